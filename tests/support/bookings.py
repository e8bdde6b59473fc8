"""A desk with rooms and seats to be booked, for tests; its people are made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bookings import actions, queries
from app.bookings.actions import Asked
from app.bookings.model import Booking
from app.bookings.queries import Day, Entry, Matter
from app.bookings.things import Thing, things
from app.desk import Desk
from app.directory.actions import Description, add
from app.people.actions import Details, register
from app.store.store import Store
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.slots import DAY, at


@dataclass
class House:
    """One desk of a venue; whoever sits there books its rooms."""

    desk: Desk
    clock: HandClock
    actor: Actor = HE

    @property
    def store(self) -> Store:
        """The desk's store."""
        return self.desk.store

    def has(self, name: str, capacity: int | None = None, kind: str = "room", **more: Any) -> str:
        """Have something to be booked; gives its id."""
        with transaction(self.store, self.actor) as tx:
            return add(tx, Description(kind, name, capacity=capacity, **more)).id

    def knows(self, name: str, **more: Any) -> str:
        """Register somebody; gives the id."""
        with transaction(self.store, self.actor) as tx:
            return register(tx, Details(name, consent_way="spoken", **more)).id

    def book(
        self,
        thing: str,
        begins: str,
        ends: str,
        amount: int | None = None,
        day: dt.date = DAY,
        **said: Any,
    ) -> str:
        """Book a slot, by the clock; for somebody called 小周 unless told. Gives the id."""
        if not {"person_id", "name"} & said.keys():
            said["name"] = "小周"
        asked = Asked(thing, at(begins, day), at(ends, day), amount, **said)
        with transaction(self.store, self.actor) as tx:
            return actions.book(tx, asked, self.desk.profile).id

    def move(self, booking_id: str, begins: str, ends: str) -> str:
        """Move a booking on its day; gives the id of the one that stands for it."""
        with transaction(self.store, self.actor) as tx:
            return actions.move(tx, booking_id, at(begins), at(ends), self.desk.profile).id

    def do(self, act: str, booking_id: str, *words: Any, actor: Actor | None = None) -> None:
        """Do one of the acts, by the name of its function."""
        with transaction(self.store, actor or self.actor) as tx:
            getattr(actions, act)(tx, booking_id, *words)

    def row(self, booking_id: str) -> Booking:
        """Read a booking."""
        with self.store.read() as session:
            found = session.get(Booking, booking_id)
            assert found is not None
            return found

    def things(self) -> list[Thing]:
        """Give what can be booked."""
        with self.store.read() as session:
            return things(session, self.store.day_of(self.clock.now()))

    def day(self, thing: str, day: dt.date = DAY) -> Day:
        """Look at a day of one thing."""
        with self.store.read() as session:
            [one] = [one for one in things(session, day.isoformat()) if one.id == thing]
            [found] = queries.days_of_thing(session, self.desk.profile, one, day)
            return found

    def entry(self, booking_id: str) -> Entry:
        """Look at one booking."""
        with self.store.read() as session:
            found = queries.entry_of(session, booking_id)
            assert found is not None
            return found

    def to_decide(self) -> list[Matter]:
        """Give what asks for a decision."""
        now = self.clock.now()
        with self.store.read() as session:
            day = self.store.day_of(now)
            return queries.to_decide(session, self.desk.profile, now, day)


def make_house(path: Path, clock: HandClock | None = None) -> House:
    """Open a desk on a Saturday at 10:00."""
    clock = clock or HandClock()
    return House(make_desk(path, clock), clock)
