"""The route of a case at this desk: headquarters' rules, held against whom it knows of today."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.cases import routing
from app.cases.queries import CaseCard
from app.cases.routing import Asked, Route
from app.cases.rules import OWN, PARTNER, VENUE
from app.directory.queries import Listed, resource
from app.directory.rules import PASSED
from app.shared.queries import ListedVenue, Rule, listed_venues, routing_rules


@dataclass(frozen=True, slots=True)
class Desk:
    """Who asks for a route: this venue, on a business day, with a headquarters or without."""

    venue_id: str
    day: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Routed:
    """A route with the names of whom it, and the rules passed over, are about, by their ids."""

    route: Route
    names: dict[str, str]

    @property
    def name(self) -> str:
        """Name whoever is to take the case on; "" where the kind of holder says it."""
        return self.names.get(self.route.holder_id or "", "")

    def passed(self) -> list[tuple[str, str]]:
        """Give whom a rule names that is passed over, "" for somebody unknown, and why."""
        return [
            (self.names.get(one.rule.holder_id or "", ""), one.code) for one in self.route.passed
        ]


def routed(session: Session, card: CaseCard, desk: Desk, *, suggested: bool) -> Routed | None:
    """Give the route of a case, None where there is none to speak of, or it is kept from view."""
    if card.hidden:
        return None
    seen = _Seen(session, desk)
    asked = Asked(card.category, card.sensitive, card.minor)
    found = routing.route(
        asked, routing_rules(session), seen.trouble, joined=desk.joined, suggested=suggested
    )
    if found is None:
        return None
    if found.holder_kind == VENUE and found.holder_id == desk.venue_id:
        # Headquarters says that it is ours.
        found = Route(OWN, None, found.code, found.rule, found.passed)
    return Routed(found, seen.names)


class _Seen:
    """Whom rules name, looked up once each. `names`: by their ids, as far as they are known."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session, self._desk = session, desk
        self.names: dict[str, str] = {}

    def trouble(self, rule: Rule) -> str:
        named = rule.holder_id or ""
        if rule.holder_kind == PARTNER:
            return self._partner(resource(self._session, named))
        if rule.holder_kind == VENUE and named != self._desk.venue_id:
            return self._venue(listed_venues(self._session, named).get(named))
        return ""

    def _partner(self, found: Listed | None) -> str:
        if found is None:
            return routing.UNKNOWN
        self.names[found.id] = found.name
        if found.withdrawn:
            return routing.WITHDRAWN
        if found.audit != PASSED:
            return routing.UNAUDITED
        return "" if found.is_open_on(self._desk.day) else routing.EXPIRED

    def _venue(self, found: ListedVenue | None) -> str:
        if found is None:
            return routing.UNKNOWN
        self.names[found.id] = found.name
        return routing.CLOSED if found.closed else ""
