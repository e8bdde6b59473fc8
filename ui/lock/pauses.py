"""Who has to wait after wrong PINs, and how long."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable


class Pauses:
    """The pauses that run, by staff id, on the clock `now` (aware UTC)."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self._now = now
        self.until: dict[str, dt.datetime] = {}

    def begin(self, ident: str, seconds: float) -> None:
        """Let a person wait from now on."""
        self.until[ident] = self._now() + dt.timedelta(seconds=seconds)

    def left(self, ident: str) -> int:
        """Give the whole seconds a person still has to wait; a pause that ran out is forgotten."""
        until = self.until.get(ident)
        if until is None:
            return 0
        left = math.ceil((until - self._now()).total_seconds())
        if left <= 0:
            del self.until[ident]
            return 0
        return left
