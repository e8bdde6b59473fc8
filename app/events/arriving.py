"""Admitting people to a session: whoever has a good registration, in one keystroke.

Each admission is a fact beside the visit by which the person came in, both in one group. What
stands in the way is a finding with a next step, never a dead end: every guest may come in as a
visitor.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.checkin.actions import Coming, check_late
from app.checkin.actions import check_in as come_in
from app.clock import from_text, to_text
from app.errors import Refusal
from app.events.model import Attendance, AttendanceEnd, Event, EventSession, Registration
from app.events.planning import open_session
from app.events.registering import active_of
from app.events.rules import CANCELLED, SEATED, WAITLISTED
from app.people.groups import group_of, head_of
from app.people.queries import exists
from app.staff.rights import require
from app.store.transaction import DISCARDED, Transaction
from app.store.voids import Void, not_voided

EARLY = dt.timedelta(hours=2)

OK, ALREADY, OTHER_SESSION, OTHER_EVENT, WAITING, CALLED_OFF, UNREGISTERED, OVER, TOO_EARLY = (
    "ok",
    "already",
    "other_session",
    "other_event",
    "waitlisted",
    "called_off",
    "not_registered",
    "over",
    "too_early",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of somebody at the door of a session.

    `code`: ok, already (since `at`), other_session and other_event (theirs is `theirs`, at `at`),
    waitlisted, called_off (their registration, since `at`), not_registered, over, too_early.
    """

    code: str
    registration_id: str | None = None
    attendance_id: str | None = None
    at: str | None = None
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """What was written when somebody was admitted, or the admission that was there before."""

    attendance_id: str
    already: bool = False


def find_standing(session: Session, session_id: str, person_id: str, at: str) -> Finding:
    """Say how somebody stands with a session at a moment (UTC text), by all their cards.

    Raises Refusal `session_unknown`.
    """
    sitting = session.get(EventSession, session_id)
    if sitting is None:
        raise Refusal("session_unknown")
    cards = group_of(session, person_id)
    here = _admitted(session, session_id, Attendance.person_id.in_(cards))
    if here is not None:
        return Finding(ALREADY, here.registration_id, here.id, here.happened_at)
    mine = active_of(session, session_id, person_id)
    if mine is not None and mine.status in SEATED:
        return timely(sitting, mine.id, at)
    if mine is not None and mine.status == WAITLISTED:
        return Finding(WAITING, mine.id, at=mine.happened_at)
    other = _elsewhere(session, sitting, cards)
    if other is not None:
        return other
    gone = _called_off(session, session_id, cards)
    if gone is not None:
        return Finding(CALLED_OFF, gone.id, at=gone.happened_at)
    if not sitting.capacity:
        return timely(sitting, None, at)
    return Finding(UNREGISTERED)


def admit(
    tx: Transaction,
    session_id: str,
    person_id: str,
    method: str = "search",
    registration_id: str | None = None,
    role: str | None = None,
    by_voucher: str | None = None,
) -> Admission:
    """Record that somebody takes part, and that they came in, if they had not today.

    Raises Refusal `session_unknown`, `session_cancelled`, `event_cancelled`, `person_unknown`.
    """
    require(tx, "events.admit")
    sitting = open_session(tx, session_id)
    person_id = head_of(tx.session, person_id)
    if not exists(tx.session, person_id):
        raise Refusal("person_unknown")
    cards = group_of(tx.session, person_id)
    here = _admitted(tx.session, session_id, Attendance.person_id.in_(cards))
    if here is not None:
        return Admission(here.id, already=True)
    if registration_id is None:
        mine = active_of(tx.session, session_id, person_id)
        registration_id = mine.id if mine is not None and mine.status in SEATED else None
    with tx.together():
        visit = come_in(tx, person_id, Coming("event", _visit_method(method)))
        row = Attendance(
            event_id=sitting.event_id,
            session_id=sitting.id,
            person_id=person_id,
            registration_id=registration_id,
            visit_id=visit.visit_id,
            role=role,
            method=method,
            by_voucher=by_voucher,
            happened_at=tx.at,
            day=tx.day,
        )
        tx.add(row)
    return Admission(row.id)


