"""A revoked desk: only headquarters' own signature over this very desk wipes anything."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.errors import Refusal
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.standing import keep_state
from app.store.store import get_state
from app.store.wiping import wiped_at
from sync.client.credentials import to_base64
from sync.client.joining import make_worker
from sync.client.sign_in import HUB_KEYS
from sync.hub import admin
from sync.hub.database import writing
from sync.hub.hub import load_hub
from sync.wire.messages import Problem
from tests.support.faults import canned
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import HubHandle
from tests.sync.client.test_client_courier import at_headquarters, back, out, there_and_back


def device(front: Front) -> str:
    return str(front.store.place.device)


def names(front: Front) -> set[str]:
    with front.store.read() as session:
        return set(session.execute(select(Person.name)).scalars())


def laden(hub: HubHandle, make: MakeFront) -> Front:
    """Give a desk with somebody of another desk's, one sent and one unsent of its own."""
    other, front = make(ring=Ring()), make(ring=Ring())
    other.register("别的前台登记的")
    assert other.sync().state == "ok"
    front.register("已上报")
    assert front.sync().state == "ok"
    front.register("还没上报")
    assert names(front) == {"别的前台登记的", "已上报", "还没上报"}
    return front


def test_a_revoked_desk_wipes_what_is_others_and_keeps_what_only_it_has(
    hub: HubHandle, make: MakeFront
) -> None:
    front = laden(hub, make)
    hub.revoke(device(front))
    for _ in range(2):
        result = front.sync()
        assert (result.state, result.reason) == ("attention", "wiped")
        assert names(front) == {"还没上报"}
        assert front.waiting().unsent == 1
    assert wiped_at(front.store) is not None
    # Started again without a line, it still says why.
    status = make_worker(front.store).status()
    assert (status.state, status.reason) == ("attention", "wiped")
    # Headquarters lets it in again: everything comes back, and what waited goes up.
    front.join(hub.code(), again=True)
    assert front.sync().state == "ok"
    assert names(front) == {"别的前台登记的", "已上报", "还没上报"}
    assert len(hub.rows("person")) == 3
    assert front.waiting().unsent == 0
    assert wiped_at(front.store) is None


def answer(problem: Problem) -> bytes:
    """Write an answer as a hub would, or somebody who plays one."""
    return canned("403 Forbidden", msgspec.json.encode(problem))


def forgeries(hub: HubHandle, front: Front) -> dict[str, Problem]:
    place, key = front.store.place, hub.hub.key_id
    said = f"revoked|{place.device}|{place.incarnation}"
    own = Ed25519PrivateKey.generate()
    mine = to_base64(own.sign(said.encode()))
    of_another = hub.hub.sign(f"revoked|{hub.hub.make_id()}|{place.incarnation}")
    of_a_former_life = hub.hub.sign(f"revoked|{place.device}|{hub.hub.make_id()}")
    return {
        "nobody signed": Problem("revoked"),
        "by a key of its own": Problem("revoked", {"key": "own"}, signed=mine),
        "by a key that says it is the hub's": Problem("revoked", {"key": key}, signed=mine),
        "about another desk": Problem("revoked", {"key": key}, signed=of_another),
        "about a former life": Problem("revoked", {"key": key}, signed=of_a_former_life),
        "nonsense": Problem("revoked", {"key": 7, "signatures": {key: 3, "x": "%"}}, signed="%"),
        "a list": Problem("revoked", {"key": key, "signatures": [mine]}, signed=""),
        "another word": Problem("retired", {"key": key}, signed=hub.hub.sign(said)),
    }


def test_a_forged_or_foreign_statement_only_stops(hub: HubHandle, make: MakeFront) -> None:
    front = laden(hub, make)
    for problem in forgeries(hub, front).values():
        front.connect()
        front.line.be("answer", path="/v1/token", reply=answer(problem))
        assert front.sync().reason == problem.code
        assert len(names(front)) == 3
    front.line.be("pass")
    front.connect()
    assert front.sync().state == "ok"
    assert wiped_at(front.store) is None


def test_a_desk_that_knows_no_key_only_stops(hub: HubHandle, make: MakeFront) -> None:
    front = laden(hub, make)
    keep_state(front.store, HUB_KEYS, None)
    hub.revoke(device(front))
    assert front.sync().reason == "revoked"
    assert len(names(front)) == 3


def test_a_desk_revoked_before_its_first_round_knows_the_hubs_keys(
    hub: HubHandle, make: MakeFront
) -> None:
    front = make()
    hub.revoke(device(front))
    assert front.sync().reason == "wiped"


def say(hub: HubHandle, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """Use the terminal at headquarters."""
    assert admin.main(["--db", str(hub.path), *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_keys_take_turns_and_nobody_is_left_behind(
    hub: HubHandle, make: MakeFront, capsys: pytest.CaptureFixture[str]
) -> None:
    away, here = laden(hub, make), make()
    (made,) = say(hub, capsys, "key", "rotate")
    old, new = str(made["former"][0]), str(made["key"])  # type: ignore[index]
    assert say(hub, capsys, "key", "list") == [
        {"key": new, "signs": True},
        {"key": old, "signs": False},
    ]
    # The hub that serves was not restarted. Who comes learns the new key while the old is good.
    here.connect()
    assert here.sync().state == "ok"
    assert set(keys_of(here)) == {old, new}
    # Who was away since then still believes what is signed with the key it knows.
    assert set(keys_of(away)) == {old}
    hub.revoke(device(away))
    assert away.sync().reason == "wiped"
    say(hub, capsys, "key", "drop", old)
    here.connect()
    assert here.sync().state == "ok"
    assert set(keys_of(here)) == {new}
    hub.revoke(device(here))
    here.connect()
    assert here.sync().reason == "wiped"
    assert admin.main(["--db", str(hub.path), "key", "drop", old]) == 1


def keys_of(front: Front) -> dict[str, str]:
    with front.store.read() as session:
        found: dict[str, str] = json.loads(get_state(session, HUB_KEYS) or "{}")["sign"]
    return found


def test_a_file_sealed_to_a_former_key_is_read_and_answered(
    hub: HubHandle, make: MakeFront, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    front = laden(hub, make)
    file = out(front, tmp_path / "stick")
    say(hub, capsys, "key", "rotate")
    with writing(hub.engine) as connection:
        hub.hub = load_hub(connection)
    carried = at_headquarters(hub, file, tmp_path / "answers")
    assert (carried.settled, carried.problem) == (1, "")
    assert back(front, carried.answer).settled == 1
    assert front.waiting().unsent == 0


def test_a_statement_carried_on_a_stick_wipes_as_well(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    front = laden(hub, make)
    hub.revoke(device(front))
    with pytest.raises(Refusal, match="wiped"):
        there_and_back(front, hub, tmp_path)
    assert names(front) == {"还没上报"}
    # What is left can still be carried away.
    file = out(front, tmp_path / "again")
    assert file.stat().st_size > 0
    with front.store.read() as session:
        bodies = session.execute(select(OutboxOp.body).where(OutboxOp.verdict.is_(None)))
        assert all(bodies.scalars())
