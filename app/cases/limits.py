"""By when a case is to be answered: counted in the hours the house is open on working days.

A limit of two working days is two whole opening days of working time: what comes in on a Tuesday
at 15:00 is due on Thursday at 15:00, and what comes in at night begins when the house opens next.
While a case waits for material its time stands still. Which days are working days is said by a
table (holidays, and make-up days at weekends); a year the table says nothing of is Monday to
Friday, so that no year is ever unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

_FARTHEST = 3 * 366
"""Days that are gone through; a table that never works again must stop nobody."""
_FRIDAY = 4
_DAY = dt.timedelta(days=1)
_NONE = dt.timedelta(0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a house works.

    `opens` and `closes` are of the clock in `zone`; a house that closes before it opens closes on
    the next day. `days` says of single days whether they are worked.
    """

    zone: str = "Asia/Shanghai"
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(21)
    days: Mapping[dt.date, bool] = field(default_factory=dict)

    def works(self, day: dt.date) -> bool:
        """Say whether a day is a working day: by the table, else from Monday to Friday."""
        return self.days.get(day, day.weekday() <= _FRIDAY)

    def hours_of(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """Give when the house opens and closes on a day, in UTC, working day or not."""
        zone = ZoneInfo(self.zone)
        last = day if self.closes > self.opens else day + _DAY
        opens = dt.datetime.combine(day, self.opens, zone)
        return opens.astimezone(dt.UTC), dt.datetime.combine(last, self.closes, zone).astimezone(
            dt.UTC
        )


def calendar(
    zone: str, opens: str, closes: str, table: Iterable[tuple[str, bool]] = ()
) -> Calendar:
    """Make a calendar of a venue's hours (`HH:MM`) and of (day, is it worked) pairs."""
    days = {dt.date.fromisoformat(day): works for day, works in table}
    return Calendar(zone, dt.time.fromisoformat(opens), dt.time.fromisoformat(closes), days)


def due_after(of: Calendar, start: dt.datetime, days: int) -> dt.datetime:
    """Give when a limit of so many working days ends that begins at `start` (aware; gives UTC).

    0 days: when the house closes, today or on the next working day.
    """
    length = _length(of)
    if days <= 0:
        first = next(_sessions(of, start), None)
        return first[1] if first is not None else start.astimezone(dt.UTC)
    return _after(of, start, days * length)


def extended(of: Calendar, due: dt.datetime, days: int) -> dt.datetime:
    """Give the later end of a limit that was given so many working days more."""
    return _after(of, due, max(0, days) * _length(of))


def resumed(of: Calendar, due: dt.datetime, paused: dt.datetime, again: dt.datetime) -> dt.datetime:
    """Give when a limit ends that stood still from `paused` to `again`.

    What was left then is left now. A limit that was over already is no better for the pause.
    """
    if paused >= due or again <= paused:
        return due
    return _after(of, again, worked(of, paused, due))


def worked(of: Calendar, start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """Give how much working time lies between two moments; none if they are the other way round."""
    total = _NONE
    for opens, closes in _sessions(of, start):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total


def days_left(of: Calendar, due: dt.datetime, now: dt.datetime) -> int:
    """Give how many working days are left, today counted as none; negative once it is over.

    Due this Thursday: on Tuesday 2, on Thursday itself 0, and on Friday after it -1.
    """
    zone = ZoneInfo(of.zone)
    today, last = now.astimezone(zone).date(), due.astimezone(zone).date()
    if today > last:
        return -_working_days(of, last, today)
    return _working_days(of, today, last)


def _working_days(of: Calendar, after: dt.date, until: dt.date) -> int:
    """Count the working days after one day up to another."""
    count = min((until - after).days, _FARTHEST)
    return sum(of.works(after + dt.timedelta(days=one)) for one in range(1, count + 1))


def _length(of: Calendar) -> dt.timedelta:
    """Give how long the house is open on a day by its clock."""
    opens, closes = (dt.datetime.combine(dt.date.min, one) for one in (of.opens, of.closes))
    return closes - opens + (_NONE if closes > opens else _DAY)


def _after(of: Calendar, start: dt.datetime, time: dt.timedelta) -> dt.datetime:
    """Give the moment by which so much working time has passed since `start`."""
    end = start.astimezone(dt.UTC)
    if time <= _NONE:
        return end
    for opens, closes in _sessions(of, start):
        if closes - opens >= time:
            return opens + time
        time -= closes - opens
        end = closes
    return end


def _sessions(of: Calendar, start: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Give the hours worked from a moment on, day by day; the first is what is left of its own."""
    start = start.astimezone(dt.UTC)
    # A house open past midnight may still be at the day before.
    day = start.astimezone(ZoneInfo(of.zone)).date() - _DAY
    for _ in range(_FARTHEST):
        if day > dt.date.max - 2 * _DAY:
            return
        if of.works(day):
            opens, closes = of.hours_of(day)
            if closes > start:
                yield max(opens, start), closes
        day += _DAY
