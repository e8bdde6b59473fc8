"""The recovery code: 128 random bits as a person writes them on paper and types them back.

`K7QD-2M9X-...`: seven groups of four from an alphabet without I, L, O and U; the last two
characters check the rest, so that a slip of the pen is told from a wrong code.
"""

from __future__ import annotations

import os
import unicodedata

from app.errors import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans("OIL", "011")
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_BITS, _DIGITS, _CHECKS, _GROUP = 128, 26, 2, 4
_PRIME = 1021
"""Prime and below 32 squared: every single wrong character and every swap of two neighbours
changes the remainder."""


def new_secret() -> bytes:
    """Make the 16 random bytes behind a recovery code."""
    return os.urandom(_BITS // 8)


def write(secret: bytes) -> str:
    """Write 16 bytes as a recovery code: seven groups of four, joined by dashes."""
    number = int.from_bytes(secret)
    text = _in_base_32(number, _DIGITS) + _in_base_32(number % _PRIME, _CHECKS)
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def read(typed: str) -> bytes:
    """Read a typed code back: case, spaces, dashes, full-width forms, O for 0, I or L for 1.

    Raises Refusal `code_typo` with `length` (characters that count) and `expected`, when it
    cannot be a recovery code at all.
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(character for character in plain if character.isalnum()).translate(_LOOKS_LIKE)
    expected = _DIGITS + _CHECKS
    whole = len(plain) == expected and all(character in _VALUE for character in plain)
    number = _from_base_32(plain[:_DIGITS]) if whole else -1
    fits = whole and number < 1 << _BITS
    if not fits or _from_base_32(plain[_DIGITS:]) != number % _PRIME:
        raise Refusal("code_typo", length=len(plain), expected=expected)
    return number.to_bytes(_BITS // 8)


def _in_base_32(number: int, digits: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(digits)))


def _from_base_32(text: str) -> int:
    number = 0
    for character in text:
        number = number * 32 + _VALUE[character]
    return number
