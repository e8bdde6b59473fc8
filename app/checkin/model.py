"""Visits and departures: facts, never changed, only taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import (
    ColumnElement,
    Index,
    Integer,
    Select,
    String,
    bindparam,
    case,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.checkin.rules import DEPARTURE, VISIT
from app.kinds import Kind
from app.people.groups import groups, member
from app.people.seen import (
    bring_in_step,
    is_unlisted,
    next_lines,
    note_again_from,
    note_came_from,
    note_seen_from,
    note_unseen,
)
from app.store.base import Base, Synced, as_list, listed, table_of
from app.store.voids import is_voided, not_voided


class Visit(Synced, Base):
    """Somebody came in: a person, or `heads` people without names."""

    __tablename__ = "visits"
    kind: ClassVar[Kind] = VISIT
    about: ClassVar[str] = "person_id"

    person_id: Mapped[str | None] = mapped_column(String(36))
    heads: Mapped[int] = mapped_column(Integer)
    age_band: Mapped[str | None] = mapped_column(String(6))
    purpose: Mapped[str | None] = mapped_column(String(20))
    method: Mapped[str] = mapped_column(String(12))
    party: Mapped[str | None] = mapped_column(String(36))
    reentry_of: Mapped[str | None] = mapped_column(String(36))
    restores: Mapped[str | None] = mapped_column(String(36))
    instead_of: Mapped[str | None] = mapped_column(String(36))
    late_reason: Mapped[str | None] = mapped_column(String(200))
    happened_at: Mapped[str] = mapped_column(String(24))
    day: Mapped[str] = mapped_column(String(10))
    duplicate_of: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (
        Index("visits_day", "day", "happened_at"),
        Index("visits_person", "person_id", "day"),
    )

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:
        """Bring the finder in step with the visits of the people concerned."""
        _refresh_seen(session, ids)

    @classmethod
    def derive_early(cls, session: Session, ids: list[str]) -> None:
        """Say of each person only that they came, and when last: how often is counted at the end.

        The newest visits come first, so that hardly any line is written twice.
        """
        _note_early(session, ids)

    @classmethod
    def catch_up(cls, session: Session, after: str) -> str | None:
        """Count the visits of some people on the list."""
        return _count_some(session, after)

    @classmethod
    def derive_left(cls, session: Session, ids: list[str]) -> None:
        """Count anew for people whose visits left: what is computed only grows by those here."""
        if ids:
            recount(session, ids)
            refresh_merged(session, list(groups(session.connection(), ids)))


class Departure(Synced, Base):
    """Somebody left: closes the visit, its re-entries and duplicates up to that time."""

    __tablename__ = "departures"
    kind: ClassVar[Kind] = DEPARTURE

    visit_id: Mapped[str] = mapped_column(String(36), index=True)
    happened_at: Mapped[str] = mapped_column(String(24))
    day: Mapped[str] = mapped_column(String(10), index=True)


_visit = table_of(Visit)
root_of = func.coalesce(_visit.c.duplicate_of, _visit.c.reentry_of, _visit.c.id)
"""Visits with one root are one coming: counted once."""


def seen_by_card(people: Select[tuple[str | None]]) -> Select[tuple[str, str, str, int]]:
    """Make the statement that says what the visits written to these people's own cards come to."""
    return (
        select(
            _visit.c.person_id,
            func.max(_visit.c.day),
            func.max(_visit.c.happened_at),
            func.count(root_of.distinct()),
        )
        .where(_visit.c.person_id.in_(people), not_voided(_visit.c.id))
        .group_by(_visit.c.person_id)
    )


def _of(visits: ColumnElement[bool]) -> Select[tuple[str | None]]:
    return select(_visit.c.person_id).where(visits, _visit.c.person_id.is_not(None))


def _seen_merged() -> Select[tuple[str, str, str, int]]:
    """Make the statement that says what the visits of merged people come to, by their heads.

    Who came on one day by two cards came once.
    """
    days = (
        select(
            member.c.head,
            _visit.c.day,
            func.max(_visit.c.happened_at).label("at"),
            case(
                (func.count(_visit.c.person_id.distinct()) > 1, 1),
                else_=func.count(root_of.distinct()),
            ).label("came"),
        )
        .join(_visit, _visit.c.person_id == member.c.person_id)
        .where(member.c.head.in_(listed("heads")), not_voided(_visit.c.id))
        .group_by(member.c.head, _visit.c.day)
        .subquery()
    )
    return select(
        days.c.head, func.max(days.c.day), func.max(days.c.at), func.sum(days.c.came)
    ).group_by(days.c.head)


