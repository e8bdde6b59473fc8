"""How far this desk's first reading of its venue's rows has come, kept beside the cursor.

Said by headquarters with each page and stored in the page's commit, so that a program that was
killed in the middle knows, before it has a line, that its list is not whole yet.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.kinds import VENUE_SCOPE, is_shared
from app.store.base import Cursor, State, table_of
from app.store.store import Store, get_state, set_state

_NAME = "first_reading:"
"""State of this PC, for each scope while it is first read: how many rows of how many are here."""
BEHIND = "first_reading_behind"
"""State of this PC while what pages of a first reading left to be computed was not caught up with:
the kind, and how far it came."""
_state, _cursor = table_of(State), table_of(Cursor)
_SAID = select(_state.c.value).where(_state.c.name.startswith(_NAME, autoescape=True))
_SCOPES = select(func.count()).select_from(_cursor).where(_cursor.c.scope.startswith(VENUE_SCOPE))


class FirstReading(NamedTuple):
    """So many rows of so many were read; `total` is 0 before headquarters has said how many."""

    done: int
    total: int


def first_reading(session: Session, store: Store) -> FirstReading | None:
    """Say how far the first reading has come; None where all was read, or the desk is alone."""
    if store.place.device is None:
        return None
    connection = session.connection()
    if not connection.execute(_SCOPES).scalar_one():
        return FirstReading(0, 0)
    said = [text.split() for text in connection.execute(_SAID).scalars()]
    if not said:
        return None
    return FirstReading(*(sum(int(pair[place]) for pair in said) for place in (0, 1)))


def note_reading(
    session: Session, scope: str, reading: FirstReading | None, *, whole: bool
) -> None:
    """Keep, in the page's commit, what it says of a scope's reading; a `whole` one ends it."""
    if is_shared(scope):
        return  # nothing is computed from it, and the list of people is no less whole without
    name = _NAME + scope
    if whole:
        if get_state(session, name) is not None:
            session.execute(delete(State).where(State.name == name))
    elif reading is not None:
        set_state(session, name, f"{reading.done} {reading.total}")
    if reading is not None:
        set_state(session, BEHIND, "")
