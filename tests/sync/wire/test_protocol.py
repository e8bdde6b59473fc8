"""PROTOCOL.md says what the code does: every example, every field, every code, every kind."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from app import ops
from app.attachments.rules import MOST_BYTES as MOST_FILE
from app.attention.rules import Side
from app.parts import MOST_OFFERED, PART_BYTES
from sync.hub.directory import TRIES
from sync.hub.files import QUOTA
from sync.hub.leases import MOST_ASKED, MOST_WANTED
from sync.wire import codec, courier, finding, lending, messages
from sync.wire.checksum import Buckets, checksum_of
from tests.architecture.house import ROOT
from tests.support import protocol
from tests.support.protocol import Code

PAGE = protocol.text()
EXAMPLES = protocol.examples(PAGE)


def structs_of(module: ModuleType) -> dict[str, Any]:
    """Give the messages a module declares."""
    return {
        name: one
        for name, one in vars(module).items()
        if isinstance(one, type)
        and issubclass(one, msgspec.Struct)
        and one.__module__ == module.__name__
    }


MODULES = (messages, lending, finding, ops, courier)
STRUCTS = {name: one for module in MODULES for name, one in structs_of(module).items()}
STRUCTS["Side"] = Side


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_a_message_as_it_travels(name: str, example: str) -> None:
    message = codec.decode(example.encode(), STRUCTS[name])
    # Equal after the way there and back: no field is misspelt, none left out that travels.
    assert json.loads(codec.encode(message)) == json.loads(example)


def test_every_message_has_an_example_or_stands_in_one() -> None:
    bare = set(STRUCTS) - {name for name, _ in EXAMPLES}
    assert bare <= {
        "Verdict",
        "Page",
        "Row",
        "Group",
        "Standing",
        "Sums",
        "DayKind",
        "FileName",
        "FoundLine",
        "Lacking",
        "LeaseHeld",
        "NoSeats",
        "SeatsWanted",
    }


def test_every_field_is_told_and_nothing_else() -> None:
    declared = {
        name: {one.encode_name: one.required for one in msgspec.structs.fields(struct)}
        for name, struct in STRUCTS.items()
    }
    assert protocol.fields_said(PAGE) == declared


def ops_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "op_id" in value and "hash" in value and "body" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from ops_in(one)


def test_what_is_said_to_be_hashed_hashes_to_what_is_said() -> None:
    found = [op for _, example in EXAMPLES for op in ops_in(json.loads(example))]
    assert len(found) >= 2
    for op in found:
        body = codec.read_body(messages.Op(op["op_id"], op["seq"], op["hash"], op["body"]))
        assert len(body.salt) == 22
    (shown,) = [json.loads(example) for name, example in EXAMPLES if name == "Body"]
    assert found[0]["body"] == json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def test_the_checksum_shown_is_the_sum_of_the_rows_shown() -> None:
    shown = next(json.loads(example) for name, example in EXAMPLES if name == "Pulled")
    page = shown["pages"][0]
    live = [(r["kind"], r["id"], r["version"][2]) for r in page["rows"] if "gone" not in r]
    assert (page["count"], page["checksum"]) == (len(live), checksum_of(live))


def test_the_sums_of_buckets_are_as_told() -> None:
    shown = next(json.loads(example) for name, example in EXAMPLES if name == "Pulled")
    (told,) = [json.loads(example) for name, example in EXAMPLES if name == "Compared"]
    buckets = Buckets()
    for row in shown["pages"][0]["rows"]:
        if "gone" not in row:
            buckets.put(row["kind"], row["id"], row["version"][2], row["fields"])
    assert told["scopes"][0]["sums"] == buckets.sums()


@pytest.mark.parametrize("name", ["problem", "refused", "held", "courier"])
def test_every_code_is_told_with_its_status_and_facts(name: str) -> None:
    said, raised = protocol.codes_said(PAGE)[name], protocol.codes_raised()[name]
    assert said == raised


def test_what_the_routes_answer_by_themselves_is_told() -> None:
    assert "`http_404`, `http_405`" in PAGE


def test_the_kinds_are_told_as_they_are_declared() -> None:
    assert protocol.with_kinds(PAGE) == PAGE, "run python -m tests.support.protocol"


LIMITS = {
    "a request as it travels": f"{codec.MOST_PACKED:,}",
    "a request unpacked": f"{messages.MOST_UNPACKED:,}",
    "one part of a file": f"{PART_BYTES:,}",
    "a file": f"{MOST_FILE:,}",
    "files in an offer": f"{MOST_OFFERED:,}",
    "a venue's files": f"{QUOTA:,}",
    "sessions asked for, tokens shown": f"{MOST_ASKED}",
    "seats a desk wants left": f"{MOST_WANTED}",
    "characters, and lines, of a question to the directory": (
        f"{finding.MOST_WORDS}, and {finding.MOST_LINES}"
    ),
    "questions to the directory": f"{TRIES} a minute",
    "operations in a push": f"{messages.MOST_OPS:,}",
    "a body": f"{ops.MOST_BODY:,}",
    "rows in a page": f"{messages.MOST_OPS:,}, and about {messages.MOST_BYTES:,} of fields",
}


@pytest.mark.parametrize(("what", "most"), LIMITS.items())
def test_limits_are_told_as_they_are(what: str, most: str) -> None:
    assert f"| {what} | {most}" in PAGE


def test_all_rules_are_named_with_their_state() -> None:
    table = PAGE.partition("## 15 The rules")[2]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line[2:3].isdigit()]
    assert [int(rule.split()[0]) for rule, _ in rows] == list(range(1, 22))
    assert all("in version 1" in state or "form only" in state for _, state in rows)


def test_a_code_nobody_told_and_one_nobody_says_are_seen(tmp_path: Path) -> None:
    for folder in ("sync/hub", "sync/wire"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "sync/merge.py").write_text('refused("new", field=1)\nheld(word)\n')
    (tmp_path / "sync/hub/a.py").write_text('raise Trouble(410, "resync", since=3)\n')
    (tmp_path / "sync/wire/courier.py").write_text('raise Malformed("torn")\n')
    raised = protocol.codes_raised(tmp_path)
    assert raised == {
        "problem": {"resync": Code({410}, {"since"})},
        "refused": {"new": Code(facts={"field"})},
        "courier": {"torn": Code()},
    }
    page = "| held | facts | until |\n|---|---|---|\n| `never` | `a` `b` | x |\n"
    assert protocol.codes_said(page) == {"held": {"never": Code(facts={"a", "b"})}}


def test_the_hub_says_no_code_the_scan_cannot_see() -> None:
    """Codes are literals where they are raised, but for the few places that pass one on."""
    passed_on = []
    for path in (*(ROOT / "sync/hub").glob("*.py"), ROOT / "sync/merge.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("refused", "held"):
                if not isinstance(node.args[0], ast.Constant):
                    passed_on.append(f"{path.name}: {ast.unparse(node)}")
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Trouble":
                assert isinstance(node.args[1], ast.Constant)
    assert passed_on == ["judge.py: refused(work.problem)"]
