"""The seats of one session, counted under the lock of its scope (the law is in `events.rules`).

Whatever changes a count goes through here, and stages the rows of it: headquarters' own `seats`,
the leases, and the registrations it moves itself. A seat that comes free is first what a smaller
capacity asked for, then the oldest overbooked guest's, then whose turn it is in the waiting list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from app.clock import from_text, to_text
from app.events.rules import (
    CANCELLED,
    ENDED,
    EVENT,
    EVENT_SESSION,
    HELD,
    LEASE_AFTER_END,
    LEASE_TERM,
    OVERBOOKED,
    REGISTERED,
    REGISTRATION,
    SEAT_LEASE,
    SEATED,
    SEATS,
    WAITLISTED,
    lease_left,
)
from sync.hub.book import Book
from sync.hub.hub import HEADQUARTERS
from sync.hub.keys import key_of, seats_key
from sync.hub.leasetokens import as_line, write_token
from sync.merge import Stamp, Stored

REUSED_AFTER = dt.timedelta(minutes=10 + 30)
"""How long after a lease expired its seats are given again: clocks differ, and desks are slow."""


class Sitting:
    """A session as far as its seats are concerned: when it is, and whether it takes place."""

    def __init__(self, book: Book, session_id: str) -> None:
        self.book, self.id = book, session_id
        self.session = book.row(EVENT_SESSION.name, session_id)

    @property
    def cancelled(self) -> bool:
        """Say whether it does not take place: the session, or the whole event."""
        if self.session is None or self.session.fields.get("status") == CANCELLED:
            return True
        event = self._event()
        return event.get("review") == CANCELLED

    @property
    def ended(self) -> bool:
        """Say whether it is over, by the hub's clock."""
        return self.session is None or str(self.session.fields["ends_at"]) <= self.book.now

    @property
    def has_waitlist(self) -> bool:
        """Say whether whoever waits is promoted; they are where nothing else was said."""
        return self._event().get("waitlist") is not False

    def _event(self) -> dict[str, Any]:
        if self.session is None:
            return {}
        event = self.book.row(EVENT.name, str(self.session.fields["event_id"]))
        return event.fields if event is not None else {}

    def term(self) -> str:
        """Give until when a lease is good that is given now."""
        now = from_text(self.book.now)
        ends = str(self.session.fields["ends_at"]) if self.session is not None else ""
        # The end of a session may be any time at all, also the last there is.
        if ends >= to_text(now + LEASE_TERM - LEASE_AFTER_END):
            return to_text(now + LEASE_TERM)
        return to_text(from_text(ends) + LEASE_AFTER_END)


