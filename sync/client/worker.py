"""The thread that syncs. It tells how things stand and never lets an exception out."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from app.clock import to_text
from app.errors import Refusal
from app.store.changes import Changes
from app.store.outbox import waiting
from app.store.reading import first_reading
from app.store.store import Store
from sync.client.agent import Agent, Reason, Status
from sync.client.exchange import Exchange
from sync.client.files import FileQueue
from sync.client.rounds import Round, Tally

log = logging.getLogger("sync.client")
T = TypeVar("T")

TICK_SECONDS = 30.0
"""The longest nap, so that waking from a PC's sleep is noticed."""
LISTEN_SECONDS = 25.0
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Closable(Protocol):
    """A line whose request under way can be ended from another thread."""

    def interrupt(self) -> None:
        """End the request under way."""

    def close(self) -> None:
        """Let go of the connection, ending what is under way."""


@dataclass(frozen=True, slots=True)
class Link:
    """An exchange and the line it speaks over."""

    exchange: Exchange
    line: Closable
    files: FileQueue


OpenLink = Callable[[], Link | None]
"""Opens the link the store's settings name; None while the desk stands alone.

Raises Refusal when the settings are of no use (`https_needed`, `no_key`, ...).
"""


class _Board:
    """Shows each new status to whoever listens."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Status], None]] = []
        self._shown: Status | None = None

    def show(self, status: Status) -> None:
        """Tell everybody, unless it is what they were told last."""
        if status == self._shown:
            return
        self._shown = status
        for listener in tuple(self.listeners):
            try:
                listener(status)
            except Exception:
                log.exception("a listener of the exchange failed")


class SyncWorker:
    """Syncs in a thread of its own, as its agent says. Listeners are called from that thread."""

    def __init__(self, store: Store, agent: Agent, open_link: OpenLink) -> None:
        self.store, self._agent, self._open_link = store, agent, open_link
        self._board = _Board()
        self._lock = threading.Condition()
        self._link: Link | None = None
        self._listening = self._stopping = self._reopen = self._asked = False
        self._recount = True
        self._thread: threading.Thread | None = None
        self._speaking = threading.Lock()
        """Held while the exchange speaks, and by whoever must not be disturbed by it."""
        self._guests = 0

    # --- for the desk ----------------------------------------------------------------------

    def on_status(self, listener: Callable[[Status], None]) -> None:
        """Have `listener` called with every new status, from the worker's thread."""
        self._board.listeners.append(listener)

    def status(self) -> Status:
        """Give how things stand now; from any thread."""
        with self._lock:
            status = self._agent.status()
        link = self._link
        return replace(status, files=link.files.carrying()) if link is not None else status

    def start(self) -> None:
        """Begin. The first round comes after the agent's start phase."""
        self._count()
        self.store.listeners.append(self._changed)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = 5.0) -> bool:
        """End, even in the middle of a request; what is unsent stays. False: it would not end."""
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        self.store.listeners.remove(self._changed)
        with self._lock:
            self._stopping = True
            self._lock.notify_all()
        tries = max(1, round(seconds / 0.05))
        for _ in range(tries):
            link = self._link
            if link is not None:
                link.line.close()
            thread.join(0.05)
            if not thread.is_alive():
                return True
        return False

    def sync_now(self) -> None:
        """Do a round at once and go on with files, whatever the back-off says."""
        with self._lock:
            self._asked = True
        self._wake("asked")

    def network_back(self) -> None:
        """Try soon: the PC says that it has a network again."""
        self._wake("network")

    def joined(self) -> None:
        """Open the link anew and go: the desk has joined, or its settings changed."""
        with self._lock:
            self._reopen = True
        self._wake("joined")

    def fetch(self, name: str) -> None:
        """Ask for bytes of a file that are not on this PC; the status tells what comes of it."""
        link = self._link
        if link is not None:
            link.files.fetch(name)
            self._nudge()

    @property
    def paused(self) -> bool:
        """Whether only asked-for rounds are done."""
        with self._lock:
            return self._agent.paused

    @paused.setter
    def paused(self, value: bool) -> None:
        with self._lock:
            self._agent.paused = value
        self._nudge()

    def alone(self, job: Callable[[], T]) -> T:
        """Do a job of another thread between two rounds: a courier file, say.

        What is under way is waited for, a wait at the hub is cut short, and nothing begins.
        """
        with self._lock:
            self._guests += 1
        try:
            self._nudge()
            with self._speaking:
                return job()
        finally:
            with self._lock:
                self._guests -= 1
                self._recount = True
                self._lock.notify_all()

    # --- what wakes it ---------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if not changes.waiting and not changes.touches("file", "case"):
            return
        with self._lock:
            self._recount = True
        if changes.origin == "desk":
            self._wake("work")

    def _wake(self, reason: Reason) -> None:
        with self._lock:
            self._agent.wake(reason, self._now())
        self._nudge()

    def _nudge(self) -> None:
        with self._lock:
            link = self._link if self._listening else None
            self._listening = False
            self._lock.notify_all()
        if link is not None:
            link.line.interrupt()

    # --- the thread ------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._turn()
            except Exception:
                log.exception("the exchange failed")
                self._finish(Round("attention", "internal", at=to_text(self.store.clock.now())))
        if self._link is not None:
            self._link.line.close()

    def _turn(self) -> None:
        """Do one thing: a round that is due, a wait at the hub, or a nap."""
        if self._recount:
            self._count()
        self._board.show(self.status())
        with self._lock:
            now = self._now()
            self._agent.look_around(_wall(self.store), now)
            due = self._agent.next_due(now) if not self._guests else None
            free = self._link is not None and not (self._recount or self._guests)
            link = self._link
            ready = link is not None and link.files.due(now) == 0 and self._agent.may_carry()
            carry = free and due != 0 and ready
            self._listening = carry or (free and self._agent.may_listen(now))
            if due != 0 and not self._listening:
                if not (self._stopping or self._recount):
                    self._lock.wait(TICK_SECONDS if due is None else min(TICK_SECONDS, due / 1000))
                return
        with self._speaking:
            if due == 0:
                self._round()
            else:
                self._listen(carry=carry)

    def _round(self) -> None:
        with self._lock:
            self._agent.started()
        self._board.show(self.status())
        try:
            link = self._opened()
        except Refusal as refusal:
            self._finish(Round("attention", refusal.code, at=to_text(self.store.clock.now())))
            return
        if link is None:
            with self._lock:
                self._agent.left(self._now())
            self._finish(Round())
        else:
            with self._lock:
                asked, self._asked = self._asked, False
            if asked:
                link.files.try_now()
            self._finish(link.exchange.round())

    def _listen(self, *, carry: bool) -> None:
        """Wait at the hub, or let a file go on by one part; either ends when there is work."""
        link = self._link
        assert link is not None  # noqa: S101 - looked at under the lock
        began = self._now()
        heard = None
        if carry:
            link.files.turn()
        else:
            heard = link.exchange.listen(LISTEN_SECONDS)
        with self._lock:
            self._listening = False
            if heard is not None:
                self._agent.on_heard(heard, self._now(), self._now() - began)

    def _finish(self, result: Round) -> None:
        if not self._stopping:
            self._count()
        with self._lock:
            self._agent.on_result(result, self._now())
        self._board.show(self.status())

    def _opened(self) -> Link | None:
        if self._link is not None and self._reopen:
            self._link.line.close()
            self._link = None
        self._reopen = False
        if self._link is None:
            self._link = self._open_link()
            if self._link is not None:
                self._link.exchange.told = self._progress
        return self._link

    def _progress(self, tally: Tally) -> None:
        with self._lock:
            self._agent.progress(tally.sent, tally.received, tally.reading)
        self._board.show(self.status())

    def _count(self) -> None:
        with self._lock:
            self._recount = False
        with self.store.read() as session:
            counts, reading = waiting(session), first_reading(session, self.store)
        if self._link is not None:
            self._link.files.look()
        with self._lock:
            self._agent.counted(counts.unsent, counts.refused, reading)

    def _now(self) -> int:
        return self.store.clock.elapsed_ms()


def _wall(store: Store) -> int:
    return int((store.clock.now() - _EPOCH) / dt.timedelta(milliseconds=1))
