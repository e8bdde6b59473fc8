"""A venue that plans events for the web, with a desk and a visitor of its pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.clock import to_text
from app.ops import Body
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.quotas import set_capacity
from tests.support.browsing import Visitor
from tests.support.hub import BareDesk, HubHandle, desk_of
from tests.support.sittings import broken_law, event, given_back, sitting


def soon(**some: float) -> str:
    """Give a time from now on."""
    return to_text(dt.datetime.now(dt.UTC) + dt.timedelta(**some))


class Venue:
    """A venue with a desk that plans events, and a visitor of its pages."""

    def __init__(self, hub: HubHandle) -> None:
        self.hub = hub
        self.desk: BareDesk = desk_of(hub)
        self.visitor = self.another()

    def another(self, language: str = "zh-CN") -> Visitor:
        """Give somebody else with a phone."""
        return Visitor(self.hub.url, self.hub.venue_code, language)

    def plans(self, capacity: int = 5, about: dict[str, Any] | None = None, **fields: Any) -> Body:
        """Let the desk plan an event with one session, all its seats for the web."""
        offered = event(**{"title": "羽毛球夜场", "outlets": ["web"], **(about or {})})
        times = {"starts_at": soon(days=2), "ends_at": soon(days=2, hours=2)}
        session = sitting(offered.id, capacity, **{**times, **fields})
        said = [offered, session, *([given_back(session.id, capacity)] if capacity else [])]
        assert [one["verdict"] for one in self.desk.say(*said)] == ["taken"] * len(said)
        return session

    def registrations(self) -> dict[str, dict[str, Any]]:
        """Give them, after the law of seats was proved."""
        found = self.hub.rows("registration")
        broken = broken_law(self.hub.rows("seats"), self.hub.rows("seat_lease"), found)
        assert not broken, broken
        return found


def offer(hub: HubHandle, capacity: int) -> str:
    """Let headquarters offer an event that begins in an hour; gives its session."""
    event, session = hub.hub.make_id(), hub.hub.make_id()
    about = {"title": "羽毛球夜场", "category": "sport", "check_mode": "in", "review": "approved"}
    hub.put("event", event, {**about, "outlets": ["web"]})
    starts = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    times = {"starts_at": to_text(starts), "ends_at": to_text(starts + dt.timedelta(hours=2))}
    hub.put(
        "event_session", session, {"event_id": event, **times, "capacity": 0, "status": "planned"}
    )
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        set_capacity(book, session, capacity)
        book.flush()
    return session
