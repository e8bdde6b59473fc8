"""What went is shown for 180 days; then its tombstone goes too, and nobody is left in the dark."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, select

from app.ids import new_id
from app.ops import Body
from sync.hub import admin
from sync.hub.buckets import compare
from sync.hub.database import reading, writing
from sync.hub.hub import Trouble
from sync.hub.tables import erased, pruned, rows, tombstones
from sync.hub.tombs import AT_ONCE, DAYS, tidy
from sync.wire.checksum import bucket_of
from sync.wire.messages import Compare, Compared, Page
from tests.support.hub import SALT, HubHandle, desk_of, patch, person, visit
from tests.sync.hub.desk import Desk, Ledger


def erase(row_id: str) -> Body:
    return Body(1, "erase", "person", row_id, SALT, subjects=[row_id])


def later(books: Ledger, days: float) -> None:
    """Let days pass by the hub's clock."""
    then = books.hub.clock() + dt.timedelta(days=days)
    books.hub = replace(books.hub, clock=lambda: then)


def tidied(books: Ledger, most: int = AT_ONCE) -> int:
    with writing(books.engine) as connection:
        return tidy(connection, books.hub, books.venue, most=most)


def people_gone(books: Ledger, desk: Desk, count: int) -> list[str]:
    """Register people and erase them again."""
    ids = [new_id() for _ in range(count)]
    desk.say(*map(person, ids))
    desk.say(*map(erase, ids))
    return ids


def trouble(work: Any) -> tuple[int, str, dict[str, Any]]:
    with pytest.raises(Trouble) as caught:
        work()
    return caught.value.status, caught.value.problem.code, caught.value.problem.facts


def last_page(desk: Desk, cursor: str = "", limit: int = 500, **more: Any) -> Page:
    while True:
        page = desk.page(cursor, limit, **more).pages[0]
        if not page.more:
            return page
        cursor = page.cursor


def compared(desk: Desk, cursor: str) -> Compared:
    place, hub = desk.place, desk.books.hub
    asked = Compare(hub.epoch, place.incarnation, {"venue": cursor})
    with reading(desk.books.engine) as connection:
        return compare(connection, hub, place, asked)


# --- what goes, and when ------------------------------------------------------------------


def test_a_tombstone_stays_180_days_and_then_goes_and_the_erased_id_never_does(
    books: Ledger,
) -> None:
    desk = books.desk()
    (gone,) = people_gone(books, desk, 1)
    stays = new_id()
    desk.say(person(stays))
    assert tidied(books) == 0
    later(books, DAYS - 0.01)
    assert tidied(books) == 0
    assert gone in {row.id for row in books.all(rows)}
    later(books, 0.02)
    assert tidied(books) == 1
    assert gone not in {row.id for row in books.all(rows)}
    assert books.all(tombstones) == []
    assert [row.id for row in books.all(erased)] == [gone]
    assert [row.number for row in books.all(pruned)] == [3]
    assert tidied(books) == 0
    # Count and checksum were proved by `rows`; the id stays refused for ever.
    assert set(desk.rows("person")) == {stays}
    assert [
        verdict.code for verdict in desk.say(person(gone), patch("person", gone, note="来过"))
    ] == [
        "gone",
        "gone",
    ]
    assert desk.one(visit(gone)).facts == {"without": ["person_id"]}
    assert desk.one(erase(gone)).verdict == "taken"


def test_a_tombstone_says_no_word_about_anybody(books: Ledger) -> None:
    desk = books.desk()
    who = new_id()
    desk.say(person(who, name="仇嘉树", phone="19900000001"), erase(who))
    (tomb,) = [row for row in books.all(rows) if row.gone]
    assert (tomb.fields, tomb.stamps, tomb.key) == ("{}", "{}", None)


def test_batches_go_one_by_one_in_the_order_of_their_numbers(books: Ledger) -> None:
    desk = books.desk()
    people_gone(books, desk, 7)
    later(books, DAYS + 1)
    assert [tidied(books, most=3) for _ in range(4)] == [3, 3, 1, 0]
    assert [row.number for row in books.all(pruned)] == [15]


def test_what_went_before_it_was_noted_is_noted_by_the_first_tidying(books: Ledger) -> None:
    desk = books.desk()
    people_gone(books, desk, 2)
    with writing(books.engine) as connection:
        connection.execute(delete(tombstones).where(tombstones.c.venue_id == books.venue))
    later(books, DAYS - 1)
    assert tidied(books) == 0
    assert len(books.all(tombstones)) == 2
    later(books, 2)
    assert tidied(books) == 2


