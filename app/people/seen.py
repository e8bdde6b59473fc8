"""When each person was last here: the finder's order, kept up to date by the check-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Row,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from app.people.model import FinderLine, LookupKey, Person
from app.store.base import table_of
from app.store.shape import put_rows

_line, _key, _person = table_of(FinderLine), table_of(LookupKey), table_of(Person)
_KEPT = ("name", "phone")
_NAMES = ("seq", "person_id", "seen_day", "seen_at", "visits", "active", *_KEPT)


def note_seen_from(seen: Select[tuple[str, str, str, int]]) -> Insert:
    """Make the statement that writes what visits come to into the finder.

    `seen` selects per person: id, last business day, last time and how many visits count. Made
    once, run often; OR REPLACE with the line's own number, because SQLAlchemy does not cache
    ON CONFLICT. A visit may come down before its person: then the line waits, not yet active.
    """
    found = seen.subquery()
    person_id, day, at, visits = found.c
    kept = (func.coalesce(_line.c.active, 0), *(_line.c[name] for name in _KEPT))
    lines = select(_line.c.seq, person_id, day, at, visits, *kept)
    joined = lines.select_from(found.outerjoin(_line, _line.c.person_id == person_id))
    return insert(_line).prefix_with("OR REPLACE").from_select(_NAMES, joined)


def note_again_from(seen: Select[tuple[str, str, str, int]]) -> Update:
    """Make the statement that does the same for people who have a line: it touches less."""
    found = seen.subquery()
    person_id, day, at, visits = found.c
    return (
        update(_line)
        .where(_line.c.person_id == person_id)
        .values(seen_day=day, seen_at=at, visits=visits)
    )


def note_unseen(session: Session, people: Sequence[str]) -> None:
    """Count people whose visits were all taken back as last seen at registration.

    A line that waits for its person only because of visits goes with them.
    """
    registered = (
        select(_person.c.registered_day).where(_person.c.id == _line.c.person_id).scalar_subquery()
    )
    made = select(_person.c.recorded_at).where(_person.c.id == _line.c.person_id).scalar_subquery()
    connection, mine = session.connection(), _line.c.person_id.in_(people)
    known = select(_person.c.id).where(_person.c.id == _line.c.person_id)
    waits = select(_line.c.seq).where(mine, ~known.exists())
    gone = connection.execute(waits).scalars().all()
    if gone:  # whoever gets such a line's number next is not found by what led to it
        connection.execute(delete(_key).where(_key.c.seq.in_(gone)))
        connection.execute(delete(_line).where(_line.c.seq.in_(gone)))
    connection.execute(
        update(_line)
        .where(mine)
        # Headquarters may have made the card, without a day.
        .values(seen_day=func.coalesce(registered, ""), seen_at=func.coalesce(made, ""), visits=0)
    )


# --- while all visits are read for the first time -------------------------------------------

AT_ONCE = 500
_NEXT = (
    select(_line.c.seq, _line.c.person_id, _line.c.seen_day, _line.c.seen_at, _line.c.visits)
    .where(_line.c.seq > bindparam("after"))
    .order_by(_line.c.seq)
    .limit(AT_ONCE)
)
_SET_VISITS = "UPDATE finder SET visits = ? WHERE seq = ?"
_SET_SEEN = "UPDATE finder SET seen_day = ?, seen_at = ?, visits = ? WHERE seq = ?"


def note_came_from(came: Select[tuple[str | None, str, str]]) -> Update:
    """Make the statement that only says of people that they came, and when last.

    `came` selects per person: id, last business day, last time. Who was seen later, or just then,
    is left alone; how often they came is counted by `bring_in_step`.
    """
    found = came.subquery()
    person_id, day, at = found.c
    news = or_(_line.c.visits == 0, _line.c.seen_at < at)
    return (
        update(_line)
        .where(_line.c.person_id == person_id, news)
        .values(seen_day=day, seen_at=at, visits=func.max(_line.c.visits, 1))
    )


def is_unlisted(person_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Say that a person has no line in the finder."""
    return person_id.not_in(select(_line.c.person_id))


def next_lines(connection: Connection, after: int) -> Sequence[Row[Any]]:
    """Give some finder lines in their stored order, those after one by its number."""
    return connection.execute(_NEXT, {"after": after}).all()


def bring_in_step(
    connection: Connection, lines: Sequence[Row[Any]], seen: Mapping[str, Sequence[Any]]
) -> None:
    """Write what visits come to, per person, into these lines; only where it is not there."""
    counts, turned = [], []
    for row in lines:
        told = seen.get(row.person_id)
        if told is None or tuple(told) == (row.seen_day, row.seen_at, row.visits):
            continue
        day, at, visits = told
        if (day, at) == (row.seen_day, row.seen_at):
            counts.append((visits, row.seq))  # no index holds it: a third of the pages
        else:
            turned.append((day, at, visits, row.seq))
    put_rows(connection, _SET_VISITS, counts)
    put_rows(connection, _SET_SEEN, turned)
