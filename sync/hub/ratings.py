"""Ratings given on the web: with a name they stand at once, without one they wait for company.

They wait in a table of headquarters' own, which is dealt anew with each that comes: the order in
which a database happens to keep its rows would otherwise be the order in which they came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import delete, select

from app.clock import business_day, from_text, to_text
from app.events.rules import ATTENDANCE, EVENT_SESSION, REGISTRATION
from app.ids import random_id
from app.ratings.rules import (
    EVENT_RATED,
    OPEN_FOR,
    RATED,
    RATING,
    leaving_together,
    problem_of,
    too_early_or_late,
)
from app.venue.rules import DEFAULTS, VENUE
from sync.hub.book import Book
from sync.hub.hub import HEADQUARTERS
from sync.hub.journal import HAS_RATED, SCORED, Line
from sync.hub.keys import key_of, visit_key
from sync.hub.tables import rating_pile
from sync.merge import Stamp, Stored


@dataclass(frozen=True, slots=True)
class Said:
    """What a guest says on the web."""

    score: int
    tags: Sequence[str]
    words: str
    anonymous: bool


def rate(book: Book, registration_id: str, said: Said) -> str:
    """Take down a rating by a registration; gives the code of why not, or nothing.

    Codes: gone, no_such_session, rating_not_there (never admitted), rating_too_early,
    rating_over, rating_given, and of what does not fit (`problem_of`).
    """
    mine = book.row(REGISTRATION.name, registration_id)
    if mine is None or mine.gone:
        return "gone"
    session = book.row(EVENT_SESSION.name, str(mine.fields["session_id"]))
    if session is None or session.gone:
        return "no_such_session"
    ends = from_text(str(session.fields["ends_at"]))
    code = (
        problem_of(said.score, said.tags, said.words)
        or too_early_or_late(ends, from_text(book.now))
        or ("" if _came(book, mine) else "rating_not_there")
        or ("rating_given" if _has_rated(book, mine.id) else "")
    )
    if not code:
        _take(book, mine, said)
    return code


def _came(book: Book, mine: Stored) -> bool:
    who = str(mine.fields.get("person_id") or mine.id)
    return bool(book.line(ATTENDANCE.name, visit_key(who, str(mine.fields["session_id"]))))


def _has_rated(book: Book, registration_id: str) -> bool:
    return any(book.line(kind, registration_id) for kind in (RATED.name, RATING.name))


def _take(book: Book, mine: Stored, said: Said) -> None:
    event_id = str(mine.fields["event_id"])
    over = max(
        from_text(str(one.fields["ends_at"])) for one in book.line(EVENT_SESSION.name, event_id)
    )
    fields = {**said_on_web(EVENT_RATED, said, day_of(book, over)), "rated_id": event_id}
    if not said.anonymous:
        fields["whose"] = mine.id
        if mine.fields.get("person_id"):
            fields["person_id"] = mine.fields["person_id"]
        give(book, RATING.name, fields)
        return
    give(book, RATED.name, {"rated_kind": EVENT_RATED, "rated_id": event_id, "whose": mine.id})
    lay(book, fields, to_text(over + OPEN_FOR))


def lay(book: Book, fields: dict[str, Any], closes: str) -> None:
    """Lay what was said nameless on the pile; whoever has company now leaves it.

    `closes`: UTC text from which on nobody may rate the same.
    """
    pile = _pile(book)
    pile[random_id()] = (closes, fields)
    _deal(book, _left(book, pile))


def give(book: Book, kind: str, fields: dict[str, Any]) -> str:
    """Stage a rating by name, or that somebody has rated; gives its id. The journal keeps it."""
    row_id = book.hub.make_id()
    put(book, kind, row_id, fields)
    book.put_line(line_of(book, kind, row_id, fields))
    return row_id


def line_of(book: Book, kind: str, row_id: str, fields: dict[str, Any]) -> Line:
    """Write for the journal what a rating says, without words, and without a person."""
    return Line(
        HAS_RATED if kind == RATED.name else SCORED,
        book.now,
        book.venue_id,
        kind=fields["rated_kind"],
        id=row_id,
        number=fields.get("score", 0),
        of=fields.get("rated_id", ""),
        whose=fields.get("whose", ""),
        day=fields.get("day", ""),
        tags=tuple(fields.get("tags") or ()),
    )


def give_again(book: Book, line: Line) -> Stored | None:
    """Stage again what the journal says was given; what lies on the pile of it leaves that."""
    fields: dict[str, Any] = {"rated_kind": line.kind}
    fields |= {"rated_id": line.of} if line.of else {}
    fields |= {"whose": line.whose} if line.whose else {}
    if line.what == SCORED:
        fields |= {"score": line.number, "channel": "web", "day": line.day}
        fields |= {"anonymous": not line.whose}
        fields |= {"tags": list(line.tags)} if line.tags else {}
    kind = RATED.name if line.what == HAS_RATED else RATING.name
    put(book, kind, line.id, fields)
    lies = (rating_pile.c.venue_id == book.venue_id, rating_pile.c.id == line.id)
    book.connection.execute(delete(rating_pile).where(*lies))
    return book.row(kind, line.id)


def said_on_web(rated_kind: str, said: Said, day: str) -> dict[str, Any]:
    """Give the fields of a rating, without what it is about and whose it is."""
    fields: dict[str, Any] = {
        "rated_kind": rated_kind,
        "score": said.score,
        "channel": "web",
        "day": day,
        "anonymous": said.anonymous,
    }
    fields |= {"tags": sorted(said.tags)} if said.tags else {}
    fields |= {"words": said.words} if said.words else {}
    return fields


Pile = dict[str, tuple[str, dict[str, Any]]]
"""By row id: until when others may rate the same, and what was said."""


def _left(book: Book, pile: Pile) -> Pile:
    """Put those of the pile that have company among the venue's rows; give the others."""
    told = [
        (one, str(fields.get("rated_id", fields["rated_kind"])), book.now >= closes)
        for one, (closes, fields) in pile.items()
    ]
    whole, rest = leaving_together(told)
    for one in (*whole, *rest):
        fields = dict(pile[one][1])
        if one in rest or "rated_id" not in fields:
            # Their own days would tell them apart again.
            fields["day"] = day_of(book, from_text(book.now))
            fields.pop("rated_id", None)
        put(book, RATING.name, one, fields)
        book.put_line(line_of(book, RATING.name, one, fields))
    return {one: lies for one, lies in pile.items() if one not in {*whole, *rest}}


