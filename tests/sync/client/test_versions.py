"""Programs of different age at one hub: nothing a newer one says is lost by an older one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from sqlalchemy import select

from app.desk import open_desk
from app.people.actions import Details, edit, issue_card
from app.people.model import Card, Person
from app.people.rules import PERSON
from app.store import shape
from app.store.base import OutboxOp, UnknownRow
from app.store.transaction import transaction
from sync.wire.kinds import KINDS
from sync.wire.messages import PROTOCOL, SCHEMA
from tests.support.clock import HandClock
from tests.support.fronts import Front, MakeFront, fronts
from tests.support.hub import HubHandle, create, desk_of, patch, person, running_hub

WITHOUT_CARDS = {name: kind for name, kind in KINDS.items() if name != "card"}


@contextmanager
def older_program(monkeypatch: pytest.MonkeyPatch, without: str) -> Iterator[None]:
    """Have this program know a person's cards without one of their fields, as it once did."""
    fields = tuple(field for field in PERSON.fields if field.name != without)
    with monkeypatch.context() as then:
        then.setattr(Person, "kind", replace(PERSON, fields=fields))
        shape._shapes.pop(Person, None)
        yield
    shape._shapes.pop(Person, None)


def upgraded(front: Front) -> Front:
    """Close the desk and open it with the program of today."""
    front.store.close()
    front.desk = open_desk(front.store.path, front.store.key, HandClock())
    front.connect()
    return front


def test_what_a_newer_desk_knows_survives_the_work_of_an_older_one(
    hub: HubHandle, make: MakeFront
) -> None:
    newer, older = desk_of(hub), make()
    said = person(nickname="小禾", wishes={"sport": ["羽毛球"], "since": 2026})
    base = newer.say(said)[0]["applied"]
    older.sync()
    with transaction(older.store, older.actor) as tx:
        edit(tx, said.id, Details("林晓禾", "19900000001", note="常来", consent_way="spoken"))
    assert older.sync().state == "ok"
    shown = hub.rows("person")[said.id]
    assert (shown["note"], shown["nickname"]) == ("常来", "小禾")
    assert shown["wishes"] == {"sport": ["羽毛球"], "since": 2026}
    newer.say(patch("person", said.id, base, nickname="阿禾"))
    older.sync()
    assert (older.person(said.id).extra or {})["nickname"] == "阿禾"
    assert older.person(said.id).note == "常来"


def test_fields_that_came_too_early_are_there_after_the_upgrade(
    hub: HubHandle, make: MakeFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, front = desk_of(hub), make()
    one, two = person(unit="一中", tags=["自习"]), person(unit="二中")
    newer.say(one, two)
    with older_program(monkeypatch, "unit"):
        upgraded(front)
        assert front.sync().state == "ok"
        assert (front.person(one.id).extra, front.person(one.id).unit) == ({"unit": "一中"}, None)
        # Unsent work lies over one of them.
        with transaction(front.store, front.actor) as tx:
            tx.patch(tx.session.get_one(Person, two.id), note="常来")
    upgraded(front)
    assert (front.person(one.id).unit, front.person(one.id).extra) == ("一中", None)
    assert front.person(one.id).tags == ["自习"]
    assert (front.person(two.id).unit, front.person(two.id).note) == ("二中", "常来")
    assert front.waiting().unsent == 1
    assert front.sync().state == "ok"
    assert hub.rows("person")[two.id] == {**two.fields, "note": "常来"}
    # A program that knows the same fields looks for nothing.
    upgraded(front)
    assert front.person(two.id).unit == "二中"


def test_rows_of_a_kind_that_came_too_early_are_there_after_the_upgrade(
    hub: HubHandle, make: MakeFront
) -> None:
    newer, front = desk_of(hub), make()
    who = person()
    card = create("card", person_id=who.id, code="QJ-7X3K", status="active")
    newer.say(who, card)
    front.store.models = {kind: one for kind, one in front.store.models.items() if kind != "card"}
    assert front.sync().state == "ok"
    with front.store.read() as session:
        assert session.execute(select(UnknownRow.id)).scalars().all() == [card.id]
    upgraded(front)
    with front.store.read() as session:
        assert session.get_one(Card, card.id).code == "QJ-7X3K"
        assert session.execute(select(UnknownRow)).all() == []
    assert front.sync().state == "ok"


def test_work_an_older_hub_does_not_know_is_held_and_judged_by_its_next_program(
    tmp_path: Path, database: str
) -> None:
    with (
        running_hub(tmp_path, database, kinds=WITHOUT_CARDS) as old,
        fronts(old, tmp_path / "desks") as make,
    ):
        front = make()
        who = front.register("林晓禾")
        with transaction(front.store, front.actor) as tx:
            card = issue_card(tx, who).id
        assert front.sync().state == "ok"
        assert front.waiting().unsent == 0
        assert verdict_on(front, card) == ("settled", "held", "unknown_kind")
        assert (mark_of(front, card), old.rows("card")) == ("held", {})
        assert list(old.rows("person")) == [who]
        with running_hub(tmp_path, database) as new:
            assert list(new.rows("card")) == [card]
            front.line.target = ("127.0.0.1", int(new.url.rpartition(":")[2]))
            front.connect()
            assert front.sync().state == "ok"
            assert verdict_on(front, card)[:2] == ("echoed", "taken")
            assert mark_of(front, card) is None
            assert front.sync().sent == 0


def verdict_on(front: Front, row: str) -> tuple[str, str | None, str | None]:
    with front.store.read() as session:
        asked = select(OutboxOp.state, OutboxOp.verdict, OutboxOp.code)
        found = session.execute(asked.where(OutboxOp.row_id == row)).one()
        return found.state, found.verdict, found.code


def mark_of(front: Front, card: str) -> str | None:
    with front.store.read() as session:
        return session.get_one(Card, card).mark


@pytest.mark.parametrize("protocol", [0, -1, 2, 2**60])
def test_only_a_version_nobody_here_can_read_is_426(hub: HubHandle, protocol: int) -> None:
    desk = desk_of(hub)
    hello = requests.get(f"{hub.url}/v1/hello", timeout=10).json()
    assert (hello["protocol"], hello["schema"]) == (PROTOCOL, SCHEMA)
    for answer in (desk.send([], protocol=protocol), desk.ask("", protocol=protocol)):
        assert answer.status_code == 426
        assert (answer.json()["code"], answer.json()["facts"]) == (
            "protocol",
            {"least": 1, "most": 1},
        )
    # What is merely newer within the version is let by.
    answer = desk.send([], protocol=1, schema=99, mood="bright")
    assert answer.status_code == 200
    assert desk.ask("", protocol=1, newer=[1]).status_code == 200