def admit_guest(tx: Transaction, registration_id: str, method: str = "scan") -> Admission:
    """Record that somebody without a card takes part, by their registration alone.

    Raises Refusal `registration_unknown`, and as `admit` does.
    """
    require(tx, "events.admit")
    mine = tx.session.get(Registration, registration_id)
    if mine is None:
        raise Refusal("registration_unknown")
    if mine.person_id is not None:
        return admit(tx, mine.session_id, mine.person_id, method, mine.id)
    sitting = open_session(tx, mine.session_id)
    here = _admitted(tx.session, sitting.id, Attendance.registration_id == mine.id)
    if here is not None:
        return Admission(here.id, already=True)
    row = Attendance(
        event_id=sitting.event_id,
        session_id=sitting.id,
        registration_id=mine.id,
        method=method,
        happened_at=tx.at,
        day=tx.day,
    )
    tx.add(row)
    return Admission(row.id)


def admit_by_voucher(
    tx: Transaction,
    session_id: str,
    reason: str,
    person_id: str | None = None,
    registration_id: str | None = None,
) -> Admission:
    """Admit somebody whose right no desk can look up, because a clerk has seen a proof.

    They need not have a card: the reason says what was seen. Headquarters lists it as such.
    Raises Refusal `voucher_reason_missing`, and as `admit` does.
    """
    require(tx, "checkin.backfill")
    said = reason.strip()[:200]
    if not said:
        raise Refusal("voucher_reason_missing")
    if person_id is not None:
        return admit(tx, session_id, person_id, "voucher", registration_id, by_voucher=said)
    sitting = open_session(tx, session_id)
    here = registration_id and _admitted(
        tx.session, sitting.id, Attendance.registration_id == registration_id
    )
    if here:
        return Admission(here.id, already=True)
    row = Attendance(
        event_id=sitting.event_id,
        session_id=sitting.id,
        registration_id=registration_id,
        method="voucher",
        by_voucher=said,
        happened_at=tx.at,
        day=tx.day,
    )
    tx.add(row)
    return Admission(row.id)


def back_fill(
    tx: Transaction, session_id: str, person_id: str, when: dt.datetime, reason: str
) -> Admission:
    """Write down later that somebody took part, with the reason.

    Raises Refusal `late_reason_missing`, `late_future`, `late_too_old`, and as `admit` does.
    """
    require(tx, "checkin.backfill")
    sitting = open_session(tx, session_id)
    person_id = head_of(tx.session, person_id)
    if not exists(tx.session, person_id):
        raise Refusal("person_unknown")
    check_late(tx, when, reason)
    cards = group_of(tx.session, person_id)
    here = _admitted(tx.session, session_id, Attendance.person_id.in_(cards))
    if here is not None:
        return Admission(here.id, already=True)
    mine = active_of(tx.session, session_id, person_id)
    row = _late(tx, sitting, when, reason, mine.id if mine is not None else None)
    row.person_id = person_id
    tx.add(row)
    return Admission(row.id)


def back_fill_guest(
    tx: Transaction, registration_id: str, when: dt.datetime, reason: str
) -> Admission:
    """Write down later that whoever registered took part, with a card or without one.

    Raises Refusal `registration_unknown`, and as `back_fill` does.
    """
    mine = tx.session.get(Registration, registration_id)
    if mine is None:
        raise Refusal("registration_unknown")
    if mine.person_id is not None:
        return back_fill(tx, mine.session_id, mine.person_id, when, reason)
    require(tx, "checkin.backfill")
    sitting = open_session(tx, mine.session_id)
    check_late(tx, when, reason)
    here = _admitted(tx.session, sitting.id, Attendance.registration_id == mine.id)
    if here is not None:
        return Admission(here.id, already=True)
    row = _late(tx, sitting, when, reason, mine.id)
    tx.add(row)
    return Admission(row.id)


