"""What an event is, its sessions, who is registered, and how seats are counted.

Of a session, at any moment (the law of seats):

    pool + what is left of its leases + used = capacity + overbooked

`pool` is what headquarters may still give, a lease what it has lent to one desk for giving
without a line, `used` every registration that holds a seat, and `overbooked` those among them
for whom there was none: each is decided by a person.
"""

from __future__ import annotations

import datetime as dt

from app.kinds import Field, Form, Kind, Merge, Nature

CATEGORIES = (
    "culture",
    "sport",
    "study",
    "career",
    "exchange",
    "counselling",
    "volunteering",
    "league",
    "children",
    "other",
)
CHECK_MODES = ("in", "in_out", "none")
OUTLETS = ("web", "kiosk", "district")
"""Where an event is offered: sign-up on the web, the venue's own kiosk, the district's list."""
CHANNELS = ("desk", "walk_in", "phone", "web", "import")
MOST_SEATS = 5000
LONGEST = dt.timedelta(hours=36)
"""No session is longer: that would be a slip of the keyboard."""
DRAFT, SUBMITTED, APPROVED, RETURNED, CANCELLED = (
    "draft",
    "submitted",
    "approved",
    "returned",
    "cancelled",
)
REVIEWS = (DRAFT, SUBMITTED, APPROVED, RETURNED, CANCELLED)

EVENT = Kind(
    "event",
    Nature.RECORD,
    (
        Field("title", required=True, limit=30),
        Field("category", required=True, one_of=CATEGORIES),
        Field("summary", limit=100),
        Field("details", limit=2000),
        Field("campaign_id", Form.ID),
        Field("host", limit=60),
        Field("partners", Form.SET, Merge.ADDITIVE, limit=10),
        Field("audience", limit=100),
        Field("contact", limit=60),
        Field("cover", limit=200),
        Field("check_mode", required=True, one_of=CHECK_MODES),
        Field("opens_at", Form.TIME),
        Field("closes_at", Form.TIME),
        Field("waitlist", Form.FLAG),
        Field("outlets", Form.SET, Merge.ADDITIVE, limit=len(OUTLETS)),
        Field("questions", limit=4000),
        Field("volunteer_roles", Form.SET, Merge.ADDITIVE, limit=12),
        Field("idea_by", limit=100),
        Field("design_by", limit=100),
        Field("run_by", limit=100),
        Field("evaluate_by", limit=100),
        Field("copied_from", Form.ID, Merge.FIXED),
        Field("review", merge=Merge.GUARDED, required=True, one_of=REVIEWS),
        Field("review_note", merge=Merge.HUB, limit=300),
        Field("cancel_reason", limit=200),
        Field("removed", Form.FLAG, Merge.HUB),
    ),
    moves={
        "review": {
            DRAFT: (SUBMITTED, CANCELLED),
            SUBMITTED: (DRAFT, CANCELLED),
            RETURNED: (SUBMITTED, CANCELLED),
            APPROVED: (CANCELLED,),
        }
    },
)
"""An event of the venue. Headquarters alone approves or returns one; its times are its sessions'.

`questions` is a JSON list of what is asked at registration (see `questions`); `idea_by`,
`design_by`, `run_by` and `evaluate_by` say which young people had a part in it. `removed`:
headquarters took it out of the calendar. It is called off then, and its row stays: whoever has a
registration for it, perhaps at a desk without a line, would otherwise be left without a title.
"""

PLANNED = "planned"

EVENT_SESSION = Kind(
    "event_session",
    Nature.RECORD,
    (
        Field("event_id", Form.ID, Merge.FIXED, required=True),
        Field("label", limit=40),
        Field("starts_at", Form.TIME, Merge.ATTENTION, required=True),
        Field("ends_at", Form.TIME, Merge.ATTENTION, required=True),
        Field("room", merge=Merge.ATTENTION, limit=40),
        Field("capacity", Form.NUMBER, Merge.HUB, required=True, limit=MOST_SEATS),
        Field("reserve", Form.NUMBER, limit=MOST_SEATS),
        Field("status", merge=Merge.GUARDED, required=True, one_of=(PLANNED, CANCELLED)),
    ),
    moves={"status": {PLANNED: (CANCELLED,), CANCELLED: (PLANNED,)}},
)
"""One sitting of an event. `capacity` 0: nobody registers, whoever comes is welcome.

`capacity` is what its desk said when it made the session; afterwards it changes only by an
operation `quota`, which headquarters checks. `reserve` seats are never given on the web nor to
those who wait: they are for desks to give on the spot.
"""