_SOME = _visit.c.id.in_(listed("ids"))
_NOTE_SEEN = note_seen_from(seen_by_card(_of(_SOME)))
_NOTE_AGAIN = note_again_from(seen_by_card(_of(_visit.c.id == bindparam("of"))))
_NOTE_PEOPLE = note_seen_from(seen_by_card(listed("people")))
_NOTE_MERGED = note_seen_from(_seen_merged())
_HEADS = (
    "SELECT DISTINCT m.head FROM memberships m JOIN visits v ON v.person_id = m.person_id"
    " WHERE v.id IN (SELECT value FROM json_each(?))"
)
_HEAD = "SELECT head FROM memberships WHERE person_id = (SELECT person_id FROM visits WHERE id = ?)"
"""As text: nearly every time the answer is that there is none."""
_TAKEN_BACK = (
    select(_visit.c.person_id)
    .where(
        _SOME,
        _visit.c.person_id.is_not(None),
        is_voided(_visit.c.id),
    )
    .distinct()
)
_COUNTS = (
    select(_visit.c.id)
    .where(_visit.c.person_id == bindparam("person"), not_voided(_visit.c.id))
    .limit(1)
)
_COUNTS_MERGED = (
    select(_visit.c.id)
    .join(member, member.c.person_id == _visit.c.person_id)
    .where(member.c.head == bindparam("head"), not_voided(_visit.c.id))
    .limit(1)
)


def _refresh_seen(session: Session, ids: list[str]) -> None:
    connection = session.connection()
    some = {"ids": as_list(ids)}
    single = len(ids) == 1 and connection.execute(_NOTE_AGAIN, {"of": ids[0]}).rowcount
    if not single:  # The common case: one visit of somebody known, who has visits that count.
        connection.execute(_NOTE_SEEN, some)
        taken_back = connection.execute(_TAKEN_BACK, some).scalars().all()
        emptied = [
            person
            for person in taken_back
            if connection.execute(_COUNTS, {"person": person}).first() is None
        ]
        if emptied:
            note_unseen(session, emptied)
    one = len(ids) == 1
    found = connection.exec_driver_sql(*((_HEAD, (ids[0],)) if one else (_HEADS, (some["ids"],))))
    heads = [str(row[0]) for row in found]
    if heads:
        refresh_merged(session, heads)


def recount(session: Session, people: Sequence[str]) -> None:
    """Count the visits written to these people's own cards anew, from nothing."""
    note_unseen(session, people)
    session.connection().execute(_NOTE_PEOPLE, {"people": as_list(people)})


def refresh_merged(session: Session, heads: Sequence[str]) -> None:
    """Bring the finder lines of merged people's heads in step with the visits by all cards."""
    connection = session.connection()
    connection.execute(_NOTE_MERGED, {"heads": as_list(heads)})
    emptied = [h for h in heads if connection.execute(_COUNTS_MERGED, {"head": h}).first() is None]
    if emptied:
        note_unseen(session, emptied)


# --- while all visits are read for the first time -------------------------------------------

_CAME = note_came_from(
    select(_visit.c.person_id, func.max(_visit.c.day), func.max(_visit.c.happened_at))
    .where(_SOME, _visit.c.person_id.is_not(None))
    .group_by(_visit.c.person_id)
)
_VOIDED = select(_visit.c.id).where(_SOME, is_voided(_visit.c.id))
_UNLISTED = note_seen_from(
    seen_by_card(
        select(_visit.c.person_id).where(
            _visit.c.person_id.is_not(None), is_unlisted(_visit.c.person_id)
        )
    )
)
_SEEN = seen_by_card(listed("people"))
_HEADS_OF = (
    "SELECT DISTINCT head FROM memberships WHERE person_id IN (SELECT value FROM json_each(?))"
)


def _note_early(session: Session, ids: list[str]) -> None:
    connection = session.connection()
    voided = set(connection.execute(_VOIDED, {"ids": as_list(ids)}).scalars())
    if voided:
        _refresh_seen(session, sorted(voided))
    some = as_list(row_id for row_id in ids if row_id not in voided)
    connection.execute(_CAME, {"ids": some})


def _count_some(session: Session, after: str) -> str | None:
    """Bring the next finder lines in step with all visits; first make those that are missing."""
    connection = session.connection()
    if not after:
        connection.execute(_UNLISTED)
    lines = next_lines(connection, int(after or 0))
    if not lines:
        return None
    people = as_list(row.person_id for row in lines)
    seen = {row[0]: row[1:] for row in connection.execute(_SEEN, {"people": people})}
    bring_in_step(connection, lines, seen)
    heads = [str(row[0]) for row in connection.exec_driver_sql(_HEADS_OF, (people,))]
    if heads:
        refresh_merged(session, heads)
    return str(lines[-1].seq)
