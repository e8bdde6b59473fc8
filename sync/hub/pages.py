"""What stands, in its scope's order, page by page, behind signed cursors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select

from app.kinds import is_shared
from app.ops import Version
from sync.hub.accounts import Device
from sync.hub.cursors import (
    START,
    Mark,
    check_number,
    check_unpruned,
    read_cursor,
    state_of,
    with_scopes,
    write_cursor,
    write_reading,
)
from sync.hub.database import among, as_list
from sync.hub.firstread import begun, rows_from
from sync.hub.ground import State, ground_of, on_each
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.recovery import check_known
from sync.hub.rights import said_of
from sync.hub.shared import PLACED, shared_of
from sync.hub.tables import devices
from sync.hub.tombs import erased_ids
from sync.wire.messages import MOST_BYTES, MOST_OPS, Pull

ROW_OVERHEAD = 200
"""Bytes a row needs beside its fields, about."""


# Made once: to put a statement together costs more than to run it.
_DEVICE = select(devices.c.high, devices.c.incarnation, devices.c.scopes, *PLACED).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_ROWS = on_each(
    lambda ground: (
        select(*ground.shown)
        .where(*ground.mine, ground.rows.c.number > bindparam("after"))
        .order_by(ground.rows.c.number)
        .limit(bindparam("most"))
    )
)
_ROWS_OF_BUCKETS = on_each(
    lambda ground: _ROWS[ground].where(
        among(func.substr(ground.rows.c.id, func.length(ground.rows.c.id) - 1), bindparam("some"))
    )
)


Place = tuple[Mark, State]
"""How far a desk has read a scope, and where that stands."""


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
    done: int | None = None
    total: int | None = None


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
    shared = shared_of(connection, found)
    own = with_scopes(device, found.scopes)
    device = replace(own, scopes=(*own.scopes, *shared.named))
    check_known(connection, hub, device, pull, found.high)
    _check_lost(hub, device, shared.lost, pull.cursors)
    places: dict[str, Place] = {}
    for scope, cursor in sorted(pull.cursors.items()):
        mark = read_cursor(hub, device, scope, cursor)
        state = shared.states.get(scope) or state_of(connection, device, scope)
        check_number(device, scope, mark.number, state.value)
        places[scope] = (mark, state)
    check_unpruned({scope: (mark, state.pruned) for scope, (mark, state) in places.items()})
    pages = [_page(connection, hub, device, scope, place, pull) for scope, place in places.items()]
    told = said_of((*own.scopes, *shared.named))
    return RawPulled(hub.epoch, pages, hub.now(), found.high, told)


def _check_lost(hub: Hub, device: Device, lost: Iterable[str], cursors: Mapping[str, str]) -> None:
    """Compare what a desk has read of scopes that should be there with what is there: nothing.

    Raises Ahead.
    """
    for scope in lost:
        try:
            mark = read_cursor(hub, replace(device, scopes=(scope,)), scope, cursors.get(scope, ""))
        except Trouble:
            continue  # it proves nothing
        check_number(device, scope, mark.number, 0)


def _page(
    connection: Connection, hub: Hub, device: Device, scope: str, place: Place, pull: Pull
) -> RawPage:
    mark, state = place
    limit, at = max(1, min(pull.limit, MOST_OPS)), mark.reading
    if pull.first and mark.since == START and not pull.buckets:
        at = begun(connection, device.venue_id, scope, state.value)
    if at is not None:
        found = rows_from(connection, device.venue_id, scope, at, limit + 1)
    else:
        of = {"venue": device.venue_id, "of": scope}
        found = _since(connection, of, mark.number, limit + 1, pull.buckets)
    # Encoded once: for the weight of the page, and to be spliced in.
    texts = [row.fields.encode() for row in found[:limit]]
    shown = found[: _that_fit(texts)]
    cut = len(shown) < len(found)
    number = state.value if at is None else at.pin
    if at is not None:
        at = at._replace(kind=shown[-1].kind, id=shown[-1].id) if shown else at
        at = at._replace(done=at.done + len(shown))
    if cut and at is None:
        number = shown[-1].number
    more = cut or number < state.value
    since = mark.begun(state.value)
    on = write_cursor(hub, device, scope, number, since if more else None)
    if cut and at is not None:
        # Of no number it is true yet that all that stands up to it was shown.
        number, on = 0, write_reading(hub, device, scope, at)
    # Who has read from the start holds rows whose tombstones may be pruned: told who was erased.
    told = not more and since is not None
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
        on,
        number,
        more,
        None if more else state.live,
        "" if more else state.checksum,
        _erased(connection, device, scope, pull.buckets) if told else [],
        *((at.done, at.total) if at is not None else (None, None)),
    )


def _since(
    connection: Connection, place: dict[str, str], after: int, most: int, buckets: Sequence[str]
) -> list[Row[Any]]:
    """Give what was written after a number, in the order of numbers."""
    wanted, ground = {**place, "after": after, "most": most}, ground_of(place["of"])
    if buckets:
        said = {**wanted, "some": as_list(buckets)}
        return list(connection.execute(_ROWS_OF_BUCKETS[ground], said))
    return list(connection.execute(_ROWS[ground], wanted))


def _erased(
    connection: Connection, device: Device, scope: str, buckets: Sequence[str]
) -> list[str]:
    """Give who was ever erased in a venue; nobody is in what many venues read."""
    return [] if is_shared(scope) else erased_ids(connection, device.venue_id, buckets)


def _that_fit(texts: list[bytes]) -> int:
    """Say how many rows, given by their fields, a page may hold; one at least."""
    total = 0
    for index, text in enumerate(texts):
        total += len(text) + ROW_OVERHEAD
        if index and total > MOST_BYTES:
            return index
    return len(texts)
