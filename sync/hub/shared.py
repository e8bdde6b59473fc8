"""What many venues read: which shared scopes there are for a venue, and where each stands.

A desk is told of a scope once something was ever written into it. It may ask for any scope of its
venue's region all the same: a cursor for more than there is shows that the database went back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, or_, select

from app.kinds import is_region, shared_scopes
from sync.hub.ground import State
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.tables import shared_buckets, shared_seq, venue_regions

REGION = func.coalesce(
    select(venue_regions.c.region)
    .where(venue_regions.c.venue_id == bindparam("venue"))
    .scalar_subquery(),
    "",
).label("region")
"""Where a venue is, '' for nowhere: for a statement that is made anyhow, with its `venue`."""
_REGION = select(REGION)
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
    """What a venue's desks read besides its own: `region` says what they may ask for."""

    region: str
    states: Mapping[str, State]
    """Where each of those stands that were ever written into."""

    @property
    def open(self) -> tuple[str, ...]:
        """Give the scopes a desk of the venue may ask for."""
        return shared_scopes(self.region)

    @property
    def named(self) -> tuple[str, ...]:
        """Give the scopes a desk of the venue is told of."""
        return tuple(sorted(self.states))


def shared_of(connection: Connection, region: str) -> Shared:
    """Give what the venues of a region read besides their own, as of this moment."""
    wide = shared_scopes(region)
    said = dict(zip(_PLACES, (*wide, *wide[:1], *wide[:1])[:3], strict=True))
    states = {
        row.scope: State(row.value, row.live, row.checksum, row.pruned_to)
        for row in connection.execute(_STATES, said)
    }
    return Shared(region, states)


def region_of(connection: Connection, venue_id: str) -> str:
    """Give where a venue is; '' for nowhere."""
    return str(connection.execute(_REGION, {"venue": venue_id}).scalar_one())


def told_scopes(connection: Connection, venue_id: str, own: list[str]) -> list[str]:
    """Give all scopes a desk is told of that has these of its venue's `own`."""
    return [*own, *shared_of(connection, region_of(connection, venue_id)).named]


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
