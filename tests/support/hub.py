"""A real hub on loopback, in a thread of the test's own process."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import requests
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select

from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE, Kind
from app.ops import Body, Version, hash_of
from sync.hub.accounts import make_code, revoke
from sync.hub.bell import bell_for
from sync.hub.database import open_database, reading, writing
from sync.hub.headquarters import put
from sync.hub.http import build
from sync.hub.hub import Hub, load_hub, new_epoch
from sync.hub.ledger import release_held
from sync.hub.limit import Limit
from sync.hub.relaying import deliver_all
from sync.hub.replay import keep_journal, take_up
from sync.hub.rights import let
from sync.hub.seed import found_venue, sample_venues
from sync.hub.serve import make_server, open_socket
from sync.hub.tables import devices, rows, venues
from sync.wire.kinds import KINDS
from sync.wire.messages import Op

STOP_SECONDS = 10
SALT = "0123456789abcdef"


@dataclass
class HubHandle:
    """A hub that serves. `venue` and `venue_code` are the first sample venue's."""

    url: str
    engine: Engine
    hub: Hub
    venue: str
    venue_code: str
    path: Path

    def add_venue(self, index: int = 1) -> str:
        """Found another of the six sample venues (0 to 5); gives its id."""
        with writing(self.engine) as connection:
            return found_venue(connection, self.hub, sample_venues()[index])

    def code(self, venue: str = "", *, restricted: bool = False) -> str:
        """Make a one-time enrolment code, for the first venue unless told."""
        with writing(self.engine) as connection:
            return make_code(connection, self.hub, venue or self.venue, restricted=restricted)

    def let(self, device: str | None, *, right: bool) -> None:
        """Give a desk the right to what is restricted, or take it."""
        with writing(self.engine) as connection:
            assert let(connection, self.hub, device or "", RESTRICTED_SCOPE, given=right)

    def add_staff(self, name: str, role: str = "clerk", venue: str = "", account: str = "") -> str:
        """Let headquarters write a staff member; gives the id."""
        staff = new_id()
        fields = {"name": name, "role": role, "status": "active"}
        if account:
            fields["account"] = account
        self.put("staff", staff, fields, venue)
        return staff

    def put(self, kind: str, row_id: str, fields: dict[str, Any], venue: str = "") -> int:
        """Let headquarters write a row; gives its number."""
        with writing(self.engine) as connection:
            return put(connection, self.hub, venue or self.venue, kind, row_id, fields)

    def revoke(self, device: str) -> bool:
        """Revoke a desk."""
        with writing(self.engine) as connection:
            return revoke(connection, self.hub, device)

    def rows(self, kind: str, venue: str = "") -> dict[str, dict[str, Any]]:
        """Give what stands of a kind: fields by id, in the scope's order; nothing gone."""
        where = (rows.c.venue_id == (venue or self.venue), rows.c.kind == kind, rows.c.gone == "")
        with reading(self.engine) as connection:
            found = connection.execute(select(rows).where(*where).order_by(rows.c.number))
            return {row.id: msgspec.json.decode(row.fields) for row in found}

    def high(self, device: str) -> int:
        """Give the highest operation number the hub holds of a desk."""
        with reading(self.engine) as connection:
            found = select(devices.c.high).where(devices.c.device_id == device)
            return int(connection.execute(found).scalar_one())


