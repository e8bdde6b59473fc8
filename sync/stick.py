"""A file for a stick: nothing is called done before it was written, synced and read back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def put(path: Path, fill: Callable[[BinaryIO], None], prove: Callable[[BinaryIO], None]) -> None:
    """Let `fill` write the file at `path`, and `prove` read it back from the disk.

    A stick that is pulled out, full or worn leaves either the whole proved file or none. Raises
    what they raise, and OSError.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        _forget_cache(part)
        with part.open("rb") as file:
            prove(file)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _forget_cache(path: Path) -> None:
    """Have the system read from the medium, not from what it remembers, where it can be told."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file, contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """Make the new name last, on systems where a folder can be synced."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
