"""Seats headquarters gives itself: signed up for on the web, and fewer of them than were given."""

from __future__ import annotations

from typing import Any

import pytest

from app.clock import to_text
from app.ids import new_id
from app.ops import Body
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.headquarters import put
from sync.hub.quotas import set_capacity
from sync.hub.signups import SignedUp, sign_up
from tests.support.hub import move
from tests.support.sittings import (
    NOON,
    event,
    quota,
    registration,
    sitting,
    stepped,
    waiting,
)
from tests.sync.hub.seatday import Day


def on_the_web(day: Day, session: str, row_id: str = "", **said: Any) -> SignedUp:
    """Sign up as the public page does."""
    with writing(day.books.engine) as connection:
        book = Book(connection, day.books.hub, day.books.venue)
        done = sign_up(book, row_id or new_id(), session, {"name": "陈晓", **said})
        book.flush()
    return done


def shall_be(day: Day, session: Body, capacity: int) -> dict[str, Any]:
    """Let headquarters say how many seats there shall be."""
    with writing(day.books.engine) as connection:
        book = Book(connection, day.books.hub, day.books.venue)
        counts = set_capacity(book, session.id, capacity)
        book.flush()
    return counts


# --- on the web ------------------------------------------------------------------------------


def test_the_web_gives_seats_of_the_pool_and_then_places_in_the_line(day: Day) -> None:
    session = day.open(3, reserve=2)
    assert on_the_web(day, session.id).status == "waitlisted"
    day.returned(session, 3)
    # One of three went to who waited; two are kept for the spot.
    assert day.counts(session) == (3, 2, 1, 0, 0)
    mine = new_id()
    assert on_the_web(day, session.id, mine) == SignedUp("waitlisted")
    assert on_the_web(day, session.id, mine) == SignedUp("waitlisted")  # its answer was lost
    assert day.counts(session) == (3, 2, 1, 0, 1)
    row = day.a.rows("registration")[mine]
    assert (row["channel"], row["name"]) == ("web", "陈晓")
    day.a.one(stepped(registration(session, row_id=mine), "waitlisted", "cancelled"))
    assert on_the_web(day, session.id, mine) == SignedUp("cancelled")


def test_a_seat_signed_up_for_is_nobody_elses(day: Day) -> None:
    session = day.open(2)
    day.returned(session, 2)
    assert [on_the_web(day, session.id).status for _ in "123"] == [
        "registered",
        "registered",
        "waitlisted",
    ]
    late = registration(session, session.id)
    day.a.one(late)
    assert day.status(late) == ["overbooked"]
    assert day.counts(session) == (2, 0, 3, 1, 1)


def test_why_nobody_can_sign_up(day: Day) -> None:
    off, free, over = day.open(1), day.open(0), day.open(1, ends_at=to_text(NOON))
    day.a.one(move("event_session", off.id, "status", "planned", "cancelled"))
    about = event(waitlist=False)
    full = sitting(about.id, 1)
    day.a.say(about, full)
    sessions = [off.id, free.id, over.id, full.id, new_id()]
    codes = [on_the_web(day, one).code for one in sessions]
    assert codes == ["called_off", "not_counted", "over", "none_left", "no_such_session"]
    assert day.a.rows("registration") == {}
    with pytest.raises(ValueError, match="phone"):
        on_the_web(day, day.open(1).id, phone=7)


# --- fewer than are given ----------------------------------------------------------------------


def test_headquarters_takes_seats_from_who_registered_last(day: Day) -> None:
    session = day.open(6)
    rows = [registration(session, session.id) for _ in range(3)]
    day.a.say(*rows)
    day.returned(session, 1)
    # One of the pool, two that the desk still holds, three given.
    counts = shall_be(day, session, 2)
    assert (counts["capacity"], counts.get("wanted")) == (2, None)
    assert day.status(*rows) == ["overbooked", "overbooked", "overbooked"]
    assert day.counts(session) == (2, 0, 3, 3, 0)
    assert day.left(session.id) == 2


def test_what_desks_hold_is_waited_for(day: Day) -> None:
    session = day.open(5)
    day.a.one(registration(session, session.id))
    counts = shall_be(day, session, 1)
    assert (counts["capacity"], counts["wanted"]) == (4, 1)
    assert day.counts(session) == (4, 0, 1, 1, 0)
    day.returned(session, 2)
    assert day.counts(session) == (2, 0, 1, 1, 0)
    assert day.a.rows("event_session")[session.id]["capacity"] == 2
    day.returned(session, 4)
    # Down to one; the last seat that came back is the guest's.
    seats = day.seats(session)
    assert "wanted" not in seats
    assert day.counts(session) == (1, 0, 1, 0, 0)


def test_a_later_word_overrules_what_was_waited_for(day: Day) -> None:
    session = day.open(5)
    shall_be(day, session, 1)
    assert day.seats(session)["wanted"] == 1
    counts = shall_be(day, session, 6)
    assert (counts["capacity"], counts["pool"], "wanted" in counts) == (6, 1, False)
    shall_be(day, session, 1)
    day.a.one(quota(session.id, 7))
    assert "wanted" not in day.seats(session)


def test_more_seats_go_to_whom_they_are_due(day: Day) -> None:
    session = day.open(1)
    told, wait = registration(session), waiting(session)
    day.b.say(told, wait)
    shall_be(day, session, 3)
    assert day.status(told, wait) == ["registered", "registered"]
    assert day.counts(session) == (3, 0, 2, 0, 0)
    free = day.open(0)
    rows = [registration(free) for _ in range(2)]
    day.b.say(*rows)
    assert shall_be(day, free, 0) == {}
    shall_be(day, free, 1)
    assert day.status(*rows) == ["registered", "overbooked"]
    day.seats(free)


def test_a_capacity_of_what_is_not_there(day: Day) -> None:
    with pytest.raises(LookupError):
        shall_be(day, sitting(new_id(), 1), 3)
    with pytest.raises(ValueError, match="capacity"):
        shall_be(day, day.open(1), 5001)


# --- what headquarters writes itself -----------------------------------------------------------


def hq(day: Day, kind: str, row_id: str, **fields: Any) -> int:
    with writing(day.books.engine) as connection:
        return put(connection, day.books.hub, day.books.venue, kind, row_id, fields)


def test_an_event_headquarters_calls_off_lends_no_seat(day: Day) -> None:
    session = day.open(3)
    hq(day, "event", session.fields["event_id"], review="cancelled")
    assert day.counts(session) == (3, 3, 0, 0, 0)
    assert day.a.rows("seat_lease")[session.id]["status"] == "ended"


def test_a_session_headquarters_makes_has_its_seats_in_the_pool(day: Day) -> None:
    about = event()
    day.a.one(about)
    session = sitting(about.id, 4)
    hq(day, "event_session", session.id, **session.fields)
    assert day.counts(session) == (4, 4, 0, 0, 0)
    late = registration(session)
    day.b.one(late)
    assert day.counts(session) == (4, 3, 1, 0, 0)


def test_headquarters_writes_no_count_by_hand(day: Day) -> None:
    session = day.open(3)
    for kind, fields in (
        ("event_session", {"capacity": 9}),
        ("seats", {"pool": 9}),
        ("seat_lease", {"granted": 9}),
        ("registration", {"status": "registered"}),
    ):
        with pytest.raises(ValueError, match="seats"):
            hq(day, kind, session.id, **fields)
    assert day.counts(session) == (3, 0, 0, 0, 0)
