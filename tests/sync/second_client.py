"""A second desk, written from sync/PROTOCOL.md alone: nothing of our own code is in here.

It joins, pushes a person and a visit, pulls, and proves hashes, verdicts and the checksum.

    python tests/sync/second_client.py https://hub.example ONE-TIME-CODE
"""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import os
import random
import sys
import time
import uuid
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MOST_OPS = 500
Json = dict[str, Any]
Rows = dict[tuple[str, str], Json]


class NoConnection(Exception):  # noqa: N818 - the word of the protocol
    """Whatever answered, it was not the hub."""


class Problem(Exception):  # noqa: N818 - the word of the protocol
    """The hub's own no."""

    def __init__(self, status: int, said: Json, retry_after: float = 0.0) -> None:
        super().__init__(said["code"])
        self.status, self.said, self.code = status, said, said["code"]
        self.retry_after = retry_after


def encoded(data: bytes) -> str:
    """Write base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Read base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_id() -> str:
    """Make a UUIDv7: milliseconds, then chance."""
    value = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def now() -> str:
    """Give the clock as the protocol writes it."""
    moment = dt.datetime.now(dt.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def summed(rows: Rows) -> str:
    """Reckon the checksum over live rows."""
    said = (f"{kind}|{row_id}|{row['version'][2]}" for (kind, row_id), row in rows.items())
    parts = (hashlib.sha256(one.encode()).digest()[:8] for one in said)
    return f"{sum(int.from_bytes(part, 'big') for part in parts) % 2**64:016x}"


class SecondDesk:
    """One desk. What a real one keeps on its disk stands in its attributes."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.session = requests.Session()
        self.key = Ed25519PrivateKey.generate()
        self.incarnation = new_id()
        self.device = self.letter = self.epoch = self.token = ""
        self.hub_keys: dict[str, str] = {}
        self.made = 0
        self.ops: list[Json] = []
        """Every operation, sealed, in order; those without a durable verdict are the outbox."""
        self.verdicts: dict[str, Json] = {}
        self.cursors: dict[str, str] = {}
        self.rows: Rows = {}

    @property
    def outbox(self) -> list[Json]:
        """Give what waits."""
        return [op for op in self.ops if op["op_id"] not in self.verdicts]

    def ask(self, path: str, message: Json | None = None, patience: float = 60.0) -> Json:
        """Ask once. Raises NoConnection, or Problem."""
        headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if message is None else json.dumps(message, ensure_ascii=False).encode()
        if data is not None and len(data) >= 1_000:
            data, headers["Content-Encoding"] = gzip.compress(data), "gzip"
        method, url = "POST" if data else "GET", self.url + path
        more: Json = {"data": data, "timeout": patience, "allow_redirects": False}
        try:
            answer = self.session.request(method, url, headers=headers, **more)
        except requests.RequestException as error:
            raise NoConnection from error
        if answer.headers.get("X-Youth-Voice") != "1":
            raise NoConnection
        said: Json = answer.json()
        if answer.status_code != 200:
            raise Problem(answer.status_code, said, float(answer.headers.get("Retry-After", 0)))
        if path in ("/v1/push", "/v1/pull") and said["epoch"] != self.epoch:
            raise NoConnection
        return said

    def enrol(self, code: str, name: str = "second desk") -> None:
        """Join with a one-time code; the same again if the answer is lost."""
        public = encoded(self.key.public_key().public_bytes_raw())
        mine = {"public_key": public, "incarnation": self.incarnation, "name": name}
        place = self.ask("/v1/enrol", {"code": code, **mine})
        self.device, self.letter = place["device"], place["letter"]
        self.epoch, self.hub_keys = self.epoch or place["epoch"], place["keys"]
        self.cursors = dict.fromkeys(place["scopes"], "")

    def sign_in(self) -> None:
        """Get a token, and do what section 6 says with it."""
        self.token = ""
        nonce = self.ask("/v1/nonce")
        text = f"{self.device}|{self.incarnation}|{nonce['nonce']}|{nonce['time']}"
        mine = {"device": self.device, "incarnation": self.incarnation, **nonce}
        mine["signature"] = encoded(self.key.sign(text.encode()))
        try:
            said = self.ask("/v1/token", mine)
        except Problem as problem:
            if problem.code == "revoked":
                self.prove_revoked(problem.said)
            raise
        if said["epoch"] != self.epoch:
            for op in self.ops:
                if op["seq"] > said["high"]:
                    self.verdicts.pop(op["op_id"], None)
            self.cursors, self.rows = dict.fromkeys(self.cursors, ""), {}
            self.epoch = said["epoch"]
        self.token, self.letter = said["token"], said["letter"]
        self.hub_keys.update(said.get("keys", {}))

    def prove_revoked(self, problem: Json) -> None:
        """Believe a revocation only under the hub's signature (raises InvalidSignature)."""
        key = Ed25519PublicKey.from_public_bytes(decoded(self.hub_keys[problem["facts"]["key"]]))
        key.verify(decoded(problem["signed"]), f"revoked|{self.device}|{self.incarnation}".encode())

    def say(self, verb: str, kind: str, row_id: str, **more: Any) -> str:
        """Seal an operation; gives its id. Its text never changes from here on."""
        salt = encoded(os.urandom(16))
        body = {"v": 1, "verb": verb, "kind": kind, "id": row_id, "salt": salt, "at": now(), **more}
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        self.made += 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.ops.append({"op_id": new_id(), "seq": self.made, "hash": digest, "body": text})
        return str(self.ops[-1]["op_id"])

    def register(self, name: str, **fields: Any) -> str:
        """Register a person."""
        who = new_id()
        said = {"name": name, "status": "active", "recorded_at": now(), **fields}
        self.say("create", "person", who, fields=said, subjects=[who])
        return who

    def check_in(self, who: str, day: str) -> str:
        """Check a person in."""
        visit = new_id()
        said = {"person_id": who, "heads": 1, "method": "search", "happened_at": now(), "day": day}
        self.say("fact", "visit", visit, fields=said, subjects=[who], day=day)
        return visit

    def mine(self) -> Json:
        """Say who asks, and how far it was answered."""
        known = max((op["seq"] for op in self.ops if op["op_id"] in self.verdicts), default=0)
        return {"epoch": self.epoch, "incarnation": self.incarnation, "acknowledged": known}

    def push(self) -> None:
        """Bring everything up; only what is named in a durable answer is settled."""
        while batch := self.outbox[:MOST_OPS]:
            pushed = self.ask("/v1/push", {**self.mine(), "ops": batch})
            if pushed.get("expected") is not None:
                self.number_from(pushed["expected"])
                continue
            numbers = {op["op_id"]: op["seq"] for op in batch}
            settled = [v for v in pushed["verdicts"] if numbers.get(v["op_id"]) == v["seq"]]
            if not settled:
                raise NoConnection
            self.verdicts.update({verdict["op_id"]: verdict for verdict in settled})

    def number_from(self, number: int) -> None:
        """Give what waits the numbers from `number` on, in the same order."""
        for seq, op in enumerate(self.outbox, number):
            op["seq"] = seq
        self.made = number + len(self.outbox) - 1

    def pull(self, wait: float = 0.0, limit: int = MOST_OPS) -> int:
        """Read every scope to its end, proving count and checksum; gives how many rows came."""
        came, more = 0, True
        while more:
            asked = {**self.mine(), "cursors": self.cursors, "limit": limit, "wait": wait}
            pulled = self.ask("/v1/pull", asked, 60.0 + wait)
            for page in pulled["pages"]:
                self.lay_in(page)
                came += len(page["rows"])
            more, wait = any(page.get("more") for page in pulled["pages"]), 0.0
        return came

    def lay_in(self, page: Json) -> None:
        """Apply one page and move its cursor: one commit, where there is a disk."""
        for row in page["rows"]:
            self.rows[row["kind"], row["id"]] = row
            if row.get("gone"):
                del self.rows[row["kind"], row["id"]]
            if row["kind"] == "verdict":
                self.verdicts[row["id"]] = {**self.verdicts.get(row["id"], {}), **row["fields"]}
        self.cursors[page["scope"]] = page["cursor"]
        if page.get("checksum"):
            mine = {key: r for key, r in self.rows.items() if r["version"][1] == page["scope"]}
            assert (page["count"], page["checksum"]) == (len(mine), summed(mine)), "as the hub has"

    def round(self, tries: int = 5) -> None:
        """Do a whole round, with patience."""
        for failed in range(1, tries + 1):
            try:
                self.sign_in()
                self.push()
                self.pull()
            except (NoConnection, Problem) as trouble:
                fatal = isinstance(trouble, Problem) and trouble.status in (400, 403, 426)
                if fatal or failed == tries:
                    raise
                floor = trouble.retry_after if isinstance(trouble, Problem) else 0.0
                time.sleep(max(floor, random.uniform(0, min(300, 2**failed))))
            else:
                return


if __name__ == "__main__":
    desk = SecondDesk(sys.argv[1])
    desk.enrol(sys.argv[2])
    desk.check_in(desk.register("林晓禾"), now()[:10])
    desk.round()
    words = sorted(verdict["verdict"] for verdict in desk.verdicts.values())
    sys.stdout.write(f"{desk.letter}: {', '.join(words)}; {len(desk.rows)} rows\n")
