"""What the counter does at the door of a session, in the store lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from app.checkin.actions import Coming
from app.events import door
from app.events.arriving import undo
from app.events.queries import Slot, week
from app.events.registering import Asked, Guest, cancel, register
from app.events.ticket import looks_like_ticket
from app.people.queries import card
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin import jobs
from ui.checkin.jobs import Hand, Outcome


def arrive(hand: Hand, person_id: str, coming: Coming, pinned: str | None) -> Outcome:
    """Admit somebody to the session they belong to, else check them in. Raises as both do."""
    with transaction(hand.store, hand.actor) as tx:
        before = card(tx.session, person_id)
        met = door.meet(tx, person_id, pinned, coming.method)
        if met is not None:
            at = tx.at if met.admitted else met.at or tx.at
            return Outcome(
                "met",
                person=before,
                at=at,
                method=coming.method,
                seen_at=before.seen_at if before.visits else "",
                visits=before.visits + 1,
                met=met,
            )
    return jobs.check_in(hand, person_id, coming)


def scan(hand: Hand, code: str, coming: Coming, pinned: str | None) -> Outcome:
    """Do so for whoever a member code or a ticket stands for."""
    if not looks_like_ticket(code):
        return jobs.scan(hand, code, coming, partial(arrive, pinned=pinned))
    with transaction(hand.store, hand.actor) as tx:
        met = door.meet_ticket(tx, code, pinned)
        at = tx.at if met.admitted else met.at or tx.at
        person = card(tx.session, met.person_id) if met.person_id else None
    return Outcome("met", person=person, at=at, method="scan", met=met)


def give(hand: Hand, shown: Outcome) -> Outcome:
    """Give a seat on the spot and admit. Raises Refusal `seats_none`."""
    session_id, person_id = _of(shown)
    with transaction(hand.store, hand.actor) as tx:
        met = door.give_and_admit(tx, session_id, person_id)
        return Outcome("met", person=shown.person, at=tx.at, method="walk_in", met=met, given=True)


def let_in(hand: Hand, shown: Outcome) -> Outcome:
    """Admit somebody whose voucher was looked at."""
    session_id, person_id = _of(shown)
    with transaction(hand.store, hand.actor) as tx:
        met = door.let_in_anyway(tx, session_id, person_id, "proxy")
        return Outcome("met", person=shown.person, at=tx.at, method="proxy", met=met)


def wait(hand: Hand, shown: Outcome) -> int:
    """Put somebody into the waiting list; gives how many wait before them."""
    session_id, person_id = _of(shown)
    with transaction(hand.store, hand.actor) as tx:
        return register(tx, session_id, Guest(person_id), Asked("walk_in")).ahead


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


def _of(shown: Outcome) -> tuple[str, str]:
    met, person = shown.met, shown.person
    if met is None or met.session_id is None or person is None:
        raise LookupError(shown.kind)
    return met.session_id, person.id
