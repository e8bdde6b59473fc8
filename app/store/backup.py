"""Back-ups: one encrypted file that holds the store and its wrapped key, verified when made.

The file begins with one line of text, then a JSON header (sizes, hash, the wraps), then the
SQLCipher file as it is. It is written without an incarnation, a desk letter or PINs: a copy
that is opened begins a life of its own, and a PIN's verifier never leaves its PC.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec
import sqlcipher3.dbapi2 as cipher

from app.clock import to_text
from app.errors import Refusal
from app.store.cipher import SCHEMA
from app.store.database import explain_driver
from app.store.files import DataDir, beside, disk_words, hold, sync, sync_dir, write_whole
from app.store.keys import DEMO_KEY, load_keys
from app.store.store import Store
from app.store.wraps import Keys, write_keys

MAGIC = b"youth-home-desk back-up\n"
SUFFIX = ".yhbackup"
_LENGTH_BYTES, _MOST_HEADER, _CHUNK = 4, 1_000_000, 1 << 20
STAYS_HERE = ("pins",)
"""Tables whose rows never leave the PC they were made on."""
CACHES = {"blob_parts": "hash IN (SELECT hash FROM blobs WHERE sent_epoch IS NOT NULL)"}
"""Rows a back-up leaves out, by table: headquarters has them, and they are large."""
OF_ONE_LIFE = ("incarnation", "letter", "device_key")
"""What a copy may not go on with: two stores with one of these would be taken for one desk."""

TARGET_WORDS = {
    errno.ENOENT: "backup_no_folder",
    errno.ENOTDIR: "backup_no_folder",
    errno.EACCES: "backup_no_writing",
    errno.EPERM: "backup_no_writing",
    errno.EROFS: "backup_no_writing",
}
"""What the disk says of the place a back-up goes to: that is seldom where the data lie."""
SOURCE_WORDS = {
    errno.ENOENT: "backup_missing",
    errno.ENOTDIR: "backup_missing",
    errno.EISDIR: "not_a_backup",
    errno.EACCES: "backup_no_reading",
    errno.EPERM: "backup_no_reading",
}
"""What the disk says of a back-up that is to be read."""

Counts = dict[str, int]
"""Rows per table, without the tables and settings that stay on their PC."""


class Header(msgspec.Struct, frozen=True):
    """What a back-up says of itself in clear: nothing about people."""

    v: int
    made_at: str
    schema: int
    size: int
    sha256: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A back-up that was written, read again and found whole. `size` is in bytes."""

    path: Path
    made_at: str
    size: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Restored:
    """A store brought back. `aside` is where the former data lies, if there was any."""

    made_at: str
    schema: int
    counts: Counts
    aside: Path | None
    key: bytes = field(repr=False)


def backup(store: Store, target: Path) -> BackedUp:
    """Write a back-up of an open store to `target`; work at the counter goes on meanwhile.

    Written beside it first, forced to disk, read again, opened and counted, then renamed.
    Raises Refusal as `check_target` does, `backup_unsound` (nothing was left behind), or what
    the disk says.
    """
    return write_backup(DataDir(store.path.parent), store.key, target, to_text(store.clock.now()))


def write_backup(
    data: DataDir, key: bytes, target: Path, made_at: str, *, over: bool = False
) -> BackedUp:
    """As `backup`, for a data directory whose store need not be open here.

    `over`: a name of the program's own making, at which its former back-up may be replaced.
    """
    keys = load_keys(data.path)
    with disk_words(), driver_words():
        data.backups.mkdir(exist_ok=True)
        check_target(target, over=over)
        copy, part = beside(data.backups / "copy.db"), beside(target)
        try:
            counts, schema = _copy(data.db, key, copy)
            header = Header(1, made_at, schema, copy.stat().st_size, _sha256(copy), keys)
            with disk_words(TARGET_WORDS):
                _pack(header, copy, part)
            copy.unlink()
            _unpack(part, copy)
            if examine(copy, key) != counts:
                raise Refusal("backup_unsound")
            size = part.stat().st_size
            check_target(target, over=over)
            part.replace(target)
            sync_dir(target.parent)
        finally:
            part.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
    return BackedUp(target, made_at, size, counts)


def check_target(target: Path, *, over: bool = False) -> None:
    """Refuse a place no back-up can be written to; `over`: the former one may be replaced.

    Raises Refusal `backup_present` (whatever lies there is not overwritten), `backup_no_folder`.
    """
    with disk_words(TARGET_WORDS):
        if not over and (target.exists() or target.is_symlink()):
            raise Refusal("backup_present", name=target.name)
        if not target.parent.is_dir():
            raise Refusal("backup_no_folder")


def read_header(file: Path) -> Header:
    """Read what a back-up says of itself.

    Raises Refusal `not_a_backup`, `backup_newer`, `backup_missing`, or what the disk says.
    """
    with disk_words(SOURCE_WORDS), file.open("rb") as opened:
        return _read_header(opened)


