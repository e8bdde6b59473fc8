"""Opening a store in a worker thread: no Qt in here, and slow imports paid in the background."""

from __future__ import annotations

from pathlib import Path

from app.clock import Clock
from app.desk import Desk
from app.opening import open_data_dir
from app.store.keys import unlock
from sync.client import joining

WARM = (joining,)
"""Loaded here because the main thread needs it next."""


def open_by_itself(path: Path, clock: Clock) -> Desk:
    """Open the desk without asking anybody. Raises Refusal as `unlock` and `open_data_dir` do."""
    return open_data_dir(path, unlock(path), clock)
