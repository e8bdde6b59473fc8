"""What one can ask about events: the week, one event, how far it has come, what is left of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, exists, func, select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.errors import Refusal
from app.events.leases import SeatsHere, own_leases, seats_here
from app.events.model import Attendance, Event, EventSession, Registration, Seats
from app.events.rules import (
    APPROVED,
    CANCELLED,
    DRAFT,
    RETURNED,
    SEATED,
    SUBMITTED,
    WAITLISTED,
)
from app.store.base import as_list, listed
from app.store.outbox import unsent_rows
from app.store.store import Store
from app.store.transaction import DISCARDED
from app.store.voids import not_voided

COMING, OPEN, FULL, CLOSED, ON, DONE = "coming", "open", "full", "closed", "on", "done"
PROGRESS = (COMING, OPEN, FULL, CLOSED, ON, DONE)
"""How far an event has come: 预告, 报名中, 已满员, 报名结束, 活动中, 活动结束."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One session as the week shows it.

    `review` as on the event, `called_off` when it or its event was cancelled; `progress` is one of
    PROGRESS. `taken` seats are registered (as this desk knows), `waiting` wait, `came` took part.
    `state`: waiting (not yet at headquarters), hub, refused, held.
    """

    session_id: str
    event_id: str
    title: str
    label: str | None
    category: str
    campaign_id: str | None
    starts_at: str
    ends_at: str
    room: str | None
    capacity: int
    taken: int
    waiting: int
    came: int
    review: str
    called_off: bool
    progress: str
    state: str


@dataclass(frozen=True, slots=True)
class Page:
    """One event with its sessions, and what is left of the one that is looked at."""

    event_id: str
    title: str
    category: str
    summary: str | None
    details: str | None
    host: str | None
    contact: str | None
    check_mode: str
    review: str
    review_note: str | None
    cancel_reason: str | None
    removed: bool
    recorded_by: str | None
    campaign_id: str | None
    waitlist: bool
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class SeatsLeft:
    """What is left of a session: this desk's own, and headquarters' book as of the last exchange.

    `pool` and `elsewhere` (what other desks hold) are None while headquarters has not said.
    """

    here: SeatsHere
    capacity: int
    taken: int
    waiting: int
    overbooked: int
    pool: int | None
    elsewhere: int | None


def week(
    session: Session, store: Store, first: dt.datetime, days: int = 7, *, drafts: bool = True
) -> list[Slot]:
    """Give the sessions that touch the days from `first` (an aware midnight) on, by time."""
    last = first + dt.timedelta(days=days)
    touching = (
        EventSession.starts_at < to_text(last),
        EventSession.ends_at > to_text(first),
    )
    return slots(session, store, _joined(session, touching, drafts=drafts))


def listing(
    session: Session, store: Store, since: dt.datetime, most: int = 200, *, past: bool = False
) -> list[Slot]:
    """Give sessions that end after `since`, soonest first; `past`: those before, latest first."""
    line = to_text(since)
    if past:
        rows = _joined(session, (EventSession.ends_at <= line,), most=most, latest=True)
    else:
        rows = _joined(session, (EventSession.ends_at > line,), most=most)
    return slots(session, store, rows)


def page(session: Session, store: Store, event_id: str) -> Page:
    """Give everything about one event. Raises Refusal `event_unknown`."""
    event = session.get(Event, event_id)
    if event is None or event.mark == DISCARDED:
        raise Refusal("event_unknown")
    rows = _joined(session, (EventSession.event_id == event_id,), removed=True)
    return Page(
        event.id,
        event.title,
        event.category,
        event.summary,
        event.details,
        event.host,
        event.contact,
        event.check_mode,
        event.review,
        event.review_note,
        event.cancel_reason,
        event.removed is True,
        event.recorded_by,
        event.campaign_id,
        event.waitlist is not False,
        tuple(slots(session, store, rows)),
    )


def seats_left(session: Session, store: Store, session_id: str) -> SeatsLeft:
    """Say what is left of a session. Raises Refusal `session_unknown`."""
    sitting = session.get(EventSession, session_id)
    if sitting is None:
        raise Refusal("session_unknown")
    counts = _counts(session, [session_id])
    here = seats_here(session, store, sitting)
    book = session.get(Seats, session_id)
    pool = elsewhere = None
    if book is not None:
        pool = book.pool
        lent = book.capacity + book.overbooked - book.used - book.pool
        # Both by headquarters' own book: what was given here since is in neither.
        mine = sum(
            lease.granted - lease.used - lease.returned
            for lease in own_leases(session, store)
            if lease.session_id == session_id
        )
        elsewhere = max(0, lent - mine)
    seated = sum(counts.get((session_id, status), 0) for status in SEATED)
    return SeatsLeft(
        here,
        sitting.capacity,
        seated,
        counts.get((session_id, WAITLISTED), 0),
        counts.get((session_id, "overbooked"), 0),
        pool,
        elsewhere,
    )


def progress_of(
    event: Event | Row[tuple[Event]], sitting: EventSession, taken: int, at: str
) -> str:
    """Say how far a session has come at a moment (UTC text): from its times and its seats."""
    if at >= sitting.ends_at:
        return DONE
    if at >= sitting.starts_at:
        return ON
    if event.closes_at and at >= event.closes_at:
        return CLOSED
    if event.review != APPROVED or (event.opens_at and at < event.opens_at):
        return COMING
    return FULL if sitting.capacity and taken >= sitting.capacity else OPEN


def slots(session: Session, store: Store, rows: Sequence[tuple[Event, EventSession]]) -> list[Slot]:
    """Give these sessions as screens show them."""
    ids = [sitting.id for _, sitting in rows]
    counts, came = _counts(session, ids), _came(session, ids)
    unsent = unsent_rows(session, "event_session", ids)
    unsent |= unsent_rows(session, "event", {event.id for event, _ in rows})
    at = to_text(store.clock.now())
    found = []
    for event, sitting in rows:
        taken = sum(counts.get((sitting.id, status), 0) for status in SEATED)
        waiting = "waiting" if {event.id, sitting.id} & unsent else "hub"
        found.append(
            Slot(
                sitting.id,
                event.id,
                event.title,
                sitting.label,
                event.category,
                event.campaign_id,
                sitting.starts_at,
                sitting.ends_at,
                sitting.room,
                sitting.capacity,
                taken,
                counts.get((sitting.id, WAITLISTED), 0),
                came.get(sitting.id, 0),
                event.review,
                CANCELLED in (event.review, sitting.status),
                progress_of(event, sitting, taken, at),
                sitting.mark or event.mark or waiting,
            )
        )
    return found


def open_sessions(session: Session, store: Store) -> list[Slot]:
    """Give the sessions one may be admitted to about now: today's, and those that go on."""
    now = store.clock.now()
    near = (
        EventSession.starts_at <= to_text(now + dt.timedelta(hours=12)),
        EventSession.ends_at > to_text(now - dt.timedelta(hours=2)),
    )
    return [slot for slot in slots(session, store, _joined(session, near)) if not slot.called_off]


