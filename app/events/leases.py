"""How many seats this desk may give out by itself: counted from its leases, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.events.model import EventSession, Registration, SeatLease
from app.events.rules import EVENT_SESSION, HELD, LEASE_AFTER_END, LEASE_TERM, REGISTERED
from app.events.seatclock import seat_time
from app.store.base import OutboxOp
from app.store.outbox import read_body
from app.store.store import Store
from app.store.transaction import DISCARDED

NONE, EXPIRED, CLOCK_BACK = "none", "expired", "clock_back"


@dataclass(frozen=True, slots=True)
class SeatsHere:
    """What this desk can give of a session. `why` says why nothing, when nothing is left.

    `why`: none (no lease, or all of it given), expired, clock_back. Figures are of all its leases
    of the session, `lease` and `expires_at` of the one that is used next; `expires_at` is absent
    for a session that cannot be at headquarters yet.
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
    born = None if leases else _birth(session, store, sitting)
    if born is not None:
        return _of_birth(session, store, sitting, born)
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
    return _birth(session, store, sitting) is not None


def _birth(session: Session, store: Store, sitting: EventSession) -> _Birth | None:
    """Give what is known of a session's making, where it `is_born_here`."""
    if sitting.seen_number is not None or sitting.mark is not None:
        return None
    if sitting.recorded_desk != store.place.printed_letter:
        return None
    made = (
        OutboxOp.kind == EVENT_SESSION.name,
        OutboxOp.row_id == sitting.id,
        OutboxOp.verb == "create",
        OutboxOp.incarnation == store.place.incarnation,
        # Letters may come twice from a headquarters that went back, and what waits is taken over
        # by the next life; but ids are drawn in order of time.
        OutboxOp.op_id > store.place.incarnation,
    )
    found = session.execute(select(OutboxOp.sent_at, OutboxOp.body).where(*made).limit(1)).first()
    if found is None or found.sent_at is None:
        return None if found is None else _Birth(None)
    # Its lease is made out by what the session was when it was made, whatever was said since.
    ends = str(read_body(found.body).fields["ends_at"]) if found.body else ""
    over = from_text(ends) + LEASE_AFTER_END if ends else from_text(found.sent_at)
    return _Birth(to_text(min(from_text(found.sent_at) + LEASE_TERM, over)))


@dataclass(frozen=True, slots=True)
class _Birth:
    """A session made here. `over`: from when on its seats may be given elsewhere, perhaps never."""

    over: str | None


def _of_birth(session: Session, store: Store, sitting: EventSession, born: _Birth) -> SeatsHere:
    """Count what is left of a session's first seats.

    From when it was first offered on, headquarters may have it though no word of that came back:
    then its lease runs there, and what is left of it is given on when it is over.
    """
    given, over = _given(session, sitting.id), born.over
    left = max(0, sitting.capacity - given)
    if over is None:
        return SeatsHere(left, sitting.capacity, given, sitting.id)
    time = seat_time(session, store)
    if over <= time.at or time.suspended:
        why = EXPIRED if over <= time.at else CLOCK_BACK
        return SeatsHere(0, sitting.capacity, given, None, over, why)
    return SeatsHere(left, sitting.capacity, given, sitting.id, over)


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
