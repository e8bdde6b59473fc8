"""Bookings at headquarters: all are taken, and what is too much for its room is marked.

How many fit is counted by the desks' own rules (`app/bookings/rules.py`), in the order in which
headquarters took them. Whatever takes or frees a slot has its neighbours counted anew in the same
commit: a booking, a session of an event in that room, and how much the room holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import bindparam, or_, select

from app.attention.rules import CONFLICT
from app.bookings.rules import BOOKED, BOOKING, TAKING, Taken, clashing, holds, wrong_booking
from app.clock import from_text
from app.directory.rules import OWN_RESOURCE, RESOURCE, ROOM
from app.events.rules import CANCELLED, EVENT, EVENT_SESSION
from app.kinds import shared_scopes
from app.ops import Body
from sync.hub.book import Book
from sync.hub.hub import HEADQUARTERS
from sync.hub.tables import shared_rows, venue_regions
from sync.merge import Outcome, Stamp, Stored, refused

_DAY = dt.timedelta(days=1)
_FARTHEST = 40
"""Days that hang together at most: no honest day leads on into the next."""
_REGION = select(venue_regions.c.region).where(venue_regions.c.venue_id == bindparam("venue"))
_SHARED = select(shared_rows.c.fields).where(
    or_(*(shared_rows.c.scope == bindparam(name) for name in ("nation", "province", "district"))),
    shared_rows.c.kind == RESOURCE.name,
    shared_rows.c.id == bindparam("row"),
    shared_rows.c.gone == "",
)


class Span(NamedTuple):
    """From when to when, as UTC text."""

    begins: str
    ends: str


def weigh(body: Body, stored: Stored | None, said: Outcome) -> Outcome:
    """Give what making or changing a booking comes to: only what its form does not catch."""
    if said.fields is None or body.kind != BOOKING.name:
        return said
    fields = dict(said.fields)
    if stored is None:
        fields.pop("clash", None)
        if fields["state"] != BOOKED:
            return refused("bad_field", field="state")
        wrong = wrong_booking(fields)
        if wrong:
            return refused("bad_field", field=wrong)
    return msgspec.structs.replace(said, fields=fields)


def follow(book: Book, op_id: str, before: Stored | None, row: Stored) -> None:
    """See to the bookings whose slots a row took or freed; `before` is how it stood."""
    if row.kind == BOOKING.name:
        came = before is None or before.fields["state"] not in TAKING
        fresh = (row.id,) if came else ()
        if row.fields["state"] not in TAKING and row.fields.get("clash"):
            # What takes nothing any more is too much for nobody.
            _mark(book, op_id, row, clash=False)
        _settle(book, op_id, str(row.fields["resource_id"]), _span(row), fresh)
    elif row.kind == EVENT_SESSION.name:
        for one in (before, row):
            _settle_room(book, op_id, one)
    elif row.kind == EVENT.name and before is not None:
        if before.fields.get("review") != row.fields.get("review"):
            for session in book.line(EVENT_SESSION.name, row.id):
                _settle_room(book, op_id, session)
    elif row.kind == OWN_RESOURCE.name:
        # One that comes after its bookings, as after a restore, says for the first time what fits.
        names, was = ("capacity", "name", "type"), before.fields if before is not None else {}
        if any(was.get(name) != row.fields.get(name) for name in names):
            _settle_all(book, op_id, row.id)


def in_dispute(book: Book, body: Body) -> Stored | None:
    """Give the session a choice is about: where and when it is may change by it."""
    conflict = book.row(CONFLICT.name, body.id)
    if conflict is None or conflict.fields.get("kind") != EVENT_SESSION.name:
        return None
    return book.row(EVENT_SESSION.name, str(conflict.fields["row_id"]))


def follow_choice(book: Book, op_id: str, before: Stored | None) -> None:
    """See to the slots of a session about which somebody chose."""
    now = book.row(EVENT_SESSION.name, before.id) if before is not None else None
    if now is not None and now is not before:
        follow(book, op_id, before, now)


def _settle_room(book: Book, op_id: str, session: Stored | None) -> None:
    """Count anew the bookings a session meets in its room."""
    if session is None or not _room_of(session):
        return
    span = Span(str(session.fields["starts_at"]), str(session.fields["ends_at"]))
    met = {str(row.fields["resource_id"]) for row in _between(book, span)}
    for resource_id in sorted(met):
        thing = _thing(book, resource_id)
        if thing is not None and _is_room(thing, _room_of(session)):
            _settle(book, op_id, resource_id, span)


def _settle_all(book: Book, op_id: str, resource_id: str) -> None:
    """Count anew all that is still to come of one thing."""
    for row in sorted(book.of_kind(BOOKING.name), key=lambda one: one.made.number):
        mine = not row.gone and row.fields.get("resource_id") == resource_id
        if mine and row.fields["state"] in TAKING and str(row.fields["ends_at"]) > book.now:
            _settle(book, op_id, resource_id, _span(row))


def _settle(
    book: Book, op_id: str, resource_id: str, span: Span, fresh: Collection[str] = ()
) -> None:
    """Mark what is too much about a stretch of one thing, and unmark what fits by now."""
    thing = _thing(book, resource_id)
    if thing is None:
        return  # how much it holds is not known here
    rows, span = _hanging_together(book, resource_id, span)
    capacity = holds(thing.get("capacity"))
    marked = clashing([_taken(row) for row in rows], capacity, _events(book, thing, span), fresh)
    for row in rows:
        if bool(row.fields.get("clash")) != (row.id in marked):
            _mark(book, op_id, row, clash=row.id in marked)


def _mark(book: Book, op_id: str, row: Stored, *, clash: bool) -> None:
    fields = {name: value for name, value in row.fields.items() if name != "clash"}
    if clash:
        fields["clash"] = True
    stamp = Stamp(book.next_number(), op_id, HEADQUARTERS)
    stamps = {**row.stamps, "clash": stamp}
    book.put(msgspec.structs.replace(row, fields=fields, stamps=stamps))


def _hanging_together(book: Book, resource_id: str, span: Span) -> tuple[list[Stored], Span]:
    """Give what takes a thing's time from a stretch on to both sides, as far as it overlaps.

    In the order headquarters took them; what lies beyond meets none of it.
    """
    found: list[Stored] = []
    for _ in range(_FARTHEST):
        found = [row for row in _between(book, span) if row.fields["resource_id"] == resource_id]
        begins = min([span.begins, *(str(row.fields["begins_at"]) for row in found)])
        ends = max([span.ends, *(str(row.fields["ends_at"]) for row in found)])
        if (begins, ends) == span:
            break
        span = Span(begins, ends)
    return sorted(found, key=lambda row: row.made.number), span


def _between(book: Book, span: Span) -> list[Stored]:
    """Give the venue's bookings that take time of a stretch; each is found by its day of UTC."""
    first, last = (from_text(one).date() for one in span)
    found: list[Stored] = []
    day = first - _DAY
    while day <= min(last, first + _FARTHEST * _DAY):
        found += book.line(BOOKING.name, day.isoformat())
        day += _DAY
    return [
        row
        for row in found
        if str(row.fields["begins_at"]) < span.ends and span.begins < str(row.fields["ends_at"])
    ]


