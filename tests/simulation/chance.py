"""Time and chance of a simulated history: all of it from the seed, none of it from this PC."""

from __future__ import annotations

import datetime as dt
import os
import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MORNING = dt.datetime(2026, 11, 28, 2, tzinfo=dt.UTC)
"""A Saturday, 10:00 at the venue."""


@dataclass
class Time:
    """What time it really is. Every history begins on the same morning."""

    since_ms: int = 0

    def forward(self, milliseconds: int) -> None:
        """Let time pass for everybody."""
        self.since_ms += milliseconds

    def now(self) -> dt.datetime:
        """Give the true time, which is the hub's."""
        return MORNING + dt.timedelta(milliseconds=self.since_ms)


@dataclass
class Chance:
    """Everything that is drawn: two streams, so that one more id moves no decision."""

    seed: int
    time: Time
    decide: random.Random = field(init=False)
    _bytes: random.Random = field(init=False)
    _made: int = 0

    def __post_init__(self) -> None:
        self.decide = random.Random(f"decide {self.seed}")
        self._bytes = random.Random(f"bytes {self.seed}")

    def make_id(self) -> str:
        """Make an id that sorts by the time it was made, as UUIDv7 do; never one twice."""
        self._made += 1
        stamp = int(self.time.now().timestamp() * 1000)
        value = stamp << 80 | 0x7 << 76 | 0x2 << 62 | self._made << 30 | self._bytes.getrandbits(30)
        return str(uuid.UUID(int=value))

    def randomness(self, count: int) -> bytes:
        """Give bytes nobody outside the history can guess."""
        return self._bytes.randbytes(count)


@dataclass
class DeskClock:
    """A desk's clock: as far from the truth as somebody set it; its elapsed time never is wrong."""

    time: Time
    run_id: str
    off_ms: int = 0
    started_ms: int = field(init=False)

    def __post_init__(self) -> None:
        self.started_ms = self.time.since_ms

    def now(self) -> dt.datetime:
        """Give the wall clock."""
        return self.time.now() + dt.timedelta(milliseconds=self.off_ms)

    def elapsed_ms(self) -> int:
        """Give milliseconds since this run began."""
        return self.time.since_ms - self.started_ms


@contextmanager
def drawn_from(chance: Chance) -> Iterator[None]:
    """Let what asks the operating system for bytes (salts, member codes) ask the seed instead."""
    real = os.urandom
    os.urandom = chance.randomness
    try:
        yield
    finally:
        os.urandom = real
