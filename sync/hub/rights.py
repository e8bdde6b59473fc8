"""Which desks may read what is restricted at a venue: given and taken by headquarters.

A desk's scopes stand with it in `devices`; what was last said of each right is kept beside, and in
the journal, so that a hub that came back from a back-up does not give again what was taken since.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.kinds import VENUE_SCOPE
from sync.hub.hub import Hub
from sync.hub.journal import GIVEN, TAKEN, Line
from sync.hub.postgres import tell
from sync.hub.tables import code_scopes, devices, rights


def said_of(scopes: Sequence[str]) -> list[str]:
    """Give what an answer says of a desk's scopes: nothing where it has but its venue's own."""
    return list(scopes) if tuple(scopes) != (VENUE_SCOPE,) else []


def promise(connection: Connection, venue_id: str, code_hash: str, scope: str) -> None:
    """Let the desk that joins by a code have the right to a scope from the beginning."""
    said = {"venue_id": venue_id, "code_hash": code_hash, "scope": scope}
    connection.execute(code_scopes.insert().values(**said))


def promised(connection: Connection, venue_id: str, code_hash: str) -> list[str]:
    """Give the scopes a desk reads that joins by that code, besides its venue's own."""
    mine = (code_scopes.c.venue_id == venue_id, code_scopes.c.code_hash == code_hash)
    found = select(code_scopes.c.scope).where(*mine).order_by(code_scopes.c.scope)
    return list(connection.execute(found).scalars())


def let(
    connection: Connection, hub: Hub, device_id: str, scope: str, *, given: bool
) -> list[str] | None:
    """Give a desk the right to a scope or take it; gives its scopes then, None for no such desk.

    Under the desk's lock: a push or a page is judged wholly before it or wholly after.
    """
    of = select(devices.c.venue_id).where(devices.c.device_id == device_id)
    venue_id = connection.execute(of).scalar()
    if venue_id is None:
        return None
    hub.remember(Line(GIVEN if given else TAKEN, hub.now(), venue_id, id=device_id, scope=scope))
    return put(connection, venue_id, device_id, scope, hub.now(), given=given)


def put(
    connection: Connection, venue_id: str, device_id: str, scope: str, at: str, *, given: bool
) -> list[str] | None:
    """Write what was said of a right, as of that time; None for a desk that is not there."""
    mine = (devices.c.venue_id == venue_id, devices.c.device_id == device_id)
    found = connection.execute(select(devices.c.scopes).where(*mine).with_for_update()).scalar()
    if found is None:
        return None
    has = set(json.loads(found)) - {scope} | ({scope} if given else set())
    scopes = [VENUE_SCOPE, *sorted(has - {VENUE_SCOPE})]
    connection.execute(devices.update().where(*mine).values(scopes=json.dumps(scopes)))
    place = {"venue_id": venue_id, "device_id": device_id, "scope": scope}
    said = {"given": given, "at": at}
    where = [rights.c[name] == value for name, value in place.items()]
    if not connection.execute(rights.update().where(*where).values(**said)).rowcount:
        connection.execute(rights.insert().values(**place, **said))
    tell(connection, venue_id)
    return scopes
