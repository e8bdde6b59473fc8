"""What stands, in its scope's order, page by page, behind signed cursors."""

from __future__ import annotations

import hmac
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from app.ops import Version
from sync.hub.accounts import Device
from sync.hub.hub import Hub, Trouble
from sync.hub.tables import devices, rows, scope_seq
from sync.wire.messages import MOST_BYTES, MOST_OPS, Pull

ROW_OVERHEAD = 200
"""Bytes a row needs beside its fields, about."""


class RawRow(msgspec.Struct, frozen=True, omit_defaults=True):
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

    @property
    def is_news(self) -> bool:
        """Say whether there is anything the desk has not seen."""
        return any(page.rows for page in self.pages)


def read(connection: Connection, hub: Hub, device: Device, pull: Pull) -> RawPulled:
    """Give the next page of each scope asked for. Same form as `messages.Pulled`.

    Raises Trouble: 409 `epoch`, `incarnation`, `ahead`; 400 `bad_cursor`; 403 `scope`.
    """
    if pull.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    found = connection.execute(
        select(devices.c.high, devices.c.incarnation).where(
            devices.c.venue_id == device.venue_id, devices.c.device_id == device.id
        )
    ).one()
    if pull.incarnation != found.incarnation:
        raise Trouble(409, "incarnation")
    if pull.acknowledged > found.high:
        raise Trouble(409, "ahead", high=found.high)
    limit = max(1, min(pull.limit, MOST_OPS))
    pages = [
        _page(connection, hub, device, scope, read_cursor(hub, device, scope, cursor), limit)
        for scope, cursor in sorted(pull.cursors.items())
    ]
    return RawPulled(hub.epoch, pages, hub.now(), found.high)


def _page(
    connection: Connection, hub: Hub, device: Device, scope: str, after: int, limit: int
) -> RawPage:
    state = connection.execute(
        select(scope_seq).where(scope_seq.c.venue_id == device.venue_id, scope_seq.c.scope == scope)
    ).one()
    if after > state.value:
        raise Trouble(409, "ahead", number=state.value)
    found = connection.execute(
        select(rows.c.kind, rows.c.id, rows.c.number, rows.c.fields, rows.c.gone, rows.c.mark)
        .where(rows.c.venue_id == device.venue_id, rows.c.scope == scope, rows.c.number > after)
        .order_by(rows.c.number)
        .limit(limit + 1)
    ).all()
    shown = _that_fit(found[:limit])
    more = len(shown) < len(found)
    number = shown[-1].number if more else state.value
    return RawPage(
        scope,
        [
            RawRow(
                row.kind,
                row.id,
                Version(hub.epoch, scope, row.number),
                msgspec.Raw(row.fields.encode()),
                row.gone,
                row.mark,
            )
            for row in shown
        ],
        write_cursor(hub, device, scope, number),
        number,
        more,
        None if more else state.live,
        "" if more else state.checksum,
    )


def _that_fit(found: list[Row[Any]] | Any) -> list[Row[Any]]:
    """Give as many rows as a page may weigh; one at least."""
    total = 0
    for index, row in enumerate(found):
        total += len(row.fields.encode()) + ROW_OVERHEAD
        if index and total > MOST_BYTES:
            return list(found[:index])
    return list(found)


def write_cursor(hub: Hub, device: Device, scope: str, number: int) -> str:
    """Sign how far a venue's desk has read: `epoch:scope:number:mac`."""
    said = f"{hub.epoch}:{scope}:{number}"
    return f"{said}:{hub.mac('cursor', f'{device.venue_id}:{said}')}"


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
