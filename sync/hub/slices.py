"""What each slice adds to the judging of a row: whether it may be so, and what follows from it."""

from __future__ import annotations

from sync.hub import bookings, caseratings, cases, handing, helping, referrals, registering
from sync.hub.book import Book
from sync.hub.work import Work
from sync.merge import Outcome, Stored


def weigh(book: Book, work: Work, stored: Stored | None, said: Outcome) -> Outcome:
    """Give what an operation comes to, by the rules of its slice; `said` is what merging says."""
    body = work.body
    if body is None:
        return said
    said = registering.weigh(book, work, body, stored, said)
    said = cases.weigh(book, work, body, stored, said)
    said = handing.weigh(book, body, stored, said)
    return bookings.weigh(body, stored, said)


def follow(book: Book, work: Work, before: Stored | None, row: Stored) -> None:
    """Stage what follows from a row that was made or changed."""
    registering.follow(book, work, before, row)
    cases.follow(book, row)
    caseratings.close_declined(book, row)
    handing.follow(book, work, before, row)
    bookings.follow(book, work.op.op_id, before, row)
    referrals.follow(book, before, row)
    helping.follow(book, before, row)
