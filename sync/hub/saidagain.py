"""What guests said on the web, as the journal has it, and a database that went back does not.

Whoever rated or declined is not asked again. Words stay lost: none are in the journal, which
nobody could blank when somebody is erased.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from sqlalchemy import Connection, bindparam, select

from app.cases.rules import CASE_NOTE
from app.ratings.rules import RATED, RATING
from sync.hub import caseratings, cases, ratings
from sync.hub.book import Book
from sync.hub.database import among, as_list
from sync.hub.hub import Hub
from sync.hub.journal import DECLINED, HAS_RATED, SCORED, Line
from sync.hub.tables import erased, rows

_KINDS = {HAS_RATED: RATED.name, SCORED: RATING.name, DECLINED: CASE_NOTE.name}
SAID = tuple(_KINDS)
_ROWS = select(rows.c.id).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == bindparam("kind"),
    among(rows.c.id, bindparam("some")),
)
_ERASED = select(erased.c.id).where(
    erased.c.venue_id == bindparam("venue"), among(erased.c.id, bindparam("some"))
)


def missing(connection: Connection, there: Container[str], lines: Iterable[Line]) -> list[Line]:
    """Give what was said and a database does not show, in the order it was said.

    `there`: the venues the database knows.
    """
    said = [line for line in lines if line.what in _KINDS and line.venue in there]
    known: set[tuple[str, str]] = set()
    for venue in {line.venue for line in said}:
        for what, kind in _KINDS.items():
            ids = [line.id for line in said if (line.venue, line.what) == (venue, what)]
            if ids:
                asked = {"venue": venue, "kind": kind, "some": as_list(ids)}
                known |= {(venue, one) for one in connection.execute(_ROWS, asked).scalars()}
                del asked["kind"]
                known |= {(venue, one) for one in connection.execute(_ERASED, asked).scalars()}
    found = {(line.venue, line.id): line for line in said if (line.venue, line.id) not in known}
    return list(found.values())


def keep(connection: Connection, hub: Hub, line: Line) -> None:
    """Keep again what somebody said."""
    book = Book(connection, hub, line.venue)
    if line.what == DECLINED:
        caseratings.decline_again(book, line)
    else:
        row = ratings.give_again(book, line)
        if row is not None:
            cases.follow(book, row)
    book.flush()
