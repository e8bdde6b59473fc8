"""The hub describes its doors, and the description is true: nothing missing, nothing invented."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette

from sync.hub.bell import bell_for
from sync.hub.http import Parted, build
from sync.hub.limit import Limit
from sync.hub.openapi import DOORS, PATIENCE, Door
from sync.hub.tables import metadata
from sync.wire import codec
from sync.wire.messages import HEADER, Problem
from tests.support.asgi import Answer
from tests.support.protocol import codes_raised, text
from tests.sync.transcripts.players import Desk, Play, body, encoded, file, part, person
from tests.sync.transcripts.stage import Json, Stage


@pytest.fixture
def stage(database: str) -> Iterator[Stage]:
    with Stage(database).open() as made:
        yield made


def ask(stage: Stage, door: Door, said: Any = None, token: str = "", **headers: str) -> Answer:
    assert stage.asked is not None
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
    answer = stage.asked.ask(door.method, door.path, headers, data)
    assert answer.headers[HEADER.lower()] == "1"
    return answer


def test_the_doors_that_open_are_the_doors_described(stage: Stage) -> None:
    assert stage.asked is not None
    assert isinstance(stage.asked.app, Parted)
    doors = stage.asked.app.doors
    assert isinstance(doors, Starlette)
    routes = doors.routes
    opened = {(one.path, *(one.methods - {"HEAD"})) for one in routes}  # type: ignore[attr-defined]
    paths = json.loads(ask(stage, DOORS[0]).data)["paths"]
    assert opened == {(path, one.upper()) for path, ops in paths.items() for one in ops}
    assert all(f"`{door.method} {door.path}`" in text() for door in DOORS)


def test_every_problem_of_the_code_stands_at_some_door() -> None:
    told: dict[str, set[int]] = {}
    for door in DOORS:
        for status, codes in door.all_problems().items():
            for code in codes:
                told.setdefault(code, set()).add(status)
    assert told == {code: one.statuses for code, one in codes_raised()["problem"].items()}


# --- every status that is described can be had ----------------------------------------------


class Scene:
    """One door of a real hub, and a desk before it."""

    def __init__(self, stage: Stage, door: Door) -> None:
        self.stage, self.door, self.play = stage, door, Play(stage)
        self.desk = self.play.joined("A")
        self.good = self._good()

    def _good(self) -> Json:
        desk = self.desk
        if self.door.name == "enrol":
            new, code = self.play.desk("N"), self.play.hub("code")
            public = encoded(new.key.public_key().public_bytes_raw())
            mine = {"code": code, "incarnation": new.incarnation, "name": "x"}
            return {**mine, "public_key": public}
        if self.door.name == "token":
            nonce = self.play.ask("GET", "/v1/nonce")
            said = f"{desk.device}|{desk.incarnation}|{nonce['nonce']}|{nonce['time']}"
            mine = {"device": desk.device, "incarnation": desk.incarnation}
            return {**mine, **nonce, "signature": encoded(desk.key.sign(said.encode()))}
        if self.door.path.startswith("/v1/files/"):
            return {"epoch": desk.epoch, **self._good_file()}
        more: Json = {"ops": []} if self.door.name == "push" else {"cursors": {"venue": ""}}
        if self.door.name == "day":
            day, at = "2026-11-28", "T20:00:00.000Z"
            more = {"day": day, "begins": f"2026-11-27{at}", "ends": f"{day}{at}"}
        if self.door.name == "seats":
            more = {"asks": [{"session": desk.device, "want": 1}], "error_ms": 0}
        if self.door.name == "find":
            return {"day": "2026-11-28", "words": "心理"}
        return {"epoch": desk.epoch, "incarnation": desk.incarnation, **more}

    def _good_file(self) -> Json:
        who, data = self.play.new_id(), b"%PDF"
        self.desk.say(person(who), file(self.play.new_id(), who, data))
        whole = part(data)
        if self.door.name == "offer":
            return {"files": [{"hash": whole["hash"], "size": len(data)}]}
        if self.door.name == "get":
            said = {"epoch": self.desk.epoch, **whole}
            self.play.ask("POST", "/v1/files/put", token=self.desk.token, body=said)
            return {"hash": whole["hash"], "part": 0}
        return whole

    def ask(self, said: Any = None, **headers: str) -> Answer:
        """Ask, with the desk's token where one is needed."""
        if self.door.asks is None:
            return ask(self.stage, self.door)
        said = self.good if said is None else said
        return ask(self.stage, self.door, said, self.desk.token, **headers)

    def denied(self) -> Answer:
        if self.door.name == "token":
            return self.ask({**self.good, "signature": encoded(bytes(64))})
        return ask(self.stage, self.door, self.good)

    def forbidden(self) -> Answer:
        if self.door.name == "enrol":
            return self.ask({**self.good, "code": "AAAAAAAA"})
        self.play.hub("revoke", device=self.desk.device)
        return self.ask()

    def at_odds(self) -> Answer:
        if self.door.name != "token":
            return self.ask({**self.good, "epoch": "another"})
        desk = self.desk
        Desk(self.play, "A", desk.key, self.play.new_id(), desk.device).sign_in()
        return self.ask()

    def pruned(self) -> Answer:
        """Ask from before something that went half a year ago."""
        page = self.desk.pull(cursor="")["pages"][0]
        who = self.play.new_id()
        self.desk.say(person(who), body("erase", "person", who))
        self.play.hub("forward", seconds=181 * 24 * 3600)
        self.desk.sign_in()
        return self.ask({**self.good, "cursors": {"venue": page["cursor"]}})

    def too_often(self) -> Answer:
        assert self.stage.asked is not None
        hub, engine = self.stage.hub, self.stage.engine
        self.stage.asked.app = build(engine, hub, bell_for(engine), Limit(1), finds=Limit(1))
        self.ask()
        return self.ask()

    def broken(self) -> Answer:
        self.stage.given.now = None  # type: ignore[assignment]
        return self.ask()

    def without_database(self) -> Answer:
        metadata.drop_all(self.stage.engine)
        try:
            return self.ask()
        finally:
            metadata.create_all(self.stage.engine)


