"""The day's report: what this desk recorded on one business day, and how far it has come.

This is the desk's side, counted by operations. What the day comes to at headquarters is in
`compared.py`, counted by rows: of all desks of the venue, as far as this one may see them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attention.rules import day_sum
from app.clock import to_text
from app.store.base import OutboxOp, Synced
from app.store.voids import NOT_REFUSED, Void


@dataclass(frozen=True, slots=True)
class Line:
    """One kind: how much was recorded and changed that day, and what became of those operations.

    `recorded + changed == hub + waiting + refused + held`. `voided` of the recorded facts were
    taken back. `checksum` is over the operations headquarters has.
    """

    kind: str
    recorded: int
    changed: int
    hub: int
    waiting: int
    refused: int
    held: int
    voided: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Something about that day that was written after it had ended. `what`: `added` or `voided`."""

    what: str
    at: str
    happened_at: str
    heads: int


@dataclass(frozen=True, slots=True)
class Report:
    """A business day (`YYYY-MM-DD`) of one desk. `begins` and `ends` are UTC text."""

    day: str
    begins: str
    ends: str
    lines: tuple[Line, ...]
    late: tuple[Correction, ...]

    @property
    def complete(self) -> bool:
        """Say whether headquarters has everything of the day."""
        return all(line.recorded + line.changed == line.hub for line in self.lines)


def bounds(day: str, zone: str, day_starts: str) -> tuple[str, str]:
    """Give when a business day begins and ends, as UTC text."""
    start = dt.time.fromisoformat(day_starts)
    first = dt.datetime.combine(dt.date.fromisoformat(day), start, ZoneInfo(zone))
    following = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    return to_text(first), to_text(dt.datetime.combine(following, start, ZoneInfo(zone)))


def report(
    session: Session,
    models: Mapping[str, type[Synced]],
    day: str,
    zone: str,
    day_starts: str,
    own_desk: str,
) -> Report:
    """Give the report of one business day. Operations are kept for 30 days at least."""
    begins, ends = bounds(day, zone, day_starts)
    rows = session.execute(
        select(
            OutboxOp.kind,
            OutboxOp.row_id,
            OutboxOp.verb,
            OutboxOp.verdict,
            OutboxOp.hash,
        )
        .where(OutboxOp.made_at >= begins, OutboxOp.made_at < ends)
        .order_by(OutboxOp.seq)
    ).all()
    taken_back = set(session.execute(select(Void.target_id).where(NOT_REFUSED)).scalars())
    lines = []
    for kind in dict.fromkeys(row.kind for row in rows):
        some = [row for row in rows if row.kind == kind]
        made = [row for row in some if row.verb in ("create", "fact")]
        hub = [row for row in some if row.verdict in ("taken", "merged")]
        lines.append(
            Line(
                kind,
                len(made),
                len(some) - len(made),
                len(hub),
                sum(row.verdict is None for row in some),
                sum(row.verdict == "refused" for row in some),
                sum(row.verdict == "held" for row in some),
                sum(row.row_id in taken_back for row in made),
                day_sum(row.hash for row in hub),
            )
        )
    return Report(day, begins, ends, tuple(lines), _late(session, models, day, ends, own_desk))


def _late(
    session: Session, models: Mapping[str, type[Synced]], day: str, ends: str, own_desk: str
) -> tuple[Correction, ...]:
    visit = models["visit"].__table__.c  # type: ignore[attr-defined]
    added = session.execute(
        select(visit.recorded_at, visit.happened_at, visit.heads).where(
            visit.day == day, visit.recorded_at >= ends, visit.recorded_desk == own_desk
        )
    )
    voided = session.execute(
        select(Void.recorded_at, visit.happened_at, visit.heads)
        .join(visit.id.table, visit.id == Void.target_id)
        .where(visit.day == day, Void.recorded_at >= ends, Void.recorded_desk == own_desk)
        .where(NOT_REFUSED)
    )
    found = [Correction("added", *row) for row in added]
    found += [Correction("voided", *row) for row in voided]
    return tuple(sorted(found, key=lambda one: one.at))
