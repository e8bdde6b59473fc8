"""What this PC is called: the name typed when it joined, kept here and shown on top and lock."""

from __future__ import annotations

from app.glance import DESK_NAME
from app.store.standing import keep_state
from app.store.store import Store, get_state


def keep_name(store: Store, name: str) -> None:
    """Keep the name of this PC; it stays when the letter changes."""
    keep_state(store, DESK_NAME, name.strip() or None)


def name_of(store: Store) -> str:
    """Read the name of this PC, "" when it was never given one."""
    with store.read() as session:
        return get_state(session, DESK_NAME) or ""