class Seats(Sitting):
    """One session's counts, open for changing. What is changed is staged by `save`.

    Leases whose time is up are ended at once, and what was left of them is given on. A session
    for which nobody registers (capacity 0) has no counts: then nothing here counts.
    """

    def __init__(self, book: Book, session_id: str, op_id: str) -> None:
        super().__init__(book, session_id)
        self.op_id = op_id
        row = book.row(SEATS.name, session_id)
        self.counts: dict[str, Any] = dict(row.fields) if row is not None else {}
        self.leases: dict[str, dict[str, Any]] = {}
        for lease in book.line(SEAT_LEASE.name, session_id):
            self.leases[lease.id] = dict(lease.fields)
        if self._reclaim():
            self.settle()
            self.save()

    @property
    def counted(self) -> bool:
        """Say whether seats are counted at all."""
        return bool(self.counts)

    @property
    def lent(self) -> int:
        """Give how many seats desks still have to give."""
        return sum(map(lease_left, self.held()))

    def held(self) -> Iterable[dict[str, Any]]:
        """Give the leases that are held."""
        return [lease for lease in self.leases.values() if lease["status"] == HELD]

    def held_by(self, device: str, incarnation: str) -> dict[str, dict[str, Any]]:
        """Give the held leases of one life of one desk, by id."""
        mine = (device, incarnation)
        return {
            lease_id: lease
            for lease_id, lease in self.leases.items()
            if lease["status"] == HELD and (lease["device"], lease["incarnation"]) == mine
        }

    # --- seats -----------------------------------------------------------------------------

    def _reclaim(self) -> bool:
        """End the leases whose time is up, and all of a session that does not take place.

        Says whether there were any.
        """
        if not self.leases:
            return False
        late = to_text(from_text(self.book.now) - REUSED_AFTER)
        off = self.cancelled
        over = [one for one in self.held() if off or str(one["expires_at"]) < late]
        for lease in over:
            lease["status"] = ENDED
            self.counts["pool"] += lease_left(lease)
        return bool(over)

    def problem(self) -> str:
        """Say why no seat of it is lent or given on the web, or ''."""
        if self.session is None:
            return "no_such_session"
        if not self.counts.get("capacity"):
            return "not_counted"
        if self.cancelled:
            return "called_off"
        return "over" if self.ended else ""

    def begin(self, capacity: int, *, used: int = 0, waiting: int = 0) -> None:
        """Begin to count: all seats that nobody has are headquarters' own."""
        self.counts = {
            "event_id": self.session.fields["event_id"] if self.session is not None else "",
            "capacity": capacity,
            "pool": capacity - used,
            "used": used,
            "overbooked": 0,
            "waiting": waiting,
        }

    def lend(self, lease_id: str, device: str, incarnation: str, count: int) -> dict[str, Any]:
        """Lend seats of the pool to one life of a desk; gives the new lease."""
        self.counts["pool"] -= count
        self.leases[lease_id] = {
            "session_id": self.id,
            "device": device,
            "incarnation": incarnation,
            "granted": count,
            "used": 0,
            "returned": 0,
            "expires_at": self.term(),
            "status": HELD,
        }
        return self.leases[lease_id]

    def take(self, lease_id: str | None, device: str, incarnation: str) -> dict[str, Any] | None:
        """Take a seat for somebody: from this lease, else from the pool. None: there is none.

        Gives the fields by which a registration says so. When it was given is never asked: until
        it is reclaimed a lease is good, by whatever clock.
        """
        lease = self.held_by(device, incarnation).get(lease_id or "")
        if lease is not None and lease_left(lease) > 0:
            lease["used"] += 1
            self.counts["used"] += 1
            return {"status": REGISTERED, "lease": lease_id}
        if self.counts["pool"] > 0:
            self.counts["pool"] -= 1
            self.counts["used"] += 1
            return {"status": REGISTERED}
        return None

    def overbook(self) -> dict[str, Any]:
        """Seat somebody for whom there is no seat: they were told that they have one."""
        self.counts["used"] += 1
        self.counts["overbooked"] += 1
        return {"status": OVERBOOKED, "changed_why": OVERBOOKED}

    def leave(self, fields: dict[str, Any]) -> None:
        """Take a registration out of the counts, by how it stands; its seat goes where it was."""
        if not self.counted:
            return
        status = fields["status"]
        if status == WAITLISTED:
            self.counts["waiting"] -= 1
        if status not in SEATED:
            return
        self.counts["used"] -= 1
        if status == OVERBOOKED:
            self.counts["overbooked"] -= 1
            return
        lease = self.leases.get(str(fields.get("lease")))
        if lease is not None and lease["status"] == HELD:
            lease["used"] -= 1
        else:
            self.counts["pool"] += 1

    def settle(self) -> None:
        """Give the seats of the pool to whom they belong, one by one."""
        counts = self.counts
        while counts and counts["pool"] > 0:
            if counts.get("wanted", counts["capacity"]) < counts["capacity"]:
                counts["pool"] -= 1
                counts["capacity"] -= 1
            elif not (self._settle_overbooked() or self._promote()):
                break
        if counts.get("wanted") == counts.get("capacity"):
            counts.pop("wanted", None)

    def _settle_overbooked(self) -> bool:
        waits = self.line(OVERBOOKED)
        if not waits:
            return False
        self.counts["pool"] -= 1
        self.counts["overbooked"] -= 1
        self.change(waits[0], status=REGISTERED, changed_why="settled")
        return True

    def _promote(self) -> bool:
        if self.counts["pool"] <= self.kept() or self.cancelled or self.ended:
            return False
        waits = self.line(WAITLISTED) if self.has_waitlist else []
        if not waits:
            return False
        self.counts["pool"] -= 1
        self.counts["used"] += 1
        self.counts["waiting"] -= 1
        self.change(waits[0], status=REGISTERED, turn=None, changed_why="promoted")
        return True

    def kept(self) -> int:
        """Give how many seats of the pool are kept for giving on the spot."""
        reserve = self.session.fields.get("reserve", 0) if self.session is not None else 0
        at_desks = sum(int(lease["granted"] - lease["returned"]) for lease in self.held())
        return max(0, int(reserve) - at_desks)

    # --- registrations ---------------------------------------------------------------------

    def line(self, status: str) -> list[Stored]:
        """Give who waits, or is overbooked, in the order of their turns."""
        found = self.book.line(REGISTRATION.name, seats_key(self.id, status))
        return sorted(found, key=lambda row: (row.fields.get("turn", 0), row.made.number))

    def change(self, row: Stored, **fields: Any) -> Stored:
        """Stage a registration that headquarters moves; None empties a field."""
        stamp = Stamp(self.book.next_number(), self.op_id, HEADQUARTERS)
        return self.book.put(_changed(row, stamp, fields))

    # --- writing ---------------------------------------------------------------------------

    def save(self) -> None:
        """Stage what changed of the counts; nothing where nothing did."""
        made = Stamp(0, self.op_id, HEADQUARTERS)
        for lease_id, fields in self.leases.items():
            before = self.book.row(SEAT_LEASE.name, lease_id)
            if before is None or before.fields != fields:
                self._promise(lease_id, before, fields)
                key = key_of(SEAT_LEASE.name, fields)
                self._put(before, Stored(SEAT_LEASE.name, lease_id, 0, made, dict(fields), key=key))
        before = self.book.row(SEATS.name, self.id)
        if self.counts and (before is None or before.fields != self.counts):
            self._put(before, Stored(SEATS.name, self.id, 0, made, dict(self.counts)))
        self._save_capacity()

    def _promise(self, lease_id: str, before: Stored | None, fields: dict[str, Any]) -> None:
        """Sign a lease as it stands now, and let the journal keep what no operation will say."""
        old = before.fields if before is not None else {}
        longer = old.get("expires_at") != fields["expires_at"]
        if not longer and old.get("granted") == fields["granted"]:
            return
        hub, venue = self.book.hub, self.book.venue_id
        fields["token"] = write_token(hub, venue, lease_id, fields)
        if lease_id != self.id or (before is not None and longer):
            self.book.put_line(as_line(venue, self.book.now, lease_id, fields))

    def _put(self, before: Stored | None, row: Stored) -> None:
        if before is not None:
            row = msgspec.structs.replace(before, fields=row.fields, key=row.key)
        self.book.put(row)

    def _save_capacity(self) -> None:
        """The session says its capacity too: for who reads no counts."""
        session = self.book.row(EVENT_SESSION.name, self.id)
        if session is None or not self.counts:
            return
        if session.fields.get("capacity") != self.counts["capacity"]:
            stamp = Stamp(self.book.next_number(), self.op_id, HEADQUARTERS)
            self.session = self.book.put(
                _changed(session, stamp, {"capacity": self.counts["capacity"]})
            )


def _changed(row: Stored, stamp: Stamp, fields: dict[str, Any]) -> Stored:
    merged = {**row.fields, **fields}
    kept = {name: value for name, value in merged.items() if value is not None}
    stamps = {**row.stamps, **dict.fromkeys(fields, stamp)}
    key = key_of(row.kind, kept)
    return msgspec.structs.replace(row, fields=kept, stamps=stamps, key=key)


def put_right(book: Book, session_id: str, op_id: str) -> None:
    """Reclaim what is over, and give what is free, after something about a session changed."""
    seats = Seats(book, session_id, op_id)
    if seats.counted:
        seats.settle()
        seats.save()
