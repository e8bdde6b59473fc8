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
from sync.hub.ground import SHARED, VENUES, ground_of, on_each
from sync.hub.tables import rows, shared_rows
from sync.wire.kinds import KINDS

_TOTAL = on_each(lambda ground: select(func.count()).select_from(ground.rows).where(*ground.mine))
# The sum keeps both databases from walking all rows up to the pin in the order of their numbers.
_STAND = on_each(
    lambda ground: (
        select(*ground.shown)
        .where(
            *ground.mine,
            ground.rows.c.number + 0 <= bindparam("pin"),
            ground.rows.c.kind == bindparam("kind"),
        )
        .order_by(ground.rows.c.id.desc())
        .limit(bindparam("most"))
    )
)
_STAND_BEFORE = on_each(lambda ground: _STAND[ground].where(ground.rows.c.id < bindparam("before")))
_NEXT_KIND = {
    VENUES: select(func.min(rows.c.kind)).where(*VENUES.of_venue, rows.c.kind > bindparam("kind")),
    SHARED: select(func.min(shared_rows.c.kind)).where(
        *SHARED.mine, shared_rows.c.kind > bindparam("kind")
    ),
}


def begun(connection: Connection, venue: str, scope: str, pin: int) -> Reading:
    """Begin a reading of what stands now, up to the scope's number `pin`."""
    total = connection.execute(_TOTAL[ground_of(scope)], {"venue": venue, "of": scope}).scalar_one()
    return Reading(pin, total=total)


def rows_from(
    connection: Connection, venue: str, scope: str, at: Reading, most: int
) -> list[Row[Any]]:
    """Give the next rows of a reading; fewer than `most` means that there are no others."""
    found: list[Row[Any]] = []
    ground = ground_of(scope)
    for kind in _kinds_from(connection, {"venue": venue, "of": scope}, at.kind):
        wanted = {"venue": venue, "of": scope, "pin": at.pin, "kind": kind}
        wanted["most"] = most - len(found)
        if kind == at.kind and at.id:
            some = connection.execute(_STAND_BEFORE[ground], {**wanted, "before": at.id})
        else:
            some = connection.execute(_STAND[ground], wanted)
        found += some
        if len(found) >= most:
            break
    return found


def _kinds_from(connection: Connection, place: dict[str, str], at: str) -> Iterator[str]:
    """Give the kind a reading stands at and those after it.

    First those of the table; then, by name, what only the hub makes, or a program of another
    version. New kinds stand at the end of the table, and no row of one is as old as a pin that
    was set before the hub knew it.
    """
    ground = ground_of(place["of"])
    known = [kind.name for kind in KINDS.values() if kind.shared == ground.is_shared]
    if not at or at in known:
        yield from known[known.index(at) if at else 0 :]
        after = ""
    else:
        yield at
        after = at
    while True:
        wanted = {**place, "kind": after}
        after = connection.execute(_NEXT_KIND[ground], wanted).scalar_one()
        if after is None:
            return
        if after not in known:
            yield after
