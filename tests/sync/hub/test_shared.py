"""What headquarters says to many venues: each reads what is its region's, by the ordinary pull."""

from __future__ import annotations

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from app.kinds import NATION_SCOPE as NATION
from sync.hub import admin, buckets
from sync.hub.accounts import make_code
from sync.hub.database import reading, writing
from sync.hub.headquarters import put
from sync.hub.hub import Trouble
from sync.hub.recovery import Ahead
from sync.hub.sharedbook import Written, prune_shared, put_shared, tidy_up_shared
from sync.hub.tables import rows, shared_buckets, shared_rows, shared_seq
from sync.hub.tombs import DAYS
from sync.wire.checksum import Buckets
from sync.wire.messages import Compare, Compared
from tests.support.hub import BareDesk, HubHandle, create, desk_of
from tests.support.nation import (
    NORTH,
    NORTH_SCOPE,
    PROVINCE_SCOPE,
    SOUTH,
    SOUTH_SCOPE,
    category,
    placed,
    resource,
    said,
    some_id,
)
from tests.sync.hub.desk import Desk, Ledger

ONE, TWO, THREE = (some_id(number) for number in range(3))
WAIT = 1.0


def write(books: Ledger, scope: str, **some: dict[str, Any] | None) -> Written:
    """Let headquarters say resources, by a short name each."""
    ids = {"one": ONE, "two": TWO, "three": THREE}
    rows_of = {ids[name]: fields for name, fields in some.items()}
    return said(books.engine, books.hub, scope, "resource", rows_of)


def many(books: Ledger, count: int, scope: str = NATION) -> None:
    some = {some_id(number): resource(f"第{number}队") for number in range(count)}
    said(books.engine, books.hub, scope, "resource", some)


@pytest.fixture
def both(books: Ledger) -> tuple[Desk, Desk]:
    """Give a desk in each of two districts."""
    north, south = books.desk(), books.desk(books.new_venue())
    placed(books.engine, books.hub, north.place.venue_id, NORTH)
    placed(books.engine, books.hub, south.place.venue_id, SOUTH)
    return north, south


def names(desk: Desk, scope: str) -> set[str]:
    return {fields["name"] for fields in desk.rows(scope=scope).values()}


def compared(desk: Desk, cursor: str, scope: str = NATION) -> Compared:
    hub, place = desk.books.hub, desk.place
    with reading(desk.books.engine) as connection:
        asked = Compare(hub.epoch, place.incarnation, {scope: cursor})
        return buckets.compare(connection, hub, place, asked)


def trouble(work: Any) -> str:
    with pytest.raises(Trouble) as caught:
        work()
    return caught.value.problem.code


# --- who reads what -----------------------------------------------------------------------


def test_each_of_two_districts_reads_its_own_and_both_what_is_above(
    books: Ledger, both: tuple[Desk, Desk]
) -> None:
    north, south = both
    write(books, NATION, one=resource("全国"))
    write(books, PROVINCE_SCOPE, one=resource("全省"))
    write(books, NORTH_SCOPE, one=resource("北"), two=resource("北二"))
    write(books, SOUTH_SCOPE, one=resource("南"))
    for desk, own, words in ((north, NORTH_SCOPE, {"北", "北二"}), (south, SOUTH_SCOPE, {"南"})):
        assert desk.page().scopes == ["venue", own, NATION, PROVINCE_SCOPE]
        assert names(desk, NATION) == {"全国"}
        assert names(desk, PROVINCE_SCOPE) == {"全省"}
        assert names(desk, own) == words
        assert not desk.rows("resource")
    assert trouble(lambda: north.page(scope=SOUTH_SCOPE)) == "scope"
    assert trouble(lambda: compared(north, "", SOUTH_SCOPE)) == "scope"
    foreign = south.page(scope=SOUTH_SCOPE).pages[0].cursor
    assert trouble(lambda: north.page(foreign, scope=SOUTH_SCOPE)) == "scope"


def test_a_venue_nobody_placed_reads_the_nations_and_no_other(books: Ledger) -> None:
    desk = books.desk()
    write(books, NATION, one=resource())
    write(books, NORTH_SCOPE, one=resource())
    assert desk.page().scopes == ["venue", NATION]
    assert trouble(lambda: desk.page(scope=NORTH_SCOPE)) == "scope"
    assert trouble(lambda: desk.page(scope="district/")) == "scope"


def test_nobody_is_told_of_a_scope_before_something_is_in_it(books: Ledger) -> None:
    desk = books.desk()
    placed(books.engine, books.hub, books.venue, NORTH)
    assert desk.page().scopes == []
    assert trouble(lambda: desk.page(scope=NORTH_SCOPE)) == "scope"
    assert trouble(lambda: desk.page("nonsense", scope=NATION)) == "scope"
    write(books, NORTH_SCOPE, one=resource())
    assert desk.page().scopes == ["venue", NORTH_SCOPE]