MOST_TOLD = 24 + 1 + 40
"""Letters of a time, a space, and a room."""


def place_told(starts_at: str, room: str | None) -> str:
    """Write down when and where somebody was told that a session begins."""
    return f"{starts_at} {room or ''}".rstrip()


REGISTERED, WAITLISTED, OVERBOOKED = "registered", "waitlisted", "overbooked"
REGISTRATION_STATES = (REGISTERED, WAITLISTED, OVERBOOKED, CANCELLED)
SEATED = (REGISTERED, OVERBOOKED)
"""States in which somebody was told that they have a seat."""
ACTIVE = (*SEATED, WAITLISTED)

REGISTRATION = Kind(
    "registration",
    Nature.RECORD,
    (
        Field("event_id", Form.ID, Merge.FIXED, required=True),
        Field("session_id", Form.ID, Merge.FIXED, required=True),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("name", personal=True, limit=40),
        Field("phone", personal=True, limit=20),
        Field("party", Form.ID, Merge.FIXED),
        Field("channel", merge=Merge.FIXED, required=True, one_of=CHANNELS),
        Field("answers", personal=True, limit=2000),
        Field("note", personal=True, limit=200),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("status", merge=Merge.GUARDED, required=True, one_of=REGISTRATION_STATES),
        Field("lease", Form.ID, Merge.HUB),
        Field("turn", Form.NUMBER, Merge.HUB, limit=2**53),
        Field("changed_why", merge=Merge.HUB, limit=40),
        Field("why", limit=200),
        Field("duplicate_of", Form.ID, Merge.HUB),
        Field("told", merge=Merge.FIXED, limit=MOST_TOLD),
    ),
    subjects=("person_id",),
    moves={
        "status": {
            REGISTERED: (CANCELLED, WAITLISTED),
            WAITLISTED: (CANCELLED, REGISTERED),
            OVERBOOKED: (CANCELLED, WAITLISTED, REGISTERED),
            CANCELLED: (REGISTERED, WAITLISTED),
        }
    },
)
"""Somebody's right to attend a session, or their place in its waiting list.

`person_id` is absent for somebody who signed up on the web and has no card yet: then `name` and
`phone` say who it is. `lease` is the lease its seat was given from, absent for one from the pool;
`turn` the place in the order of the waiting list, in the order headquarters took them;
`why` what a clerk said to moving it, where others waited before;
`changed_why` why headquarters moved it (`promoted`, `overbooked`, `settled`, `duplicate`,
`by_guest`: given up by the link of a ticket of the web);
`duplicate_of` another active registration of the same person for the same session, taken first;
`told` when and where they were told it would be (`place_told`), so that whoever registered at a
desk that had not heard of a move is rung up as well.
"""

HELD, ENDED = "held", "ended"
LEASE_TERM, LEASE_AFTER_END = dt.timedelta(hours=24), dt.timedelta(hours=2)
"""How long a lease is good at most, and how long after the end of its session."""

SEATS = Kind(
    "seats",
    Nature.RECORD,
    (
        Field("event_id", Form.ID, required=True),
        Field("capacity", Form.NUMBER, required=True, limit=MOST_SEATS),
        Field("wanted", Form.NUMBER, limit=MOST_SEATS),
        Field("pool", Form.NUMBER, required=True, limit=MOST_SEATS),
        Field("used", Form.NUMBER, required=True, limit=2**31),
        Field("overbooked", Form.NUMBER, required=True, limit=2**31),
        Field("waiting", Form.NUMBER, required=True, limit=2**31),
    ),
    by_hub=True,
)
"""Headquarters' book of the seats of one session; the id is the session's.

`wanted` is a smaller capacity that was asked for and not yet reached, because more was given or
lent out: each seat that comes free lowers `capacity` until it is. `waiting` counts the waitlist.
"""

SEAT_LEASE = Kind(
    "seat_lease",
    Nature.RECORD,
    (
        Field("session_id", Form.ID, required=True),
        Field("device", Form.ID, required=True),
        Field("incarnation", Form.ID, required=True),
        Field("desk", limit=8),
        Field("granted", Form.NUMBER, required=True, limit=MOST_SEATS),
        Field("used", Form.NUMBER, required=True, limit=MOST_SEATS),
        Field("returned", Form.NUMBER, required=True, limit=2**31),
        Field("expires_at", Form.TIME, required=True),
        Field("status", required=True, one_of=(HELD, ENDED)),
        Field("token", limit=400),
    ),
    by_hub=True,
)
"""Seats lent to one life of one desk, to give without a line until `expires_at`.

Left of it is granted - used - returned. The desk that makes a session holds all its seats from
the start: that lease bears the session's own id. A desk gives seats back by an operation `return`
whose `returned` is how many it has given back in all.
"""

