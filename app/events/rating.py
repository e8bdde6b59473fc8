"""Who may rate an event: whoever took part in one of its sessions, once for each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import from_text
from app.errors import Refusal
from app.events.model import Attendance, EventSession
from app.ratings import actions
from app.ratings.actions import Said, Subject
from app.ratings.queries import rated_by
from app.ratings.rules import EVENT_RATED, too_early_or_late
from app.store.transaction import DISCARDED, Transaction
from app.store.voids import not_voided


@dataclass(frozen=True, slots=True)
class Rater:
    """Somebody who took part. `code`: why they cannot rate (any more), or None."""

    attendance_id: str
    person_id: str | None
    registration_id: str | None
    code: str | None


def rate(tx: Transaction, attendance_id: str, said: Said, channel: str = "desk_screen") -> None:
    """Take down what somebody who took part says about the event.

    Raises Refusal `attendance_unknown`, and as `ratings.actions.give` does.
    """
    row = tx.session.get(Attendance, attendance_id)
    if row is None or not _stands(tx.session, attendance_id):
        raise Refusal("attendance_unknown")
    sitting = tx.session.get(EventSession, row.session_id)
    if sitting is None:
        raise Refusal("session_unknown")
    whose = row.registration_id or row.id
    of = Subject(
        EVENT_RATED,
        row.event_id,
        from_text(sitting.ends_at),
        whose,
        row.person_id,
        from_text(_over(tx.session, row.event_id)),
    )
    actions.give(tx, of, said, channel)


def type_in(tx: Transaction, event_id: str, said: Said) -> None:
    """Take down a slip somebody filled in on paper.

    Raises Refusal `event_unknown`, and as `ratings.actions.type_in` does.
    """
    over = _over(tx.session, event_id)
    if not over:
        raise Refusal("event_unknown")
    first = select(func.min(EventSession.ends_at)).where(EventSession.event_id == event_id)
    ends = from_text(str(tx.session.execute(first).scalar_one()))
    now_over = from_text(over)
    of = Subject(EVENT_RATED, event_id, now_over if tx.now >= now_over else ends, over=now_over)
    actions.type_in(tx, of, said, len(_who_came(tx.session, event_id)))


def raters(session: Session, event_id: str, at: str) -> list[Rater]:
    """List who took part, with why they cannot rate, at a moment (UTC text)."""
    ends = {
        row.id: row.ends_at
        for row in session.execute(
            select(EventSession.id, EventSession.ends_at).where(EventSession.event_id == event_id)
        )
    }
    rated = rated_by(session, EVENT_RATED, event_id)
    found = []
    for row in _who_came(session, event_id):
        whose = row.registration_id or row.id
        code = too_early_or_late(from_text(ends.get(row.session_id, at)), from_text(at))
        if code is None and whose in rated:
            code = "rating_given"
        found.append(Rater(row.id, row.person_id, row.registration_id, code))
    return found


def _over(session: Session, event_id: str) -> str:
    """Give when the last session of an event ends, or nothing."""
    last = select(func.max(EventSession.ends_at)).where(EventSession.event_id == event_id)
    return session.execute(last).scalar_one() or ""


def _who_came(session: Session, event_id: str) -> list[Attendance]:
    wanted = select(Attendance).where(
        Attendance.event_id == event_id,
        Attendance.duplicate_of.is_(None),
        Attendance.mark.is_distinct_from(DISCARDED),
        not_voided(Attendance.id),
    )
    return list(session.execute(wanted.order_by(Attendance.happened_at)).scalars())


def _stands(session: Session, attendance_id: str) -> bool:
    wanted = select(Attendance.id).where(Attendance.id == attendance_id, not_voided(Attendance.id))
    return session.execute(wanted).first() is not None