PROVOKED: dict[int, Callable[[Scene], Answer]] = {
    200: Scene.ask,
    400: lambda scene: scene.ask(b"{"),
    401: Scene.denied,
    403: Scene.forbidden,
    404: lambda scene: scene.ask({**scene.good, "hash": "0" * 64}),
    409: Scene.at_odds,
    410: Scene.pruned,
    413: lambda scene: scene.ask(b" " * (codec.MOST_PACKED + 1)),
    415: lambda scene: scene.ask(b"", **{"Content-Encoding": "br"}),
    426: lambda scene: scene.ask({**scene.good, "protocol": 2}),
    429: Scene.too_often,
    500: Scene.broken,
    503: Scene.without_database,
}
"""How each status is had, at whatever door."""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
@pytest.mark.expects_log("sync.hub")
def test_every_status_described_can_be_had(door: Door, database: str) -> None:
    for status in (200, *door.all_problems()):
        with Stage(database).open() as stage:
            answer = PROVOKED[status](Scene(stage, door))
            _empty(stage)
        assert answer.status == status
        assert ("retry-after" in answer.headers) == (status in PATIENCE)
        said = codec.decode(answer.data, door.says if status == 200 else Problem)
        assert status == 200 or said.code in door.all_problems()[status]


def _empty(stage: Stage) -> None:
    """Leave nothing for the next hub on the same database."""
    with stage.engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())


# --- and whatever is asked, it answers as described -----------------------------------------

TRIES = 300 if os.environ.get("DESK_HYPOTHESIS") == "prove" else 5
CHECKS = (
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


@pytest.mark.filterwarnings("ignore")  # of schemathesis and what it stands on
@pytest.mark.parametrize("signed_in", [True, False], ids=["desk", "stranger"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_whatever_is_asked_is_answered_as_described(
    door: Door, signed_in: bool, stage: Stage, record_property: Callable[[str, object], None]
) -> None:
    assert stage.asked is not None
    desk, count = Play(stage).joined("A"), 0
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", stage.asked.app)

    def tried(case: schemathesis.Case[Any]) -> None:
        nonlocal count
        count += 1
        if signed_in:
            case.headers["Authorization"] = f"Bearer {desk.token}"
            if isinstance(case.body, dict) and "epoch" in case.body:
                # Let by the first question, so that the others are asked too.
                case.body.update(epoch=desk.epoch, incarnation=desk.incarnation)
                case.body.pop("wait", None)
        answer = case.call()
        assert answer.headers[HEADER.lower()] == ["1"]
        assert answer.status_code < 500
        assert b"Traceback" not in answer.content
        if answer.status_code != 200:
            codec.decode(answer.content, Problem)
        case.validate_response(answer, checks=list(CHECKS))

    strategy = schema[door.path][door.method].as_strategy()
    quiet = settings(
        max_examples=TRIES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    quiet(given(case=strategy)(tried))()
    record_property("requests", count)
