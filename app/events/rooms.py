"""What takes place in a room: whoever wants to have it for something else asks here."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.events.model import Event, EventSession
from app.events.rules import CANCELLED
from app.store.transaction import DISCARDED


@dataclass(frozen=True, slots=True)
class InRoom:
    """A session that takes place somewhere. Times are UTC text."""

    id: str
    event_id: str
    title: str
    room: str
    starts_at: str
    ends_at: str


def in_rooms(session: Session, first: str, last: str, room: str = "") -> list[InRoom]:
    """Give the sessions that are in a room (any, if none is named) between two moments."""
    named = func.trim(EventSession.room)
    wanted = (
        select(
            EventSession.id,
            Event.id,
            Event.title,
            named,
            EventSession.starts_at,
            EventSession.ends_at,
        )
        .join(EventSession, EventSession.event_id == Event.id)
        .where(
            EventSession.starts_at < last,
            EventSession.ends_at > first,
            EventSession.status != CANCELLED,
            EventSession.mark.is_distinct_from(DISCARDED),
            Event.review != CANCELLED,
            named != "",
        )
        .order_by(EventSession.starts_at, EventSession.id)
    )
    if room:
        wanted = wanted.where(named == room.strip())
    return [InRoom(*row) for row in session.execute(wanted)]
