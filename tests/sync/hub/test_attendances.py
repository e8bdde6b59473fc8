"""Who took part in a session: each of them once, whoever admitted them."""

from __future__ import annotations

from app.ids import new_id
from app.ops import Body
from tests.support.hub import SALT, create, fact, person, void
from tests.support.sittings import (
    attendance,
    registration,
    some_ids,
)
from tests.sync.hub.seatday import Day, word

# --- who took part ---------------------------------------------------------------------------


def test_two_desks_admit_one_person_to_a_session(day: Day) -> None:
    session, lin = day.open(1), person()
    one, two = attendance(session, lin.id), attendance(session, lin.id)
    day.a.say(lin, one)
    day.b.one(two)
    assert day.a.rows("attendance")[two.id]["duplicate_of"] == one.id
    day.a.one(void("attendance", one.id))
    assert "duplicate_of" not in day.a.rows("attendance")[two.id]


def test_two_desks_admit_one_ticket(day: Day) -> None:
    session = day.open(1)
    ticket = registration(session)
    one, two = (attendance(session, registered=ticket.id) for _ in "12")
    day.a.say(ticket, one)
    day.b.one(two)
    assert day.a.rows("attendance")[two.id]["duplicate_of"] == one.id


def test_two_cards_of_one_person_in_a_session_and_taken_apart(day: Day) -> None:
    session = day.open(1)
    first, second = some_ids(2)
    one, two = attendance(session, first), attendance(session, second)
    merge = fact("same_person", person_id=first, other_id=second)
    day.a.say(person(first), person(second), one, two, merge)
    assert day.a.rows("attendance")[two.id]["duplicate_of"] == one.id
    day.a.one(void("same_person", merge.id))
    assert "duplicate_of" not in day.a.rows("attendance")[two.id]


def test_a_verb_of_seats_on_something_else_is_none(day: Day) -> None:
    lin = person()
    day.a.one(lin)
    said = Body(v=1, verb="quota", kind="person", id=lin.id, salt=SALT, fields={"capacity": 1})
    assert word(day.a.one(said)) == "held unknown_verb"
    assert word(day.a.one(create("seats", event_id=new_id()))) == "refused fixed"
