"""What a scope's rows add up to, bucket by bucket: how a desk finds out what it must read again."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.kinds import is_shared
from sync.hub.accounts import Device
from sync.hub.cursors import Mark, check_unpruned, read_cursor, state_of, with_scopes
from sync.hub.ground import State
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.shared import PLACED, bucket_sums, shared_of
from sync.hub.tables import devices, rows
from sync.wire.checksum import Buckets
from sync.wire.messages import Compare, Compared, Sums

AT_ONCE = 1_000
"""Rows that are in memory at the same time: a venue may have a million."""

_DEVICE = select(devices.c.incarnation, devices.c.scopes, *PLACED).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_LIVE = select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"), rows.c.scope == bindparam("of"), rows.c.gone == ""
)


def compare(connection: Connection, hub: Hub, device: Device, asked: Compare) -> Compared:
    """Give the sums of the scopes a desk has read to their end; they are read row by row.

    In one transaction that sees one moment. Raises Trouble as `pages.read` does.
    """
    check_protocol(asked.protocol)
    if asked.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    place = {"venue": device.venue_id, "device": device.id}
    known = connection.execute(_DEVICE, place).one()
    if asked.incarnation != known.incarnation:
        raise Trouble(409, "incarnation")
    shared = shared_of(connection, known)
    own = with_scopes(device, known.scopes)
    device = replace(own, scopes=(*own.scopes, *shared.named))
    read_to = {
        scope: read_cursor(hub, device, scope, cursor)
        for scope, cursor in sorted(asked.cursors.items())
    }
    states = {
        scope: shared.states.get(scope) or state_of(connection, device, scope) for scope in read_to
    }
    check_unpruned({scope: (at, states[scope].pruned) for scope, at in read_to.items()})
    found = [_sums(connection, device, scope, at, states[scope]) for scope, at in read_to.items()]
    return Compared(hub.epoch, found, hub.now())


def _sums(connection: Connection, device: Device, scope: str, at: Mark, state: State) -> Sums:
    number = state.value
    if at.reading is not None or at.number != number:
        return Sums(scope, number)
    if is_shared(scope):
        return Sums(scope, number, bucket_sums(connection, scope))
    place = {"venue": device.venue_id, "of": scope}
    buckets = Buckets()
    live = connection.execute(_LIVE, place, execution_options={"yield_per": AT_ONCE})
    for row in live:
        buckets.put(row.kind, row.id, row.number, msgspec.json.decode(row.fields))
    return Sums(scope, number, buckets.sums())
