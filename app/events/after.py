"""What became of a session: who came, who came late or left early, who had a seat and did not come.

All of it is computed whenever it is asked for. That somebody did not come is never written down:
a late entry, or another desk's news, changes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.events.model import Event, EventSession
from app.events.queries import DONE, Slot
from app.events.rating import raters
from app.events.roster import Came, Line, came, roster, seated
from app.events.rules import CANCELLED
from app.ratings.queries import evaluation_between, evaluation_of
from app.ratings.rules import EVENT_RATED, Evaluation
from app.store.store import Store

GRACE = dt.timedelta(minutes=10)
"""So much after the start nobody is late yet, and so much before the end nobody left early."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a session, or all of an event, was attended. `volunteers` are not among the rest."""

    registered: int = 0
    came: int = 0
    late: int = 0
    unregistered: int = 0
    no_shows: int = 0
    left_early: int = 0
    volunteers: int = 0


@dataclass(frozen=True, slots=True)
class EventNumbers:
    """An event's attendance and evaluation, as plain numbers for whoever reports them."""

    figures: Figures
    evaluation: Evaluation


def is_no_show(line: Line, ends_at: str, at: str, *, called_off: bool = False) -> bool:
    """Say whether somebody with a seat did not come, to what is over at a moment (UTC text)."""
    return bool(at >= ends_at and not called_off and seated([line]) and line.arrived_at is None)


def figures(
    lines: Sequence[Line], met: Sequence[Came], sitting: EventSession, at: str, *, off: bool = False
) -> Figures:
    """Count one session, by its roster and who was admitted, as of a moment."""
    starts, ends = from_text(sitting.starts_at), from_text(sitting.ends_at)
    guests = [one for one in met if not one.duplicate and one.role is None]
    return Figures(
        len(seated(lines)),
        len(guests),
        sum(from_text(one.happened_at) > starts + GRACE for one in guests),
        sum(not one.registered for one in guests),
        sum(is_no_show(line, sitting.ends_at, at, called_off=off) for line in lines),
        sum(bool(one.left_at) and from_text(one.left_at or "") < ends - GRACE for one in guests),
        sum(one.role is not None and not one.duplicate for one in met),
    )


def numbers_of(session: Session, event_id: str, at: str) -> EventNumbers:
    """Give an event's attendance over all its sessions, and what was said of it."""
    total, off = Figures(), not _is_checked(session, event_id)
    wanted = select(EventSession).where(
        EventSession.event_id == event_id, EventSession.status != CANCELLED
    )
    for sitting in session.execute(wanted).scalars():
        lines, met = roster(session, sitting.id), came(session, sitting.id)
        total = _sum(total, figures(lines, met, sitting, at, off=off))
    return EventNumbers(total, evaluation_of(session, EVENT_RATED, event_id))


def numbers_between(session: Session, first: str, last: str) -> Evaluation:
    """Give what was said of all events that ended from day `first` to day `last`."""
    return evaluation_between(session, EVENT_RATED, first, last)


@dataclass(frozen=True, slots=True)
class After:
    """What became of the session that is looked at, and what was said of its event.

    `raters`: the attendances whose guest may still rate; `absent`: registrations of no-shows.
    """

    figures: Figures = field(default_factory=Figures)
    evaluation: Evaluation = field(default_factory=Evaluation)
    raters: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()


def aftermath(
    session: Session, store: Store, slot: Slot, lines: Sequence[Line], met: Sequence[Came]
) -> After | None:
    """Read it; None as long as the session is not over."""
    sitting = session.get(EventSession, slot.session_id)
    if slot.progress != DONE or sitting is None:
        return None
    at = to_text(store.clock.now())
    off = slot.called_off or not _is_checked(session, slot.event_id)
    absent = {
        line.registration_id for line in lines if is_no_show(line, slot.ends_at, at, called_off=off)
    }
    may = {one.attendance_id for one in raters(session, slot.event_id, at) if not one.code}
    return After(
        figures(lines, met, sitting, at, off=off),
        evaluation_of(session, EVENT_RATED, slot.event_id),
        frozenset(may),
        frozenset(absent),
    )


def _is_checked(session: Session, event_id: str) -> bool:
    """Say whether who comes is written down at all: else nobody is known not to have come."""
    event = session.get(Event, event_id)
    return event is not None and event.check_mode != "none" and event.review != CANCELLED


def _sum(one: Figures, other: Figures) -> Figures:
    return Figures(
        one.registered + other.registered,
        one.came + other.came,
        one.late + other.late,
        one.unregistered + other.unregistered,
        one.no_shows + other.no_shows,
        one.left_early + other.left_early,
        one.volunteers + other.volunteers,
    )
