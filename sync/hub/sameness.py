"""Merged people at the hub: which cards are one person's, and the comings that count by them.

Nothing of it is stored: the merges that stand are read under the scope's lock whenever a visit of
a venue that has any is judged, and visits keep the card they were written to.
"""

from __future__ import annotations

import msgspec

from app.people.rules import groups_of
from sync.hub.book import Book
from sync.hub.keys import STANDING, visit_key
from sync.merge import Stored, counted_twice

KIND = "same_person"
FOLLOWED = ("visit", KIND, "file", "attendance")
"""Facts by which others count, or bytes are kept: taking one back changes more than itself."""
COUNTED = ("visit", "attendance")
"""Facts of which one person's second, on a day or in a session, counts no more than the first."""


def cards_of(book: Book, person_id: str) -> list[str]:
    """Give all cards of the person a card belongs to, itself included."""
    if not book.has_merged:
        return [person_id]
    heads = groups_of(_pair(row) for row in book.line(KIND, STANDING))
    head = heads.get(person_id)
    return [person_id] if head is None else sorted(one for one in heads if heads[one] == head)


def _pair(merge: Stored) -> tuple[str, str]:
    return str(merge.fields["person_id"]), str(merge.fields["other_id"])


def missing(book: Book, fields: dict[str, object]) -> str | None:
    """Give whom of the two a merge names this venue does not know, or has not yet heard of."""
    for name in ("person_id", "other_id"):
        person_id = fields.get(name)
        if isinstance(person_id, str) and book.row("person", person_id) is None:
            return person_id
    return None


def follow_merge(book: Book, merge: Stored) -> None:
    """Count what both took part in anew after their merge was said or taken back."""
    done: set[str] = set()
    for person_id in _pair(merge):
        cards = cards_of(book, person_id)
        if cards[0] in done:
            continue
        done.add(cards[0])
        for kind in COUNTED:
            found = [row for card in cards for row in book.found_under(kind, card)]
            for when in sorted({_when(row) for row in found}):
                _recount(book, kind, cards, when)


def recount(book: Book, row: Stored) -> None:
    """Say anew which of a person's visits on a day, or of a session, are one coming."""
    who = row.fields.get("person_id")
    one = [str(row.fields.get("registration_id"))]
    _recount(book, row.kind, cards_of(book, str(who)) if who else one, _when(row))


def _when(row: Stored) -> str:
    return str(row.fields["day" if row.kind == "visit" else "session_id"])


def _recount(book: Book, kind: str, cards: list[str], when: str) -> None:
    line = [row for card in cards for row in book.line(kind, visit_key(card, when))]
    line.sort(key=lambda row: row.made.number)
    if len(line) == 1 and "duplicate_of" not in line[0].fields:
        return
    doubles = counted_twice(line)
    for row in line:
        double = doubles[row.id]
        if row.fields.get("duplicate_of") != double:
            fields = {**row.fields, "duplicate_of": double}
            if double is None:
                del fields["duplicate_of"]
            book.put(msgspec.structs.replace(row, fields=fields))


def forget(book: Book, erased: str, gone: str) -> None:
    """Take away every merge that names somebody erased, with the reason somebody gave."""
    for merge in book.of_kind(KIND):
        if not merge.gone and erased in _pair(merge):
            empty = msgspec.structs.replace(merge, fields={}, stamps={}, gone=gone, key=None)
            book.put(empty)
