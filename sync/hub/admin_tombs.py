"""`admin prune`: let tombstones that are old enough go, in every venue.

A hub does so by itself whenever a desk of the venue signs in. This is for venues nobody opens any
more, and for whoever wants it done at a time of their own.
"""

from __future__ import annotations

import argparse
from typing import Any

from sqlalchemy import Engine, select

from sync.hub.database import reading, writing
from sync.hub.hub import load_hub
from sync.hub.sharedbook import tidy_up_shared
from sync.hub.tables import venues
from sync.hub.tombs import AT_ONCE, tidy


def prune_all(engine: Engine, _: argparse.Namespace) -> list[dict[str, Any]]:
    """Prune batch by batch, a commit for each; names the venues where anything went."""
    with writing(engine) as connection:
        hub = load_hub(connection)
    with reading(engine) as connection:
        all_venues = connection.execute(select(venues.c.venue_id, venues.c.code)).all()
    found = []
    for venue in sorted(all_venues, key=lambda row: str(row.code)):
        count, last = 0, AT_ONCE
        while last >= AT_ONCE:
            with writing(engine) as connection:
                last = tidy(connection, hub, venue.venue_id)
            count += last
        if count:
            found.append({"venue": venue.venue_id, "code": venue.code, "pruned": count})
    count = 0
    while last := tidy_up_shared(engine, hub):
        count += last
    return [*found, {"shared": True, "pruned": count}] if count else found


def add_doors(doors: Any) -> None:
    """Let the command line know of it."""
    one = doors.add_parser("prune", help="let tombstones older than 180 days go")
    one.set_defaults(job=None, whole=prune_all)
