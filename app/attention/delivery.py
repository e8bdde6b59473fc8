"""How far this desk's work has come: what waits, what arrived, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.attention.model import Conflict
from app.attention.queries import Models, said_by, title_of
from app.attention.rules import Side, read_sides
from app.store.base import OutboxOp
from app.store.outbox import SENT, WAITING, read_body

MOST = 200


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits of one kind: how many, how many characters, from when to when (UTC text)."""

    kind: str
    count: int
    size: int
    first: str
    last: str
    new: int
    """How many of them make something new; the others change what is there."""


@dataclass(frozen=True, slots=True)
class Pending:
    """One operation that waits. `sent`: it was offered, and no answer has come yet."""

    op_id: str
    kind: str
    row_id: str
    verb: str
    made_at: str
    title: str
    said: Mapping[str, Any]
    sent: bool


@dataclass(frozen=True, slots=True)
class Done:
    """One operation with its verdict, and the receipt: the number it stands under, and in what.

    `fields` are those where another desk's value gave way, by the rule.
    """

    op_id: str
    kind: str
    row_id: str
    verb: str
    at: str
    title: str
    verdict: str
    code: str
    number: int | None
    epoch: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dispute somebody settled: which field of what, by whom, and what the other value was."""

    conflict_id: str
    kind: str
    row_id: str
    field: str
    title: str
    choice: Side
    other: Any


@dataclass(frozen=True, slots=True)
class Day:
    """What was answered in one hour (`YYYY-MM-DDTHH`, UTC), by verdict."""

    hour: str
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """Headquarters has it: since when (None: another desk's work), under which number, and where.

    Numbers of two epochs are never compared, so a number is only whole with its epoch. `former`:
    of an epoch that has ended, and in the present one the record was not seen yet. `behind`: a
    later change of it has no answer yet.
    """

    at: str | None
    number: int
    epoch: str
    former: bool = False
    behind: bool = False


def piles(session: Session) -> list[Pile]:
    """Give what waits by kind, that with the oldest work first."""
    op = OutboxOp
    new = func.sum(op.verb.in_(("create", "fact")))
    rows = session.execute(
        select(
            op.kind,
            func.count(),
            func.sum(func.length(op.body)),
            func.min(op.made_at),
            func.max(op.made_at),
            new,
        )
        .where(op.state.in_((WAITING, SENT)))
        .group_by(op.kind)
        .order_by(func.min(op.seq))
    )
    return [Pile(*row) for row in rows]


def pending(session: Session, models: Models, most: int = MOST) -> list[Pending]:
    """Give what waits, oldest first, with what each would write."""
    rows = session.execute(
        select(OutboxOp)
        .where(OutboxOp.state.in_((WAITING, SENT)))
        .order_by(OutboxOp.seq)
        .limit(most)
    ).scalars()
    found = []
    for op in rows:
        body = read_body(op.body)
        title = title_of(session, models, op.kind, op.row_id, body)
        found.append(
            Pending(
                op.op_id,
                op.kind,
                op.row_id,
                op.verb,
                op.made_at,
                title,
                said_by(session, models, body),
                op.state == SENT,
            )
        )
    return found


def done(session: Session, models: Models, most: int = MOST) -> list[Done]:
    """Give what headquarters answered, latest first."""
    rows = session.execute(
        select(OutboxOp)
        .where(OutboxOp.settled_at.is_not(None))
        .order_by(OutboxOp.settled_at.desc(), OutboxOp.seq.desc())
        .limit(most)
    ).scalars()
    found = []
    for op in rows:
        body = read_body(op.body)
        fields = (op.facts or {}).get("fields", ()) if op.verdict == "merged" else ()
        found.append(
            Done(
                op.op_id,
                op.kind,
                op.row_id,
                op.verb,
                op.settled_at or "",
                title_of(session, models, op.kind, op.row_id, body),
                op.verdict or "",
                op.code or "",
                op.applied_number,
                op.applied_epoch,
                tuple(str(name) for name in fields),
            )
        )
    return found


def choices(
    session: Session, models: Models, most: int = MOST, *, apart: bool = False
) -> list[Chosen]:
    """Give the disputes that were settled, latest first; those for few where `apart`."""
    rows = session.execute(
        select(Conflict).where(Conflict.open.is_(False)).order_by(Conflict.id.desc()).limit(most)
    ).scalars()
    found = []
    for row in rows:
        model = models.get(row.of_kind)
        if not apart and model is not None and model.kept_apart(session, row.row_id, {}):
            continue
        (choice,) = read_sides([row.chosen]) or (Side(row.by or ""),)
        others = [s.value for s in read_sides(row.sides) if s.value != choice.value]
        about = session.get(models[row.of_kind], row.row_id) if row.of_kind in models else None
        title = str(getattr(about, "name", "") or "")
        other = others[-1] if others else None
        found.append(Chosen(row.id, row.of_kind, row.row_id, row.field, title, choice, other))
    return sorted(found, key=lambda one: one.choice.at or "", reverse=True)


def hours(session: Session, since: str) -> list[Day]:
    """Count what was answered since a time (UTC text), by hour and verdict, latest first."""
    hour = func.substr(OutboxOp.settled_at, 1, 13)
    rows = session.execute(
        select(hour, OutboxOp.verdict, func.count())
        .where(OutboxOp.settled_at >= since)
        .group_by(hour, OutboxOp.verdict)
        .order_by(hour.desc(), OutboxOp.verdict)
    )
    return [Day(*row) for row in rows]


def receipts(
    session: Session, models: Models, kind: str, ids: Iterable[str], epoch: str
) -> dict[str, Receipt]:
    """Give the receipts of rows that headquarters has, by id; others are left out.

    A number of the present `epoch` goes before one of an epoch that has ended, whichever came
    from our own work; within an epoch our own work tells since when.
    """
    wanted, model = list(ids), models[kind]
    found: dict[str, Receipt] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        seen = session.execute(
            select(model.id, model.seen_number, model.seen_epoch).where(
                model.id.in_(some), model.seen_number.is_not(None)
            )
        )
        had = [(row[0], Receipt(None, row[1], row[2] or "")) for row in seen]
        told = session.execute(_TOLD.where(OutboxOp.kind == kind, OutboxOp.row_id.in_(some)))
        behind = set()
        for row in told:
            if row.verdict is None:
                behind.add(row.row_id)
            if row.applied_number is not None:
                said = Receipt(row.settled_at, row.applied_number, row.applied_epoch or "")
                had.append((row.row_id, said))
        for row_id, one in had:
            former = one.epoch != epoch
            if row_id not in found or not former or found[row_id].former:
                found[row_id] = replace(one, former=former)
        for row_id in behind & found.keys():
            found[row_id] = replace(found[row_id], behind=True)
    return found


_TOLD = select(
    OutboxOp.row_id,
    OutboxOp.verdict,
    OutboxOp.settled_at,
    OutboxOp.applied_number,
    OutboxOp.applied_epoch,
).order_by(OutboxOp.seq)
