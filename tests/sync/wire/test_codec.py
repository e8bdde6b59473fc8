"""Reading what came over a line: strict, capped, and never an exception of another sort."""

from __future__ import annotations

import contextlib
import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ops import MOST_BODY, Body, hash_of
from sync.wire import checksum, codec
from sync.wire.messages import MOST_OPS, Op, Problem, Pull, Push, Pushed, Verdict
from tests.support.hub import op_of, person

ID = "01990000-0000-7000-8000-000000000001"


def push(*ops: Op, incarnation: str = ID) -> Push:
    return Push("e", incarnation, list(ops))


def code_of(work: Any) -> str:
    with pytest.raises(codec.Malformed) as caught:
        work()
    return caught.value.code


def test_a_message_comes_back_as_it_went() -> None:
    said = push(op_of(person(), 1), op_of(person(), 2))
    assert codec.decode(codec.unpack(codec.pack(codec.encode(said))), Push) == said


def test_unknown_fields_are_let_by() -> None:
    data = codec.encode({**msgspec.to_builtins(push()), "newer": {"than": "us"}})
    assert codec.decode(data, Push) == push()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"epoch":1}',
        b"\xff\xfe",
        b'{"epoch":"\xff","incarnation":"","cursors":{}}',
        b'{"epoch":"\\ud800","incarnation":"","cursors":{}}',
        b'{"epoch":"e","incarnation":"i","cursors":{},"wait":NaN}',
        b'{"epoch":"e","incarnation":"i","cursors":{},"limit":"9"}',
        b'{"x":' + b"[" * 100_000,
        b"9" * 10_000,
        b'{"epoch":"e","incarnation":"i","cursors":{}} tail',
    ],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    assert code_of(lambda: codec.decode(data, Pull)) == "unreadable"


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for form in (Push, Pull, Body, Pushed, Problem):
        with contextlib.suppress(codec.Malformed):
            assert isinstance(codec.decode(data, form), form)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from([*Op.__struct_fields__, *Push.__struct_fields__, *Body.__struct_fields__])


@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_no_json_raises_anything_else(said: dict[str, Any]) -> None:
    data = msgspec.json.encode(said)
    for form in (Push, Pull, Body, Op):
        with contextlib.suppress(codec.Malformed):
            assert isinstance(codec.decode(data, form), form)


@given(st.binary(max_size=200))
def test_no_packed_bytes_raise_anything_else(data: bytes) -> None:
    with contextlib.suppress(codec.Malformed):
        plain = codec.unpack(data)
        assert plain == zlib.decompress(data, 31)


@given(st.binary(max_size=2_000))
def test_packing_is_undone(data: bytes) -> None:
    assert codec.unpack(codec.pack(data)) == data


@pytest.mark.parametrize(
    ("length", "packed"),
    [(0, False), (codec.WORTH_PACKING - 3, False), (codec.WORTH_PACKING - 2, True), (9_000, True)],
)
def test_a_message_is_made_ready_to_travel(length: int, packed: bool) -> None:
    ready = codec.ready("x" * length)  # in JSON, two quotes more
    assert ready.packed is packed
    plain = codec.unpack(ready.data) if packed else ready.data
    assert codec.decode(plain, str) == "x" * length


def test_a_bomb_is_never_unpacked_beyond_the_cap() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(50)) + packer.flush()
    assert len(bomb) < 100_000
    assert code_of(lambda: codec.unpack(bomb)) == "too_large"


def test_half_a_packet_and_one_with_a_tail_are_refused() -> None:
    packed = codec.pack(b"x" * 5_000)
    assert code_of(lambda: codec.unpack(packed[:-4])) == "unpackable"
    assert code_of(lambda: codec.unpack(packed + b"tail")) == "unpackable"
    assert codec.unpack(codec.pack(b"x" * 10), most=10) == b"x" * 10
    assert code_of(lambda: codec.unpack(codec.pack(b"x" * 11), most=10)) == "too_large"


