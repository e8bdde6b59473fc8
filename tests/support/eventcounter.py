"""A desk that plans an event and gives its seats, in the words of whoever stands at it."""

from __future__ import annotations

import datetime as dt

from app.events import planning, registering
from app.events.calling import to_call
from app.events.leases import seats_here
from app.events.model import EventSession
from app.events.planning import Plan, Sitting
from app.events.queries import page, seats_left
from app.events.registering import Guest, Placed
from app.events.roster import in_line, roster, seated
from app.store.transaction import transaction
from tests.support.fronts import Front


class Counter:
    """One desk, in the words of whoever stands at it."""

    def __init__(self, front: Front) -> None:
        self.front = front

    def plans(self, capacity: int, hours: int = 48, outlets: tuple[str, ...] = ()) -> str:
        """Plan an event with one session, and hand it in; gives the session."""
        starts = self.front.clock.now() + dt.timedelta(hours=hours)
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", capacity)
        with transaction(self.front.store, self.front.actor) as tx:
            event = planning.make(tx, Plan("简历门诊", "career", outlets=outlets), [sitting])
            planning.submit(tx, event.id)
        with self.front.store.read() as session:
            return page(session, self.front.store, event.id).slots[0].session_id

    def registers(self, session_id: str, person: str) -> Placed:
        with transaction(self.front.store, self.front.actor) as tx:
            return registering.register(tx, session_id, Guest(person))

    def cancels(self, placed: Placed) -> None:
        with transaction(self.front.store, self.front.actor) as tx:
            registering.cancel(tx, placed.registration_id)

    def seated(self, session_id: str) -> list[str]:
        with self.front.store.read() as session:
            return [line.name for line in seated(roster(session, session_id))]

    def waiting(self, session_id: str) -> list[str]:
        with self.front.store.read() as session:
            return [line.name for line in in_line(roster(session, session_id))]

    def can_give(self, session_id: str) -> int:
        with self.front.store.read() as session:
            sitting = session.get(EventSession, session_id)
            assert sitting is not None
            return seats_here(session, self.front.store, sitting).left

    def law_holds(self, session_id: str) -> bool:
        """Nobody has a seat that is another's: what is taken fits, by headquarters' book."""
        with self.front.store.read() as session:
            left = seats_left(session, self.front.store, session_id)
        return left.taken <= left.capacity + left.overbooked

    def sync(self) -> None:
        assert self.front.sync().state == "ok"

    def to_ring_up(self, session_id: str) -> list[tuple[str, str]]:
        """Give whom to ring up, and about what."""
        with self.front.store.read() as session:
            event = session.get_one(EventSession, session_id).event_id
            return [(call.name, call.matter) for call in to_call(session, event)]
