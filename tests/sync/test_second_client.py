"""A desk written from PROTOCOL.md alone works beside ours, at the same hub."""

from __future__ import annotations

import ast
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from tests.support.faults import canned, faulty_line
from tests.support.fronts import MakeFront, fronts
from tests.support.hub import HubHandle, running_hub
from tests.support.nation import resource, said, some_id
from tests.sync import second_client
from tests.sync.second_client import NoConnection, Problem, SecondDesk

FILE = Path(second_client.__file__)


@pytest.fixture
def hub(tmp_path: Path, database: str) -> Iterator[HubHandle]:
    with running_hub(tmp_path, database) as handle:
        yield handle


@pytest.fixture
def make(hub: HubHandle, tmp_path: Path) -> Iterator[MakeFront]:
    with fronts(hub, tmp_path) as maker:
        yield maker


def second(hub: HubHandle) -> SecondDesk:
    desk = SecondDesk(hub.url)
    desk.enrol(hub.code())
    return desk


def test_it_knows_nothing_of_our_code() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    known = {*sys.stdlib_module_names, "requests", "cryptography"}
    for node in ast.walk(ast.parse(text)):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        assert {name.split(".")[0] for name in names} <= known


def test_it_reads_what_headquarters_says_to_many_venues(hub: HubHandle) -> None:
    said(hub.engine, hub.hub, "nation", "resource", {some_id(1): resource("全国")})
    desk = second(hub)
    desk.round()
    assert desk.rows["resource", some_id(1)]["fields"]["name"] == "全国"
    assert desk.rows["resource", some_id(1)]["version"][1:] == ["nation", 1]


def test_both_desks_work_side_by_side(hub: HubHandle, make: MakeFront) -> None:
    ours, theirs = make(), second(hub)
    here = ours.register("林晓禾", "19900000001")
    ours.check_in(here)
    assert ours.sync().state == "ok"
    there = theirs.register("周启明", phone="19900000002", tags=["自习"])
    theirs.check_in(there, "2026-11-26")
    theirs.check_in(here, "2026-11-26")
    theirs.round()
    assert [one["verdict"] for one in theirs.verdicts.values()] == ["taken"] * 3
    assert theirs.rows["person", here]["fields"]["name"] == "林晓禾"
    assert ours.sync().state == "ok"
    assert (ours.person(there).name, ours.person(there).tags) == ("周启明", ["自习"])
    assert theirs.letter != ours.store.place.letter
    # The second desk sees what ours changed since, and proves it by count and checksum.
    ours.register("陈可欣")
    ours.sync()
    assert theirs.pull(limit=1) == 1
    assert set(hub.rows("person")) == {row_id for kind, row_id in theirs.rows if kind == "person"}


def test_what_our_desk_writes_over_its_work_ends_as_the_hub_says(
    hub: HubHandle, make: MakeFront
) -> None:
    ours, theirs = make(), second(hub)
    who = theirs.register("周启明")
    theirs.round()
    ours.sync()
    base = theirs.rows["person", who]["version"]
    one = theirs.say("patch", "person", who, fields={"phone": "19900000001"}, base=base)
    theirs.round()
    two = theirs.say("patch", "person", who, fields={"name": ""}, base=base)
    theirs.round()
    assert theirs.verdicts[one]["verdict"] == "taken"
    assert (theirs.verdicts[two]["verdict"], theirs.verdicts[two]["code"]) == (
        "refused",
        "bad_field",
    )
    ours.sync()
    assert ours.person(who).phone == "19900000001"


def test_it_loses_and_doubles_nothing_when_answers_are_lost(hub: HubHandle) -> None:
    with faulty_line(hub.url) as line:
        desk = SecondDesk(line.url)
        desk.enrol(hub.code())
        for name in ("林晓禾", "周启明", "陈可欣"):
            desk.register(name)
        desk.sign_in()
        line.be("lost", path="/v1/push")
        with pytest.raises(NoConnection):
            desk.push()
        line.be("answer", path="/v1/push", reply=canned("200 OK", b"<html>", voice=False))
        with pytest.raises(NoConnection):
            desk.push()
        assert len(desk.outbox) == 3
        line.be()
        desk.round()
    assert not desk.outbox
    assert all(verdict["replayed"] for verdict in desk.verdicts.values())
    assert len(hub.rows("person")) == 3


def test_a_hub_restored_from_an_old_back_up_gets_back_what_it_lost(tmp_path: Path) -> None:
    kept, path = tmp_path / "kept.db", tmp_path / "hub.db"
    with running_hub(tmp_path) as hub:
        desk = second(hub)
        desk.register("林晓禾")
        desk.round()
        with closing(sqlite3.connect(path)) as now, closing(sqlite3.connect(kept)) as copy:
            now.backup(copy)
        desk.register("陈可欣")
        desk.round()
    for file in tmp_path.glob("hub.db*"):
        file.unlink()
    kept.rename(path)
    with running_hub(tmp_path, fresh_epoch=True) as again:
        desk.url = again.url
        desk.register("周启明")
        desk.round()
        assert len(again.rows("person")) == 3
        assert desk.epoch == again.hub.epoch


def test_only_the_hubs_signature_revokes_it(hub: HubHandle) -> None:
    desk, other = second(hub), second(hub)
    desk.round()
    hub.revoke(desk.device)
    with pytest.raises(Problem, match="revoked") as told:
        desk.round()
    with pytest.raises(InvalidSignature):
        other.prove_revoked(told.value.said)


def test_it_runs_by_itself(hub: HubHandle) -> None:
    command = [sys.executable, str(FILE), hub.url, hub.code()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    assert ran.stdout == "A: taken, taken; 3 rows\n"