def test_other_venues_keep_theirs(books: Ledger) -> None:
    people_gone(books, books.desk(), 1)
    other = books.venue_of(1)
    (theirs,) = people_gone(books, books.desk(other), 1)
    later(books, DAYS + 1)
    assert tidied(books) == 1
    with reading(books.engine) as connection:
        found = connection.execute(select(rows.c.id).where(rows.c.venue_id == other))
        assert theirs in set(found.scalars())


# --- who has read less far ----------------------------------------------------------------


def test_who_has_not_read_so_far_must_read_anew_and_who_has_reads_on(books: Ledger) -> None:
    desk, away = books.desk(), books.desk()
    before = away.page().pages[0].cursor
    people_gone(books, desk, 1)
    after = desk.page().pages[0].cursor
    later(books, DAYS + 1)
    tidied(books)
    stale = (410, "resync_required", {"scopes": {"venue": 3}})
    assert trouble(lambda: away.page(before)) == stale
    assert trouble(lambda: away.page(before, wait=20.0)) == stale
    assert trouble(lambda: compared(away, before)) == stale
    assert not desk.page(after).pages[0].rows
    assert compared(desk, after).scopes[0].sums is not None
    assert [row.kind for row in away.page().pages[0].rows] == ["venue"]


def test_what_waits_is_taken_from_a_desk_that_must_read_anew(books: Ledger) -> None:
    desk, away = books.desk(), books.desk()
    before = away.page().pages[0].cursor
    people_gone(books, desk, 1)
    later(books, DAYS + 1)
    tidied(books)
    pushed = away.send(away.ops(person(), visit()), cursors={"venue": before})
    assert [verdict.verdict for verdict in pushed.verdicts] == ["taken", "taken"]


def test_a_reading_from_the_start_is_not_begun_again_by_what_went_before_it(
    books: Ledger,
) -> None:
    desk = books.desk()
    people_gone(books, desk, 4)
    desk.say(*(visit() for _ in range(10)))
    page = desk.page("", 2).pages[0]
    later(books, DAYS + 1)
    tidied(books)
    with_since = page.cursor.split(":")
    assert len(with_since) == 5
    assert last_page(desk, page.cursor, 2).number == 19
    people_gone(books, desk, 1)
    later(books, DAYS + 1)
    tidied(books)
    assert trouble(lambda: desk.page(page.cursor))[:2] == (410, "resync_required")


def test_the_end_of_a_reading_from_the_start_says_who_was_ever_erased(books: Ledger) -> None:
    desk = books.desk()
    gone = people_gone(books, desk, 5)
    desk.say(*(visit() for _ in range(5)))
    later(books, DAYS + 1)
    tidied(books)
    cursor, told = "", []
    for _ in range(99):
        page = desk.page(cursor, 2).pages[0]
        told.append(page.erased)
        cursor = page.cursor
        if not page.more:
            break
    assert told == [[]] * (len(told) - 1) + [sorted(gone)]
    assert len(told) > 2
    assert desk.page(cursor).pages[0].erased == []
    bucket = bucket_of(gone[0])
    some = last_page(desk, buckets=[bucket])
    assert some.erased == sorted(one for one in gone if bucket_of(one) == bucket)


# --- by itself, and by hand ---------------------------------------------------------------


def test_a_desk_that_signs_in_finds_the_house_in_order(hub: HubHandle) -> None:
    desk = desk_of(hub)
    who = new_id()
    desk.say(person(who), erase(who))
    long_ago = {"went_at": "2020-01-01T00:00:00.000Z"}
    with writing(hub.engine) as connection:
        connection.execute(
            tombstones.update().where(tombstones.c.venue_id == hub.venue).values(**long_ago)
        )
    assert desk.ask_token().status_code == 200
    with reading(hub.engine) as connection:
        found = connection.execute(select(rows.c.id).where(rows.c.venue_id == hub.venue))
        assert who not in set(found.scalars())
    desk.cursor = ""
    desk.pull()


def test_by_hand_every_venue_is_pruned(
    books: Ledger, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people_gone(books, books.desk(), 2)
    books.venue_of(1)
    assert admin.main(["--db", database, "prune"]) == 0
    assert capsys.readouterr().out == ""
    with writing(books.engine) as connection:
        connection.execute(
            tombstones.update()
            .where(tombstones.c.venue_id == books.venue)
            .values(went_at="2020-01-01T00:00:00.000Z")
        )
    assert admin.main(["--db", database, "prune"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["pruned"] == 2
