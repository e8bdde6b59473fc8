"""A hub to try things with: the sample venue, its event on the web, two codes for its desks."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.clock import to_text
from app.events.rules import EVENT, EVENT_SESSION, PLANNED
from sync.hub.accounts import add_venue, make_code
from sync.hub.book import Book
from sync.hub.headquarters import put
from sync.hub.hub import Hub
from sync.hub.public.known import SessionsAhead
from sync.hub.public.seen import offers as public_offers
from sync.hub.quotas import set_capacity
from sync.hub.tables import venues

ZONE = ZoneInfo("Asia/Shanghai")
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "venues.json"


def sample_venues() -> list[dict[str, str | int]]:
    """Read the fictional venues."""
    found: list[dict[str, str | int]] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return found


def found_venue(connection: Connection, hub: Hub, fields: dict[str, str | int]) -> str:
    """Make a venue with its record; gives its id, also if it was there already."""
    code = str(fields["code"])
    known = connection.execute(select(venues.c.venue_id).where(venues.c.code == code)).scalar()
    if known is not None:
        return str(known)
    venue_id = add_venue(connection, hub, code, str(fields["name"]))
    put(connection, hub, venue_id, "venue", venue_id, dict(fields))
    return venue_id


def demo(connection: Connection, hub: Hub) -> list[str]:
    """Make the first sample venue, if it is not there; gives two fresh enrolment codes.

    Who comes with the first may read what is restricted: there is nothing to hide in a sample.
    """
    venue_id = found_venue(connection, hub, sample_venues()[0])
    _plan(connection, hub, venue_id)
    return [make_code(connection, hub, venue_id, restricted=not index) for index in range(2)]


def _plan(connection: Connection, hub: Hub, venue_id: str) -> None:
    """Let the venue offer the sample's events on the web, unless one is still ahead.

    Headquarters has all their seats: no desk made them.
    """
    now = hub.clock()
    if public_offers(connection, hub, venue_id, to_text(now), SessionsAhead()):
        return
    midnight = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    for one in json.loads((SAMPLE.parent / "web_events.json").read_text(encoding="utf-8")):
        event_id, session_id = hub.make_id(), hub.make_id()
        put(connection, hub, venue_id, EVENT.name, event_id, one["event"])
        starts = midnight + dt.timedelta(days=one["days"], hours=one["hour"])
        session = {
            **one["session"],
            "event_id": event_id,
            "starts_at": to_text(starts),
            "ends_at": to_text(starts + dt.timedelta(hours=one["hours"])),
            "status": PLANNED,
        }
        put(connection, hub, venue_id, EVENT_SESSION.name, session_id, {**session, "capacity": 0})
        book = Book(connection, hub, venue_id)
        set_capacity(book, session_id, session["capacity"])
        book.flush()
