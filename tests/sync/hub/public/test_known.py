"""Sessions kept decoded between views: as right as reading them all, and far less is read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import event as hear

from app.clock import to_text
from sync.hub import reviewing
from sync.hub.book import Book
from sync.hub.database import reading, writing
from sync.hub.public.known import SessionsAhead
from tests.support.hub import move, person
from tests.support.sittings import NOON, event, sitting
from tests.sync.hub.seatday import Day


class Views:
    """One process's views of a venue's list, each held against reading it anew."""

    def __init__(self, day: Day) -> None:
        self.day, self.kept = day, SessionsAhead()

    def __call__(self, epoch: str = "") -> set[str]:
        """Look; gives the ids ahead."""
        hub, venue = self.day.books.hub, self.day.books.venue
        with reading(self.day.books.engine) as connection:
            asked = (connection, epoch or hub.epoch, venue, hub.now())
            found, anew = self.kept.of(*asked), SessionsAhead().of(*asked)
        assert found == anew
        return set(found)

    def rows_read(self) -> int:
        """Look once more; gives how many sessions were read for it."""
        hub, venue = self.day.books.hub, self.day.books.venue
        read = 0

        def count(_conn: Any, cursor: Any, statement: str, *_more: Any) -> None:
            nonlocal read
            read += "fields" in statement

        engine = self.day.books.engine
        hear.listen(engine, "after_cursor_execute", count)
        try:
            with reading(engine) as connection:
                self.kept.of(connection, hub.epoch, venue, hub.now())
        finally:
            hear.remove(engine, "after_cursor_execute", count)
        return read


def test_whatever_changed_is_seen_at_the_next_view(day: Day) -> None:
    view = Views(day)
    about = event()
    first, second = sitting(about.id, 3), sitting(about.id, 3)
    past = sitting(
        about.id,
        3,
        starts_at=to_text(NOON - dt.timedelta(days=2)),
        ends_at=to_text(NOON - dt.timedelta(days=2, hours=-1)),
    )
    assert view() == set()
    day.a.say(about, first, second, past)
    assert view() == {first.id, second.id}
    day.b.one(move("event_session", second.id, "status", "planned", "cancelled"))
    assert view() == {first.id}
    day.b.one(move("event_session", second.id, "status", "cancelled", "planned"))
    with writing(day.books.engine) as connection:
        book = Book(connection, day.books.hub, day.books.venue)
        reviewing.move(book, past.id, NOON + dt.timedelta(days=1))
        book.flush()
    assert view() == {first.id, second.id, past.id}
    day.forward(hours=7)
    assert view() == {past.id}


def test_nothing_is_read_again_while_nothing_changes(day: Day) -> None:
    view = Views(day)
    about = event()
    day.a.say(about, *(sitting(about.id, 3) for _ in range(5)))
    assert (view.rows_read(), view.rows_read()) == (1, 0)
    day.a.one(person())
    assert (view.rows_read(), view.rows_read()) == (1, 0), "something changed, no session did"
    view()


def test_numbers_of_another_epoch_compare_with_nothing(day: Day) -> None:
    view = Views(day)
    about = event()
    made = sitting(about.id, 3)
    day.a.say(about, made)
    assert view() == {made.id}
    assert view("another epoch") == {made.id}


def test_venues_nobody_looks_at_any_more_are_let_go(day: Day) -> None:
    kept = SessionsAhead()
    with reading(day.books.engine) as connection:
        for number in range(600):
            kept.of(connection, day.books.hub.epoch, f"venue {number}", day.books.hub.now())
    assert len(kept._venues) == 500