def test_the_envelope_is_held_to_its_form() -> None:
    first = op_of(person(), 1)
    second = op_of(person(), 2)
    assert codec.check_push(push(first, second)) == push(first, second)
    assert code_of(lambda: codec.check_push(push(second, first))) == "bad_order"
    assert code_of(lambda: codec.check_push(push(op_of(person(), 0)))) == "bad_order"
    assert code_of(lambda: codec.check_push(push(op_of(person(), 2**53)))) == "bad_order"
    assert code_of(lambda: codec.check_push(push(first, incarnation="x"))) == "bad_id"
    assert code_of(lambda: codec.check_push(push(op_of(person(), 1, "no id")))) == "bad_id"
    wrong = Op(first.op_id, 1, "zz", first.body)
    assert code_of(lambda: codec.check_push(push(wrong))) == "bad_id"
    twice = Op(first.op_id, 2, first.hash, first.body)
    assert code_of(lambda: codec.check_push(push(first, twice))) == "twice_in_one"
    many = [op_of(person(), number) for number in range(1, MOST_OPS + 2)]
    assert code_of(lambda: codec.check_push(push(*many))) == "too_many"


def op_with(text: str, stated: str = "") -> Op:
    return Op(ID, 1, stated or hash_of(text), text)


def test_a_body_is_read_as_the_text_that_was_hashed() -> None:
    for said in (person(), msgspec.structs.replace(person(), subjects=[ID], replaces=ID)):
        assert codec.read_body(op_of(said, 1)) == said


@pytest.mark.parametrize(
    ("op", "code"),
    [
        (op_with("{}", "0" * 64), "bad_hash"),
        (op_with("{}"), "unreadable"),
        (op_with("x" * (MOST_BODY + 1)), "too_large"),
        (op_with("\u9752" * (MOST_BODY // 2)), "too_large"),
        (op_with('{"v":1,"verb":"create","kind":"person","id":"x","salt":""}'), "bad_body"),
        (op_with(f'{{"v":1,"verb":"","kind":"person","id":"{ID}","salt":""}}'), "bad_body"),
        (op_with(f'{{"v":1,"verb":"create","kind":"P;","id":"{ID}","salt":""}}'), "bad_body"),
        (
            op_with(f'{{"v":1,"verb":"create","kind":"p","id":"{ID}","salt":"","subjects":["x"]}}'),
            "bad_body",
        ),
        (
            op_with(f'{{"v":1,"verb":"patch","kind":"p","id":"{ID}","salt":"","replaces":"x"}}'),
            "bad_body",
        ),
        (
            op_with(
                f'{{"v":1,"verb":"patch","kind":"p","id":"{ID}","salt":"",'
                '"group":{"id":"x","size":2}}'
            ),
            "bad_body",
        ),
    ],
)
def test_a_bad_body_says_why(op: Op, code: str) -> None:
    assert code_of(lambda: codec.read_body(op)) == code


def nested(depth: int) -> Body:
    value: Any = "leaf"
    for _ in range((depth - 2) // 2):
        value = {"and": [value]}
    return msgspec.structs.replace(person(), fields={"more": value, "many": [[], {}] * 40})


def test_a_body_is_nested_only_so_deep_that_every_desk_can_read_it() -> None:
    assert codec.read_body(op_of(nested(codec.MOST_DEPTH), 1)).verb == "create"
    assert code_of(lambda: codec.read_body(op_of(nested(codec.MOST_DEPTH + 2), 1))) == "bad_body"
    assert code_of(lambda: codec.read_body(op_of(nested(600), 1))) == "bad_body"
    said = msgspec.json.encode(person()).decode()
    deeper = said.replace('"fields":{', '"fields":{"more":' + "[" * 4_000 + "]" * 4_000 + ",")
    assert code_of(lambda: codec.read_body(op_with(deeper))) == "unreadable"


def test_verdicts_leave_out_what_they_need_not_say() -> None:
    assert b"facts" not in codec.encode(Verdict(ID, 1, "taken"))


def test_the_running_checksum_is_the_sum_over_the_rows() -> None:
    rows = [("person", ID, 1), ("visit", ID, 2), ("visit", ID[::-1], 3)]
    total = 0
    for row in rows:
        total = checksum.added(total, checksum.weight(*row))
    assert checksum.shown(total) == checksum.checksum_of(reversed(rows))
    less = checksum.added(total, -checksum.weight(*rows[1]))
    assert checksum.shown(less) == checksum.checksum_of([rows[0], rows[2]])
    assert checksum.checksum_of([]) == "0" * 16
    assert checksum.checksum_of(rows) != checksum.checksum_of([*rows[:2], ("visit", ID[::-1], 4)])
