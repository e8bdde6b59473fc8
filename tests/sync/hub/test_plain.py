"""The short way for plain new rows says what the long way says: verdicts, rows, log, all of it."""

from __future__ import annotations

import datetime as dt
import itertools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError

from app.kinds import RESTRICTED_SCOPE, Form
from app.ops import Body, Group
from sync.hub import plain
from sync.hub.accounts import Device, add_venue
from sync.hub.database import open_database, reading, writing
from sync.hub.hub import load_hub
from sync.hub.plain import Plain
from sync.hub.tables import devices, metadata, ops
from sync.merge import Outcome
from sync.wire.kinds import KINDS
from sync.wire.messages import Op, Verdict
from tests.support.hub import create, fact, op_of, patch, person, visit, void
from tests.support.sittings import attendance, event, registration, sitting, waiting
from tests.sync.hub.desk import Desk, Ledger, with_changes

NOON = dt.datetime(2026, 11, 28, 4, 0, tzinfo=dt.UTC)
AT = "2026-11-28T04:00:00.000Z"
DESKS = 2


def some_id(place: int) -> str:
    return f"00000000-0000-7000-8000-{place:012d}"


# --- two hubs that differ in nothing but the way -----------------------------------------------


@contextmanager
def hub_that_goes(*, short: bool) -> Iterator[Ledger]:
    """Open a hub whose clock stands and whose ids are counted."""
    numbers = itertools.count(10_000)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(Path(folder) / "hub.db")
        with writing(engine) as connection:
            hub = load_hub(
                connection,
                clock=lambda: NOON,
                randomness=bytes,
                make_id=lambda: some_id(next(numbers)),
            )
        try:
            yield Ledger(engine, replace(hub, short=short), "")
        finally:
            engine.dispose()


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Ledger, Ledger]]:
    """Give a hub that goes the short way and one that goes the long way."""
    with hub_that_goes(short=True) as short, hub_that_goes(short=False) as long:
        yield short, long


def venue_with_desks(books: Ledger) -> list[Desk]:
    """Found a venue of its own, and put the desks into the books."""
    with writing(books.engine) as connection:
        name = str(books.hub.make_id())
        venue = add_venue(connection, books.hub, name[-20:], name)
        told = {"venue_id": venue, "name": "desk", "public_key": "none", "high": 0}
        told |= {"scopes": '["venue"]', "enrolled_at": books.hub.now()}
        papers = [
            {**told, "device_id": some_id(n), "incarnation": some_id(n), "letter": str(n)}
            for n in range(DESKS)
        ]
        connection.execute(insert(devices), papers)
    return [
        Desk(books, Device(venue, some_id(n), str(n), some_id(n), ("venue",))) for n in range(DESKS)
    ]


def all_of(desk: Desk) -> dict[str, list[Any]]:
    """Give everything the hub holds of a desk's venue."""
    kept = [table for table in metadata.sorted_tables if "venue_id" in table.c]
    with reading(desk.books.engine) as connection:
        return {
            table.name: list(
                connection.execute(select(table).where(table.c.venue_id == desk.place.venue_id))
            )
            for table in kept
        }


# --- work of every sort, on few rows ------------------------------------------------------------

ROWS = st.integers(100, 107).map(some_id)
PEOPLE = st.integers(200, 203).map(some_id)
TODAY = "2026-11-28"
DAYS = st.sampled_from(["2026-11-27", TODAY, "28.11."])
CLOCKS = st.sampled_from(
    [
        (None, None),
        (AT, AT),
        (AT, "2026-11-28T04:00:00.250Z"),
        (AT, "2026-11-29T05:00:00.000Z"),
        ("?", AT),
    ]
)


ODDS: list[dict[str, Any]] = [
    {},
    {},
    {"heads": -1},
    {"purpose": None, "extra": [1]},
    {"duplicate_of": some_id(100)},
    {"reentry_of": some_id(101)},
    {"method": ""},
]


@st.composite
def visits(draw: st.DrawFn) -> Body:
    """Somebody came in, now and then with a field that does not fit or is not known."""
    who = draw(st.sampled_from(["", "somebody", "somebody"]))
    more = draw(st.sampled_from(ODDS))
    body = visit(draw(PEOPLE) if who else "", draw(ROWS), day=draw(DAYS), **more)
    at, corrected = draw(CLOCKS)
    subjects = draw(st.sampled_from([[], [some_id(200)]]))
    return with_changes(body, at=at, corrected=corrected, subjects=subjects)


