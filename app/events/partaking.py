"""What a person took part in, and what they had a seat of and did not come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.events.model import Attendance, Event, EventSession, Registration
from app.events.rules import CANCELLED, SEATED
from app.staff.rules import may
from app.store.transaction import DISCARDED
from app.store.voids import not_voided

CAME, HELPED, ABSENT = "came", "helped", "absent"
MOST = 50


@dataclass(frozen=True, slots=True)
class Part:
    """One session somebody has to do with. `how`: came, helped (as a volunteer), absent."""

    row_id: str
    at: str
    title: str
    how: str


def parts_of(session: Session, cards: Sequence[str], role: str, at: str) -> list[Part]:
    """Give a person's part in events by all their cards, the latest first, as of a moment.

    That they did not come only those are shown who see people's cards in full.
    """
    met = session.execute(
        select(Attendance, Event.title)
        .join(Event, Event.id == Attendance.event_id)
        .where(
            Attendance.person_id.in_(cards),
            Attendance.duplicate_of.is_(None),
            Attendance.mark.is_distinct_from(DISCARDED),
            not_voided(Attendance.id),
        )
        .order_by(Attendance.happened_at.desc())
        .limit(MOST)
    ).all()
    found = [
        Part(row.id, row.happened_at, title, HELPED if row.role else CAME) for row, title in met
    ]
    if may(role, "people.see"):
        found += _absences(session, cards, at)
    return sorted(found, key=lambda part: part.at, reverse=True)


def _absences(session: Session, cards: Sequence[str], at: str) -> list[Part]:
    """Find seats of what is over that nobody came to: neither they nor who held their ticket."""
    came = select(Attendance.id).where(
        Attendance.session_id == Registration.session_id,
        Attendance.person_id.in_(cards) | (Attendance.registration_id == Registration.id),
        Attendance.mark.is_distinct_from(DISCARDED),
        not_voided(Attendance.id),
    )
    rows = session.execute(
        select(Registration.id, EventSession.starts_at, Event.title)
        .join(EventSession, EventSession.id == Registration.session_id)
        .join(Event, Event.id == Registration.event_id)
        .where(
            Registration.person_id.in_(cards),
            Registration.status.in_(SEATED),
            Registration.mark.is_distinct_from(DISCARDED),
            EventSession.ends_at <= at,
            EventSession.status != CANCELLED,
            Event.review != CANCELLED,
            Event.check_mode != "none",
            ~came.exists(),
        )
        .order_by(EventSession.starts_at.desc())
        .limit(MOST)
    ).all()
    return [Part(row.id, row.starts_at, row.title, ABSENT) for row in rows]