def test_a_cursor_of_one_scope_is_none_of_another(books: Ledger, both: tuple[Desk, Desk]) -> None:
    north, south = both
    write(books, NATION, one=resource())
    write(books, PROVINCE_SCOPE, one=resource())
    cursor = north.page(scope=NATION).pages[0].cursor
    assert trouble(lambda: north.page(cursor, scope=PROVINCE_SCOPE)) == "bad_cursor"
    assert trouble(lambda: south.page(cursor, scope=NATION)) == "bad_cursor"


def test_a_cursor_for_more_than_there_is_proves_that_the_database_went_back(
    books: Ledger,
) -> None:
    desk = books.desk()
    write(books, NATION, one=resource())
    cursor = desk.page(scope=NATION).pages[0].cursor
    with writing(books.engine) as connection:
        connection.execute(shared_seq.delete())
    with pytest.raises(Ahead):
        desk.page(cursor, scope=NATION)


# --- writing --------------------------------------------------------------------------------


def test_what_stands_just_so_gets_no_new_number(books: Ledger) -> None:
    first = {"one": resource("甲"), "two": resource("乙")}
    assert write(books, NATION, **first) == Written(made=2)
    assert write(books, NATION, **first) == Written(same=2)
    second = {"one": resource("甲"), "two": resource("丙"), "three": None}
    assert write(books, NATION, **second) == Written(changed=1, same=2)
    assert write(books, NATION, one=None, two=None) == Written(gone=2)
    assert write(books, NATION, one=resource("甲")) == Written(made=1)
    assert books.all(shared_seq)[0].value == 6
    assert set(books.desk().rows(scope=NATION)) == {ONE}


def test_a_row_comes_with_its_new_number_and_its_tombstone(books: Ledger) -> None:
    desk = books.desk()
    write(books, NATION, one=resource("甲"), two=resource("乙"))
    cursor = desk.page(scope=NATION).pages[0].cursor
    write(books, NATION, one=resource("丙"), two=None)
    page = desk.page(cursor, scope=NATION).pages[0]
    assert [(row.id, row.version.number, row.gone) for row in page.rows] == [
        (ONE, 3, ""),
        (TWO, 4, "left"),
    ]
    assert (page.rows[1].fields, page.count) == ({}, 1)


def test_only_headquarters_writes_it_and_nowhere_else(books: Ledger) -> None:
    desk = books.desk()
    for kind, fields in (("resource", resource()), ("service_category", category())):
        verdict = desk.one(create(kind, **fields))
        assert (verdict.verdict, verdict.code) == ("refused", "fixed")
    with writing(books.engine) as connection:
        with pytest.raises(ValueError, match="shared"):
            put(connection, books.hub, books.venue, "resource", ONE, resource())
        for scope, kind, fields in (
            ("venue", "resource", resource()),
            ("district/9990", "resource", resource()),
            (NATION, "staff", {"name": "沈知远"}),
            (NATION, "unheard_of", {}),
            (NATION, "resource", {"type": "expert", "name": "甲"}),
            (NATION, "resource", resource(capacity="8")),
        ):
            with pytest.raises(ValueError):  # noqa: PT011 - which one does not matter
                put_shared(connection, books.hub, scope, kind, {ONE: fields})
    assert books.all(shared_rows) == books.all(shared_seq) == []
    assert not [row for row in books.all(rows) if row.kind == "resource"]


def test_two_who_begin_a_scope_at_once_lose_nothing(books: Ledger) -> None:
    def begin(number: int) -> None:
        some = {some_id(100 * number + one): resource() for one in range(20)}
        said(books.engine, books.hub, NATION, "resource", some)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(begin, range(4)))
    (state,) = books.all(shared_seq)
    assert (state.value, state.live) == (80, 80)
    assert sorted(row.number for row in books.all(shared_rows)) == list(range(1, 81))
    assert len(books.desk().rows(scope=NATION)) == 80


def test_the_sums_kept_are_those_of_the_rows(books: Ledger) -> None:
    many(books, 40)
    said(books.engine, books.hub, NATION, "service_category", {ONE: category()})
    write(books, NATION, one=None, two=resource("另", languages=["en", "zh"]))
    desk = books.desk()
    page = desk.page(scope=NATION).pages[0]
    wanted = Buckets()
    for row in page.rows:
        if not row.gone:
            wanted.put(row.kind, row.id, row.version.number, row.fields)
    (told,) = compared(desk, page.cursor).scopes
    assert (told.number, told.sums) == (43, wanted.sums())
    for row in page.rows:
        said(books.engine, books.hub, NATION, row.kind, {row.id: None})
    cursor = desk.page(scope=NATION).pages[0].cursor
    assert compared(desk, cursor).scopes[0].sums == {}
    assert books.all(shared_buckets)
    assert compared(desk, page.cursor).scopes[0].sums is None


# --- reading --------------------------------------------------------------------------------


