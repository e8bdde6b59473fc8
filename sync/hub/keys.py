"""What the hub finds rows by besides their ids: one key a row, with an index of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.bookings.rules import BOOKING, TAKING
from app.events.rules import HELD, OVERBOOKED, REGISTERED, WAITLISTED

STANDING = "standing"
"""What every merge of people that nobody took back is found by."""

_BY_FIELD = {
    "void": "target_id",
    "file": "hash",
    "event_session": "event_id",
    "rated": "whose",
    "rating": "whose",
    "case_details": "case_id",
    "case_secret": "case_id",
    "case_note": "case_id",
    "handover_sent": "case_id",
    "handover_words": "handover_id",
    "handover_secret": "handover_id",
    "handover_note": "handover_id",
    "handover_secret_note": "handover_id",
    "help_call": "case_id",
    "referral": "case_id",
    "referral_link": "case_id",
}


def key_of(kind: str, fields: Mapping[str, Any]) -> str | None:
    """Give what a row is found by besides its id.

    A visit: card and day (to find a second desk's); a void: what it takes back; a merge of two
    cards: that it stands; a file: its bytes. A session: its event; a lease that is held: its
    session; an active registration: its session, with whose it is or what it waits for; an
    attendance: who took part, or by which registration, in which session. A rating with a name, and
    that somebody has rated: whose it is. A booking that takes its slot: the day of UTC it begins
    on. The words of a case, a line of its log, how it stands with a partner's link or another
    venue, and a call for help with it: the case; of a case between venues: the handover.
    """
    if kind in _BY_FIELD:
        return str(fields[_BY_FIELD[kind]]) if fields.get(_BY_FIELD[kind]) else None
    if kind == "visit" and fields.get("person_id"):
        return visit_key(str(fields["person_id"]), str(fields["day"]))
    if kind == "seat_lease" and fields["status"] == HELD:
        return str(fields["session_id"])
    if kind == BOOKING.name:
        return str(fields["begins_at"])[: len("2026-11-28")] if fields["state"] in TAKING else None
    if kind == "registration":
        return _registration_key(fields)
    if kind == "attendance":
        who = fields.get("person_id") or fields.get("registration_id")
        return visit_key(str(who), str(fields["session_id"])) if who else None
    return STANDING if kind == "same_person" else None


def _registration_key(fields: Mapping[str, Any]) -> str | None:
    """Of those who wait the whole line is wanted, of the seated one person's."""
    status, session = str(fields["status"]), str(fields["session_id"])
    if status in (WAITLISTED, OVERBOOKED):
        return seats_key(session, status)
    if status != REGISTERED:
        return None
    return seats_key(session, str(fields.get("person_id") or REGISTERED))


def seats_key(session: str, what: str) -> str:
    """Give what registrations of a session are found by: whose they are, or their status."""
    return f"{session}|{what}"


def attended_keys(registration_id: str, fields: Mapping[str, Any]) -> list[str]:
    """Give what the attendances of whoever has a registration are found by."""
    who = [registration_id, *(str(one) for one in (fields.get("person_id"),) if one)]
    return [visit_key(one, str(fields["session_id"])) for one in who]


def visit_key(card: str, when: str) -> str:
    """Give what the visits written to a card on a day, or in a session, are found by."""
    return f"{card}|{when}"
