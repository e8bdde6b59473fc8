"""Who was erased, in a file beside the store: it outlives the store's being put back.

A back-up of last week still holds somebody who was erased since. On the PC where the erasure was
heard, the list (ids, nothing else is known any more) is gone through before the store is shown. On
another PC nobody can know before the first exchange, which brings the erasure down again, because a
restored store reads on from where it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from app.store.files import disk_words, sync_dir

NAME = "erased.txt"


def remember(folder: Path, ids: Iterable[str]) -> None:
    """Add ids to the list and force them to the disk, before the commit that erases them."""
    with disk_words():
        path = folder / NAME
        new = not path.exists()
        text = "".join(f"{one}\n" for one in sorted(set(ids)))
        with path.open("ab") as file:
            # A line that a power cut left short ends here: what follows is whole.
            file.write(b"\n" + text.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            sync_dir(folder)


def remembered(folder: Path) -> list[str]:
    """Give the ids on the list."""
    with disk_words():
        path = folder / NAME
        if not path.exists():
            return []
        lines = path.read_text("utf-8", errors="replace").splitlines()
    return list(dict.fromkeys(line for line in lines if line))
