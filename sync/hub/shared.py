"""What many venues read: which shared scopes there are for a venue, and where each stands.

A desk is told of a scope, and may ask for it, once something was ever written into it. A cursor for
one that is not there, under our own signature, shows that the database went back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, or_, select

from app.kinds import is_region, shared_scopes
from sync.hub.ground import State
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.tables import devices, shared_buckets, shared_seq, venue_regions

_REGION = func.coalesce(
    select(venue_regions.c.region)
    .where(venue_regions.c.venue_id == devices.c.venue_id)
    .scalar_subquery(),
    "",
)
PLACED = (_REGION.label("region"), exists(select(shared_seq.c.scope)).label("shares"))
"""Where a desk's venue is, '' for nowhere, and whether anything is said to many venues at all.

For a statement about a desk that is made anyhow: mostly nothing else need be asked then.
"""
_PLACES = ("nation", "province", "district")
# By three names, whatever they are: a statement for each number of them would be made anew.
_STATES = select(shared_seq).where(or_(*(shared_seq.c.scope == bindparam(one) for one in _PLACES)))
_BUCKETS = (
    select(shared_buckets.c.bucket, shared_buckets.c.sum)
    .where(shared_buckets.c.scope == bindparam("of"))
    .order_by(shared_buckets.c.bucket)
)
_NOTHING = "0" * 16


@dataclass(frozen=True, slots=True)
class Shared:
    """What a venue's desks read besides its own, by its region."""

    region: str
    states: Mapping[str, State]
    """Where each of those stands that were ever written into."""

    @property
    def named(self) -> tuple[str, ...]:
        """Give the scopes a desk of the venue is told of and may read."""
        return tuple(sorted(self.states))

    @property
    def lost(self) -> tuple[str, ...]:
        """Give those it would read if there ever was anything in them."""
        return tuple(scope for scope in shared_scopes(self.region) if scope not in self.states)


def shared_of(connection: Connection, placed: Row[Any]) -> Shared:
    """Give what a desk reads besides its venue's own, by what `PLACED` says of it."""
    return shared_in(connection, placed.region) if placed.shares else Shared(placed.region, {})


def shared_in(connection: Connection, region: str) -> Shared:
    """Give what the venues of a region read besides their own, as of this moment."""
    wide = shared_scopes(region)
    said = dict(zip(_PLACES, (*wide, *wide[:1], *wide[:1])[:3], strict=True))
    states = {
        row.scope: State(row.value, row.live, row.checksum, row.pruned_to)
        for row in connection.execute(_STATES, said)
    }
    return Shared(region, states)


def bucket_sums(connection: Connection, scope: str, *, whole: bool = False) -> dict[str, str]:
    """Give what the buckets of a shared scope add up to; an empty one only for the `whole`."""
    found = connection.execute(_BUCKETS, {"of": scope})
    return {row.bucket: row.sum for row in found if whole or row.sum != _NOTHING}


def set_region(connection: Connection, hub: Hub, venue_id: str, region: str) -> None:
    """Say in which region a venue is ('': none); its desks take up what that brings.

    What it takes they leave, with their next exchange. Raises ValueError for what is no region.
    """
    if region and not is_region(region):
        raise ValueError(region)
    mine = venue_regions.c.venue_id == venue_id
    said = {"region": region, "at": hub.now()}
    if not connection.execute(venue_regions.update().where(mine).values(**said)).rowcount:
        connection.execute(venue_regions.insert().values(venue_id=venue_id, **said))
    tell(connection, venue_id)


def regions(connection: Connection) -> dict[str, str]:
    """Give the region of every venue that somebody placed, by the venue's id."""
    found = connection.execute(select(venue_regions.c.venue_id, venue_regions.c.region))
    return {str(row.venue_id): str(row.region) for row in found}
