"""Giving seats: registering, the waiting list, cancelling, and changing any of it back.

A desk gives a seat only from a lease it holds: that seat is nobody else's, with or without a line.
Without one the guest gets a place in the waiting list, and is told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.clock import from_text
from app.errors import Refusal
from app.events.guarding import check_guardian
from app.events.leases import SeatsHere, left_of, seats_here
from app.events.model import Event, EventSession, Registration, SeatLease
from app.events.planning import open_session
from app.events.rules import (
    ACTIVE,
    CANCELLED,
    OVERBOOKED,
    REGISTERED,
    WAITLISTED,
    place_told,
)
from app.events.seatclock import keep_seat_time
from app.people.groups import group_of, head_of
from app.people.normal import clean_name, clean_phone
from app.people.queries import exists
from app.staff.rights import require
from app.store.outbox import unsent_rows
from app.store.transaction import DISCARDED, Transaction

MOST_AT_ONCE = 100
TRANSFERRED = "transferred"
"""Why a registration was cancelled: for one of another session."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is to be registered: somebody with a card, or a name and number without one."""

    person_id: str | None = None
    name: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How a registration came: channel, answers to the event's questions (JSON), a remark."""

    channel: str = "desk"
    answers: str | None = None
    note: str | None = None
    party: str | None = None
    ahead: bool = False
    """Before those who wait, on purpose."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What a guest was told: `registered` (a seat is theirs) or `waitlisted`.

    `already`: nothing was written, they had this before. `ahead` counts who waits before them.
    """

    registration_id: str
    status: str
    already: bool = False
    ahead: int = 0


def register(tx: Transaction, session_id: str, guest: Guest, asked: Asked = Asked()) -> Placed:
    """Give somebody a seat of a session, or a place in its waiting list.

    Whoever is registered already is told so, and nothing is written.
    Raises Refusal `session_unknown`, `session_cancelled`, `event_cancelled`, `session_over`,
    `session_open` (nobody registers for it), `person_unknown`, `name_missing`, `phone_short`,
    `text_too_long`, `seats_none` where the event has no waiting list, and as `check_guardian` does.
    """
    sitting = open_to_guests(tx, session_id)
    guest = _known(tx, guest)
    before = active_of(tx.session, session_id, guest.person_id) if guest.person_id else None
    if before is None:
        check_guardian(tx.session, sitting.event_id, guest.person_id, asked.answers)
    else:
        return Placed(before.id, before.status, already=True, ahead=_ahead(tx.session, before))
    lease = next_seat(tx, sitting, ahead=asked.ahead)
    row = write_down(tx, sitting, guest, asked, lease)
    return Placed(row.id, row.status, ahead=_ahead(tx.session, row))


def write_down(
    tx: Transaction,
    sitting: EventSession,
    guest: Guest,
    asked: Asked,
    lease: str | None,
    registration_id: str = "",
) -> Registration:
    """Write a registration: on a seat of this lease, or without one in the waiting list.

    `guest` is as `register` leaves one. Raises Refusal `seats_none`, `text_too_long`.
    """
    row = Registration(
        event_id=sitting.event_id,
        session_id=sitting.id,
        person_id=guest.person_id,
        name=guest.name,
        phone=guest.phone,
        party=asked.party,
        channel=asked.channel,
        answers=_short(asked.answers, "answers", 2000),
        note=_short(asked.note, "note", 200),
        happened_at=tx.at,
        status=WAITLISTED,
        told=place_told(sitting.starts_at, sitting.room),
    )
    if registration_id:
        row.id = registration_id
    if lease is not None:
        row.status, row.lease = REGISTERED, lease
    elif not may_wait(tx.session, sitting.event_id):
        raise Refusal("seats_none")
    tx.add(row)
    return row


