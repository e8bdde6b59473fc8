"""What a commit of one venue has to say to another, kept until that one was told.

No transaction locks two venues: their locks would be taken in both orders. So a commit only writes
down what is to be said (`Outgoing.put_relay`), and `relaying.deliver` says it under the other one's
lock in a transaction of its own: right afterwards, and at the next occasion where that failed. Ids
come from what caused the relay (`relay_id`), so that work that comes again says nothing twice.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from sync.hub.database import among, as_list
from sync.hub.staging import Staging
from sync.hub.tables import relays

_STAGED = "relayed"
"""What a connection notes: of which venues something was staged since it was last asked."""
_encode = msgspec.json.Encoder().encode

_mine = relays.c.venue_id == bindparam("venue")
_LAST = select(relays.c.number).where(_mine).order_by(relays.c.number.desc()).limit(1)
_KNOWN = select(relays.c.id).where(_mine, among(relays.c.id, bindparam("some")))
_WAITING = select(relays.c.to_venue).where(_mine, relays.c.done_at.is_(None)).distinct()
_NEXT = (
    select(relays)
    .where(_mine, relays.c.to_venue == bindparam("to"), relays.c.done_at.is_(None))
    .order_by(relays.c.number)
    .with_for_update()
)
_DONE = (
    relays.update()
    .where(_mine, relays.c.id == bindparam("which"))
    .values(done_at=bindparam("now"), fields=None)
)
# In the order in which they are delivered: so a delivery and an erasure never wait for each other.
_SAID_ABOUT = (
    select(relays.c.id)
    .where(_mine, relays.c.about == bindparam("of"), relays.c.personal)
    .order_by(relays.c.number)
    .with_for_update()
)
_UNSAY = relays.update().where(_mine, relays.c.id == bindparam("which")).values(fields=None)


class Relay(msgspec.Struct, frozen=True):
    """One thing said to another venue. `what` names who takes it in (`relaying.TAKERS`).

    `about`: the row of the venue that says it which it is about; `personal`: `fields` are words of
    somebody, and go with them. `venue` says it.
    """

    id: str
    to_venue: str
    what: str
    fields: dict[str, Any]
    about: str = ""
    personal: bool = False
    venue: str = ""


def relay_id(what: str, *causes: str) -> str:
    """Give the id of what follows from a cause (an operation, a row): the same whenever it does."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "|".join(("relay", what, *causes))))


class Outgoing(Staging):
    """Relays of one venue, staged with the rest of a commit."""

    def __init__(self) -> None:
        super().__init__()
        self._relays: dict[str, Relay] = {}
        self._unsaid: dict[str, bool] = {}

    def put_relay(self, relay: Relay) -> None:
        """Stage something to be said to another venue; known already, it is not said again."""
        self._set(self._relays, relay.id, relay)

    def unsay(self, about: str) -> None:
        """Stage that nothing personal is said any more that is `about` a row."""
        self._set(self._unsaid, about, True)

    def flush_relays(self, connection: Connection, venue_id: str, now: str) -> None:
        """Write what is staged, under the venue's lock."""
        for about in self._unsaid:
            found = connection.execute(_SAID_ABOUT, {"venue": venue_id, "of": about}).scalars()
            for one in found.all():
                connection.execute(_UNSAY, {"venue": venue_id, "which": one})
        if not self._relays:
            return
        said = {"venue": venue_id, "some": as_list(self._relays)}
        known = set(connection.execute(_KNOWN, said).scalars())
        number = connection.execute(_LAST, {"venue": venue_id}).scalar() or 0
        new = [self._as_said(one) for one in self._relays.values() if one.id not in known]
        if not new:
            return
        connection.execute(
            relays.insert(),
            [_as_row(one, venue_id, now, number + place) for place, one in enumerate(new, 1)],
        )
        connection.info.setdefault(_STAGED, set()).add(venue_id)

    def _as_said(self, relay: Relay) -> Relay:
        """Give a relay as it is to be kept: unsaid in the same commit it says nothing."""
        unsaid = relay.personal and relay.about in self._unsaid
        return msgspec.structs.replace(relay, fields={}) if unsaid else relay


def _as_row(relay: Relay, venue_id: str, now: str, number: int) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(relay),
        "venue_id": venue_id,
        "number": number,
        "fields": _encode(relay.fields).decode(),
        "at": now,
    }


def staged(connection: Connection) -> tuple[str, ...]:
    """Name the venues of which relays were written over this connection since it was last asked.

    Asked before the commit, acted upon after it; of what was rolled back there is nothing to say.
    """
    return tuple(sorted(connection.info.pop(_STAGED, ())))


def waiting(connection: Connection, venue_id: str) -> Sequence[str]:
    """Name the venues to which a venue has something to say."""
    return sorted(connection.execute(_WAITING, {"venue": venue_id}).scalars())


def venues_with_relays(connection: Connection) -> Sequence[str]:
    """Name the venues that have something to say to another, in order."""
    found = select(relays.c.venue_id).where(relays.c.done_at.is_(None)).distinct()
    return connection.execute(found.order_by(relays.c.venue_id)).scalars().all()


def next_of(connection: Connection, venue_id: str, to_venue: str) -> list[Relay]:
    """Give what a venue has to say to another, in order; nobody else delivers it meanwhile."""
    found = connection.execute(_NEXT, {"venue": venue_id, "to": to_venue})
    return [
        Relay(
            row.id,
            row.to_venue,
            row.what,
            msgspec.json.decode(row.fields) if row.fields is not None else {},
            row.about,
            row.personal,
            row.venue_id,
        )
        for row in found
    ]


def note_done(connection: Connection, now: str, relay: Relay) -> None:
    """Note that a relay was delivered: its words are where they belong, and kept no second time."""
    connection.execute(_DONE, {"venue": relay.venue, "which": relay.id, "now": now})