def leave(tx: Transaction, attendance_id: str) -> AttendanceEnd:
    """Record that somebody left a session. Raises Refusal `attendance_unknown`."""
    require(tx, "events.admit")
    row = _standing(tx, attendance_id)
    end = AttendanceEnd(attendance_id=row.id, happened_at=tx.at)
    tx.add(end)
    return end


def undo(tx: Transaction, attendance_id: str, reason: str = "undo") -> Void:
    """Take an admission back; that the person came in stays. Raises `attendance_unknown`."""
    require(tx, "events.admit")
    return tx.void(_standing(tx, attendance_id), reason)


def _late(
    tx: Transaction, sitting: EventSession, when: dt.datetime, reason: str, mine: str | None
) -> Attendance:
    return Attendance(
        event_id=sitting.event_id,
        session_id=sitting.id,
        registration_id=mine,
        method="backfill",
        late_reason=reason.strip()[:200],
        happened_at=to_text(when),
        day=tx.store.day_of(when),
    )


def _visit_method(method: str) -> str:
    return method if method in ("scan", "search", "walk_in", "proxy") else "search"


def timely(sitting: EventSession, registration_id: str | None, at: str) -> Finding:
    """Say whether a session is on, or about to be, at a moment: ok, over or too_early."""
    moment = from_text(at)
    if moment >= from_text(sitting.ends_at):
        return Finding(OVER, registration_id, at=sitting.ends_at)
    if moment < from_text(sitting.starts_at) - EARLY:
        return Finding(TOO_EARLY, registration_id, at=sitting.starts_at)
    return Finding(OK, registration_id)


def _admitted(session: Session, session_id: str, whose: Any) -> Attendance | None:
    wanted = (
        select(Attendance)
        .where(
            Attendance.session_id == session_id,
            whose,
            Attendance.mark.is_distinct_from(DISCARDED),
            not_voided(Attendance.id),
        )
        .order_by(Attendance.happened_at)
        .limit(1)
    )
    return session.execute(wanted).scalars().first()


def _elsewhere(session: Session, sitting: EventSession, cards: list[str]) -> Finding | None:
    """Find the seat somebody has of another session nearby: of the same event, or the same day."""
    day = from_text(sitting.starts_at)
    near = (to_text(day - dt.timedelta(hours=12)), to_text(day + dt.timedelta(hours=12)))
    wanted = (
        select(Registration.id, EventSession, Event.title)
        .join(EventSession, EventSession.id == Registration.session_id)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            Registration.person_id.in_(cards),
            Registration.status.in_(SEATED),
            Registration.mark.is_distinct_from(DISCARDED),
            EventSession.id != sitting.id,
            (EventSession.event_id == sitting.event_id) | EventSession.starts_at.between(*near),
        )
        .order_by(EventSession.event_id != sitting.event_id, EventSession.starts_at)
        .limit(1)
    )
    found = session.execute(wanted).first()
    if found is None:
        return None
    registration_id, other, title = found
    if other.event_id == sitting.event_id:
        return Finding(OTHER_SESSION, registration_id, None, other.starts_at, other.label)
    return Finding(OTHER_EVENT, registration_id, None, other.starts_at, title)


def _called_off(session: Session, session_id: str, cards: list[str]) -> Registration | None:
    wanted = select(Registration).where(
        Registration.session_id == session_id,
        Registration.person_id.in_(cards),
        Registration.status == CANCELLED,
        Registration.duplicate_of.is_(None),
        Registration.mark.is_distinct_from(DISCARDED),
    )
    return session.execute(wanted.limit(1)).scalars().first()


def _standing(tx: Transaction, attendance_id: str) -> Attendance:
    row = _admitted_by_id(tx.session, attendance_id)
    if row is None:
        raise Refusal("attendance_unknown")
    return row


def _admitted_by_id(session: Session, attendance_id: str) -> Attendance | None:
    wanted = select(Attendance).where(Attendance.id == attendance_id, not_voided(Attendance.id))
    return session.execute(wanted).scalars().first()