def is_published(review: str) -> bool:
    """Say whether the young can see an event."""
    return review == APPROVED


def may_still_write(review: str) -> bool:
    """Say whether a venue may still write an event's page."""
    return review in (DRAFT, SUBMITTED, RETURNED, APPROVED)


def hours_of(slot: Slot) -> float:
    """Give how long a session is, in hours."""
    return (from_text(slot.ends_at) - from_text(slot.starts_at)) / dt.timedelta(hours=1)


def _joined(
    session: Session,
    where: Iterable[object],
    most: int = 1000,
    *,
    latest: bool = False,
    drafts: bool = True,
    removed: bool = False,
) -> Sequence[tuple[Event, EventSession]]:
    wanted = (
        select(Event, EventSession)
        .join(EventSession, EventSession.event_id == Event.id)
        .where(
            *where,  # type: ignore[arg-type]
            Event.mark.is_distinct_from(DISCARDED),
            EventSession.mark.is_distinct_from(DISCARDED),
        )
    )
    if not removed:
        wanted = wanted.where(Event.removed.is_not(True) | _concerns_somebody())
    if not drafts:
        wanted = wanted.where(Event.review != DRAFT)
    order = EventSession.starts_at.desc() if latest else EventSession.starts_at
    rows = session.execute(wanted.order_by(order, EventSession.id).limit(most))
    return [(event, sitting) for event, sitting in rows]


def _concerns_somebody() -> ColumnElement[bool]:
    """Of what headquarters removed, only that is shown for which somebody registered, or came."""
    registered = exists().where(
        Registration.session_id == EventSession.id,
        Registration.status != CANCELLED,
        Registration.mark.is_distinct_from(DISCARDED),
    )
    admitted = exists().where(
        Attendance.session_id == EventSession.id,
        Attendance.mark.is_distinct_from(DISCARDED),
    )
    return registered | admitted


def _counts(session: Session, ids: Sequence[str]) -> dict[tuple[str, str], int]:
    """Count registrations by session and status, as this desk knows them."""
    wanted = (
        select(Registration.session_id, Registration.status, func.count())
        .where(
            Registration.session_id.in_(listed("some")),
            Registration.mark.is_distinct_from(DISCARDED),
        )
        .group_by(Registration.session_id, Registration.status)
    )
    rows = session.execute(wanted, {"some": as_list(ids)})
    return {(row[0], row[1]): int(row[2]) for row in rows}


def _came(session: Session, ids: Sequence[str]) -> dict[str, int]:
    wanted = (
        select(Attendance.session_id, func.count())
        .where(
            Attendance.session_id.in_(listed("some")),
            Attendance.role.is_(None),
            Attendance.duplicate_of.is_(None),
            Attendance.mark.is_distinct_from(DISCARDED),
            not_voided(Attendance.id),
        )
        .group_by(Attendance.session_id)
    )
    return {row[0]: int(row[1]) for row in session.execute(wanted, {"some": as_list(ids)})}
