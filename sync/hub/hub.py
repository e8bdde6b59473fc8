"""Who this hub is: its epoch, its keys, its clock. Made once, kept in its database."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, func, select

from app.clock import to_text
from app.ids import new_id
from app.kinds import Kind
from sync.hub.journal import Journal, Line
from sync.hub.postgres import hold_founding, lineage_of
from sync.hub.tables import hub_meta
from sync.wire.courier import box_of
from sync.wire.kinds import KINDS
from sync.wire.messages import LEAST_PROTOCOL, PROTOCOL, Problem

STAMP, JOURNAL, FORMER = "stamp", "journal", "former_keys"
"""Words about the hub: see `Hub.stamp`; where the journal lies, for whoever opens the database;
and its former keys, as JSON `{id: seed}`, latest first."""
STAMPED = func.coalesce(
    select(hub_meta.c.value).where(hub_meta.c.name == STAMP).scalar_subquery(), ""
)
"""The present stamp, for a statement that is made anyhow: a process compares it with its own."""

Clock = Callable[[], dt.datetime]
Randomness = Callable[[int], bytes]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


HEADQUARTERS = "headquarters"
"""The device that stands in the stamps of what no desk wrote."""


class Trouble(Exception):  # noqa: N818 - not every trouble is an error
    """A whole request that is not carried out, and the HTTP status that says so."""

    def __init__(self, status: int, code: str, **facts: object) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(code, dict(facts))
        self.retry_after: int | None = None


def check_protocol(said: int) -> None:
    """Raise Trouble(426, 'protocol') for a version that cannot be understood; nothing else does."""
    if not LEAST_PROTOCOL <= said <= PROTOCOL:
        raise Trouble(426, "protocol", least=LEAST_PROTOCOL, most=PROTOCOL)


class Moved(Exception):  # noqa: N818 - no error: somebody else was faster
    """Another process has begun a new epoch or changed the keys: read who the hub is, anew."""


@dataclass(frozen=True, slots=True)
class Hub:
    """Everything the ledger and the accounts need besides a connection."""

    epoch: str
    secret: bytes
    signing: Ed25519PrivateKey
    key_id: str
    clock: Clock = _now
    randomness: Randomness = secrets.token_bytes
    make_id: Callable[[], str] = new_id
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    short: bool = True
    """Whether plain new rows go the short way (`plain`); off to compare it with the long one."""
    lineage: str = ""
    """Which database, on which time line, it was read from; the epoch covers it."""
    former: Mapping[str, Ed25519PrivateKey] = field(default_factory=dict)
    """Signing keys that took turns with the present one and are still good, by key id."""
    journal: Journal | None = None
    stamp: str = ""
    """Changes in the database whenever the epoch or the keys do."""

    def now(self) -> str:
        """Give the hub's time as text."""
        return to_text(self.clock())

    def remember(self, *lines: Line) -> None:
        """Write into the journal, if there is one, before the commit it is about.

        Raises OSError: what cannot be written down is not done.
        """
        if self.journal is not None:
            self.journal.write(*lines)

    def mac(self, purpose: str, text: str) -> str:
        """Authenticate a text for one purpose: 32 hex digits."""
        message = f"{purpose}\n{text}".encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()[:32]

    def digest(self, purpose: str, text: str) -> str:
        """Hash something secret for storing: 64 hex digits."""
        return hmac.new(self.secret, f"{purpose}\n{text}".encode(), hashlib.sha256).hexdigest()

    def sign(self, text: str) -> str:
        """Sign a statement of the hub, as base64url."""
        return to_base64(self.signing.sign(text.encode()))

    @property
    def keys(self) -> dict[str, Ed25519PrivateKey]:
        """Every key that is good, the present one first."""
        return {self.key_id: self.signing, **self.former}

    def signatures(self, text: str) -> dict[str, str]:
        """Sign a statement with every key that is good, for desks that know only a former one."""
        return {name: to_base64(key.sign(text.encode())) for name, key in self.keys.items()}

    def public_keys(self) -> dict[str, str]:
        """Give the public keys desks check statements with, by key id; the present one first."""
        raw = {name: key.public_key().public_bytes_raw() for name, key in self.keys.items()}
        return {name: to_base64(key) for name, key in raw.items()}

    def public_boxes(self) -> dict[str, str]:
        """Give the keys courier files are sealed to, by key id; the present one first."""
        raw = {name: box_of(key).public_key().public_bytes_raw() for name, key in self.keys.items()}
        return {name: to_base64(key) for name, key in raw.items()}


