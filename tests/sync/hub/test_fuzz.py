"""Any bytes at any door, anything at all in a body: answered in our words, and stopping nobody."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ids import new_id
from app.kinds import STANDING, Form
from app.ops import MOST_BODY, hash_of
from sync.hub.openapi import DOORS
from sync.wire import codec
from sync.wire.checksum import checksum_of
from sync.wire.kinds import KINDS
from sync.wire.messages import HEADER, Op, Problem, Pulled
from tests.support.fronts import fronts
from tests.support.hub import SALT, BareDesk, HubHandle, desk_of, op_of, person
from tests.sync.transcripts.players import Desk, Play
from tests.sync.transcripts.stage import Stage
from tests.sync.wire.test_fuzz import Count, damaged

IDS = tuple(f"0199a7c4-0000-7000-8000-{number:012x}" for number in range(1, 7))
TIMES = ("2026-11-28T06:22:05.123Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "x")


class Words(NamedTuple):
    """A file of one part, as it travels."""

    data: bytes
    hash: str
    text: str


_BYTES = bytes(range(200))
FILE = Words(_BYTES, hashlib.sha256(_BYTES).hexdigest(), base64.b64encode(_BYTES).decode())


def named() -> dict[str, Any]:
    """Say that a file with those bytes was put to a record."""
    said = {"hash": FILE.hash, "size": len(FILE.data), "type": "pdf", "purpose": "case"}
    owner = {"owner_kind": "person", "owner_id": IDS[0], "happened_at": TIMES[0]}
    return {"fields": {**said, **owner}}


# --- bytes ----------------------------------------------------------------------------------


@pytest.fixture
def stage(database: str) -> Iterator[Stage]:
    with Stage(database).open() as made:
        yield made


def good_words(desk: Desk) -> list[tuple[str, bytes]]:
    """Give what a desk says at each door, as bytes."""
    mine = {"epoch": desk.epoch, "incarnation": desk.incarnation}
    one = {"hash": FILE.hash, "part": 0}
    whole = {"v": 1, "verb": "create", "kind": "person", "id": IDS[0], "salt": SALT}
    op = desk.op({**whole, "fields": {"name": "林晓禾", "status": "active"}})
    said = {
        "/v1/push": {**mine, "ops": [op], "protocol": 1, "acknowledged": 0},
        "/v1/pull": {**mine, "cursors": {"venue": desk.cursor}, "limit": 5},
        "/v1/compare": {**mine, "cursors": {"venue": desk.cursor}},
        "/v1/day": {
            **mine,
            "day": "2026-11-28",
            "begins": "2026-11-27T20:00:00.000Z",
            "ends": "2026-11-28T20:00:00.000Z",
            "listed": ["visit"],
        },
        "/v1/seats": {
            **mine,
            "asks": [{"session": IDS[0], "want": 3}],
            "error_ms": 100,
            "presented": ["|".join((*IDS[:5], "3", TIMES[0], "0" * 32))],
        },
        "/v1/directory": {
            "day": "2026-11-28",
            "words": "劳动仲裁",
            "field": "FLYZ",
            "types": ["expert"],
            "near": "999101",
        },
        "/v1/files/offer": {**mine, "files": [{"hash": FILE.hash, "size": len(FILE.data)}]},
        "/v1/files/put": {**mine, **one, "sum": FILE.hash, "data": FILE.text},
        "/v1/files/get": {**mine, **one},
        "/v1/token": {**mine, "device": desk.device, "nonce": "a.b", "time": "", "signature": "A"},
        "/v1/enrol": {"code": "AAAAAAAA", "public_key": "A" * 43, "name": "x", **mine},
    }
    return [(path, json.dumps(one, ensure_ascii=False).encode()) for path, one in said.items()]


def test_no_bytes_break_a_door(stage: Stage, record_property: Count) -> None:
    assert stage.asked is not None
    desk, tries = Play(stage).joined("A"), 0
    desk.pull()
    assert desk.say({"v": 1, "verb": "fact", "kind": "file", "id": IDS[5], "salt": SALT, **named()})
    words, asked = good_words(desk), stage.asked

    @given(st.randoms(use_true_random=False))
    def ask(rng: random.Random) -> None:
        nonlocal tries
        path, data = rng.choice(words)
        headers = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json"}
        data = damaged(data, rng)
        if rng.random() < 0.3:
            headers["Content-Encoding"] = "gzip"
            data = damaged(gzip.compress(data), rng) if rng.random() < 0.5 else gzip.compress(data)
        if rng.random() < 0.1:
            headers["Authorization"] = damaged(b"Bearer abc.def", rng).decode("latin-1")
        answer = asked.ask("POST", path, headers, data)
        assert answer.headers[HEADER.lower()] == "1"
        assert answer.status < 500, answer.data
        if answer.status != 200:
            codec.decode(answer.data, Problem)
        tries += 1

    ask()
    record_property("requests", tries)
    desk.high = desk.sign_in()["high"]
    assert desk.say({"v": 1, "verb": "erase", "kind": "person", "id": IDS[1], "salt": SALT})
    assert all(door.path in dict(words) or door.method == "GET" for door in DOORS)


# --- bodies ---------------------------------------------------------------------------------

WORDS = st.text(max_size=8) | st.sampled_from(["\0", "x" * 300, "青" * 70, "__gone__", "\u2028"])
NUMBERS = (
    st.integers()
    | st.sampled_from([2**53 + 1, 10**30, -(10**300), 0, -1])
    | st.floats(allow_nan=False, allow_infinity=False)
)
LEAVES = st.none() | st.booleans() | NUMBERS | WORDS | st.sampled_from([*IDS, *TIMES])
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def deep(draw: st.DrawFn) -> Any:
    """Draw something nested as deep as nobody needs."""
    value: Any = draw(LEAVES)
    for _ in range(draw(st.sampled_from([5, 29, 31, 60, 400, 900]))):
        value = [value] if draw(st.booleans()) else {"a": value}
    return value


def plausible(form: Form) -> st.SearchStrategy[Any]:
    """Draw what might stand in a field of that form."""
    return {
        Form.ID: st.sampled_from(IDS),
        Form.TIME: st.sampled_from(TIMES[:3]),
        Form.DAY: st.sampled_from(["2026-11-28", "0001-01-01", "9999-12-31"]),
        Form.NUMBER: st.integers(0, 3),
        Form.SET: st.lists(st.sampled_from(["自习", "夜校"]), unique=True),
        Form.FLAG: st.booleans(),
    }.get(form, st.sampled_from(["active", "林晓禾", "search", "visit", "1"]))


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a body of the right form that says anything at all."""
    kind = KINDS.get(draw(st.sampled_from([*KINDS, "person", "visit", "dance"])))
    fields: dict[str, Any] = {}
    for one in (*kind.fields, *STANDING) if kind is not None else ():
        if one.required or draw(st.integers(0, 3)) == 0:
            fields[one.name] = draw(plausible(one.form))
            if one.one_of:
                fields[one.name] = draw(st.sampled_from(one.one_of))
            if draw(st.integers(0, 9)) == 0:
                fields[one.name] = draw(ANYTHING | deep())
    for name in draw(st.lists(WORDS | st.just("newer"), max_size=2)):
        fields[name] = draw(ANYTHING | deep())
    verbs = ("create", "fact", "patch", "move", "resolve", "discard", "erase", "sing")
    said: dict[str, Any] = {
        "v": 1,
        "verb": draw(st.sampled_from(verbs)),
        "kind": kind.name if kind is not None else draw(st.sampled_from(["dance", "verdict"])),
        "id": draw(st.sampled_from(IDS)),
        "salt": SALT,
        "fields": fields,
    }
    more = {
        "added": st.dictionaries(st.sampled_from(["tags", "name", "x"]), st.lists(WORDS)),
        "base": st.just(["e", "venue", 10**18]) | st.just(["", "", -1]),
        "field": st.sampled_from(["status", "phone", "x"]),
        "before": st.sampled_from(["active", ""]),
        "after": st.sampled_from(["inactive", "\0"]),
        "subjects": st.lists(st.sampled_from(IDS), max_size=2),
        "at": st.sampled_from(TIMES),
        "corrected": st.sampled_from(TIMES),
        "elapsed": st.integers(-1, 10**18),
        "day": WORDS,
        "group": st.fixed_dictionaries({"id": st.sampled_from(IDS), "size": st.integers(-1, 3)}),
        "replaces": st.sampled_from(IDS),
    }
    for name, values in more.items():
        if draw(st.integers(0, 3)) == 0:
            said[name] = draw(values)
    return said


