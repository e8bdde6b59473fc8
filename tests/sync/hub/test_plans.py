"""What a batch looks up is found in an index, member by member, however much a venue has.

A plan that reads all a venue has of a kind is right in every other test, and takes seconds a push
at a venue with half a million visits.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, delete

from sync.hub import files, firstread, ledger, pages, relays, shared, sharedbook, shelf
from sync.hub.database import among
from sync.hub.ground import SHARED
from sync.hub.public import known
from sync.hub.tables import rows
from tests.sync.hub.desk import opened

PRUNING = delete(rows).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == bindparam("kind"),
    among(rows.c.id, bindparam("some")),
)
LOOKUPS: dict[str, tuple[Select[Any] | Any, str]] = {
    "rows by id": (shelf._BY_ID, "venue_id=? AND kind=? AND id=?"),
    "rows by key": (shelf._BY_KEY, "venue_id=? AND kind=? AND key=?"),
    "operations known": (ledger._KNOWN, "venue_id=? AND op_id=?"),
    "files named": (files._NAMED, "venue_id=? AND kind=? AND key=?"),
    "rows pruned": (PRUNING, "venue_id=? AND kind=? AND id=?"),
    "sessions changed": (known._SINCE, "venue_id=? AND scope=? AND number>?"),
    "what many read, on": (pages._ROWS[SHARED], "scope=? AND number>?"),
    "what many read, first": (firstread._STAND_BEFORE[SHARED], "scope=? AND kind=? AND id<?"),
    "what many read, written": (sharedbook._BY_ID, "scope=? AND kind=? AND id=?"),
    "what many read, pruned": (sharedbook._DUE_SCOPE, "went_at<?"),
    "relays said next": (relays._NEXT, "venue_id=? AND to_venue=?"),
    "relays numbered": (relays._LAST, "relays_in_order (venue_id=?)"),
    "relays unsaid": (relays._SAID_ABOUT, "venue_id=? AND about=?"),
    "where that stands": (shared._STATES, "scope=?"),
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_batch_is_looked_up_along_an_index(name: str, tmp_path: Path) -> None:
    statement, wanted = LOOKUPS[name]
    books = opened(str(tmp_path / "hub.db"))
    given = {"venue": books.venue, "kind": "visit", "some": json.dumps(["a"]), "since": 7}
    with books.engine.connect() as connection:
        compiled = statement.compile(connection)
        said = {**compiled.params, **given, "scopes": json.dumps(["venue"])}
        values = tuple(said[one] for one in compiled.positiontup or ())
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)
        steps = [str(row[3]) for row in plan]
    books.engine.dispose()
    assert any(step.startswith("SEARCH") and wanted in step for step in steps), steps
