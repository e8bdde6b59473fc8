"""A desk's first reading of a scope: the rows that stand at one pinned number, page by page.

Kind by kind in the order of the table of kinds, so that people are at a desk long before the
visits of ten years are, and within a kind the newest first: what counts today is there soonest.

Why nothing is missed and nothing doubled: numbers are given in the order of commits, so every row
numbered up to the pin stands when the reading begins. While it keeps that number it is shown once,
in its place. Once it is written again its number is above the pin: if its place comes later it is
passed by, and either way it comes by the log, which the desk reads from the pin on. The hub keeps
nothing of a reading: where it stands is in the signed cursor, which the desk stores with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from sync.hub.cursors import Reading
from sync.hub.tables import rows
from sync.wire.kinds import KINDS

_OF = (rows.c.venue_id == bindparam("venue"), rows.c.scope == bindparam("of"))
_TOTAL = select(func.count()).select_from(rows).where(*_OF)
# The sum keeps both databases from walking all rows up to the pin in the order of their numbers.
_STAND = (
    select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields, rows.c.gone, rows.c.mark)
    .where(*_OF, rows.c.number + 0 <= bindparam("pin"), rows.c.kind == bindparam("kind"))
    .order_by(rows.c.id.desc())
    .limit(bindparam("most"))
)
_STAND_BEFORE = _STAND.where(rows.c.id < bindparam("before"))
_NEXT_KIND = select(func.min(rows.c.kind)).where(
    rows.c.venue_id == bindparam("venue"), rows.c.kind > bindparam("kind")
)


def begun(connection: Connection, venue: str, scope: str, pin: int) -> Reading:
    """Begin a reading of what stands now, up to the scope's number `pin`."""
    total = connection.execute(_TOTAL, {"venue": venue, "of": scope}).scalar_one()
    return Reading(pin, total=total)


def rows_from(
    connection: Connection, venue: str, scope: str, at: Reading, most: int
) -> list[Row[Any]]:
    """Give the next rows of a reading; fewer than `most` means that there are no others."""
    found: list[Row[Any]] = []
    for kind in _kinds_from(connection, venue, at.kind):
        wanted = {"venue": venue, "of": scope, "pin": at.pin, "kind": kind}
        wanted["most"] = most - len(found)
        if kind == at.kind and at.id:
            some = connection.execute(_STAND_BEFORE, {**wanted, "before": at.id})
        else:
            some = connection.execute(_STAND, wanted)
        found += some
        if len(found) >= most:
            break
    return found


def _kinds_from(connection: Connection, venue: str, at: str) -> Iterator[str]:
    """Give the kind a reading stands at and those after it.

    First those of the table; then, by name, what only the hub makes, or a program of another
    version. New kinds stand at the end of the table, and no row of one is as old as a pin that
    was set before the hub knew it.
    """
    known = list(KINDS)
    if not at or at in KINDS:
        yield from known[known.index(at) if at else 0 :]
        after = ""
    else:
        yield at
        after = at
    while True:
        wanted = {"venue": venue, "kind": after}
        after = connection.execute(_NEXT_KIND, wanted).scalar_one()
        if after is None:
            return
        if after not in KINDS:
            yield after
