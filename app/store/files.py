"""The data directory: what lies in it, who holds it, and how files in it are written safely."""

from __future__ import annotations

import errno
import os
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.errors import Refusal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True, slots=True)
class DataDir:
    """Where one desk's data lies: the encrypted file, its wrapped keys, the lock, back-ups."""

    path: Path

    @property
    def db(self) -> Path:
        """The encrypted file; `-wal` and `-shm` lie beside it while it is open."""
        return self.path / "desk.db"

    @property
    def keys(self) -> Path:
        """The store key, wrapped; useless without the keyring, passphrase or recovery code."""
        return self.path / "keys.json"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the store open; empty, and left lying."""
        return self.path / "desk.lock"

    @property
    def backups(self) -> Path:
        """Daily back-ups and those made before a migration."""
        return self.path / "backups"

    def live_files(self) -> list[Path]:
        """Give the files of the store that are there, the write-ahead log included.

        Raises Refusal: what the disk says of a place that can be no folder, or not ours.
        """
        names = ("desk.db", "desk.db-wal", "desk.db-shm", "keys.json")
        with disk_words():
            return [self.path / name for name in names if (self.path / name).exists()]


_WORDS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "disk_read_only",
    errno.EPERM: "disk_read_only",
    errno.ENOENT: "store_unreachable",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
    errno.EISDIR: "store_unreachable",
    errno.ENAMETOOLONG: "path_too_long",
}

ELSEWHERE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "file_no_room"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "file_unwritable"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.EISDIR), "file_unwritable"),
}
"""What the disk says of a file that is no record: nothing here depends on it."""


@contextmanager
def disk_words(other: Mapping[int, str] | None = None) -> Iterator[None]:
    """Turn what the disk says of a file into a Refusal that tells staff what to do.

    `other`: codes by error number for a file that does not lie with the data.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        code = (other or {}).get(number) or _WORDS.get(number, "disk_error")
        raise Refusal(code) from error


def save_elsewhere(path: Path, content: bytes) -> None:
    """Write a file where somebody chose: the whole of it, or what was there before.

    Raises Refusal `file_no_room`, `file_unwritable`, or what else the disk says.
    """
    with disk_words(ELSEWHERE):
        write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that after a power cut either the old or the new one is there."""
    part = beside(path)
    try:
        with part.open("xb") as file:
            file.write(content)
            sync(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_dir(path.parent)


def beside(path: Path) -> Path:
    """Give a fresh name next to `path`, for what is renamed to it once it is whole."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")


def sync(file: IO[bytes]) -> None:
    """Force a file that is being written onto the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_dir(path: Path) -> None:
    """Force a directory's names onto the disk; Windows does that with the file."""
    if sys.platform == "win32":
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@dataclass(slots=True)
class Held:
    """A data directory that this program holds, until `release` or the end of the process."""

    file: IO[bytes] | None

    def release(self) -> None:
        """Let another program open the data. Doing it twice does no harm."""
        if self.file is not None:
            self.file.close()
            self.file = None


def hold(data: DataDir) -> Held:
    """Take the data directory for this program alone, by a lock of the operating system.

    The lock ends with the process however that ends. Raises Refusal `already_running`, or
    what the disk says.
    """
    with disk_words():
        data.path.mkdir(parents=True, exist_ok=True)
        file = data.lock.open("ab")
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise Refusal("already_running") from error
    return Held(file)


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
