"""What the event screens do in the store lane: plain functions that give a whole picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.events import planning, queries
from app.events.queries import DONE, Slot
from app.events.rules import DRAFT
from app.store.store import Store
from app.store.transaction import transaction
from ui.checkin.jobs import Hand
from ui.events.layout import later


@dataclass(frozen=True, slots=True)
class Figures:
    """What a week comes to: sessions held or to be held, seats taken, and who came of them.

    `rate` is in per cent, None while nothing with registration is over.
    """

    sessions: int = 0
    taken: int = 0
    rate: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """The sessions of a week from Monday `first` (midnight at the venue) on."""

    first: dt.datetime
    slots: tuple[Slot, ...]
    figures: Figures


def week(store: Store, first: dt.datetime) -> Week:
    """Read a week."""
    with store.read() as session:
        found = _without_dropped(queries.week(session, store, first))
    return Week(first, tuple(found), figures_of(found))


def copy_week(hand: Hand, first: dt.datetime) -> list[str]:
    """Repeat the week before `first` as drafts, all or none; gives their ids."""
    before = later(first, -7)
    made = []
    with transaction(hand.store, hand.actor) as tx:
        slots = queries.week(tx.session, hand.store, before)
        held = [slot for slot in slots if not slot.called_off and slot.review != DRAFT]
        for event_id in dict.fromkeys(slot.event_id for slot in held):
            plan, sittings = planning.copy_of(tx.session, event_id)
            these = [one for one in sittings if first <= one.starts_at < later(first, 7)]
            if these:
                made.append(planning.make(tx, plan, these).id)
    return made


def drop_drafts(hand: Hand, ids: Sequence[str]) -> None:
    """Take drafts out of the plan again: nobody outside has seen them, so nobody is told."""
    with transaction(hand.store, hand.actor) as tx:
        for event_id in ids:
            for slot in queries.page(tx.session, hand.store, event_id).slots:
                if not slot.called_off:
                    planning.cancel_session(tx, slot.session_id)


def coming(store: Store) -> list[Slot]:
    """Read what is on and what comes."""
    with store.read() as session:
        return _without_dropped(queries.listing(session, store, store.clock.now()))


def gone(store: Store) -> list[Slot]:
    """Read what is over, latest first."""
    with store.read() as session:
        rows = queries.listing(session, store, store.clock.now(), past=True)
    return _without_dropped(rows)


def _without_dropped(slots: Sequence[Slot]) -> list[Slot]:
    """Leave out what was taken out of a draft again: nobody was ever told of it."""
    return [slot for slot in slots if not (slot.called_off and slot.review == DRAFT)]


def figures_of(slots: Sequence[Slot]) -> Figures:
    """Sum up a week; drafts and what was called off do not count."""
    held = [slot for slot in slots if not slot.called_off and slot.review != DRAFT]
    over = [slot for slot in held if slot.progress == DONE and slot.taken]
    taken = sum(slot.taken for slot in over)
    came = sum(min(slot.came, slot.taken) for slot in over)
    rate = round(100 * came / taken) if taken else None
    return Figures(len(held), sum(slot.taken for slot in held), rate)
