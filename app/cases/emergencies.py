"""What is told outside the page of cases: emergencies nobody has taken on, how many are overdue."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.lifecycle import COLUMNS, NEW, RUNNING
from app.cases.model import Case
from app.cases.numbers import label_of
from app.store.transaction import DISCARDED


@dataclass(frozen=True, slots=True)
class Emergency:
    """A case somebody may be in danger about. `label`: what a card shows of its number."""

    id: str
    label: str


def unanswered(session: Session) -> tuple[Emergency, ...]:
    """Give the emergencies that wait for somebody to take them on, the oldest first."""
    found = session.execute(
        select(Case.id, Case.number)
        .where(
            Case.state.in_(COLUMNS[NEW]),
            Case.emergency.is_(True),
            Case.mark.is_distinct_from(DISCARDED),
        )
        .order_by(Case.happened_at, Case.id)
    )
    return tuple(Emergency(row.id, label_of(row.number)) for row in found)


def count_overdue(session: Session, at: str) -> int:
    """Count the cases whose limit ran out before a moment (UTC text) and nobody has answered."""
    found = session.execute(
        select(func.count()).where(
            Case.state.in_(RUNNING),
            Case.due_at < at,
            Case.paused_at.is_(None),
            Case.mark.is_distinct_from(DISCARDED),
        )
    )
    return int(found.scalar_one())
