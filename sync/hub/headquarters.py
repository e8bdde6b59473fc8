"""What headquarters itself writes into a venue's scope: under the same lock, with numbers."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.keys import key_of
from sync.hub.postgres import tell
from sync.merge import Stamp, Stored, scope_of
from sync.wire.forms import misfit, missing

HEADQUARTERS = "headquarters"
"""The device that stands in the stamps of what no desk wrote."""


def put(
    connection: Connection, hub: Hub, venue_id: str, kind: str, row_id: str, fields: dict[str, Any]
) -> int:
    """Write fields of one row (made if it is not there); gives its number.

    None empties a field. Raises ValueError for fields that do not fit the kind, and for somebody
    who was erased (`gone`).
    """
    book = Book(connection, hub, venue_id)
    scope = scope_of(kind, fields, hub.kinds)
    stamp = Stamp(book.next_number(scope), hub.make_id(), HEADQUARTERS)
    before = book.row(kind, row_id)
    if book.is_erased(row_id):
        raise ValueError("gone")
    merged = {**(before.fields if before is not None else {}), **fields}
    merged = {name: value for name, value in merged.items() if value is not None}
    bad = misfit(hub.kinds[kind], merged) or missing(hub.kinds[kind], merged)
    if bad:
        raise ValueError(bad)
    if before is None:
        row = Stored(kind, row_id, 0, stamp, merged, key=key_of(kind, merged), scope=scope)
    else:
        written = {name for name in fields if before.fields.get(name) != fields[name]}
        stamps = {**before.stamps, **dict.fromkeys(written, stamp)}
        row = msgspec.structs.replace(before, fields=merged, stamps=stamps)
    number = book.put(row).number
    book.flush()
    tell(connection, venue_id)
    return number
