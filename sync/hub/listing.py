"""Which venues there are, said to the others of their province: so cases can go there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.shared.rules import VENUE_LISTING, listed_in
from app.venue.rules import DEFAULTS, VENUE
from sync.hub.hub import Hub
from sync.hub.loading import row_id
from sync.hub.postgres import tell
from sync.hub.sharedbook import put_shared
from sync.hub.tables import rows, shared_rows, venue_regions, venues

SAID = ("address", "phone", "hours", "lng", "lat", "closed")
"""What only the listing says of a venue; the rest is in its record."""
_VENUE = select(venues.c.code, venues.c.name).where(venues.c.venue_id == bindparam("venue"))
_RECORD = select(rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == VENUE.name,
    rows.c.id == bindparam("venue"),
)
_REGION = select(venue_regions.c.region).where(venue_regions.c.venue_id == bindparam("venue"))
_STANDING = select(shared_rows.c.fields).where(
    shared_rows.c.scope == bindparam("of"),
    shared_rows.c.kind == VENUE_LISTING.name,
    shared_rows.c.id == bindparam("id"),
    shared_rows.c.gone == "",
)


def region_of(connection: Connection, venue_id: str) -> str:
    """Give the region of a venue, '' for nowhere."""
    return str(connection.execute(_REGION, {"venue": venue_id}).scalar() or "")


def publish(
    connection: Connection,
    hub: Hub,
    venue_id: str,
    said: Mapping[str, Any] | None = None,
    was: str | None = None,
) -> dict[str, Any]:
    """List a venue as it is now, with what is `said` of it besides; None empties a field.

    `was`: the region it was in, where that has changed: it is listed there no more. Gives what is
    listed. Raises ValueError for what does not fit.
    """
    region = region_of(connection, venue_id)
    scope, former = listed_in(region), listed_in(region if was is None else was)
    kept = _standing(connection, former, venue_id) or _standing(connection, scope, venue_id)
    found = connection.execute(_VENUE, {"venue": venue_id}).one()
    record = connection.execute(_RECORD, {"venue": venue_id}).scalar()
    rules = {**DEFAULTS, **(msgspec.json.decode(record) if record else {})}
    fields: dict[str, Any] = {name: kept[name] for name in SAID if name in kept}
    fields.setdefault("hours", f"{rules['opens']}-{rules['closes']}")
    fields |= {"venue": venue_id, "code": found.code, "name": found.name}
    fields |= {"region": region or None, **(said or {})}
    fields = {name: value for name, value in fields.items() if value is not None}
    if ("lng" in fields) != ("lat" in fields):
        raise ValueError("lng" if "lat" in fields else "lat")
    written: dict[str, dict[str, Any] | None] = {scope: fields}
    if former != scope:
        written[former] = None
    for place in sorted(written):  # in one order: two that move venues do not wait in a ring
        some = {_id(place, venue_id): written[place]}
        put_shared(connection, hub, place, VENUE_LISTING.name, some)
        tell(connection, place)
    return fields


def _id(scope: str, venue_id: str) -> str:
    """Give the id of a venue's line in a scope: another one in each, as of all that many read."""
    return row_id(scope, VENUE_LISTING.name, venue_id)


def _standing(connection: Connection, scope: str, venue_id: str) -> dict[str, Any]:
    said = {"of": scope, "id": _id(scope, venue_id)}
    found = connection.execute(_STANDING, said).scalar()
    return dict(msgspec.json.decode(found)) if found else {}
