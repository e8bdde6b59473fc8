"""The stage transcripts are played on: a real hub whose clock, ids and randomness are given."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from app.clock import from_text
from app.kinds import Field, Kind, Nature
from sync.hub.accounts import add_venue, make_code, revoke
from sync.hub.bell import bell_for
from sync.hub.database import open_database, writing
from sync.hub.headquarters import put
from sync.hub.http import build
from sync.hub.hub import Hub, load_hub, new_epoch
from sync.hub.ledger import release_held
from sync.hub.limit import Limit
from sync.wire.kinds import KINDS
from tests.support.asgi import InProcess, in_process

VENUE = "0199a7c2-1000-7000-8000-0000000000f1"
RECORD = {"code": "QJ0001", "name": "青禾区望江街道青年之家", "capacity": 60}
BEGIN = "2026-11-28T06:22:05.123Z"
HEADERS = ("x-youth-voice", "content-type", "retry-after")
"""Headers that belong to an answer; others may differ."""
DANCE = Kind("dance", Nature.RECORD, (Field("name", required=True),))
"""What the hub learns when its next program starts."""

Json = dict[str, Any]


class Given:
    """Clock, ids and randomness, the same every time."""

    def __init__(self) -> None:
        self.now: dt.datetime = from_text(BEGIN)
        self._ids, self._draws = itertools.count(1), itertools.count(1)

    def clock(self) -> dt.datetime:
        """Stand still until told."""
        return self.now

    def make_id(self) -> str:
        """Count ids."""
        return f"0199a7c3-0000-7000-8000-{next(self._ids):012x}"

    def randomness(self, size: int) -> bytes:
        """Draw bytes."""
        return hashlib.shake_256(f"draw {next(self._draws)}".encode()).digest(size)


class Stage:
    """One hub; `act` is what headquarters does, `ask` what a desk asks."""

    def __init__(self, database: str) -> None:
        self.given = Given()
        self.engine = open_database(database)
        self.hub = self._loaded()
        self.asked: InProcess | None = None
        with writing(self.engine) as connection:
            add_venue(connection, self.hub, "QJ0001", str(RECORD["name"]), VENUE)
            put(connection, self.hub, VENUE, "venue", VENUE, dict(RECORD))

    def _loaded(self) -> Hub:
        given = self.given
        with writing(self.engine) as connection:
            return load_hub(
                connection, clock=given.clock, randomness=given.randomness, make_id=given.make_id
            )

    @contextmanager
    def open(self) -> Iterator[Stage]:
        """Have the hub answer until the block ends."""
        try:
            with in_process(self._app()) as self.asked:
                yield self
        finally:
            self.engine.dispose()

    def _app(self) -> Any:
        return build(self.engine, self.hub, bell_for(self.engine), Limit(1_000))

    def act(self, step: Json) -> str:
        """Do what headquarters does in a step; gives what came of it."""
        deed, came = step["hub"], ""
        with writing(self.engine) as connection:
            if deed == "code":
                came = make_code(connection, self.hub, VENUE)
            elif deed == "forward":
                self.given.now += dt.timedelta(seconds=step["seconds"])
            elif deed == "revoke":
                came = str(revoke(connection, self.hub, step["device"]))
            elif deed == "put":
                came = str(put(connection, self.hub, VENUE, *step["row"]))
            elif deed == "learn":
                self.hub = replace(self.hub, kinds={**KINDS, DANCE.name: DANCE})
                came = str(release_held(connection, self.hub))
            elif deed == "epoch":
                new_epoch(connection, self.given.make_id)
        if deed == "epoch":
            self.hub = self._loaded()
        assert self.asked is not None
        if deed in ("learn", "epoch"):
            self.asked.app = self._app()
        return came

    def ask(self, request: Json) -> Json:
        """Ask what a step says; `raw` is a body that is not JSON of ours, in base64."""
        assert self.asked is not None
        headers = {"Content-Type": "application/json", **request.get("headers", {})}
        if "token" in request:
            headers["Authorization"] = f"Bearer {request['token']}"
        data = base64.b64decode(request.get("raw", ""))
        if "body" in request:
            data = json.dumps(request["body"], ensure_ascii=False).encode()
        answer = self.asked.ask(request["method"], request["path"], headers, data)
        said = {name: answer.headers[name] for name in HEADERS if name in answer.headers}
        return {"status": answer.status, "headers": said, "text": answer.data.decode()}
