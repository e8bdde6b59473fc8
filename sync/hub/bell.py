"""Wakes those who wait for news of a venue: no thread is held while waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

Heard = Callable[[float], Awaitable[bool]]


class Bell:
    """One bell per venue, within one process; rung from the loop after a commit.

    Whoever waits hears only what rings after it began to listen, so it listens before it reads.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def ring(self, venue_id: str) -> None:
        """Wake everybody who listens for this venue."""
        for event in self._waiting.get(venue_id, ()):
            event.set()

    def ring_out(self) -> None:
        """Wake everybody, because the hub is about to end: nobody is left holding the line."""
        for venue_id in tuple(self._waiting):
            self.ring(venue_id)

    @contextmanager
    def listening(self, venue_id: str) -> Iterator[Heard]:
        """Listen; gives a function that waits so many seconds and says whether it rang."""
        event = asyncio.Event()
        self._waiting.setdefault(venue_id, set()).add(event)

        async def heard(seconds: float) -> bool:
            try:
                await asyncio.wait_for(event.wait(), seconds)
            except TimeoutError:
                return False
            return True

        try:
            yield heard
        finally:
            listeners = self._waiting[venue_id]
            listeners.discard(event)
            if not listeners:
                del self._waiting[venue_id]
