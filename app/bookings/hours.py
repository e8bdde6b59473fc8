"""When something can be booked: in the venue's opening hours of one day, on a grid of half hours.

A house that closes after midnight is booked until midnight: no slot belongs to two days. Days off
that are told of are closed; weekends are not, they are when young people come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.bookings.rules import GRID
from app.directory.rules import Slot
from app.shared.queries import all_days_off
from app.venue.queries import Profile

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """When the house is open on a day, in UTC; `off` is the name of the day it is closed for."""

    day: dt.date
    opens: dt.datetime
    closes: dt.datetime
    off: str = ""
    closed: bool = False


class Openings:
    """The opening hours of the house; the table of days off is read once for all days asked."""

    def __init__(self, session: Session, profile: Profile) -> None:
        self.zone = ZoneInfo(profile.timezone)
        hours = (dt.time.fromisoformat(one) for one in (profile.opens, profile.closes))
        self._opens, self._closes = hours
        self._off = {one.day: one.name for one in all_days_off(session) if not one.works}

    def on(self, day: dt.date) -> Opening:
        """Give when something can be booked on a day of the venue's calendar."""
        first = dt.datetime.combine(day, self._opens, self.zone)
        last = dt.datetime.combine(day, self._closes, self.zone)
        if self._closes <= self._opens:
            last = dt.datetime.combine(day + _DAY, dt.time(0), self.zone)
        off = self._off.get(day.isoformat())
        utc = first.astimezone(dt.UTC), last.astimezone(dt.UTC)
        return Opening(day, *utc, off or "", closed=off is not None)

    def at(self, moment: dt.datetime) -> Opening:
        """Give the hours of the day a moment lies in."""
        return self.on(moment.astimezone(self.zone).date())


def day_of(moment: dt.datetime, zone: str) -> dt.date:
    """Give the day of the venue's calendar a moment lies in."""
    return moment.astimezone(ZoneInfo(zone)).date()


def starts_in(of: Opening, length: dt.timedelta, after: dt.datetime) -> Iterator[dt.datetime]:
    """Give, on the grid, when a slot of such a length may begin on a day; none on one off."""
    if of.closed:
        return
    at = of.opens
    while at + length <= of.closes:
        if at + GRID > after:
            yield at
        at += GRID


def is_on_grid(of: Opening, moment: dt.datetime) -> bool:
    """Say whether a moment is one of the grid's, which begins when the house opens."""
    return (moment - of.opens) % GRID == dt.timedelta(0)


def is_within(weekly: tuple[Slot, ...], begins: dt.datetime, ends: dt.datetime, zone: str) -> bool:
    """Say whether a slot lies in the hours a thing has of its own; without any, all are its."""
    if not weekly:
        return True
    local = begins.astimezone(ZoneInfo(zone))
    first = local.hour * 60 + local.minute
    last = first + round((ends - begins).total_seconds() / 60)
    return any(
        one.day == local.weekday() and one.begins <= first and last <= one.ends for one in weekly
    )