@contextmanager
def running_hub(
    tmp_path: Path,
    database: str = "",
    *,
    port: int = 0,
    tries: int = 1_000,
    fresh_epoch: bool = False,
    journal: Path | None = None,
    tls: tuple[Path, Path] | None = None,
    kinds: Mapping[str, Kind] = KINDS,
) -> Iterator[HubHandle]:
    """Serve a hub from `tmp_path/hub.db`, which outlives it: run it again to restart it.

    `database`: another file, or an address of PostgreSQL, to serve from instead.

    `journal`: where erasures and revocations are kept as well.

    `tries`: enrolments a minute and address. `fresh_epoch`: as after a restore from back-up.
    `tls`: files of a certificate and its key. `kinds`: what this program of the hub's knows.
    """
    path = tmp_path / "hub.db"
    engine = open_database(database or path)
    with writing(engine) as connection:
        load_hub(connection)
        if fresh_epoch:
            new_epoch(connection)
    if journal is not None:
        keep_journal(engine, journal)
    with writing(engine) as connection:
        hub = load_hub(connection)
    if hub.journal is not None:
        take_up(engine, hub, hub.journal)
    with writing(engine) as connection:
        hub = load_hub(connection)
        hub = replace(hub, kinds=kinds)
        release_held(connection, hub)  # as the program does when it starts
    deliver_all(engine, hub)
    with writing(engine) as connection:
        venue = found_venue(connection, hub, sample_venues()[0])
        code = connection.execute(
            select(venues.c.code).where(venues.c.venue_id == venue)
        ).scalar_one()
    bell = bell_for(engine)
    app = build(engine, hub, bell, Limit(tries))
    server = make_server(app, bell, "127.0.0.1", *(tls or ()))
    bound = open_socket("127.0.0.1", port)
    thread = threading.Thread(target=_serve, args=(server, bound), name="hub", daemon=True)
    thread.start()
    try:
        scheme = "http" if tls is None else "https"
        url = f"{scheme}://127.0.0.1:{bound.getsockname()[1]}"
        yield HubHandle(url, engine, hub, venue, code, path)
    finally:
        server.should_exit = True
        thread.join(STOP_SECONDS)
        bound.close()
        engine.dispose()


def _serve(server: uvicorn.Server, bound: Any) -> None:
    server.run(sockets=[bound])


# --- a desk that speaks the bare protocol -------------------------------------------------


def op_of(body: Body, seq: int, op_id: str = "") -> Op:
    """Wrap a body as the operation with that number."""
    text = msgspec.json.encode(body).decode()
    return Op(op_id or new_id(), seq, hash_of(text), text)


def create(kind: str, row_id: str = "", **fields: Any) -> Body:
    """Say that a record comes into being."""
    return Body(v=1, verb="create", kind=kind, id=row_id or new_id(), salt=SALT, fields=fields)


def person(row_id: str = "", **fields: Any) -> Body:
    """Say that a person is registered."""
    return create("person", row_id, **{"name": "林晓禾", "status": "active", **fields})


def fact(kind: str, row_id: str = "", **fields: Any) -> Body:
    """Say that something happened."""
    fields.setdefault("happened_at", "2026-11-28T06:22:05.123Z")
    return Body(v=1, verb="fact", kind=kind, id=row_id or new_id(), salt=SALT, fields=fields)


def visit(person_id: str = "", row_id: str = "", **fields: Any) -> Body:
    """Say that somebody came in."""
    said = {"heads": 1, "method": "search", "day": "2026-11-28", **fields}
    if person_id:
        said["person_id"] = person_id
    return fact("visit", row_id, **said)


def void(target_kind: str, target_id: str, row_id: str = "") -> Body:
    """Take back a fact."""
    return fact("void", row_id, target_kind=target_kind, target_id=target_id)


def patch(kind: str, row_id: str, base: Version | None = None, **fields: Any) -> Body:
    """Change fields of a record."""
    return Body(v=1, verb="patch", kind=kind, id=row_id, salt=SALT, fields=fields, base=base)


def move(kind: str, row_id: str, field: str, before: str, after: str) -> Body:
    """Move a guarded field."""
    return Body(
        v=1,
        verb="move",
        kind=kind,
        id=row_id,
        salt=SALT,
        field=field,
        before=before,
        after=after,
    )


