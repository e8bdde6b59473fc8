"""What one event's page does in the store lane: reading it whole, and each of its acts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from app.clock import from_text
from app.errors import Refusal
from app.events import (
    after,
    arriving,
    calling,
    guarding,
    planning,
    queries,
    registering,
    roster,
)
from app.events.after import After
from app.events.arriving import Admission
from app.events.calling import ToCall
from app.events.guarding import Lacking
from app.events.model import EventSession
from app.events.queries import DONE, Page, SeatsLeft, Slot
from app.events.questions import Guardian
from app.events.registering import Guest, Placed
from app.events.roster import Came, Line
from app.people.actions import note_reveal
from app.staff.rights import require
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand


@dataclass(frozen=True)
class Whole:
    """One event with the session that is looked at, and everybody in it.

    Who is seated, waits or came is gone through once: a page asks often, of thousands.
    """

    page: Page
    slot: Slot
    left: SeatsLeft
    lines: tuple[Line, ...]
    came: tuple[Came, ...]
    calls: tuple[ToCall, ...]
    after: After | None = None

    @cached_property
    def seated(self) -> list[Line]:
        """Who was told that they have a seat, in the order in which seats were given."""
        return roster.seated(self.lines)

    @cached_property
    def waiting(self) -> list[Line]:
        """Who waits, in their order."""
        return roster.in_line(self.lines)

    @cached_property
    def listed(self) -> list[Line]:
        """Who has a seat, and then whose registration was cancelled."""
        gone = [line for line in self.lines if line.status == "cancelled"]
        return [*self.seated, *gone]

    @cached_property
    def arrived(self) -> int:
        """How many of those with a seat came."""
        return sum(line.arrived_at is not None for line in self.seated)

    def elsewhere(self, session_id: str) -> list[Slot]:
        """Give the other sessions of the event that one can still register for."""
        return [
            slot
            for slot in self.page.slots
            if slot.session_id != session_id
            and slot.capacity
            and not slot.called_off
            and slot.progress != DONE
        ]

    @property
    def called_off(self) -> bool:
        """Whether nobody is admitted to it any more."""
        return self.slot.called_off


def whole(store: Store, event_id: str, session_id: str = "") -> Whole:
    """Read an event; without a session, the one that is on or comes next. Raises Refusal."""
    with store.read() as session:
        page = queries.page(session, store, event_id)
        slot = _chosen(page, session_id, store.clock.now())
        lines, met = roster.roster(session, slot.session_id), roster.came(session, slot.session_id)
        return Whole(
            page,
            slot,
            queries.seats_left(session, store, slot.session_id),
            tuple(lines),
            tuple(met),
            tuple(calling.to_call(session, event_id)),
            after.aftermath(session, store, slot, lines, met),
        )


def lacking(store: Store, person_id: str) -> Lacking:
    """Read what is to be asked of somebody before they are registered."""
    with store.read() as session:
        return guarding.lacking(session, person_id)


def register(
    hand: Hand,
    session_id: str,
    person_id: str,
    note: str = "",
    guardian: Guardian | None = None,
) -> Placed:
    """Give somebody a seat, or a place in the waiting list."""
    asked = registering.Asked("walk_in", guarding.answers_with(guardian), note or None)
    with transaction(hand.store, hand.actor) as tx:
        return registering.register(tx, session_id, Guest(person_id), asked)


def cancel(hand: Hand, registration_id: str) -> None:
    """Take a registration back."""
    with transaction(hand.store, hand.actor) as tx:
        registering.cancel(tx, registration_id)


def transfer(hand: Hand, registration_id: str, session_id: str) -> Placed:
    """Let somebody come to another session instead."""
    with transaction(hand.store, hand.actor) as tx:
        return registering.transfer(tx, registration_id, session_id)


def transfer_back(hand: Hand, registration_id: str, former_id: str) -> Placed:
    """Let them come to the former session after all, as far as there is a seat."""
    with transaction(hand.store, hand.actor) as tx, tx.together():
        registering.cancel(tx, registration_id)
        return registering.reinstate(tx, former_id)


def reinstate(hand: Hand, registration_id: str) -> Placed:
    """Let a registration stand again, as far as there is a seat."""
    with transaction(hand.store, hand.actor) as tx:
        return registering.reinstate(tx, registration_id)


def promote(hand: Hand, registration_id: str, why: str = "") -> Placed:
    """Give somebody who waits a seat."""
    with transaction(hand.store, hand.actor) as tx:
        return registering.promote(tx, registration_id, why)


def put_back(hand: Hand, registration_id: str) -> Placed:
    """Let somebody wait instead."""
    with transaction(hand.store, hand.actor) as tx:
        return registering.put_back(tx, registration_id)


def let_in(hand: Hand, registration_id: str) -> None:
    """Let somebody come who was given a seat too many."""
    with transaction(hand.store, hand.actor) as tx:
        registering.let_in(tx, registration_id)


def admit(hand: Hand, session_id: str, line: Line) -> Admission:
    """Write down that somebody takes part. Raises Refusal `session_early` long before it begins."""
    with hand.store.read() as session:
        sitting = session.get(EventSession, session_id)
        starts = from_text(sitting.starts_at) if sitting is not None else None
    if starts is not None and hand.store.clock.now() < starts - arriving.EARLY:
        raise Refusal("session_early", hours=arriving.EARLY // dt.timedelta(hours=1))
    with transaction(hand.store, hand.actor) as tx:
        if line.person_id is None:
            return arriving.admit_guest(tx, line.registration_id, "search")
        return arriving.admit(tx, session_id, line.person_id, "search", line.registration_id)


def take_back(hand: Hand, attendance_id: str) -> None:
    """Undo an admission."""
    with transaction(hand.store, hand.actor) as tx:
        arriving.undo(tx, attendance_id)


def leave(hand: Hand, attendance_id: str) -> None:
    """Write down that somebody left."""
    with transaction(hand.store, hand.actor) as tx:
        arriving.leave(tx, attendance_id)


def back_fill(
    hand: Hand, session_id: str, person_id: str, when: dt.datetime, reason: str
) -> Admission:
    """Write down afterwards that somebody took part."""
    with transaction(hand.store, hand.actor) as tx:
        return arriving.back_fill(tx, session_id, person_id, when, reason)


def note_call(hand: Hand, call: ToCall, outcome: str) -> None:
    """Write down that somebody was rung up."""
    with transaction(hand.store, hand.actor) as tx:
        calling.note_call(tx, call.registration_id, call.about, outcome)


def reveal(hand: Hand, person_id: str) -> None:
    """Note that a number was shown in full, to ring it up."""
    with transaction(hand.store, hand.actor) as tx:
        note_reveal(tx, person_id, "phone")


@dataclass(frozen=True, slots=True)
class Sheets:
    """Who has a seat in each session of an event, and which session is looked at."""

    event_id: str
    title: str
    session_id: str
    groups: tuple[tuple[Slot, tuple[Line, ...]], ...]


def sheets(store: Store, event_id: str, session_id: str) -> Sheets:
    """Read who is to sign for an event. Raises Refusal `event_unknown`."""
    with store.read() as session:
        page = queries.page(session, store, event_id)
        slots = [one for one in page.slots if not one.called_off or one.session_id == session_id]
        groups = tuple(
            (slot, tuple(roster.seated(roster.roster(session, slot.session_id)))) for slot in slots
        )
    return Sheets(event_id, page.title, session_id, groups)


def note_print(hand: Hand, event_id: str, lines: int) -> None:
    """Note in the audit log that names were printed."""
    with transaction(hand.store, hand.actor) as tx:
        require(tx, "checkin.print")
        tx.note("event.print", "event", event_id, lines=lines)


def call_off(hand: Hand, event_id: str, reason: str) -> None:
    """Call the whole event off."""
    with transaction(hand.store, hand.actor) as tx:
        planning.cancel(tx, event_id, reason)


def _chosen(page: Page, session_id: str, now: dt.datetime) -> Slot:
    for slot in page.slots:
        if slot.session_id == session_id:
            return slot
    held = [slot for slot in page.slots if not slot.called_off] or list(page.slots)
    ahead = [slot for slot in held if slot.progress != DONE]
    if ahead:
        return ahead[0]
    return max(held, key=lambda slot: from_text(slot.ends_at) - now)
