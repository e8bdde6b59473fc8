"""Reading anew what headquarters cannot go on telling from where this desk stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.store.leaving import scopes_of
from app.store.standing import cursors, read_again
from app.store.store import Store

ANEW = ("bad_cursor", "resync_required")
"""Problems that are put right by reading from the start; nothing that waits is touched."""


def read_anew(store: Store, facts: Mapping[str, Any]) -> None:
    """Drop the cursors of the scopes that are named, else of all, and note that they are read."""
    with store.read() as session:
        mine = {*cursors(session), *scopes_of(session)}
    named = facts.get("scopes")
    some = mine.intersection(named) if isinstance(named, dict) else set()
    read_again(store, some or mine)
