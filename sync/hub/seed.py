"""A hub to try things with: the sample venue, and two codes for its desks."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Connection, select

from sync.hub.accounts import add_venue, make_code
from sync.hub.headquarters import put
from sync.hub.hub import Hub
from sync.hub.tables import venues

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "venues.json"


def sample_venues() -> list[dict[str, str | int]]:
    """Read the fictional venues."""
    found: list[dict[str, str | int]] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return found


def found_venue(connection: Connection, hub: Hub, fields: dict[str, str | int]) -> str:
    """Make a venue with its record; gives its id, also if it was there already."""
    code = str(fields["code"])
    known = connection.execute(select(venues.c.venue_id).where(venues.c.code == code)).scalar()
    if known is not None:
        return str(known)
    venue_id = add_venue(connection, hub, code, str(fields["name"]))
    put(connection, hub, venue_id, "venue", venue_id, dict(fields))
    return venue_id


def demo(connection: Connection, hub: Hub) -> list[str]:
    """Make the first sample venue, if it is not there; gives two fresh enrolment codes.

    Who comes with the first may read what is restricted: there is nothing to hide in a sample.
    """
    venue_id = found_venue(connection, hub, sample_venues()[0])
    return [make_code(connection, hub, venue_id, restricted=not index) for index in range(2)]