def encoded(data: bytes) -> str:
    """Write bytes as base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class BareDesk:
    """The protocol by hand: no store, no retry, so that a test can say anything."""

    url: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    incarnation: str = field(default_factory=new_id)
    name: str = "A"
    session: requests.Session = field(default_factory=requests.Session)
    device: str = ""
    venue: str = ""
    letter: str = ""
    epoch: str = ""
    token: str = ""
    high: int = 0
    cursor: str = ""

    def post(self, path: str, said: Any, **more: Any) -> requests.Response:
        """Send anything to a door."""
        data = said if isinstance(said, bytes) else msgspec.json.encode(said)
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers.update(more.pop("headers", {}))
        return self.session.post(self.url + path, data, headers=headers, timeout=40, **more)

    def ask_to_join(self, code: str) -> requests.Response:
        """Send the one-time code."""
        public = encoded(self.key.public_key().public_bytes_raw())
        said = {
            "code": code,
            "public_key": public,
            "incarnation": self.incarnation,
            "name": self.name,
        }
        return self.post("/v1/enrol", said)

    def ask_token(self, nonce: dict[str, str] | None = None) -> requests.Response:
        """Sign an assertion over a nonce and send it."""
        nonce = nonce or self.session.get(f"{self.url}/v1/nonce", timeout=10).json()
        said = f"{self.device}|{self.incarnation}|{nonce['nonce']}|{nonce['time']}"
        signature = encoded(self.key.sign(said.encode()))
        mine = {"device": self.device, "incarnation": self.incarnation, "signature": signature}
        return self.post("/v1/token", {**nonce, **mine})

    def join(self, code: str) -> BareDesk:
        """Enrol and get a token."""
        answer = self.ask_to_join(code)
        assert answer.status_code == 200, answer.text
        place = answer.json()
        self.device, self.venue = place["device"], place["venue"]
        self.letter, self.epoch = place["letter"], place["epoch"]
        return self.sign_in()

    def sign_in(self) -> BareDesk:
        """Get a fresh token."""
        answer = self.ask_token()
        assert answer.status_code == 200, answer.text
        got = answer.json()
        self.token, self.letter, self.high = got["token"], got["letter"], got["high"]
        self.epoch = got["epoch"]
        return self

    def send(self, ops: Sequence[Op], **more: Any) -> requests.Response:
        """Push operations as they are."""
        said = {"epoch": self.epoch, "incarnation": self.incarnation, "ops": ops, **more}
        return self.post("/v1/push", said)

    def say(self, *bodies: Body) -> list[dict[str, Any]]:
        """Push bodies under the next numbers; gives the verdicts."""
        ops = [op_of(body, self.high + index) for index, body in enumerate(bodies, 1)]
        return self.tell(ops)

    def tell(self, ops: Sequence[Op]) -> list[dict[str, Any]]:
        """Push operations and take up their numbers; gives the verdicts."""
        answer = self.send(ops)
        assert answer.status_code == 200, answer.text
        pushed = answer.json()
        self.high = pushed["high"]
        verdicts: list[dict[str, Any]] = pushed["verdicts"]
        return verdicts

    def ask(self, cursor: str | None = None, **more: Any) -> requests.Response:
        """Pull one page of the venue's scope."""
        cursors = {"venue": self.cursor if cursor is None else cursor}
        said = {"epoch": self.epoch, "incarnation": self.incarnation, "cursors": cursors, **more}
        return self.post("/v1/pull", said)

    def pull(self, **more: Any) -> list[dict[str, Any]]:
        """Pull to the end; gives the rows and keeps the cursor."""
        found: list[dict[str, Any]] = []
        while True:
            answer = self.ask(**more)
            assert answer.status_code == 200, answer.text
            page = answer.json()["pages"][0]
            found += page["rows"]
            self.cursor = page["cursor"]
            if not page.get("more"):
                return found


def desk_of(handle: HubHandle, venue: str = "") -> BareDesk:
    """Enrol a bare desk at a hub."""
    return BareDesk(handle.url).join(handle.code(venue))
