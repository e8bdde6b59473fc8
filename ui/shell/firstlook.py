"""The key and a glance at the store, in a worker thread, before what opens it is loaded: no Qt."""

from __future__ import annotations

from pathlib import Path

from app.glance import Glance, glance
from app.store.keys import unlock


def look(path: Path) -> tuple[bytes, Glance | None]:
    """Give the store key, and what the lock screen can show already; None where it cannot.

    Raises Refusal as `unlock` does.
    """
    key = unlock(path)
    return key, glance(path, key)
