"""What the journal says was promised of seats, and a database that went back does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.events.rules import CANCELLED, EVENT_SESSION, HELD, REGISTRATION, SEAT_LEASE, SEATS
from sync.hub.book import Book
from sync.hub.database import among, as_list
from sync.hub.hub import Hub
from sync.hub.journal import LEASED, SIGNED_OFF, SIGNED_UP, Line
from sync.hub.leases import lay_again, stands
from sync.hub.leasetokens import as_line, of_line
from sync.hub.signups import sign_off, sign_up_again
from sync.hub.tables import rows
from sync.merge import Stamp

_ROWS = select(rows.c.id, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == bindparam("kind"),
    among(rows.c.id, bindparam("some")),
)
_STAMPS = select(rows.c.made, rows.c.stamps).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == bindparam("kind"),
    rows.c.id == bindparam("id"),
)
_LEASES = select(rows.c.id, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"), rows.c.kind == SEAT_LEASE.name, rows.c.gone == ""
)


def missing(connection: Connection, now: str, lines: Iterable[Line]) -> list[Line]:
    """Give the promises a database does not show: of each lease the last that was said."""
    by_venue: dict[str, dict[tuple[str, str], Line]] = {}
    for line in lines:
        if line.what in (LEASED, SIGNED_UP, SIGNED_OFF):
            by_venue.setdefault(line.venue, {})[line.what, line.id] = line
    found: list[Line] = []
    for venue, said in by_venue.items():
        sessions = [line.session for line in said.values()]
        counted = _known(connection, venue, SEATS.name, sessions)
        over = {
            session
            for session, fields in _known(connection, venue, EVENT_SESSION.name, sessions).items()
            if fields["ends_at"] <= now
        }
        leases = _known(connection, venue, SEAT_LEASE.name, [line.id for line in said.values()])
        there = _known(connection, venue, REGISTRATION.name, [line.id for line in said.values()])
        for line in said.values():
            if line.session not in counted:
                continue
            if line.what == SIGNED_UP and line.id not in there and line.session not in over:
                found.append(line)
            if line.what == LEASED and not stands(of_line(line), leases.get(line.id), now):
                found.append(line)
            if line.what == SIGNED_OFF and line.session not in over:
                row = there.get(line.id)
                # One that a desk let in again since says so by a later number.
                undone = row is not None and row["status"] != CANCELLED
                undone = undone and _moved(connection, venue, line.id) < line.number
                if undone or (row is None and (SIGNED_UP, line.id) in said):
                    found.append(line)
    return found


def _known(
    connection: Connection, venue: str, kind: str, some: Iterable[str]
) -> dict[str, dict[str, Any]]:
    said = {"venue": venue, "kind": kind, "some": as_list(sorted(set(some)))}
    return {row.id: msgspec.json.decode(row.fields) for row in connection.execute(_ROWS, said)}


def _moved(connection: Connection, venue: str, row_id: str) -> int:
    """Give the number under which a registration came to stand as it does."""
    said = {"venue": venue, "kind": REGISTRATION.name, "id": row_id}
    row = connection.execute(_STAMPS, said).one()
    stamp = msgspec.json.decode(row.stamps, type=dict[str, Stamp]).get("status")
    return stamp.number if stamp is not None else int(row.made)


def lacking(connection: Connection, now: str, venue: str, lines: Iterable[Line]) -> list[Line]:
    """Give what a database knows of leases that are held and a new journal does not."""
    said = {line.id for line in lines if line.what == LEASED}
    found = []
    for row in connection.execute(_LEASES, {"venue": venue}):
        fields = msgspec.json.decode(row.fields)
        if fields["status"] == HELD and row.id not in said and row.id != fields["session_id"]:
            found.append(as_line(venue, now, row.id, fields))
    return found


def keep(connection: Connection, hub: Hub, line: Line) -> None:
    """Keep one promise again."""
    book = Book(connection, hub, line.venue)
    if line.what == LEASED:
        lay_again(book, of_line(line))
    elif line.what == SIGNED_OFF:
        sign_off(book, line.id)
    else:
        sign_up_again(book, line)
    book.flush()
