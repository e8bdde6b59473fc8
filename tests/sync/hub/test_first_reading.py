"""A desk's first reading: what stands at one number, kind by kind, then the log from there."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from app.ops import Body
from sync.hub.hub import Trouble
from sync.hub.tables import scope_seq
from sync.wire.checksum import checksum_of
from sync.wire.messages import Page, Row
from tests.support.hub import SALT, patch, person, visit
from tests.sync.hub.desk import Desk, Ledger, with_changes


class Reader:
    """A desk that has nothing yet; every page it was shown."""

    def __init__(self, desk: Desk, limit: int) -> None:
        self.desk, self.limit = desk, limit
        self.cursor = ""
        self.pages: list[Page] = []

    def turn(self) -> bool:
        """Read a page; says whether there is more."""
        page = self.desk.page(self.cursor, self.limit, first=True).pages[0]
        self.pages.append(page)
        self.cursor = page.cursor
        return page.more

    def to_the_end(self) -> dict[tuple[str, str], Row]:
        """Read on to the end; gives what stands then, proved by the last page's sums."""
        while self.turn():
            pass
        live = self.live()
        last = self.pages[-1]
        sums = [(row.kind, row.id, row.version.number) for row in live.values()]
        assert (last.count, last.checksum) == (len(live), checksum_of(sums))
        return live

    def live(self) -> dict[tuple[str, str], Row]:
        """Give the last that was shown of each row that stands."""
        shown = {(row.kind, row.id): row for page in self.pages for row in page.rows}
        return {key: row for key, row in shown.items() if not row.gone}

    def reading(self) -> list[Page]:
        """Give the pages of the first reading alone, without the log behind it."""
        return [page for page in self.pages if page.total is not None]


def test_people_come_before_their_visits_and_the_newest_first(books: Ledger) -> None:
    desk = books.desk()
    for _ in range(5):
        desk.say(person(), visit(), visit())
    reader = Reader(books.desk(), 4)
    reader.to_the_end()
    rows = [row for page in reader.pages for row in page.rows]
    kinds = [row.kind for row in rows]
    assert kinds == ["venue", *["person"] * 5, *["visit"] * 10]
    for kind in ("person", "visit"):
        ids = [row.id for row in rows if row.kind == kind]
        assert ids == sorted(ids, reverse=True)


def test_every_page_says_how_much_of_how_much_was_read(books: Ledger) -> None:
    desk = books.desk()
    desk.say(*(person() for _ in range(20)))
    reader = Reader(books.desk(), 6)
    reader.to_the_end()
    assert [(page.done, page.total) for page in reader.pages] == [
        (6, 21),
        (12, 21),
        (18, 21),
        (21, 21),
    ]
    # Not before the end is it true that all up to a number was read.
    assert [page.number for page in reader.pages] == [0, 0, 0, 21]


def test_what_is_written_meanwhile_is_neither_missed_nor_doubled(books: Ledger) -> None:
    chance = random.Random(7)
    desk = books.desk()
    people = [person() for _ in range(30)]
    desk.say(*people, *(visit() for _ in range(30)))
    reader = Reader(books.desk(), 5)
    gone = people[4].id
    more, turns = True, 0
    while more:
        more, turns = reader.turn(), turns + 1
        if turns > 12:
            continue
        some = chance.choice(people[5:])
        desk.say(patch("person", some.id, note=f"第{turns}次"), person(name="新来的"), visit())
        if turns == 6:
            desk.say(Body(v=1, verb="erase", kind="person", id=gone, salt=SALT))
    live = reader.to_the_end()
    assert {id_: row.fields for (_, id_), row in live.items()} == books.desk().rows()
    assert ("person", gone) not in live
    shown = Counter((row.kind, row.id, row.version) for page in reader.pages for row in page.rows)
    assert set(shown.values()) == {1}
    # Told by the count of what stood when it began, and never backwards.
    told = [page.done or 0 for page in reader.reading()]
    assert told == sorted(told)
    assert {page.total for page in reader.reading()} == {61}


