"""What needs a person at this desk: disputes to choose in, and what was refused or is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attention.model import Conflict
from app.attention.rules import Side, read_sides, two_sides, ways
from app.ops import Body
from app.store.base import OutboxOp, Synced, fields_of
from app.store.outbox import SETTLED, UNATTENDED, read_body

Models = Mapping[str, type[Synced]]
MOST = 200
"""So many of a kind of trouble are listed at once."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field to choose: this desk's value and the other's. `force` is the operation in force.

    `others` is how many further operations wrote it: more than two met here.
    """

    id: str
    field: str
    version: int
    mine: Side
    theirs: Side
    force: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Matter:
    """One record two desks wrote: the fields to choose, and those on which both agree."""

    kind: str
    row_id: str
    title: str
    disputes: tuple[Dispute, ...]
    equal: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One operation that was refused, or is held: what, why, what may be done, who waits for it.

    `said` are the fields it wanted to write; `waits` the kinds and verbs of what is held for it.
    """

    op_id: str
    kind: str
    row_id: str
    verb: str
    verdict: str
    code: str
    facts: Mapping[str, Any]
    made_at: str
    title: str
    said: Mapping[str, Any]
    ways: tuple[str, ...]
    waits: tuple[Trouble, ...] = ()


def matters(
    session: Session, models: Models, own_desk: str, *, apart: bool = False
) -> list[Matter]:
    """Give the records with something to choose, in the order in which they came to be.

    What was chosen here and not yet answered is no longer asked; written again, it is. `apart`:
    whoever looks may also read what is for few.
    """
    answered = _answered(session)
    found: dict[tuple[str, str], list[Dispute]] = {}
    rows = session.execute(
        select(Conflict).where(Conflict.open.is_(True)).order_by(Conflict.id).limit(MOST)
    ).scalars()
    for row in rows:
        if answered.get(row.id) == row.version or row.of_kind not in models:
            continue
        if not apart and models[row.of_kind].kept_apart(session, row.row_id, {}):
            continue
        sides = read_sides(row.sides)
        pair = two_sides(sides, own_desk)
        if pair is not None:
            others = max(0, len(sides) - 2)
            dispute = Dispute(
                row.id, row.field, row.version or 0, *pair, force=sides[-1].op, others=others
            )
            found.setdefault((row.of_kind, row.row_id), []).append(dispute)
    made = [_matter(session, models, key, disputes) for key, disputes in found.items()]
    return [matter for matter in made if matter is not None]


def _answered(session: Session) -> dict[str, Any]:
    """Give for each dispute the version that was last answered here and may still be taken."""
    rows = session.execute(
        select(OutboxOp.body)
        .where(OutboxOp.verb == "resolve", OutboxOp.verdict.is_distinct_from("refused"))
        .order_by(OutboxOp.seq)
    ).scalars()
    bodies = [read_body(text) for text in rows]
    return {body.id: body.fields.get("version") for body in bodies}


def _matter(
    session: Session, models: Models, key: tuple[str, str], disputes: list[Dispute]
) -> Matter | None:
    row = session.get(models[key[0]], key[1])
    if row is None:
        return None
    asked = {dispute.field for dispute in disputes}
    known = fields_of(row)
    equal = {item.name: known[item.name] for item in row.kind.fields if item.name in known}
    equal = {name: value for name, value in equal.items() if name not in asked}
    title = str(getattr(row, "name", "") or "")
    return Matter(*key, title, tuple(disputes), equal)


def troubles(session: Session, models: Models) -> list[Trouble]:
    """Give what was refused and is not dealt with, newest first, then what is held by itself.

    What waits for a refused one stands beneath it; what waits for one that was put right and is
    on its way is not asked about.
    """
    refused = session.execute(
        select(OutboxOp).where(UNATTENDED).order_by(OutboxOp.seq.desc()).limit(MOST)
    ).scalars()
    held = session.execute(
        select(OutboxOp)
        .where(OutboxOp.state == SETTLED, OutboxOp.verdict == "held")
        .order_by(OutboxOp.seq)
        .limit(MOST)
    ).scalars()
    waiting: dict[str, list[Trouble]] = {}
    alone: list[Trouble] = []
    for op in held:
        one = _trouble(session, models, op)
        row_id = one.facts.get("id") or one.facts.get("waiting_for")
        if row_id:
            waiting.setdefault(str(row_id), []).append(one)
        else:
            alone.append(one)
    found = []
    for op in refused:
        creates = op.verb in ("create", "fact")
        waits = waiting.pop(op.row_id, []) if creates else []
        found.append(_trouble(session, models, op, tuple(waits)))
    return [*found, *alone]


def _trouble(
    session: Session, models: Models, op: OutboxOp, waits: tuple[Trouble, ...] = ()
) -> Trouble:
    body = read_body(op.body)
    code = op.code or ""
    return Trouble(
        op.op_id,
        op.kind,
        op.row_id,
        op.verb,
        op.verdict or "",
        code,
        op.facts or {},
        op.made_at,
        title_of(session, models, op.kind, op.row_id, body),
        said_by(session, models, body),
        ways(code, op.verdict or "", op.kind, op.verb),
        waits,
    )


def is_apart(session: Session, models: Models, body: Body) -> bool:
    """Say whether an operation is about what not everybody who looks here may see."""
    is_void = body.kind == "void"
    model = models.get(str(body.fields.get("target_kind") if is_void else body.kind))
    row_id = str(body.fields.get("target_id")) if is_void else body.id
    return model is not None and model.kept_apart(session, row_id, body.fields)


def _of_apart(session: Session, models: Models, body: Body) -> bool:
    """Say whether an operation settles a dispute about what not everybody may see."""
    found = session.get(Conflict, body.id) if body.verb == "resolve" else None
    if found is None or found.of_kind not in models:
        return False
    return models[found.of_kind].kept_apart(session, found.row_id, {})


def said_by(session: Session, models: Models, body: Body) -> dict[str, Any]:
    """Give the fields an operation writes, with their new values; sets as what is added.

    Nothing of what is restricted: that is shown where it belongs, to those entitled.
    """
    if body.verb == "move":
        return {body.field: body.after}
    if (
        body.verb == "discard"
        or is_apart(session, models, body)
        or _of_apart(session, models, body)
    ):
        return {}
    if body.verb == "resolve":
        return {body.field: body.fields.get("value")}
    return {**body.added, **body.fields}


def title_of(session: Session, models: Models, kind: str, row_id: str, body: Body) -> str:
    """Name what an operation is about: the record, else the person it is about; "" for nobody."""
    if is_apart(session, models, body):
        return ""
    if body.fields.get("name"):
        return str(body.fields["name"])
    row = session.get(models[kind], row_id) if kind in models else None
    name = getattr(row, "name", None)
    if name:
        return str(name)
    for subject in body.subjects:
        person = session.get(models["person"], subject)
        if person is not None:
            return str(getattr(person, "name", ""))
    return ""


__all__ = [
    "Dispute",
    "Matter",
    "Trouble",
    "matters",
    "said_by",
    "title_of",
    "troubles",
]
