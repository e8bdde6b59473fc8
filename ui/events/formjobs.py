"""What the form does in the store lane: reading, keeping drafts, looking over, handing in."""

from __future__ import annotations

from dataclasses import dataclass

from app.events import drafting, planning
from app.events.checks import Advice, Clash, Finding, advice, clashes, look_over
from app.events.drafting import Choices, Kept, Known, Written
from app.events.rules import DRAFT, RETURNED
from app.store.store import Store
from app.store.transaction import transaction
from app.venue.queries import Profile
from ui.checkin.jobs import Hand


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a form: the check list, and per sitting who is in its way."""

    findings: tuple[Finding, ...] = ()
    clashes: tuple[tuple[Clash, ...], ...] = ()
    advice: tuple[Advice | None, ...] = ()
    registered: tuple[tuple[str, int], ...] = ()
    """How many are registered for each session of the event, as far as anybody is."""


def open_form(store: Store, event_id: str) -> Known:
    """Read an event for the form. Raises Refusal as `drafting.known` does."""
    with store.read() as session:
        return drafting.known(session, event_id)


def copy(store: Store, event_id: str, weeks: int = 1) -> Written:
    """Read an earlier event as the beginning of a new one. Raises Refusal `event_unknown`."""
    with store.read() as session:
        plan, sittings = planning.copy_of(session, event_id, weeks)
    return Written(plan, tuple(("", sitting) for sitting in sittings))


def choices(store: Store) -> Choices:
    """Read rooms and earlier events."""
    with store.read() as session:
        return drafting.choices(session)


def look(store: Store, profile: Profile, written: Written, event_id: str) -> Looked:
    """Go through what is written as it stands, without writing anything."""
    own = tuple(session_id for session_id, _ in written.sittings if session_id)
    sittings = [sitting for _, sitting in written.sittings]
    with store.read() as session:
        met = tuple(tuple(clashes(session, one, own)) for one in sittings)
        ways = tuple(
            advice(session, one, own) if here else None
            for one, here in zip(sittings, met, strict=True)
        )
        found = look_over(session, profile, written.plan, sittings, (event_id, own))
        ids = (*own, *written.dropped)
        registered = tuple(sorted(drafting.registered(session, ids).items()))
    return Looked(tuple(found), met, ways, registered)


def keep(hand: Hand, event_id: str, written: Written, base: Written | None) -> Kept:
    """Write the form down: a new draft, or what has changed. Raises as `planning` does."""
    with transaction(hand.store, hand.actor) as tx:
        return drafting.keep(tx, event_id, written, base)


def hand_in(hand: Hand, event_id: str, written: Written, base: Written | None) -> Kept:
    """Write the form down, and hand the event to headquarters if it is still the venue's."""
    with transaction(hand.store, hand.actor) as tx:
        kept = drafting.keep(tx, event_id, written, base)
        event = planning.open_event(tx, kept.event_id)
        if event.review in (DRAFT, RETURNED):
            planning.submit(tx, kept.event_id)
        return kept
