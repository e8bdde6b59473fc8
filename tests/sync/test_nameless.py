"""Whoever reads all that headquarters has cannot say who gave which nameless rating."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cases import rating as of_cases
from app.clock import to_text
from app.events import rating
from app.ids import new_id
from app.ratings.actions import Said, let_leave
from app.ratings.model import Piled, Rated, Rating
from app.ratings.queries import evaluation_of
from app.store.nameless import seal
from app.store.transaction import transaction
from sync.hub.database import reading
from sync.hub.tables import metadata
from tests.support.cases import Counter
from tests.support.clock import HandClock
from tests.support.evening import NAMES, Evening
from tests.support.fronts import Front, MakeFront, fronts
from tests.support.hub import HubHandle, person, running_hub, void
from tests.sync.hub.desk import opened


@pytest.fixture
def hub(tmp_path: Path, database: str) -> Iterator[HubHandle]:
    with running_hub(tmp_path, database) as handle:
        yield handle


@pytest.fixture
def make(hub: HubHandle, tmp_path: Path) -> Iterator[MakeFront]:
    with fronts(hub, tmp_path) as maker:
        yield maker


def held_an_evening(make: MakeFront, guests: int) -> tuple[Front, Evening, list[str]]:
    clock = HandClock(to_text(dt.datetime.now(dt.UTC) - dt.timedelta(hours=5)))
    front = make(clock=clock)
    evening = Evening(front.desk, clock)
    came = [evening.comes(name) for name in NAMES[:guests]]
    evening.ends()
    return front, evening, came


def say(front: Front, attendance: str, said: Said) -> None:
    with transaction(front.store, front.actor) as tx:
        rating.rate(tx, attendance, said)


def everything(hub: HubHandle) -> dict[str, list[str]]:
    """Give what every table of headquarters holds, a text a row."""
    with reading(hub.engine) as connection:
        return {
            table.name: [str(tuple(row)) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def test_four_wait_at_the_desk_and_five_go_up_in_no_order_of_theirs(
    hub: HubHandle, make: MakeFront
) -> None:
    front, evening, came = held_an_evening(make, 5)
    words = ["甲的话", "乙的话", "丙的话", "丁的话", "戊的话"]
    for one, said in zip(came[:4], words, strict=False):
        say(front, one, Said(4, [], said))
        assert front.sync().state == "ok"
    tables = everything(hub)
    assert not any("的话" in row for rows in tables.values() for row in rows)
    assert len([row for row in tables["rows"] if "'rated'" in row]) == 4, "who has, is known"
    say(front, came[4], Said(2, ["long_wait"], words[4]))
    assert front.sync().state == "ok"
    assert front.sync().state == "ok"
    tables = everything(hub)
    said_rows = [row for row in tables["rows"] if "的话" in row]
    said_ops = [row for row in tables["ops"] if "的话" in row]
    assert (len(said_rows), len(said_ops)) == (5, 5)
    with front.store.read() as session:
        marks = [(mark.id, mark.whose) for mark in session.execute(select(Rated)).scalars()]
        ids = [row.id for row in session.execute(select(Rating)).scalars()]
        assert evaluation_of(session, "event", evening.event).mean == 3.6
    # No row and no operation of a rating names a mark, whose it is, a clerk, or a card.
    traces = {trace for mark in marks for trace in mark} | {str(front.actor.staff_id), *came}
    for row in (*said_rows, *said_ops):
        assert not [trace for trace in traces if trace in row]
    # Nothing but an order is left: theirs is that of random numbers, in one stretch.
    with reading(hub.engine) as connection:
        ops, rows = metadata.tables["ops"], metadata.tables["rows"]
        found = connection.execute(
            select(ops.c.row_id, ops.c.seq, ops.c.received_at)
            .where(ops.c.venue_id == hub.venue, ops.c.kind == "rating")
            .order_by(ops.c.seq)
        ).all()
        numbers = connection.execute(
            select(rows.c.id)
            .where(rows.c.venue_id == hub.venue, rows.c.kind == "rating")
            .order_by(rows.c.number)
        ).scalars()
        assert list(numbers) == [row.row_id for row in found] == sorted(ids)
    assert [row.seq - found[0].seq for row in found] == list(range(5))
    assert len({row.received_at for row in found}) == 1
    others = [row for name, rows in tables.items() if name not in ("rows", "ops") for row in rows]
    assert not any("的话" in row for row in others)


def test_of_cases_no_table_at_headquarters_tells_which_was_rated_how(
    hub: HubHandle, make: MakeFront
) -> None:
    front = make(clock=HandClock(to_text(dt.datetime.now(dt.UTC) - dt.timedelta(hours=5))))
    counter = Counter(front.desk, front.clock, front.actor)
    cases = []
    for number in range(5):
        case = counter.take()
        counter.to_told(case)
        with transaction(front.store, front.actor) as tx:
            of_cases.rate(tx, case, Said(number + 1, [], f"第{number}句的话"), "kiosk")
        assert front.sync().state == "ok"
        cases.append(case)
        tables = everything(hub)
        waits = number < 4
        assert not waits or not any("的话" in row for rows in tables.values() for row in rows)
        assert len([row for row in tables["rows"] if "'rated'" in row]) == number + 1
    assert front.sync().state == "ok"
    tables = everything(hub)
    lines = [row for rows in tables.values() for row in rows if "的话" in row]
    assert len(lines) == 10, "five operations, five rows, and nothing else"
    numbers = [counter.row(case).number for case in cases]
    with front.store.read() as session:
        marks = [str(one.id) for one in session.execute(select(Rated)).scalars()]
        kept = list(session.execute(select(Rating)).scalars())
    assert len({row.day for row in kept}) == 1
    assert not [row for row in kept if row.rated_id or row.whose or row.recorded_by]
    traces = (*cases, *numbers, *marks, str(front.actor.staff_id))
    assert not [one for line in lines for one in traces if one in line]


def test_another_desk_hears_them_and_knows_who_has_rated(hub: HubHandle, make: MakeFront) -> None:
    front, evening, came = held_an_evening(make, 5)
    for one in came:
        say(front, one, Said(5))
    other = make()
    for desk in (front, other):
        assert desk.sync().state == "ok"
    with other.store.read() as session:
        said = evaluation_of(session, "event", evening.event)
        assert (said.given, said.shown, said.mean) == (5, 5, 5.0)
        ask = to_text(front.clock.now())
        assert {who.code for who in rating.raters(session, evening.event, ask)} == {"rating_given"}


def test_a_pile_from_a_back_up_that_leaves_again_is_said_once(
    hub: HubHandle, make: MakeFront
) -> None:
    front, _, came = held_an_evening(make, 5)
    for one in came[:4]:
        say(front, one, Said(5))
    with front.store.read() as session:
        pile = [
            (one.id, one.rated_id, one.channel, one.closes_at, one.sealed)
            for one in session.execute(select(Piled)).scalars()
        ]
    say(front, came[4], Said(4))
    assert front.sync().state == "ok"
    with transaction(front.store, front.actor) as tx:
        for row_id, rated_id, channel, closes_at, sealed in pile:
            tx.keep(
                Piled(
                    id=row_id,
                    rated_id=rated_id,
                    channel=channel,
                    closes_at=closes_at,
                    sealed=sealed,
                )
            )
        tx.session.flush()
        assert let_leave(tx) == 0, "four are no company, whoever they were with before"
        sixth = Piled(id=new_id(), rated_id=pile[0][1], channel=pile[0][2], closes_at=pile[0][3])
        row = Rating(
            rated_kind="event",
            rated_id=pile[0][1],
            score=3,
            channel=pile[0][2],
            day="2026-11-26",
            anonymous=True,
        )
        sixth.sealed = seal(row)
        sixth.id = row.id
        tx.keep(sixth)
        tx.session.flush()
        assert let_leave(tx) == 5
    assert front.sync().state == "ok"
    assert front.waiting().refused == 0
    with reading(hub.engine) as connection:
        rows = metadata.tables["rows"]
        mine = (rows.c.venue_id == hub.venue, rows.c.kind == "rating")
        assert len(list(connection.execute(select(rows.c.id).where(*mine)))) == 6


def test_staff_cannot_take_a_rating_back(database: str) -> None:
    books = opened(database)
    desk = books.desk()
    desk.one(person())
    for kind in ("rating", "rated"):
        verdict = desk.one(void(kind, "01900000-0000-7000-8000-00000000abcd"))
        assert (verdict.verdict, verdict.code) == ("refused", "not_voidable")
    books.engine.dispose()
