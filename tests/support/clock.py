"""A clock that tests turn by hand: wall time and elapsed time, together or apart."""

from __future__ import annotations

import datetime as dt

from app.clock import from_text
from app.ids import new_id

MORNING = "2026-11-28T02:00:00.000Z"
"""A Saturday, 10:00 at the venue."""


class HandClock:
    """Stands still until told. The wall clock may be put wrong, the elapsed time never is."""

    def __init__(self, now: str = MORNING) -> None:
        self.run_id = new_id()
        self._now = from_text(now)
        self._elapsed = 0

    def now(self) -> dt.datetime:
        """Give the wall clock."""
        return self._now

    def elapsed_ms(self) -> int:
        """Give milliseconds since this run began."""
        return self._elapsed

    def forward(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> None:
        """Let time pass: the wall clock and the elapsed time move on alike."""
        step = dt.timedelta(seconds=seconds, minutes=minutes, hours=hours)
        self._now += step
        self._elapsed += int(step.total_seconds() * 1000)

    def put(self, now: str) -> None:
        """Put the wall clock to another time, as a person or a dead battery does."""
        self._now = from_text(now)

    def restart(self) -> None:
        """Begin another run of the program: elapsed time starts anew."""
        self.run_id = new_id()
        self._elapsed = 0
