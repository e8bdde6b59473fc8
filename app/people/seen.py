"""When each person was last here: the finder's order, kept up to date by the check-in."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Insert, Select, Update, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.people.model import FinderLine, Person
from app.store.base import table_of

_line, _person = table_of(FinderLine), table_of(Person)
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
    connection.execute(delete(_line).where(mine, ~known.exists()))
    connection.execute(
        update(_line)
        .where(mine)
        # Headquarters may have made the card, without a day.
        .values(seen_day=func.coalesce(registered, ""), seen_at=func.coalesce(made, ""), visits=0)
    )