def test_a_first_reading_goes_kind_by_kind_while_headquarters_writes(books: Ledger) -> None:
    many(books, 30)
    said(books.engine, books.hub, NATION, "service_category", {ONE: category()})
    desk, found, cursor, steps = books.desk(), [], "", 0
    while True:
        page = desk.page(cursor, 7, scope=NATION, first=True).pages[0]
        found += [(row.kind, row.id, row.version.number) for row in page.rows]
        cursor, steps = page.cursor, steps + 1
        if steps == 2:
            write(books, NATION, one=resource("新名"), two=None)
        if not page.more:
            break
    assert found[0][:2] == ("service_category", ONE)
    last = {(kind, one): number for kind, one, number in found}
    assert (last["resource", ONE], last["resource", TWO]) == (32, 33)
    assert (len(last), page.count, page.number) == (31, 30, 33)
    again = desk.page("", 500, scope=NATION, buckets=[ONE[-2:]]).pages[0]
    assert {row.id[-2:] for row in again.rows} == {ONE[-2:]}
    assert (again.erased, page.erased) == ([], [])


def test_what_went_is_pruned_after_180_days_and_whoever_missed_it_reads_anew(
    books: Ledger,
) -> None:
    desk = books.desk()
    many(books, 6)
    old = desk.page(scope=NATION).pages[0].cursor
    write(books, NATION, one=None, two=None)
    fresh = desk.page(old, scope=NATION).pages[0].cursor
    assert tidy_up_shared(books.engine, books.hub) == 0
    then = books.hub.clock() + dt.timedelta(days=DAYS + 1)
    books.hub = replace(books.hub, clock=lambda: then)
    write(books, NATION, three=None)
    with writing(books.engine) as connection:
        assert prune_shared(connection, books.hub, NATION, most=1) == 1
    assert tidy_up_shared(books.engine, books.hub) == 1
    assert tidy_up_shared(books.engine, books.hub) == 0
    with pytest.raises(Trouble) as caught:
        desk.page(old, scope=NATION)
    assert caught.value.problem.code == "resync_required"
    assert caught.value.problem.facts == {"scopes": {NATION: 8}}
    assert trouble(lambda: compared(desk, old)) == "resync_required"
    assert [row.id for row in desk.page(fresh, scope=NATION).pages[0].rows] == [THREE]
    assert len(desk.rows(scope=NATION)) == 3


def test_by_hand_it_is_pruned_too(books: Ledger, database: str, capsys: Any) -> None:
    write(books, NATION, one=resource())
    write(books, NATION, one=None)
    with writing(books.engine) as connection:
        connection.execute(shared_rows.update().values(went_at="2000-01-01T00:00:00.000Z"))
    assert admin.main(["--db", database, "prune"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"shared": True, "pruned": 1}


# --- over the line --------------------------------------------------------------------------


def write_to(hub: HubHandle, scope: str, *ids: str) -> None:
    said(hub.engine, hub.hub, scope, "resource", {one: resource() for one in ids})


def pages_of(desk: BareDesk, cursors: dict[str, str], wait: float = 0) -> dict[str, Any]:
    message = {"epoch": desk.epoch, "incarnation": desk.incarnation, "wait": wait}
    answer = desk.post("/v1/pull", {**message, "cursors": cursors})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_desk_that_joins_or_signs_in_is_told(hub: HubHandle) -> None:
    before = desk_of(hub)
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    write_to(hub, NORTH_SCOPE, ONE)
    assert before.ask_token().json()["scopes"] == ["venue", NORTH_SCOPE]
    with writing(hub.engine) as connection:
        code = make_code(connection, hub.hub, hub.venue, restricted=True)
    told = BareDesk(hub.url).ask_to_join(code).json()["scopes"]
    assert told == ["venue", "venue/restricted", NORTH_SCOPE]


@pytest.mark.parametrize("scope", [NATION, PROVINCE_SCOPE, NORTH_SCOPE])
def test_whoever_waits_hears_of_it(hub: HubHandle, scope: str) -> None:
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    write_to(hub, scope, ONE)
    desk = desk_of(hub)
    read = pages_of(desk, {scope: "", "venue": ""})
    cursors = {page["scope"]: page["cursor"] for page in read["pages"]}
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(pages_of, desk, cursors, WAIT)
        write_to(hub, scope, TWO)
        answer = waiting.result()
    found = {page["scope"]: [row["id"] for row in page["rows"]] for page in answer["pages"]}
    assert found == {scope: [TWO], "venue": []}


def test_whoever_waits_hears_that_a_scope_began_and_nothing_of_another_district(
    hub: HubHandle,
) -> None:
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    desk = desk_of(hub)
    cursor = pages_of(desk, {"venue": ""})["pages"][0]["cursor"]
    write_to(hub, SOUTH_SCOPE, ONE)
    answer = pages_of(desk, {"venue": cursor}, 0.2)
    assert "scopes" not in answer
    write_to(hub, NATION, ONE)
    answer = pages_of(desk, {"venue": cursor}, WAIT)
    assert answer["scopes"] == ["venue", NATION]
