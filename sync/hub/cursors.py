"""Signed cursors: how far a desk has read a scope, of this hub, for this venue.

Two sorts. One stands for a number: all that stands up to it was read. The other stands for a
place in a first reading (`firstread.py`), which goes by kind and id; it is signed for another
purpose, so that a hub that knows nothing of first readings takes it for no cursor at all.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from sync.hub.accounts import Device
from sync.hub.ground import State
from sync.hub.hub import Hub, Trouble
from sync.hub.recovery import Ahead
from sync.hub.tables import pruned, scope_seq

_LOG, _READING = "cursor", "reading"
_STATE = (
    select(
        scope_seq.c.value,
        scope_seq.c.live,
        scope_seq.c.checksum,
        func.coalesce(pruned.c.number, 0).label("pruned"),
    )
    .outerjoin(
        pruned,
        (pruned.c.venue_id == bindparam("venue")) & (pruned.c.scope == scope_seq.c.scope),
    )
    .where(scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == bindparam("of"))
)


class Reading(NamedTuple):
    """A place in a first reading: the last row shown, and how many of how many were shown.

    `pin` is the scope's number when it began: what is written later comes by the log from there.
    """

    pin: int
    kind: str = ""
    id: str = ""
    done: int = 0
    total: int = 0


START = -1


class Mark(NamedTuple):
    """What a cursor stands for.

    `since`, until a reading from the start has come to its end: at which number the scope stood
    when it began. What went before that was never shown to the desk, and need not be told.
    """

    number: int
    """The number up to which all was read; of a first reading under way, its pin."""
    reading: Reading | None = None
    since: int | None = None

    def begun(self, value: int) -> int | None:
        """Give `since`, for a page read while the scope stands at `value`."""
        return value if self.since == START else self.since

    def misses(self, pruned_to: int) -> bool:
        """Say whether a tombstone that is pruned may have been news to the desk."""
        return self.since != START and pruned_to > max(self.number, self.since or 0)


def with_scopes(device: Device, scopes: str) -> Device:
    """Give a desk with the scopes it may read at this very moment: a token does not know."""
    return replace(device, scopes=tuple(json.loads(scopes)))


def state_of(connection: Connection, device: Device, scope: str) -> State:
    """Say where a scope of a desk's venue stands; nothing may have been written into it yet."""
    found = connection.execute(_STATE, {"venue": device.venue_id, "of": scope}).first()
    return State() if found is None else State(*found)


def write_cursor(
    hub: Hub, device: Device, scope: str, number: int, since: int | None = None
) -> str:
    """Sign how far a venue's desk has read: `epoch:scope:number:mac`.

    While it reads from the start, `epoch:scope:number:since:mac`; see `Mark`.
    """
    said = f"{hub.epoch}:{scope}:{number}"
    return _signed(hub, device, _LOG, said if since is None else f"{said}:{since}")


def write_reading(hub: Hub, device: Device, scope: str, at: Reading) -> str:
    """Sign a place in a first reading: `epoch:scope:pin:kind:id:done:total:mac`."""
    said = ":".join(str(part) for part in at)
    return _signed(hub, device, _READING, f"{hub.epoch}:{scope}:{said}")


def _signed(hub: Hub, device: Device, purpose: str, said: str) -> str:
    return f"{said}:{hub.mac(purpose, f'{device.venue_id}:{said}')}"


def read_cursor(hub: Hub, device: Device, scope: str, cursor: str) -> Mark:
    """Say what a cursor stands for; '' is the start. Raises Trouble."""
    if scope not in device.scopes:
        raise Trouble(403, "scope", scope=scope[:40])
    if not cursor:
        return Mark(0, since=START)
    said, _, mac = cursor.rpartition(":")
    purposes = (_LOG, _READING)
    macs = [hub.mac(purpose, f"{device.venue_id}:{said}").encode() for purpose in purposes]
    matched = [hmac.compare_digest(mac.encode(), expected) for expected in macs]
    parts = said.split(":")
    if not any(matched) or parts[1] != scope:
        raise Trouble(400, "bad_cursor")
    if parts[0] != hub.epoch:
        raise Trouble(409, "epoch")
    number = int(parts[2])
    if matched[0]:
        return Mark(number, since=int(parts[3]) if len(parts) > 3 else None)
    kind, row_id, done, total = parts[3:]
    return Mark(number, Reading(number, kind, row_id, int(done), int(total)), number)


def check_read(connection: Connection, hub: Hub, device: Device, cursors: dict[str, str]) -> None:
    """Compare how far a desk has read with what we have, before its work moves our numbers on.

    Raises Ahead. A cursor that proves nothing is no matter of a push.
    """
    for scope, cursor in sorted(cursors.items()):
        try:
            mark = read_cursor(hub, device, scope, cursor)
        except Trouble:
            continue
        check_number(device, scope, mark.number, state_of(connection, device, scope).value)


def check_number(device: Device, scope: str, after: int, here: int) -> None:
    """Raise Ahead where a cursor of ours stands for more than we have."""
    if after > here:
        raise Ahead(device, "cursor", scope=scope, number=after, here=here)


def check_unpruned(read_to: Mapping[str, tuple[Mark, int]]) -> None:
    """Compare how far scopes were read with how far each was pruned.

    Raises Trouble(410): what is gone for good was never shown to this desk.
    """
    stale = {scope: number for scope, (at, number) in read_to.items() if at.misses(number)}
    if stale:
        raise Trouble(410, "resync_required", scopes=stale)
