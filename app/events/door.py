"""At the door: one answer for whoever comes, by their card, their name or a ticket.

With a session pinned, everybody is judged by it. Without one, whoever has a seat of a session that
is on, or about to be, is admitted to it, and everybody else is an ordinary visitor.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.errors import Refusal
from app.events import tickets
from app.events.arriving import (
    ALREADY,
    CALLED_OFF,
    EARLY,
    OK,
    OTHER_EVENT,
    OTHER_SESSION,
    WAITING,
    Finding,
    admit,
    admit_by_voucher,
    admit_guest,
    find_standing,
    timely,
)
from app.events.guarding import answers_with
from app.events.leases import seats_here
from app.events.model import Attendance, Event, EventSession, Registration
from app.events.questions import Guardian
from app.events.registering import Asked, Guest, register
from app.events.rules import CANCELLED, REGISTERED, SEATED, WAITLISTED
from app.events.ticket import read
from app.people.groups import group_of
from app.store.transaction import DISCARDED, Transaction
from app.store.voids import not_voided

DOUBTFUL, VOUCHED = tickets.DOUBTFUL, tickets.VOUCHED
_ON_THE_SPOT = Asked("walk_in", ahead=True)


@dataclass(frozen=True, slots=True)
class Met:
    """How somebody was met at the door of a session.

    `code` is a finding's (see `arriving.Finding`), `vouched` for a ticket this desk had not heard
    of and believes, `doubtful` for one it does not: whoever shows a proof can be let in to its
    session. `admitted` says whether they were written down as taking part. `left` seats may be
    given on the spot. `theirs` names another session their ticket or registration is for.
    """

    code: str
    admitted: bool
    session_id: str | None = None
    title: str = ""
    label: str | None = None
    starts_at: str = ""
    ends_at: str = ""
    room: str | None = None
    person_id: str | None = None
    name: str = ""
    registration_id: str | None = None
    attendance_id: str | None = None
    at: str | None = None
    theirs: str | None = None
    left: int = 0
    desk: str | None = None
    why: str = ""


def meet(tx: Transaction, person_id: str, pinned: str | None, method: str = "search") -> Met | None:
    """Admit somebody where they belong, or say what stands in the way; None: a plain visitor.

    Raises Refusal `session_unknown`, `session_cancelled`, `event_cancelled`, `person_unknown`.
    """
    session_id = pinned or _theirs_now(tx.session, person_id, tx.at)
    if session_id is None:
        return None
    found = find_standing(tx.session, session_id, person_id, tx.at)
    attendance_id, visitor = found.attendance_id, found.code == OK
    if visitor:
        attendance_id = admit(tx, session_id, person_id, method).attendance_id
    met = _met(tx, session_id, found, admitted=visitor)
    return replace(met, person_id=person_id, attendance_id=attendance_id)


def meet_ticket(tx: Transaction, text: str, pinned: str | None) -> Met:
    """Admit whoever holds a ticket, or say what is wrong with it.

    Raises Refusal `ticket_unknown`, `ticket_damaged`, and as `meet` does.
    """
    verdict = tickets.judge(tx.session, tx.store.place.venue_id, read(text))
    row = tx.session.get(Registration, verdict.registration_id)
    if row is not None:
        return _known(tx, row, pinned)
    before = _by_registration(tx.session, verdict.registration_id)
    if before is not None and pinned in (None, before.session_id):
        found = Finding(ALREADY, verdict.registration_id, before.id, before.happened_at)
        met = _met(tx, before.session_id, found, admitted=False)
        return replace(met, person_id=before.person_id)
    if verdict.code == DOUBTFUL or verdict.session_id is None:
        return _doubted(tx, verdict, pinned)
    if pinned is not None and pinned != verdict.session_id:
        return _elsewhere(tx, pinned, verdict.session_id, verdict.registration_id)
    sitting = tx.session.get(EventSession, verdict.session_id)
    assert sitting is not None  # noqa: S101 - it was found by its id a moment ago
    attendance = Attendance(
        event_id=sitting.event_id,
        session_id=sitting.id,
        registration_id=verdict.registration_id,
        method="ticket",
        happened_at=tx.at,
        day=tx.day,
    )
    tx.add(attendance)
    met = _met(tx, sitting.id, Finding(VOUCHED, verdict.registration_id), admitted=True)
    return replace(met, attendance_id=attendance.id, desk=verdict.desk)


def give_and_admit(
    tx: Transaction, session_id: str, person_id: str, guardian: Guardian | None = None
) -> Met:
    """Give somebody a seat of this desk's on the spot, and admit them; one work or none.

    `guardian`: who answers for a child, as said at the door. Raises Refusal `seats_none` when this
    desk has none, and as `register` does.
    """
    asked = replace(_ON_THE_SPOT, answers=answers_with(guardian))
    with tx.together():
        placed = register(tx, session_id, Guest(person_id), asked)
        if placed.status != REGISTERED:
            raise Refusal("seats_none")
        tx.session.flush()
        attendance = admit(tx, session_id, person_id, "walk_in", placed.registration_id)
    found = Finding(OK, placed.registration_id)
    met = _met(tx, session_id, found, admitted=True)
    return replace(met, person_id=person_id, attendance_id=attendance.attendance_id)


def let_in_anyway(tx: Transaction, session_id: str, person_id: str, method: str) -> Met:
    """Admit somebody whose voucher a clerk has looked at, registered here or not."""
    attendance = admit(tx, session_id, person_id, method)
    met = _met(tx, session_id, Finding(OK), admitted=True)
    return replace(met, person_id=person_id, attendance_id=attendance.attendance_id)


def let_in_by_voucher(
    tx: Transaction,
    session_id: str,
    reason: str,
    person_id: str | None = None,
    registration_id: str | None = None,
) -> Met:
    """Admit somebody because of a proof they showed; `already` when they had been admitted.

    Raises Refusal as `arriving.admit_by_voucher` does.
    """
    written = admit_by_voucher(tx, session_id, reason, person_id, registration_id)
    tx.session.flush()
    row = tx.session.get(Attendance, written.attendance_id)
    assert row is not None  # noqa: S101 - it was written, or found, a moment ago
    code = ALREADY if written.already else OK
    found = Finding(code, row.registration_id, row.id, row.happened_at)
    met = _met(tx, session_id, found, admitted=not written.already)
    return replace(met, person_id=row.person_id)


def _doubted(tx: Transaction, verdict: tickets.Verdict, pinned: str | None) -> Met:
    """Say of a ticket nobody here vouches for to which session its holder may be let in.

    That is the one that is pinned: whoever stands at its door sees who comes. What the event's
    record says of the time holds for this ticket as for any.
    """
    session_id, why = pinned or verdict.session_id, verdict.why or "no_session"
    sitting = tx.session.get(EventSession, session_id) if session_id is not None else None
    if sitting is None:
        return Met(DOUBTFUL, False, desk=verdict.desk, why=why)
    # Its registration is of the session it names, and stands for nobody at another's.
    ticket = verdict.registration_id if verdict.session_id == sitting.id else None
    found = timely(sitting, ticket, tx.at)
    if found.code != OK:
        return _met(tx, sitting.id, found, admitted=False)
    named = tx.session.get(EventSession, verdict.session_id) if verdict.session_id else None
    theirs = None
    if named is not None and named is not sitting:
        theirs = _apart(tx.session, sitting, named)
    found = Finding(DOUBTFUL, ticket, theirs=theirs)
    return replace(_met(tx, sitting.id, found, admitted=False), desk=verdict.desk, why=why)


def _known(tx: Transaction, row: Registration, pinned: str | None) -> Met:
    """Judge a ticket whose registration is here: the store decides."""
    if pinned is not None and pinned != row.session_id:
        return _elsewhere(tx, pinned, row.session_id, row.id)
    if row.person_id is not None:
        met = meet(tx, row.person_id, row.session_id, "scan")
        assert met is not None  # noqa: S101 - a session was named
        return met
    before = _by_registration(tx.session, row.id)
    if before is not None:
        found = Finding(ALREADY, row.id, before.id, before.happened_at)
        return replace(_met(tx, row.session_id, found, admitted=False), name=row.name or "")
    code = OK if row.status in SEATED else WAITING if row.status == WAITLISTED else CALLED_OFF
    attendance_id = admit_guest(tx, row.id).attendance_id if code == OK else None
    found = Finding(code, row.id, attendance_id, row.happened_at)
    met = _met(tx, row.session_id, found, admitted=code == OK)
    return replace(met, name=row.name or "", attendance_id=attendance_id)


def _elsewhere(tx: Transaction, pinned: str, session_id: str, registration_id: str) -> Met:
    here, theirs = tx.session.get(EventSession, pinned), tx.session.get(EventSession, session_id)
    if here is None or theirs is None:
        raise Refusal("session_unknown")
    name = _apart(tx.session, here, theirs)
    code = OTHER_SESSION if here.event_id == theirs.event_id else OTHER_EVENT
    found = Finding(code, registration_id, None, theirs.starts_at, name)
    return _met(tx, pinned, found, admitted=False)


def _apart(session: Session, here: EventSession, theirs: EventSession) -> str | None:
    """Name a session by what tells it from the one here: its own name, or its event's."""
    if here.event_id == theirs.event_id:
        return theirs.label
    event = session.get(Event, theirs.event_id)
    return event.title if event is not None else None


