"""Which keys may sign a venue's tickets: shown to its desks, so that each judges without a line.

A desk's key is shown when it first holds seats, and headquarters' own with it: both are there
before a line is cut. A key stays, marked, when its desk is revoked.
"""

from __future__ import annotations

import uuid
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.events.rules import DESK_KEY
from sync.hub.book import Book
from sync.hub.hub import Hub, to_base64
from sync.hub.postgres import tell
from sync.hub.tables import devices
from sync.merge import Stamp, Stored

GOOD, REVOKED = "good", "revoked"
_MAKER = "headquarters"
_KEY = select(devices.c.public_key, devices.c.letter).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)


def show(book: Book, device_id: str) -> None:
    """Stage the key of a desk in good standing, unless it is shown just so."""
    found = book.connection.execute(_KEY, {"venue": book.venue_id, "device": device_id}).one()
    fields = {"device": device_id, "desk": found.letter, "key": found.public_key, "status": GOOD}
    _put(book, device_id, fields)


def show_own(book: Book) -> bytes:
    """Stage headquarters' own key, which signs tickets of the web; gives its public half, raw.

    Its row is named after the key: after a change of keys the former one stays good for what it
    signed.
    """
    raw = book.hub.signing.public_key().public_bytes_raw()
    row_id = str(uuid.uuid5(uuid.NAMESPACE_OID, raw.hex()))
    _put(book, row_id, {"key": to_base64(raw), "status": GOOD})
    return raw


def mark_revoked(connection: Connection, hub: Hub, venue_id: str, device_id: str) -> None:
    """Say of a desk's key, if it was ever shown, that what it signed is to be looked at."""
    book = Book(connection, hub, venue_id)
    shown = book.row(DESK_KEY.name, device_id)
    if shown is not None:
        _put(book, device_id, {**shown.fields, "status": REVOKED})
        book.flush()
        tell(connection, venue_id)


def _put(book: Book, device_id: str, fields: dict[str, Any]) -> None:
    before = book.row(DESK_KEY.name, device_id)
    if before is not None and before.fields == fields:
        return
    stamp = Stamp(book.next_number(), book.hub.make_id(), _MAKER)
    row = before or Stored(DESK_KEY.name, device_id, 0, stamp, {})
    book.put(msgspec.structs.replace(row, fields=fields))