def sealed(said: Any, seq: int, op_id: str) -> Op:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    text = text.encode(errors="ignore").decode()
    return Op(op_id, seq, hash_of(text), text)


def read_all(desk: BareDesk) -> list[Any]:
    """Read the scope from its start as a desk must; gives its live rows."""
    desk.cursor, live = "", {}
    while True:
        page = codec.decode(desk.ask().content, Pulled).pages[0]
        for row in page.rows:
            live[row.kind, row.id] = row
            if row.gone:
                del live[row.kind, row.id]
        desk.cursor = page.cursor
        if not page.more:
            break
    sums = [(row.kind, row.id, row.version.number) for row in live.values()]
    assert (page.count, page.checksum) == (len(live), checksum_of(sums))
    return list(live.values())


def test_whatever_a_body_says_no_desk_is_stopped(
    hub: HubHandle, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    a, b = desk_of(hub), desk_of(hub)
    count = 0

    @given(st.lists(bodies(), min_size=1, max_size=6), st.booleans())
    def say(said: list[dict[str, Any]], first: bool) -> None:
        nonlocal count
        desk = a if first else b
        ids = [new_id() for _ in said]
        for one, op_id in zip(said, ids, strict=True):
            if "replaces" in one and count % 2:
                one["replaces"] = op_id
        ops = [sealed(one, desk.high + n, ids[n - 1]) for n, one in enumerate(said, 1)]
        verdicts = desk.tell([*ops, op_of(person(), desk.high + len(ops) + 1)])
        assert len(verdicts) == len(ops) + 1
        assert verdicts[-1]["verdict"] == "taken"
        assert {one.get("code") for one in verdicts}.isdisjoint({"internal"})
        count += len(ops)

    say()
    record_property("bodies", count)
    rows = read_all(a)
    with fronts(hub, tmp_path / "desks") as make:
        front = make()
        result = front.sync()
        assert (result.state, result.reason) == ("ok", "")
        assert front.count() == sum(row.kind == "person" for row in rows)


def test_an_operation_of_two_megabytes_costs_only_itself(hub: HubHandle) -> None:
    desk = desk_of(hub)
    body = {"v": 1, "verb": "create", "kind": "person", "id": IDS[0], "salt": SALT}
    large = sealed({**body, "fields": {"name": "x" * 2_000_000}}, 1, IDS[0])
    push = {"epoch": desk.epoch, "incarnation": desk.incarnation}
    ops = [large, op_of(person(), 2)]
    assert desk.post("/v1/push", {**push, "ops": ops}).status_code == 413
    packed = codec.pack(codec.encode({**push, "ops": ops}))
    answer = desk.post("/v1/push", packed, headers={"Content-Encoding": "gzip"})
    words = [(one["verdict"], one.get("code", "")) for one in answer.json()["verdicts"]]
    assert words == [("refused", "too_large"), ("taken", "")]
    assert len(large.body) > MOST_BODY


def test_what_is_nested_deep_never_reaches_a_page(hub: HubHandle, tmp_path: Path) -> None:
    desk = desk_of(hub)
    whole = {"v": 1, "verb": "create", "kind": "person", "salt": SALT}
    words = []
    for number, levels in enumerate((1, 30, 31, 500, 900, 960), 1):
        row = f"0199a7c4-0000-7000-8000-0000000000{number:02x}"
        fields = {"name": "林晓禾", "status": "active", "more": "@"}
        text = json.dumps({**whole, "id": row, "fields": fields}, ensure_ascii=False)
        text = text.replace('"@"', "[" * levels + "]" * levels)
        words += [one["verdict"] for one in desk.tell([Op(row, number, hash_of(text), text)])]
    assert words == ["taken", "taken", *["refused"] * 4]
    assert len(read_all(desk)) == 3
    with fronts(hub, tmp_path / "desks") as make:
        assert make().sync().state == "ok"
