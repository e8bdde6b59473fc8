"""Rooms, seats and bookings, as desks say them and as a counter makes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.bookings.rules import Taken
from app.clock import from_text, to_text
from app.ids import new_id
from app.ops import Body
from tests.support.hub import create, move

DAY = dt.date(2026, 11, 28)
"""A Saturday."""
ZONE = dt.timezone(dt.timedelta(hours=8))


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    """Give a time of day at the venue (`14:30`)."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), ZONE)


def text(clock: str, day: dt.date = DAY) -> str:
    """Give the same as it is kept."""
    return to_text(at(clock, day))


def clock_of(moment: str) -> str:
    """Give what a clock at the venue shows at a moment."""
    return f"{from_text(moment).astimezone(ZONE):%H:%M}"


def taken(row_id: str, begins: str, ends: str, amount: int | None = None, **more: Any) -> Taken:
    """Give a stretch of the day, by the clock."""
    return Taken(row_id, text(begins), text(ends), amount, **more)


def room(capacity: int | None = None, row_id: str = "", **fields: Any) -> Body:
    """Say that there is something to be booked."""
    said: dict[str, Any] = {"type": "room", "name": "多功能厅", "audit": "passed"}
    if capacity is not None:
        said["capacity"] = capacity
    return create("own_resource", row_id, **{**said, **fields})


def booking(
    thing: str, begins: str, ends: str, amount: int | None = None, row_id: str = "", **fields: Any
) -> Body:
    """Say that a slot of it is booked, by the clock."""
    said: dict[str, Any] = {"resource_id": thing, "state": "booked"}
    said |= {"begins_at": text(begins), "ends_at": text(ends)}
    if amount is not None:
        said["amount"] = amount
    return create("booking", row_id or new_id(), **{**said, **fields})


def stepped(row: Body, after: str, before: str = "booked") -> Body:
    """Say that a booking moves from one state to another."""
    return move("booking", row.id, "state", before, after)
