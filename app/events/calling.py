"""Ringing people up about their registration: there is no other way to tell them.

Who is on the list is computed, never stored: from what a registration says and what its session is
now. So it is right whatever order news came in, also about people registered at a desk that had not
heard of it yet; and somebody who was reached about one move is on it again after the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events.model import CallNote, Event, EventSession, Registration
from app.events.roster import face_of, faces_of
from app.events.rules import CALL_OUTCOMES, CANCELLED, OVERBOOKED, REGISTERED, place_told
from app.people.queries import Face
from app.staff.rights import require
from app.store.base import table_of
from app.store.transaction import DISCARDED, Transaction
from app.store.voids import not_voided

CALLED_OFF, PLACE_LOST, MOVED, PROMOTED = "called_off", "overbooked", "moved", "promoted"
REACHED = "reached"


@dataclass(frozen=True, slots=True)
class ToCall:
    """Somebody to be rung up. `matter`: promoted, overbooked, called_off, moved.

    `about` is what a note of the call says: a move is told apart from the next by it. `was` is what
    they were told of time and place where it moved, `starts_at` and `room` what is true now.
    `tried` counts calls that reached nobody; whoever was reached is not on the list.
    """

    registration_id: str
    person_id: str | None
    name: str
    phone: str | None
    matter: str
    tried: int
    session_id: str = ""
    status: str = REGISTERED
    about: str = ""
    was: str = ""
    starts_at: str = ""
    room: str | None = None


_registration, _session, _event, _note = (
    table_of(Registration),
    table_of(EventSession),
    table_of(Event),
    table_of(CallNote),
)
_WANTED = (
    select(
        *(_registration.c[name] for name in ("id", "person_id", "name", "phone", "status")),
        *(_registration.c[name] for name in ("changed_why", "told", "session_id")),
        _session.c.starts_at,
        _session.c.room,
        _session.c.status.label("sitting"),
        _event.c.review,
    )
    .select_from(
        _registration.join(_session, _session.c.id == _registration.c.session_id).join(
            _event, _event.c.id == _session.c.event_id
        )
    )
    .where(
        # By its sessions: registrations are found by those along an index.
        _session.c.event_id == bindparam("event"),
        _registration.c.mark.is_distinct_from(DISCARDED),
        _registration.c.status != CANCELLED,
        # Of thousands mostly nobody is to be told anything; `_due` decides about the rest.
        or_(
            _session.c.status == CANCELLED,
            _event.c.review == CANCELLED,
            _registration.c.status == OVERBOOKED,
            _registration.c.changed_why == PROMOTED,
            _registration.c.told
            != func.rtrim(_session.c.starts_at + " " + func.coalesce(_session.c.room, "")),
            _registration.c.id.in_(select(_note.c.registration_id)),
        ),
    )
    .order_by(_registration.c.happened_at, _registration.c.id)
)
_CALLS = (
    select(_note.c.registration_id, _note.c.matter, _note.c.outcome)
    .select_from(_note.join(_registration, _registration.c.id == _note.c.registration_id))
    .where(_registration.c.event_id == bindparam("event"), not_voided(_note.c.id))
    .order_by(_note.c.happened_at, _note.c.id)
)


def to_call(session: Session, event_id: str) -> list[ToCall]:
    """Give whom to ring up about an event: called off, without a seat, moved, promoted.

    There is no other way to tell them. Whoever was reached about the same matter is left out.
    """
    connection = session.connection()
    calls: dict[str, list[tuple[str, str]]] = {}
    for note in connection.execute(_CALLS, {"event": event_id}):
        calls.setdefault(note.registration_id, []).append((note.matter, note.outcome))
    open_ = []
    for row in connection.execute(_WANTED, {"event": event_id}):
        due = _due(row, calls.get(row.id, ()))
        if due is not None:
            open_.append((row, due))
    known = faces_of(session, [row for row, _ in open_])
    return [_as_call(row, due, face_of(row, known)) for row, due in open_]


def note_call(tx: Transaction, registration_id: str, matter: str, outcome: str) -> CallNote:
    """Write down that somebody was rung up, and whether they were reached.

    Raises Refusal `registration_unknown`, `choice_unknown` with the field.
    """
    require(tx, "events.register")
    row = tx.session.get(Registration, registration_id)
    if row is None:
        raise Refusal("registration_unknown")
    if outcome not in CALL_OUTCOMES:
        raise Refusal("choice_unknown", field="outcome")
    note = CallNote(
        registration_id=row.id,
        person_id=row.person_id,
        matter=matter[:40],
        outcome=outcome,
        happened_at=tx.at,
    )
    tx.add(note)
    return note


def _due(row: Any, calls: Sequence[tuple[str, str]]) -> tuple[str, str, int] | None:
    """Give what somebody is to be told first: matter, how a note says it, tries that failed."""
    for matter, about in _matters(row, calls):
        said = [outcome for known, outcome in calls if known == about]
        if matter == MOVED or REACHED not in said:
            return matter, about, sum(outcome != REACHED for outcome in said)
    return None


def _matters(row: Any, calls: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Give what somebody may have to be told, the most urgent first."""
    if CANCELLED in (row.sitting, row.review):
        yield CALLED_OFF, CALLED_OFF
        return
    if row.status == OVERBOOKED:
        yield PLACE_LOST, PLACE_LOST
    now = _moved_to(place_told(row.starts_at, row.room))
    if _told_last(row.told, calls) not in ("", now):
        yield MOVED, now
    if row.status == REGISTERED and row.changed_why == PROMOTED:
        yield PROMOTED, PROMOTED


def _told_last(told: str | None, calls: Sequence[tuple[str, str]]) -> str:
    """Give where and when they know that it is: by the last call, else as they registered."""
    by_call = [about for about, outcome in calls if outcome == REACHED and about.startswith(MOVED)]
    return by_call[-1] if by_call else _moved_to(told) if told else ""


@lru_cache(maxsize=64)
def _moved_to(place: str) -> str:
    """Name a move by where it leads: short enough for a note, and no room's name is cut."""
    return f"{MOVED} {hashlib.sha256(place.encode()).hexdigest()[:16]}"


def _as_call(row: Any, due: tuple[str, str, int], face: Face) -> ToCall:
    matter, about, tried = due
    return ToCall(
        row.id,
        row.person_id,
        face.name,
        face.phone,
        matter,
        tried,
        row.session_id,
        row.status,
        about,
        row.told or "",
        row.starts_at,
        row.room,
    )
