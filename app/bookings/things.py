"""What can be booked: rooms and goods of the directory that are found at this venue."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.directory.queries import Listed, resource, resources
from app.directory.rules import GOODS, ROOM, Slot
from app.store.store import get_state

BOOKABLE = (ROOM, GOODS)


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them. `capacity` None: only the whole of it is booked; `open`: it may be, that day."""

    id: str
    type: str
    name: str
    capacity: int | None
    weekly: tuple[Slot, ...]
    open: bool
    own: bool


def things(session: Session, day: str) -> list[Thing]:
    """Give what can be booked here, rooms first, by name; `day` is asked for who is still open.

    What is no longer open is there too: it may have bookings left.
    """
    venue_id = get_state(session, "venue_id")
    found = [one for one in resources(session, BOOKABLE) if _is_here(one, venue_id)]
    found.sort(key=lambda one: (BOOKABLE.index(one.type), one.name, one.id))
    return [_thing(one, day) for one in found]


def thing(session: Session, resource_id: str, day: str) -> Thing | None:
    """Give one of them; None for what is not here, or cannot be booked."""
    found = resource(session, resource_id)
    if found is None or found.type not in BOOKABLE:
        return None
    here = _is_here(found, get_state(session, "venue_id"))
    return _thing(found, day) if here else None


def _is_here(one: Listed, venue_id: str | None) -> bool:
    """Say whether a line is at this venue: its own lines are, unless they say otherwise."""
    if one.at_venue is None:
        return one.own
    return one.at_venue == venue_id


def _thing(one: Listed, day: str) -> Thing:
    capacity = one.capacity or None
    return Thing(one.id, one.type, one.name, capacity, one.weekly, one.is_open_on(day), one.own)
