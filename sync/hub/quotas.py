"""How many seats of a session there shall be: said by a desk, or by headquarters."""

from __future__ import annotations

from typing import Any

from app.events.rules import (
    EVENT_SESSION,
    HELD,
    MOST_SEATS,
    OVERBOOKED,
    REGISTERED,
    REGISTRATION,
    SEATED,
    WAITLISTED,
    lease_left,
)
from app.ops import Body
from sync.hub.book import Book
from sync.hub.seats import Seats
from sync.hub.work import Work
from sync.merge import TAKEN, Outcome, Stored, refused


def change_quota(book: Book, work: Work, body: Body) -> tuple[Outcome, int]:
    """A desk wants another capacity: more is lent to it, fewer only where seats are left."""
    session, wanted = book.row(EVENT_SESSION.name, body.id), body.fields.get("capacity")
    if session is None or session.gone:
        return refused("no_such_row", kind=EVENT_SESSION.name), 0
    if type(wanted) is not int or not 0 <= wanted <= MOST_SEATS:
        return refused("bad_field", field="capacity"), 0
    seats = Seats(book, body.id, work.op.op_id)
    own = seats.held_by(work.device, work.incarnation).get(body.id)
    if not seats.counted:
        if wanted:
            begin_counting(seats, wanted)
    elif wanted > seats.counts["capacity"]:
        _raise(seats, own, wanted - seats.counts["capacity"])
    elif wanted < seats.counts["capacity"]:
        problem = _lower(seats, own, seats.counts["capacity"] - wanted)
        if problem is not None:
            return problem, 0
    if seats.counted:
        seats.settle()
        seats.save()
    now = book.row(EVENT_SESSION.name, body.id)
    return Outcome(TAKEN), now.number if now is not None else session.number


def _raise(seats: Seats, own: dict[str, Any] | None, count: int) -> None:
    """More seats: whoever holds those the session was born with, also holds these."""
    # A smaller capacity that was asked for and not reached is overruled by a later word.
    seats.counts.pop("wanted", None)
    seats.counts["capacity"] += count
    if own is not None:
        own["granted"] += count
    else:
        seats.counts["pool"] += count


def _lower(seats: Seats, own: dict[str, Any] | None, count: int) -> Outcome | None:
    """Fewer seats: of those the desk holds itself, then of the pool; never of others'."""
    counts = seats.counts
    from_own = min(count, lease_left(own)) if own is not None else 0
    from_pool = min(count - from_own, counts["pool"])
    if from_own + from_pool < count:
        mine = lease_left(own) if own is not None else 0
        return refused(
            "seats_given",
            least=counts["capacity"] - mine - counts["pool"],
            used=counts["used"],
            lent=seats.lent - mine,
        )
    if own is not None:
        own["granted"] -= from_own
    counts["pool"] -= from_pool
    counts["capacity"] -= count
    return None


def set_capacity(book: Book, session_id: str, capacity: int) -> dict[str, Any]:
    """Headquarters says how many seats there shall be, also fewer than are given; gives the counts.

    What the pool lacks is taken from who registered last: they are overbooked, and a person
    decides. What desks hold is waited for. Raises LookupError and ValueError.
    """
    if book.row(EVENT_SESSION.name, session_id) is None:
        raise LookupError(session_id)
    if not 0 <= capacity <= MOST_SEATS:
        raise ValueError("capacity")
    seats = Seats(book, session_id, book.hub.make_id())
    if not seats.counted:
        if capacity:
            begin_counting(seats, capacity)
    elif capacity >= seats.counts["capacity"]:
        _raise(seats, None, capacity - seats.counts["capacity"])
    else:
        _force_down(seats, capacity)
    seats.settle()
    seats.save()
    return dict(seats.counts)


def _force_down(seats: Seats, capacity: int) -> None:
    """Lower a capacity as far as it goes without taking anything from a desk's hands."""
    counts = seats.counts
    from_pool = min(counts["capacity"] - capacity, counts["pool"])
    counts["pool"] -= from_pool
    counts["capacity"] -= from_pool
    count = min(counts["capacity"] - capacity, counts["used"] - counts["overbooked"])
    for row in _last_seated(seats, count):
        lease = seats.leases.get(str(row.fields.get("lease")))
        if lease is not None and lease["status"] == HELD:
            # The desk gets no seat back that it could give to somebody else.
            lease["granted"] -= 1
            lease["used"] -= 1
        counts["overbooked"] += 1
        counts["capacity"] -= 1
        seats.change(row, status=OVERBOOKED, lease=None, changed_why=OVERBOOKED)
    if counts["capacity"] > capacity:
        counts["wanted"] = capacity
    else:
        counts.pop("wanted", None)


def _last_seated(seats: Seats, count: int) -> list[Stored]:
    rows = seats.book.found_under(REGISTRATION.name, seats.id)
    seated = [row for row in rows if row.fields["status"] == REGISTERED]
    seated.sort(key=lambda row: row.made.number, reverse=True)
    return seated[:count]


def begin_counting(seats: Seats, capacity: int) -> None:
    """Count a session's seats from now on: whoever was registered before has theirs.

    Where they are more than there are seats, the last of them are overbooked.
    """
    rows = seats.book.found_under(REGISTRATION.name, seats.id)
    seated = sorted(
        (row for row in rows if row.fields["status"] in SEATED), key=lambda row: row.made.number
    )
    waiting = sum(row.fields["status"] == WAITLISTED for row in rows)
    seats.begin(capacity, used=min(len(seated), capacity), waiting=waiting)
    for row in seated[capacity:]:
        seats.change(row, **seats.overbook())
