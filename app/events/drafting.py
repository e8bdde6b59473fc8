"""Writing an event down as it is typed: a form with its sessions, kept whole each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events import planning
from app.events.model import Event, EventSession, Registration
from app.events.planning import Plan, Sitting
from app.events.rules import ACTIVE, CANCELLED, DRAFT
from app.store.base import as_list, listed
from app.store.transaction import DISCARDED, Transaction

_MOST_EARLIER = 12


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a form: the plan, and each sitting with the session it is ("" when new).

    `dropped`: sessions that were taken out of it by hand.
    """

    plan: Plan
    sittings: tuple[tuple[str, Sitting], ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An event as a form opens it."""

    event_id: str
    review: str
    note: str | None
    written: Written


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written: the event, and its sessions in the form's order. `at` is the time."""

    event_id: str
    session_ids: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An event one may begin from."""

    event_id: str
    title: str
    starts_at: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the venue has used before: rooms, and events to copy."""

    rooms: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()


def known(session: Session, event_id: str) -> Known:
    """Give an event for a form. Raises Refusal `event_unknown`, `event_without_sessions`."""
    event = session.get(Event, event_id)
    if event is None or event.mark == DISCARDED:
        raise Refusal("event_unknown")
    sittings = tuple((row.id, planning.sitting_of(row)) for row in _standing(session, event_id))
    if not sittings:
        raise Refusal("event_without_sessions")
    written = Written(planning.plan_of(event), sittings)
    return Known(event.id, event.review, event.review_note, written)


def choices(session: Session) -> Choices:
    """Give rooms and earlier events, the ones held last first."""
    rooms = session.execute(
        select(EventSession.room).where(EventSession.room.is_not(None)).distinct()
    ).scalars()
    wanted = (
        select(Event.id, Event.title, EventSession.starts_at)
        .join(EventSession, EventSession.event_id == Event.id)
        .where(
            Event.mark.is_distinct_from(DISCARDED),
            Event.review != DRAFT,
            Event.removed.is_not(True),
        )
        .order_by(EventSession.starts_at.desc())
        .limit(_MOST_EARLIER * 8)
    )
    found: dict[str, Earlier] = {}
    for event_id, title, starts_at in session.execute(wanted):
        found.setdefault(title, Earlier(event_id, title, starts_at))
    names = tuple(sorted(str(room) for room in rooms))
    return Choices(names, tuple(found.values())[:_MOST_EARLIER])


def keep(tx: Transaction, event_id: str, written: Written, base: Written | None = None) -> Kept:
    """Write a form down: a new draft, or what was changed in it since `base` and nothing else.

    What headquarters told of meanwhile, and what the form does not show, stays. Raises as
    `planning` does.
    """
    sittings = written.sittings
    if not event_id:
        event = planning.make(tx, written.plan, [sitting for _, sitting in sittings])
        rows = _standing(tx.session, event.id, made=True)
        return Kept(event.id, _matched(rows, sittings), tx.at)
    event = planning.open_event(tx, event_id)
    base = base or Written(planning.plan_of(event), ())
    now = planning.plan_of(event)
    planning.edit(tx, event_id, replace(now, **_changed(base.plan, written.plan)))
    before = dict(base.sittings)
    ids = []
    for session_id, sitting in sittings:
        row = tx.session.get(EventSession, session_id) if session_id else None
        if row is None:
            ids.append(planning.add_session(tx, event_id, sitting).id)
            continue
        now_there = planning.sitting_of(row)
        changed = _changed(before.get(session_id, now_there), sitting)
        planning.edit_session(tx, session_id, replace(now_there, **changed))
        ids.append(session_id)
    standing = {row.id for row in _standing(tx.session, event_id)}
    for session_id in written.dropped:
        if session_id in standing:
            planning.cancel_session(tx, session_id)
    return Kept(event.id, tuple(ids), tx.at)


def registered(session: Session, session_ids: Sequence[str]) -> dict[str, int]:
    """Count who would have to be told if these sessions changed: seats and places in line."""
    wanted = (
        select(Registration.session_id, func.count())
        .where(
            Registration.session_id.in_(listed("some")),
            Registration.status.in_(ACTIVE),
            Registration.mark.is_distinct_from(DISCARDED),
        )
        .group_by(Registration.session_id)
    )
    rows = session.execute(wanted, {"some": as_list(session_ids)})
    return {row[0]: int(row[1]) for row in rows}


def _changed(before: Plan | Sitting, after: Plan | Sitting) -> dict[str, Any]:
    """Give what somebody changed, by field."""
    names = [field.name for field in fields(before)]
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return {name: new for name, old, new in pairs if old != new}


def _standing(session: Session, event_id: str, *, made: bool = False) -> list[EventSession]:
    wanted = select(EventSession).where(
        EventSession.event_id == event_id,
        EventSession.status != CANCELLED,
        EventSession.mark.is_distinct_from(DISCARDED),
    )
    # Those just made bear ids in the order in which they were written.
    order = (EventSession.id,) if made else (EventSession.starts_at, EventSession.id)
    return list(session.execute(wanted.order_by(*order)).scalars())


def _matched(
    rows: Sequence[EventSession], sittings: Sequence[tuple[str, Sitting]]
) -> tuple[str, ...]:
    """Give the ids of sessions just made in the order they were asked for."""
    left = list(rows)
    ids = []
    for _, sitting in sittings:
        row = next(one for one in left if planning.sitting_of(one).starts_at == sitting.starts_at)
        left.remove(row)
        ids.append(row.id)
    return tuple(ids)
