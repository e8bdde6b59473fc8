"""What the counter does at the door of a session, in the store lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from app.checkin.actions import Coming
from app.events import door
from app.events.arriving import undo
from app.events.door import Met
from app.events.guarding import answers_with
from app.events.queries import Slot, week
from app.events.questions import Guardian
from app.events.registering import Asked, Guest, cancel, register
from app.events.ticket import looks_like_ticket
from app.people.queries import PersonCard, card
from app.store.store import Store
from app.store.transaction import Transaction, transaction
from ui.checkin import jobs
from ui.checkin.jobs import Hand, Outcome


def arrive(hand: Hand, person_id: str, coming: Coming, pinned: str | None) -> Outcome:
    """Admit somebody to the session they belong to, else check them in. Raises as both do."""
    with transaction(hand.store, hand.actor) as tx:
        before = card(tx.session, person_id)
        met = door.meet(tx, person_id, pinned, coming.method)
        if met is not None:
            return _told(tx, met, before, coming.method)
    return jobs.check_in(hand, person_id, coming)


def scan(hand: Hand, code: str, coming: Coming, pinned: str | None) -> Outcome:
    """Do so for whoever a member code or a ticket stands for."""
    if not looks_like_ticket(code):
        return jobs.scan(hand, code, coming, partial(arrive, pinned=pinned))
    with transaction(hand.store, hand.actor) as tx:
        met = door.meet_ticket(tx, code, pinned)
        return _told(tx, met, _card_of(tx, met), "scan")


def give(hand: Hand, shown: Outcome, guardian: Guardian | None = None) -> Outcome:
    """Give a seat on the spot and admit. Raises Refusal as `door.give_and_admit` does."""
    session_id, person_id = _of(shown)
    with transaction(hand.store, hand.actor) as tx:
        met = door.give_and_admit(tx, session_id, person_id, guardian)
        return replace(_told(tx, met, shown.person, "walk_in"), given=True)


def let_in(hand: Hand, shown: Outcome) -> Outcome:
    """Admit somebody whose voucher was looked at."""
    session_id, person_id = _of(shown)
    with transaction(hand.store, hand.actor) as tx:
        met = door.let_in_anyway(tx, session_id, person_id, "proxy")
        return _told(tx, met, shown.person, "proxy")


def let_in_by_voucher(
    hand: Hand, session_id: str, reason: str, person_id: str, registration_id: str | None = None
) -> Outcome:
    """Admit whoever showed a proof, with a card or without (""). Raises as the action."""
    with transaction(hand.store, hand.actor) as tx:
        met = door.let_in_by_voucher(tx, session_id, reason, person_id or None, registration_id)
        return _told(tx, met, _card_of(tx, met), "voucher")


def wait(hand: Hand, shown: Outcome, guardian: Guardian | None = None) -> int:
    """Put somebody into the waiting list; gives how many wait before them."""
    session_id, person_id = _of(shown)
    asked = Asked("walk_in", answers_with(guardian))
    with transaction(hand.store, hand.actor) as tx:
        return register(tx, session_id, Guest(person_id), asked).ahead


def take_back(hand: Hand, outcome: Outcome) -> None:
    """Undo an admission, and the seat that was given for it."""
    met = outcome.met
    if met is None or met.attendance_id is None:
        return
    with transaction(hand.store, hand.actor) as tx:
        undo(tx, met.attendance_id)
        if outcome.given and met.registration_id is not None:
            cancel(tx, met.registration_id)


def sessions_today(store: Store, zone: str) -> Sequence[Slot]:
    """Read today's sessions that are to be held."""
    now = store.clock.now().astimezone(ZoneInfo(zone))
    midnight = dt.datetime.combine(now.date(), dt.time(), tzinfo=ZoneInfo(zone))
    with store.read() as session:
        return [slot for slot in week(session, store, midnight, 1) if not slot.called_off]


def _told(tx: Transaction, met: Met, person: PersonCard | None, method: str) -> Outcome:
    return Outcome(
        "met",
        person=person,
        at=tx.at if met.admitted else met.at or tx.at,
        method=method,
        seen_at=person.seen_at if person is not None and person.visits else "",
        visits=person.visits + 1 if person is not None else 0,
        met=met,
    )


def _card_of(tx: Transaction, met: Met) -> PersonCard | None:
    return card(tx.session, met.person_id) if met.person_id else None


def _of(shown: Outcome) -> tuple[str, str]:
    met, person = shown.met, shown.person
    if met is None or met.session_id is None or person is None:
        raise LookupError(shown.kind)
    return met.session_id, person.id
