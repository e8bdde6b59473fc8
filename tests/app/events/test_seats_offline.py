"""Giving seats at a desk without a line: from its own lease, never past it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.clock import from_text
from app.desk import Desk
from app.errors import Refusal
from app.events import planning, registering
from app.events.arriving import ALREADY, OK, UNREGISTERED, admit, find_standing, undo
from app.events.leases import seats_here
from app.events.model import EventSession
from app.events.planning import Plan, Sitting
from app.events.queries import page, seats_left, week
from app.events.registering import Asked, Guest, Placed
from app.events.roster import in_line, roster, seated
from app.people.actions import Details
from app.people.actions import register as register_person
from app.store.base import OutboxOp
from app.store.incoming import from_headquarters
from app.store.standing import mark_sent
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk


class House:
    """A desk without a line, in the words of whoever runs events there."""

    def __init__(self, desk: Desk, clock: HandClock) -> None:
        self.desk, self.clock = desk, clock

    def plans(
        self,
        capacity: int,
        hours: int = 24,
        *,
        waitlist: bool = True,
        reserve: int = 0,
        category: str = "career",
    ) -> str:
        starts = self.clock.now() + dt.timedelta(hours=hours)
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", capacity, reserve)
        with transaction(self.desk.store, HE) as tx:
            event = planning.make(tx, Plan("简历门诊", category, waitlist=waitlist), [sitting])
        with self.desk.store.read() as session:
            return page(session, self.desk.store, event.id).slots[0].session_id

    def knows(self, name: str) -> str:
        with transaction(self.desk.store, HE) as tx:
            return register_person(tx, Details(name, consent_way="spoken")).id

    def registers(self, session_id: str, person: str, asked: Asked = Asked()) -> Placed:  # noqa: B008 - frozen
        with transaction(self.desk.store, HE) as tx:
            return registering.register(tx, session_id, Guest(person), asked)

    def cancels(self, placed: Placed) -> None:
        with transaction(self.desk.store, HE) as tx:
            registering.cancel(tx, placed.registration_id)

    def left(self, session_id: str) -> int:
        with self.desk.store.read() as session:
            sitting = session.get(EventSession, session_id)
            assert sitting is not None
            return seats_here(session, self.desk.store, sitting).left


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[House]:
    desk = make_desk(tmp_path, clock)
    yield House(desk, clock)
    desk.store.close()


def test_whoever_made_the_event_may_give_all_its_seats_before_headquarters_knows(
    house: House,
) -> None:
    session = house.plans(capacity=2)
    lin, zhou, chen = (house.knows(name) for name in ("林晓禾", "周启明", "陈可欣"))
    assert house.left(session) == 2
    assert [house.registers(session, one).status for one in (lin, zhou)] == ["registered"] * 2
    assert house.left(session) == 0
    waits = house.registers(session, chen)
    assert (waits.status, waits.already) == ("waitlisted", False)
    assert house.registers(session, chen) == Placed(waits.registration_id, "waitlisted", True)
    with house.desk.store.read() as reading:
        lines = roster(reading, session)
        assert [line.name for line in seated(lines)] == ["林晓禾", "周启明"]
        assert [(line.name, line.place) for line in in_line(lines)] == [("陈可欣", 1)]
        left = seats_left(reading, house.desk.store, session)
    assert (left.taken, left.waiting, left.pool) == (2, 1, None)


def test_a_seat_that_was_given_up_goes_to_who_waits_before_anybody_new(house: House) -> None:
    session = house.plans(capacity=1)
    lin, zhou, chen = (house.knows(name) for name in ("林晓禾", "周启明", "陈可欣"))
    first = house.registers(session, lin)
    waits = house.registers(session, zhou)
    house.cancels(first)
    assert house.left(session) == 1
    newcomer = house.registers(session, chen)
    assert (newcomer.status, newcomer.ahead) == ("waitlisted", 1)
    with (
        pytest.raises(Refusal, match="reason_missing"),
        transaction(house.desk.store, HE) as tx,
    ):
        registering.promote(tx, newcomer.registration_id)
    with transaction(house.desk.store, HE) as tx:
        assert registering.promote(tx, waits.registration_id).status == "registered"
    assert house.left(session) == 0


def test_seats_kept_for_the_desk_are_given_on_the_spot_although_others_wait(house: House) -> None:
    session = house.plans(capacity=2, reserve=1)
    people = [house.knows(name) for name in ("林晓禾", "周启明", "陈可欣", "仇嘉树")]
    first = house.registers(session, people[0])
    house.registers(session, people[1])
    assert house.registers(session, people[2]).status == "waitlisted"
    house.cancels(first)
    assert house.registers(session, people[3]).status == "registered"


def test_a_copy_opened_from_a_back_up_holds_no_seats_of_what_waited_in_it(house: House) -> None:
    """The desk it was copied from may be giving the very same ones."""
    session = house.plans(capacity=4)
    assert house.left(session) == 4
    store = house.desk.store
    store.place = replace(store.place, incarnation=store.make_id(), letter=None)
    with from_headquarters(store) as session_of:
        session_of.execute(update(OutboxOp).values(incarnation=store.place.incarnation))
    assert house.left(session) == 0
    assert house.registers(session, house.knows("林晓禾")).status == "waitlisted"


def test_what_was_taken_over_by_the_next_life_of_a_desk_is_not_its_own_to_give(
    house: House,
) -> None:
    """A headquarters that went back may have given it the letter of its former life again."""
    session = house.plans(capacity=4)
    store = house.desk.store
    store.place = replace(store.place, incarnation=store.make_id())
    with from_headquarters(store) as session_of:
        session_of.execute(update(OutboxOp).values(incarnation=store.place.incarnation))
    assert house.left(session) == 0


def test_once_offered_an_event_may_be_at_headquarters_though_no_word_of_that_came(
    house: House, clock: HandClock
) -> None:
    """There its lease runs: a day, or until two hours after its end as it was offered."""
    far, near = house.plans(capacity=4, hours=72), house.plans(capacity=4, hours=3)
    store = house.desk.store
    with store.read() as session:
        waiting = list(session.execute(select(OutboxOp.op_id)).scalars())
    clock.forward(hours=2)
    mark_sent(store, waiting)
    assert (house.left(far), house.left(near)) == (4, 4)
    with transaction(store, HE) as tx:
        sitting = tx.session.get(EventSession, near)
        assert sitting is not None
        later = from_text(sitting.ends_at) + dt.timedelta(hours=8)
        planning.edit_session(tx, near, replace(planning.sitting_of(sitting), ends_at=later))
    clock.forward(hours=5)
    mark_sent(store, waiting)
    assert (house.left(far), house.left(near)) == (4, 0)
    clock.forward(hours=19)
    assert house.left(far) == 0
    assert house.registers(far, house.knows("林晓禾")).status == "waitlisted"


def test_without_a_waiting_list_the_last_guest_hears_it_at_once_and_nothing_is_written(
    house: House,
) -> None:
    session = house.plans(capacity=1, waitlist=False)
    house.registers(session, house.knows("林晓禾"))
    late = house.knows("周启明")
    with pytest.raises(Refusal, match="seats_none"):
        house.registers(session, late)
    with house.desk.store.read() as reading:
        assert len(roster(reading, session)) == 1


def test_a_group_is_registered_together_and_each_is_told_their_own(house: House) -> None:
    session = house.plans(capacity=2)
    guests = [Guest(house.knows(name)) for name in ("林晓禾", "周启明")] + [Guest(None, "欧阳子墨")]
    with transaction(house.desk.store, HE) as tx:
        placed = registering.register_group(tx, session, guests)
    assert [one.status for one in placed] == ["registered", "registered", "waitlisted"]
    with house.desk.store.read() as reading:
        parties = {line.party for line in roster(reading, session)}
    assert len(parties) == 1
    assert None not in parties


def test_cancelled_and_reinstated_is_one_registration(house: House) -> None:
    session = house.plans(capacity=1)
    lin = house.knows("林晓禾")
    placed = house.registers(session, lin)
    house.cancels(placed)
    with transaction(house.desk.store, HE) as tx:
        again = registering.reinstate(tx, placed.registration_id)
    assert again == Placed(placed.registration_id, "registered")
    assert house.left(session) == 0


def test_whoever_is_registered_is_admitted_once_and_is_a_visitor_of_the_day(house: House) -> None:
    session = house.plans(capacity=5, hours=1)
    lin, zhou = house.knows("林晓禾"), house.knows("周启明")
    house.registers(session, lin)
    at = "2099-01-01T00:00:00.000Z"
    with house.desk.store.read() as reading:
        start = reading.get(EventSession, session)
        assert start is not None
        at = start.starts_at
        assert find_standing(reading, session, lin, at).code == OK
        assert find_standing(reading, session, zhou, at).code == UNREGISTERED
    with transaction(house.desk.store, HE) as tx:
        first = admit(tx, session, lin, "scan")
    with transaction(house.desk.store, HE) as tx:
        assert admit(tx, session, lin, "scan").already
    with house.desk.store.read() as reading:
        standing = find_standing(reading, session, lin, at)
        assert (standing.code, standing.attendance_id) == (ALREADY, first.attendance_id)
        assert [line.arrived_at is not None for line in roster(reading, session)] == [True]
    with transaction(house.desk.store, HE) as tx:
        undo(tx, first.attendance_id)
    with house.desk.store.read() as reading:
        assert find_standing(reading, session, lin, at).code == OK


def test_the_week_shows_what_is_taken_and_how_far_it_has_come(
    house: House, clock: HandClock
) -> None:
    session = house.plans(capacity=2)
    house.registers(session, house.knows("林晓禾"))
    first = clock.now() - dt.timedelta(hours=12)
    with house.desk.store.read() as reading:
        slots = week(reading, house.desk.store, first)
    assert [(s.title, s.taken, s.capacity, s.review, s.progress, s.state) for s in slots] == [
        ("简历门诊", 1, 2, "draft", "coming", "waiting")
    ]
