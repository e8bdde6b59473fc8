"""What headquarters itself writes into a venue's scope: under the same lock, with numbers."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from app.events.rules import EVENT, EVENT_SESSION, REGISTRATION, SEAT_LEASE, SEATS
from app.kinds import Merge
from sync.hub import bookings
from sync.hub.book import Book
from sync.hub.hub import HEADQUARTERS, Hub
from sync.hub.keys import key_of
from sync.hub.postgres import tell
from sync.hub.seats import Seats, put_right
from sync.merge import Stamp, Stored, scope_of
from sync.wire.forms import misfit, missing

COUNTED = (REGISTRATION.name, SEATS.name, SEAT_LEASE.name)
"""Kinds by which seats are counted."""


def put(
    connection: Connection, hub: Hub, venue_id: str, kind: str, row_id: str, fields: dict[str, Any]
) -> int:
    """Write fields of one row (made if it is not there); gives its number.

    None empties a field. Raises ValueError for fields that do not fit the kind, for somebody who
    was erased (`gone`), for what counts seats (`seats`): that is said in words of its own, and for
    what is said to many venues (`shared`): that stands elsewhere.
    """
    book = Book(connection, hub, venue_id)
    number = write(book, kind, row_id, fields)
    book.flush()
    tell(connection, venue_id)
    return number


def write(book: Book, kind: str, row_id: str, fields: dict[str, Any]) -> int:
    """Stage fields of one row as `put` does, beside whatever else one commit is to hold.

    A value that stood before goes to history with whoever wrote it, so that a desk can show it.
    """
    hub = book.hub
    scope = scope_of(kind, fields, hub.kinds)
    stamp = Stamp(book.next_number(scope), hub.make_id(), HEADQUARTERS)
    before = book.row(kind, row_id)
    if kind in COUNTED or (kind == EVENT_SESSION.name and before and "capacity" in fields):
        raise ValueError("seats")
    if hub.kinds[kind].shared:
        raise ValueError("shared")
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
        _remember(book, before, written, stamp)
        stamps = {**before.stamps, **dict.fromkeys(written, stamp)}
        row = msgspec.structs.replace(before, fields=merged, stamps=stamps)
    row = book.put(row)
    _seats(book, row, stamp.op_id)
    bookings.follow(book, stamp.op_id, before, row)
    return row.number


def _remember(book: Book, before: Stored, written: set[str], stamp: Stamp) -> None:
    """Keep what a person would want to see again: the times and rooms that were written over."""
    kind = book.hub.kinds[before.kind]
    for name in sorted(written):
        declared = kind.field(name)
        if declared is None or declared.merge is not Merge.ATTENTION or name not in before.fields:
            continue
        earlier = before.stamps.get(name, before.made)
        book.put_history(
            kind=before.kind,
            row_id=before.id,
            field=name,
            op_id=earlier.op_id,
            number=earlier.number,
            value=msgspec.json.encode(before.fields[name]).decode(),
            lost_to=stamp.op_id,
        )


def _seats(book: Book, row: Stored, op_id: str) -> None:
    """See to the seats of sessions whose event was called off, or which are there now."""
    if row.kind == EVENT.name:
        for session in book.line(EVENT_SESSION.name, row.id):
            put_right(book, session.id, op_id)
    elif row.kind == EVENT_SESSION.name:
        seats = Seats(book, row.id, op_id)
        if not seats.counted and row.fields["capacity"]:
            seats.begin(int(row.fields["capacity"]))
        seats.settle()
        seats.save()
