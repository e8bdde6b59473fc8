"""Merged people at the hub: which cards are one person's, and the visits that count by them.

Nothing of it is stored: the merges that stand are read under the scope's lock whenever a visit of
a venue that has any is judged, and visits keep the card they were written to.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.people.rules import groups_of
from sync.hub.book import Book
from sync.hub.keys import STANDING, visit_key
from sync.merge import Stored, counted_twice

KIND = "same_person"


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
    """Count the visits of both anew after their merge was said or taken back."""
    done: set[str] = set()
    for person_id in _pair(merge):
        cards = cards_of(book, person_id)
        if cards[0] in done:
            continue
        done.add(cards[0])
        days = {str(v.fields["day"]) for card in cards for v in book.visits_of(card)}
        for day in sorted(days):
            recount(book, person_id, day)


def recount(book: Book, person_id: str, day: str) -> None:
    """Say anew which of a person's visits on a day are one coming."""
    cards = cards_of(book, person_id)
    line = [visit for card in cards for visit in book.line("visit", visit_key(card, day))]
    line.sort(key=lambda visit: visit.made.number)
    if len(line) == 1 and "duplicate_of" not in line[0].fields:
        return
    doubles = counted_twice(line)
    for visit in line:
        double = doubles[visit.id]
        if visit.fields.get("duplicate_of") != double:
            fields = {**visit.fields, "duplicate_of": double}
            if double is None:
                del fields["duplicate_of"]
            book.put(msgspec.structs.replace(visit, fields=fields))


def forget(book: Book, erased: Iterable[str], gone: str) -> None:
    """Take away every merge that names somebody erased, with the reason somebody gave."""
    people = set(erased)
    for merge in book.of_kind(KIND):
        if not merge.gone and people.intersection(_pair(merge)):
            empty = msgspec.structs.replace(merge, fields={}, stamps={}, gone=gone, key=None)
            book.put(empty)
