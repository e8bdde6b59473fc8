"""Telling other venues what a commit had to say to them: each in a transaction of its own.

A delivery locks the venue that is told and, after that, the relays it delivers; whoever writes
relays holds the lock of the venue that says them and never asks for another's. So nobody waits in a
ring, whatever two venues say to each other in one moment.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Engine

from sync.hub import handed, helping, relays
from sync.hub.book import Book
from sync.hub.database import reading, writing
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.relays import Relay

Taker = Callable[[Book, Relay], None]
TAKERS: dict[str, Taker] = {
    **handed.TAKERS,
    helping.PUBLISH: helping.publish,
    helping.OFFER: helping.take_offer,
}
"""Who takes in what is said, by its name: with the book of the venue that is told.

What was said already, or is said too late, changes nothing. A relay whose `fields` are empty was
unsaid.
"""
log = logging.getLogger("sync.hub")


def deliver(
    engine: Engine, hub: Hub, *venues: str, takers: Mapping[str, Taker] | None = None
) -> list[str]:
    """Tell others what these venues have to say, and what comes back of that.

    Gives the venues that were told. What cannot be delivered now stays for the next occasion, and
    nobody who came by for something else suffers.
    """
    told: list[str] = []
    todo = list(dict.fromkeys(venues))
    while todo:
        venue = todo.pop(0)
        for place in _waiting(engine, venue):
            back = _told(engine, hub, (venue, place), takers or TAKERS)
            if back is None:
                continue
            told.append(place)
            todo += [one for one in back if one not in todo]
    return list(dict.fromkeys(told))


def deliver_all(engine: Engine, hub: Hub) -> list[str]:
    """Deliver whatever waits, of every venue: at a start, before anybody is served."""
    with reading(engine) as connection:
        venues = relays.venues_with_relays(connection)
    return deliver(engine, hub, *venues)


def _waiting(engine: Engine, venue: str) -> list[str]:
    try:
        with reading(engine) as connection:
            return list(relays.waiting(connection, venue))
    except Exception as error:  # noqa: BLE001 - whatever it is, others must not suffer
        log.warning("what a venue has to say is looked for later: %s", type(error).__name__)
        return []


Way = tuple[str, str]
"""Which venue says something to which."""


def _told(
    engine: Engine, hub: Hub, way: Way, takers: Mapping[str, Taker]
) -> tuple[str, ...] | None:
    """Deliver all that goes one way, in one commit; one by one if that does not go through.

    Gives the venues that have something to say because of it, None where nothing was delivered.
    """
    try:
        return _delivered(engine, hub, way, takers)
    except Exception as error:  # noqa: BLE001 - whatever it is, others must not suffer
        log.warning("what is said to another venue goes one by one: %s", type(error).__name__)
    back: list[str] | None = None
    failed: set[str] = set()
    for relay in _all_of(engine, way):
        if relay.about in failed:
            continue
        try:
            one = _delivered(engine, hub, way, takers, only=relay.id)
        except Exception as error:  # noqa: BLE001 - as above
            # What else is said of the same would be said too early.
            failed.add(relay.about)
            log.warning("another venue is told later: %s", type(error).__name__)
        else:
            back = [*(back or ()), *(one or ())]
    return tuple(back) if back is not None else None


def _all_of(engine: Engine, way: Way) -> list[Relay]:
    try:
        with writing(engine) as connection:
            return relays.next_of(connection, *way)
    except Exception as error:  # noqa: BLE001 - as above
        log.warning("another venue is told later: %s", type(error).__name__)
        return []


def _delivered(
    engine: Engine, hub: Hub, way: Way, takers: Mapping[str, Taker], only: str = ""
) -> tuple[str, ...] | None:
    """Deliver all that goes one way, or `only` one of it, in one commit."""
    venue, place = way
    with writing(engine) as connection:
        book = _book(connection, hub, place)
        # What a later program's hub wrote stays for one that knows it.
        some = [
            one
            for one in relays.next_of(connection, venue, place)
            if only in ("", one.id) and (book is None or one.what in takers)
        ]
        for relay in some:
            if book is not None:
                takers[relay.what](book, relay)
            relays.note_done(connection, hub.now(), relay)
        if not some:
            return None
        if book is not None:
            book.flush()
            tell(connection, place)
        return relays.staged(connection)


def _book(connection: Connection, hub: Hub, venue: str) -> Book | None:
    """Open the book of the venue that is told; None where it is there no more."""
    try:
        return Book(connection, hub, venue)
    except LookupError:
        return None