SITTING = sitting(some_id(400), 2, some_id(401))


def attending(row: str, who: str, ticket: str) -> Body:
    """Somebody took part: found by who it is, else by the ticket."""
    return attendance(SITTING, who, ticket, row_id=row, day=TODAY)


def same(row: str, one: str, two: str) -> Body:
    return fact("same_person", row, person_id=one, other_id=two)


OTHERS = st.one_of(
    st.builds(person, PEOPLE),
    st.builds(lambda row: person(row, name=""), PEOPLE),
    st.builds(lambda row, name: patch("person", row, name=name), PEOPLE, st.sampled_from("甲乙")),
    st.builds(lambda row: void("visit", row), ROWS),
    st.builds(lambda row, of: fact("departure", row, visit_id=of, day="2026-11-28"), ROWS, ROWS),
    st.builds(lambda row: create("card", row, person_id=some_id(200)), ROWS),
    st.builds(lambda row: create("visit", row), ROWS),
    st.builds(lambda row: fact("person", row), PEOPLE),
    st.builds(lambda row: create("venue", row, code="Q", name="别处"), ROWS),
    st.builds(lambda row: fact("dance", row), ROWS),
    st.builds(lambda row: with_changes(person(row), verb="erase", fields={}), PEOPLE),
    st.builds(lambda row: void("same_person", row), ROWS),
    st.builds(same, ROWS, PEOPLE, PEOPLE),
    st.builds(attending, ROWS, PEOPLE | st.just(""), PEOPLE | st.just("")),
    st.builds(lambda row: void("attendance", row), ROWS),
    st.sampled_from([event(row_id=some_id(400)), SITTING]),
    st.builds(lambda row, who: registration(SITTING, SITTING.id, who, row_id=row), ROWS, PEOPLE),
    st.builds(lambda row, who: waiting(SITTING, who, row_id=row), ROWS, PEOPLE),
)
SOUND_ODDS: list[dict[str, Any]] = [
    {},
    {},
    {"purpose": None, "extra": [1]},
    {"duplicate_of": some_id(300)},
    {"reentry_of": some_id(301)},
]


@st.composite
def sound(draw: st.DrawFn, place: int, *, known: bool = False) -> Body:
    """Work that is taken whatever stands: a new row, a void of one that is there or will be.

    With `known` people also merges of them.
    """
    row = some_id(300 + place)
    what = draw(st.integers(0, 19))
    if known and what in (16, 17):
        return same(row, draw(PEOPLE), draw(PEOPLE))
    if known and what == 18:
        return void("same_person", some_id(300 + draw(st.integers(0, 20))), row)
    if what == 19:  # Rare: once somebody was erased, everything is weighed.
        return with_changes(person(draw(PEOPLE)), verb="erase", fields={})
    if what < 2:
        return void("visit", some_id(300 + draw(st.integers(0, 20))), row)
    if what == 15:
        return attending(row, draw(PEOPLE | st.just("")), draw(PEOPLE | st.just("")))
    if what < 4:
        return draw(st.sampled_from([person(row), fact("departure", row, visit_id=row, day=TODAY)]))
    who = draw(PEOPLE) if what < 16 else ""
    day = draw(st.sampled_from([TODAY, "2026-11-27"]))
    at, corrected = draw(CLOCKS)
    group = draw(st.sampled_from([None, None, Group(some_id(900), 3, atomic=False)]))
    came = visit(who, row, day=day, **draw(st.sampled_from(SOUND_ODDS)))
    return with_changes(came, at=at, corrected=corrected, group=group)


@st.composite
def odd(draw: st.DrawFn, place: int, rows: list[str]) -> Body:
    """Work that may be refused or held: from then on everything is weighed."""
    way, body = draw(st.integers(0, 5)), draw(sound(place))
    if way == 0:
        return with_changes(body, group=Group(some_id(901), 2))
    if way == 1:
        return with_changes(body, replaces=some_id(999))
    if way == 2 and rows:
        return with_changes(body, id=draw(st.sampled_from(rows)))
    return draw(visits() | OTHERS)


