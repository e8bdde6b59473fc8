"""The table of kinds that travel, collected from the slices' pure rules."""

from __future__ import annotations

from app.attachments.rules import FILE
from app.attention.rules import CONFLICT
from app.bookings.rules import BOOKING_KINDS
from app.care.rules import CARE_NOTE
from app.cases.referral import REFERRAL_KINDS
from app.cases.rules import CASE_KINDS
from app.checkin.rules import DEPARTURE, VISIT
from app.directory.rules import OWN_RESOURCE, RESOURCE
from app.events.rules import EVENT_KINDS
from app.handovers.rules import HANDOVER_KINDS
from app.helping.rules import HELP_KINDS
from app.kinds import VOID, Kind
from app.people.rules import CARD, PERSON, SAME_PERSON
from app.queue.rules import QUEUE_TICKET
from app.ratings.rules import RATED, RATING
from app.shared.rules import SHARED_TABLES
from app.staff.rules import STAFF
from app.venue.rules import VENUE

_ALL = (
    VENUE,
    STAFF,
    PERSON,
    CARD,
    SAME_PERSON,
    VISIT,
    DEPARTURE,
    VOID,
    CONFLICT,
    CARE_NOTE,
    FILE,
    *EVENT_KINDS,
    RATING,
    RATED,
    *SHARED_TABLES,
    RESOURCE,
    OWN_RESOURCE,
    *CASE_KINDS,
    *BOOKING_KINDS,
    QUEUE_TICKET,
    *HANDOVER_KINDS,
    *REFERRAL_KINDS,
    *HELP_KINDS,
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
