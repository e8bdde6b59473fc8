"""The recovery code on paper: what may go wrong in writing and typing, and what may not pass."""

from __future__ import annotations

import random

import pytest

from app.errors import Refusal
from app.store import recovery


def test_a_code_is_seven_groups_of_four_and_reads_back() -> None:
    secret = recovery.new_secret()
    code = recovery.write(secret)
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert set(code) <= {*recovery.ALPHABET, "-"}
    assert recovery.read(code) == secret


@pytest.mark.parametrize("secret", [b"\x00" * 16, b"\xff" * 16, bytes(range(16))])
def test_every_secret_has_a_code(secret: bytes) -> None:
    assert recovery.read(recovery.write(secret)) == secret


def test_it_is_read_however_it_is_typed() -> None:
    secret = bytes.fromhex("0102030405060708090a0b0c0d0e0f10")
    code = recovery.write(secret)
    full_width = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else "－" for c in code)
    slips = code.replace("0", "O").replace("1", "l")
    for typed in (code.lower(), code.replace("-", ""), code.replace("-", "　"), full_width, slips):
        assert recovery.read(f"  {typed}\n") == secret


def test_any_one_wrong_character_is_noticed() -> None:
    rng = random.Random(1)
    code = recovery.write(bytes(rng.randbytes(16))).replace("-", "")
    for place, right in enumerate(code):
        for wrong in recovery.ALPHABET.replace(right, ""):
            with pytest.raises(Refusal, match="code_typo"):
                recovery.read(code[:place] + wrong + code[place + 1 :])


def test_two_neighbours_swapped_are_noticed() -> None:
    rng = random.Random(2)
    for _ in range(50):
        code = recovery.write(rng.randbytes(16)).replace("-", "")
        for place in range(len(code) - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                with pytest.raises(Refusal, match="code_typo"):
                    recovery.read(swapped)


@pytest.mark.parametrize("typed", ["", "ABC", "U" * 28, "中" * 28, "0" * 29])
def test_what_is_no_code_says_how_long_it_was(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        recovery.read(typed)
    assert caught.value.facts == {"length": len(typed), "expected": 28}
