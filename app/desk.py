"""The front desk as one object: built once, attributes only. A feature adds its line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.attachments.model import File
from app.attention.model import Conflict
from app.bookings.model import Booking, BookingWords
from app.care.model import CareNote
from app.cases.limits import Calendar
from app.cases.model import (
    Case,
    CaseDetails,
    CaseNote,
    CaseSecret,
    CaseSecretNote,
    Referral,
    ReferralLink,
)
from app.checkin.model import Departure, Visit
from app.clock import Clock
from app.directory.model import OwnResource, Resource, is_looked_up, refresh
from app.events.model import (
    Attendance,
    AttendanceEnd,
    CallNote,
    DeskKey,
    Event,
    EventSession,
    EventSummary,
    Registration,
    SeatLease,
    Seats,
)
from app.handovers.model import (
    Handover,
    HandoverNote,
    HandoverSecret,
    HandoverSecretNote,
    HandoverSent,
    HandoverWords,
)
from app.helping.model import HelpBroadcast, HelpCall, HelpOffer, HelpOfferReceived
from app.ids import MakeId, new_id
from app.people.model import Card, Person
from app.people.sameness import SamePerson
from app.queue.model import QueueTicket
from app.ratings.model import Rated, Rating
from app.shared.model import Holiday, RoutingRule, ServiceCategory, VenueListing
from app.staff.model import Staff
from app.store.base import Synced
from app.store.changes import Changes
from app.store.incoming import erase_remembered, from_headquarters, take_in_aside
from app.store.store import Store, open_store
from app.store.voids import Void
from app.venue.model import Venue
from app.venue.queries import Profile, profile

TABLES: tuple[type[Synced], ...] = (
    Venue,
    Staff,
    Person,
    Card,
    SamePerson,
    Visit,
    Departure,
    Event,
    EventSession,
    Seats,
    SeatLease,
    Registration,
    Attendance,
    AttendanceEnd,
    CallNote,
    EventSummary,
    DeskKey,
    Rating,
    Rated,
    CareNote,
    Case,
    CaseDetails,
    CaseSecret,
    CaseNote,
    CaseSecretNote,
    Handover,
    HandoverSent,
    HandoverWords,
    HandoverSecret,
    HandoverNote,
    HandoverSecretNote,
    Booking,
    BookingWords,
    QueueTicket,
    Referral,
    ReferralLink,
    HelpCall,
    HelpBroadcast,
    HelpOffer,
    HelpOfferReceived,
    Void,
    File,
    Conflict,
    ServiceCategory,
    Holiday,
    RoutingRule,
    VenueListing,
    Resource,
    OwnResource,
)
"""Every kind that travels, in the order in which computed tables are brought up to date."""

MODELS = {table.kind.name: table for table in TABLES}


@dataclass(slots=True)
class Desk:
    """The open store and the venue's profile as last read.

    `house` is when the venue works, by headquarters' days off too: read when first asked for.
    """

    store: Store
    profile: Profile
    house: Calendar | None = None


def open_desk(path: Path, key: bytes, clock: Clock, make_id: MakeId = new_id) -> Desk:
    """Open the desk's store at `path` (created when absent) and keep the venue's rules current.

    Raises Refusal as `open_store` does.
    """
    store = open_store(path, key, MODELS, clock, make_id)
    take_in_aside(store)
    erase_remembered(store)
    _look_up(store)
    desk = Desk(store, Profile())

    def reread(changes: Changes | None = None) -> None:
        if changes is None or changes.touches("venue"):
            with store.read() as session:
                desk.profile = profile(session, store.place.venue_id)
            store.zone, store.day_starts = desk.profile.timezone, desk.profile.day_starts
        if changes is not None and changes.touches("venue", "holiday"):
            desk.house = None

    reread()
    store.listeners.append(reread)
    return desk


def _look_up(store: Store) -> None:
    """Compute what is looked for in the directory, where a program without it kept the lines."""
    with store.read() as session:
        if is_looked_up(session):
            return
    with from_headquarters(store) as session:
        refresh(session, [])
