"""Engines that outlive a history: what they have learned of our SQL is dear to learn again.

An engine is kept per file; between histories its connections are closed and the file under it is
another. Waiting for a lock would be waiting in real time, so whoever meets one is told at once.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

import app.store.store as store_module
import sync.client.exchange as exchange_module
from app.store.database import open_engine
from sync.hub.database import open_database

RAM = Path("/dev/shm")  # noqa: S108 - where there is one; a disk does as well, only slower
_desks: dict[Path, Engine] = {}
_hubs: dict[Path, Engine] = {}


def fresh_place() -> Path:
    """Make an empty directory, in memory where this PC has such a disk."""
    where = RAM if RAM.is_dir() else None
    return Path(tempfile.mkdtemp(prefix="desk-simulation-", dir=where))


def _at_once(raw: Any, _record: object) -> None:
    raw.execute("PRAGMA busy_timeout = 0")


def desk_engine(path: Path, key: bytes, **more: Any) -> Engine:
    """Give the engine on a desk's file: what `open_engine` makes, made once."""
    engine = _desks.get(path)
    if engine is None:
        engine = open_engine(path, key, **more)
        for other in _desks.values():
            # What one has learned of our statements holds for all.
            engine.dialect, engine._compiled_cache = other.dialect, other._compiled_cache
            break
        _desks[path] = engine
        event.listen(engine, "connect", _at_once)
    return engine


def hub_engine(path: Path) -> Engine:
    """Give the engine on a hub's file: what `open_database` makes, made once."""
    engine = _hubs.get(path)
    if engine is None:
        engine = _hubs[path] = open_database(path)
        event.listen(engine, "connect", _at_once)
        engine.dispose()
    return engine


@contextmanager
def kept_engines() -> Iterator[None]:
    """Let every store opened meanwhile have the kept engine of its file."""
    store, exchange = vars(store_module), vars(exchange_module)
    real, least = store["open_engine"], exchange["LEAST_OPS"]
    # Histories are short: what a desk does with twenty operations it does here with two.
    store["open_engine"], exchange["LEAST_OPS"] = desk_engine, 2
    try:
        yield
    finally:
        store["open_engine"], exchange["LEAST_OPS"] = real, least


@dataclass(frozen=True, slots=True)
class Image:
    """A disk at one moment: a database file and its write-ahead log."""

    file: bytes
    log: bytes

    @staticmethod
    def of(path: Path) -> Image:
        """Copy what lies on the disk now; nobody is writing while one of us looks."""
        log = _log_of(path)
        return Image(path.read_bytes(), log.read_bytes() if log.exists() else b"")

    def put(self, path: Path) -> None:
        """Put it back in place of what is there; the file must not be open."""
        log = _log_of(path)
        for old in (path, log, path.with_name(path.name + "-shm")):
            old.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.file)
        if self.log:
            log.write_bytes(self.log)


def clear(place: Path) -> None:
    """Take a directory away."""
    shutil.rmtree(place, ignore_errors=True)


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
