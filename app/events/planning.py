"""Making events: what is offered, when, where and for how many; and calling them off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.errors import Refusal
from app.events.model import Event, EventSession, SeatLease
from app.events.rules import (
    APPROVED,
    CANCELLED,
    DRAFT,
    EVENT,
    LONGEST,
    MOST_SEATS,
    PLANNED,
    RETURNED,
    SUBMITTED,
)
from app.staff.rights import require
from app.store.fitting import set_of, text_of
from app.store.transaction import Transaction

MOST_SESSIONS = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be written on an event's page; everything but title, category and mode is free."""

    title: str
    category: str = "other"
    check_mode: str = "in"
    summary: str | None = None
    details: str | None = None
    host: str | None = None
    partners: tuple[str, ...] = ()
    audience: str | None = None
    contact: str | None = None
    cover: str | None = None
    opens_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None
    waitlist: bool = True
    outlets: tuple[str, ...] = ()
    questions: str | None = None
    volunteer_roles: tuple[str, ...] = ()
    idea_by: str | None = None
    design_by: str | None = None
    run_by: str | None = None
    evaluate_by: str | None = None
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and where one session is, for how many; `reserve` of them are kept for the desk."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    room: str | None = None
    capacity: int = 0
    reserve: int = 0
    label: str | None = None


def make(tx: Transaction, plan: Plan, sittings: Sequence[Sitting]) -> Event:
    """Write a new event with its sessions, as a draft: one group, whole or not at all.

    Raises Refusal `title_missing`, `text_too_long`, `list_too_long` or `choice_unknown` (with the
    field), `sessions_missing`, `sessions_many`, and as `add_session` does.
    """
    require(tx, "events.edit")
    values = _checked(plan)
    if not sittings:
        raise Refusal("sessions_missing")
    if len(sittings) > MOST_SESSIONS:
        raise Refusal("sessions_many", most=MOST_SESSIONS)
    with tx.together():
        event = Event(**values, copied_from=plan.copied_from, review=DRAFT)
        tx.add(event)
        for sitting in sittings:
            _add(tx, event.id, sitting)
    return event


def edit(tx: Transaction, event_id: str, plan: Plan) -> Event:
    """Change what an event's page says. Raises as `make` does, and `event_unknown`."""
    require(tx, "events.edit")
    event = open_event(tx, event_id)
    tx.patch(event, **_checked(plan))
    return event


def add_session(tx: Transaction, event_id: str, sitting: Sitting) -> EventSession:
    """Add a session to an event.

    Raises Refusal `event_unknown`, `event_cancelled`, `session_backwards`, `session_long`,
    `capacity_out_of_range`, `reserve_too_large`.
    """
    require(tx, "events.edit")
    return _add(tx, open_event(tx, event_id).id, sitting)


def edit_session(tx: Transaction, session_id: str, sitting: Sitting) -> EventSession:
    """Change a session. Its number of seats changes when headquarters has found it possible.

    Raises as `add_session` does, and Refusal `session_unknown`.
    """
    require(tx, "events.edit")
    session = open_session(tx, session_id)
    values = _times(sitting)
    capacity = values.pop("capacity")
    tx.patch(session, **values)
    if capacity != session.capacity:
        tx.request(session, "quota", capacity=capacity)
    return session


def submit(tx: Transaction, event_id: str) -> None:
    """Hand an event to headquarters for review. Raises Refusal `event_unknown`, `no_such_move`."""
    require(tx, "events.edit")
    tx.move(open_event(tx, event_id), "review", SUBMITTED)


def withdraw(tx: Transaction, event_id: str) -> None:
    """Take an event back from review, to go on writing it."""
    require(tx, "events.edit")
    tx.move(open_event(tx, event_id), "review", DRAFT)


def cancel(tx: Transaction, event_id: str, reason: str) -> None:
    """Call a whole event off. Registrations stay: whoever has one is to be rung up.

    Raises Refusal `event_unknown`, `reason_missing`, `no_such_move`. A draft nobody has seen may
    be called off by whoever may write it; what was published, by the venue's manager.
    """
    event = open_event(tx, event_id)
    require(tx, "events.edit" if event.review == DRAFT else "events.cancel")
    said = reason.strip()
    if not said:
        raise Refusal("reason_missing")
    with tx.together():
        tx.patch(event, cancel_reason=said[:200])
        tx.move(event, "review", CANCELLED)


def cancel_session(tx: Transaction, session_id: str) -> None:
    """Call one session off: of a draft by whoever may write it, else by the venue's manager."""
    session = open_session(tx, session_id)
    event = open_event(tx, session.event_id)
    require(tx, "events.edit" if event.review in (DRAFT, RETURNED) else "events.cancel")
    tx.move(session, "status", CANCELLED)


def bring_session_back(tx: Transaction, session_id: str) -> None:
    """Let a session that was called off be held after all."""
    require(tx, "events.cancel")
    session = _session(tx, session_id)
    tx.move(session, "status", PLANNED)


