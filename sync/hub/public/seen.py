"""What the public may see of a venue: events offered on the web, their seats, and one's own ticket.

Reads without locking anything. Of people it reads one registration, for whoever has its link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.events.questions import Question, read_questions
from app.events.rules import (
    APPROVED,
    ATTENDANCE,
    CANCELLED,
    EVENT,
    EVENT_SESSION,
    REGISTRATION,
    SEAT_LEASE,
    SEATS,
    WAITLISTED,
)
from app.venue.rules import DEFAULTS, VENUE
from sync.hub.database import among, as_list
from sync.hub.hub import Hub
from sync.hub.keys import attended_keys, seats_key
from sync.hub.public.known import SessionsAhead, SessionShown
from sync.hub.tables import rows, venues

WEB = "web"
MOST_SHOWN = 100
FREE, OPEN, LINE, FULL, NOT_YET, CLOSED, OVER, OFF = (
    *("free", "open", "line", "full", "not_yet", "closed", "over", "off"),
)
"""How it stands with signing up: come as you like; seats; a waiting list; neither; the rest."""

_VENUE = select(venues.c.venue_id, venues.c.name).where(venues.c.code == bindparam("code"))
_mine = (rows.c.venue_id == bindparam("venue"), rows.c.kind == bindparam("kind"), rows.c.gone == "")
_ALL = select(rows.c.id, rows.c.fields).where(*_mine)
_SOME = _ALL.where(among(rows.c.id, bindparam("some")))
_KEYED = select(rows.c.key, rows.c.fields, rows.c.made).where(
    *_mine, among(rows.c.key, bindparam("some"))
)


@dataclass(frozen=True, slots=True)
class Place:
    """A venue, as its pages head it."""

    id: str
    code: str
    name: str
    zone: ZoneInfo


class _Event(msgspec.Struct, frozen=True):
    title: str
    category: str
    review: str
    summary: str = ""
    details: str = ""
    host: str = ""
    audience: str = ""
    contact: str = ""
    opens_at: str = ""
    closes_at: str = ""
    waitlist: bool = True
    outlets: tuple[str, ...] = ()
    questions: str = ""


@dataclass(frozen=True, slots=True)
class Seats:
    """What the web may give of a session at this moment, and how many wait."""

    left: int = 0
    waiting: int = 0
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One session of an event that the web offers, or offered."""

    id: str
    event_id: str
    about: _Event
    when: SessionShown
    seats: Seats

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of whoever signs up."""
        return read_questions(self.about.questions)

    @property
    def for_children(self) -> bool:
        """Whether a guardian answers for whoever takes part."""
        return self.about.category == "children"

    @property
    def is_offered(self) -> bool:
        """Whether it may be seen at all by whoever has no ticket of it."""
        return self.about.review == APPROVED and WEB in self.about.outlets

    def state(self, now: str) -> str:
        """Say how it stands with signing up."""
        about, seats = self.about, self.seats
        if CANCELLED in {self.when.status, about.review}:
            return OFF
        if self.when.ends_at <= now:
            return OVER
        if not self.when.capacity:
            return FREE
        if about.opens_at and now < about.opens_at:
            return NOT_YET
        if not seats.counted or (about.closes_at and now >= about.closes_at):
            return CLOSED
        if seats.left > 0:
            return OPEN
        return LINE if about.waitlist else FULL


@dataclass(frozen=True, slots=True)
class Ticket:
    """One's own registration. `place`: in the line, from 1; 0 for who does not wait.

    `came`: they were admitted, and have nothing to give up any more.
    """

    id: str
    status: str
    name: str
    place: int
    offer: Offer
    person_id: str = ""
    came: bool = False


def venue_of(connection: Connection, code: str) -> Place | None:
    """Find a venue by the code in a page's address."""
    found = connection.execute(_VENUE, {"code": code}).first()
    if found is None:
        return None
    fields = _some(connection, found.venue_id, VENUE.name, [found.venue_id]).get(found.venue_id, "")
    said: dict[str, Any] = msgspec.json.decode(fields) if fields else {}
    zone = ZoneInfo(str(said.get("timezone") or DEFAULTS["timezone"]))
    return Place(found.venue_id, code, str(said.get("name") or found.name), zone)


