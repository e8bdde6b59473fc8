"""Any bytes at all: every decoder gives a message or says `Malformed`, and nothing else."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ops import Body, hash_of
from sync.wire import codec
from sync.wire.messages import Op, Push
from tests.support import protocol
from tests.support.hub import SALT
from tests.sync.wire.test_protocol import EXAMPLES, STRUCTS

Count = Callable[[str, object], None]
BRACKETS = b'{}[]",:\\'
SPICE = (
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"null", b"NaN", b"-", b"1e999"),
    *(b"9" * 400, b"9" * 5_000, b"[" * 1_200, b'{"a":' * 1_200, b'"', b"\\", b"true", b"0.1"),
)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Do something to some bytes: cut, flip, double, swap, spice."""
    for _ in range(rng.randint(1, 4)):
        start, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        end = min(end, start + 200)
        piece = rng.choice(
            (
                b"",
                data[start:end] * 2,
                rng.choice(SPICE),
                bytes([rng.randrange(256)]),
                bytes([rng.choice(BRACKETS)]),
            )
        )
        data = data[:start] + piece + data[end:] if rng.random() < 0.9 else data[:start]
    return data


@given(st.randoms(use_true_random=False), st.sampled_from(EXAMPLES))
def _decoded(rng: random.Random, example: tuple[str, str]) -> None:
    name, text = example
    data = damaged(text.encode(), rng)
    for form in (STRUCTS[name], Push, Body):
        with contextlib.suppress(codec.Malformed):
            message = codec.decode(data, form)
            again = codec.decode(codec.encode(message), form)
            assert again == message


@given(st.randoms(use_true_random=False))
def _unpacked(rng: random.Random) -> None:
    plain = json.dumps([text for _, text in EXAMPLES]).encode()
    with contextlib.suppress(codec.Malformed):
        assert len(codec.unpack(damaged(codec.pack(plain), rng), most=100_000)) <= 100_000


@given(st.randoms(use_true_random=False))
def _pushed(rng: random.Random) -> None:
    (text,) = [text for name, text in EXAMPLES if name == "Push"]
    with contextlib.suppress(codec.Malformed):
        push = codec.check_push(codec.decode(damaged(text.encode(), rng), Push))
        for op in push.ops:
            with contextlib.suppress(codec.Malformed):
                codec.read_body(op)


@given(st.randoms(use_true_random=False))
def _bodies(rng: random.Random) -> None:
    (text,) = [text for name, text in EXAMPLES if name == "Body"]
    said = damaged(text.encode(), rng).decode(errors="ignore")
    op = Op("0199a7c4-0000-7000-8000-000000000b01", 1, hash_of(said), said)
    with contextlib.suppress(codec.Malformed):
        assert codec.read_body(op) == msgspec.json.decode(said, type=Body)


@pytest.mark.parametrize("fuzz", [_decoded, _unpacked, _pushed, _bodies])
@pytest.mark.hypothesis
def test_no_bytes_get_past_a_decoder(fuzz: Any, record_property: Count) -> None:
    tries = 0
    inner = fuzz.hypothesis.inner_test

    def counted(*said: Any, **more: Any) -> None:
        nonlocal tries
        tries += 1
        inner(*said, **more)

    fuzz.hypothesis.inner_test = counted
    try:
        fuzz()
    finally:
        fuzz.hypothesis.inner_test = inner
    record_property("damaged messages", tries)


def test_of_a_key_that_comes_twice_the_last_counts() -> None:
    row = "0199a7c4-0000-7000-8000-000000000a01"
    text = (
        f'{{"v":1,"verb":"erase","verb":"create","kind":"person","id":"{row}","salt":"{SALT}",'
        '"fields":{"name":"林晓禾","name":"周启明","status":"active"}}'
    )
    body = codec.read_body(Op(row, 1, hash_of(text), text))
    assert (body.verb, body.fields["name"]) == ("create", "周启明")
    assert "of a key that comes twice the last counts" in protocol.text()
