"""An event that guests came to, at one desk, as the tests of its afterlife need it."""

from __future__ import annotations

import datetime as dt

from app.desk import Desk
from app.events import arriving, planning, registering
from app.events.planning import Plan, Sitting
from app.events.queries import page
from app.events.registering import Guest
from app.people.actions import Details
from app.people.actions import register as register_person
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE

NAMES = (
    "林晓禾",
    "周启明",
    "崔雨桐",
    "马文博",
    "苏念",
    "陈可为",
    "罗小满",
    "赵一诺",
    "高远",
    "夏知秋",
)


class Evening:
    """One event of one session, from two hours before it to as long after it as one likes."""

    def __init__(self, desk: Desk, clock: HandClock, mode: str = "in", capacity: int = 20) -> None:
        self.desk, self.clock = desk, clock
        starts = clock.now() + dt.timedelta(hours=1)
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "共享书房", capacity)
        with transaction(desk.store, HE) as tx:
            plan = Plan("青年夜校·手机摄影", "study", check_mode=mode)
            self.event = planning.make(tx, plan, [sitting]).id
        with desk.store.read() as session:
            self.session = page(session, desk.store, self.event).slots[0].session_id

    def knows(self, name: str) -> str:
        """Register a card."""
        with transaction(self.desk.store, HE) as tx:
            return register_person(tx, Details(name, consent_way="spoken")).id

    def registers(self, name: str) -> tuple[str, str]:
        """Give somebody new a seat; gives their card and the registration."""
        person = self.knows(name)
        with transaction(self.desk.store, HE) as tx:
            placed = registering.register(tx, self.session, Guest(person))
        return person, placed.registration_id

    def comes(self, name: str, role: str | None = None) -> str:
        """Somebody new comes, without a registration; gives the attendance."""
        person = self.knows(name)
        with transaction(self.desk.store, HE) as tx:
            return arriving.admit(tx, self.session, person, role=role).attendance_id

    def ends(self, days: int = 0) -> None:
        """Let the evening be over since an hour, and days."""
        self.clock.forward(hours=4 + 24 * days)
