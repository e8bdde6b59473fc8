"""Who plays in a transcript: desks by hand, whose every word goes to the stage and is noted."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.sync.transcripts.stage import Json, Stage

SALT = "Fz9xJ0vWq3kT7mB2cR8dLg"
AT = "2026-11-28T06:20:00.000Z"
DAY = "2026-11-28"


def encoded(data: bytes) -> str:
    """Write bytes as base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Play:
    """A story being played: every step goes to the stage and into the transcript."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.steps: list[Json] = []
        self.keys: dict[str, str] = {}
        self._ids = itertools.count(1)

    def hub(self, deed: str, **more: Any) -> str:
        """Let headquarters do something."""
        step = {"hub": deed, **more}
        came = self.stage.act(step)
        self.steps.append({**step, "came": came})
        return came

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """Ask something; gives the answer's JSON."""
        signer = more.pop("signed_by", "")
        request = {"method": method, "path": path, **more}
        answer = self.stage.ask(request)
        said = json.loads(answer.pop("text"))
        step: Json = {"request": request, "answer": {**answer, "body": said}}
        if signer:
            step["signed_by"] = signer
        self.steps.append(step)
        return said

    def new_id(self) -> str:
        """Count ids of desks."""
        return f"0199a7c4-0000-7000-8000-{next(self._ids):012x}"

    def desk(self, name: str = "A") -> Desk:
        """Give a desk that nobody knows yet."""
        seed = hashlib.sha256(f"desk {name}".encode()).digest()
        self.keys[name] = encoded(seed)
        return Desk(self, name, Ed25519PrivateKey.from_private_bytes(seed), self.new_id())

    def joined(self, name: str = "A") -> Desk:
        """Give a desk that has joined and signed in."""
        desk = self.desk(name)
        desk.enrol(self.hub("code"))
        desk.sign_in()
        return desk


@dataclass
class Desk:
    """A desk in a story."""

    play: Play
    name: str
    key: Ed25519PrivateKey
    incarnation: str
    device: str = ""
    token: str = ""
    epoch: str = ""
    high: int = 0
    cursor: str = ""
    seen: list[Any] = field(default_factory=list)

    def enrol(self, code: str, **more: Any) -> Any:
        """Ask to join."""
        public = encoded(self.key.public_key().public_bytes_raw())
        said = {"code": code, "public_key": public, "incarnation": self.incarnation}
        place = self.play.ask("POST", "/v1/enrol", body={**said, "name": "前台", **more})
        self.device, self.epoch = place.get("device", ""), place.get("epoch", "")
        return place

    def sign_in(self, nonce: Json | None = None, signature: str = "") -> Any:
        """Ask for a token."""
        nonce = nonce or self.play.ask("GET", "/v1/nonce")
        text = f"{self.device}|{self.incarnation}|{nonce['nonce']}|{nonce['time']}"
        mine = {"device": self.device, "incarnation": self.incarnation}
        more = {} if signature else {"signed_by": self.name}
        signature = signature or encoded(self.key.sign(text.encode()))
        body = {**mine, **nonce, "signature": signature}
        said = self.play.ask("POST", "/v1/token", body=body, **more)
        if "token" in said:
            self.token, self.epoch, self.high = said["token"], said["epoch"], said["high"]
        return said

    def op(self, body: Json, seq: int = 0, op_id: str = "") -> Json:
        """Seal a body under the next number."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        return {
            "op_id": op_id or self.play.new_id(),
            "seq": seq or self.high + 1,
            "hash": digest,
            "body": text,
        }

    def send(self, *ops: Json, **more: Any) -> Any:
        """Push operations as they are."""
        said = {"epoch": self.epoch, "incarnation": self.incarnation, "ops": list(ops), **more}
        pushed = self.play.ask("POST", "/v1/push", token=self.token, body=said)
        self.high = pushed.get("high", self.high)
        return pushed

    def say(self, *bodies: Json) -> Any:
        """Push bodies under the next numbers; gives the verdicts."""
        ops = [self.op(body, self.high + n) for n, body in enumerate(bodies, 1)]
        return self.send(*ops).get("verdicts", [])

    def pull(self, cursor: str | None = None, scope: str = "venue", **more: Any) -> Any:
        """Pull one page of the scope, from where it stands unless told."""
        cursors = {scope: self.cursor if cursor is None else cursor}
        said = {"epoch": self.epoch, "incarnation": self.incarnation, "cursors": cursors, **more}
        pulled = self.play.ask("POST", "/v1/pull", token=self.token, body=said)
        if "pages" in pulled:
            self.cursor = pulled["pages"][0]["cursor"]
            self.seen = pulled["pages"][0]["rows"]
        return pulled


def body(verb: str, kind: str, row_id: str, **more: Any) -> Json:
    """Say one thing."""
    return {"v": 1, "verb": verb, "kind": kind, "id": row_id, "salt": SALT, **more}


def person(row_id: str, name: str = "林晓禾", **more: Any) -> Json:
    """Register somebody."""
    return body("create", "person", row_id, fields={"name": name, "status": "active", **more})


def visit(row_id: str, who: str = "", **more: Any) -> Json:
    """Check somebody in."""
    said = {"heads": 1, "method": "search", "happened_at": AT, "day": DAY, **more}
    return body("fact", "visit", row_id, fields={**said, **({"person_id": who} if who else {})})


def void(row_id: str, target: str, **more: Any) -> Json:
    """Take a visit back."""
    said = {"target_kind": "visit", "target_id": target, "happened_at": AT}
    return body("fact", "void", row_id, fields=said, **more)


def file(row_id: str, who: str, data: bytes, **more: Any) -> Json:
    """Put a file to somebody's card."""
    said = {"hash": hashlib.sha256(data).hexdigest(), "size": len(data), "type": "pdf"}
    said |= {"owner_kind": "person", "owner_id": who, "person_id": who, "happened_at": AT}
    said |= {"purpose": "guardian_consent", "name": "同意书"}
    return body("fact", "file", row_id, fields={**said, **more}, subjects=[who])


def part(data: bytes, number: int = 0) -> Json:
    """Give one part of a file as it travels."""
    piece = data[number * 65_536 : (number + 1) * 65_536]
    said = {"sum": hashlib.sha256(piece).hexdigest(), "data": base64.b64encode(piece).decode()}
    return {"hash": hashlib.sha256(data).hexdigest(), "part": number, **said}
