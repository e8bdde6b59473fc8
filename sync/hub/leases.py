"""The door at which desks ask for seats to give without a line: lent, lengthened, laid again.

A lease is as much as the pool has for this desk's share. What was lent before the database went
back is laid again from the journal, or by the token that the desk shows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.clock import UNSURE_MS, from_text, to_text
from app.events.rules import HELD, LEASE_TERM, SEAT_LEASE, lease_left
from sync.hub import deskkeys
from sync.hub.accounts import Device
from sync.hub.book import Book
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.leasetokens import Lent, as_line, read_token
from sync.hub.seats import REUSED_AFTER, Seats
from sync.hub.tables import devices, recoveries
from sync.wire.codec import Malformed, is_id
from sync.wire.lending import AskSeats, LeaseHeld, NoSeats, SeatsLent, SeatsWanted

MOST_ASKED = 200
MOST_WANTED = 500
"""Seats a desk has left at most: more than anybody gives between two exchanges."""
RESTS = LEASE_TERM + REUSED_AFTER
"""How long nothing new is lent where what was lent before is not known: then all of it is over."""

_DEVICE = select(devices.c.incarnation).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)
_BEGAN = select(recoveries.c.at).where(recoveries.c.epoch == bindparam("epoch"))


def lend(
    connection: Connection, hub: Hub, device: Device, asked: AskSeats
) -> tuple[SeatsLent, bool]:
    """Give a desk its share of what it wants, and say whether that is news.

    Raises Trouble: 409 and 426; Malformed `too_many`.

    Writes nothing where nothing changes: desks ask at every exchange.
    """
    check_protocol(asked.protocol)
    if asked.epoch != hub.epoch:
        raise Trouble(409, "epoch")
    place = {"venue": device.venue_id, "device": device.id}
    if asked.incarnation != connection.execute(_DEVICE.with_for_update(), place).scalar_one():
        raise Trouble(409, "incarnation")
    if max(len(asked.asks), len(asked.presented)) > MOST_ASKED:
        raise Malformed("too_many", most=MOST_ASKED)
    book = Book(connection, hub, device.venue_id)
    for token in asked.presented:
        _present(book, device, asked.incarnation, token)
    lending = _Lending(book, device, asked)
    for one in asked.asks:
        lending.answer(one)
    if lending.leases:  # whoever gives seats writes tickets
        deskkeys.show(book, device.id)
        deskkeys.show_own(book)
    if book.changed:
        book.flush()
    return SeatsLent(hub.epoch, lending.leases, lending.refused, hub.now()), book.changed


class _Lending:
    """The answer to one desk, in the making."""

    def __init__(self, book: Book, device: Device, asked: AskSeats) -> None:
        self.book, self.device, self.asked = book, device, asked
        self.op_id = book.hub.make_id()
        self.rests = rests(book)
        self.leases: list[LeaseHeld] = []
        self.refused: list[NoSeats] = []

    def answer(self, one: SeatsWanted) -> None:
        """Lend what is wanted of one session, as far as it goes."""
        if not is_id(one.session):
            self.refused.append(NoSeats(one.session, "no_such_session"))
            return
        seats = Seats(self.book, one.session, self.op_id)
        unsure = self.asked.error_ms is None or abs(self.asked.error_ms) > UNSURE_MS
        code = seats.problem() or ("clock_unsure" if unsure else "")
        if not code:
            seats.settle()
            self._lengthen(seats)
            code = self._fill(seats, max(0, min(one.want, MOST_WANTED)))
            seats.save()
        own = self._own(seats)
        self.leases += [_shown(self.book, lease_id) for lease_id in own]
        if code:
            self.refused.append(NoSeats(one.session, code))

    def _own(self, seats: Seats) -> dict[str, dict[str, Any]]:
        return seats.held_by(self.device.id, self.asked.incarnation)

    def _lengthen(self, seats: Seats) -> None:
        """Let leases that are more than half over be good for longer."""
        term = seats.term()
        half = to_text(from_text(self.book.now) + LEASE_TERM / 2)
        for lease in self._own(seats).values():
            if lease["expires_at"] < min(half, term):
                lease["expires_at"] = term

    def _fill(self, seats: Seats, want: int) -> str:
        """Fill a lease up to what is wanted, from this desk's share of the pool."""
        own = self._own(seats)
        lacking = want - sum(map(lease_left, own.values()))
        if lacking <= 0:
            return ""
        if self.rests:
            return "seats_resting"
        desks = {lease["device"] for lease in seats.held()} | {self.device.id}
        pool = seats.counts["pool"]
        count = min(lacking, pool, max(1, -(-pool // len(desks))))
        if not count:
            return "" if own else "none_left"
        # How many a session's first lease holds is said by operations; this one is beside it.
        mine = next((lease for lease_id, lease in own.items() if lease_id != seats.id), None)
        if mine is None:
            lease_id = self.book.hub.make_id()
            seats.lend(lease_id, self.device.id, self.asked.incarnation, count)
            seats.leases[lease_id]["desk"] = self.device.letter
        else:
            mine["granted"] += count
            seats.counts["pool"] -= count
        return ""


def _shown(book: Book, lease_id: str) -> LeaseHeld:
    row = book.row(SEAT_LEASE.name, lease_id)
    assert row is not None  # noqa: S101 - it was just read, or staged
    names = ("granted", "used", "returned", "expires_at")
    return LeaseHeld(lease_id, row.fields["session_id"], *(row.fields[name] for name in names))


# --- after the database went back --------------------------------------------------------------


def rests(book: Book) -> bool:
    """Say whether seats rest: that unknown desks may hold leases which nobody wrote down."""
    if book.hub.journal is not None:
        return False
    began = book.connection.execute(_BEGAN, {"epoch": book.hub.epoch}).scalar()
    return began is not None and from_text(began) + RESTS > from_text(book.now)


def _present(book: Book, device: Device, incarnation: str, token: str) -> None:
    """Take what a desk shows of a lease that was given in an earlier epoch."""
    lent = read_token(book.hub, book.venue_id, token)
    if lent is None or lent.epoch == book.hub.epoch:
        return
    if (lent.device, lent.incarnation) == (device.id, incarnation):
        lay_again(book, lent)


def stands(lent: Lent, fields: dict[str, Any] | None, now: str) -> bool:
    """Say whether a lease is as it was promised, by its row, or can be so no more."""
    if lent.expires_at < to_text(from_text(now) - REUSED_AFTER):
        return True
    if fields is None:
        # Only operations bring back what a session was born with.
        return not lent.granted
    good = fields["granted"] >= lent.granted and fields["expires_at"] >= lent.expires_at
    return bool(good) or fields["status"] != HELD


def lay_again(book: Book, lent: Lent) -> None:
    """Lend again what was promised, as much of it as the pool has.

    Who gets a seat of it beyond that is overbooked then, visibly: the law holds all the while.
    """
    row = book.row(SEAT_LEASE.name, lent.lease)
    seats = Seats(book, lent.session, book.hub.make_id())
    if not seats.counted or stands(lent, row.fields if row is not None else None, book.now):
        return
    lease = seats.leases.get(lent.lease)
    if lease is None:
        lease = seats.lend(lent.lease, lent.device, lent.incarnation, 0)
        lease["expires_at"] = lent.expires_at
    count = max(0, min(lent.granted - lease["granted"], seats.counts["pool"]))
    lease["granted"] += count
    seats.counts["pool"] -= count
    lease["expires_at"] = max(lease["expires_at"], lent.expires_at)
    seats.save()
    # The journal says from now on what there is, or the next start would lay it once more.
    book.put_line(as_line(book.venue_id, book.now, lent.lease, lease))
