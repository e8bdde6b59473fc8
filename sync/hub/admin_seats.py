"""`admin seats VENUE SESSION CAPACITY`: how many seats a session shall have, from a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from app.events.rules import EVENT_SESSION
from sync.hub import slips
from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.quotas import set_capacity
from sync.wire.codec import is_id

VenueOf = Callable[[Connection, str], str]


def add_doors(doors: Any, venue_of: VenueOf) -> None:
    """Let the command line know of it. `venue_of` gives a venue's id by its code."""

    def change(connection: Connection, hub: Hub, asked: argparse.Namespace) -> list[dict[str, Any]]:
        venue_id = venue_of(connection, asked.venue)
        book = Book(connection, hub, venue_id)
        if not is_id(asked.session) or book.row(EVENT_SESSION.name, asked.session) is None:
            raise LookupError(f"no session {slips.shown(asked.session)} at that venue")
        counts = set_capacity(book, asked.session, asked.capacity)
        book.flush()
        tell(connection, venue_id)
        return [{"session": asked.session, **counts}]

    seats = doors.add_parser(
        "seats",
        help="how many seats a session shall have",
        description="Fewer than are given: who registered last is overbooked, for a person to "
        "decide; what desks hold is taken off as it comes back, down to what is `wanted`.",
    )
    seats.add_argument("venue", type=slips.whole)
    seats.add_argument("session", type=slips.whole)
    seats.add_argument("capacity", type=slips.number("capacity", kind=EVENT_SESSION))
    seats.set_defaults(job=change)
