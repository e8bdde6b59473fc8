"""Large stores to measure on, made once and kept under `build/bench/`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from app.clock import SystemClock
from app.desk import Desk, open_desk
from app.sample import load_many
from app.store.cipher import SCHEMA
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import found

KEY = bytes(range(32))
HOME = Path(__file__).resolve().parents[2] / "build" / "bench"


def large_desk(people: int, visits: int) -> Desk:
    """Open a store with so many people and visits, making it the first time."""
    folder = HOME / f"desk-{SCHEMA}-{people}-{visits}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        desk = new_desk(folder / "desk.db")
        load_many(desk, people, visits, progress=_progress)
        desk.store.close()
        (folder / "ready").touch()
    return open_desk(folder / "desk.db", KEY, SystemClock())


def scratch_copy(people: int, visits: int, name: str) -> Desk:
    """Open a copy of a large store that a benchmark may write to."""
    source = large_desk(people, visits)
    source.store.close()
    folder = fresh(name)
    shutil.copy(source.store.path, folder / "desk.db")
    return open_desk(folder / "desk.db", KEY, SystemClock())


def fresh(name: str) -> Path:
    """Make an empty folder for a benchmark's own files."""
    folder = HOME / f"scratch-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def new_desk(path: Path) -> Desk:
    """Make an empty desk of the sample venue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    desk = open_desk(path, KEY, SystemClock())
    with transaction(desk.store, SYSTEM) as tx:
        found(tx, "QJ0001", "青禾区望江街道青年之家", capacity=120)
    return desk


def _progress(done: int, total: int) -> None:
    if done % 100_000 == 0 or done == total:
        sys.stderr.write(f"preparing: {done} of {total}\n")