ATTENDANCE = Kind(
    "attendance",
    Nature.FACT,
    (
        Field("event_id", Form.ID, Merge.FIXED, required=True),
        Field("session_id", Form.ID, Merge.FIXED, required=True),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("registration_id", Form.ID, Merge.FIXED),
        Field("visit_id", Form.ID, Merge.FIXED),
        Field("role", merge=Merge.FIXED, limit=40),
        Field("method", merge=Merge.FIXED, required=True, limit=20),
        Field("late_reason", merge=Merge.FIXED, limit=200),
        Field("by_voucher", merge=Merge.FIXED, limit=200),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("day", Form.DAY, Merge.HUB, required=True),
        Field("left_at", Form.TIME, Merge.FIXED),
        Field("duplicate_of", Form.ID, Merge.HUB),
    ),
    subjects=("person_id",),
)
"""Somebody took part in a session: a fact beside the visit by which they came in.

`role` is absent for a participant, else what a volunteer did; `duplicate_of` is set by
headquarters when another desk had admitted the same person, or ticket, without knowing.
`by_voucher` says why somebody was let in whose right no desk could look up: a clerk saw a proof.
"""

ATTENDANCE_END = Kind(
    "attendance_end",
    Nature.FACT,
    (
        Field("attendance_id", Form.ID, Merge.FIXED, required=True),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("late_reason", merge=Merge.FIXED, limit=200),
    ),
)
"""Somebody left a session, where coming and going are both written down.

`late_reason`: it was written down later, by what somebody remembered, and why.
"""

EVENT_SUMMARY = Kind(
    "event_summary",
    Nature.RECORD,
    (
        Field("event_id", Form.ID, Merge.FIXED, required=True),
        Field("text", limit=2000),
        Field("went_well", limit=500),
        Field("went_badly", limit=500),
        Field("counted_on", Form.DAY),
        Field("registered", Form.NUMBER, limit=2**31),
        Field("came", Form.NUMBER, limit=2**31),
        Field("unregistered", Form.NUMBER, limit=2**31),
        Field("no_shows", Form.NUMBER, limit=2**31),
        Field("rated", Form.NUMBER, limit=2**31),
        Field("submitted", Form.FLAG),
    ),
)
"""What the house says of an event that is over; its id is the event's, so there is one of each.

Its numbers are as they stood on `counted_on`, when it was handed in: late entries change what is
counted anew, and not what was said. Photographs are files of it.
"""

CALL_OUTCOMES = ("reached", "not_reached")

CALL_NOTE = Kind(
    "call_note",
    Nature.FACT,
    (
        Field("registration_id", Form.ID, Merge.FIXED, required=True),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("matter", merge=Merge.FIXED, required=True, limit=40),
        Field("outcome", merge=Merge.FIXED, required=True, one_of=CALL_OUTCOMES),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    subjects=("person_id",),
)
"""Somebody was rung up about a change of their registration; there is no other way to tell them."""

DESK_KEY = Kind(
    "desk_key",
    Nature.RECORD,
    (
        Field("device", Form.ID),
        Field("desk", limit=8),
        Field("key", required=True, limit=60),
        Field("status", required=True, one_of=("good", "revoked")),
    ),
    by_hub=True,
)
"""The public half of a key that signs tickets of this venue: a desk's, or headquarters' own.

`key` is raw Ed25519, base64url; `device` is absent for headquarters' own. It stays, marked, when
its desk is revoked: tickets it signed are then to be looked at.
"""

EVENT_KINDS = (
    EVENT,
    EVENT_SESSION,
    REGISTRATION,
    SEATS,
    SEAT_LEASE,
    ATTENDANCE,
    ATTENDANCE_END,
    CALL_NOTE,
    EVENT_SUMMARY,
    DESK_KEY,
)


def lease_left(fields: dict[str, object]) -> int:
    """Give how many seats are left of a lease, by its fields as headquarters has them."""
    granted, used, returned = (int(str(fields[name])) for name in ("granted", "used", "returned"))
    return granted - used - returned