@st.composite
def batches(draw: st.DrawFn) -> list[tuple[int, list[Op]]]:
    """What two desks push in turn: sound work, with some odd work among it or after it."""
    high, rows = [0] * DESKS, list[str]()
    pushed: list[tuple[int, list[Op]]] = []
    count = draw(st.integers(1, 24))
    odd_from = draw(st.integers(0, count + 8))
    known = draw(st.booleans())
    if known:
        firsts = [person(some_id(200 + n)) for n in range(4)]
        pushed.append((0, [op_of(one, n, some_id(600 + n)) for n, one in enumerate(firsts, 1)]))
        high[0] = len(firsts)
    for place in range(count):
        strange = place == odd_from or (place > odd_from and draw(st.booleans()))
        body = draw(odd(place, rows) if strange else sound(place, known=known))
        rows.append(body.id)
        desk = draw(st.integers(0, DESKS - 1))
        high[desk] += 1
        op = op_of(body, high[desk], some_id(500 + place))
        if strange and draw(st.integers(0, 9)) == 0:
            op = Op(op.op_id, op.seq, op.hash, op.body[:-1])
        if pushed and pushed[-1][0] == desk and draw(st.integers(0, 3)):
            pushed[-1][1].append(op)
        else:
            pushed.append((desk, [op]))
    return pushed


def told(
    books: Ledger, pushed: Sequence[tuple[int, list[Op]]]
) -> tuple[list[list[Verdict]], dict[str, list[Any]]]:
    """Push it all; gives the verdicts, and what the hub holds then."""
    desks = venue_with_desks(books)
    return [desks[place].tell(said) for place, said in pushed], all_of(desks[0])


@settings(max_examples=max(100, settings().max_examples))
@given(pushed=batches())
def test_both_ways_say_the_same(
    both: tuple[Ledger, Ledger], pushed: list[tuple[int, list[Op]]]
) -> None:
    short, long = both
    assert told(short, pushed) == told(long, pushed)


# --- what goes which way ------------------------------------------------------------------------


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note for each operation whether the short way took it."""
    real, noted = Plain.takes, []

    def takes(way: Plain, work: Any) -> int | None:
        number = real(way, work)
        noted.append(number is not None)
        return number

    monkeypatch.setattr(Plain, "takes", takes)
    return noted


def test_what_nothing_stands_in_the_way_of_goes_the_short_way(
    books: Ledger, taken: list[bool]
) -> None:
    desk, somebody = books.desk(), person()
    came = visit(somebody.id)
    desk.say(somebody, came, fact("departure", visit_id=came.id, day="2026-11-28"))
    assert taken == [True, True, True]


def test_a_second_visit_of_the_day_is_weighed(books: Ledger, taken: list[bool]) -> None:
    somebody = person()
    books.desk().say(somebody, visit(somebody.id))
    second = visit(somebody.id)
    desk = books.desk()
    desk.say(second)
    assert taken == [True, True, False]
    assert "duplicate_of" in desk.rows("visit")[second.id]


def test_everything_is_weighed_while_something_is_open(books: Ledger, taken: list[bool]) -> None:
    books.desk().say(person(name=""), person())
    assert taken == [False, False]


def test_what_fails_on_the_short_way_goes_the_long_one(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: Any) -> Outcome:
        raise ZeroDivisionError

    monkeypatch.setattr(plain, "judge", breaks)
    said = person()
    desk = books.desk()
    assert desk.one(said).verdict == "taken"
    assert said.id in desk.rows("person")


def test_a_busy_database_stops_the_push_on_the_short_way_too(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: Any) -> Outcome:
        raise OperationalError("", {}, Exception("database is locked"))

    desk = books.desk()
    with monkeypatch.context() as patched:
        patched.setattr(plain, "judge", breaks)
        with pytest.raises(OperationalError):
            desk.say(person())
    assert books.all(ops) == []


def test_what_only_headquarters_makes_is_refused_the_short_way_too(books: Ledger) -> None:
    desk = books.desk("", RESTRICTED_SCOPE)
    for kind in (one for one in KINDS.values() if one.by_hub):
        said = {one.name: (*one.one_of, SAMPLES[one.form])[0] for one in kind.fields}
        verdict = desk.one(with_changes(create(kind.name), fields=said))
        assert (verdict.verdict, verdict.code) == ("refused", "fixed"), kind.name


SAMPLES = {
    Form.TEXT: "a",
    Form.NUMBER: 1,
    Form.FLAG: True,
    Form.TIME: "2026-11-28T06:22:05.123Z",
    Form.DAY: "2026-11-28",
    Form.ID: "01900000-0000-7000-8000-00000000c001",
    Form.SET: ["a"],
    Form.GIVEN: None,
}
