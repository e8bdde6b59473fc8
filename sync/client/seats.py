"""Seats to give without a line: given back where others wait, asked for, renewed; in each round."""

from __future__ import annotations

import logging

from app.events.asking import asks, give_back_to_others, tokens
from app.events.leases import own_leases
from app.events.seatclock import exchanged, is_stale
from app.store.incoming import from_headquarters
from app.store.store import Store
from sync.client import line as paths
from sync.client.line import Rejected
from sync.client.pulling import check_epoch
from sync.client.sign_in import Desk
from sync.wire.lending import AskSeats, LeaseHeld, SeatsLent, SeatsWanted

NOT_FOUND = 404
log = logging.getLogger("sync.client")


def give_back(store: Store) -> bool:
    """Make what goes back to others; says whether there is anything to push."""
    return give_back_to_others(store) > 0


def ask_for_seats(desk: Desk) -> bool:
    """Ask for seats of the sessions ahead; says whether there is anything to pull.

    Raises LineTrouble. A hub that lends none is left alone.
    """
    store = desk.store
    place = store.place
    with store.read() as session:
        wanted = [SeatsWanted(one.session_id, one.want) for one in asks(session, store)]
        shown = tokens(session, store)
    if not wanted:
        return False
    asked = AskSeats(place.epoch or "", place.incarnation, wanted, place.error_ms, shown)
    try:
        lent = desk.line.ask(paths.SEATS, SeatsLent, asked, token=desk.token)
    except Rejected as trouble:
        if trouble.status != NOT_FOUND:
            raise
        return False
    check_epoch(store, lent.epoch)
    return _is_news(store, lent.leases)


def note_time(store: Store) -> None:
    """Keep when headquarters was heard, while this desk holds seats; they run out by its time."""
    with store.read() as session:
        due = bool(own_leases(session, store)) and is_stale(session, store)
    if due:
        with from_headquarters(store) as session:
            exchanged(session, store)


def _is_news(store: Store, held: list[LeaseHeld]) -> bool:
    """Say whether headquarters has lent something this desk has not read yet."""
    with store.read() as session:
        here = {lease.id: (lease.granted, lease.expires_at) for lease in own_leases(session, store)}
    return any(here.get(one.id) != (one.granted, one.expires_at) for one in held)
