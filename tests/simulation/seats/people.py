"""What people do with events at a desk, drawn from the seed: the real actions."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from app.events import arriving, planning, registering
from app.events.model import Attendance, Event, EventSession, Registration, SeatLease
from app.events.planning import Plan, Sitting
from app.events.registering import Asked, Guest
from app.events.rules import CANCELLED, OVERBOOKED, REGISTERED, SEATED, WAITLISTED
from app.people.model import Person
from app.store.transaction import Transaction
from tests.simulation.desk import SimDesk
from tests.simulation.work import NAMES, Work, some

HOURS = (1, 3, 8, 30)
"""In how many hours a session begins: today, while a lease lasts, and after it."""


def plan(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody plans an event, with or without a line; most have few seats."""
    now = desk.chance.time.now()
    sittings = [_sitting(rng, now) for _ in range(rng.choice((1, 1, 2)))]
    mark = desk.venue[-4:]
    wanted = Plan(f"{mark}羽毛球", waitlist=rng.random() < 0.8, outlets=("web",))
    return planning.make(tx, wanted, sittings)


def plan_tight(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody plans for tomorrow, and keeps most seats for whoever comes in person."""
    starts = desk.chance.time.now() + dt.timedelta(hours=30)
    capacity = rng.randrange(2, 5)
    kept = rng.randrange(capacity - 1, capacity + 1)
    sitting = Sitting(starts, starts + dt.timedelta(hours=4), capacity=capacity, reserve=kept)
    return planning.make(tx, Plan(f"{desk.venue[-4:]}读书会", outlets=("web",)), [sitting])


def _sitting(rng: random.Random, now: dt.datetime) -> Sitting:
    starts = now + dt.timedelta(hours=rng.choice(HOURS))
    capacity = rng.randrange(1, 7)
    reserve = rng.choice((0, 0, 0, 1, 2))
    ends = starts + dt.timedelta(hours=rng.choice((1, 4)))
    return Sitting(starts, ends, capacity=capacity, reserve=min(reserve, capacity))


def _session(tx: Transaction, rng: random.Random) -> EventSession | None:
    found = some(tx, rng, EventSession, most=3)
    return tx.session.get(EventSession, found) if found else None


def _registration(tx: Transaction, rng: random.Random, *states: str) -> str | None:
    return some(tx, rng, Registration, Registration.status.in_(states), most=8)


def register(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody registers, by their card or by a name and a number."""
    session, person = _session(tx, rng), some(tx, rng, Person)
    if session is None:
        return None
    guest = Guest(person)
    if person is None or rng.random() < 0.3:
        guest = Guest(None, f"{desk.venue[-4:]}{rng.choice(NAMES)}", "19900001234")
    return registering.register(tx, session.id, guest, Asked(ahead=rng.random() < 0.1))


def register_group(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """A few friends register together."""
    session = _session(tx, rng)
    name = f"{desk.venue[-4:]}{rng.choice(NAMES)}"
    guests = [Guest(None, f"{name}{number}", "19900005678") for number in range(rng.choice((2, 3)))]
    return session and registering.register_group(tx, session.id, guests)


def cancel(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    one = _registration(tx, rng, *SEATED, WAITLISTED)
    return one and registering.cancel(tx, one)


def transfer(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody comes in the place of a friend who cannot: one goes, the other registers."""
    one, person = _registration(tx, rng, REGISTERED), some(tx, rng, Person)
    if one is None or person is None:
        return None
    session = registering.cancel(tx, one).session_id
    tx.session.flush()
    return registering.register(tx, session, Guest(person), Asked(ahead=True))


def reinstate(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    one = _registration(tx, rng, CANCELLED)
    return one and registering.reinstate(tx, one)


def promote(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    one = _registration(tx, rng, WAITLISTED)
    return one and registering.promote(tx, one, rng.choice(("", "远道而来")))


def decide(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """A manager sees to somebody who was given a seat too many, or lets somebody wait."""
    one = _registration(tx, rng, OVERBOOKED)
    if one is not None and rng.random() < 0.5:
        registering.let_in(tx, one)
        return one
    one = one or _registration(tx, rng, *SEATED)
    return one and registering.put_back(tx, one)


def change(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody wants more seats or fewer, another reserve, another room."""
    session = _session(tx, rng)
    if session is None:
        return None
    capacity, reserve = rng.randrange(1, 7), rng.choice((0, 1))
    room = rng.choice((None, "二楼", "活动室"))
    now = planning.sitting_of(session)
    if rng.random() < 0.3:
        return planning.edit_session(tx, session.id, replace(now, room=room))
    said = replace(now, capacity=capacity, reserve=min(reserve, capacity))
    return planning.edit_session(tx, session.id, said)


def call_off(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """A session is called off, or held after all; now and then a whole event is."""
    session = _session(tx, rng)
    if session is None:
        return None
    if session.status == CANCELLED:
        planning.bring_session_back(tx, session.id)
    elif rng.random() < 0.8:
        planning.cancel_session(tx, session.id)
    else:
        planning.cancel(tx, session.event_id, "下雨")
    return session


def rewrite(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """What an event's page says is changed: also whether there is a waiting list."""
    event = some(tx, rng, Event, most=3)
    row = tx.session.get(Event, event) if event else None
    if row is None:
        return None
    said = replace(planning.plan_of(row), waitlist=rng.random() < 0.7, host=rng.choice(NAMES))
    return planning.edit(tx, row.id, said)


def give_back(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    lease = some(tx, rng, SeatLease, most=3)
    if lease is not None:
        planning.give_back(tx, lease, 1)
    return lease


def admit(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    """Somebody comes, with a good registration or without."""
    one = _registration(tx, rng, *SEATED)
    if one is not None and rng.random() < 0.7:
        return arriving.admit_guest(tx, one)
    session, person = _session(tx, rng), some(tx, rng, Person)
    return session and person and arriving.admit(tx, session.id, person)


def undo(desk: SimDesk, rng: random.Random, tx: Transaction) -> object:
    one = some(tx, rng, Attendance)
    if one is None:
        return None
    return arriving.leave(tx, one) if rng.random() < 0.3 else arriving.undo(tx, one)


AT_DESKS: tuple[tuple[Work, int], ...] = (
    (plan, 3),
    (register, 14),
    (register_group, 2),
    (cancel, 5),
    (transfer, 1),
    (reinstate, 2),
    (promote, 2),
    (decide, 2),
    (change, 3),
    (call_off, 1),
    (rewrite, 1),
    (give_back, 2),
    (admit, 3),
    (undo, 1),
)
