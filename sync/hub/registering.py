"""Who gets a seat: registrations and returned seats, judged as their operations come.

Nobody who was told that they have a seat is refused one here: who has none is overbooked, visibly,
and a person decides.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.bookings.rules import BOOKING
from app.events.rules import (
    CANCELLED,
    EVENT,
    EVENT_SESSION,
    HELD,
    OVERBOOKED,
    REGISTERED,
    REGISTRATION,
    SEAT_LEASE,
    SEATED,
    SEATS,
    WAITLISTED,
    lease_left,
)
from app.ops import Body
from sync.hub.book import Book
from sync.hub.keys import key_of, seats_key
from sync.hub.quotas import change_quota
from sync.hub.sameness import cards_of
from sync.hub.seats import Seats, put_right
from sync.hub.work import Work
from sync.merge import TAKEN, Outcome, Stored, refused
from sync.wire.codec import is_id

QUOTA, RETURN = ("quota", EVENT_SESSION.name), ("return", SEAT_LEASE.name)
"""What is said of seats in words of its own: verb and kind."""
BESIDE = ("lease", "why")
"""What a move says beside: of which lease the seat is, and why somebody is put before others."""
MOST_WHY = 200
BY_HUB = ("turn", "changed_why", "duplicate_of")
"""What no desk says of a registration, whatever it sends."""


def judge_seats(book: Book, work: Work, body: Body) -> tuple[Outcome, int] | None:
    """Judge what is said of seats in words of its own; None for everything else."""
    said = (body.verb, body.kind)
    if said == QUOTA:
        return change_quota(book, work, body)
    return _return(book, work, body) if said == RETURN else None


def look_after(book: Book, work: Work, body: Body) -> None:
    """Reclaim what is over, before the rows are read that an operation is about.

    A seat that comes free by that may be theirs whom the operation is about.
    """
    if body.kind == REGISTRATION.name:
        row = book.row(REGISTRATION.name, body.id)
        named = row.fields.get("session_id") if row is not None else body.fields.get("session_id")
        if isinstance(named, str) and "\0" not in named:
            Seats(book, named, work.op.op_id)


def move_alone(body: Body) -> Body:
    """Give a registration's move without what it says beside: that is no field two desks write."""
    if body.kind != REGISTRATION.name or body.verb != "move":
        return body
    fields = {name: value for name, value in body.fields.items() if name not in BESIDE}
    return msgspec.structs.replace(body, fields=fields)


def weigh(book: Book, work: Work, body: Body, stored: Stored | None, said: Outcome) -> Outcome:
    """Give what a registration's making or moving comes to, with what its seat says of it.

    The counts are staged with it. What is said of an existing one besides its status is left alone.
    """
    if said.fields is None or body.kind != REGISTRATION.name:
        return said
    fields = dict(said.fields)
    if stored is not None and fields["status"] == stored.fields["status"]:
        return said
    seats = Seats(book, str(fields["session_id"]), work.op.op_id)
    named = body.fields.get("lease") if fields["status"] in SEATED else None
    for name in (*BY_HUB, "lease"):
        fields.pop(name, None)
    weighing = _Weighing(seats, work, body.id, fields, str(named) if named else None)
    facts = weighing.made() if stored is None else weighing.moved(stored)
    fields.pop("why", None)
    fields |= _reason(body)
    if facts is None:
        return refused("no_seat", session=seats.id, pool=seats.counts["pool"])
    seats.save()
    if fields["status"] == WAITLISTED:
        fields["turn"] = book.next_number()
    return msgspec.structs.replace(said, fields=fields, facts={**said.facts, **facts})


def _reason(body: Body) -> dict[str, str]:
    why = body.fields.get("why")
    return {"why": why[:MOST_WHY]} if isinstance(why, str) else {}


class _Weighing:
    """One registration that comes, or moves. `fields` is changed to what it comes to."""

    def __init__(
        self, seats: Seats, work: Work, row_id: str, fields: dict[str, Any], named: str | None
    ) -> None:
        self.seats, self.work, self.id = seats, work, row_id
        self.fields, self.named = fields, named

    def made(self) -> dict[str, Any]:
        """Somebody registers; gives the facts of the verdict."""
        if self.fields["status"] == OVERBOOKED:
            self.fields["status"] = REGISTERED
        return self._second() or self._seated()

    def moved(self, stored: Stored) -> dict[str, Any] | None:
        """Somebody's status changes; gives the facts of the verdict, None where no seat is left."""
        before, after = stored.fields["status"], self.fields["status"]
        if (before, after) == (OVERBOOKED, REGISTERED):
            self._decided()
            return {}
        self.seats.leave(stored.fields)
        second = self._second() if before == CANCELLED else {}
        if second:
            return second
        counts = self.seats.counts
        if after == REGISTERED and counts and self.named is None and counts["pool"] <= 0:
            return None
        return self._seated()

    def _decided(self) -> None:
        """A person let somebody in who was overbooked: there is one seat more, if none is free."""
        counts = self.seats.counts
        counts["pool" if counts["pool"] > 0 else "capacity"] += -1 if counts["pool"] > 0 else 1
        counts["overbooked"] -= 1

    def _seated(self) -> dict[str, Any]:
        """Count it as what it says it is."""
        seats, status = self.seats, self.fields["status"]
        if status == REGISTERED:
            self._in_place_of_waiting()
        if not seats.counted:
            return {}
        if status == WAITLISTED:
            seats.counts["waiting"] += 1
        if status != REGISTERED:
            return {}
        taken = seats.take(self.named, self.work.device, self.work.incarnation)
        self.fields.update(taken or seats.overbook())
        return {} if taken else {"overbooked": True}

    def _second(self) -> dict[str, Any]:
        """See to it that a person has one active registration of a session.

        Who is seated stays so; of two alike the first. Gives the facts where this is the one too
        many.
        """
        others = self._others() if self.fields["status"] != CANCELLED else []
        seated = [row for row in others if row.fields["status"] in SEATED]
        if not others or (not seated and self.fields["status"] == REGISTERED):
            return {}
        first = (seated or others)[0].id
        twice = {"status": CANCELLED, "duplicate_of": first, "changed_why": "duplicate"}
        self.fields.update(twice)
        return {"duplicate_of": first}

    def _in_place_of_waiting(self) -> None:
        """Who has a seat now need not wait for one any longer."""
        for row in self._others():
            if row.fields["status"] == WAITLISTED:
                self.seats.leave(row.fields)
                why = {"duplicate_of": self.id, "changed_why": "duplicate"}
                self.seats.change(row, status=CANCELLED, turn=None, **why)

    def _others(self) -> list[Stored]:
        return [row for row in active_of(self.seats, self.fields) if row.id != self.id]


