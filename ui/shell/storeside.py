"""Opening a store in a worker thread: no Qt in here, and slow imports paid in the background."""

from __future__ import annotations

from pathlib import Path

from app.clock import Clock
from app.desk import Desk
from app.opening import open_data_dir
from sync.client import joining

WARM = (joining,)
"""Loaded here because the main thread needs it next."""


def open_with(path: Path, key: bytes, clock: Clock) -> Desk:
    """Open the desk. Raises Refusal as `open_data_dir` does."""
    return open_data_dir(path, key, clock)