def _theirs_now(session: Session, person_id: str, at: str) -> str | None:
    """Give the session somebody has a seat of that is on or about to be: the nearest in time."""
    soon = to_text(from_text(at) + EARLY)
    wanted = (
        select(EventSession.id)
        .join(Registration, Registration.session_id == EventSession.id)
        .join(Event, Event.id == EventSession.event_id)
        .where(
            Registration.person_id.in_(group_of(session, person_id)),
            Registration.status.in_(SEATED),
            Registration.mark.is_distinct_from(DISCARDED),
            EventSession.status != CANCELLED,
            Event.review != CANCELLED,
            EventSession.starts_at <= soon,
            EventSession.ends_at > at,
        )
        # Who is late for the one that is on belongs there, and not to the next one.
        .order_by(EventSession.starts_at)
        .limit(1)
    )
    return session.execute(wanted).scalars().first()


def _by_registration(session: Session, registration_id: str) -> Attendance | None:
    wanted = select(Attendance).where(
        Attendance.registration_id == registration_id,
        Attendance.mark.is_distinct_from(DISCARDED),
        not_voided(Attendance.id),
    )
    return session.execute(wanted.limit(1)).scalars().first()


def _met(tx: Transaction, session_id: str, found: Finding, *, admitted: bool) -> Met:
    sitting = tx.session.get(EventSession, session_id)
    event = tx.session.get(Event, sitting.event_id) if sitting is not None else None
    if sitting is None or event is None:
        raise Refusal("session_unknown")
    return Met(
        found.code,
        admitted,
        sitting.id,
        event.title,
        sitting.label,
        sitting.starts_at,
        sitting.ends_at,
        sitting.room,
        registration_id=found.registration_id,
        attendance_id=found.attendance_id,
        at=found.at,
        theirs=found.theirs,
        left=0 if admitted else seats_here(tx.session, tx.store, sitting).left,
    )
