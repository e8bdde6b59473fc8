"""Volunteers on duty at an event: since when, until when, and for how many hours that counts.

A volunteer's coming is an attendance with a role, their going the end of it. Hours are counted in
halves, never more than were served; who forgot to sign out has none until somebody says how many.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.errors import Refusal
from app.events import arriving
from app.events.arriving import Admission
from app.events.model import Attendance, AttendanceEnd, Event, EventSession
from app.events.roster import came
from app.events.rules import ATTENDANCE
from app.staff.rights import require
from app.store.transaction import Transaction
from app.store.voids import not_voided

HALF = dt.timedelta(minutes=30)
MOST_HOURS = 12.0
FORGOTTEN = dt.timedelta(hours=2)
"""So long after the session's end nobody is on duty any more: they forgot to sign out."""
ON, FORGOT, SERVED = "on", "forgot", "served"


@dataclass(frozen=True, slots=True)
class Duty:
    """One volunteer. `state`: on, forgot (to sign out), served; `hours` only of who has."""

    attendance_id: str
    person_id: str | None
    name: str
    role: str
    since: str
    until: str | None
    state: str
    hours: float | None


def hours_between(since: str, until: str) -> float:
    """Count the whole half hours between two moments (UTC text), up to the most of a day."""
    halves = (from_text(until) - from_text(since)) // HALF
    return min(max(0, halves) / 2, MOST_HOURS)


def duties(session: Session, session_id: str, at: str) -> list[Duty]:
    """Give who helped at a session, as of a moment: who is on duty first, then by coming."""
    sitting = session.get(EventSession, session_id)
    if sitting is None:
        return []
    is_late = from_text(at) >= from_text(sitting.ends_at) + FORGOTTEN
    found = []
    for one in reversed(came(session, session_id)):
        if one.role is None or one.duplicate:
            continue
        state = SERVED if one.left_at else FORGOT if is_late else ON
        hours = hours_between(one.happened_at, one.left_at) if one.left_at else None
        said = (one.attendance_id, one.person_id, one.name, one.role, one.happened_at)
        found.append(Duty(*said, one.left_at, state, hours))
    return sorted(found, key=lambda duty: (ON, FORGOT, SERVED).index(duty.state))


def posts_of(session: Session, session_id: str) -> list[str]:
    """Give which posts for volunteers a session's event names."""
    named = select(Event.volunteer_roles).join(EventSession, EventSession.event_id == Event.id)
    found = session.execute(named.where(EventSession.id == session_id)).scalars().first()
    return sorted(found or ())


def begin(tx: Transaction, session_id: str, person_id: str, role: str) -> Admission:
    """Write down that a volunteer is on duty from now on.

    Raises Refusal `role_missing`, `text_too_long`, `volunteer_is_guest` for who takes part
    already, and as `arriving.admit` does.
    """
    said = " ".join(role.split())
    declared = ATTENDANCE.field("role")
    if not said:
        raise Refusal("role_missing")
    if declared is not None and len(said) > declared.limit:
        raise Refusal("text_too_long", field="role", max=declared.limit, length=len(said))
    done = arriving.admit(tx, session_id, person_id, "search", role=said)
    if done.already:
        before = tx.session.get(Attendance, done.attendance_id)
        if before is not None and before.role is None:
            raise Refusal("volunteer_is_guest")
    return done


def end(tx: Transaction, attendance_id: str) -> None:
    """Write down that a volunteer leaves now.

    Raises Refusal `attendance_unknown`, `duty_ended`, `hours_unsure` where they forgot to.
    """
    row = _volunteer(tx, attendance_id)
    if _ends(tx.session, attendance_id):
        raise Refusal("duty_ended")
    sitting = tx.session.get(EventSession, row.session_id)
    if sitting is not None and tx.now >= from_text(sitting.ends_at) + FORGOTTEN:
        raise Refusal("hours_unsure")
    arriving.leave(tx, attendance_id)


def say_hours(tx: Transaction, attendance_id: str, hours: float, reason: str) -> None:
    """Write down afterwards for how long somebody helped, with the reason; the last word counts.

    Raises Refusal `attendance_unknown`, `hours_wrong` with `most`, `late_reason_missing`,
    `late_future`.
    """
    require(tx, "checkin.backfill")
    row = _volunteer(tx, attendance_id)
    if not 0 < hours <= MOST_HOURS or (hours * 2) != int(hours * 2):
        raise Refusal("hours_wrong", most=MOST_HOURS)
    if not reason.strip():
        raise Refusal("late_reason_missing")
    until = from_text(row.happened_at) + dt.timedelta(hours=hours)
    if until > tx.now:
        raise Refusal("late_future")
    with tx.together():
        for before in _ends(tx.session, attendance_id):
            tx.void(before, "hours")
        tx.add(
            AttendanceEnd(
                attendance_id=row.id,
                happened_at=to_text(until),
                late_reason=reason.strip()[:200],
            )
        )


def _volunteer(tx: Transaction, attendance_id: str) -> Attendance:
    wanted = select(Attendance).where(
        Attendance.id == attendance_id, Attendance.role.is_not(None), not_voided(Attendance.id)
    )
    row = tx.session.execute(wanted).scalars().first()
    if row is None:
        raise Refusal("attendance_unknown")
    return row


def _ends(session: Session, attendance_id: str) -> list[AttendanceEnd]:
    wanted = select(AttendanceEnd).where(
        AttendanceEnd.attendance_id == attendance_id, not_voided(AttendanceEnd.id)
    )
    return list(session.execute(wanted).scalars())