def register_group(
    tx: Transaction, session_id: str, guests: Sequence[Guest], asked: Asked = Asked()
) -> list[Placed]:
    """Register several who belong together, in the order given; each is told their own answer.

    Raises as `register` does, and Refusal `group_size` with `most`; then nobody is registered.
    """
    if not 1 <= len(guests) <= MOST_AT_ONCE:
        raise Refusal("group_size", most=MOST_AT_ONCE)
    party = tx.store.make_id()
    told = Asked(asked.channel, asked.answers, asked.note, party, asked.ahead)
    placed = []
    for guest in guests:
        placed.append(register(tx, session_id, guest, told))
        tx.session.flush()
    return placed


def cancel(tx: Transaction, registration_id: str) -> Registration:
    """Take a registration back; its seat is free at once, for this desk if it came from here.

    Raises Refusal `registration_unknown`, `no_such_move`.
    """
    require(tx, "events.register")
    row = _row(tx, registration_id)
    tx.move(row, "status", CANCELLED)
    return row


def reinstate(tx: Transaction, registration_id: str) -> Placed:
    """Let a registration that was cancelled stand again, as far as there is a seat.

    Raises as `register` does, and Refusal `registration_unknown`, `already_registered`.
    """
    row = _row(tx, registration_id)
    sitting = open_to_guests(tx, row.session_id)
    if row.person_id is not None and active_of(tx.session, row.session_id, row.person_id):
        raise Refusal("already_registered")
    lease = next_seat(tx, sitting, ahead=False)
    if lease is not None:
        tx.move(row, "status", REGISTERED, lease=lease)
    elif may_wait(tx.session, sitting.event_id):
        tx.move(row, "status", WAITLISTED, lease=None)
    else:
        raise Refusal("seats_none")
    return Placed(row.id, row.status, ahead=_ahead(tx.session, row))


def transfer(tx: Transaction, registration_id: str, session_id: str) -> Placed:
    """Let somebody come to another session instead: one registration goes as the other comes.

    They are told of the new one as of any: a seat, or a place in its line. Whoever is registered
    there already just loses the former. Raises as `register` does, and Refusal
    `registration_unknown`, `same_session`, `already_cancelled`.
    """
    require(tx, "events.register")
    row = _row(tx, registration_id)
    if row.session_id == session_id:
        raise Refusal("same_session")
    if row.status == CANCELLED:
        raise Refusal("already_cancelled")
    guest = Guest(row.person_id, row.name, row.phone)
    asked = Asked(row.channel, row.answers, row.note, row.party)
    with tx.together():
        placed = register(tx, session_id, guest, asked)
        tx.move(row, "status", CANCELLED, why=TRANSFERRED)
    return placed


def promote(tx: Transaction, registration_id: str, why: str = "") -> Placed:
    """Give somebody who waits a seat of this desk's.

    Raises Refusal `registration_unknown`, `seats_none`, `no_such_move`, and `reason_missing` where
    others wait before them.
    """
    row = _row(tx, registration_id)
    sitting = open_to_guests(tx, row.session_id)
    if row.status == WAITLISTED and not why.strip() and _ahead(tx.session, row):
        raise Refusal("reason_missing")
    lease = next_seat(tx, sitting, ahead=True)
    if lease is None:
        raise Refusal("seats_none")
    tx.move(row, "status", REGISTERED, lease=lease, why=why.strip()[:200] or None)
    return Placed(row.id, row.status)


def put_back(tx: Transaction, registration_id: str) -> Placed:
    """Let somebody who has a seat, or was given one too many, wait instead."""
    require(tx, "events.decide")
    row = _row(tx, registration_id)
    tx.move(row, "status", WAITLISTED, lease=None)
    return Placed(row.id, row.status, ahead=_ahead(tx.session, row))


def let_in(tx: Transaction, registration_id: str) -> None:
    """Decide that somebody given a seat too many comes all the same: there is one seat more.

    Raises Refusal `registration_unknown`, `not_overbooked`.
    """
    require(tx, "events.decide")
    row = _row(tx, registration_id)
    if row.status != OVERBOOKED:
        raise Refusal("not_overbooked")
    tx.move(row, "status", REGISTERED)


