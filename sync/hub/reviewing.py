"""What headquarters decides about a venue's events: approved, returned, called off, moved.

Everything is written through `headquarters.write`, under the venue's lock, and reaches the desks by
their next pull. Said twice it changes nothing more. What cannot be is a sentence (ValueError,
LookupError) for whoever said it. Registrations are never touched: whoever has one is to be rung up,
and the desk lists them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.clock import from_text, to_text
from app.events.rules import (
    APPROVED,
    CANCELLED,
    EVENT,
    EVENT_SESSION,
    LONGEST,
    RETURNED,
    SUBMITTED,
)
from sync.hub.book import Book
from sync.hub.headquarters import write
from sync.hub.slips import shown
from sync.merge import Stored
from sync.wire.codec import is_id

FROM = {APPROVED: (SUBMITTED,), RETURNED: (SUBMITTED, APPROVED)}
"""From where headquarters may move an event to where. What is not yet handed in is the venue's."""


def event_of(book: Book, event_id: str) -> Stored:
    """Give an event of the venue. Raises LookupError."""
    return _row(book, EVENT.name, event_id, "event")


def session_of(book: Book, session_id: str) -> Stored:
    """Give a session of the venue. Raises LookupError."""
    return _row(book, EVENT_SESSION.name, session_id, "session")


def approve(book: Book, event_id: str) -> dict[str, Any]:
    """Approve what was handed in; what was said when it was returned is settled by that."""
    return _move(book, event_of(book, event_id), APPROVED, review_note=None)


def give_back(book: Book, event_id: str, reason: str) -> dict[str, Any]:
    """Return an event to its venue with what is to be mended."""
    return _move(book, event_of(book, event_id), RETURNED, review_note=reason)


def call_off(book: Book, event_id: str, reason: str) -> dict[str, Any]:
    """Call a whole event off; from a review no way leads back."""
    event = event_of(book, event_id)
    if event.fields["review"] != CANCELLED:
        write(book, EVENT.name, event.id, {"review": CANCELLED, "cancel_reason": reason})
    return event_of(book, event_id).fields


def remove(book: Book, event_id: str, reason: str) -> dict[str, Any]:
    """Take an event out of the calendar: it is called off, and only who is concerned sees it still.

    Its row stays. A desk without a line may have registered somebody, and is to say for what.
    """
    event = call_off(book, event_id, reason)
    if not event.get("removed"):
        write(book, EVENT.name, event_id, {"removed": True})
    return event_of(book, event_id).fields


def call_off_session(book: Book, session_id: str) -> dict[str, Any]:
    """Call one session off. The venue may hold it after all, and says so itself."""
    session = session_of(book, session_id)
    if session.fields["status"] != CANCELLED:
        write(book, EVENT_SESSION.name, session.id, {"status": CANCELLED})
    return session_of(book, session_id).fields


def move(
    book: Book,
    session_id: str,
    starts: dt.datetime | None = None,
    ends: dt.datetime | None = None,
    room: str | None = None,
) -> dict[str, Any]:
    """Move a session in time, or to another room. Without an end it stays as long as it was."""
    session = session_of(book, session_id)
    _still_held(book, session)
    began, ended = (from_text(str(session.fields[name])) for name in ("starts_at", "ends_at"))
    starts = starts or began
    ends = ends or starts + (ended - began)
    if ends <= starts:
        raise ValueError("a session ends after it begins")
    if ends - starts > LONGEST:
        raise ValueError(f"no session is longer than {LONGEST // dt.timedelta(hours=1)} hours")
    wanted = {"starts_at": to_text(starts), "ends_at": to_text(ends)}
    if room is not None:
        wanted["room"] = room
    changed = {name: to for name, to in wanted.items() if session.fields.get(name) != to}
    if changed:
        write(book, EVENT_SESSION.name, session.id, dict(changed))
    return session_of(book, session_id).fields


def sessions_of(book: Book, event_id: str) -> list[Stored]:
    """Give the sessions of an event, the first first."""
    found = [row for row in book.line(EVENT_SESSION.name, event_id) if not row.gone]
    return sorted(found, key=lambda row: (str(row.fields["starts_at"]), row.id))


def _row(book: Book, kind: str, row_id: str, word: str) -> Stored:
    row = book.row(kind, row_id) if is_id(row_id) else None
    if row is None or row.gone:
        raise LookupError(f"no {word} {shown(row_id)} at that venue")
    return row


def _move(book: Book, event: Stored, to: str, **more: Any) -> dict[str, Any]:
    now = str(event.fields["review"])
    wanted = {"review": to, **more}
    if all(event.fields.get(name) == value for name, value in wanted.items()):
        return event.fields
    if now != to and now not in FROM[to]:
        raise ValueError(f"it is {now}: only what is {' or '.join(FROM[to])} can be {to}")
    write(book, EVENT.name, event.id, wanted)
    return event_of(book, event.id).fields


def _still_held(book: Book, session: Stored) -> None:
    event = event_of(book, str(session.fields["event_id"]))
    if CANCELLED in (session.fields["status"], event.fields["review"]):
        raise ValueError("it was called off: what does not take place is not moved")
