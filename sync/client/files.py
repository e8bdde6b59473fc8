"""The queue of files: bytes go up and come down one part at a time, after everything else.

It has its own back-off, and whatever becomes of a file holds up nothing but that file. What went up
is known to headquarters, so a cut, a kill or a restart costs one part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from app.attachments.arriving import came_down, parts_here, size_of, went_up
from app.attachments.queries import Unsent, content, unsent
from app.cases.files import forget_secret
from app.errors import Refusal
from app.parts import MOST_OFFERED, parts_of
from app.store.blobs import read_part
from sync.client import line as paths
from sync.client.line import Busy, Denied, LineTrouble, NoConnection, Rejected
from sync.client.rounds import Carrying
from sync.client.sign_in import Desk
from sync.wire.messages import FileName, Get, Got, Lacking, Offer, Offered, Put, PutDone

T = TypeVar("T")
LEAST_MS, MOST_MS = 2_000, 300_000
UNKNOWN_MS = 30_000
"""After this a file is offered again whose fact headquarters did not have yet."""
LATER_MS = 3_600_000
"""After this what only somebody else can change is tried again: no room, an older hub."""
STEPS = 20
SPOILT_TIMES = 3
"""So often bytes may come down wrong before somebody is told."""


@dataclass(slots=True)
class FileQueue:
    """One desk's files on their way. One thread at a time, but for `fetch` and `carrying`."""

    desk: Desk
    rand: Callable[[], float]
    _todo: list[Unsent] = field(default_factory=list)
    _lacking: dict[str, list[int]] = field(default_factory=dict)
    _held: dict[str, tuple[str, int]] = field(default_factory=dict)
    _wanted: list[str] = field(default_factory=list)
    _missed: dict[str, str] = field(default_factory=dict)
    _spoilt: dict[str, int] = field(default_factory=dict)
    _fails: int = 0
    _due_ms: int = 0
    _cause: str = ""
    _epoch: str = ""

    # --- for the worker --------------------------------------------------------------------

    def look(self) -> None:
        """Read anew what waits; called after the store changed."""
        epoch = self.desk.store.place.epoch or ""
        forget_secret(self.desk.store)
        if epoch != self._epoch:
            # What that headquarters lacked says nothing of this one.
            self._lacking.clear()
            self._held.clear()
            self._epoch = epoch
        with self.desk.store.read() as session:
            self._todo = unsent(session, epoch)
        here = {one.hash for one in self._todo}
        self._lacking = {name: parts for name, parts in self._lacking.items() if name in here}
        self._held = {name: why for name, why in self._held.items() if name in here}

    def fetch(self, name: str) -> None:
        """Ask for bytes that are not on this PC; from any thread."""
        self._missed.pop(name, None)
        if name not in self._wanted:
            self._wanted = [*self._wanted, name]

    def try_now(self) -> None:
        """Forget every wait: somebody asks, and what was lacking (room, a line) may be there."""
        self._held = {}
        self._fails, self._due_ms, self._cause = 0, 0, ""

    def due(self, now_ms: int) -> int | None:
        """Give milliseconds until there is something to do; None: nothing at all."""
        times = [self._due_ms] if self._wanted else []
        for one in self._todo:
            if one.taken:
                held = self._held.get(one.hash)
                times.append(max(self._due_ms, held[1] if held else 0))
        return max(0, min(times) - now_ms) if times else None

    def carrying(self) -> Carrying:
        """Say how things stand; from any thread."""
        todo, held = list(self._todo), dict(self._held)
        now = next((one for one in todo if one.hash in self._lacking), None)
        done = 0
        if now is not None:
            parts = parts_of(now.size)
            there = parts - len(self._lacking[now.hash])
            # In twentieths: nobody need be told of every part.
            done = now.size * (there * STEPS // parts) // STEPS
        return Carrying(
            len(todo),
            sum(one.size for one in todo),
            now.name if now is not None else "",
            now.size if now is not None else 0,
            done,
            self._cause,
            tuple(sorted((name, why) for name, (why, _) in held.items())),
            tuple(self._wanted),
            tuple(sorted(self._missed.items())),
        )

    def turn(self) -> None:
        """Ask headquarters one thing. Nothing gets out but a bug."""
        try:
            self.desk.sign_in()
            if self._wanted:
                self._get(self._wanted[0])
            else:
                self._send()
        except NoConnection as trouble:
            if trouble.reason != "interrupted":
                self._back_off(trouble.reason)
        except Busy as trouble:
            self._back_off("busy", trouble.retry_after)
        except Denied as trouble:
            self.desk.token = ""
            self._back_off(trouble.code)
        except Rejected as trouble:
            # Another epoch, a revoked desk: the next round finds out and does what is to be done.
            self._lacking.clear()
            self._back_off(trouble.code)
        except LineTrouble:
            self._back_off("too_large")
        else:
            self._fails, self._due_ms, self._cause = 0, 0, ""

    # --- up --------------------------------------------------------------------------------

    def _send(self) -> None:
        now = self._now()
        ready = [one for one in self._todo if one.taken and not self._is_held(one.hash, now)]
        begun = next((one for one in ready if one.hash in self._lacking), None)
        if begun is not None:
            self._put(begun)
        elif ready:
            self._offer(ready[:MOST_OFFERED])

    def _offer(self, some: list[Unsent]) -> None:
        asked = Offer(self._epoch, [FileName(one.hash, one.size) for one in some])
        try:
            offered = self._ask(paths.OFFER, Offered, asked)
        except Rejected as trouble:
            if trouble.status != 404:
                raise
            offered = Offered(self._epoch, [Lacking(one.hash, code="old_hub") for one in some])
        for one in offered.files:
            if one.whole:
                self._done(one.hash)
            elif one.code:
                self._hold(one.hash, one.code)
            elif self._is_sound(one.hash):
                self._lacking[one.hash] = one.parts

    def _is_sound(self, name: str) -> bool:
        """Look whether the bytes are what they are called, before any of them goes."""
        with self.desk.store.read() as session:
            try:
                return content(session, name) is not None
            except Refusal as refusal:
                self._hold(name, refusal.code)
                return False

    def _put(self, one: Unsent) -> None:
        lacking = self._lacking[one.hash]
        if not lacking:
            # Everything went and it was not found whole: what is lacking is asked for anew.
            del self._lacking[one.hash]
            return
        part = lacking[0]
        with self.desk.store.read() as session:
            data = read_part(session, one.hash, part)
        if data is None:
            del self._lacking[one.hash]
            self.look()
            return
        said = Put(self._epoch, one.hash, part, hashlib.sha256(data).hexdigest(), data)
        try:
            done = self._ask(paths.PUT, PutDone, said)
        except Rejected as trouble:
            if trouble.code not in ("file_unknown", "files_full", "bad_part"):
                raise
            self._hold(one.hash, trouble.code)
            return
        lacking.remove(part)
        if done.whole:
            self._done(one.hash)

    def _done(self, name: str) -> None:
        self._lacking.pop(name, None)
        self._held.pop(name, None)
        went_up(self.desk.store, name, self._epoch)
        forget_secret(self.desk.store)
        self.look()

    # --- down ------------------------------------------------------------------------------

    def _get(self, name: str) -> None:
        with self.desk.store.read() as session:
            size, here = size_of(session, name), parts_here(session, name)
        if size is None:
            self._miss(name, "file_unknown")
            return
        lacking = [part for part in range(parts_of(size)) if part not in here]
        if not lacking:
            self._miss(name, "")
            return
        try:
            got = self._ask(paths.GET, Got, Get(self._epoch, name, lacking[0]))
            if (got.hash, got.part, got.size) != (name, lacking[0], size):
                raise NoConnection("garbled")
            if came_down(self.desk.store, name, got.part, got.data, self._epoch):
                self._miss(name, "")
        except Refusal as refusal:
            self._spoilt[name] = self._spoilt.get(name, 0) + 1
            if refusal.code == "file_unknown" or self._spoilt[name] >= SPOILT_TIMES:
                self._miss(name, refusal.code)
        except Rejected as trouble:
            if trouble.status != 404:
                raise
            self._miss(name, "file_elsewhere")

    def _miss(self, name: str, why: str) -> None:
        """Take it from what was asked for, with the reason why it did not come, if it did not."""
        self._wanted = [one for one in self._wanted if one != name]
        self._spoilt.pop(name, None)
        if why:
            self._missed[name] = why

    # --- both ------------------------------------------------------------------------------

    def _ask(self, path: str, reply: type[T], message: object) -> T:
        # A wait of next to nothing: what interrupts a wait ends this too, for work goes first.
        answer = self.desk.line.ask(path, reply, message, token=self.desk.token, wait=0.001)
        if getattr(answer, "epoch", "") != self._epoch:
            code = "epoch"
            raise Rejected(code)
        return answer

    def _hold(self, name: str, why: str) -> None:
        self._lacking.pop(name, None)
        wait = UNKNOWN_MS if why in ("file_unknown", "bad_part") else LATER_MS
        self._held[name] = (why, self._now() + wait)

    def _is_held(self, name: str, now: int) -> bool:
        held = self._held.get(name)
        return held is not None and held[1] > now

    def _back_off(self, why: str, floor: float | None = None) -> None:
        self._fails += 1
        most = min(MOST_MS, LEAST_MS << min(self._fails, 10))
        wait = max(LEAST_MS, int(self.rand() * most), int((floor or 0) * 1000))
        self._cause, self._due_ms = why, self._now() + wait

    def _now(self) -> int:
        return self.desk.store.clock.elapsed_ms()
