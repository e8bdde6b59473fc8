"""When to sync, and what the pill says. Pure: clock and randomness come in, no thread, no I/O.

Times are milliseconds of the desk's elapsed clock, so that setting the wall clock moves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.clock import from_text, to_text
from app.store.reading import FirstReading
from sync.client.rounds import NOTHING, Carrying, Round

Pill = Literal["standalone", "ok", "running", "offline", "attention"]
Reason = Literal["asked", "work", "resumed", "network", "joined"]

LEAST_MS, MOST_MS = 1_000, 300_000
"""Back-off lies between one second and five minutes; nothing ever waits longer."""
START_MS = 5_000
"""A venue's desks are switched on together: the first round is put off by up to this."""
DEBOUNCE_MS = 1_000
"""Work of one moment goes up in one round."""
BRISK_MS = 2_000
"""After rows or operations moved, the hub is asked again so soon; then ever more seldom."""
DEAF_MS = 1_000
"""A wait that ends sooner with nothing: somebody on the way does not let us wait."""
JUMP_MS, GAP_MS = 30_000, 90_000
"""Wall clock against elapsed time, and between two looks: the PC slept, or its clock was set."""
MOST_DOUBLINGS = 20


@dataclass(frozen=True, slots=True)
class Status:
    """What the pill shows, never earlier than it is true.

    `unsent`: operations without a durable verdict; `refused`: those that need a person; `done`
    of `total` operations in the round under way (rows, while nothing is to be sent: `total` 0).
    `last_ok` is the desk's time (ISO text); `reason` a stable word for offline and attention.
    `since`: when the trouble under way began; `next_at`: when the next try is due by itself (both
    the desk's time; None: no trouble, not by itself). `sent` and `received`: what the last round
    that moved anything moved.
    """

    state: Pill
    unsent: int = 0
    done: int = 0
    total: int = 0
    last_ok: str | None = None
    refused: int = 0
    reason: str = ""
    since: str | None = None
    next_at: str | None = None
    sent: int = 0
    received: int = 0
    reading: FirstReading | None = None
    """How far headquarters' rows were read for the first time, as it counts them; None: all."""
    paused: bool = False
    """Somebody asked that nothing be exchanged by itself."""
    files: Carrying = NOTHING
    """The files' own queue; it changes nothing of the rest."""


