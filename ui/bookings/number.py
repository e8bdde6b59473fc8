"""The telephone number of a booking: masked, and shown in full once that is written down."""

from __future__ import annotations

from functools import partial

from app.bookings.queries import Entry
from app.people.rules import REVEAL
from ui.bookings import jobs
from ui.checkin.jobs import Hand
from ui.people.number import NumberLine
from ui.seat import Seat


def number_of(seat: Seat, entry: Entry) -> NumberLine:
    """Make the line of the number of whoever booked; hidden where they left none."""
    made = NumberLine(entry.phone or None, may_reveal=seat.may(REVEAL))
    made.setHidden(not entry.phone)
    job = partial(jobs.reveal, Hand(seat.desk.store, seat.actor), entry)
    made.wanted.connect(lambda: seat.work.run(job, made).then(lambda _done: made.reveal()))
    return made
