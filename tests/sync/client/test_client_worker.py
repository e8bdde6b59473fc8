"""The thread: it goes by itself, tells truly, stops at once, and lets nothing out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from app.clock import SystemClock
from app.errors import Refusal
from app.store.changes import Changes
from sync.client.agent import Agent, Status
from sync.client.joining import make_worker, open_link
from sync.client.worker import Link, SyncWorker
from tests.support.faults import canned
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle

"""A hub that is stopped while a desk waits there says so."""


class Ear:
    """Listens to a worker, and waits until it hears what is expected."""

    def __init__(self, worker: SyncWorker) -> None:
        self.heard: list[Status] = []
        self._news = threading.Condition()
        worker.on_status(self)

    def __call__(self, status: Status) -> None:
        """Take a status."""
        with self._news:
            self.heard.append(status)
            self._news.notify_all()

    def until(self, true: Callable[[Status], bool]) -> Status:
        """Wait for a status of which `true` holds; fails after ten seconds."""
        with self._news:
            got = self._news.wait_for(lambda: self.heard and true(self.heard[-1]), 10)
            assert got, self.heard[-3:]
            return self.heard[-1]


@pytest.fixture
def front(make: MakeFront) -> Front:
    """Give a joined desk whose clock runs."""
    front = make()
    front.store.clock = SystemClock()
    return front


@pytest.fixture
def worker(front: Front) -> Iterator[SyncWorker]:
    """Give a worker that begins at once; it is stopped at the end."""
    made = make_worker(front.store, rand=lambda: 0.0)
    yield made
    assert made.stop()


def well(status: Status) -> bool:
    """Say whether everything is at headquarters."""
    return status.state == "ok" and status.unsent == 0


def test_work_goes_up_by_itself(hub: HubHandle, front: Front, worker: SyncWorker) -> None:
    ear = Ear(worker)
    assert worker.status().reason == "not_yet"
    worker.start()
    assert ear.until(well).last_ok is not None
    person = front.register("林晓禾")
    ear.until(lambda status: status.unsent == 1 or bool(hub.rows("person")))
    ear.until(lambda status: well(status) and bool(hub.rows("person")))
    assert list(hub.rows("person")) == [person]


def test_what_others_did_comes_down_while_it_listens(
    make: MakeFront, front: Front, worker: SyncWorker
) -> None:
    arrived = threading.Event()
    worker.start()
    ear = Ear(worker)
    ear.until(well)

    def look(changes: Changes) -> None:
        if changes.touches("person"):
            arrived.set()

    front.store.listeners.append(look)
    other = make()
    other.register("周启明")
    other.sync()
    assert arrived.wait(10)
    assert front.count() == 1


def test_it_stops_at_once_in_the_middle_of_a_wait(front: Front, worker: SyncWorker) -> None:
    worker.start()
    ear = Ear(worker)
    ear.until(well)
    front.line.be("dead")
    began = time.monotonic()
    assert worker.stop()
    assert time.monotonic() - began < 2
    assert worker.stop()


def test_stopping_keeps_what_is_unsent_and_says_how_much(front: Front, worker: SyncWorker) -> None:
    front.line.be("dead")
    person = front.register("林晓禾")
    front.check_in(person)
    worker.start()
    assert worker.status().unsent == 2
    assert worker.stop()
    assert worker.status().unsent == 2
    assert front.waiting().unsent == 2


def test_sync_now_overrides_a_pause(hub: HubHandle, front: Front, worker: SyncWorker) -> None:
    worker.paused = True
    worker.start()
    ear = Ear(worker)
    front.register("林晓禾")
    ear.until(lambda status: status.unsent == 1)
    assert (worker.paused, worker.status().reason) == (True, "paused")
    worker.sync_now()
    ear.until(lambda status: status.unsent == 0)
    assert len(hub.rows("person")) == 1


def test_a_line_that_comes_back_is_used(front: Front, worker: SyncWorker) -> None:
    front.line.be("answer", reply=canned("503 Busy", b"{}", "Retry-After: 200"))
    worker.start()
    ear = Ear(worker)
    assert ear.until(lambda status: status.reason == "busy").state == "offline"
    front.line.be()
    worker.network_back()
    worker.sync_now()
    ear.until(well)


def test_a_desk_joins_while_the_program_runs(hub: HubHandle, make: MakeFront) -> None:
    front = make(joined=False)
    front.store.clock = SystemClock()
    worker = make_worker(front.store, rand=lambda: 0.0)
    ear = Ear(worker)
    worker.start()
    ear.until(lambda status: status.state == "standalone")
    front.register("林晓禾")
    front.join(hub.code())
    worker.joined()
    ear.until(lambda status: well(status) and bool(hub.rows("person")))
    before = front.line.requests.count("/v1/token")
    worker.joined()
    ear.until(lambda status: well(status) and front.line.requests.count("/v1/token") > before)
    assert worker.stop()


@pytest.mark.expects_log("sync.client")
def test_nothing_it_meets_gets_out(front: Front) -> None:
    calls = 0

    def broken() -> Link | None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError
        if calls == 2:
            raise Refusal("https_needed")
        return open_link(front.store)

    worker = SyncWorker(front.store, Agent(lambda: 0.0, joined=True), broken)

    def rude(_status: Status) -> None:
        raise ValueError

    worker.on_status(rude)
    ear = Ear(worker)
    worker.start()
    ear.until(lambda status: status.reason == "internal")
    worker.sync_now()
    ear.until(lambda status: status.reason == "https_needed")
    worker.sync_now()
    ear.until(well)
    assert worker.stop()


def test_settings_taken_away_leave_a_desk_alone(front: Front) -> None:
    worker = SyncWorker(front.store, Agent(lambda: 0.0, joined=True), lambda: None)
    ear = Ear(worker)
    worker.start()
    ear.until(lambda status: status.state == "standalone")
    assert worker.stop()
