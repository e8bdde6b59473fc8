"""What is booked in a room: whoever plans an event there asks here, and takes all of it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.bookings.model import Booking
from app.bookings.rules import BOOKED
from app.bookings.things import things
from app.directory.rules import ROOM
from app.store.transaction import DISCARDED


def count_booked(session: Session, room: str, first: str, last: str) -> int:
    """Count the bookings of a room of that name between two moments (UTC text)."""
    name = room.strip()
    ids = [one.id for one in things(session, first[:10]) if (one.type, one.name) == (ROOM, name)]
    if not ids:
        return 0
    chosen = (
        select(func.count())
        .select_from(Booking)
        .where(
            Booking.resource_id.in_(ids),
            Booking.begins_at < last,
            Booking.ends_at > first,
            Booking.state == BOOKED,
            Booking.mark.is_distinct_from(DISCARDED),
        )
    )
    return int(session.execute(chosen).scalar_one())
