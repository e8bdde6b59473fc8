"""Who gets a seat at headquarters: never sold twice, and nobody who was told so is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.clock import to_text
from app.ids import new_id
from tests.support.hub import fact, patch, person
from tests.support.sittings import (
    NOON,
    event,
    registration,
    sitting,
    some_ids,
    stepped,
    waiting,
)
from tests.sync.hub.seatday import Day, word

# --- a session is born -----------------------------------------------------------------------


def test_who_makes_a_session_holds_all_its_seats(day: Day) -> None:
    session = day.open(5)
    assert day.counts(session) == (5, 0, 0, 0, 0)
    lease = day.a.rows("seat_lease")[session.id]
    assert lease.pop("token")
    assert lease == {
        "session_id": session.id,
        "device": day.a.place.id,
        "incarnation": day.a.place.incarnation,
        "granted": 5,
        "used": 0,
        "returned": 0,
        "expires_at": to_text(NOON + dt.timedelta(hours=8)),
        "status": "held",
    }


def test_a_lease_of_a_session_far_off_is_good_for_a_day(day: Day) -> None:
    for ends in (to_text(NOON + dt.timedelta(days=3)), "9999-12-31T23:59:59.999Z"):
        session = day.open(1, ends_at=ends)
        lease = day.a.rows("seat_lease")[session.id]
        assert lease["expires_at"] == to_text(NOON + dt.timedelta(hours=24))


def test_where_nobody_registers_nothing_is_counted(day: Day) -> None:
    session = day.open(0)
    one = registration(session)
    assert word(day.b.one(one)) == "taken"
    assert (day.a.rows("seats"), day.a.rows("seat_lease")) == ({}, {})
    assert day.status(one) == ["registered"]
    assert word(day.b.one(stepped(one, "registered", "cancelled"))) == "taken"


# --- registering -----------------------------------------------------------------------------


def test_a_seat_of_its_own_lease(day: Day) -> None:
    session = day.open(2)
    one = registration(session, session.id)
    assert word(day.a.one(one)) == "taken"
    assert day.counts(session) == (2, 0, 1, 0, 0)
    assert day.left(session.id) == 1
    assert day.a.rows("registration")[one.id]["lease"] == session.id


def test_another_desk_has_no_seat_of_it_and_nobody_is_refused(day: Day) -> None:
    session = day.open(1)
    told = registration(session, session.id)
    verdict = day.b.one(told)
    assert (word(verdict), verdict.facts) == ("taken", {"overbooked": True})
    assert day.counts(session) == (1, 0, 1, 1, 0)
    row = day.a.rows("registration")[told.id]
    assert (row["status"], row["changed_why"]) == ("overbooked", "overbooked")
    assert "lease" not in row


def test_another_life_of_the_desk_has_none_of_its_seats(day: Day) -> None:
    session = day.open(1)
    day.a.place = replace(day.a.place, incarnation=new_id())
    day.books.lives(day.a)
    told = registration(session, session.id)
    day.a.one(told)
    assert day.status(told) == ["overbooked"]
    assert day.counts(session) == (1, 0, 1, 1, 0)


def test_a_lease_that_is_used_up_and_then_the_pool(day: Day) -> None:
    session = day.open(3)
    day.returned(session, 1)
    rows = [registration(session, session.id) for _ in range(4)]
    verdicts = day.a.say(*rows)
    assert [v.facts for v in verdicts] == [{}, {}, {}, {"overbooked": True}]
    assert day.counts(session) == (3, 0, 4, 1, 0)
    assert "lease" not in day.a.rows("registration")[rows[2].id]


def test_a_registration_for_a_session_nobody_has_heard_of_waits_for_it(day: Day) -> None:
    about = event()
    session = sitting(about.id, 2)
    early = registration(session)
    verdict = day.b.one(early)
    assert (word(verdict), verdict.facts) == ("held waiting_for", {"id": session.id})
    day.a.say(about, session)
    assert day.status(early) == ["overbooked"]
    assert day.counts(session) == (2, 0, 1, 1, 0)


def test_a_session_whose_making_was_refused_is_waited_for(day: Day) -> None:
    about = event()
    session = sitting(about.id, 2)
    bad = sitting(about.id, 2, session.id, starts_at="soon")
    row = registration(session, session.id)
    assert [word(v) for v in day.a.say(about, bad, row)] == [
        "taken",
        "refused bad_field",
        "held waiting_for",
    ]


# --- waiting ---------------------------------------------------------------------------------


def test_who_waits_gets_the_first_seat_that_comes_free_in_order(day: Day) -> None:
    session = day.open(1)
    seated = registration(session, session.id)
    first, second = waiting(session), waiting(session)
    day.a.say(seated)
    day.b.say(first, second)
    assert day.counts(session) == (1, 0, 1, 0, 2)
    turns = [day.a.rows("registration")[one.id]["turn"] for one in (first, second)]
    assert turns == sorted(turns)
    # What was given from a lease goes back to it: the desk may give it to somebody else.
    day.a.one(stepped(seated, "registered", "cancelled"))
    assert day.counts(session) == (1, 0, 0, 0, 2)
    day.returned(session, 1)
    assert day.status(first, second) == ["registered", "waitlisted"]
    row = day.a.rows("registration")[first.id]
    assert (row["changed_why"], row.get("turn")) == ("promoted", None)
    assert day.counts(session) == (1, 0, 1, 0, 1)


def test_with_a_seat_in_the_pool_nobody_waits(day: Day) -> None:
    session = day.open(2)
    day.returned(session, 1)
    one = waiting(session)
    day.b.one(one)
    assert day.status(one) == ["registered"]
    assert day.counts(session) == (2, 0, 1, 0, 0)


def test_where_there_is_no_waiting_list_nobody_is_promoted(day: Day) -> None:
    about = event(waitlist=False)
    session = sitting(about.id, 1)
    one = waiting(session)
    day.a.say(about, session, one)
    day.returned(session, 1)
    assert day.counts(session) == (1, 1, 0, 0, 1)
    day.a.one(patch("event", about.id, waitlist=True))
    assert day.status(one) == ["registered"]


def test_after_the_end_nobody_is_promoted(day: Day) -> None:
    session = day.open(1)
    one = waiting(session)
    day.b.one(one)
    day.forward(hours=6)
    day.returned(session, 1)
    assert day.counts(session) == (1, 1, 0, 0, 1)


def test_seats_kept_for_the_spot_are_not_given_to_who_waits(day: Day) -> None:
    session = day.open(3, reserve=2)
    one, two = waiting(session), waiting(session)
    day.b.say(one, two)
    # The desk still has one of the two that are kept: one more of the pool is kept beside it.
    day.returned(session, 2)
    assert day.counts(session) == (3, 1, 1, 0, 1)
    day.returned(session, 3)
    assert day.counts(session) == (3, 2, 1, 0, 1)
    day.a.one(patch("event_session", session.id, reserve=0))
    assert day.status(one, two) == ["registered", "registered"]


def test_who_is_overbooked_comes_before_who_waits(day: Day) -> None:
    session = day.open(1)
    one, told = waiting(session), registration(session)
    day.b.say(one, told)
    day.returned(session, 1)
    assert day.status(one, told) == ["waitlisted", "registered"]
    assert day.a.rows("registration")[told.id]["changed_why"] == "settled"
    assert day.counts(session) == (1, 0, 1, 0, 1)


# --- one registration a person ---------------------------------------------------------------


def test_a_second_registration_of_a_person_takes_no_seat(day: Day) -> None:
    session, lin = day.open(3), person()
    day.a.one(lin)
    first = registration(session, session.id, lin.id)
    second = registration(session, session.id, lin.id)
    day.a.one(first)
    verdict = day.a.one(second)
    assert (word(verdict), verdict.facts) == ("taken", {"duplicate_of": first.id})
    row = day.a.rows("registration")[second.id]
    assert (row["status"], row["duplicate_of"], row["changed_why"]) == (
        "cancelled",
        first.id,
        "duplicate",
    )
    assert day.counts(session) == (3, 0, 1, 0, 0)
    assert day.left(session.id) == 2


@pytest.mark.parametrize("again", ["registered", "waitlisted"])
@pytest.mark.parametrize("first", ["registered", "waitlisted"])
def test_two_desks_registered_one_person(day: Day, first: str, again: str) -> None:
    session, lin = day.open(1), person()
    day.a.one(lin)
    one = registration(session, session.id if first == "registered" else "", lin.id, status=first)
    two = registration(session, "", lin.id, status=again)
    day.a.one(one)
    day.b.one(two)
    gives_way = (first, again) == ("waitlisted", "registered")
    stays, goes = (two, one) if gives_way else (one, two)
    assert day.status(goes) == ["cancelled"]
    assert day.a.rows("registration")[goes.id]["duplicate_of"] == stays.id
    assert day.status(stays) == ["overbooked" if gives_way else first]
    day.seats(session)


def test_two_cards_of_one_person_are_one_registration(day: Day) -> None:
    session = day.open(3)
    one, other = some_ids(2)
    day.a.say(person(one), person(other), fact("same_person", person_id=one, other_id=other))
    rows = [registration(session, session.id, who) for who in (one, other)]
    day.a.say(*rows)
    assert day.status(*rows) == ["registered", "cancelled"]
    assert day.counts(session) == (3, 0, 1, 0, 0)


def test_what_was_cancelled_may_come_back_but_not_beside_another(day: Day) -> None:
    session, lin = day.open(2), person()
    one = registration(session, session.id, lin.id)
    two = registration(session, session.id, lin.id)
    day.a.say(lin, one, stepped(one, "registered", "cancelled"), two)
    verdict = day.a.one(stepped(one, "cancelled", "registered", lease=session.id))
    assert (word(verdict), verdict.facts) == ("taken", {"duplicate_of": two.id})
    assert day.status(one, two) == ["cancelled", "registered"]
    day.a.one(stepped(two, "registered", "cancelled"))
    day.a.one(stepped(one, "cancelled", "registered", lease=session.id))
    row = day.a.rows("registration")[one.id]
    assert row["status"] == "registered"
    assert not row.keys() & {"duplicate_of", "changed_why"}
    assert day.counts(session) == (2, 0, 1, 0, 0)


# --- moving ----------------------------------------------------------------------------------


def test_a_seat_of_a_lease_that_ended_goes_to_the_pool(day: Day) -> None:
    session = day.open(2)
    one = registration(session, session.id)
    day.a.one(one)
    day.forward(hours=9)
    day.a.one(stepped(one, "registered", "cancelled"))
    assert day.counts(session) == (2, 2, 0, 0, 0)


def test_out_of_turn_with_a_reason_from_the_desks_own_seats(day: Day) -> None:
    session = day.open(1)
    first, second = waiting(session), waiting(session)
    day.b.say(first, second)
    said = stepped(second, "waitlisted", "registered", lease=session.id, why="坐轮椅，提前安排")
    assert word(day.a.one(said)) == "taken"
    assert day.status(first, second) == ["waitlisted", "registered"]
    assert day.counts(session) == (1, 0, 1, 0, 1)
    assert day.a.rows("registration")[second.id]["lease"] == session.id


def test_out_of_turn_where_no_seat_is_left(day: Day) -> None:
    session = day.open(1)
    first, second = waiting(session), waiting(session)
    day.b.say(first, second)
    verdict = day.b.one(stepped(second, "waitlisted", "registered"))
    assert (word(verdict), verdict.facts) == (
        "refused no_seat",
        {"session": session.id, "pool": 0},
    )
    assert day.counts(session) == (1, 0, 0, 0, 2)
    # A desk that gave a seat of a lease told somebody so: that is not taken back.
    verdict = day.b.one(stepped(first, "waitlisted", "registered", lease=session.id))
    assert verdict.facts == {"overbooked": True}
    assert day.status(first) == ["overbooked"]
    day.seats(session)


def test_a_stale_move_changes_no_seat(day: Day) -> None:
    session = day.open(1)
    one = registration(session, session.id)
    day.a.say(one, stepped(one, "registered", "cancelled"))
    assert word(day.b.one(stepped(one, "registered", "cancelled"))) == "refused moved_on"
    assert day.counts(session) == (1, 0, 0, 0, 0)


def test_letting_in_somebody_overbooked_makes_room_if_there_is_none(day: Day) -> None:
    session = day.open(1)
    one, two = registration(session), registration(session)
    day.b.say(one, two)
    assert word(day.b.one(stepped(one, "overbooked", "registered"))) == "taken"
    assert day.counts(session) == (2, 0, 2, 1, 0)
    assert day.a.rows("event_session")[session.id]["capacity"] == 2
    day.b.one(stepped(two, "overbooked", "cancelled"))
    assert day.counts(session) == (2, 0, 1, 0, 0)


def test_back_to_the_waiting_list_is_a_new_turn(day: Day) -> None:
    session = day.open(1)
    one, two = waiting(session), waiting(session)
    day.b.say(one, two, stepped(one, "waitlisted", "cancelled"))
    day.b.one(stepped(one, "cancelled", "waitlisted"))
    day.returned(session, 1)
    assert day.status(one, two) == ["waitlisted", "registered"]
