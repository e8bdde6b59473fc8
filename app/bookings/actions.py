"""Booking a slot, saying what came of it, and deciding about one that is too much."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.bookings.hours import Opening, Openings, day_of, is_on_grid, is_within
from app.bookings.model import Booking, BookingWords
from app.bookings.rules import (
    BOOKED,
    BOOKING_WORDS,
    CANCELLED,
    EDIT,
    GRID,
    NO_SHOW,
    USED,
    Taken,
    holds,
)
from app.bookings.slots import ledger, stretch_of
from app.bookings.things import Thing, thing
from app.clock import from_text, to_text
from app.errors import Refusal
from app.people.groups import head_of
from app.people.normal import clean_name, clean_phone
from app.people.queries import own_card
from app.people.rules import REVEAL
from app.staff.rights import require
from app.store.fitting import text_of
from app.store.transaction import DISCARDED, Transaction
from app.venue.queries import Profile


@dataclass(frozen=True, slots=True)
class Asked:
    """A slot somebody wants: of a thing, from when to when (aware), how much of it (None: all).

    For whom: a card, or a name with a number; and for what, in a few words.
    """

    resource_id: str
    begins: dt.datetime
    ends: dt.datetime
    amount: int | None = None
    person_id: str | None = None
    name: str | None = None
    phone: str | None = None
    purpose: str | None = None
    note: str | None = None
    case_id: str | None = None
    moved_from: str | None = None


def book(tx: Transaction, asked: Asked, profile: Profile) -> Booking:
    """Book a slot for somebody.

    Raises Refusal `not_allowed`; `resource_not_bookable`, `resource_closed`; `slot_unclear`,
    `slot_over_midnight`, `slot_off_grid`, `slot_past`, `venue_closed` with the day and its name,
    `slot_outside_hours` with `opens` and `closes`; `amount_out_of_range` with `most`;
    `booking_nobody`, `person_unknown`, `text_too_long` and as `clean_name` and `clean_phone` do;
    `slot_taken` with what is `left`, and whether an `event` has the room.
    """
    require(tx, EDIT)
    wanted = _bookable(tx, asked, profile)
    words = _words(tx, asked)
    _free(tx, wanted, asked)
    row = Booking(
        resource_id=wanted.id,
        begins_at=to_text(asked.begins),
        ends_at=to_text(asked.ends),
        amount=asked.amount,
        case_id=asked.case_id,
        moved_from=asked.moved_from,
        state=BOOKED,
    )
    with tx.together():
        tx.add(row)
        words.booking_id = row.id
        tx.add(words)
    return row


def move(
    tx: Transaction, booking_id: str, begins: dt.datetime, ends: dt.datetime, profile: Profile
) -> Booking:
    """Have somebody come at another time: the slot they had is free, another one is theirs.

    Raises as `book` does, and `booking_unknown`, `no_such_move` for one that is not booked.
    """
    require(tx, EDIT)
    row = _row(tx, booking_id)
    before = words_of(tx, row.id)
    said = _said(before)
    asked = Asked(row.resource_id, begins, ends, row.amount, **said)
    with tx.together():
        tx.move(row, "state", CANCELLED)
        tx.session.flush()  # what is counted next counts without it
        return book(tx, replace(asked, case_id=row.case_id, moved_from=row.id), profile)


def use(tx: Transaction, booking_id: str) -> Booking:
    """Say that they came. Raises Refusal `booking_unknown`, `no_such_move`, `booking_not_today`."""
    require(tx, EDIT)
    row = _row(tx, booking_id)
    if from_text(row.begins_at) - tx.now > dt.timedelta(hours=12):
        raise Refusal("booking_not_today")
    tx.move(row, "state", USED)
    return row


def miss(tx: Transaction, booking_id: str) -> Booking:
    """Say that nobody came: the slot is free again. Raises as `use`, `booking_not_begun`."""
    require(tx, EDIT)
    row = _row(tx, booking_id)
    if row.begins_at > tx.at:
        raise Refusal("booking_not_begun")
    tx.move(row, "state", NO_SHOW)
    return row


def cancel(tx: Transaction, booking_id: str) -> Booking:
    """Give a slot back. Raises Refusal `booking_unknown`, `no_such_move`."""
    require(tx, EDIT)
    row = _row(tx, booking_id)
    tx.move(row, "state", CANCELLED)
    return row


def take_back(tx: Transaction, booking_id: str) -> Booking:
    """Undo what came of a booking: it is booked as before.

    Raises Refusal `booking_unknown`, `no_such_move`, and `slot_taken` where somebody else has got
    the slot meanwhile.
    """
    require(tx, EDIT)
    row = _row(tx, booking_id)
    if row.state in (CANCELLED, NO_SHOW):
        found = thing(tx.session, row.resource_id, tx.day)
        begins, ends, amount = stretch_of(row)
        if found is not None:
            _free(tx, found, Asked(row.resource_id, begins, ends, amount))
    tx.move(row, "state", BOOKED)
    return row


def unmove(tx: Transaction, booking_id: str) -> Booking:
    """Undo a move: who was moved has the slot from before again. Raises as `take_back`."""
    row = _row(tx, booking_id)
    if row.moved_from is None:
        raise Refusal("booking_unknown")
    with tx.together():
        cancel(tx, booking_id)
        tx.session.flush()
        return take_back(tx, row.moved_from)


def keep(tx: Transaction, booking_id: str, why: str) -> Booking:
    """Let a booking stand although there is more booked than there is; `why` is asked for.

    Raises Refusal `booking_unknown`, `why_missing`, `text_too_long`.
    """
    require(tx, EDIT)
    row = _row(tx, booking_id)
    said = _text("kept_why", why)
    if said is None:
        raise Refusal("why_missing")
    words = words_of(tx, row.id)
    with tx.together():
        tx.patch(row, clash_kept=True)
        if words is not None:
            tx.patch(words, kept_why=said)
        else:
            tx.add(BookingWords(booking_id=row.id, kept_why=said))
    return row


def decide_anew(tx: Transaction, booking_id: str) -> Booking:
    """Undo a keeping: the booking asks for a decision again. Raises Refusal `booking_unknown`."""
    require(tx, EDIT)
    row = _row(tx, booking_id)
    words = words_of(tx, row.id)
    with tx.together():
        tx.patch(row, clash_kept=None)
        if words is not None:
            tx.patch(words, kept_why=None)
    return row


def amend(tx: Transaction, booking_id: str, purpose: str, note: str) -> None:
    """Put right what is said of a booking. Raises Refusal `booking_unknown`, `text_too_long`."""
    require(tx, EDIT)
    row = _row(tx, booking_id)
    said = {"purpose": _text("purpose", purpose), "note": _text("note", note)}
    words = words_of(tx, row.id)
    if words is not None:
        tx.patch(words, **said)
    else:
        tx.add(BookingWords(booking_id=row.id, **said))


def note_reveal(tx: Transaction, booking_id: str) -> None:
    """Write into the audit log that the number of a booking without a card was shown in full.

    Raises Refusal `not_allowed`, `booking_unknown`.
    """
    require(tx, REVEAL)
    row = _row(tx, booking_id)
    tx.note("booking.reveal", "booking", row.id, field="phone")


def words_of(tx: Transaction, booking_id: str) -> BookingWords | None:
    """Give what is said of a booking; None once it went with its person."""
    chosen = select(BookingWords).where(BookingWords.booking_id == booking_id)
    return tx.session.execute(chosen.order_by(BookingWords.id)).scalars().first()


def _row(tx: Transaction, booking_id: str) -> Booking:
    row = tx.session.get(Booking, booking_id)
    if row is None or row.mark == DISCARDED:
        raise Refusal("booking_unknown")
    return row


def _bookable(tx: Transaction, asked: Asked, profile: Profile) -> Thing:
    """Give the thing that is wanted, if it can be had at all at that time."""
    zone = profile.timezone
    day = day_of(asked.begins, zone)
    wanted = thing(tx.session, asked.resource_id, day.isoformat())
    if wanted is None:
        raise Refusal("resource_not_bookable")
    if not wanted.open:
        raise Refusal("resource_closed")
    if asked.ends <= asked.begins:
        raise Refusal("slot_unclear")
    opening = Openings(tx.session, profile).on(day)
    _in_hours(opening, asked, wanted, zone)
    if asked.begins + GRID <= tx.now:
        raise Refusal("slot_past")
    most = holds(wanted.capacity)
    if asked.amount is not None and not 1 <= asked.amount <= most:
        raise Refusal("amount_out_of_range", most=most)
    return wanted


def _in_hours(opening: Opening, asked: Asked, wanted: Thing, zone: str) -> None:
    last = asked.ends.astimezone(ZoneInfo(zone))
    if last.date() != opening.day and (last.date() - opening.day, last.time()) != (
        dt.timedelta(days=1),
        dt.time(0),
    ):
        raise Refusal("slot_over_midnight")
    if opening.closed:
        raise Refusal("venue_closed", day=opening.day.isoformat(), off=opening.off)
    if not (is_on_grid(opening, asked.begins) and is_on_grid(opening, asked.ends)):
        raise Refusal("slot_off_grid")
    in_house = opening.opens <= asked.begins and asked.ends <= opening.closes
    if not (in_house and is_within(wanted.weekly, asked.begins, asked.ends, zone)):
        local = (one.astimezone(ZoneInfo(zone)) for one in (opening.opens, opening.closes))
        opens, closes = (f"{one:%H:%M}" for one in local)
        raise Refusal("slot_outside_hours", opens=opens, closes=closes, own=in_house)


def _free(tx: Transaction, wanted: Thing, asked: Asked) -> None:
    """Refuse what this desk knows is taken."""
    book_ = ledger(tx.session, wanted, asked.begins, asked.ends)
    one = Taken("", to_text(asked.begins), to_text(asked.ends), asked.amount)
    if not book_.fits(one):
        raise Refusal("slot_taken", left=book_.left(one), event=bool(book_.events))


def _words(tx: Transaction, asked: Asked) -> BookingWords:
    words = BookingWords(purpose=_text("purpose", asked.purpose), note=_text("note", asked.note))
    if asked.person_id is not None:
        words.person_id = head_of(tx.session, asked.person_id)
        own_card(tx.session, words.person_id)
        return words
    if not (asked.name or "").strip() and asked.moved_from is None:
        raise Refusal("booking_nobody")
    if (asked.name or "").strip():
        words.name, words.phone = clean_name(asked.name or ""), clean_phone(asked.phone or "")
    return words


def _said(words: BookingWords | None) -> dict[str, str | None]:
    names = ("person_id", "name", "phone", "purpose", "note")
    return {name: getattr(words, name) if words is not None else None for name in names}


def _text(field: str, value: str | None) -> str | None:
    declared = BOOKING_WORDS.field(field)
    if declared is None:
        raise ValueError(field)
    return text_of(declared, value or "")
