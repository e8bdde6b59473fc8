"""What a venue's commit says to another: once, in order, and under one venue's lock at a time."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
import requests

from app.ids import new_id
from sync.hub import relaying
from sync.hub.book import Book
from sync.hub.database import reading, writing
from sync.hub.headquarters import write
from sync.hub.relays import Relay, relay_id, staged, waiting
from sync.hub.tables import relays
from tests.support.casework import case, details, note, step, together
from tests.support.hub import HubHandle, desk_of
from tests.sync.hub.desk import Ledger

NOTE = "relayed"


def takes(book: Book, relay: Relay) -> None:
    """Write down as somebody's name what was said, and from where."""
    if not relay.fields:
        return
    if relay.fields["name"] == "bad":
        raise ZeroDivisionError
    fields = {"name": relay.fields["name"], "role": "clerk", "status": "active"}
    write(book, "staff", relay.id, fields)
    if relay.fields.get("back"):
        said = {"name": f"{relay.fields['name']}回话"}
        book.put_relay(Relay(relay_id("back", relay.id), relay.venue, NOTE, said))


TAKERS = {NOTE: takes}


def say(books: Ledger, venue: str, *said: Relay, unsay: str = "") -> None:
    with writing(books.engine) as connection:
        book = Book(connection, books.hub, venue)
        for relay in said:
            book.put_relay(relay)
        if unsay:
            book.unsay(unsay)
        book.flush()
        assert staged(connection) == ((venue,) if said else ())
        assert staged(connection) == ()


def deliver(books: Ledger, *venues: str) -> list[str]:
    return relaying.deliver(books.engine, books.hub, *venues, takers=TAKERS)


def relay(to: str, name: str, cause: str = "", **more: Any) -> Relay:
    about = str(more.pop("about", ""))
    personal = bool(more.pop("personal", False))
    fields = {"name": name, **more}
    return Relay(relay_id(NOTE, cause or new_id()), to, NOTE, fields, about, personal)


def names(books: Ledger, venue: str) -> list[str]:
    return [row["name"] for row in books.desk(venue).rows("staff").values()]


def test_what_is_said_comes_once_and_in_order(books: Ledger) -> None:
    other = books.venue_of(1)
    some = [relay(other, f"第{count}句") for count in range(3)]
    say(books, books.venue, *some)
    assert names(books, other) == []
    assert deliver(books, books.venue) == [other]
    assert names(books, other) == ["第0句", "第1句", "第2句"]
    assert all(row.fields is None and row.done_at for row in books.all(relays)), "kept no longer"
    # The same work comes again, as after a restore of its desk.
    with writing(books.engine) as connection:
        book = Book(connection, books.hub, books.venue)
        book.put_relay(some[0])
        book.flush()
        assert staged(connection) == ()
    assert deliver(books, books.venue) == []
    assert len(names(books, other)) == 3


def test_what_comes_back_is_delivered_too(books: Ledger) -> None:
    other = books.venue_of(1)
    say(books, books.venue, relay(other, "要材料", back=True))
    assert deliver(books, books.venue) == [other, books.venue]
    assert names(books, books.venue) == ["要材料回话"]


def test_what_was_not_delivered_is_at_the_next_start(books: Ledger) -> None:
    other = books.venue_of(1)
    say(books, books.venue, relay(other, "断电之前"))
    assert relaying.deliver_all(books.engine, books.hub) == [], "a program that knows no such thing"
    with reading(books.engine) as connection:
        assert waiting(connection, books.venue) == [other]
    assert deliver(books, books.venue) == [other]
    say(books, books.venue, relay(new_id(), "没有这个站"))
    assert len(deliver(books, books.venue)) == 1
    assert deliver(books, books.venue) == []


@pytest.mark.expects_log("sync.hub")
def test_one_that_fails_holds_up_only_what_is_about_the_same(books: Ledger) -> None:
    other, row = books.venue_of(1), new_id()
    first = relay(other, "bad", about=row)
    say(books, books.venue, first, relay(other, "后一句", about=row), relay(other, "别的事"))
    assert deliver(books, books.venue) == [other]
    assert names(books, other) == ["别的事"]
    with reading(books.engine) as connection:
        assert waiting(connection, books.venue) == [other]


def test_what_is_unsaid_is_not_said(books: Ledger) -> None:
    other, row = books.venue_of(1), new_id()
    say(
        books,
        books.venue,
        relay(other, "林晓禾", about=row, personal=True),
        relay(other, "编号", about=row),
    )
    say(books, books.venue, unsay=row)
    assert "林晓禾" not in str(books.all(relays))
    deliver(books, books.venue)
    assert names(books, other) == ["编号"]


def test_what_fails_with_its_commit_is_never_said(books: Ledger) -> None:
    other = books.venue_of(1)
    with writing(books.engine) as connection:
        book = Book(connection, books.hub, books.venue)
        mark = book.mark()
        book.put_relay(relay(other, "收回的话"))
        book.undo(mark)
        book.flush()
        assert staged(connection) == ()
    assert deliver(books, books.venue) == []


def test_two_venues_that_talk_to_each_other_at_once_both_get_through(books: Ledger) -> None:
    """Locks are taken in both orders here; a transaction that held both would be a deadlock."""
    one, two = books.venue, books.venue_of(1)
    start, problems = threading.Barrier(2), list[BaseException]()

    def talk(here: str, there: str) -> None:
        try:
            start.wait(10)
            for count in range(10):
                say(books, here, relay(there, f"{count}", back=count % 2 == 0))
                deliver(books, here)
        except BaseException as error:
            problems.append(error)
            raise

    threads = [threading.Thread(target=talk, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    deliver(books, one, two)
    for venue in (one, two):
        assert len(names(books, venue)) == 15
    assert all(row.done_at for row in books.all(relays))


def test_a_desk_of_the_other_venue_that_waits_is_woken(hub: HubHandle) -> None:
    """Over the line: what one venue hands on, the other one's waiting desk hears at once."""
    other = hub.add_venue(1)
    here, there = desk_of(hub), desk_of(hub, other)
    there.pull()
    made = case()
    here.say(made, details(made.id), step(made.id, "submitted", "accepted"))
    answers: list[requests.Response] = []
    waiter = threading.Thread(target=lambda: answers.append(there.ask(wait=30.0)))
    waiter.start()
    started = time.monotonic()
    holder = {"holder_kind": "venue", "holder_id": other}
    moved = step(made.id, "accepted", "transferred", **holder)
    here.say(*together(moved, note(made.id, "transfer", words="近", shared=["need"])))
    waiter.join(25)
    assert time.monotonic() - started < 20
    rows = answers[0].json()["pages"][0]["rows"] + there.pull()
    assert {row["kind"] for row in rows} >= {"handover", "handover_words"}
