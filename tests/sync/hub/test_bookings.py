"""Bookings at headquarters: both are taken, the later one is marked until a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.ids import new_id
from app.ops import Body
from sync.hub.database import writing
from sync.hub.headquarters import put
from sync.hub.tables import ops
from tests.support.casework import step, together, word, words
from tests.support.hub import SALT, create, move, patch, person
from tests.support.nation import NORTH, NORTH_SCOPE, placed, resource, said, some_id
from tests.support.sittings import event, sitting
from tests.support.slots import at, booking, room, stepped, text
from tests.sync.hub.desk import Desk, Ledger, with_changes


def marked(desk: Desk) -> set[str]:
    """Give the bookings that are marked, as a desk reads them."""
    return {row_id for row_id, fields in desk.rows("booking").items() if fields.get("clash")}


@pytest.fixture
def hall(books: Ledger) -> tuple[Desk, Desk, str]:
    """Give two desks, and a hall for forty people."""
    one, two = books.desk(), books.desk()
    thing = room(40)
    assert word(one.one(thing)) == "taken"
    return one, two, thing.id


def test_two_desks_book_the_same_slot_and_the_later_one_is_marked(
    hall: tuple[Desk, Desk, str],
) -> None:
    one, two, thing = hall
    first, second = booking(thing, "14:00", "16:00"), booking(thing, "15:00", "17:00")
    assert words([*two.say(second), *one.say(first)]) == ["taken"] * 2
    assert marked(one) == {first.id} == marked(two)
    beside = booking(thing, "17:00", "18:00", 40)
    one.say(beside)
    assert marked(one) == {first.id}
    # The mark of a row whose slot came free goes, at every desk.
    assert word(two.one(stepped(second, "cancelled"))) == "taken"
    assert marked(one) == set() == marked(two)


def test_seats_are_counted_one_by_one(hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    said = [booking(thing, "10:00", "12:00", amount) for amount in (30, 12, 8, 3)]
    for place, body in enumerate(said):
        assert word((one, two)[place % 2].one(body)) == "taken"
    assert marked(one) == {said[1].id, said[3].id}
    one.say(stepped(said[2], "no_show"))
    assert marked(one) == {said[1].id}, "who came later has the seat of whoever did not come"
    one.say(stepped(said[2], "booked", "no_show"))
    assert marked(one) == {said[1].id, said[2].id}, "and who comes back comes last"


def test_kept_all_the_same_and_decided_anew(hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    first, second = booking(thing, "14:00", "16:00", 30), booking(thing, "14:00", "16:00", 20)
    one.say(first)
    two.say(second)
    about = create("booking_words", booking_id=second.id, kept_why="挤一挤坐得下")
    assert words(two.say(*together(patch("booking", second.id, clash_kept=True), about))) == [
        "taken",
        "taken",
    ]
    assert marked(one) == {second.id}
    late = booking(thing, "15:00", "16:00", 5)
    one.say(late)
    assert marked(one) == {second.id, late.id}, "what was kept takes its part"
    one.say(patch("booking", second.id, clash_kept=None), stepped(late, "cancelled"))
    assert marked(one) == {second.id}
    # A retry, and a used slot, change nothing.
    one.say(stepped(first, "used"))
    assert marked(one) == {second.id}


def test_no_desk_marks_or_shifts_a_booking(hall: tuple[Desk, Desk, str]) -> None:
    one, _, thing = hall
    made = booking(thing, "14:00", "16:00", clash=True)
    assert word(one.one(made)) == "taken"
    one.say(patch("booking", made.id, clash=True))
    assert marked(one) == set()
    changes: dict[str, Any] = {"begins_at": text("15:00"), "amount": 3, "resource_id": new_id()}
    for name, value in changes.items():
        verdict = one.one(with_changes(patch("booking", made.id), fields={name: value}))
        assert (word(verdict), verdict.facts) == ("refused fixed", {"field": name})


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends_at": text("14:00")}, "ends_at"),
        ({"ends_at": "2026-11-30T00:00:00.000Z"}, "ends_at"),
        ({"amount": 0}, "amount"),
        ({"state": "used"}, "state"),
        ({"amount": 100_001}, "amount"),
        ({"begins_at": "2026-11-28"}, "begins_at"),
    ],
)
def test_what_is_no_booking(
    hall: tuple[Desk, Desk, str], fields: dict[str, Any], field: str
) -> None:
    verdict = hall[0].one(booking(hall[2], "14:00", "16:00", **fields))
    assert (word(verdict), verdict.facts) == ("refused bad_field", {"field": field})


def test_two_desks_move_one_booking_and_the_second_is_told(hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    made = booking(thing, "14:00", "16:00")
    one.say(made)
    mine = booking(thing, "16:00", "18:00", moved_from=made.id)
    theirs = booking(thing, "18:00", "20:00", moved_from=made.id)
    assert words(one.say(*together(stepped(made, "cancelled"), mine))) == ["taken"] * 2
    late = two.say(*together(stepped(made, "cancelled"), theirs))
    assert words(late) == ["refused moved_on", "refused group"]
    assert set(one.rows("booking")) == {made.id, mine.id}


def test_an_event_takes_the_whole_room(hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    about = event()
    times = {"starts_at": text("14:00"), "ends_at": text("16:00")}
    session = sitting(about.id, 0, room="多功能厅", **times)
    before, beside = booking(thing, "15:00", "17:00", 2), booking(thing, "16:00", "17:00", 2)
    one.say(before, beside)
    assert marked(one) == set()
    two.say(about, session)
    assert marked(one) == {before.id}
    after = booking(thing, "13:30", "14:30", 1)
    one.say(after)
    assert marked(one) == {before.id, after.id}
    two.say(patch("event_session", session.id, room="静心室"))
    assert marked(one) == set()
    two.say(patch("event_session", session.id, room="多功能厅 "))
    assert marked(one) == {before.id, after.id}
    two.say(move("event_session", session.id, "status", "planned", "cancelled"))
    assert marked(one) == set()
    two.say(move("event_session", session.id, "status", "cancelled", "planned"))
    assert marked(one) == {before.id, after.id}
    two.say(move("event", about.id, "review", "approved", "cancelled"))
    assert marked(one) == set()


def test_headquarters_moves_a_session(books: Ledger, hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    about = event()
    times = {"starts_at": text("09:00"), "ends_at": text("10:00")}
    session = sitting(about.id, 0, room="多功能厅", **times)
    two.say(about, session)
    made = booking(thing, "14:00", "15:00")
    one.say(made)
    moved = {"starts_at": text("14:30"), "ends_at": text("15:30")}
    with writing(books.engine) as connection:
        put(connection, books.hub, books.venue, "event_session", session.id, dict(moved))
    assert marked(one) == {made.id}


def test_a_choice_about_a_session_s_room_counts_anew(hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    about = event()
    session = sitting(about.id, 0, room="甲", starts_at=text("14:00"), ends_at=text("16:00"))
    one.say(about, session)
    made = booking(thing, "15:00", "17:00")
    one.say(made)
    one.say(patch("event_session", session.id, room="多功能厅"))
    assert marked(one) == {made.id}
    two.say(patch("event_session", session.id, room="乙"))
    assert marked(one) == set()
    [(conflict_id, conflict)] = one.rows("conflict").items()
    said_ = {"version": conflict["version"], "value": "多功能厅"}
    choice = Body(
        v=1, verb="resolve", kind="conflict", id=conflict_id, salt=SALT, field="room", fields=said_
    )
    assert word(one.one(choice)) == "taken"
    assert marked(one) == {made.id}


def test_how_much_there_is_changes(books: Ledger) -> None:
    books.hub = replace(books.hub, clock=lambda: at("08:00"))
    desk, thing = books.desk(), room(24)
    some = [booking(thing.id, "10:00", "12:00", 8) for _ in range(3)]
    desk.say(thing, *some)
    assert marked(desk) == set()
    desk.say(patch("own_resource", thing.id, capacity=16))
    assert marked(desk) == {some[2].id}
    desk.say(patch("own_resource", thing.id, capacity=20, hours="只在周末"))
    assert marked(desk) == {some[2].id}
    desk.say(patch("own_resource", thing.id, capacity=24))
    assert marked(desk) == set()


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "beside what waits"])
def test_a_room_that_comes_after_its_bookings(books: Ledger, alone: bool) -> None:
    """As after a restore, when another desk brings its own again first."""
    books.hub = replace(books.hub, clock=lambda: at("08:00"))
    desk, other, thing = books.desk(), books.desk(), room(10)
    first, second = booking(thing.id, "10:00", "12:00", 6), booking(thing.id, "11:00", "13:00", 5)
    beside = booking(thing.id, "12:00", "13:00", 5)
    assert words(other.say(first, second, beside)) == ["taken"] * 3
    assert marked(desk) == set()
    if not alone:
        waits = step(new_id(), "submitted", "accepted")
        assert word(other.one(waits)).split()[0] in ("held", "refused")
    assert word(desk.one(thing)) == "taken"
    assert marked(desk) == {second.id} == marked(other)


def test_a_room_of_headquarters_directory(books: Ledger) -> None:
    desk = books.desk()
    placed(books.engine, books.hub, books.venue, NORTH)
    thing = some_id(7)
    fields = {**resource("共享会议室", type="room", capacity=6), "at_venue": books.venue}
    said(books.engine, books.hub, NORTH_SCOPE, "resource", {thing: fields})
    first, second = booking(thing, "10:00", "11:00", 4), booking(thing, "10:00", "11:00", 3)
    desk.say(first, second)
    assert marked(desk) == {second.id}


def test_of_a_thing_nobody_knows_nothing_is_too_much(books: Ledger) -> None:
    desk, thing = books.desk(), new_id()
    assert words(desk.say(booking(thing, "10:00", "11:00"), booking(thing, "10:00", "11:00"))) == [
        "taken",
        "taken",
    ]
    assert marked(desk) == set()


def test_bookings_one_after_the_other_over_midnight_of_utc(hall: tuple[Desk, Desk, str]) -> None:
    """At the venue it is eight in the morning: what begins before may reach over."""
    one, _, thing = hall
    early, late = booking(thing, "07:00", "09:00"), booking(thing, "08:30", "10:00")
    one.say(late, early)
    assert marked(one) == {early.id}


def test_whoever_is_erased_leaves_the_slot(books: Ledger, hall: tuple[Desk, Desk, str]) -> None:
    one, two, thing = hall
    somebody = person()
    first, second = booking(thing, "14:00", "16:00"), booking(thing, "14:00", "16:00")
    about = create(
        "booking_words", booking_id=first.id, person_id=somebody.id, purpose="乐队排练找鼓手"
    )
    one.say(somebody, *together(first, about))
    two.say(second)
    erase = Body(v=1, verb="erase", kind="person", id=somebody.id, salt=SALT)
    assert word(one.one(erase)) == "taken"
    assert two.rows("booking_words") == {}
    assert set(two.rows("booking")) == {first.id, second.id}
    assert marked(two) == {second.id}
    assert not any("找鼓手" in (row.body or "") for row in books.all(ops))


def test_one_batch_is_judged_as_many(books: Ledger) -> None:
    """Whether they come in one push or each in its own, the same ones are marked."""
    for together_ in (True, False):
        desk, thing = books.desk(books.new_venue()), room(2)
        some = [booking(thing.id, "10:00", "12:00", 1) for _ in range(4)]
        if together_:
            desk.say(thing, *some)
        else:
            for body in (thing, *some):
                desk.say(body)
        assert marked(desk) == {some[2].id, some[3].id}
