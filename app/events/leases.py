"""How many seats this desk may give out by itself: counted from its leases, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.events.model import EventSession, Registration, SeatLease
from app.events.rules import EVENT_SESSION, HELD, REGISTERED
from app.events.seatclock import seat_time
from app.store.base import OutboxOp
from app.store.store import Store
from app.store.transaction import DISCARDED

NONE, EXPIRED, CLOCK_BACK = "none", "expired", "clock_back"


@dataclass(frozen=True, slots=True)
class SeatsHere:
    """What this desk can give of a session. `why` says why nothing, when nothing is left.

    `why`: none (no lease, or all of it given), expired, clock_back. Figures are of all its leases
    of the session, `lease` and `expires_at` of the one that is used next; `expires_at` is absent
    for a session headquarters has not seen.
    """

    left: int = 0
    granted: int = 0
    given: int = 0
    lease: str | None = None
    expires_at: str | None = None
    why: str = NONE


def seats_here(session: Session, store: Store, sitting: EventSession) -> SeatsHere:
    """Say how many seats of a session this desk may give now, without asking anybody."""
    leases = _leases(session, store, sitting.id)
    if not leases and is_born_here(session, store, sitting):
        given = _given(session, sitting.id)
        return SeatsHere(max(0, sitting.capacity - given), sitting.capacity, given, sitting.id)
    if not leases:
        return SeatsHere()
    time = seat_time(session, store)
    good = [lease for lease in leases if lease.expires_at > time.at]
    counted = [_counted(session, lease) for lease in good or leases]
    best = max(counted, key=lambda seats: (seats.left, seats.expires_at or ""))
    left, granted, given = (
        sum(getattr(seats, name) for seats in counted) for name in ("left", "granted", "given")
    )
    if not good or time.suspended:
        why = EXPIRED if not good else CLOCK_BACK
        return SeatsHere(0, granted, given, None, best.expires_at, why)
    return SeatsHere(left, granted, given, best.lease, best.expires_at)


def own_leases(session: Session, store: Store) -> Sequence[SeatLease]:
    """Give the leases this life of this desk holds, of all sessions."""
    mine = (
        SeatLease.device == store.place.device,
        SeatLease.incarnation == store.place.incarnation,
        SeatLease.status == HELD,
    )
    return session.execute(select(SeatLease).where(*mine).order_by(SeatLease.id)).scalars().all()


def left_of(session: Session, lease: SeatLease) -> int:
    """Give how many seats of a lease were not given and not given back, as this desk knows it."""
    return max(0, lease.granted - lease.returned - _given(session, lease.id))


def is_born_here(session: Session, store: Store, sitting: EventSession) -> bool:
    """Say whether headquarters has yet to see this session, and this life of the desk made it.

    A copy opened from a back-up takes over what waits, but not the letter it was written under:
    the desk it was copied from may be giving the same seats.
    """
    if sitting.seen_number is not None or sitting.mark is not None:
        return False
    if sitting.recorded_desk != store.place.printed_letter:
        return False
    made = (
        OutboxOp.kind == EVENT_SESSION.name,
        OutboxOp.row_id == sitting.id,
        OutboxOp.verb == "create",
        OutboxOp.incarnation == store.place.incarnation,
    )
    return session.execute(select(OutboxOp.op_id).where(*made).limit(1)).first() is not None


def _leases(session: Session, store: Store, session_id: str) -> Sequence[SeatLease]:
    return [one for one in own_leases(session, store) if one.session_id == session_id]


def _counted(session: Session, lease: SeatLease) -> SeatsHere:
    given = _given(session, lease.id)
    granted = lease.granted - lease.returned
    left = max(0, granted - given)
    return SeatsHere(left, granted, given, lease.id if left else None, lease.expires_at)


def _given(session: Session, lease_id: str) -> int:
    return session.execute(
        select(func.count())
        .select_from(Registration)
        .where(
            Registration.lease == lease_id,
            Registration.status == REGISTERED,
            Registration.mark.is_distinct_from(DISCARDED),
        )
    ).scalar_one()
