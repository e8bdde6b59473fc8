"""What the counter does in the store lane: plain functions that end in an Outcome or a Refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.checkin import actions, queries
from app.checkin.actions import Coming
from app.checkin.queries import OpenVisit, TodayRow
from app.events.door import Met
from app.people.actions import Details, register
from app.people.lookup import find
from app.people.queries import PersonCard, by_code, card
from app.store.store import Store
from app.store.transaction import Actor, transaction
from app.venue.queries import Profile

Kind = Literal[
    "ok", "already", "left", "again", "out", "heads", "corrected", "late", "nobody", "met"
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How something at the counter ended.

    `kind`: ok (came in), already (had come before, nothing written), left (had come and gone),
    again (came back), out (went), heads (counted without names), corrected (the visit is another
    person's now), late (written down afterwards), nobody (no match for `text`), met (at the door
    of a session: see `met`; `given` when a seat was given for it). `at` is the time of the visit,
    `seen_at` that of the last one before it ("" when there was none), `visits` how many count with
    this one.
    """

    kind: Kind
    visit_id: str = ""
    person: PersonCard | None = None
    at: str = ""
    method: str = ""
    purpose: str | None = None
    desk: str = ""
    left_at: str | None = None
    seen_at: str = ""
    visits: int = 0
    heads: int = 1
    age_band: str | None = None
    departure_id: str = ""
    text: str = ""
    met: Met | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Who works on which store: what every job is given."""

    store: Store
    actor: Actor


Arrive = Callable[[Hand, str, Coming], Outcome]
"""What is done with somebody (their id) who has come."""


def check_in(hand: Hand, person_id: str, coming: Coming) -> Outcome:
    """Check a known person in. Raises Refusal `person_unknown`."""
    with transaction(hand.store, hand.actor) as tx:
        before = card(tx.session, person_id)
        arrival = actions.check_in(tx, person_id, coming)
        if arrival.already is not None:
            return standing(arrival.already, before)
        return _came(arrival.visit_id, before, tx.at, coming, hand.store.place.printed_letter)


def scan(hand: Hand, code: str, coming: Coming, arrive: Arrive) -> Outcome:
    """Let whoever a member code stands for `arrive`. Raises as `by_code` does."""
    with hand.store.read() as session:
        person_id = by_code(session, code)
    return arrive(hand, person_id, coming)


def first_arrives(hand: Hand, text: str, coming: Coming, arrive: Arrive) -> Outcome:
    """Let the first match of exactly this text `arrive`; kind nobody when there is none."""
    with hand.store.read() as session:
        found = find(session, text, hand.store.day_of(hand.store.clock.now()), 1)
    if not found.matches:
        return Outcome("nobody", text=text)
    return arrive(hand, found.matches[0].id, coming)


def re_enter(hand: Hand, person_id: str, method: str) -> Outcome:
    """Record on purpose that somebody came back today."""
    with transaction(hand.store, hand.actor) as tx:
        person = card(tx.session, person_id)
        before = queries.visit_today(tx.session, person_id, tx.day)
        arrival = actions.re_enter(tx, person_id, method)
        return Outcome(
            "again",
            arrival.visit_id,
            person,
            at=tx.at,
            method=method,
            purpose=before.purpose if before else None,
            seen_at=before.happened_at if before else "",
            visits=person.visits,
        )


def check_out(hand: Hand, visit_id: str, person_id: str | None) -> Outcome:
    """Record that a visitor left now. Raises Refusal `visit_unknown`."""
    with transaction(hand.store, hand.actor) as tx:
        person = card(tx.session, person_id) if person_id else None
        departure = actions.check_out(tx, visit_id)
        visit = queries.visit_today(tx.session, person_id, tx.day) if person_id else None
        return Outcome(
            "out",
            visit_id,
            person,
            at=visit.happened_at if visit else "",
            method=visit.method if visit else "",
            purpose=visit.purpose if visit else None,
            left_at=tx.at,
            visits=person.visits if person else 0,
            departure_id=departure.id,
        )


def count_heads(hand: Hand, heads: int, coming: Coming) -> Outcome:
    """Count people without names. Raises Refusal `heads_out_of_range`."""
    with transaction(hand.store, hand.actor) as tx:
        visit = actions.count_heads(tx, heads, coming)
        return Outcome(
            "heads",
            visit.id,
            at=tx.at,
            method=visit.method,
            purpose=visit.purpose,
            heads=heads,
            age_band=visit.age_band,
        )


def walk_in(hand: Hand, details: Details, coming: Coming) -> Outcome:
    """Register a new person and check them in, both or neither. Raises as `register` does."""
    with transaction(hand.store, hand.actor) as tx:
        person = register(tx, details)
        arrival = actions.check_in(tx, person.id, coming)
        # Computed tables follow at the end of the work; the card is read with what is known now.
        known = card(tx.session, person.id)
        return _came(arrival.visit_id, known, tx.at, coming, hand.store.place.printed_letter)


def change_person(hand: Hand, wrong: Outcome, person_id: str) -> Outcome:
    """Give the visit of `wrong` to the right person, at its own time. Raises as the action."""
    with transaction(hand.store, hand.actor) as tx:
        person = card(tx.session, person_id)
        arrival = actions.change_person(tx, wrong.visit_id, person_id)
    return Outcome(
        "corrected",
        arrival.visit_id,
        person,
        at=wrong.at,
        method=wrong.method,
        purpose=wrong.purpose,
        seen_at=person.seen_at if person.visits else "",
        visits=person.visits + 1,
    )


def take_back(hand: Hand, visit_id: str) -> None:
    """Undo a check-in."""
    with transaction(hand.store, hand.actor) as tx:
        actions.undo_check_in(tx, visit_id)


def come_back(hand: Hand, departure_id: str) -> None:
    """Undo a check-out."""
    with transaction(hand.store, hand.actor) as tx:
        actions.undo_check_out(tx, departure_id)


def look(hand: Hand, person_id: str) -> Outcome:
    """Say how somebody stands today, without writing anything."""
    with hand.store.read() as session:
        person = card(session, person_id)
        day = hand.store.day_of(hand.store.clock.now())
        visit = queries.visit_today(session, person_id, day)
    if visit is None:
        return Outcome("nobody", person=person, text=person.name)
    return standing(visit, person)


def today(store: Store, profile: Profile) -> queries.Today:
    """Read today's list as it is now."""
    now = store.clock.now()
    with store.read() as session:
        return queries.today(session, store.day_of(now), now, profile)


def inside_for_print(hand: Hand, profile: Profile) -> list[TodayRow]:
    """Read who is inside for paper, and note in the audit log that names were printed."""
    now = hand.store.clock.now()
    with hand.store.read() as session:
        rows = queries.inside_now(session, hand.store.day_of(now), now, profile)
    with transaction(hand.store, hand.actor) as tx:
        actions.note_print(tx, len(rows))
    return rows


def _came(visit_id: str, before: PersonCard, at: str, coming: Coming, desk: str) -> Outcome:
    return Outcome(
        "ok",
        visit_id,
        before,
        at=at,
        method=coming.method,
        purpose=coming.purpose,
        desk=desk,
        seen_at=before.seen_at if before.visits else "",
        visits=before.visits + 1,
    )


def standing(visit: OpenVisit, person: PersonCard) -> Outcome:
    """Say how somebody stands who has a visit that day."""
    return Outcome(
        "left" if visit.left_at else "already",
        visit.visit_id,
        person,
        at=visit.happened_at,
        method=visit.method,
        purpose=visit.purpose,
        desk=visit.desk,
        left_at=visit.left_at,
        visits=person.visits,
    )