def restore(
    file: Path, path: Path, find_key: Callable[[Keys], bytes], *, move_aside: str = ""
) -> Restored:
    """Bring the data of a back-up into the data directory `path`.

    `find_key` opens the back-up's wraps: `open_with_code`, `open_with_passphrase` or a key at
    hand. `move_aside` names a new directory inside `path` for data that is there already.
    Raises Refusal `data_present` (and no name was given), `already_running`, `not_a_backup`,
    `backup_unsound`, `schema_newer`, the refusals of `find_key`, or what the disk says.
    """
    header = read_header(file)
    if header.schema > SCHEMA:
        raise Refusal("schema_newer", stored=header.schema, known=SCHEMA)
    key = DEMO_KEY if header.keys.demo else find_key(header.keys)
    data = DataDir(path)
    held = hold(data)
    part = beside(data.db)
    try:
        if data.live_files() and not move_aside:
            raise Refusal("data_present")
        with disk_words(), driver_words():
            _unpack(file, part)
            counts = examine(part, key)
            aside = _put_aside(data, move_aside)
            part.replace(data.db)
            sync_dir(data.path)
            # The wraps come last: a store without them refuses to open, wraps without a
            # store would look like a desk that was never used.
            write_whole(data.keys, write_keys(header.keys))
    finally:
        part.unlink(missing_ok=True)
        held.release()
    return Restored(header.made_at, header.schema, counts, aside, key)


def examine(db: Path, key: bytes) -> Counts:
    """Open an encrypted file that nobody else has open, check every page, count every table.

    Raises Refusal `wrong_key`, `backup_unsound`.
    """
    with driver_words(), _opened(db, key) as connection:
        counts = _counts(connection)
        torn = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = connection.execute("PRAGMA quick_check(1)").fetchall()
        if torn or sound != [("ok",)]:
            raise Refusal("backup_unsound")
    return counts


def end_life(db: Path, key: bytes) -> None:
    """Take its incarnation and letter from a closed store: the next opening makes new ones."""
    with driver_words(), _opened(db, key) as connection:
        _forget(connection, "desk_state", "name", OF_ONE_LIFE)


@contextmanager
def driver_words() -> Iterator[None]:
    """Turn what the cipher says without SQLAlchemy between into a Refusal."""
    try:
        yield
    except cipher.Error as error:
        refusal = explain_driver(error)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def _opened(db: Path, key: bytes) -> Iterator[Any]:
    connection = cipher.connect(str(db), isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def _copy(db: Path, key: bytes, copy: Path) -> tuple[Counts, int]:
    """Copy one unmoving state of a store that may be in use; give its counts and schema."""
    with _opened(db, key) as source, _opened(copy, key) as target:
        source.execute("BEGIN")
        counts = _counts(source)
        schema = int(source.execute("PRAGMA user_version").fetchone()[0])
        source.backup(target)
        source.execute("COMMIT")
        target.execute("PRAGMA journal_mode = DELETE")
        _forget(target, "desk_state", "name", OF_ONE_LIFE)
        for table in STAYS_HERE:
            target.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
        for table, cached in CACHES.items():
            if table in counts:
                target.execute(f"DELETE FROM {table} WHERE {cached}")  # noqa: S608 - ours
        # What was deleted or erased must not lie on in free pages of a file that travels.
        target.execute("VACUUM")
    return counts, schema


def _forget(connection: Any, table: str, column: str, values: tuple[str, ...]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"DELETE FROM {table} WHERE {column} IN ({marks})", values)  # noqa: S608 - names of ours


def _counts(connection: Any) -> Counts:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    names = sorted(name for (name,) in tables if name not in (*STAYS_HERE, "desk_state"))
    return {name: _count(connection, name) for name in names}


def _count(connection: Any, table: str) -> int:
    kept = f" WHERE NOT ({CACHES[table]})" if table in CACHES else ""
    return int(connection.execute(f'SELECT count(*) FROM "{table}"{kept}').fetchone()[0])  # noqa: S608 - a name from the schema


def _pack(header: Header, db: Path, target: Path) -> None:
    text = msgspec.json.encode(header)
    with target.open("xb") as out, db.open("rb") as source:
        out.write(MAGIC)
        out.write(len(text).to_bytes(_LENGTH_BYTES))
        out.write(text)
        shutil.copyfileobj(source, out, _CHUNK)
        sync(out)


def _unpack(file: Path, db: Path) -> None:
    """Take the encrypted store out of a back-up, forced to disk, its hash compared."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as source, db.open("xb") as out:
        header = _read_header(source)
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
        sync(out)
    if size != header.size or digest.hexdigest() != header.sha256:
        raise Refusal("backup_unsound")


def _read_header(file: IO[bytes]) -> Header:
    start = file.read(len(MAGIC) + _LENGTH_BYTES)
    length = int.from_bytes(start[len(MAGIC) :])
    code = "not_a_backup"
    if not start.startswith(MAGIC) or not 0 < length <= _MOST_HEADER:
        raise Refusal(code)
    try:
        header = msgspec.json.decode(file.read(length), type=Header)
    except msgspec.MsgspecError as error:
        raise Refusal(code) from error
    if header.v > 1:
        raise Refusal("backup_newer", stored=header.v, known=1)
    return header


def _put_aside(data: DataDir, name: str) -> Path | None:
    files = data.live_files()
    if not files:
        return None
    aside = data.path / name
    aside.mkdir()
    for file in files:
        file.replace(aside / file.name)
    sync_dir(aside)
    return aside


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
