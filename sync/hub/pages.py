"""What stands, in its scope's order, page by page, behind signed cursors."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from app.ops import Version
from sync.hub.accounts import Device
from sync.hub.database import as_list, listed
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.recovery import Ahead, check_known
from sync.hub.rights import said_of
from sync.hub.tables import devices, rows, scope_seq
from sync.wire.messages import MOST_BYTES, MOST_OPS, Pull

ROW_OVERHEAD = 200
"""Bytes a row needs beside its fields, about."""


# Made once: to put a statement together costs more than to run it.
_DEVICE = select(devices.c.high, devices.c.incarnation, devices.c.scopes).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_STATE = select(scope_seq).where(
    scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == bindparam("of")
)
_ROWS = (
    select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields, rows.c.gone, rows.c.mark)
    .where(
        rows.c.venue_id == bindparam("venue"),
        rows.c.scope == bindparam("of"),
        rows.c.number > bindparam("after"),
    )
    .order_by(rows.c.number)
    .limit(bindparam("most"))
)
_ROWS_OF_BUCKETS = _ROWS.where(
    func.substr(rows.c.id, func.length(rows.c.id) - 1).in_(listed("some"))
)


class State(NamedTuple):
    """Where a scope stands."""

    value: int = 0
    live: int = 0
    checksum: str = "0" * 16


def state_of(connection: Connection, device: Device, scope: str) -> State:
    """Say where a scope of a desk's venue stands; nothing may have been written into it yet."""
    found = connection.execute(_STATE, {"venue": device.venue_id, "of": scope}).first()
    return State() if found is None else State(found.value, found.live, found.checksum)


def with_scopes(device: Device, scopes: str) -> Device:
    """Give a desk with the scopes it may read at this very moment: a token does not know."""
    return replace(device, scopes=tuple(msgspec.json.decode(scopes, type=list[str])))


class RawRow(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A `messages.Row` whose fields are spliced in as the stored text."""

    kind: str
    id: str
    version: Version
    fields: msgspec.Raw = msgspec.Raw(b"{}")
    gone: str = ""
    mark: str = ""


class RawPage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A `messages.Page` of such rows."""

    scope: str
    rows: list[RawRow]
    cursor: str
    number: int
    more: bool = False
    count: int | None = None
    checksum: str = ""


class RawPulled(msgspec.Struct, frozen=True, omit_defaults=True):
    """A `messages.Pulled` of such pages."""

    epoch: str
    pages: list[RawPage]
    time: str = ""
    high: int = 0
    scopes: list[str] = []

    @property
    def is_news(self) -> bool:
        """Say whether there is anything the desk has not seen."""
        return any(page.rows for page in self.pages)


def read(connection: Connection, hub: Hub, device: Device, pull: Pull) -> RawPulled:
    """Give the next page of each scope asked for. Same form as `messages.Pulled`.

    Raises Trouble: 409 `epoch`, `incarnation`, `ahead`; 400 `bad_cursor`; 403 `scope`; 426
    `protocol`. Raises Ahead for a cursor or a receipt that proves more than we have.
    """
    check_protocol(pull.protocol)
    if pull.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    found = connection.execute(_DEVICE, {"venue": device.venue_id, "device": device.id}).one()
    if pull.incarnation != found.incarnation:
        raise Trouble(409, "incarnation")
    device = with_scopes(device, found.scopes)
    check_known(connection, hub, device, pull, found.high)
    limit, some = max(1, min(pull.limit, MOST_OPS)), pull.buckets
    pages = [
        _page(connection, hub, device, scope, read_cursor(hub, device, scope, cursor), limit, some)
        for scope, cursor in sorted(pull.cursors.items())
    ]
    return RawPulled(hub.epoch, pages, hub.now(), found.high, said_of(device.scopes))


def _page(
    connection: Connection,
    hub: Hub,
    device: Device,
    scope: str,
    after: int,
    limit: int,
    some: Sequence[str],
) -> RawPage:
    place = {"venue": device.venue_id, "of": scope}
    state = state_of(connection, device, scope)
    _check_number(device, scope, after, state.value)
    wanted = {**place, "after": after, "most": limit + 1}
    if some:
        found = connection.execute(_ROWS_OF_BUCKETS, {**wanted, "some": as_list(some)}).all()
    else:
        found = connection.execute(_ROWS, wanted).all()
    # Encoded once: for the weight of the page, and to be spliced in.
    texts = [row.fields.encode() for row in found[:limit]]
    shown = found[: _that_fit(texts)]
    more = len(shown) < len(found)
    number = shown[-1].number if more else state.value
    return RawPage(
        scope,
        [
            RawRow(
                row.kind,
                row.id,
                Version(hub.epoch, scope, row.number),
                msgspec.Raw(text),
                row.gone,
                row.mark,
            )
            for row, text in zip(shown, texts, strict=False)
        ],
        write_cursor(hub, device, scope, number),
        number,
        more,
        None if more else state.live,
        "" if more else state.checksum,
    )


def _that_fit(texts: list[bytes]) -> int:
    """Say how many rows, given by their fields, a page may hold; one at least."""
    total = 0
    for index, text in enumerate(texts):
        total += len(text) + ROW_OVERHEAD
        if index and total > MOST_BYTES:
            return index
    return len(texts)


def write_cursor(hub: Hub, device: Device, scope: str, number: int) -> str:
    """Sign how far a venue's desk has read: `epoch:scope:number:mac`."""
    said = f"{hub.epoch}:{scope}:{number}"
    return f"{said}:{hub.mac('cursor', f'{device.venue_id}:{said}')}"


def check_read(connection: Connection, hub: Hub, device: Device, cursors: dict[str, str]) -> None:
    """Compare how far a desk has read with what we have, before its work moves our numbers on.

    Raises Ahead. A cursor that proves nothing is no matter of a push.
    """
    for scope, cursor in sorted(cursors.items()):
        try:
            after = read_cursor(hub, device, scope, cursor)
        except Trouble:
            continue
        _check_number(device, scope, after, state_of(connection, device, scope).value)


def _check_number(device: Device, scope: str, after: int, here: int) -> None:
    if after > here:
        raise Ahead(device, "cursor", scope=scope, number=after, here=here)


def read_cursor(hub: Hub, device: Device, scope: str, cursor: str) -> int:
    """Give the number a cursor stands for; '' is the start. Raises Trouble."""
    if scope not in device.scopes:
        raise Trouble(403, "scope", scope=scope[:40])
    if not cursor:
        return 0
    said, _, mac = cursor.rpartition(":")
    expected = hub.mac("cursor", f"{device.venue_id}:{said}")
    parts = said.split(":")
    if not hmac.compare_digest(mac.encode(), expected.encode()) or parts[1] != scope:
        raise Trouble(400, "bad_cursor")
    if parts[0] != hub.epoch:
        raise Trouble(409, "epoch")
    return int(parts[2])
