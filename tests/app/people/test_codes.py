"""Member codes: drawn, read back from any typing, and no single slip goes unseen."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.people.codes import ALPHABET, LENGTH, PREFIX, looks_like_code, new_code, parse_code


def refused(text: str) -> str | None:
    try:
        parse_code(text)
    except Refusal as refusal:
        return refusal.code
    return None


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return [new_code(os.urandom) for _ in range(200)]


def test_a_new_code_is_ascii_short_and_ours(codes: list[str]) -> None:
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert code.isascii()
        assert code.isalnum()
        assert code == code.upper()
        assert len(code) == LENGTH <= 16
        assert parse_code(code) == code


def test_every_character_is_drawn_about_as_often_as_another() -> None:
    rng = random.Random(1)
    drawn = "".join(new_code(rng.randbytes)[len(PREFIX) : -1] for _ in range(4000))
    counts = [drawn.count(char) for char in ALPHABET]
    assert min(counts) > 0.8 * len(drawn) / len(ALPHABET)
    assert max(counts) < 1.2 * len(drawn) / len(ALPHABET)


def test_a_constant_source_still_gives_a_code() -> None:
    assert parse_code(new_code(lambda count: b"\xff" * count)).startswith(PREFIX)


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: f"  {code[:4]} {code[4:8]}-{code[8:]}\r\n",
        lambda code: "".join(chr(ord(char) + 0xFEE0) for char in code),
        "\u200b".join,
        lambda code: code.replace("QJ1M", "qjlm"),
        lambda code: f"{code[:4]}\u2014{code[4:]}",
    ],
)
def test_a_code_is_read_however_it_is_typed(codes: list[str], typed: Callable[[str], str]) -> None:
    for code in codes:
        assert parse_code(typed(code)) == code
        assert looks_like_code(typed(code))


def test_every_wrong_character_is_noticed(codes: list[str]) -> None:
    for code in codes[:20]:
        for place, char in product(range(len(PREFIX), LENGTH), ALPHABET):
            if code[place] != char:
                assert refused(code[:place] + char + code[place + 1 :]) == "code_mistyped"


def test_every_exchange_of_neighbours_is_noticed_whatever_the_two_characters() -> None:
    start = len(PREFIX)
    base = new_code(random.Random(3).randbytes)
    for place, one, two in product(range(start, LENGTH - 2), ALPHABET, ALPHABET):
        if one == two:
            continue
        body = base[:place] + one + two + base[place + 2 : -1]
        code = next(body + check for check in ALPHABET if refused(body + check) is None)
        swapped = code[:place] + two + one + code[place + 2 :]
        assert refused(swapped) == "code_mistyped"


def test_the_check_character_exchanged_with_its_neighbour_is_noticed(codes: list[str]) -> None:
    rng = random.Random(5)
    for code in [*codes, *(new_code(rng.randbytes) for _ in range(3000))]:
        if code[-1] != code[-2]:
            assert refused(code[:-2] + code[-1] + code[-2]) == "code_mistyped"


@pytest.mark.parametrize(
    "text", ["", "QJ1M", "QJ1R23456789A", "QJ1M23456789", "QJ1M2345678901", "13800002046", "陈思远"]
)
def test_what_is_not_ours_is_unknown(text: str) -> None:
    assert refused(text) == "code_unknown"
    assert not looks_like_code(text)


@given(st.text() | st.text(alphabet=ALPHABET + "-iIlO01", max_size=20).map(PREFIX.__add__))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    assert refused(text) in {None, "code_unknown", "code_mistyped"}
    assert looks_like_code(text) == (refused(text) != "code_unknown")


def test_surrogates_and_long_texts_are_only_unknown() -> None:
    for text in ("\ud800" * 13, "QJ1M" + "\udfff" * 9, "Q" * 10_000, "\x00" * 10_000):
        assert refused(text) == "code_unknown"
