"""Conflicts: rows the hub makes where two desks wrote a field that a person should decide."""

from __future__ import annotations

import msgspec

from app.ops import Body
from sync.hub.book import Book
from sync.merge import REFUSED, Outcome, Stamp, Stored, Writing, judge, refused

CONFLICT = "conflict"
"""Kind of these rows.

Fields: kind, row_id, field, ops (ids of the operations, the last one in force), version, open;
once resolved: by (the id of the operation that did).
"""


def dispute(book: Book, row: Stored, field: str, op_ids: list[str], writer: str) -> None:
    """Open one conflict on a field, or let a further operation join the open one."""
    key = f"{row.kind}|{row.id}|{field}"
    opened = book.line(CONFLICT, key)
    if opened:
        fields = dict(opened[0].fields)
        fields["ops"] = [*fields["ops"], op_ids[-1]]
        fields["version"] += 1
        book.put(msgspec.structs.replace(opened[0], fields=fields))
        return
    fields = {
        "kind": row.kind,
        "row_id": row.id,
        "field": field,
        "ops": op_ids,
        "version": 1,
        "open": True,
    }
    made = Stamp(0, op_ids[-1], writer)
    book.put(Stored(CONFLICT, book.hub.make_id(), 0, made, fields, key=key))


def join(book: Book, before: Stored, after: Stored, stamp: Stamp) -> None:
    """Let an edit of fields in dispute join their open conflicts."""
    for name in after.stamps:
        changed = before.fields.get(name) != after.fields.get(name)
        if changed and book.line(CONFLICT, f"{after.kind}|{after.id}|{name}"):
            dispute(book, after, name, [stamp.op_id], stamp.device)


def resolve(book: Book, body: Body, stamp: Stamp) -> tuple[Outcome, int]:
    """A person chose: the first answer to this version of the conflict wins.

    `body.id` names the conflict; its fields are `version` and `value`. Gives the outcome and the
    number the conflict was closed at.
    """
    conflict = book.row(CONFLICT, body.id)
    if conflict is None:
        return refused("no_such_row", kind=CONFLICT), 0
    said = conflict.fields
    if not said["open"] or body.fields.get("version") != said["version"]:
        return refused("moved_on", now=said["version"]), 0
    kind, name = book.hub.kinds[said["kind"]], said["field"]
    stored = book.row(kind.name, said["row_id"])
    # As if written by someone who saw everything: nothing is foreign to a person's choice.
    choice = Body(
        v=body.v,
        verb="patch",
        kind=kind.name,
        id=said["row_id"],
        salt=body.salt,
        fields={name: body.fields.get("value")},
        base=book.version(stamp.number - 1),
    )
    outcome = judge(kind, stored, choice, Writing(stamp, book.hub.epoch))
    if outcome.verdict == REFUSED:
        return outcome, 0
    if stored is not None and outcome.fields is not None:
        changed = {"fields": outcome.fields, "stamps": outcome.stamps}
        book.put(msgspec.structs.replace(stored, **changed))
    closed = {**said, "open": False, "by": stamp.op_id}
    row = book.put(msgspec.structs.replace(conflict, fields=closed))
    book.rekey(row, None)
    return outcome, row.number
