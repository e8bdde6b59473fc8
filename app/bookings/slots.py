"""What takes a thing's time, as far as this desk knows, and when it is free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bookings.hours import Openings, day_of, is_within, starts_in
from app.bookings.model import Booking
from app.bookings.rules import LONGEST, TAKING, Taken, clashing, fits, holds, left_beside
from app.bookings.things import Thing
from app.clock import from_text, to_text
from app.directory.rules import ROOM
from app.events.rooms import InRoom, in_rooms
from app.store.transaction import DISCARDED
from app.venue.queries import Profile

LOOKED_AHEAD = 14
"""Days in which a free slot is looked for."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What takes the time of a thing between two moments: bookings in order, and events."""

    thing: Thing
    bookings: tuple[Taken, ...]
    events: tuple[Taken, ...]
    sessions: tuple[InRoom, ...]

    @property
    def capacity(self) -> int:
        """Give how much of it there is."""
        return holds(self.thing.capacity)

    def stands(self) -> list[Taken]:
        """Give what takes its part: all but what is marked and nobody decided to keep."""
        return [*self.events, *(one for one in self.bookings if not one.clash or one.kept)]

    def fits(self, one: Taken) -> bool:
        """Say whether something can be added."""
        return fits(one, self.stands(), self.capacity)

    def left(self, one: Taken) -> int:
        """Give how much is free through all of a stretch; never below nothing."""
        return max(0, left_beside(one, self.stands(), self.capacity))

    def marked(self) -> frozenset[str]:
        """Give the bookings that are too much: as headquarters said, and as is known here since."""
        marked: frozenset[str] = frozenset()
        for some in _clusters(self.bookings):
            marked |= clashing(some, self.capacity, self.events)
        return marked


def ledger(session: Session, thing: Thing, first: dt.datetime, last: dt.datetime) -> Ledger:
    """Read what takes the time of a thing between two moments.

    A booking a day away may reach into them, so it is read from a day before.
    """
    begin, end = to_text(first), to_text(last)
    rows = session.execute(
        select(Booking)
        .where(
            Booking.resource_id == thing.id,
            Booking.begins_at < end,
            Booking.begins_at > to_text(first - LONGEST),
            Booking.ends_at > begin,
            Booking.state.in_(TAKING),
            Booking.mark.is_distinct_from(DISCARDED),
        )
        # Made one after the other: where headquarters said nothing, that is the order.
        .order_by(Booking.id)
    ).scalars()
    sessions = in_rooms(session, begin, end, thing.name) if thing.type == ROOM else []
    return Ledger(
        thing,
        tuple(taken_of(row) for row in rows),
        tuple(Taken(one.id, one.starts_at, one.ends_at) for one in sessions),
        tuple(sessions),
    )


def _clusters(bookings: Sequence[Taken]) -> list[list[Taken]]:
    """Part bookings where none overlaps, each part in their order: what is apart counts apart."""
    parts: list[list[Taken]] = []
    ends = ""
    for one in sorted(bookings, key=lambda taken: taken.begins):
        if parts and one.begins < ends:
            parts[-1].append(one)
        else:
            parts.append([one])
        ends = max(ends, one.ends)
    places = {one.id: place for place, one in enumerate(bookings)}
    return [sorted(some, key=lambda taken: places[taken.id]) for some in parts]


def taken_of(row: Booking) -> Taken:
    """Give what a booking takes."""
    kept = bool(row.clash_kept)
    return Taken(row.id, row.begins_at, row.ends_at, row.amount, bool(row.clash), kept)


def free_starts(
    session: Session,
    profile: Profile,
    thing: Thing,
    wanted: tuple[dt.datetime, dt.datetime, int | None],
    now: dt.datetime,
    most: int = 2,
) -> list[dt.datetime]:
    """Give when something as long, and as much, could be had instead: the next times from then on.

    `wanted` is begin, end and amount. None of them is over; the search ends after some days.
    """
    begins, ends, amount = wanted
    length, after = ends - begins, max(now, begins)
    day = day_of(after, profile.timezone)
    found: list[dt.datetime] = []
    openings = Openings(session, profile)
    for _ in range(LOOKED_AHEAD):
        opening = openings.on(day)
        book = ledger(session, thing, opening.opens, opening.closes)
        for start in starts_in(opening, length, after):
            stretch = Taken("", to_text(start), to_text(start + length), amount)
            mine = is_within(thing.weekly, start, start + length, profile.timezone)
            if mine and book.fits(stretch) and (not found or start >= found[-1] + length):
                found.append(start)
                if len(found) == most:
                    return found
        day += dt.timedelta(days=1)
    return found


def stretch_of(row: Booking) -> tuple[dt.datetime, dt.datetime, int | None]:
    """Give begin, end and amount of a booking."""
    return from_text(row.begins_at), from_text(row.ends_at), row.amount
