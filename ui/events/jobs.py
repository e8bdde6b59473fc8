"""What the event screens do in the store lane: plain functions that give a whole picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.events import queries
from app.events.queries import DONE, Slot
from app.events.rules import DRAFT
from app.store.store import Store
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
        found = queries.week(session, store, first)
    return Week(first, tuple(found), figures_of(found))


def week_has_any(store: Store, first: dt.datetime) -> bool:
    """Say whether the week before has anything that could be copied."""
    with store.read() as session:
        return bool(queries.week(session, store, later(first, -7)))


def coming(store: Store) -> list[Slot]:
    """Read what is on and what comes."""
    with store.read() as session:
        return queries.listing(session, store, store.clock.now())


def gone(store: Store) -> list[Slot]:
    """Read what is over, latest first."""
    with store.read() as session:
        return queries.listing(session, store, store.clock.now(), past=True)


def figures_of(slots: Sequence[Slot]) -> Figures:
    """Sum up a week; drafts and what was called off do not count."""
    held = [slot for slot in slots if not slot.called_off and slot.review != DRAFT]
    over = [slot for slot in held if slot.progress == DONE and slot.taken]
    taken = sum(slot.taken for slot in over)
    came = sum(min(slot.came, slot.taken) for slot in over)
    rate = round(100 * came / taken) if taken else None
    return Figures(len(held), sum(slot.taken for slot in held), rate)
