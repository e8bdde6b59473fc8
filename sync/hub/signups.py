"""Who signs up on the web: from the pool, beyond what is kept for desks to give on the spot.

Whoever calls opens the book and flushes it, and tells nobody before the commit. A sign-up is known
by its id: said again, after a lost answer, it is what it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.events.rules import ATTENDANCE, CANCELLED, REGISTERED, REGISTRATION, WAITLISTED, place_told
from sync.hub.book import Book
from sync.hub.hub import HEADQUARTERS
from sync.hub.journal import SIGNED_OFF, SIGNED_UP, Line
from sync.hub.keys import attended_keys, key_of
from sync.hub.leases import rests
from sync.hub.seats import Seats
from sync.merge import Stamp, Stored
from sync.wire.forms import misfit, missing

BY_GUEST = "by_guest"
"""Why a registration is off: the guest said so by the link of the ticket."""


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What came of it: a status, or the code of why not."""

    status: str = ""
    code: str = ""


def sign_up(book: Book, row_id: str, session_id: str, said: dict[str, Any]) -> SignedUp:
    """Sign somebody up for a session. `said`: name, phone, answers, note, party.

    Codes: no_such_session, not_counted, called_off, over, seats_resting, none_left, gone.
    Raises ValueError with the field that does not fit.
    """
    before = book.row(REGISTRATION.name, row_id)
    if before is not None:
        return SignedUp(code="gone") if before.gone else SignedUp(str(before.fields["status"]))
    seats = Seats(book, session_id, book.hub.make_id())
    code = seats.problem() or ("seats_resting" if rests(book) else "")
    if code or seats.session is None:
        return SignedUp(code=code)
    seats.settle()
    fields = {
        **said,
        "event_id": seats.session.fields["event_id"],
        "session_id": session_id,
        "channel": "web",
        "happened_at": book.now,
        "told": _place(seats.session),
        "status": REGISTERED if seats.counts["pool"] > seats.kept() else WAITLISTED,
    }
    bad = misfit(REGISTRATION, fields) or missing(REGISTRATION, fields)
    if bad:
        raise ValueError(bad)
    if fields["status"] == WAITLISTED and not seats.has_waitlist:
        seats.save()
        return SignedUp(code="none_left")
    _put(seats, row_id, fields)
    seated = int(fields["status"] == REGISTERED)
    line = Line(SIGNED_UP, book.now, book.venue_id, id=row_id, number=seated, session=session_id)
    book.put_line(line)
    return SignedUp(str(fields["status"]))


def sign_off(book: Book, row_id: str) -> SignedUp:
    """Take back a registration whose guest gives it up; its seat goes to whom it is due.

    Codes: gone, admitted. Said again it is what it was; whoever was admitted sits on that seat, so
    it is not given to anybody else.
    """
    before = book.row(REGISTRATION.name, row_id)
    if before is None or before.gone:
        return SignedUp(code="gone")
    seats = Seats(book, str(before.fields["session_id"]), book.hub.make_id())
    # To end leases that are over may just have given it a seat.
    row = book.row(REGISTRATION.name, row_id) or before
    if row.fields["status"] == CANCELLED:
        return SignedUp(CANCELLED)
    if any(book.line(ATTENDANCE.name, key) for key in attended_keys(row_id, row.fields)):
        return SignedUp(code="admitted")
    seats.leave(row.fields)
    done = seats.change(row, status=CANCELLED, turn=None, lease=None, changed_why=BY_GUEST)
    seats.settle()
    seats.save()
    number = done.stamps["status"].number
    line = Line(SIGNED_OFF, book.now, book.venue_id, id=row_id, number=number, session=seats.id)
    book.put_line(line)
    return SignedUp(CANCELLED)


def sign_up_again(book: Book, line: Line) -> None:
    """Lay a sign-up again that was lost with the database: its seat, and no name.

    The ticket names it by its id. Where no seat is left it is overbooked: a person decides.
    """
    seats = Seats(book, line.session, book.hub.make_id())
    if seats.session is None or book.row(REGISTRATION.name, line.id) is not None:
        return
    fields = {
        "event_id": seats.session.fields["event_id"],
        "session_id": line.session,
        "channel": "web",
        "happened_at": line.at,
        "told": _place(seats.session),
        "status": REGISTERED if line.number else WAITLISTED,
    }
    _put(seats, line.id, fields)


def _place(session: Stored) -> str:
    """Give when and where whoever signs up now is told that it is."""
    return place_told(str(session.fields["starts_at"]), session.fields.get("room"))


def _put(seats: Seats, row_id: str, fields: dict[str, Any]) -> None:
    if seats.counted:
        if fields["status"] == WAITLISTED:
            seats.counts["waiting"] += 1
        else:
            fields.update(seats.take(None, "", "") or seats.overbook())
    seats.save()
    if fields["status"] == WAITLISTED:
        fields["turn"] = seats.book.next_number()
    made, key = Stamp(0, seats.op_id, HEADQUARTERS), key_of(REGISTRATION.name, fields)
    seats.book.put(Stored(REGISTRATION.name, row_id, 0, made, fields, key=key))
