"""Erasing somebody from a venue's rows: what goes with them, and what is known of it afterwards."""

from __future__ import annotations

import msgspec

from app.attachments.rules import FILE
from app.cases.rules import CASE, CASE_DETAILS, CASE_SECRET
from app.events.rules import REGISTRATION
from app.kinds import Kind, Nature
from sync.hub import handing, helping, referrals
from sync.hub.book import Book, Open
from sync.hub.conflicts import forget
from sync.hub.registering import release
from sync.hub.seats import put_right
from sync.merge import REFUSED, Stamp, Stored

ERASED = "erased"
_WORDS_OF_CASES = (CASE_DETAILS.name, CASE_SECRET.name)


def blank_out(book: Book, kind: str, row_id: str, stamp: Stamp) -> int:
    """Stage that nothing is left of a row but that it was erased; gives the number of that."""
    for item in book.opens_on(row_id):
        if item.state == REFUSED:
            settle_open(book, item, stamp.op_id)
    book.put_erased(row_id)
    forget(book, row_id)
    _forget_words(book, row_id, stamp)
    stored = book.row(kind, row_id) or Stored(kind, row_id, 0, stamp, {})
    return book.put(_tombstone(stored)).number


def leave_words(book: Book, row: Stored, stamp: Stamp) -> int:
    """Stage that nothing is left of one row, at headquarters and at the desks; gives the number.

    Its id need not be kept: nothing that comes for it brings it back.
    """
    for item in book.opens_on(row.id):
        settle_open(book, item, stamp.op_id)
    forget(book, row.id)
    book.put_erased(row.id, for_ever=False)
    return book.put(_tombstone(row)).number


def settle_open(book: Book, item: Open, by: str) -> None:
    """Stage what settled an open operation."""
    book.put_open(msgspec.structs.replace(item, settled_by=by))


def _forget_words(book: Book, person_id: str, stamp: Stamp) -> None:
    """Take away what rows say of somebody erased, and why any of it was taken back.

    Their ids need not be kept: whatever comes for one is about the person, and refused so. A seat
    that was theirs is given on when nothing of them is left.
    """
    cases: set[str] = set()
    for kind in book.hub.kinds.values():
        if not kind.tells_of_people:
            continue
        for row in book.of_kind(kind.name):
            if person_id not in (row.fields.get(name) for name in kind.subjects):
                continue
            if kind.name in _WORDS_OF_CASES:
                cases.add(str(row.fields["case_id"]))
            _forget_row(book, kind, row, stamp)
            if kind.name == REGISTRATION.name:
                put_right(book, str(row.fields["session_id"]), stamp.op_id)
    for case_id in sorted(cases):
        # A partner's link shows what they say of a case, and there is nothing any more.
        referrals.void(book, case_id)
        helping.hush(book, case_id)
    if cases:
        _forget_files(book, cases)


def _forget_row(book: Book, kind: Kind, row: Stored, stamp: Stamp) -> None:
    release(book, row, stamp.op_id)
    handing.forget(book, row)
    for item in book.opens_on(row.id):
        settle_open(book, item, stamp.op_id)
    if kind.name == FILE.name:
        book.put_bytes_gone(str(row.fields.get("hash")))
    _forget_fact(book, row, taken_back=kind.nature is Nature.FACT)


def _forget_files(book: Book, cases: set[str]) -> None:
    """Take away the files of cases whose words went: their facts name nobody, their bytes may."""
    for row in book.of_kind(FILE.name):
        of_case = row.fields.get("owner_kind") == CASE.name
        if of_case and not row.gone and row.fields.get("owner_id") in cases:
            book.put_bytes_gone(str(row.fields.get("hash")))
            _forget_fact(book, row, taken_back=True)


def _forget_fact(book: Book, row: Stored, *, taken_back: bool) -> None:
    """Leave nothing of a row, nor of why it was taken back."""
    for one in (row, *(book.line("void", row.id) if taken_back else ())):
        book.put_erased(one.id, for_ever=False)
        if not one.gone:
            book.put(_tombstone(one))


def _tombstone(row: Stored) -> Stored:
    return msgspec.structs.replace(row, fields={}, stamps={}, gone=ERASED, key=None)