def give_back(tx: Transaction, lease_id: str, seats: int) -> None:
    """Give seats of a lease back to headquarters, for whoever waits or comes by the web.

    Raises Refusal `lease_unknown`, `seats_out_of_range`.
    """
    require(tx, "events.register")
    lease = tx.session.get(SeatLease, lease_id)
    if lease is None:
        raise Refusal("lease_unknown")
    if not 1 <= seats <= lease.granted - lease.returned:
        raise Refusal("seats_out_of_range", most=lease.granted - lease.returned)
    tx.request(lease, "return", returned=lease.returned + seats)


def copy_of(session: Session, event_id: str, weeks: int = 1) -> tuple[Plan, list[Sitting]]:
    """Give an earlier event as the beginning of a new one, its sessions some weeks later.

    Raises Refusal `event_unknown`, `event_without_sessions`.
    """
    event = session.get(Event, event_id)
    if event is None:
        raise Refusal("event_unknown")
    later = dt.timedelta(weeks=weeks)
    plan = replace(plan_of(event), opens_at=None, closes_at=None, copied_from=event.id)
    sittings = [
        replace(one, starts_at=one.starts_at + later, ends_at=one.ends_at + later)
        for one in map(sitting_of, _sessions(session, event_id))
    ]
    if not sittings:
        raise Refusal("event_without_sessions")
    return plan, sittings


def plan_of(event: Event) -> Plan:
    """Give what an event's page says, to be changed."""
    values = {name: getattr(event, name) for name in Plan.__dataclass_fields__}
    for name in ("partners", "outlets", "volunteer_roles"):
        values[name] = tuple(values[name] or ())
    for name in ("opens_at", "closes_at"):
        values[name] = from_text(values[name]) if values[name] else None
    values["waitlist"] = values["waitlist"] is not False
    return Plan(**values)


def sitting_of(session: EventSession) -> Sitting:
    """Give a session, to be changed."""
    return Sitting(
        from_text(session.starts_at),
        from_text(session.ends_at),
        session.room,
        session.capacity,
        session.reserve or 0,
        session.label,
    )


def open_event(tx: Transaction, event_id: str) -> Event:
    """Give an event that goes on. Raises Refusal `event_unknown`, `event_cancelled`."""
    event = tx.session.get(Event, event_id)
    if event is None:
        raise Refusal("event_unknown")
    if event.review == CANCELLED:
        raise Refusal("event_cancelled")
    return event


def open_session(tx: Transaction, session_id: str) -> EventSession:
    """Give a session that is to be held. Raises Refusal `session_unknown`, `session_cancelled`."""
    session = _session(tx, session_id)
    if session.status == CANCELLED:
        raise Refusal("session_cancelled")
    open_event(tx, session.event_id)
    return session


def _session(tx: Transaction, session_id: str) -> EventSession:
    session = tx.session.get(EventSession, session_id)
    if session is None:
        raise Refusal("session_unknown")
    return session


def _sessions(session: Session, event_id: str) -> Sequence[EventSession]:
    wanted = select(EventSession).where(EventSession.event_id == event_id)
    return session.execute(wanted.order_by(EventSession.starts_at)).scalars().all()


def _add(tx: Transaction, event_id: str, sitting: Sitting) -> EventSession:
    session = EventSession(event_id=event_id, **_times(sitting), status=PLANNED)
    tx.add(session)
    return session


def _times(sitting: Sitting) -> dict[str, Any]:
    if sitting.ends_at <= sitting.starts_at:
        raise Refusal("session_backwards")
    if sitting.ends_at - sitting.starts_at > LONGEST:
        raise Refusal("session_long", hours=36)
    if not 0 <= sitting.capacity <= MOST_SEATS:
        raise Refusal("capacity_out_of_range", most=MOST_SEATS)
    if not 0 <= sitting.reserve <= sitting.capacity:
        raise Refusal("reserve_too_large", most=sitting.capacity)
    return {
        "starts_at": to_text(sitting.starts_at),
        "ends_at": to_text(sitting.ends_at),
        "room": (sitting.room or "").strip()[:40] or None,
        "capacity": sitting.capacity,
        "reserve": sitting.reserve,
        "label": (sitting.label or "").strip()[:40] or None,
    }


def _checked(plan: Plan) -> dict[str, Any]:
    values: dict[str, Any] = asdict(plan)
    del values["copied_from"]
    values["title"] = " ".join(plan.title.split())
    if not values["title"]:
        raise Refusal("title_missing")
    for name in ("opens_at", "closes_at"):
        values[name] = to_text(values[name]) if values[name] else None
    if values["opens_at"] and values["closes_at"] and values["closes_at"] <= values["opens_at"]:
        raise Refusal("registration_backwards")
    for name, value in values.items():
        declared = EVENT.field(name)
        if declared is not None and isinstance(value, tuple):
            values[name] = set_of(declared, value)
        elif declared is not None and isinstance(value, str):
            values[name] = text_of(declared, value)
    return values


EDITABLE = (DRAFT, SUBMITTED, APPROVED, RETURNED)
"""Review states in which a venue may still write."""
