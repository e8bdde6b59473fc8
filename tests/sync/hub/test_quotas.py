"""How many seats there are: given back, reclaimed, more of them and fewer, called off, erased."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.clock import to_text
from app.ids import new_id
from app.ops import Body
from sync.hub.tables import ops
from tests.support.hub import SALT, move, patch, person
from tests.support.sittings import (
    NOON,
    event,
    given_back,
    quota,
    registration,
    sitting,
    stepped,
    waiting,
)
from tests.sync.hub.seatday import Day, word

# --- giving back -----------------------------------------------------------------------------


def test_given_back_is_counted_in_all_and_never_more_than_is_left(day: Day) -> None:
    session = day.open(4)
    day.a.one(registration(session, session.id))
    for total, pool in ((1, 1), (1, 1), (0, 1), (99, 3)):
        day.returned(session, total)
        assert day.counts(session) == (4, pool, 1, 0, 0)
    assert day.a.rows("seat_lease")[session.id]["returned"] == 3


def test_only_the_desk_that_holds_a_lease_gives_it_back(day: Day) -> None:
    session = day.open(2)
    assert word(day.b.one(given_back(session.id, 1))) == "refused not_yours"
    assert word(day.a.one(given_back(new_id(), 1))) == "refused no_such_row"
    said = given_back(session.id, 1)
    said.fields["returned"] = "all"
    assert word(day.a.one(said)) == "refused bad_field"
    assert word(day.a.one(patch("seat_lease", session.id, granted=9))) == "refused fixed"
    day.forward(hours=9)
    day.returned(session, 2)
    assert day.counts(session) == (2, 2, 0, 0, 0)
    assert day.a.rows("seat_lease")[session.id]["returned"] == 0


# --- time ------------------------------------------------------------------------------------


def test_until_it_is_reclaimed_a_lease_is_good_whatever_the_desks_clock_said(day: Day) -> None:
    session = day.open(2)
    day.forward(hours=8, minutes=40)
    one = registration(session, session.id)
    day.a.one(one)
    assert day.counts(session) == (2, 0, 1, 0, 0)
    assert day.left(session.id) == 1
    day.forward(seconds=1)
    two, three = registration(session, session.id), registration(session, session.id)
    day.a.say(two, three)
    assert day.status(one, two, three) == ["registered", "registered", "overbooked"]
    assert "lease" not in day.a.rows("registration")[two.id]
    assert day.a.rows("seat_lease")[session.id]["status"] == "ended"


def test_what_comes_free_by_time_goes_to_whom_it_is_due_first(day: Day) -> None:
    session = day.open(1, ends_at=to_text(NOON + dt.timedelta(days=3)))
    told, wait = registration(session), waiting(session)
    day.b.say(told, wait)
    day.forward(hours=24, minutes=41)
    late = registration(session)
    day.b.one(late)
    assert day.status(told, wait, late) == ["registered", "waitlisted", "overbooked"]
    day.seats(session)


def test_who_was_promoted_meanwhile_is_not_moved_again(day: Day) -> None:
    session = day.open(1, ends_at=to_text(NOON + dt.timedelta(days=3)))
    wait = waiting(session)
    day.b.one(wait)
    day.forward(hours=25)
    verdict = day.b.one(stepped(wait, "waitlisted", "registered"))
    assert (word(verdict), verdict.facts["now"]) == ("refused moved_on", "registered")
    assert day.counts(session) == (1, 0, 1, 0, 0)


# --- how many there shall be -----------------------------------------------------------------


def test_more_seats_go_to_the_desk_that_made_the_session(day: Day) -> None:
    session = day.open(2)
    assert word(day.a.one(quota(session.id, 2))) == "taken"
    assert word(day.a.one(quota(session.id, 5))) == "taken"
    assert (day.counts(session), day.left(session.id)) == ((5, 0, 0, 0, 0), 5)
    assert day.a.rows("event_session")[session.id]["capacity"] == 5


def test_more_seats_said_by_another_desk_go_to_whom_they_are_due(day: Day) -> None:
    session = day.open(1)
    told, wait = registration(session), waiting(session)
    day.b.say(told, wait)
    day.b.one(quota(session.id, 4))
    assert day.status(told, wait) == ["registered", "registered"]
    assert day.counts(session) == (4, 1, 2, 0, 0)


def test_fewer_seats_only_where_they_are_left(day: Day) -> None:
    session = day.open(5)
    day.a.one(registration(session, session.id))
    day.returned(session, 2)
    verdict = day.b.one(quota(session.id, 2))
    assert (word(verdict), verdict.facts) == (
        "refused seats_given",
        {"least": 3, "used": 1, "lent": 2},
    )
    assert word(day.b.one(quota(session.id, 4))) == "taken"
    assert day.counts(session) == (4, 1, 1, 0, 0)
    assert word(day.a.one(quota(session.id, 1))) == "taken"
    assert (day.counts(session), day.left(session.id)) == ((1, 0, 1, 0, 0), 0)
    assert word(day.a.one(quota(session.id, 0))) == "refused seats_given"


@pytest.mark.parametrize("capacity", [-1, 5001, "many", None, True])
def test_a_capacity_that_is_none(day: Day, capacity: Any) -> None:
    session = day.open(2)
    assert word(day.a.one(quota(session.id, capacity))) == "refused bad_field"
    assert word(day.a.one(quota(new_id(), 1))) == "refused no_such_row"


def test_counting_begins_when_there_shall_be_seats(day: Day) -> None:
    session = day.open(0)
    rows, wait = [registration(session) for _ in range(3)], waiting(session)
    day.b.say(*rows, wait)
    day.a.one(quota(session.id, 2))
    assert day.status(*rows) == ["registered", "registered", "overbooked"]
    assert day.counts(session) == (2, 0, 3, 1, 1)


# --- called off, erased ------------------------------------------------------------------------


def test_a_session_that_is_called_off_takes_its_seats_back_and_promotes_nobody(day: Day) -> None:
    session = day.open(2)
    wait = waiting(session)
    day.b.one(wait)
    day.a.one(move("event_session", session.id, "status", "planned", "cancelled"))
    assert (day.counts(session), day.status(wait)) == ((2, 2, 0, 0, 1), ["waitlisted"])
    assert day.a.rows("seat_lease")[session.id]["status"] == "ended"
    late = registration(session, session.id)
    day.a.one(late)
    assert day.counts(session) == (2, 1, 1, 0, 1)
    day.a.one(move("event_session", session.id, "status", "cancelled", "planned"))
    assert (day.counts(session), day.status(wait)) == ((2, 0, 2, 0, 0), ["registered"])


def test_an_event_that_is_called_off_is_so_with_all_its_sessions(day: Day) -> None:
    about = event()
    sessions = [sitting(about.id, 2), sitting(about.id, 3)]
    day.a.say(about, *sessions)
    day.b.one(move("event", about.id, "review", "approved", "cancelled"))
    assert [day.counts(one)[1] for one in sessions] == [2, 3]


def erase(person_id: str) -> Body:
    return Body(v=1, verb="erase", kind="person", id=person_id, salt=SALT, subjects=[person_id])


def test_the_seat_of_somebody_erased_is_given_on(day: Day) -> None:
    session, lin = day.open(1), person()
    seated, wait = registration(session, "", lin.id, name="林晓禾"), waiting(session)
    day.a.one(lin)
    day.returned(session, 1)
    day.b.say(seated, wait)
    assert day.status(seated, wait) == ["registered", "waitlisted"]
    day.a.one(erase(lin.id))
    assert seated.id not in day.a.rows("registration")
    assert day.status(wait) == ["registered"]
    assert day.counts(session) == (1, 0, 1, 0, 0)
    assert word(day.b.one(patch("registration", seated.id, note="林晓禾"))) == "refused gone"
    assert word(day.b.one(registration(session, "", lin.id))) == "refused gone"
    held = [row.body for row in day.books.all(ops)]
    assert not any("林晓禾" in (text or "") for text in held)
