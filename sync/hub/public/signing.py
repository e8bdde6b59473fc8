"""Signing up and off on the web, in one transaction of the hub's each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.events import ticket
from app.events.rules import REGISTRATION
from sync.hub import deskkeys, signups
from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.public import proofs, seen
from sync.hub.public.seen import LINE, OPEN, Place, Ticket
from sync.hub.public.visits import Failed


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a form that came in: `link` where its registration is there already."""

    row_id: str
    late: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: the end of the ticket's address, or the code of why not."""

    link: str = ""
    code: str = ""


def look(
    connection: Connection,
    hub: Hub,
    place: Place,
    page: str,
    cookie: str,
    values: Mapping[str, str],
) -> Look:
    """Read a form's token. Raises Failed for one that this page never gave this browser."""
    form = proofs.read_form(hub, page, cookie, values.get("form", ""))
    if form is None:
        raise Failed(403, "form", place)
    known = seen.ticket(connection, place.id, form.row_id)
    link = proofs.write_link(hub, place.id, form.row_id) if known is not None else ""
    return Look(form.row_id, form.is_late(hub), link)


def sign_up(
    connection: Connection,
    hub: Hub,
    place: Place,
    session_id: str,
    row_id: str,
    said: dict[str, Any],
) -> Done:
    """Sign somebody up; known by its id, so that a form sent twice at once is one."""
    book = Book(connection, hub, place.id)
    known = book.row(REGISTRATION.name, row_id)
    if known is None:
        # Under the lock: it may have been called off, or closed, while the form was filled in.
        offer = seen.offer(connection, place.id, session_id)
        if offer is None or not offer.is_offered:
            return Done(code="no_such_session")
        state = offer.state(book.now)
        if state not in {OPEN, LINE, seen.FULL}:
            return Done(code=_CODES.get(state, "closed"))
    done = signups.sign_up(book, row_id, session_id, said)
    deskkeys.show_own(book)
    book.flush()
    return Done(code=done.code) if done.code else Done(proofs.write_link(hub, place.id, row_id))


def sign_off(connection: Connection, hub: Hub, place: Place, row_id: str) -> Done:
    """Give a registration up."""
    book = Book(connection, hub, place.id)
    done = signups.sign_off(book, row_id)
    if book.changed:
        book.flush()
    return Done(code=done.code) if done.code else Done(proofs.write_link(hub, place.id, row_id))


def code_of(hub: Hub, venue_id: str, mine: Ticket) -> str:
    """Write a ticket's code: the same each time, because such a signature is."""
    public = hub.signing.public_key().public_bytes_raw()
    return ticket.write(venue_id, mine.id, mine.offer.id, public, hub.signing.sign)


_CODES = {
    seen.OFF: "called_off",
    seen.OVER: "over",
    seen.FREE: "not_counted",
    seen.NOT_YET: "not_yet",
}