def offers(
    connection: Connection, hub: Hub, venue_id: str, now: str, known: SessionsAhead
) -> list[Offer]:
    """Give the sessions ahead, or under way, of what is offered: the next first."""
    ahead = known.of(connection, hub.epoch, venue_id, now)
    shown = [one for one in _offers(connection, venue_id, ahead) if one.is_offered]
    return sorted(shown, key=lambda one: (one.when.starts_at, one.id))[:MOST_SHOWN]


def offer(connection: Connection, venue_id: str, session_id: str) -> Offer | None:
    """Give one session, offered or not."""
    found = _some(connection, venue_id, EVENT_SESSION.name, [session_id])
    read = {key: _read(text, SessionShown) for key, text in found.items()}
    return next(iter(_offers(connection, venue_id, read)), None)


def ticket(connection: Connection, venue_id: str, row_id: str) -> Ticket | None:
    """Give a registration; None where it is gone."""
    text = _some(connection, venue_id, REGISTRATION.name, [row_id]).get(row_id)
    if text is None:
        return None
    fields = msgspec.json.decode(text)
    session = offer(connection, venue_id, fields["session_id"])
    if session is None:
        return None
    place = _place(connection, venue_id, fields) if fields["status"] == WAITLISTED else 0
    who = str(fields.get("person_id") or "")
    came = _came(connection, venue_id, row_id, fields)
    return Ticket(row_id, fields["status"], fields.get("name", ""), place, session, who, came)


def _came(connection: Connection, venue_id: str, row_id: str, fields: dict[str, Any]) -> bool:
    keys = attended_keys(row_id, fields)
    said = {"venue": venue_id, "kind": ATTENDANCE.name, "some": as_list(keys)}
    return connection.execute(_KEYED, said).first() is not None


def _place(connection: Connection, venue_id: str, fields: dict[str, Any]) -> int:
    key = seats_key(fields["session_id"], WAITLISTED)
    said = {"venue": venue_id, "kind": REGISTRATION.name, "some": as_list([key])}
    turns = [
        msgspec.json.decode(row.fields).get("turn", 0) for row in connection.execute(_KEYED, said)
    ]
    return 1 + len([turn for turn in turns if turn < fields.get("turn", 0)])


def _offers(connection: Connection, venue_id: str, found: dict[str, SessionShown]) -> list[Offer]:
    ids = sorted({one.event_id for one in found.values()})
    events = {
        key: _read(text, _Event)
        for key, text in _some(connection, venue_id, EVENT.name, ids).items()
    }
    counts = _some(connection, venue_id, SEATS.name, found)
    at_desks: dict[str, int] = {}
    said = {"venue": venue_id, "kind": SEAT_LEASE.name, "some": as_list(found)}
    for row in connection.execute(_KEYED, said):
        lease = msgspec.json.decode(row.fields)
        at_desks[row.key] = at_desks.get(row.key, 0) + int(lease["granted"] - lease["returned"])
    return [
        Offer(
            *(key, one.event_id, events[one.event_id], one),
            _seats(one, counts.get(key), at_desks.get(key, 0)),
        )
        for key, one in found.items()
        if one.event_id in events
    ]


def _seats(session: SessionShown, text: str | None, at_desks: int) -> Seats:
    """Count as `signups` does: the pool, beyond what of the reserve desks do not hold yet."""
    if text is None:
        return Seats()
    counts = msgspec.json.decode(text)
    kept = max(0, session.reserve - at_desks)
    return Seats(max(0, counts["pool"] - kept), counts["waiting"], counted=True)


def _some(connection: Connection, venue_id: str, kind: str, ids: Any) -> dict[str, str]:
    said = {"venue": venue_id, "kind": kind, "some": as_list(ids)}
    return {row.id: row.fields for row in connection.execute(_SOME, said)}


def _read(text: str, form: type[Any]) -> Any:
    return msgspec.json.decode(text, type=form)
