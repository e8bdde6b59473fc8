"""What a booking is, and how many fit: one way of counting for desks and headquarters.

A thing that can be booked (a room, goods) holds so many at once, its capacity; a booking takes
some of it, or all. Two desks without a line may both book the last of it. Headquarters takes both
and marks the one that came later to it (`clash`): a person then moves it, keeps it all the same
with a reason, or cancels it. Nobody was told something that is dropped without a word.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.clock import from_text
from app.directory.rules import MOST_CAPACITY
from app.kinds import Field, Form, Kind, Merge, Nature

BOOKED, USED, CANCELLED, NO_SHOW = "booked", "used", "cancelled", "no_show"
STATES = (BOOKED, USED, CANCELLED, NO_SHOW)
TAKING = (BOOKED, USED)
"""States in which a booking takes its slot."""
MOVES = {
    BOOKED: (USED, CANCELLED, NO_SHOW),
    USED: (BOOKED,),
    NO_SHOW: (BOOKED,),
    CANCELLED: (BOOKED,),
}
"""Back to `booked` leads what was pressed by mistake."""
GRID = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=24)
PURPOSE_LIMIT, NOTE_LIMIT, WHY_LIMIT = 100, 200, 200
EDIT = "bookings.edit"
"""The right to book and to say what came of it; who holds it is said in `app/staff/rules.py`."""

BOOKING = Kind(
    "booking",
    Nature.RECORD,
    (
        Field("resource_id", Form.ID, Merge.FIXED, required=True),
        Field("begins_at", Form.TIME, Merge.FIXED, required=True),
        Field("ends_at", Form.TIME, Merge.FIXED, required=True),
        Field("amount", Form.NUMBER, Merge.FIXED, limit=MOST_CAPACITY),
        Field("case_id", Form.ID, Merge.FIXED),
        Field("moved_from", Form.ID, Merge.FIXED),
        Field("state", merge=Merge.GUARDED, required=True, one_of=STATES),
        Field("clash", Form.FLAG, Merge.HUB),
        Field("clash_kept", Form.FLAG),
    ),
    moves={"state": MOVES},
)
"""A slot of a room or of goods that is taken; it names nobody, so it stays when somebody is erased.

`amount`: how much of the capacity; absent: all of it. A booking is never shifted: it is cancelled
and another stands in its place, which names it (`moved_from`), so that two desks that shift one
differently are told, and no slot is made of halves. `clash`: there is more booked than there is;
`clash_kept`: a person let it stand all the same.
"""

BOOKING_WORDS = Kind(
    "booking_words",
    Nature.RECORD,
    (
        Field("booking_id", Form.ID, Merge.FIXED, required=True),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("name", personal=True, limit=40),
        Field("phone", merge=Merge.ATTENTION, personal=True, limit=20),
        Field("purpose", personal=True, limit=PURPOSE_LIMIT),
        Field("note", personal=True, limit=NOTE_LIMIT),
        Field("kept_why", personal=True, limit=WHY_LIMIT),
    ),
    subjects=("person_id",),
)
"""For whom and for what a slot is taken, and why a clash was kept. They go with their person.

`name` and `phone` are of somebody without a card.
"""

BOOKING_KINDS = (BOOKING, BOOKING_WORDS)


class Taken(NamedTuple):
    """A stretch of time of one thing. Times are UTC text; `amount` None is all of it."""

    id: str
    begins: str
    ends: str
    amount: int | None = None
    clash: bool = False
    kept: bool = False


def holds(capacity: int | None) -> int:
    """Give how many a thing holds at once: one, where nobody said."""
    return capacity or 1


def share_of(one: Taken, capacity: int) -> int:
    """Give how much of a thing somebody takes."""
    return capacity if one.amount is None else one.amount


def overlapping(one: Taken, others: Iterable[Taken]) -> list[Taken]:
    """Give what takes time of the same stretch; itself left out."""
    return [
        other
        for other in others
        if other.id != one.id and other.begins < one.ends and one.begins < other.ends
    ]


def left_beside(one: Taken, others: Iterable[Taken], capacity: int) -> int:
    """Give how much is left through all of a stretch beside what others take; perhaps below 0."""
    met = overlapping(one, others)
    starts = {one.begins, *(other.begins for other in met if other.begins > one.begins)}
    peak = 0
    for at in starts:
        there = (share_of(other, capacity) for other in met if other.begins <= at < other.ends)
        peak = max(peak, sum(there))
    return capacity - peak


def fits(one: Taken, others: Iterable[Taken], capacity: int) -> bool:
    """Say whether a stretch fits beside others."""
    return share_of(one, capacity) <= left_beside(one, others, capacity)


def clashing(
    bookings: Sequence[Taken],
    capacity: int,
    events: Sequence[Taken] = (),
    fresh: Collection[str] = (),
) -> frozenset[str]:
    """Say which bookings of one thing are too much, in the order headquarters took them.

    Whoever is not marked stays so as long as all who are not marked fit beside each other (and
    beside events, which take the whole room): nobody who was told that all is well is marked
    because another's mark goes. What is `fresh`, or marked, has its turn after them, in order, and
    also what was kept takes its part then.
    """
    first = [one for one in bookings if not one.clash and one.id not in fresh]
    stand: list[Taken] = list(events)
    marked: dict[str, Taken] = {}
    for one in first:
        if fits(one, stand, capacity):
            stand.append(one)
        else:
            marked[one.id] = one
    waits = [one for one in bookings if one.clash or one.id in fresh or one.id in marked]
    stand += [one for one in waits if one.kept]
    for one in waits:
        marked[one.id] = one
        if fits(one, stand, capacity):
            del marked[one.id]
            if not one.kept:
                stand.append(one)
    return frozenset(marked)


def wrong_booking(fields: Mapping[str, Any]) -> str:
    """Name the field of a booking that its form alone does not catch, or give ''."""
    if fields.get("amount") == 0:
        return "amount"
    try:
        begins, ends = (from_text(str(fields[name])) for name in ("begins_at", "ends_at"))
    except (KeyError, ValueError, OverflowError):
        return "begins_at"
    return "" if dt.timedelta(0) < ends - begins <= LONGEST else "ends_at"
