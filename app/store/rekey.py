"""A new key for a store whose others' data was wiped: a new file, and wraps that lead to it.

Whatever step the power goes at, the next opening knows which key the file has: the wraps of the new
one are written first, the whole new file takes the place of the old one in one step, and only then
the old wraps go.
"""

from __future__ import annotations

import os
from pathlib import Path

import sqlcipher3.dbapi2 as cipher
from msgspec.structs import replace

from app.errors import Refusal
from app.store.backup import driver_words, examine
from app.store.cipher import say_key
from app.store.database import open_engine, plain_words, schema_number
from app.store.files import DataDir, beside, disk_words, sync, sync_dir, write_whole
from app.store.keys import load_keys
from app.store.wiping import DUE
from app.store.wraps import KEY_BYTES, Keys, lead_on, led_on, write_keys


def settle(data: DataDir, key: bytes) -> bytes:
    """Give the key that opens the store, after a change of keys that was cut short.

    `key` is what the wraps lead to. Nothing is done where none was under way.
    """
    if not data.keys.exists():
        return key
    keys = load_keys(data.path)
    if not keys.coming:
        return key
    if _opens(data, key):
        # The new file never took its place: the old key and its wraps are good as they are.
        _save(data, replace(keys, coming=()))
        return key
    new = led_on(keys.coming[0], keys.id, key)
    _save(data, replace(keys, wraps=keys.coming, coming=()))
    return new


def rekey(data: DataDir, key: bytes) -> bytes:
    """Write a closed store anew under a new key and give that. Raises what the disk says.

    Sample data keep their published key, and so does a store without wraps (a key at hand), which
    nothing could lead to another; the file is new all the same.
    """
    keys = load_keys(data.path) if data.keys.exists() else None
    if keys is None or keys.demo:
        _write_anew(data, key, key)
        return key
    new = os.urandom(KEY_BYTES)
    coming = tuple(lead_on(wrap, keys.id, key, new) for wrap in keys.wraps)
    _save(data, replace(keys, coming=coming))
    _write_anew(data, key, new)
    _save(data, replace(keys, wraps=coming, coming=()))
    return new


def _write_anew(data: DataDir, key: bytes, new: bytes) -> None:
    part = beside(data.db)
    with disk_words(), driver_words():
        try:
            _copy(data, key, part, new)
            examine(part, new)
            part.replace(data.db)
            sync_dir(data.path)
        finally:
            part.unlink(missing_ok=True)


def _copy(data: DataDir, key: bytes, part: Path, new: bytes) -> None:
    """Copy a closed store, all it still holds and nothing of what it held, under another key."""
    connection = cipher.connect(str(data.db), isolation_level=None, timeout=10)
    try:
        run = connection.execute
        say_key(connection.cursor(), key)
        # So that what is in the log beside it is folded in: that file must not outlive this one.
        run("PRAGMA journal_mode = DELETE")
        schema = run("PRAGMA user_version").fetchone()[0]
        run("ATTACH DATABASE ? AS fresh KEY ?", (str(part), f"x'{new.hex()}'"))
        run("SELECT sqlcipher_export('fresh')")
        run(f"PRAGMA fresh.user_version = {schema}")
        run("DELETE FROM fresh.desk_state WHERE name = ?", (DUE,))
        run("DETACH DATABASE fresh")
    finally:
        connection.close()
    with part.open("rb+") as file:
        sync(file)


def _opens(data: DataDir, key: bytes) -> bool:
    engine = open_engine(data.db, key)
    try:
        with plain_words(), engine.connect() as connection:
            schema_number(connection)
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except Refusal as refusal:
        if refusal.code != "wrong_key":
            raise
        return False
    finally:
        engine.dispose()
    return True


def _save(data: DataDir, keys: Keys) -> None:
    with disk_words():
        write_whole(data.keys, write_keys(keys))
