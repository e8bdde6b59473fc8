"""What the lock screen shows, read from the store by plain SQL before SQLAlchemy is loaded.

Loading what opens a desk takes half a second, in which staff can already choose themselves. This
is the one place that knows tables twice; `tests/app/test_glance.py` holds it to the queries it
stands for. It reads, under the lock of the data directory, and where anything is out of the
ordinary it sees nothing: the opening that follows has the words for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.errors import Refusal
from app.staff.rules import MANAGER, ROLES
from app.staff.tile import Tile, digits_of
from app.store.cipher import SCHEMA, driver, say_key
from app.store.files import DataDir, hold
from app.store.keys import load_keys
from app.venue.rules import DEFAULTS, LEAST_PIN, MOST_PIN

DESK_NAME = "desk_name"
"""The setting that holds what this PC is called."""

_PATIENCE_S = 1.0
_STATE = "SELECT name, value FROM desk_state WHERE name IN ('venue_id', 'device', 'letter', ?)"
_VENUE = "SELECT name, timezone, pin_length FROM venues WHERE id = ?"
_STAFF = f"""
    SELECT staff.id, staff.name, staff.role, pins.last_used, pins.verifier
    FROM staff LEFT JOIN pins ON pins.staff_id = staff.id
    WHERE staff.status = 'active'
    ORDER BY pins.last_used DESC NULLS LAST,
        CASE staff.role {" ".join(f"WHEN '{role}' THEN {n}" for n, role in enumerate(ROLES))}
        ELSE {len(ROLES)} END,
        staff.name, staff.id
"""  # noqa: S608 - made of our own words


@dataclass(frozen=True, slots=True)
class Glance:
    """Where this is and who works here. `desk_name` is "" and `letter` None where not given."""

    venue: str
    zone: str
    pin_length: int
    desk_name: str
    letter: str | None
    demo: bool
    people: tuple[Tile, ...]


def glance(path: Path, key: bytes) -> Glance | None:
    """Look into the data directory; None where the desk will not open just so.

    That is: another program holds it, the file is missing or of another schema, the key is not
    its key, or a first launch was broken off before a manager had a PIN.
    """
    data = DataDir(path)
    try:
        keys = load_keys(path)
        if not (keys.confirmed or keys.demo) or not data.db.exists():
            return None
        held = hold(data)
    except Refusal:
        return None
    try:
        with _reading(data.db, key) as cursor:
            return _seen(cursor, demo=keys.demo)
    except (driver.Error, Refusal):
        return None
    finally:
        held.release()


@contextmanager
def _reading(db: Path, key: bytes) -> Iterator[Any]:
    """Give a cursor that sees one unmoving state of the file and cannot change it."""
    where = f"{db.resolve().as_uri()}?mode=rw"  # "ro" could not read what lies in the log
    opened = driver.connect(where, uri=True, timeout=_PATIENCE_S, isolation_level=None)
    with closing(opened) as connection, closing(connection.cursor()) as cursor:
        say_key(cursor, key)
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("BEGIN")
        yield cursor
        cursor.execute("ROLLBACK")


def _seen(cursor: Any, *, demo: bool) -> Glance | None:
    if cursor.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
        return None
    state = dict(cursor.execute(_STATE, (DESK_NAME,)).fetchall())
    venue = cursor.execute(_VENUE, (state.get("venue_id", ""),)).fetchone()
    name, zone, length = venue or (None, None, None)
    people = tuple(
        Tile(ident, called, role, used, pin is not None, digits_of(pin))
        for ident, called, role, used, pin in cursor.execute(_STAFF).fetchall()
    )
    # What `ui.firstrun.flow` would still ask for.
    named = bool(name) or "device" in state
    if not named or not any(one.has_pin and one.role == MANAGER for one in people):
        return None
    return Glance(
        name or "",
        _zone(zone),
        int(DEFAULTS["pin_length"]) if length is None else min(MOST_PIN, max(LEAST_PIN, length)),
        state.get(DESK_NAME, ""),
        state.get("letter"),
        demo,
        people,
    )


def _zone(stated: str | None) -> str:
    try:
        return str(ZoneInfo(stated or "").key)
    except (KeyError, ValueError, OSError):
        return str(DEFAULTS["timezone"])