def test_a_row_written_before_and_after_its_turn_comes_by_the_log(books: Ledger) -> None:
    desk = books.desk()
    people = [person() for _ in range(10)]
    desk.say(*people)
    reader = Reader(books.desk(), 4)
    reader.turn()
    shown = {row.id for row in reader.pages[0].rows}
    seen = next(one.id for one in people if one.id in shown)
    unseen = next(one.id for one in people if one.id not in shown)
    desk.say(*(patch("person", one, note="改过") for one in (seen, unseen)))
    live = reader.to_the_end()
    versions = [row.version.number for page in reader.pages for row in page.rows if row.id == seen]
    assert len(versions) == 2
    assert sum(row.id == unseen for page in reader.pages for row in page.rows) == 1
    assert {live["person", one].fields["note"] for one in (seen, unseen)} == {"改过"}


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_it_goes_on_from_any_page_however_often_it_is_asked(books: Ledger, limit: int) -> None:
    desk = books.desk()
    desk.say(*(person() for _ in range(6)), *(visit() for _ in range(6)))
    reader = Reader(books.desk(), limit)
    more = True
    while more:
        before = reader.cursor
        more = reader.turn()
        again = reader.desk.page(before, limit, first=True).pages[0]
        assert again.rows == reader.pages[-1].rows
        assert again.cursor == reader.cursor
    assert len(reader.live()) == 13


def test_who_has_read_it_before_goes_on_by_numbers(books: Ledger) -> None:
    desk = books.desk()
    desk.say(person(), person())
    cursor = desk.page().pages[0].cursor
    desk.say(visit())
    page = desk.page(cursor, first=True).pages[0]
    assert ([row.kind for row in page.rows], page.total) == (["visit"], None)


def test_a_place_in_a_reading_is_only_what_the_hub_signed(books: Ledger) -> None:
    desk, other = books.desk(), books.desk(books.venue_of(1))
    desk.say(*(person() for _ in range(4)))
    cursor = desk.page("", 2, first=True).pages[0].cursor
    parts = cursor.split(":")
    forged = [":".join([*parts[:2], "1", *parts[3:]]), ":".join([*parts[:3], parts[-1]])]
    for said, reader in [*((one, desk) for one in forged), (cursor, other)]:
        with pytest.raises(Trouble) as caught:
            reader.page(said)
        assert (caught.value.status, caught.value.problem.code) == (400, "bad_cursor")


def test_a_pin_above_the_hubs_own_number_proves_that_it_went_back(books: Ledger) -> None:
    desk = books.desk()
    desk.say(*(person() for _ in range(4)))
    cursor = desk.page("", 2, first=True).pages[0].cursor
    with books.engine.begin() as connection:
        connection.execute(scope_seq.update().values(value=1))
    for asks in (lambda: desk.page(cursor), lambda: desk.send([], cursors={"venue": cursor})):
        with pytest.raises(Trouble) as caught:
            asks()
        assert (caught.value.status, caught.value.problem.code) == (409, "ahead")


def test_rows_no_table_of_kinds_names_come_at_the_end(books: Ledger) -> None:
    desk = books.desk()
    refused = person(name="")
    waiting = patch("person", refused.id, note="等")
    verdicts = desk.say(person(), visit(), refused, waiting)
    assert verdicts[-1].code == "waiting_for"
    said = {"reason": "写错了"}
    gives_up = Body(v=1, verb="discard", kind="person", id=refused.id, salt=SALT, fields=said)
    desk.say(with_changes(gives_up, replaces=verdicts[2].op_id))
    reader = Reader(books.desk(), 2)
    live = reader.to_the_end()
    assert [row.kind for row in live.values()][-1] == "verdict"
    assert {row.id: row.fields for row in live.values()} == books.desk().rows()