def active_of(seats: Seats, fields: dict[str, Any]) -> list[Stored]:
    """Give the active registrations of a person for a session, by all their cards, oldest first."""
    person = fields.get("person_id")
    if not person:
        return []
    book, cards = seats.book, cards_of(seats.book, str(person))
    found = [row for card in cards for row in book.line(REGISTRATION.name, f"{seats.id}|{card}")]
    for status in (OVERBOOKED, WAITLISTED):
        waits = book.line(REGISTRATION.name, seats_key(seats.id, status))
        found += [row for row in waits if row.fields.get("person_id") in cards]
    return sorted(found, key=lambda row: row.made.number)


def follow(book: Book, work: Work, before: Stored | None, row: Stored) -> None:
    """See to the seats after a row about an event came or changed."""
    op_id = work.op.op_id
    if row.kind == REGISTRATION.name:
        if before is None or before.fields["status"] != row.fields["status"]:
            put_right(book, str(row.fields["session_id"]), op_id)
    elif row.kind == EVENT_SESSION.name:
        if before is None:
            _born(book, work, row)
        put_right(book, row.id, op_id)
    elif row.kind == EVENT.name:
        for session in book.line(EVENT_SESSION.name, row.id):
            put_right(book, session.id, op_id)


def _born(book: Book, work: Work, row: Stored) -> None:
    """A session is there: all its seats are lent to the desk that made it."""
    capacity = int(row.fields["capacity"])
    if not capacity or book.row(SEATS.name, row.id) is not None:
        return
    seats = Seats(book, row.id, work.op.op_id)
    seats.begin(capacity)
    if not seats.cancelled:
        seats.lend(row.id, work.device, work.incarnation, capacity)
    seats.save()


def release(book: Book, row: Stored, op_id: str) -> None:
    """Give back the seat of a registration of which nothing is to be left."""
    if row.kind == REGISTRATION.name and not row.gone:
        seats = Seats(book, str(row.fields["session_id"]), op_id)
        now = book.row(row.kind, row.id) or row
        seats.leave(now.fields)
        seats.save()


# --- what a desk gives back ------------------------------------------------------------------


def _return(book: Book, work: Work, body: Body) -> tuple[Outcome, int]:
    """A desk gives seats back: `returned` is how many of this lease by now, in all."""
    lease = book.row(SEAT_LEASE.name, body.id)
    total = body.fields.get("returned")
    if lease is None or lease.gone:
        return refused("no_such_row", kind=SEAT_LEASE.name), 0
    if lease.fields["device"] != work.device:
        return refused("not_yours", kind=SEAT_LEASE.name), 0
    if type(total) is not int or total < 0:
        return refused("bad_field", field="returned"), 0
    seats = Seats(book, str(lease.fields["session_id"]), work.op.op_id)
    fields = seats.leases.get(body.id)
    if fields is not None and fields["status"] == HELD:
        count = max(0, min(total - fields["returned"], lease_left(fields)))
        fields["returned"] += count
        seats.counts["pool"] += count
    if seats.counted:
        seats.settle()
        seats.save()
    now = book.row(SEAT_LEASE.name, body.id)
    return Outcome(TAKEN), now.number if now is not None else lease.number


def missing(book: Book, body: Body) -> str | None:
    """Give the session a new registration is for, where this venue has not heard of it yet."""
    if body.kind != REGISTRATION.name or body.verb != "create":
        return None
    session = body.fields.get("session_id")
    if not isinstance(session, str) or not is_id(session) or book.blockers(session):
        return None
    return None if book.row(EVENT_SESSION.name, session) is not None else session


def keyed(row: Stored) -> Stored:
    """Give a changed row under the key it is found by now."""
    if row.kind not in (REGISTRATION.name, BOOKING.name):
        return row
    return msgspec.structs.replace(row, key=key_of(row.kind, row.fields))
