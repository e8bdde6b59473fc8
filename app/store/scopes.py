"""Taking up what headquarters says this desk may read: a scope it gained, or lost."""

from __future__ import annotations

from collections.abc import Sequence

from app.kinds import VENUE_SCOPE
from app.store.changes import Changes
from app.store.incoming import from_headquarters
from app.store.leaving import scopes_of, write_scopes
from app.store.store import Store, get_state, set_state

SAID_AT = "scopes_said_at"
"""State of this PC: when, by its own clock, headquarters last said which scopes these are."""


def take_scopes(store: Store, said: Sequence[str], at: str, *, carried: bool = False) -> bool:
    """Read from now on what headquarters lets this desk read, and leave the rest; say if it moved.

    None said: the venue's own. What was `carried` on a stick may have been overtaken: it counts
    only where nothing was said since.
    """
    scopes = tuple(said) or (VENUE_SCOPE,)
    with store.read() as session:
        known, known_at = scopes_of(session), get_state(session, SAID_AT) or ""
    if set(scopes) == set(known) or (carried and at <= known_at):
        return False
    with from_headquarters(store) as session:
        touched = write_scopes(session, store.models, scopes)
        set_state(session, SAID_AT, at)
    kinds = {
        kind
        for kind, model in store.models.items()
        if model.kind.scope != VENUE_SCOPE or model.kind.shared
    }
    ids = frozenset(one for some in touched.values() for one in some)
    store.announce(Changes(frozenset({*kinds, *touched}), ids, "hub", waiting=True))
    return True