def _pile(book: Book) -> Pile:
    mine = rating_pile.c.venue_id == book.venue_id
    found = book.connection.execute(select(rating_pile).where(mine))
    return {row.id: (row.closes_at, msgspec.json.decode(row.fields)) for row in found}


def _deal(book: Book, pile: Pile) -> None:
    book.connection.execute(delete(rating_pile).where(rating_pile.c.venue_id == book.venue_id))
    lies = [
        {
            "venue_id": book.venue_id,
            "id": one,
            "closes_at": closes,
            "fields": msgspec.json.encode(fields).decode(),
        }
        for one, (closes, fields) in sorted(pile.items())
    ]
    if lies:
        book.connection.execute(rating_pile.insert(), lies)


def put(book: Book, kind: str, row_id: str, fields: dict[str, Any]) -> None:
    """Stage a row that says nothing of when it was made; one that is there stays."""
    # A database from a back-up may still have on its pile what a desk brought back since.
    if book.row(kind, row_id) is None:
        # Random: an id that is ordered by time would say when, to the millisecond.
        made = Stamp(0, random_id(), HEADQUARTERS)
        book.put(Stored(kind, row_id, 0, made, fields, key=key_of(kind, fields)))


def day_of(book: Book, at: dt.datetime) -> str:
    """Give the business day of a moment at the venue."""
    venue = book.row(VENUE.name, book.venue_id)
    said = venue.fields if venue is not None else {}
    zone, starts = (said.get(name) or DEFAULTS[name] for name in ("timezone", "day_starts"))
    return business_day(at, str(zone), str(starts))
