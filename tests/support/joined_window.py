"""The program's window over a desk that has joined a real headquarters and syncs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import to_text
from sync.client.credentials import Settings
from sync.client.joining import join
from tests.support.clock import HandClock
from tests.support.desks import make_desk
from tests.support.hub import HubHandle
from tests.support.window import LONG, Front, give_pins


def state(front: Front) -> str:
    """Say how the last exchange ended; '' before the first."""
    status = front.seat.status
    return "" if status is None else status.state


def exchanged(front: Front, ask: Callable[[], None]) -> None:
    """Ask for an exchange and wait until it is over."""
    ask()
    front.bot.waitUntil(lambda: state(front) == "ok", timeout=LONG)


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path, hub: HubHandle) -> Iterator[Front]:
    """A desk that has joined and syncs, with its window locked."""
    clock = HandClock(to_text(dt.datetime.now(dt.UTC)))
    desk = make_desk(tmp_path / "data", clock)
    give_pins(desk)
    join(desk.store, Settings(hub.url), hub.code(), "前台 1 号机")
    front = Front(qtbot, desk, clock)
    try:
        front.rooms.worker.start()
        exchanged(front, front.rooms.worker.sync_now)
        yield front
    finally:
        front.close()
