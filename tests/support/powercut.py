"""What would be on the disk if the power went: SQLite's own writes, recorded below SQLite.

SQLite reaches files through a table of functions, its VFS. The recorder puts itself between:
it notes every write, truncation and sync in order and passes them on. From the notes any
moment can be rebuilt as a disk would show it afterwards: what was synced is there; of what
was written later, nothing is, or some of it is, in any order.

The structures are those of SQLite's public header (`sqlite3_vfs`, `sqlite3_io_methods`).
"""

from __future__ import annotations

import ctypes
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher

_POINTER, _INT, _WIDE = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _WIDE)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _WIDE)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _INT), ("file_size", _INT), ("most_path", _INT), ("next", _POINTER),
        ("name", ctypes.c_char_p), ("data", _POINTER), ("open", _POINTER), ("delete", _POINTER),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _INT), ("close", _POINTER), ("read", _POINTER), ("write", _POINTER),
        ("truncate", _POINTER), ("sync", _POINTER), ("rest", _POINTER * 13),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: `write` (with `at` and `content`), `truncate` (to `at`),
    `sync`, or `promise` (`name` says what was promised to staff)."""

    what: str
    name: str
    at: int = 0
    content: bytes = b""


@dataclass(slots=True)
class Recording:
    """Files as they were at the beginning, and everything since."""

    start: dict[str, bytes]
    events: list[Event] = field(default_factory=list)

    def promise(self, name: str) -> None:
        """Note that from now on staff believe this to be safe."""
        self.events.append(Event("promise", name))

    def promised(self, upto: int) -> set[str]:
        """Give everything promised within the first `upto` events."""
        return {event.name for event in self.events[:upto] if event.what == "promise"}

    def syncs(self) -> int:
        """Count the syncs."""
        return sum(event.what == "sync" for event in self.events)

    def rebuild(self, upto: int, into: Path, rng: random.Random | None = None) -> None:
        """Write the files as a disk would show them after a cut behind the first `upto` events.

        With `rng` each write since the last sync survives by the toss of a coin.
        """
        disk = {name: bytearray(content) for name, content in self.start.items()}
        unsynced: dict[str, list[Event]] = {}
        for event in self.events[:upto]:
            if event.what == "sync":
                for earlier in unsynced.pop(event.name, []):
                    _apply(disk.setdefault(event.name, bytearray()), earlier)
            elif event.what != "promise":
                unsynced.setdefault(event.name, []).append(event)
        for name, events in unsynced.items():
            for event in events:
                if rng is not None and rng.random() < 0.5:
                    _apply(disk.setdefault(name, bytearray()), event)
        into.mkdir()
        for name, content in disk.items():
            (into / name).write_bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "truncate":
        del content[event.at :]
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.content)] = event.content


_kept: list[Any] = []
"""Functions that SQLite may still call through files opened while recording."""


@contextmanager
def recording(directory: Path) -> Iterator[Recording]:
    """Record what SQLite does to files in `directory` that are opened from now on."""
    start = {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}
    record = Recording(start)
    connection = cipher.connect(":memory:")
    # A connection object begins with its `sqlite3 *`, and that with its `sqlite3_vfs *`.
    database = _POINTER.from_address(id(connection) + object.__basicsize__).value
    assert database is not None
    table = _Vfs.from_address(_POINTER.from_address(database).value or 0)
    assert table.name in (b"unix", b"win32"), table.name
    before = table.open
    opened = _opener(record, directory, before)
    table.open = ctypes.cast(opened, _POINTER).value
    try:
        yield record
    finally:
        table.open = before
        connection.close()


def _opener(record: Recording, directory: Path, before: int) -> Any:
    pass_on = _OPEN(before)
    names: dict[int, str] = {}
    tables: dict[int, _Methods] = {}

    def open_file(vfs: int, path: int | None, file: int, flags: int, out: int) -> int:
        code: int = pass_on(vfs, path, file, flags, out)
        where = Path(ctypes.string_at(path).decode()) if path else None
        if code == 0 and where is not None and where.parent == directory:
            names[file] = where.name
            slot = _POINTER.from_address(file)
            if slot.value not in tables:
                tables[slot.value or 0] = _wrapped(slot.value or 0, names, record)
            slot.value = ctypes.addressof(tables[slot.value or 0])
        return code

    function = _OPEN(open_file)
    _kept.extend((pass_on, function, tables))
    return function


def _wrapped(methods: int, names: dict[int, str], record: Recording) -> _Methods:
    original = _Methods.from_address(methods)
    write, truncate, sync = (
        _WRITE(original.write), _TRUNCATE(original.truncate), _SYNC(original.sync)
    )  # fmt: skip

    def on_write(file: int, content: int, size: int, at: int) -> int:
        record.events.append(Event("write", names[file], at, ctypes.string_at(content, size)))
        return int(write(file, content, size, at))

    def on_truncate(file: int, size: int) -> int:
        record.events.append(Event("truncate", names[file], size))
        return int(truncate(file, size))

    def on_sync(file: int, flags: int) -> int:
        code = int(sync(file, flags))
        record.events.append(Event("sync", names[file]))
        return code

    copy = _Methods()
    ctypes.memmove(ctypes.addressof(copy), methods, ctypes.sizeof(_Methods))
    functions = (_WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync))
    copy.write, copy.truncate, copy.sync = (ctypes.cast(f, _POINTER).value for f in functions)
    _kept.extend((write, truncate, sync, functions, copy))
    return copy