def active_of(session: Session, session_id: str, person_id: str) -> Registration | None:
    """Give a person's registration of a session that stands, by all their cards."""
    wanted = (
        select(Registration)
        .where(
            Registration.session_id == session_id,
            Registration.person_id.in_(group_of(session, person_id)),
            Registration.status.in_(ACTIVE),
            Registration.mark.is_distinct_from(DISCARDED),
        )
        .order_by(Registration.status.desc(), Registration.happened_at)
        .limit(1)
    )
    return session.execute(wanted).scalars().first()


def is_waiting_to_sync(session: Session, registration_id: str) -> bool:
    """Say whether headquarters has yet to hear of what was last said of a registration."""
    return bool(unsent_rows(session, "registration", [registration_id]))


def open_to_guests(tx: Transaction, session_id: str) -> EventSession:
    """Give a session people may be registered for. Raises Refusal as `register` does."""
    require(tx, "events.register")
    sitting = open_session(tx, session_id)
    if not sitting.capacity:
        raise Refusal("session_open")
    if from_text(sitting.ends_at) <= tx.now:
        raise Refusal("session_over")
    return sitting


def next_seat(tx: Transaction, sitting: EventSession, *, ahead: bool) -> str | None:
    """Give the lease the next seat is taken from, or None.

    Seats that are not kept for the desk go to those who wait first.
    """
    here: SeatsHere = seats_here(tx.session, tx.store, sitting)
    if here.lease is None or not here.left:
        return None
    if not ahead and not sitting.reserve and anybody_waits(tx.session, sitting.id):
        return None
    keep_seat_time(tx.session, tx.store)
    return here.lease


def next_seats(tx: Transaction, sitting: EventSession) -> tuple[str | None, int]:
    """Give the lease of `next_seat`, and how many guests in a row it is good for.

    Inside one transaction nobody else gives or frees a seat, so that it need not be counted anew
    for each of a long list.
    """
    lease_id = next_seat(tx, sitting, ahead=False)
    if lease_id is None:
        return None, 0
    lease = tx.session.get(SeatLease, lease_id)
    if lease is not None:
        return lease_id, left_of(tx.session, lease)
    return lease_id, seats_here(tx.session, tx.store, sitting).left


def may_wait(session: Session, event_id: str) -> bool:
    """Say whether an event has a waiting list."""
    event = session.get(Event, event_id)
    return event is None or event.waitlist is not False


def anybody_waits(session: Session, session_id: str) -> bool:
    """Say whether somebody is in the waiting list of a session."""
    wanted = select(Registration.id).where(*_in_line(session_id)).limit(1)
    return session.execute(wanted).first() is not None


def _ahead(session: Session, row: Registration) -> int:
    """Count who waits before somebody: in headquarters' order, then in this desk's."""
    if row.status != WAITLISTED:
        return 0
    turn = func.coalesce(Registration.turn, 2**53)
    mine = row.turn if row.turn is not None else 2**53
    earlier = (turn < mine) | (
        (turn == mine)
        & (
            (Registration.happened_at < row.happened_at)
            | ((Registration.happened_at == row.happened_at) & (Registration.id < row.id))
        )
    )
    wanted = select(func.count()).select_from(Registration)
    return session.execute(wanted.where(*_in_line(row.session_id), earlier)).scalar_one()


def _in_line(session_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Registration.session_id == session_id,
        Registration.status == WAITLISTED,
        Registration.mark.is_distinct_from(DISCARDED),
    )


def _row(tx: Transaction, registration_id: str) -> Registration:
    row = tx.session.get(Registration, registration_id)
    if row is None:
        raise Refusal("registration_unknown")
    return row


def _known(tx: Transaction, guest: Guest) -> Guest:
    if guest.person_id is None:
        return Guest(None, clean_name(guest.name or ""), clean_phone(guest.phone or ""))
    head = head_of(tx.session, guest.person_id)
    if not exists(tx.session, head):
        raise Refusal("person_unknown")
    return Guest(head)


def _short(text: str | None, field: str, most: int) -> str | None:
    said = (text or "").strip()
    if len(said) > most:
        raise Refusal("text_too_long", field=field, max=most, length=len(said))
    return said or None
