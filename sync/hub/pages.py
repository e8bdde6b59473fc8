"""What stands, in its scope's order, page by page, behind signed cursors."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select

from app.ops import Version
from sync.hub.accounts import Device
from sync.hub.database import as_list, listed
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.recovery import Ahead, check_known
from sync.hub.tables import devices, pruned, rows, scope_seq
from sync.hub.tombs import erased_ids
from sync.wire.messages import MOST_BYTES, MOST_OPS, Pull

ROW_OVERHEAD = 200
"""Bytes a row needs beside its fields, about."""


# Made once: to put a statement together costs more than to run it.
_DEVICE = select(devices.c.high, devices.c.incarnation).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_STATE = (
    select(scope_seq, func.coalesce(pruned.c.number, 0).label("pruned"))
    .outerjoin(
        pruned,
        (pruned.c.venue_id == bindparam("venue")) & (pruned.c.scope == scope_seq.c.scope),
    )
    .where(scope_seq.c.venue_id == bindparam("venue"), scope_seq.c.scope == bindparam("of"))
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


START = -1


class ReadTo(NamedTuple):
    """How far a desk has read a scope.

    `since`, until a reading from the start has come to its end: at which number the scope stood
    when it began. What went before that was never shown to it, and need not be told.
    """

    number: int
    since: int | None = None

    def begun(self, value: int) -> int | None:
        """Give `since`, for a page read while the scope stands at `value`."""
        return value if self.since == START else self.since

    def misses(self, pruned_to: int) -> bool:
        """Say whether a tombstone that is pruned may have been news to the desk."""
        return self.since != START and pruned_to > max(self.number, self.since or 0)


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
    erased: list[str] = []


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

    Raises Trouble: 409 `epoch`, `incarnation`, `ahead`; 400 `bad_cursor`; 403 `scope`; 410
    `resync_required`; 426 `protocol`. Raises Ahead for a cursor or a receipt that proves more than
    we have.
    """
    check_protocol(pull.protocol)
    if pull.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    found = connection.execute(_DEVICE, {"venue": device.venue_id, "device": device.id}).one()
    if pull.incarnation != found.incarnation:
        raise Trouble(409, "incarnation")
    check_known(connection, hub, device, pull, found.high)
    read_to = {
        scope: read_cursor(hub, device, scope, cursor)
        for scope, cursor in sorted(pull.cursors.items())
    }
    states = {scope: _state(connection, device, scope, at) for scope, at in read_to.items()}
    check_unpruned({scope: (at, states[scope].pruned) for scope, at in read_to.items()})
    pages = [
        _page(connection, hub, device, states[scope], at, pull) for scope, at in read_to.items()
    ]
    return RawPulled(hub.epoch, pages, hub.now(), found.high)


def _state(connection: Connection, device: Device, scope: str, at: ReadTo) -> Row[Any]:
    """Give where a scope stands, and how far it was pruned. Raises Ahead."""
    state = connection.execute(_STATE, {"venue": device.venue_id, "of": scope}).one()
    _check_number(device, scope, at.number, state.value)
    return state


def check_unpruned(read_to: Mapping[str, tuple[ReadTo, int]]) -> None:
    """Compare how far scopes were read with how far each was pruned.

    Raises Trouble(410): what is gone for good was never shown to this desk.
    """
    stale = {scope: number for scope, (at, number) in read_to.items() if at.misses(number)}
    if stale:
        raise Trouble(410, "resync_required", scopes=stale)


def _page(
    connection: Connection, hub: Hub, device: Device, state: Row[Any], at: ReadTo, pull: Pull
) -> RawPage:
    scope, some = str(state.scope), pull.buckets
    limit = max(1, min(pull.limit, MOST_OPS))
    wanted = {"venue": device.venue_id, "of": scope, "after": at.number, "most": limit + 1}
    if some:
        found = connection.execute(_ROWS_OF_BUCKETS, {**wanted, "some": as_list(some)}).all()
    else:
        found = connection.execute(_ROWS, wanted).all()
    # Encoded once: for the weight of the page, and to be spliced in.
    texts = [row.fields.encode() for row in found[:limit]]
    shown = found[: _that_fit(texts)]
    more = len(shown) < len(found)
    number = shown[-1].number if more else state.value
    since = at.begun(state.value) if more else None
    # Who has read from the start holds rows whose tombstones may be pruned: told who was erased.
    told = not more and at.begun(state.value) is not None
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
        write_cursor(hub, device, scope, number, since),
        number,
        more,
        None if more else state.live,
        "" if more else state.checksum,
        erased_ids(connection, device.venue_id, some) if told else [],
    )


def _that_fit(texts: list[bytes]) -> int:
    """Say how many rows, given by their fields, a page may hold; one at least."""
    total = 0
    for index, text in enumerate(texts):
        total += len(text) + ROW_OVERHEAD
        if index and total > MOST_BYTES:
            return index
    return len(texts)


def write_cursor(
    hub: Hub, device: Device, scope: str, number: int, since: int | None = None
) -> str:
    """Sign how far a venue's desk has read: `epoch:scope:number:mac`.

    While it reads from the start, `epoch:scope:number:since:mac`; see `ReadTo`.
    """
    said = f"{hub.epoch}:{scope}:{number}"
    said = said if since is None else f"{said}:{since}"
    return f"{said}:{hub.mac('cursor', f'{device.venue_id}:{said}')}"


def check_read(connection: Connection, hub: Hub, device: Device, cursors: dict[str, str]) -> None:
    """Compare how far a desk has read with what we have, before its work moves our numbers on.

    Raises Ahead. A cursor that proves nothing is no matter of a push.
    """
    for scope, cursor in sorted(cursors.items()):
        try:
            after = read_cursor(hub, device, scope, cursor).number
        except Trouble:
            continue
        place = {"venue": device.venue_id, "of": scope}
        _check_number(device, scope, after, connection.execute(_STATE, place).one().value)


def _check_number(device: Device, scope: str, after: int, here: int) -> None:
    if after > here:
        raise Ahead(device, "cursor", scope=scope, number=after, here=here)


def read_cursor(hub: Hub, device: Device, scope: str, cursor: str) -> ReadTo:
    """Say how far a cursor has read; '' is the start. Raises Trouble."""
    if scope not in device.scopes:
        raise Trouble(403, "scope", scope=scope[:40])
    if not cursor:
        return ReadTo(0, START)
    said, _, mac = cursor.rpartition(":")
    expected = hub.mac("cursor", f"{device.venue_id}:{said}")
    parts = said.split(":")
    if not hmac.compare_digest(mac.encode(), expected.encode()) or parts[1] != scope:
        raise Trouble(400, "bad_cursor")
    if parts[0] != hub.epoch:
        raise Trouble(409, "epoch")
    return ReadTo(int(parts[2]), int(parts[3]) if len(parts) > 3 else None)
