"""Pages, cursors and the order of numbers: a reader that follows them misses nothing."""

from __future__ import annotations

import threading
from typing import Any

import msgspec
import pytest

from sync.hub.buckets import compare
from sync.hub.database import reading
from sync.hub.hub import Trouble
from sync.hub.ledger import read
from sync.hub.tables import scope_seq
from sync.wire.checksum import Buckets, bucket_of
from sync.wire.messages import Compare, Pull, Sums
from tests.support.hub import person, visit
from tests.sync.hub.desk import Desk, Ledger


def trouble(work: Any) -> tuple[int, str]:
    with pytest.raises(Trouble) as caught:
        work()
    return caught.value.status, caught.value.problem.code


def words(verdicts: Any) -> list[str]:
    return [f"{item.verdict} {item.code}".strip() for item in verdicts]


# --- order --------------------------------------------------------------------------------


def test_pages_of_any_size_show_every_row_once_in_order(books: Ledger) -> None:
    desk = books.desk()
    at = "2026-11-28T06:22:05.123Z"
    for _ in range(3):
        desk.say(*(visit(recorded_at=at) for _ in range(400)))
    for limit in (500, 499, 400, 137):
        cursor, numbers = "", []
        more = True
        while more:
            page = desk.page(cursor, limit).pages[0]
            assert len(page.rows) <= limit
            assert page.more == (page.count is None)
            numbers += [row.version.number for row in page.rows]
            cursor, more = page.cursor, page.more
        assert numbers == list(range(1, 1202))


def test_a_page_never_weighs_more_than_the_cap(books: Ledger) -> None:
    desk = books.desk()
    desk.say(*(person(extra="x" * 60_000) for _ in range(40)))
    cursor, found, more = "", 0, True
    while more:
        page = desk.page(cursor).pages[0]
        assert sum(len(msgspec.json.encode(row)) for row in page.rows) < 1_100_000
        found += len(page.rows)
        cursor, more = page.cursor, page.more
    assert found == 41


def test_concurrent_pushes_number_in_commit_order_and_a_tailing_reader_misses_nothing(
    books: Ledger,
) -> None:
    desks = [books.desk() for _ in range(4)]
    reader = books.desk()
    done = threading.Event()
    seen: list[int] = []
    troubles: list[BaseException] = []

    def writes(desk: Desk) -> None:
        try:
            for _ in range(15):
                desk.say(person(), visit())
        except BaseException as error:
            troubles.append(error)
            raise

    def tails() -> None:
        cursor = ""
        while True:
            last = done.is_set()
            page = reader.page(cursor, 7).pages[0]
            seen.extend(row.version.number for row in page.rows)
            cursor = page.cursor
            if last and not page.more:
                return

    threads = [threading.Thread(target=writes, args=(desk,)) for desk in desks]
    tail = threading.Thread(target=tails)
    for thread in (tail, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    tail.join()
    assert troubles == []
    assert seen == list(range(1, 4 * 15 * 2 + 2))
    assert books.all(scope_seq)[0].value == seen[-1]


# --- cursors ------------------------------------------------------------------------------


def test_a_cursor_is_only_what_the_hub_signed_for_this_venue(books: Ledger) -> None:
    desk, other = books.desk(), books.desk(books.venue_of(1))
    desk.one(person())
    cursor = desk.page().pages[0].cursor
    epoch, scope, number, mac = cursor.split(":")
    for forged in (
        f"{epoch}:{scope}:{int(number) - 1}:{mac}",
        f"{epoch}:{scope}:{number}:{'0' * 32}",
        f"{epoch}:{scope}:{number}",
        "nonsense",
        ":::",
        "\u9752:\u5e74",
    ):
        assert trouble(lambda said=forged: desk.page(said)) == (400, "bad_cursor")
    assert trouble(lambda: other.page(cursor)) == (400, "bad_cursor")


def test_a_cursor_above_the_hubs_own_number_says_that_the_hub_lost_something(
    books: Ledger,
) -> None:
    desk = books.desk()
    desk.say(person(), person())
    cursor = desk.page().pages[0].cursor
    with books.engine.begin() as connection:
        connection.execute(scope_seq.update().values(value=1))
    assert trouble(lambda: desk.page(cursor)) == (409, "ahead")
    assert trouble(lambda: desk.page("", acknowledged=9)) == (409, "ahead")


@pytest.mark.parametrize(
    ("epoch", "incarnation", "scope", "answer"),
    [
        ("old", "", "venue", (409, "epoch")),
        ("", "01900000-0000-7000-8000-00000000dead", "venue", (409, "incarnation")),
        ("", "", "venue/restricted", (403, "scope")),
    ],
)
def test_only_the_desks_own_scopes_are_read_in_this_epoch(
    books: Ledger, epoch: str, incarnation: str, scope: str, answer: tuple[int, str]
) -> None:
    desk = books.desk()
    pull = Pull(epoch or books.hub.epoch, incarnation or desk.place.incarnation, {scope: ""})
    with reading(books.engine) as connection:
        assert trouble(lambda: read(connection, books.hub, desk.place, pull)) == answer


# --- what the rows add up to --------------------------------------------------------------


def compared(desk: Desk, cursor: str, **more: Any) -> Sums:
    """Ask for the sums of the buckets."""
    hub, place = desk.books.hub, desk.place
    said = {"epoch": hub.epoch, "incarnation": place.incarnation, **more}
    with reading(desk.books.engine) as connection:
        answer = compare(connection, hub, place, Compare(cursors={"venue": cursor}, **said))
    assert answer.epoch == hub.epoch
    return answer.scopes[0]


def test_buckets_add_up_to_what_a_desk_reads(books: Ledger) -> None:
    """Whatever the order of a set, and whichever database it is."""
    desk = books.desk()
    who = person(tags=["volunteer", "member"])
    desk.say(who, *(visit(who.id) for _ in range(40)))
    pulled = desk.page().pages[0]
    here = Buckets()
    for row in pulled.rows:
        said = dict(row.fields)
        if "tags" in said:
            said["tags"] = sorted(said["tags"], reverse=True)
        here.put(row.kind, row.id, row.version.number, {**said, "nothing": None})
    sums = compared(desk, pulled.cursor)
    assert (sums.number, sums.sums) == (pulled.number, here.sums())


def test_who_is_not_at_the_end_gets_no_sums_but_where_it_is(books: Ledger) -> None:
    desk = books.desk()
    desk.say(person())
    cursor = desk.page().pages[0].cursor
    desk.say(person())
    assert compared(desk, cursor) == Sums("venue", 3)
    for change, said in (
        ({"epoch": "x"}, "epoch"),
        ({"incarnation": desk.place.id}, "incarnation"),
    ):
        assert trouble(lambda change=change: compared(desk, cursor, **change)) == (409, said)


def test_a_bucket_is_read_page_by_page_and_nothing_else_with_it(books: Ledger) -> None:
    desk = books.desk()
    desk.say(*(visit() for _ in range(300)))
    all_rows = [row.id for row in desk.page().pages[0].rows]
    some = sorted({bucket_of(row_id) for row_id in all_rows})[:40]
    cursor, found, more = "", [], True
    while more:
        page = desk.page(cursor, 7, buckets=some).pages[0]
        found += [row.id for row in page.rows]
        cursor, more = page.cursor, page.more
    assert found == [row_id for row_id in all_rows if bucket_of(row_id) in some]