def _events(book: Book, thing: dict[str, Any], span: Span) -> list[Taken]:
    """Give the sessions that take place in a room in a stretch of time."""
    if thing.get("type") != ROOM:
        return []
    found = []
    for row in book.of_kind(EVENT_SESSION.name):
        if row.gone or not _is_room(thing, _room_of(row)):
            continue
        begins, ends = str(row.fields["starts_at"]), str(row.fields["ends_at"])
        if begins < span.ends and span.begins < ends and not _is_off(book, row):
            found.append(Taken(row.id, begins, ends))
    return sorted(found)


def _is_off(book: Book, session: Stored) -> bool:
    event = book.row(EVENT.name, str(session.fields["event_id"]))
    off = event is not None and event.fields.get("review") == CANCELLED
    return off or session.fields.get("status") == CANCELLED


def _room_of(session: Stored) -> str:
    return str(session.fields.get("room") or "").strip()


def _is_room(thing: dict[str, Any], name: str) -> bool:
    return thing.get("type") == ROOM and bool(name) and str(thing.get("name")).strip() == name


def _thing(book: Book, resource_id: str) -> dict[str, Any] | None:
    """Give what is said of a thing: in the venue's own directory, or in headquarters'."""
    own = book.row(OWN_RESOURCE.name, resource_id)
    if own is not None:
        return None if own.gone else own.fields
    run = book.connection.execute
    region = run(_REGION, {"venue": book.venue_id}).scalar() or ""
    scopes = shared_scopes(str(region))
    names = dict(zip(("nation", "province", "district"), (*scopes, *scopes, *scopes), strict=False))
    found = run(_SHARED, {**names, "row": resource_id}).scalar()
    return msgspec.json.decode(found) if found is not None else None


def _span(row: Stored) -> Span:
    return Span(str(row.fields["begins_at"]), str(row.fields["ends_at"]))


def _taken(row: Stored) -> Taken:
    fields = row.fields
    amount = fields.get("amount")
    flags = bool(fields.get("clash")), bool(fields.get("clash_kept"))
    return Taken(row.id, *_span(row), int(amount) if amount is not None else None, *flags)