def to_base64(data: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """Read base64url with or without padding. Raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def load_hub(
    connection: Connection,
    *,
    clock: Clock = _now,
    randomness: Randomness = secrets.token_bytes,
    make_id: Callable[[], str] = new_id,
) -> Hub:
    """Read who this hub is, or settle it the first time.

    Its epoch is a stored random id, and on PostgreSQL that id with the database's lineage: a
    stand-by that was promoted, or a dump loaded elsewhere, is another epoch by itself.
    """
    known = _known(connection)
    if not known:
        hold_founding(connection)
        known = _known(connection)
    if not known:
        known = {
            "epoch": make_id(),
            "secret": to_base64(randomness(32)),
            "signing": to_base64(randomness(32)),
            "key_id": to_base64(randomness(6)),
        }
        known[STAMP] = known["epoch"]
        connection.execute(
            hub_meta.insert(), [{"name": name, "value": value} for name, value in known.items()]
        )
    lineage = lineage_of(connection)
    return Hub(
        epoch=_epoch(known["epoch"], lineage),
        secret=from_base64(known["secret"]),
        signing=Ed25519PrivateKey.from_private_bytes(from_base64(known["signing"])),
        key_id=known["key_id"],
        clock=clock,
        randomness=randomness,
        make_id=make_id,
        lineage=lineage,
        former=read_former(known.get(FORMER, "")),
        journal=Journal(Path(known[JOURNAL])) if JOURNAL in known else None,
        stamp=known.get(STAMP, ""),
    )


def hub_at(connection: Connection, hub: Hub, *, look: bool = False) -> Hub:
    """Give the hub as this connection's database has it: mostly the very same.

    A process that outlives the change to a promoted stand-by is another hub from then on. `look`:
    ask the database as well whether another process has begun a new epoch or changed the keys.
    """
    same = lineage_of(connection) == hub.lineage
    if same and not (look and connection.execute(select(STAMPED)).scalar_one() != hub.stamp):
        return hub
    now = load_hub(connection)
    return replace(
        hub,
        epoch=now.epoch,
        secret=now.secret,
        signing=now.signing,
        key_id=now.key_id,
        lineage=now.lineage,
        former=now.former,
        journal=now.journal,
        stamp=now.stamp,
    )


def read_former(text: str) -> dict[str, Ed25519PrivateKey]:
    """Read the former keys as they are stored."""
    seeds = msgspec.json.decode(text, type=dict[str, str]) if text else {}
    return {
        name: Ed25519PrivateKey.from_private_bytes(from_base64(seed))
        for name, seed in seeds.items()
    }


def _known(connection: Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.execute(select(hub_meta))}


def _epoch(stored: str, lineage: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{stored}|{lineage}")) if lineage else stored


def new_epoch(connection: Connection, make_id: Callable[[], str] = new_id) -> str:
    """Begin a new epoch (after a restore or a promotion): numbers start no comparison with old."""
    stored = make_id()
    connection.execute(hub_meta.update().where(hub_meta.c.name == "epoch").values(value=stored))
    put_meta(connection, STAMP, make_id())
    return _epoch(stored, lineage_of(connection))


def put_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a word about the hub itself."""
    mine = hub_meta.c.name == name
    if not connection.execute(hub_meta.update().where(mine).values(value=value)).rowcount:
        connection.execute(hub_meta.insert().values(name=name, value=value))
