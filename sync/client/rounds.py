"""What a round is told in: how it ended, what it has brought so far, how much it asks at once."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row

from app.store.reading import FirstReading
from sync.wire.messages import MOST_BYTES, MOST_OPS

State = Literal["ok", "offline", "attention", "fork"]

LEAST_OPS, LEAST_BYTES = 20, 1
"""The smallest batch. A group is given whole anyhow, and no group has as many members."""
MOST_BATCH = MOST_BYTES // 2
"""Bytes of bodies in one push; quoting them inside JSON may nearly double that."""
LEAST_ROWS = 10


def one_thread() -> Executor:
    """Do beside the round what is asked of the line: one request at a time, in order."""
    return ThreadPoolExecutor(1)


@dataclass(frozen=True, slots=True)
class Round:
    """How a round ended. `reason` is a stable word, empty when all is well.

    `sent` operations got a verdict, `refused` of them a refusal; `received` rows came down.
    `at` is the desk's time of the end. A `fork` needs the desk to be enrolled again.
    """

    state: State = "ok"
    reason: str = ""
    sent: int = 0
    received: int = 0
    refused: int = 0
    offset_ms: int | None = None
    error_ms: int | None = None
    retry_after: float | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Carrying:
    """How the queue stands. `waiting` files of `size` bytes are not at headquarters yet.

    `name` is being sent, `done` of its `current` bytes are there. `cause`: why nothing goes at
    present (a stable word, "" while it does); `held`: by hash, why that one file does not.
    `fetching`: hashes that were asked for; `missed`: by hash, why one did not come.
    """

    waiting: int = 0
    size: int = 0
    name: str = ""
    current: int = 0
    done: int = 0
    cause: str = ""
    held: tuple[tuple[str, str], ...] = ()
    fetching: tuple[str, ...] = ()
    missed: tuple[tuple[str, str], ...] = ()


NOTHING = Carrying()
"""Nothing waits and nothing is asked for."""


@dataclass(slots=True)
class Tally:
    """What this round has brought so far."""

    sent: int = 0
    received: int = 0
    refused: int = 0
    reason: str = ""
    gap_closed: bool = False
    mended: int = 0
    """Buckets that were found to differ from headquarters', and read again."""
    reading: FirstReading | None = None
    """How far a first reading has come, as headquarters counts it."""


@dataclass(slots=True)
class Pace:
    """How much is put into one request: halved when it does not get through, grown slowly."""

    ops: int = MOST_OPS
    size: int = MOST_BATCH
    rows: int = MOST_OPS

    def push_less(self, batch: list[Row[Any]]) -> bool:
        """Make the next batch half of this one; False when it is a single bundle already."""
        self.ops = max(LEAST_OPS, len(batch) // 2)
        self.size = max(LEAST_BYTES, sum(len(row.body) for row in batch) // 2)
        first = batch[0]
        return any(row.group_id is None or row.group_id != first.group_id for row in batch[1:])

    def push_more(self) -> None:
        """Dare a little more after success."""
        self.ops = min(MOST_OPS, self.ops + self.ops // 4)
        self.size = min(MOST_BATCH, self.size + self.size // 4 + 1_000)

    def pull_less(self) -> bool:
        """Ask for half as many rows; False when it was as few as is sensible already."""
        before, self.rows = self.rows, max(LEAST_ROWS, self.rows // 2)
        return self.rows < before

    def pull_more(self) -> None:
        """Ask for a few more rows after success."""
        self.rows = min(MOST_OPS, self.rows + self.rows // 4)
