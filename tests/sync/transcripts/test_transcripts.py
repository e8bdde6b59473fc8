"""Version 1 as it was spoken: frozen conversations, said again to the hub of today."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.protocol import codes_said, text
from tests.sync.transcripts.players import encoded
from tests.sync.transcripts.record import HERE, main, recorded, write
from tests.sync.transcripts.stage import HEADERS, Json, Stage
from tests.sync.transcripts.stories import STORIES

FILES = sorted(HERE.glob("*.json"))
FREE = ("epoch", "device", "nonce", "token", "cursor", "receipt", "signed", "key")
"""Fields of answers whose values are the hub's own choice. They are told apart, not compared."""


def read(path: Path) -> Json:
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Replay:
    """One transcript said again. What the hub chose then is put for what it chooses now."""

    def __init__(self, transcript: Json, stage: Stage) -> None:
        self.stage, self.names = stage, set(transcript["names"])
        self.keys = {
            name: Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(seed + "="))
            for name, seed in transcript["keys"].items()
        }
        self.now: dict[str, str] = {}
        """What the hub chose when it was recorded -> what it chose now."""
        self.rows: dict[str, dict[tuple[str, str], int]] = {}
        """Per token: the live rows that token's desk was shown, with their numbers."""

    def step(self, step: Json) -> None:
        if "hub" in step:
            came = self.stage.act(json.loads(self.put(compact(step))))
            if step["hub"] == "code":
                self.now[step["came"]] = came
            else:
                assert came == step["came"]
            return
        request = self.request(step)
        answer = self.stage.ask(request)
        said, was = json.loads(answer["text"]), step["answer"]
        assert compact(said) == answer["text"], "written as compactly as ever"
        self.learn(was["body"], said)
        self.check_sums(request, said, was["body"])
        back = {now: then for then, now in self.now.items()}
        said = without_news(self.pruned(said), was["body"])
        known = json.loads(self.put(compact(said), back))
        assert compact(known) == compact(was["body"])
        assert answer["status"] == was["status"]
        assert {name: answer["headers"].get(name) for name in HEADERS} == {
            name: was["headers"].get(name) for name in HEADERS
        }

    def request(self, step: Json) -> Json:
        """Give the request with today's values, hashed and signed anew where that needs it."""
        then = step["request"]
        request: Json = json.loads(self.put(compact(then)))
        if "signed_by" in step:
            said = request["body"]
            signed = "|".join(said[name] for name in ("device", "incarnation", "nonce", "time"))
            said["signature"] = encoded(self.keys[step["signed_by"]].sign(signed.encode()))
        before = then.get("body", {}).get("ops", ())
        for old, op in zip(before, request.get("body", {}).get("ops", ()), strict=True):
            if "body" in op and digest(old["body"]) == old["hash"]:
                op["body"] = self.put(old["body"])
                op["hash"] = digest(op["body"])
        return request

    def put(self, said: str, table: dict[str, str] | None = None) -> str:
        """Put values for values, in one pass, longer ones first."""
        table = self.now if table is None else table
        for index, old in enumerate(sorted(table, key=len, reverse=True)):
            said = said.replace(old, f"\0{index}\0")
        for index, old in enumerate(sorted(table, key=len, reverse=True)):
            said = said.replace(f"\0{index}\0", table[old])
        return said

    def learn(self, then: Any, now: Any) -> None:
        """Note what the hub chose, wherever it may choose."""
        if isinstance(then, list) and isinstance(now, list):
            for one, other in zip(then, now, strict=False):
                self.learn(one, other)
        if not (isinstance(then, dict) and isinstance(now, dict)):
            return
        for name, value in then.items():
            other = now.get(name)
            chosen = name in FREE or (name == "id" and then.get("kind") == "conflict")
            if chosen and isinstance(value, str) and isinstance(other, str):
                self.now.setdefault(value, other)
            elif name in ("keys", "boxes") and isinstance(other, dict):
                self.now.update(
                    zip([*value, *value.values()], [*other, *other.values()], strict=True)
                )
            else:
                self.learn(value, other)

    def check_sums(self, request: Json, said: Json, then: Json) -> None:
        """Reckon every checksum anew from the rows that were shown, in place of comparing it."""
        for page, was in zip(said.get("pages", ()), then.get("pages", ()), strict=True):
            if request["body"]["cursors"][page["scope"]] == "":
                self.rows[request["token"]] = {}
            rows = self.rows.setdefault(request["token"], {})
            for row in page["rows"]:
                rows[row["kind"], row["id"]] = row["version"][2]
                if "gone" in row:
                    del rows[row["kind"], row["id"]]
            if "checksum" in page:
                assert (page["checksum"], page["count"]) == (summed(rows), len(rows))
                page["checksum"] = was["checksum"]

    def pruned(self, said: Any, name: str = "") -> Any:
        """Leave out fields of messages that no message had when this was recorded."""
        if isinstance(said, dict) and name not in ("fields", "facts", "keys", "boxes"):
            kept = {one: value for one, value in said.items() if one in self.names}
            return {one: self.pruned(value, one) for one, value in kept.items()}
        return [self.pruned(one) for one in said] if isinstance(said, list) else said


