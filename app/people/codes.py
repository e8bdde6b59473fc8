"""Member codes: what stands on a card or phone and is typed by a scanner.

Capitals and digits only: "QJ1M" (the venue programme, version 1, member), eight drawn characters
and one check character. The 31 characters leave out 0 O 1 I L, which people mix up. The check is
a sum weighted by position modulo 31, a prime: no single wrong character and no two neighbours
exchanged go unseen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from app.errors import Refusal

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PREFIX = "QJ1M"
DRAWN = 8
LENGTH = len(PREFIX) + DRAWN + 1
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_LONGEST_INPUT = 64
"""Typed codes with spaces and dashes stay far below; longer input is something else."""


def new_code(random: Callable[[int], bytes]) -> str:
    """Draw a new code; `random` gives that many unpredictable bytes (`os.urandom`)."""
    drawn = int.from_bytes(random(16), "big")
    body = []
    for _ in range(DRAWN):
        drawn, value = divmod(drawn, len(ALPHABET))
        body.append(ALPHABET[value])
    return PREFIX + "".join(body) + _check("".join(body))


def parse_code(text: str) -> str:
    """Give the code in its one written form, from whatever a scanner or a clerk typed.

    Raises Refusal: `code_unknown` when it is none of ours, `code_mistyped` when it has the form
    of one but a character is wrong.
    """
    code = compact(text)
    if not _has_form(code):
        raise Refusal("code_unknown")
    if _check(code[len(PREFIX) : -1]) != code[-1]:
        raise Refusal("code_mistyped")
    return code


def looks_like_code(text: str) -> bool:
    """Tell whether a text has the form of a member code, rightly typed or not."""
    return _has_form(compact(text))


def compact(text: str) -> str:
    """Drop spaces, dashes and control characters; capitals; full-width as half-width.

    In the prefix the letters I and L are read as the digit 1.
    """
    if len(text) > _LONGEST_INPUT:
        return ""
    plain = unicodedata.normalize("NFKC", text)
    kept = (char for char in plain if unicodedata.category(char)[0] not in "ZC")
    code = "".join(char for char in kept if unicodedata.category(char) != "Pd").upper()
    head, rest = code[: len(PREFIX)], code[len(PREFIX) :]
    return head.replace("I", "1").replace("L", "1") + rest


def _check(body: str) -> str:
    """Weights 1..n differ and none is 0 modulo 31; the check character's own weight is -1."""
    total = sum((place + 1) * _VALUES[char] for place, char in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def _has_form(code: str) -> bool:
    return (
        len(code) == LENGTH
        and code.startswith(PREFIX)
        and all(char in _VALUES for char in code[len(PREFIX) :])
    )
