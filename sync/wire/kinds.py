"""The table of kinds that travel, collected from the slices' pure rules."""

from __future__ import annotations

from app.attention.rules import CONFLICT
from app.checkin.rules import DEPARTURE, VISIT
from app.kinds import VOID, Kind
from app.people.rules import CARD, PERSON
from app.staff.rules import STAFF
from app.venue.rules import VENUE

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (VENUE, STAFF, PERSON, CARD, VISIT, DEPARTURE, VOID, CONFLICT)
}
