"""Rating an event by the link of one's ticket: who may, what was filled in, and taking it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.clock import from_text
from app.events.rules import ATTENDANCE
from app.ratings.rules import (
    BETTER_TAGS,
    GOOD_TAGS,
    RATED,
    RATING,
    SCORES,
    WORDS_LIMIT,
    tags_for,
    too_early_or_late,
)
from sync.hub import ratings
from sync.hub.book import Book
from sync.hub.database import among, as_list
from sync.hub.hub import Hub
from sync.hub.keys import visit_key
from sync.hub.public.seen import OFF, Place, Ticket
from sync.hub.ratings import Said
from sync.hub.tables import rows

CANNOT, CAN, DONE, CLOSED = "cannot", "can", "done", "closed"
"""How somebody stands with rating: not (yet), now, they have, no more."""
SHOWN: dict[str, Any] = {
    "scores": SCORES,
    "good_tags": GOOD_TAGS,
    "better_tags": BETTER_TAGS,
    "most": WORDS_LIMIT,
}
_FOUND = select(rows.c.kind).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == bindparam("kind"),
    rows.c.gone == "",
    among(rows.c.key, bindparam("some")),
)


@dataclass(slots=True)
class Filled:
    """The form as it was filled in; `wrong` is a key of the words."""

    score: int = 0
    tags: tuple[str, ...] = ()
    words: str = ""
    anonymous: bool = True
    wrong: str = ""
    said: Said | None = field(default=None)


def standing(connection: Connection, hub: Hub, place: Place, mine: Ticket) -> str:
    """Say how the guest of a ticket stands with rating."""
    when = mine.offer.when
    code = too_early_or_late(from_text(when.ends_at), from_text(hub.now()))
    if code == "rating_too_early" or mine.offer.state(hub.now()) == OFF:
        return CANNOT
    if any(_is_any(connection, place, kind, mine.id) for kind in (RATED.name, RATING.name)):
        return DONE
    came = visit_key(mine.person_id or mine.id, mine.offer.id)
    if not _is_any(connection, place, ATTENDANCE.name, came):
        return CANNOT
    return CLOSED if code else CAN


def read(values: Mapping[str, str]) -> Filled:
    """Read the form. Tags that do not go with the score were ticked before it was changed."""
    text = values.get("score", "")
    score = int(text) if text in {str(one) for one in SCORES} else 0
    ticked = tuple(one for one in (*GOOD_TAGS, *BETTER_TAGS) if values.get(f"tag-{one}"))
    words = values.get("words", "")
    filled = Filled(score, ticked, words, bool(values.get("anonymous")))
    if not score:
        filled.wrong = "wrong_score"
    elif len(words) > WORDS_LIMIT:
        filled.wrong = "wrong_long"
    else:
        fit = [one for one in ticked if one in tags_for(score)]
        filled.said = Said(score, fit, words, filled.anonymous)
    return filled


def rate(connection: Connection, hub: Hub, place: Place, row_id: str, said: Said) -> str:
    """Take a rating down; gives the code of why not, or nothing."""
    book = Book(connection, hub, place.id)
    code = ratings.rate(book, row_id, said)
    if not code:
        book.flush()
    return code


def _is_any(connection: Connection, place: Place, kind: str, key: str) -> bool:
    said = {"venue": place.id, "kind": kind, "some": as_list([key])}
    return connection.execute(_FOUND, said).first() is not None
