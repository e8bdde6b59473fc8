"""Wakes those who wait for news of a venue, or of what many read: no thread is held meanwhile.

A ring is a hint, never the news itself: whoever is woken reads, and whoever is not reads at the
end of the wait all the same. So a ring that is lost costs seconds and no row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine

from sync.hub.postgres import NEWS, knocking

Heard = Callable[[float], Awaitable[bool]]
FIRST_SECONDS, LONGEST_SECONDS = 0.5, 30.0
"""How long the wire rests before it tries again: doubled each time, up to the longest."""
log = logging.getLogger("sync.hub")


class Bell:
    """One bell per name; rung from the loop after a commit. `wire`: to the other processes.

    Names are ids of venues, and shared scopes.

    Whoever waits hears only what rings after it began to listen, so it listens before it reads.
    """

    def __init__(self, wire: Wire | None = None) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self.wire = wire
        self.rung_out = 0
        """How often everybody was woken, whatever there was to hear."""

    def ring(self, name: str) -> None:
        """Wake everybody in this process who listens for this name."""
        for event in self._waiting.get(name, ()):
            event.set()

    def announce(self, name: str) -> None:
        """Wake everybody who listens for this name, at other processes too."""
        self.ring(name)
        if self.wire is not None:
            self.wire.tell(name)

    def ring_out(self) -> None:
        """Wake everybody in this process: the hub is about to end, or may have missed a ring."""
        self.rung_out += 1
        for name in tuple(self._waiting):
            self.ring(name)

    @contextmanager
    def listening(self, *names: str) -> Iterator[Heard]:
        """Listen; gives a function that waits so many seconds and says whether any of them rang."""
        event = asyncio.Event()
        for name in names:
            self._waiting.setdefault(name, set()).add(event)

        async def heard(seconds: float) -> bool:
            try:
                await asyncio.wait_for(event.wait(), seconds)
            except TimeoutError:
                return False
            event.clear()
            return True

        try:
            yield heard
        finally:
            for name in names:
                listeners = self._waiting[name]
                listeners.discard(event)
                if not listeners:
                    del self._waiting[name]


class Wire:
    """Carries rings between the hub's processes, over the PostgreSQL they share.

    Two connections a process: one listens, one tells. What is told are names and no more, and
    only after the push was committed. A NOTIFY inside the push would hold a lock of the whole
    server until that push is on the disk, and no two venues could commit at once: measured with 8
    writers, 680 commits a second instead of 2,200.
    """

    def __init__(self, engine: Engine) -> None:
        self._dialect, self._url = engine.dialect, engine.url
        self._news: set[str] = set()
        self._some = asyncio.Event()

    def tell(self, name: str) -> None:
        """Let the other processes know, soon; called in the loop."""
        self._news.add(name)
        self._some.set()

    async def run(self, bell: Bell) -> None:
        """Listen and tell until cancelled; a connection that is lost is made again."""
        await asyncio.gather(
            self._kept_up("deaf", lambda line: self._hear(line, bell)),
            self._kept_up("mute", self._speak),
        )

    async def _kept_up(self, without: str, work: Callable[[Any], Awaitable[None]]) -> None:
        driver: Any = self._dialect.loaded_dbapi
        rest = FIRST_SECONDS
        while True:
            try:
                async with await self._connected(driver) as line:
                    rest = FIRST_SECONDS
                    await work(line)
            except (driver.Error, OSError) as error:
                log.warning("this process is %s to the others: %s", without, type(error).__name__)
            await asyncio.sleep(rest)
            rest = min(rest * 2, LONGEST_SECONDS)

    async def _connected(self, driver: Any) -> Any:
        words, named = self._dialect.create_connect_args(self._url)
        more = {**knocking(), "application_name": "hub wire", "autocommit": True}
        return await driver.AsyncConnection.connect(*words, **{**named, **more})

    async def _hear(self, line: Any, bell: Bell) -> None:
        await line.execute(f"LISTEN {NEWS}")
        bell.ring_out()  # what rang before, we did not hear
        async for news in line.notifies():
            bell.ring(news.payload)

    async def _speak(self, line: Any) -> None:
        # It is a hint: nobody needs to wait for the disk.
        await line.execute("SET synchronous_commit = off")
        said = "SELECT pg_notify(%s, venue) FROM unnest(%s::text[]) AS venue"
        while True:
            await self._some.wait()
            # What comes while this is under way goes together, in the next one.
            told, self._news = self._news, set()
            self._some.clear()
            try:
                await line.execute(said, (NEWS, sorted(told)))
            except BaseException:
                self._news |= told  # again, over the next line
                self._some.set()
                raise


def bell_for(engine: Engine) -> Bell:
    """Make a bell that is heard by every process on the same database."""
    return Bell(Wire(engine) if engine.dialect.name == "postgresql" else None)
