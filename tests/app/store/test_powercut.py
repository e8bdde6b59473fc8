"""A power cut: what the screen called safe is on the disk, whatever the disk had not yet done."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.checkin.model import Visit
from app.desk import open_desk
from app.errors import Refusal
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, KEY, make_file
from tests.support.powercut import Recording, recording
from tests.support.proof import broken_promises, check_in_step

CUTS = int(os.environ.get("PROVE_CUTS", "30"))
VISITS = 160
"""Enough for the write-ahead log to be folded into the file once (1000 pages) and begin anew."""


def work(path: Path, synchronous: str | None = None) -> Recording:
    """Check in `VISITS` people at a recorded desk and give the recording."""
    make_file(path)
    with recording(path) as record:
        desk = open_desk(path / "desk.db", KEY, HandClock())
        if synchronous:
            desk.store.engine.dispose()

            @event.listens_for(desk.store.engine, "connect")
            def careless(connection: Any, _record: object) -> None:
                connection.execute(f"PRAGMA synchronous = {synchronous}")

        for _ in range(VISITS):
            with transaction(desk.store, HE) as tx:
                visit = Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day)
                tx.add(visit)
            record.promise(visit.id)
        events = list(record.events)
        desk.store.close()
    return Recording(record.start, events)


def lost(record: Recording, cut: int, into: Path, rng: random.Random | None) -> set[str]:
    """Cut the power behind an event, open what is left, and give the promises that broke."""
    record.rebuild(cut, into, rng)
    desk = open_desk(into / "desk.db", KEY, HandClock())
    broken = broken_promises(desk, record.promised(cut))
    check_in_step(desk)
    desk.store.close()
    return broken


@pytest.mark.parametrize("partly", [False, True], ids=["nothing unsynced", "some unsynced"])
def test_nothing_promised_is_lost(
    partly: bool, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record = work(tmp_path / "desk")
    assert len(record.promised(len(record.events))) == VISITS
    assert any(one.name == "desk.db" and one.what == "write" for one in record.events)
    rng = random.Random(len(record.events))
    moments = range(len(record.events))
    cuts = [*rng.sample(moments, min(CUTS, len(moments))), len(record.events)]
    for cut in cuts:
        assert lost(record, cut, tmp_path / f"cut{cut}", rng if partly else None) == set()
    record_property("power cuts", len(cuts))
    record_property("promises, none broken", sum(len(record.promised(cut)) for cut in cuts))


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_a_careless_store_is_caught(synchronous: str, tmp_path: Path) -> None:
    """Without the sync at each commit this very proof must fail, or it proves nothing."""
    record = work(tmp_path / "desk", synchronous)
    cut = len(record.events)
    try:
        broken = lost(record, cut, tmp_path / "cut", None)
    except Refusal:
        return
    assert broken


def test_each_commit_is_synced(tmp_path: Path) -> None:
    assert work(tmp_path / "desk").syncs() >= VISITS
