"""Conflicts: rows the hub makes where two desks wrote a field that a person should decide."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from app.attention.rules import CONFLICT as KIND
from app.attention.rules import Side
from app.ops import Body
from sync.hub.book import Book
from sync.hub.tables import devices, incarnations, ops
from sync.hub.work import Work
from sync.merge import REFUSED, Outcome, Stamp, Stored, Writing, judge, refused

CONFLICT = KIND.name
"""Kind of these rows; what is in them is said at its declaration."""
ERASED = "erased"
_bodies = msgspec.json.Decoder(Body)


def dispute(book: Book, before: Stored, after: Stored, field: str, work: Work) -> None:
    """Open a conflict on a field that an operation wrote over another desk's, unless one is open.

    `before` and `after` are the row without and with this operation.
    """
    key = f"{after.kind}|{after.id}|{field}"
    if book.line(CONFLICT, key):
        return
    earlier = before.stamps.get(field, before.made)
    sides = [
        _earlier_side(book, earlier, before.fields.get(field)),
        _side(book, work, after.fields.get(field)),
    ]
    kind = book.hub.kinds[after.kind]
    named = [after.fields.get(name) for name in kind.subjects]
    fields = {
        "kind": after.kind,
        "row_id": after.id,
        "field": field,
        "ops": [side.op for side in sides],
        "version": 1,
        "open": True,
        "sides": msgspec.to_builtins(sides),
        "subjects": sorted({after.id, *(name for name in named if isinstance(name, str))}),
    }
    made = Stamp(0, work.op.op_id, work.device)
    book.put(Stored(CONFLICT, book.hub.make_id(), 0, made, fields, key=key, scope=after.scope))


def join(book: Book, before: Stored, after: Stored, work: Work) -> None:
    """Let an edit of fields in dispute join their open conflicts."""
    for name in after.stamps:
        if before.fields.get(name) == after.fields.get(name):
            continue
        for opened in book.line(CONFLICT, f"{after.kind}|{after.id}|{name}"):
            fields, side = dict(opened.fields), _side(book, work, after.fields.get(name))
            fields["ops"] = [*fields["ops"], side.op]
            fields["sides"] = [*fields.get("sides", ()), msgspec.to_builtins(side)]
            fields["version"] += 1
            book.put(msgspec.structs.replace(opened, fields=fields))


def resolve(book: Book, work: Work, body: Body, stamp: Stamp) -> tuple[Outcome, int]:
    """A person chose: the first answer to this version of the conflict wins.

    `body.id` names the conflict; its fields are `version` and `value`. Gives the outcome and the
    number the conflict was closed at.
    """
    conflict = book.row(CONFLICT, body.id)
    if conflict is None or conflict.gone:
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
        base=book.version(stamp.number - 1, conflict.scope),
    )
    outcome = judge(kind, stored, choice, Writing(stamp, book.hub.epoch))
    if outcome.verdict == REFUSED:
        return outcome, 0
    if stored is not None and outcome.fields is not None:
        changed = {"fields": outcome.fields, "stamps": outcome.stamps}
        book.put(msgspec.structs.replace(stored, **changed))
    chosen = msgspec.to_builtins(_side(book, work, body.fields.get("value")))
    closed = {**said, "open": False, "by": stamp.op_id, "chosen": chosen}
    row = book.put(msgspec.structs.replace(conflict, fields=closed))
    book.rekey(row, None)
    return outcome, row.number


def forget(book: Book, person_id: str) -> None:
    """Take away every conflict about somebody who is erased, open or closed."""
    for conflict in book.of_kind(CONFLICT):
        about = {conflict.fields.get("row_id"), *conflict.fields.get("subjects", ())}
        if person_id in about and not conflict.gone:
            gone = msgspec.structs.replace(conflict, fields={}, stamps={}, gone=ERASED)
            book.rekey(book.put(gone), None)


def _side(book: Book, work: Work, value: Any) -> Side:
    """Say what the operation at hand wrote."""
    body = work.body
    desk = _letter(book, work.device, work.incarnation)
    if body is None:
        return Side(work.op.op_id, desk, value=value)
    return Side(work.op.op_id, desk, body.actor, body.corrected or body.at, value)


def _earlier_side(book: Book, stamp: Stamp, value: Any) -> Side:
    """Say what an operation of another desk wrote; as much as is still known of it."""
    found = book.connection.execute(
        select(ops.c.body, ops.c.incarnation).where(
            ops.c.venue_id == book.venue_id,
            ops.c.device_id == stamp.device,
            ops.c.op_id == stamp.op_id,
            ops.c.body.is_not(None),
        )
    ).first()
    if found is None:
        return Side(stamp.op_id, _letter(book, stamp.device, ""), value=value)
    body = _bodies.decode(found.body)
    desk = _letter(book, stamp.device, found.incarnation)
    return Side(stamp.op_id, desk, body.actor, body.corrected or body.at, value)


def _letter(book: Book, device: str, incarnation: str) -> str:
    """Give the letter a desk had in that life, else the one it has; "" for headquarters."""
    lived = select(incarnations.c.letter).where(
        incarnations.c.venue_id == book.venue_id,
        incarnations.c.device_id == device,
        incarnations.c.incarnation == incarnation,
    )
    lives = select(devices.c.letter).where(
        devices.c.venue_id == book.venue_id, devices.c.device_id == device
    )
    run = book.connection.execute
    return run(lived).scalar_one_or_none() or run(lives).scalar_one_or_none() or ""