class Agent:
    """Decides when the next round is due. `rand` gives numbers from 0 up to 1.

    `reason`: why this desk needs a person, known from before this start.
    """

    def __init__(
        self,
        rand: Callable[[], float],
        *,
        joined: bool,
        now_ms: int = 0,
        last_ok: str | None = None,
        reason: str = "",
    ) -> None:
        self._rand = rand
        self._joined = joined
        self._last_ok = last_ok
        self._last: Round | None = Round("attention", reason) if reason else None
        self._due: int | None = now_ms + int(rand() * START_MS) if joined else None
        self._floor = now_ms
        self._fails = 0
        self._idle_ms = BRISK_MS
        self._deaf_until = now_ms
        self._asked = False
        self._in_round = self._contact = False
        self._unsent = self._refused = self._done = self._total = 0
        self._seen: tuple[int, int] | None = None
        self._since: str | None = None
        self._next_at: str | None = None
        self._moved = (0, 0)
        self._reading: FirstReading | None = None
        self.paused = False

    # --- when ------------------------------------------------------------------------------

    def next_due(self, now_ms: int) -> int | None:
        """Give milliseconds until the next round, at most five minutes; None: not by itself."""
        if not self._joined or self._in_round or self._due is None:
            return None
        if self.paused and not self._asked:
            return None
        return min(max(self._due - now_ms, 0), MOST_MS)

    def may_listen(self, now_ms: int) -> bool:
        """Say whether to wait at the hub meanwhile: all is well, and nothing is to be said."""
        due = self.next_due(now_ms)
        well = self._last is not None and self._last.state == "ok"
        quiet = not (self.paused or self._unsent)
        return bool(due) and well and quiet and now_ms >= self._deaf_until

    def may_carry(self) -> bool:
        """Say whether files may go on: all is well, and nothing else is to be said or is due."""
        well = self._last is not None and self._last.state == "ok"
        return self._joined and well and not (self.paused or self._unsent or self._asked)

    def wake(self, reason: Reason, now_ms: int) -> None:
        """Something happened that makes a round worth while."""
        if reason == "joined":
            self._joined, self._last, self._fails = True, None, 0
        if not self._joined:
            return
        if reason in ("asked", "joined"):
            self._asked = reason == "asked" or self._asked
            self._due = self._floor = now_ms
        elif self._due is None:
            return
        elif reason == "work":
            # On a bad line the back-off stands: new work does not make the line better.
            if not self._fails:
                self._due = min(self._due, now_ms + DEBOUNCE_MS)
        else:
            self._due = min(self._due, max(now_ms + int(self._rand() * LEAST_MS), self._floor))

    def left(self, now_ms: int) -> None:
        """Note that the desk stands alone again."""
        self._joined, self._due, self._floor = False, None, now_ms

    def look_around(self, wall_ms: int, now_ms: int) -> None:
        """Notice that the PC slept or its clock was set; called at least every minute."""
        before, self._seen = self._seen, (wall_ms, now_ms)
        if before is None or self._in_round:
            return
        by_wall, by_run = wall_ms - before[0], now_ms - before[1]
        if abs(by_wall - by_run) > JUMP_MS or by_run > GAP_MS:
            self.wake("resumed", now_ms)

    # --- what came of it -------------------------------------------------------------------

    def started(self) -> None:
        """Note that a round begins."""
        self._in_round, self._contact = True, False
        self._done, self._total = 0, self._unsent

    def progress(self, sent: int, received: int, reading: FirstReading | None = None) -> None:
        """Note that the hub answered: so many operations and rows by now."""
        self._reading = reading or self._reading
        self._contact = True
        self._done = sent if self._total else received
        self._total = max(self._total, sent) if self._total else 0

    def counted(self, unsent: int, refused: int, reading: FirstReading | None = None) -> None:
        """Take the store's counts."""
        self._unsent, self._refused, self._reading = unsent, refused, reading

    def on_result(self, result: Round, now_ms: int) -> None:
        """Take how a round ended, and settle when the next one is due."""
        self._in_round = self._asked = False
        self._done = self._total = 0
        if result.state == "ok":
            self._went_well(result, now_ms)
            return
        self._since = self._since or result.at or None
        if result.state == "fork":
            self._last, self._due = result, None
        else:
            self._last = result
            self._fails += 1
            most = min(MOST_MS, LEAST_MS << min(self._fails, MOST_DOUBLINGS))
            wait = max(LEAST_MS, int(self._rand() * most))
            self._floor = now_ms + min(MOST_MS, int((result.retry_after or 0) * 1000))
            self._due = max(now_ms + wait, self._floor)
        self._next_at = _later(result.at, self._due, now_ms)

    def on_heard(self, result: Round, now_ms: int, took_ms: int) -> None:
        """Take how a wait at the hub ended."""
        if result.state != "ok":
            # Whether the line is down, a whole round will find out: now, and with back-off then.
            self._due = now_ms
        elif result.reason:
            self._due = min(self._due or now_ms, now_ms + DEBOUNCE_MS)
        else:
            self._last_ok = result.at or self._last_ok
            if result.received:
                self._idle_ms = BRISK_MS
            elif took_ms < DEAF_MS:
                self._deaf_until = now_ms + MOST_MS

    def _went_well(self, result: Round, now_ms: int) -> None:
        self._last, self._last_ok = result, result.at or self._last_ok
        self._fails, self._floor = 0, now_ms
        self._since = self._next_at = None
        if result.sent or result.received:
            self._idle_ms = BRISK_MS
            self._moved = result.sent, result.received
        else:
            self._idle_ms = min(MOST_MS, self._idle_ms * 2)
        self._due = now_ms + int(self._idle_ms * (0.75 + self._rand() / 4))

    # --- the pill --------------------------------------------------------------------------

    def status(self) -> Status:
        """Say how things stand: red before running, running before offline, offline before ok."""
        state, reason = self._pill()
        return Status(
            state,
            self._unsent,
            self._done,
            self._total,
            self._last_ok,
            self._refused,
            reason,
            self._since,
            None if self.paused else self._next_at,
            *self._moved,
            reading=self._reading,
            paused=self.paused,
        )

    def _pill(self) -> tuple[Pill, str]:
        last = self._last
        if not self._joined:
            return "standalone", ""
        if last is not None and last.state in ("attention", "fork"):
            return "attention", last.reason
        if self._refused:
            return "attention", "refused"
        if self._is_running():
            return "running", ""
        reason = self._why_offline()
        if reason:
            return "offline", reason
        # Broken off in the middle and soon gone on with: nothing is in step yet.
        return ("running" if self._reading is not None else "ok"), ""

    def _why_offline(self) -> str:
        if self.paused:
            return "paused"
        if self._last is None:
            return "not_yet"
        return self._last.reason if self._last.state == "offline" else ""

    def _is_running(self) -> bool:
        """Leave out mere looks, and tries on a dead line before it answers."""
        if not self._in_round:
            return False
        line_known = self._last is not None and self._last.state == "ok"
        worth_showing = bool(self._total or self._done or self._asked)
        return worth_showing and (line_known or self._contact or self._asked)


def _later(at: str, due: int | None, now_ms: int) -> str | None:
    """Give the wall time of something that is due, from the wall time of now."""
    if due is None or not at:
        return None
    return to_text(from_text(at) + dt.timedelta(milliseconds=due - now_ms))
