"""While all visits come down for the first time the finder is told little, and counts at the end.

What it says then is what it would have said had every page been computed whole.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.desk import Desk
from app.ids import new_id
from app.ops import Version
from app.people.model import FinderLine
from app.store.incoming import catch_up, from_headquarters, incoming
from app.store.reading import BEHIND, FirstReading
from app.store.standing import take_place
from app.store.store import get_state
from app.store.told import IncomingPage, IncomingRow
from tests.support.desks import EPOCH, make_desk

Lines = dict[str, tuple[str, str, int, int]]
PAGE = 40


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """One that is told page by page that it reads for the first time, and one that is not."""
    made = (make_desk(tmp_path / "one"), make_desk(tmp_path / "other"))
    for desk in made:
        take_place(desk.store, device="a desk")
    yield made
    for desk in made:
        desk.store.close()


def everything() -> list[IncomingRow]:
    """Give what a hub shows: people, merges, visits newest first, voids; some know nobody."""
    chance, number = random.Random(3), 100
    people = [new_id() for _ in range(60)]
    strangers = [new_id() for _ in range(5)]
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("person", one, {"name": f"林{place}", "status": "active", "recorded_at": at(1, place)})
        for place, one in enumerate(people)
    ]
    pairs = zip(people[:6:2], people[1:6:2], strict=True)
    rows += [
        ("same_person", new_id(), {"person_id": a, "other_id": b, "happened_at": at(2)})
        for a, b in pairs
    ]
    visits: list[tuple[str, str, dict[str, Any]]] = []
    for place in range(300):
        day = 28 - place // 12
        who = chance.choice([*people[:50], *strangers])
        when = at(day, place)
        fields: dict[str, Any] = {"person_id": who, "heads": 1, "method": "scan"}
        fields |= {"happened_at": when, "day": when[:10]}
        if visits and chance.random() < 0.1:
            fields["duplicate_of"] = chance.choice(visits)[1]
        visits.append(("visit", new_id(), fields))
    rows += visits
    rows += [
        (
            "void",
            new_id(),
            {"target_kind": "visit", "target_id": visit[1], "happened_at": at(29)},
        )
        for visit in chance.sample(visits, 40)
    ]
    return [
        IncomingRow(kind, row_id, Version(EPOCH, "venue", number + place), fields)
        for place, (kind, row_id, fields) in enumerate(rows)
    ]


def at(day: int, place: int = 0) -> str:
    return f"2026-11-{day:02d}T{place % 14 + 1:02d}:{place % 60:02d}:00.000Z"


def pages(rows: list[IncomingRow], *, first: bool) -> list[IncomingPage]:
    """Cut rows into pages, the last of which is the end."""
    made = []
    for start in range(0, len(rows), PAGE):
        some, end = rows[start : start + PAGE], start + PAGE >= len(rows)
        reading = FirstReading(start + len(some), len(rows)) if first else None
        number = 10_000 if end else 0
        made.append(
            IncomingPage((), some, "venue", f"c{start}", number, EPOCH, whole=end, reading=reading)
        )
    return made


def lines(desk: Desk) -> Lines:
    """Read the finder; a line that waits for its person says no more than that it waits."""
    with desk.store.read() as session:
        found = session.execute(select(FinderLine)).scalars()
        return {one.person_id: (one.seen_day, one.seen_at, one.visits, one.active) for one in found}


def test_the_finder_ends_up_as_if_every_page_had_been_computed_whole(
    desks: tuple[Desk, Desk],
) -> None:
    rows = everything()
    one, other = desks
    for page in pages(rows, first=True):
        incoming(one.store, page)
        assert not catch_up(one.store) or page.whole
    for page in pages(rows, first=False):
        incoming(other.store, page)
    assert lines(one) == lines(other)
    assert not catch_up(one.store)


def test_who_came_is_known_at_once_and_when_last(desks: tuple[Desk, Desk]) -> None:
    rows = everything()
    one, _ = desks
    voided = {row.fields["target_id"] for row in rows if row.kind == "void"}
    last: dict[str, str] = {}
    for row in rows:
        if row.kind == "visit" and row.id not in voided:
            who = row.fields["person_id"]
            last[who] = max(last.get(who, ""), row.fields["happened_at"])
    merged = {row.fields[name] for row in rows if row.kind == "same_person" for name in row.fields}
    for page in pages(rows, first=True):
        incoming(one.store, page)
    told = lines(one)
    for who, when in last.items():
        if who in told and who not in merged:
            assert told[who][1] == when
            assert told[who][2] >= 1


def killed(desk: Desk) -> None:
    """Die before the commit stands."""
    with from_headquarters(desk.store) as session:
        desk.store.models["visit"].catch_up(session, "")
        raise KeyboardInterrupt


def test_killed_while_it_counts_it_goes_on(desks: tuple[Desk, Desk]) -> None:
    rows = everything()
    one, other = desks
    for page in pages(rows, first=True):
        incoming(one.store, page)
    for page in pages(rows, first=False):
        incoming(other.store, page)
    # A commit that never stood: what it computed and how far it said it came go together.
    with pytest.raises(KeyboardInterrupt):
        killed(one)
    with one.store.read() as session:
        assert get_state(session, BEHIND) == ""
    assert catch_up(one.store)
    assert lines(one) == lines(other)
