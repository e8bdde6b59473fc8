"""The one place where time comes in: wall clock, elapsed time of this run, and business days."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from app.ids import new_id

JUMP_MS = 1_000
"""When wall clock and elapsed time part by more, somebody set the clock meanwhile."""
UNSURE_MS = 5 * 60 * 1_000
"""A time that may be off by more is not sure; neither is one that was never compared."""


class Clock(Protocol):
    """What the kernel needs to know of time; tests and the simulator bring their own."""

    run_id: str

    def now(self) -> dt.datetime:
        """Give the desk's wall clock as an aware UTC time."""

    def elapsed_ms(self) -> int:
        """Give milliseconds since this run began, unmoved by changes of the wall clock."""


class SystemClock:
    """The clock of the PC the desk runs on."""

    def __init__(self) -> None:
        self.run_id = new_id()
        self._started = _running()

    def now(self) -> dt.datetime:
        """Give the PC's wall clock as an aware UTC time."""
        return dt.datetime.now(dt.UTC)

    def elapsed_ms(self) -> int:
        """Give milliseconds since the clock was made, those in which the PC slept included."""
        return int((_running() - self._started) * 1000)


def _running() -> float:
    """Give seconds that nobody can set. Linux has two counters: this one goes on in sleep."""
    which = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if which is None else time.clock_gettime(which)


@dataclass(frozen=True, slots=True)
class Timing:
    """By how much the wall clock was off when it was last compared, and where both clocks stood."""

    offset_ms: int
    wall: dt.datetime
    elapsed_ms: int

    def offset_at(self, wall: dt.datetime, elapsed_ms: int) -> int:
        """Give the offset now, also when somebody has set the wall clock since."""
        went_by = round((wall - self.wall) / dt.timedelta(milliseconds=1))
        jump = went_by - (elapsed_ms - self.elapsed_ms)
        return self.offset_ms - (jump if abs(jump) > JUMP_MS else 0)


def to_text(moment: dt.datetime) -> str:
    """Write an aware time as fixed-width UTC text: `2026-11-28T06:22:05.123Z`.

    Fixed width, so that text order is time order.
    """
    utc = moment.astimezone(dt.UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_text(text: str) -> dt.datetime:
    """Read what `to_text` wrote. Raises ValueError for anything else."""
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(dt.UTC)


def business_day(moment: dt.datetime, zone: str, day_starts: str = "04:00") -> str:
    """Give the day (`YYYY-MM-DD`) a moment belongs to by the venue's rule.

    `zone` is an IANA name; `day_starts` is `HH:MM` in that zone: with `04:00` a visit at 00:30
    still belongs to the evening before.
    """
    hours, minutes = (int(part) for part in day_starts.split(":"))
    local = moment.astimezone(ZoneInfo(zone))
    return (
        (local.replace(tzinfo=None) - dt.timedelta(hours=hours, minutes=minutes)).date().isoformat()
    )
