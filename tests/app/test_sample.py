"""Sample data: the same for the same seed, plainly made up, and travelling or not as meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.checkin.model import Visit
from app.desk import Desk
from app.people.codes import parse_code
from app.people.lookup import find
from app.people.model import Card, Person
from app.people.rules import NOTICE_VERSION
from app.sample import content, load, load_many
from app.store.audit import first_break
from app.store.base import OutboxOp
from app.store.outbox import WAITING, waiting
from app.store.store import Store
from tests.support.clock import HandClock
from tests.support.desks import make_desk

FICTIONAL_PHONE = re.compile(r"1990000\d{4}")
MANY, VISITS = 2500, 1700
"""More than one page each."""


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Open desks by name; every one is closed at the end."""
    made: list[Desk] = []

    def make(name: str) -> Desk:
        made.append(make_desk(tmp_path / name, HandClock()))
        return made[-1]

    yield make
    for desk in made:
        desk.store.close()


def story(store: Store) -> list[tuple[str | None, str, str, str | None, str]]:
    """Give every visit by its person's name: what a clerk would see, without ids."""
    wanted = (
        select(Person.name, Visit.day, Visit.happened_at, Visit.purpose, Visit.method)
        .join(Person, Person.id == Visit.person_id)
        .order_by(Visit.happened_at, Person.name)
    )
    with store.read() as session:
        return [tuple(row) for row in session.execute(wanted)]


def people(store: Store) -> list[tuple[str, str | None, str | None]]:
    """Give everybody by name."""
    wanted = select(Person.name, Person.phone, Person.age_band).order_by(Person.phone, Person.name)
    with store.read() as session:
        return [tuple(row) for row in session.execute(wanted)]


def count(store: Store, model: type) -> int:
    """Count the rows of a table."""
    with store.read() as session:
        return int(session.execute(select(func.count()).select_from(model)).scalar_one())


def test_the_same_seed_tells_the_same_story(open_desk: Callable[[str], Desk]) -> None:
    one, two = open_desk("one"), open_desk("two")
    assert load(one, seed=7) == load(two, seed=7)
    assert story(one.store) == story(two.store)
    assert people(one.store) == people(two.store)


def test_another_seed_tells_another(open_desk: Callable[[str], Desk]) -> None:
    one, two = open_desk("one"), open_desk("two")
    load(one, seed=7)
    load(two, seed=8)
    assert story(one.store) != story(two.store)
    assert people(one.store) == people(two.store)


def test_it_holds_what_it_says(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("desk")
    loaded = load(desk, days=3)
    assert loaded.people == len(content()["people"]) == count(desk.store, Person)
    assert loaded.people == count(desk.store, Card)
    assert loaded.visits == count(desk.store, Visit) == len(story(desk.store))
    days = Counter(line[1] for line in story(desk.store))
    assert sorted(days) == ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]
    assert all(5 <= visits <= 10 for visits in days.values())


def test_nobody_comes_twice_a_day_or_after_now(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("desk")
    load(desk)
    came = Counter((name, day) for name, day, *_ in story(desk.store))
    assert set(came.values()) == {1}
    now = desk.store.clock.now().isoformat()
    assert max(line[2] for line in story(desk.store)) < now


def test_everything_travels(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("desk")
    loaded = load(desk)
    with desk.store.read() as session:
        kinds = Counter(session.execute(select(OutboxOp.kind)).scalars())
        states = set(session.execute(select(OutboxOp.state)).scalars())
        assert first_break(session) is None
    assert kinds == {"person": loaded.people, "card": loaded.people, "visit": loaded.visits}
    assert states == {WAITING}


def test_everybody_is_made_up(open_desk: Callable[[str], Desk]) -> None:
    """1990000 is a prefix no carrier gives out; codes are whole ones of ours."""
    assert content()["demo"] is True
    desk = open_desk("desk")
    load(desk)
    phones = [phone for _, phone, _ in people(desk.store) if phone]
    assert phones
    assert [phone for phone in phones if not FICTIONAL_PHONE.fullmatch(phone)] == []
    guardians = [one.get("guardian_phone") for one in content()["people"]]
    assert all(FICTIONAL_PHONE.fullmatch(phone) for phone in guardians if phone)
    with desk.store.read() as session:
        codes = list(session.execute(select(Card.code)).scalars())
        answered = set(session.execute(select(Person.notice_version)).scalars())
    assert [parse_code(code) for code in codes] == codes
    assert answered == {NOTICE_VERSION}


def test_many_come_in_and_nothing_of_them_waits(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("desk")
    steps: list[tuple[int, int]] = []
    loaded = load_many(desk, MANY, VISITS, progress=lambda *step: steps.append(step))
    assert (loaded.people, loaded.visits) == (MANY, VISITS)
    assert (count(desk.store, Person), count(desk.store, Visit)) == (MANY, VISITS)
    with desk.store.read() as session:
        assert waiting(session).unsent == 0
    assert count(desk.store, OutboxOp) == 0
    assert steps == [(2000, 4200), (4000, 4200), (4200, 4200)]


def test_many_are_the_same_for_the_same_seed_and_can_be_found(
    open_desk: Callable[[str], Desk],
) -> None:
    one, two = open_desk("one"), open_desk("two")
    for desk in (one, two):
        load_many(desk, 300, 100, seed=3)
    assert people(one.store) == people(two.store)
    assert story(one.store) == story(two.store)
    assert all(str(phone).startswith("1990") for _, phone, _ in people(one.store))
    name = people(one.store)[0][0]
    with one.store.read() as session:
        found = find(session, name, one.store.day_of(one.store.clock.now()), 5)
    assert name in [match.name for match in found.matches]