def without_news(now: Any, then: Any) -> Any:
    """Leave out facts that have joined others since: a client passes by those it does not know."""
    if isinstance(now, dict) and isinstance(then, dict):
        kept = {name: without_news(value, then.get(name)) for name, value in now.items()}
        old = then.get("facts")
        if isinstance(old, dict) and isinstance(now.get("facts"), dict):
            kept["facts"] = {name: now["facts"][name] for name in old if name in now["facts"]}
        return kept
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [without_news(one, old) for one, old in zip(now, then, strict=True)]
    return now


def digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


def summed(rows: dict[tuple[str, str], int]) -> str:
    parts = (digest(f"{kind}|{row}|{number}") for (kind, row), number in rows.items())
    return f"{sum(int(part[:16], 16) for part in parts) % 2**64:016x}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_hub_of_today_says_what_was_said(path: Path, database: str) -> None:
    transcript = read(path)
    with Stage(database).open() as stage:
        replay = Replay(transcript, stage)
        for number, step in enumerate(transcript["steps"]):
            try:
                replay.step(step)
            except AssertionError as error:
                error.add_note(f"step {number}: {compact(step)[:500]}")
                raise


def test_every_story_is_frozen() -> None:
    assert [path.stem for path in FILES] == sorted(STORIES)


def said_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("code"), str):
            yield value["code"]
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from said_in(one)


RARE = {
    *("busy", "internal", "disconnected"),  # the hub's own trouble
    *("bad_day", "bad_question"),  # of doors that came later than these conversations
    *(
        "too_large",
        "too_many",
        "too_often",
        "bad_body",
        "unreadable",
        "files_full",
    ),  # long, slow, or seldom
    "resync_required",  # younger too: tests/sync/hub/test_tombs.py says it
    *("no_seat", "seats_given"),  # younger: tests/sync/hub/test_seats.py and test_quotas.py say it
    "no_right",  # younger than these conversations: tests/sync/hub/test_restricted.py says it
}


def test_nearly_every_code_was_spoken() -> None:
    spoken = {
        code for path in FILES for code in said_in([s.get("answer") for s in read(path)["steps"]])
    }
    told = codes_said(text())
    assert {*told["problem"], *told["refused"], *told["held"]} - spoken <= RARE


def test_what_is_frozen_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "joining.json"
    assert write(path, recorded("joining", str(tmp_path / "hub.db")))
    first = path.read_bytes()
    assert not write(path, {"steps": []})
    assert path.read_bytes() == first
    assert main(["joining"]) == 1
    assert "frozen: joining" in capsys.readouterr().err
    assert write(path, {"steps": []}, again=True)


def test_another_answer_is_noticed(tmp_path: Path) -> None:
    transcript = read(HERE / "revoking.json")
    (step,) = [s for s in transcript["steps"] if "verdicts" in s.get("answer", {}).get("body", {})]
    step["answer"]["body"]["verdicts"][0]["verdict"] = "merged"
    with Stage(str(tmp_path / "hub.db")).open() as stage:
        replay = Replay(transcript, stage)
        for one in transcript["steps"]:
            if one is step:
                break
            replay.step(one)
        with pytest.raises(AssertionError):
            replay.step(step)
