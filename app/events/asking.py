"""What a desk asks headquarters for, and gives back by itself, when they hear each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import to_text
from app.events.leases import left_of, own_leases
from app.events.model import Event, EventSession, Registration, SeatLease
from app.events.rules import CANCELLED, HELD, WAITLISTED
from app.store.store import Store
from app.store.transaction import DISCARDED, SYSTEM, transaction

AHEAD = dt.timedelta(days=14)
"""Sessions further away are not asked for: nobody cuts a line for so long."""
FEW, MOST, MOST_ASKED = 2, 50, 200
RECENT = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Ask:
    """How many seats of a session this desk would like to have left for giving without a line."""

    session_id: str
    want: int


def asks(session: Session, store: Store) -> list[Ask]:
    """Say what this desk asks for: as many as it gave within a day, and a few for the next guests.

    Seats kept for the desks are asked for whole.
    """
    now = store.clock.now()
    wanted = (
        select(EventSession.id, EventSession.reserve)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            EventSession.capacity > 0,
            EventSession.status != CANCELLED,
            EventSession.seen_number.is_not(None),
            EventSession.starts_at < to_text(now + AHEAD),
            EventSession.ends_at > to_text(now),
            Event.review != CANCELLED,
        )
        .order_by(EventSession.starts_at)
        .limit(MOST_ASKED)
    )
    given = _given_lately(session, store, to_text(now - RECENT))
    return [
        Ask(row.id, _want(given.get(row.id, 0), row.reserve)) for row in session.execute(wanted)
    ]


def tokens(session: Session, store: Store) -> list[str]:
    """Give headquarters' own signed word for the leases this desk holds, to be shown to it."""
    return [lease.token for lease in own_leases(session, store) if lease.token]


def give_back_to_others(store: Store) -> int:
    """Give back what is left of leases and others should have; gives how many seats.

    Where somebody waits and nothing is kept for the desks, all of it: headquarters knows the order
    of who waits, and this desk may not have heard of the first. Of a session it made itself, whose
    seats it holds all, half, once: for the web and for the other desks.
    """
    with store.read() as session:
        due = _due(session, store)
    if not due:
        return 0
    count = 0
    with transaction(store, SYSTEM) as tx:
        for lease_id in due:
            lease = tx.session.get(SeatLease, lease_id)
            seats = _for_others(tx.session, store, lease) if lease is not None else 0
            if lease is not None and seats > 0:
                tx.request(lease, "return", returned=lease.returned + seats)
                count += seats
    return count


def _due(session: Session, store: Store) -> list[str]:
    """Name the leases of which something goes back."""
    held = own_leases(session, store)
    return [lease.id for lease in held if _for_others(session, store, lease)]


def _for_others(session: Session, store: Store, lease: SeatLease) -> int:
    sitting = session.get(EventSession, lease.session_id)
    if sitting is None or lease.status != HELD:
        return 0
    left = left_of(session, lease)
    waiting = 0 if sitting.reserve else min(left, _waiting(session, sitting.id))
    born_here = lease.id == lease.session_id and not lease.returned
    kept = max(want_of(session, store, sitting), (left + 1) // 2)
    return max(waiting, left - kept if born_here else 0)


def want_of(session: Session, store: Store, sitting: EventSession) -> int:
    """Say how many seats of a session this desk would like to have left."""
    since = to_text(store.clock.now() - RECENT)
    given = _given_lately(session, store, since).get(sitting.id, 0)
    return _want(given, sitting.reserve)


def _want(given: int, reserve: int | None) -> int:
    return min(MOST, max(FEW, given, reserve or 0))


def _waiting(session: Session, session_id: str) -> int:
    """Count who waits, as far as headquarters knows of them too."""
    wanted = (
        select(func.count())
        .select_from(Registration)
        .where(
            Registration.session_id == session_id,
            Registration.status == WAITLISTED,
            Registration.turn.is_not(None),
            Registration.mark.is_distinct_from(DISCARDED),
        )
    )
    return session.execute(wanted).scalar_one()


def _given_lately(session: Session, store: Store, since: str) -> dict[str, int]:
    mine = (
        Registration.recorded_desk == store.place.printed_letter,
        Registration.happened_at >= since,
    )
    wanted = (
        select(Registration.session_id, func.count()).where(*mine).group_by(Registration.session_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(wanted)}
