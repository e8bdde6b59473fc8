"""What the page of bookings does in the store lane: reads a week, books, moves, decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.bookings import actions, queries
from app.bookings.actions import Asked
from app.bookings.hours import day_of
from app.bookings.model import Booking
from app.bookings.queries import Day, Entry, Matter
from app.bookings.slots import free_starts
from app.bookings.things import Thing, thing, things
from app.directory.actions import Description, add
from app.errors import Refusal
from app.people import actions as people
from app.store.transaction import transaction
from app.venue.queries import Profile
from ui.checkin.jobs import Hand

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """What there is to be booked, the week of one of it, and what asks for a decision.

    `shown` is the thing the week is of; None where there is nothing at all.
    """

    first: dt.date
    things: tuple[Thing, ...]
    shown: Thing | None
    days: tuple[Day, ...]
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """What is in the way of a slot, and when it could be had instead."""

    met: tuple[Entry, ...]
    free: tuple[dt.datetime, ...]


def read_week(hand: Hand, profile: Profile, wanted: str, first: dt.date | None) -> Week:
    """Read a week, from a Monday on; this one, and the first thing, where none is named."""
    store = hand.store
    now = store.clock.now()
    today = day_of(now, profile.timezone)
    monday = first or today - dt.timedelta(days=today.weekday())
    with store.read() as session:
        found = things(session, today.isoformat())
        shown = next((one for one in found if one.id == wanted), found[0] if found else None)
        days: list[Day] = []
        if shown is not None:
            days = queries.days_of_thing(session, profile, shown, monday, DAYS)
        matters = queries.to_decide(session, profile, now, today.isoformat())
    return Week(monday, tuple(found), shown, tuple(days), tuple(matters))


def book(hand: Hand, profile: Profile, asked: Asked) -> Booking:
    """Book a slot. Raises Refusal as `actions.book` does."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.book(tx, asked, profile)


def move(
    hand: Hand, profile: Profile, booking_id: str, begins: dt.datetime, ends: dt.datetime
) -> Booking:
    """Move a booking. Raises Refusal as `actions.move` does."""
    with transaction(hand.store, hand.actor) as tx:
        return actions.move(tx, booking_id, begins, ends, profile)


def do(hand: Hand, act: Callable[..., Any], booking_id: str, *words: Any) -> None:
    """Do one of `app.bookings.actions` about a booking: a commit of its own."""
    with transaction(hand.store, hand.actor) as tx:
        act(tx, booking_id, *words)


def reveal(hand: Hand, entry: Entry) -> None:
    """Note that the number of whoever booked was shown in full: a card's, else the booking's own.

    Raises Refusal `not_allowed`.
    """
    with transaction(hand.store, hand.actor) as tx:
        if entry.person_id is not None:
            people.note_reveal(tx, entry.person_id, "phone")
        else:
            actions.note_reveal(tx, entry.id)


def instead(hand: Hand, profile: Profile, asked: Asked, but_for: str = "") -> Instead:
    """Say what is in the way of a slot, and give the next free times; `but_for`: one's own."""
    now = hand.store.clock.now()
    with hand.store.read() as session:
        day = day_of(asked.begins, profile.timezone)
        found = thing(session, asked.resource_id, day.isoformat())
        if found is None:
            return Instead((), ())
        met = queries.met_by(session, found, asked.begins, asked.ends)
        wanted = (asked.begins, asked.ends, asked.amount)
        free = free_starts(session, profile, found, wanted, now)
    return Instead(tuple(one for one in met if one.id != but_for), tuple(free))


def add_thing(hand: Hand, kind: str, name: str, capacity: int) -> str:
    """Write a room or goods of this venue into its directory; gives the id.

    Raises Refusal as `app.directory.actions.add` does, `resource_nameless` for no name.
    """
    if not name.strip():
        raise Refusal("resource_nameless")
    at = hand.store.place.venue_id
    with transaction(hand.store, hand.actor) as tx:
        said = Description(kind, name.strip(), capacity=capacity or None, at_venue=at)
        return add(tx, said).id
