"""Who is registered for a session, who waits, who came: the lists of an event's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, bindparam, case, func, literal_column, select
from sqlalchemy.orm import Session

from app.events.model import Attendance, AttendanceEnd, Registration
from app.events.rules import CANCELLED, REGISTRATION, SEATED, WAITLISTED
from app.people.groups import heads_among
from app.people.queries import Face, beside_faces, faces
from app.store.base import table_of
from app.store.outbox import is_unsent
from app.store.transaction import DISCARDED
from app.store.voids import not_voided


class Line(msgspec.Struct, frozen=True, gc=False):
    """One registration. `state`: waiting (not yet at headquarters), hub, refused or held.

    `arrived_at` is when they were admitted (UTC text), `attendance_id` by which fact; `lease` is
    set where a desk gave the seat itself; `place` is the place in line of who waits, from 1;
    `answers` what was said at registration, as `questions` reads it; `twice`: by another card,
    found to be the same person's since, they are registered here a second time.
    """

    registration_id: str
    person_id: str | None
    name: str
    phone: str | None
    channel: str
    status: str
    happened_at: str
    changed_why: str | None
    note: str | None
    party: str | None
    lease: str | None
    arrived_at: str | None
    left_at: str | None
    attendance_id: str | None
    state: str
    place: int = 0
    answers: str | None = None
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """One admission: `registered` says whether there was a registration."""

    attendance_id: str
    person_id: str | None
    name: str
    phone: str | None
    registered: bool
    role: str | None
    method: str
    late_reason: str | None
    happened_at: str
    left_at: str | None
    duplicate: bool

    @property
    def is_walk_in(self) -> bool:
        """Say whether this is a guest who had not registered: no volunteer, and counted once."""
        return not self.registered and self.role is None and not self.duplicate


_registration, _attendance, _end = (
    table_of(Registration),
    table_of(Attendance),
    table_of(AttendanceEnd),
)
_WITH_FACES, (_NAME, _PHONE) = beside_faces(_registration, _registration.c.person_id)
_LINE = func.json_array(
    *(_registration.c[name] for name in ("id", "person_id")),
    func.coalesce(_NAME, _registration.c.name, ""),
    case((_NAME.is_(None), _registration.c.phone), else_=_PHONE),
    *(_registration.c[name] for name in ("channel", "status", "happened_at", "changed_why")),
    *(_registration.c[name] for name in ("note", "party", "lease", "answers")),
    func.coalesce(
        _registration.c.mark,
        case((is_unsent(_registration.c.id, REGISTRATION.name), "waiting"), else_="hub"),
    ),
)
_ORDER: ColumnElement[Any] = literal_column(
    "coalesce(registrations.turn, 9007199254740992), registrations.happened_at, registrations.id"
)
_LINES = (
    # With their faces: of thousands half the time went into looking them up by a list of ids. And
    # all in one text: row by row the window's thread would be waited for with each of them.
    select(func.json_group_array(_LINE.op("ORDER BY")(_ORDER)))
    .select_from(_WITH_FACES)
    .where(
        _registration.c.session_id == bindparam("session"),
        _registration.c.mark.is_distinct_from(DISCARDED),
    )
)
_rows = msgspec.json.Decoder(list[tuple[Any, ...]])
_STANDING = select(_registration.c.person_id).where(
    _registration.c.session_id == bindparam("session"),
    _registration.c.status != CANCELLED,
    _registration.c.mark.is_distinct_from(DISCARDED),
)
_ARRIVED = (
    select(
        _attendance,
        func.max(_end.c.happened_at).label("ended_at"),
        _registration.c.name,
        _registration.c.phone,
    )
    .select_from(
        _attendance.outerjoin(
            _registration, _registration.c.id == _attendance.c.registration_id
        ).outerjoin(_end, and_(_end.c.attendance_id == _attendance.c.id, not_voided(_end.c.id)))
    )
    .where(
        _attendance.c.session_id == bindparam("session"),
        _attendance.c.mark.is_distinct_from(DISCARDED),
        not_voided(_attendance.c.id),
    )
    .group_by(_attendance.c.id)
    .order_by(_attendance.c.happened_at.desc(), _attendance.c.id.desc())
)


def roster(session: Session, session_id: str) -> list[Line]:
    """Give all registrations of a session: seats first as they were given, then who waits."""
    connection = session.connection()
    arrived = _arrivals(connection.execute(_ARRIVED, {"session": session_id}))
    rows = _rows.decode(connection.execute(_LINES, {"session": session_id}).scalar_one())
    twice = _registered_twice(session, session_id)
    lines: list[Line] = []
    place = 0
    # By position, and into a struct: of 5,000 rows half the time went into names of fields.
    for row_id, person_id, name, phone, channel, status, at, why, note, *more in rows:
        party, lease, answers, state = more
        waits = status == WAITLISTED
        place += waits
        met = arrived.get(row_id) or arrived.get(person_id) if arrived else None
        lines.append(
            Line(
                row_id,
                person_id,
                name,
                phone,
                channel,
                status,
                at,
                why,
                note,
                party,
                lease,
                met.happened_at if met else None,
                met.ended_at if met else None,
                met.id if met else None,
                state,
                place if waits else 0,
                answers,
                bool(twice) and person_id in twice and status != CANCELLED,
            )
        )
    return lines


def _registered_twice(session: Session, session_id: str) -> set[str]:
    """Give the cards by which one person is registered more than once."""
    by_head: dict[str, set[str]] = {}
    for card, head in heads_among(session, _STANDING, {"session": session_id}).items():
        by_head.setdefault(head, set()).add(card)
    return {card for mine in by_head.values() if len(mine) > 1 for card in mine}


def came(session: Session, session_id: str) -> list[Came]:
    """Give everybody who was admitted to a session, the latest first."""
    rows = session.connection().execute(_ARRIVED, {"session": session_id}).all()
    known = faces_of(session, rows)
    found = []
    for row in rows:
        face = face_of(row, known)
        found.append(
            Came(
                row.id,
                row.person_id,
                face.name,
                face.phone,
                row.registration_id is not None,
                row.role,
                row.method,
                row.late_reason,
                row.happened_at,
                row.ended_at,
                row.duplicate_of is not None,
            )
        )
    return found


def faces_of(session: Session, rows: Sequence[Any]) -> dict[str, Face]:
    """Give the cards these rows are about, by person."""
    return faces(session, [row.person_id for row in rows if row.person_id is not None])


def face_of(row: Any, known: Mapping[str, Face]) -> Face:
    """Give who a row is about: by their card, else as they signed up."""
    return known.get(row.person_id or "") or Face("", row.name or "", row.phone)


def _arrivals(rows: Any) -> dict[str, Any]:
    """Give admissions by registration, and by person for those admitted without one."""
    found: dict[str, Any] = {}
    for row in rows:
        for key in (row.registration_id, row.person_id):
            if key is not None:
                found[key] = row  # the rows come latest first: the first admission stays
    return found


def seated(lines: Sequence[Line]) -> list[Line]:
    """Give those of a roster who were told that they have a seat."""
    return [line for line in lines if line.status in SEATED]


def in_line(lines: Sequence[Line]) -> list[Line]:
    """Give those of a roster who wait, in their order."""
    return [line for line in lines if line.status == WAITLISTED]
