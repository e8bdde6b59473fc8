"""Booking a slot at one desk: what is let, what is refused and why, and what comes of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from app.bookings.actions import Asked, book
from app.bookings.model import BookingWords
from app.bookings.queries import bookings_of
from app.errors import Refusal
from app.ops import Version
from app.people.merging import merge
from app.staff.rules import VOLUNTEER
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, transaction
from tests.support.bookings import House
from tests.support.desks import EPOCH, HE
from tests.support.slots import DAY, at, clock_of, text

MA = Actor(HE.staff_id, VOLUNTEER)
SUNDAY = DAY + dt.timedelta(days=1)


def refusal(house: House, *args: Any, **said: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as caught:
        house.book(*args, **said)
    return caught.value.code, caught.value.facts


def test_a_slot_names_nobody_and_its_words_go_beside_it(house: House, hall: str) -> None:
    person = house.knows("林晓禾", phone="19900001234")
    made = house.book(hall, "14:00", "16:00", person_id=person, purpose="乐队排练", note="要插线板")
    row, seen = house.row(made), house.entry(made)
    assert (row.begins_at, row.ends_at, row.amount) == (text("14:00"), text("16:00"), None)
    assert (row.state, row.clash) == ("booked", None)
    assert (seen.name, seen.phone, seen.purpose) == ("林晓禾", "19900001234", "乐队排练")
    assert seen.note == "要插线板"
    with house.store.read() as session:
        ops = session.execute(select(OutboxOp).where(OutboxOp.kind.startswith("booking")))
        bodies = [read_body(op.body) for op in ops.scalars()]
    assert [body.kind for body in bodies] == ["booking", "booking_words"]
    assert [body.subjects for body in bodies] == [[], [person]]
    assert bodies[0].group is not None
    assert bodies[0].group == bodies[1].group


def test_somebody_without_a_card(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "15:00", name=" 小周 ", phone="199 0000 1111")
    assert (house.entry(made).name, house.entry(made).phone) == ("小周", "19900001111")
    assert refusal(house, hall, "15:00", "16:00", name=" ")[0] == "booking_nobody"
    assert refusal(house, hall, "15:00", "16:00", name="小周", phone="12")[0].startswith("phone")
    with pytest.raises(Refusal, match="person_unknown"):
        house.book(hall, "15:00", "16:00", person_id=DAY.isoformat())


def test_what_this_desk_knows_is_taken_is_refused(house: House, hall: str, seats: str) -> None:
    house.book(hall, "14:00", "16:00")
    assert refusal(house, hall, "15:00", "17:00", 1) == ("slot_taken", {"left": 0, "event": False})
    house.book(hall, "16:00", "17:00", 1)
    house.book(seats, "14:00", "16:00", 20)
    house.book(seats, "15:00", "16:00", 3)
    code, facts = refusal(house, seats, "15:30", "17:00", 2)
    assert (code, facts) == ("slot_taken", {"left": 1, "event": False})
    house.book(seats, "15:30", "17:00", 1)
    assert refusal(house, seats, "13:00", "14:30")[0] == "slot_taken", "all of it"


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        ("15:00", "15:00", "slot_unclear"),
        ("15:00", "14:00", "slot_unclear"),
        ("14:15", "15:00", "slot_off_grid"),
        ("14:00", "14:45", "slot_off_grid"),
        ("08:00", "10:30", "slot_outside_hours"),
        ("20:00", "21:30", "slot_outside_hours"),
        ("09:00", "10:00", "slot_past"),
        ("09:30", "10:30", "slot_past"),
    ],
)
def test_slots_that_cannot_be(house: House, hall: str, begins: str, ends: str, code: str) -> None:
    assert refusal(house, hall, begins, ends)[0] == code


def test_a_slot_that_has_just_begun(house: House, hall: str) -> None:
    house.clock.forward(minutes=29)
    house.book(hall, "10:00", "11:00")
    house.clock.forward(minutes=1)
    assert refusal(house, hall, "10:00", "10:30")[0] == "slot_past"


def test_across_midnight(house: House, hall: str) -> None:
    venue = {"code": "QJ0001", "name": "望江", "opens": "09:00", "closes": "02:00"}
    version = Version(EPOCH, "venue", 900)
    row = IncomingRow("venue", house.store.place.venue_id, version, venue)
    incoming(house.store, IncomingPage(rows=[row]))
    with pytest.raises(Refusal, match="slot_over_midnight"):
        _book(house, hall, at("23:00"), at("01:00", SUNDAY))
    _book(house, hall, at("23:00"), at("00:00", SUNDAY))
    assert clock_of(house.day(hall).entries[0].ends) == "00:00"


def _book(house: House, thing: str, begins: dt.datetime, ends: dt.datetime) -> None:
    with transaction(house.store, HE) as tx:
        book(tx, Asked(thing, begins, ends, name="小周"), house.desk.profile)


def test_a_day_the_house_is_closed(house: House, hall: str) -> None:
    rows = [
        IncomingRow("holiday", HE.staff_id or "", Version(EPOCH, "nation", 1), fields)
        for fields in [{"day": SUNDAY.isoformat(), "works": False, "name": "校庆"}]
    ]
    incoming(house.store, IncomingPage(rows=rows))
    code, facts = refusal(house, hall, "14:00", "15:00", day=SUNDAY)
    assert (code, facts) == ("venue_closed", {"day": "2026-11-29", "off": "校庆"})
    house.book(hall, "14:00", "15:00", day=SUNDAY + dt.timedelta(days=1))
    assert house.day(hall, SUNDAY).opening.closed


def test_a_thing_with_hours_of_its_own(house: House) -> None:
    thing = house.has("静心室", 2, weekly="sat 13:00-17:00")
    assert refusal(house, thing, "12:00", "14:00")[0] == "slot_outside_hours"
    assert refusal(house, thing, "14:00", "15:00", day=SUNDAY)[0] == "slot_outside_hours"
    house.book(thing, "13:00", "17:00")


def test_what_cannot_be_booked(house: House, hall: str) -> None:
    course = house.has("英语角", kind="course")
    assert refusal(house, course, "14:00", "15:00")[0] == "resource_not_bookable"
    elsewhere = house.has("隔壁厅", at_venue="01900000-0000-7000-8000-0000000000aa")
    assert refusal(house, elsewhere, "14:00", "15:00")[0] == "resource_not_bookable"
    over = house.has("旧厅", valid_until="2026-11-27")
    assert refusal(house, over, "14:00", "15:00")[0] == "resource_closed"
    assert [one.name for one in house.things()] == ["多功能厅", "旧厅"]
    assert refusal(house, hall, "14:00", "15:00", 41) == ("amount_out_of_range", {"most": 40})
    assert refusal(house, hall, "14:00", "15:00", 0)[0] == "amount_out_of_range"
    printer = house.has("3D 打印机", kind="goods")
    assert refusal(house, printer, "14:00", "15:00", 2) == ("amount_out_of_range", {"most": 1})
    house.book(printer, "14:00", "15:00", 1)


def test_words_have_limits(house: House, hall: str) -> None:
    for field, most in (("purpose", 100), ("note", 200)):
        code, facts = refusal(house, hall, "14:00", "15:00", **{field: "长" * (most + 1)})
        assert (code, facts["field"], facts["max"]) == ("text_too_long", field, most)
    house.book(hall, "14:00", "15:00", purpose="长" * 100, note="长" * 200)


def test_moved_to_another_time_and_back(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "16:00", 5, purpose="排练")
    later = house.move(made, "15:00", "17:00")
    assert house.row(made).state == "cancelled"
    row = house.row(later)
    assert (row.moved_from, row.amount, row.state) == (made, 5, "booked")
    assert (house.entry(later).name, house.entry(later).purpose) == ("小周", "排练")
    house.do("unmove", later)
    assert (house.row(made).state, house.row(later).state) == ("booked", "cancelled")
    house.book(hall, "17:00", "18:00")
    with pytest.raises(Refusal, match="slot_taken"):
        house.move(made, "16:30", "17:30")
    assert house.row(made).state == "booked", "nothing has happened"


def test_what_came_of_it(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "16:00")
    with pytest.raises(Refusal, match="booking_not_begun"):
        house.do("miss", made)
    house.do("use", made)
    assert house.row(made).state == "used"
    with pytest.raises(Refusal, match="no_such_move"):
        house.do("cancel", made)
    house.do("take_back", made)
    house.clock.forward(hours=4, minutes=10)
    house.do("miss", made)
    assert house.row(made).state == "no_show"
    house.book(hall, "14:00", "16:00")
    with pytest.raises(Refusal, match="slot_taken"):
        house.do("take_back", made)
    tomorrow = house.book(hall, "14:00", "16:00", day=SUNDAY)
    with pytest.raises(Refusal, match="booking_not_today"):
        house.do("use", tomorrow)
    house.do("cancel", tomorrow)
    house.do("take_back", tomorrow)
    assert house.row(tomorrow).state == "booked"
    with pytest.raises(Refusal, match="booking_unknown"):
        house.do("cancel", DAY.isoformat())


def test_who_may(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "16:00")
    for act, words in (("use", ()), ("cancel", ()), ("keep", ("挤一挤",)), ("take_back", ())):
        with pytest.raises(Refusal, match="not_allowed"):
            house.do(act, made, *words, actor=MA)
    house.actor = MA
    assert refusal(house, hall, "16:00", "17:00")[0] == "not_allowed"


def test_what_is_said_is_put_right(house: House, hall: str) -> None:
    made = house.book(hall, "14:00", "16:00", purpose="排练")
    house.do("amend", made, "合唱排练", "带琴")
    assert (house.entry(made).purpose, house.entry(made).note) == ("合唱排练", "带琴")
    with pytest.raises(Refusal, match="text_too_long"):
        house.do("amend", made, "长" * 101, "")


def test_whoever_is_merged_has_all_their_bookings(house: House, hall: str) -> None:
    one, other = house.knows("林晓禾"), house.knows("林小禾")
    first = house.book(hall, "14:00", "15:00", person_id=one)
    second = house.book(hall, "15:00", "16:00", person_id=other)
    with transaction(house.store, HE) as tx:
        merge(tx, one, other, "same_number")
    third = house.book(hall, "16:00", "17:00", person_id=max(one, other))
    with house.store.read() as session:
        found = bookings_of(session, other)
        chosen = select(BookingWords.person_id).where(BookingWords.booking_id == third)
        whose = session.execute(chosen).scalar_one()
    assert [entry.id for entry in found] == [third, second, first]
    assert whose == min(one, other)


def test_the_words_go_with_whoever_is_erased_and_the_slot_stays(house: House, hall: str) -> None:
    person = house.knows("林晓禾")
    made = house.book(hall, "14:00", "16:00", person_id=person, purpose="排练")
    with house.store.read() as session:
        words = session.execute(select(BookingWords.id)).scalar_one()
    gone = [
        IncomingRow(kind, row_id, Version(EPOCH, "venue", 700 + at_), {}, "erased")
        for at_, (kind, row_id) in enumerate([("booking_words", words), ("person", person)])
    ]
    _sent(house)
    incoming(house.store, IncomingPage(rows=gone))
    seen = house.entry(made)
    assert (seen.name, seen.purpose, seen.person_id) == ("", "", None)
    assert refusal(house, hall, "15:00", "16:00")[0] == "slot_taken"
    house.do("keep", made, "说好了")
    assert house.entry(made).kept_why == "说好了"


def _sent(house: House) -> None:
    with house.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id)).scalars().all()
    said = [Settled(op, "taken", applied=Version(EPOCH, "venue", 600)) for op in ops]
    page = IncomingPage(verdicts=said, scope="venue", epoch=EPOCH, cursor="c", number=600)
    incoming(house.store, page)
