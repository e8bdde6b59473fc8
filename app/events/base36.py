"""Bytes as capitals and digits, the only characters every scanner types alike."""

from __future__ import annotations

import unicodedata

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_digits(data: bytes, count: int) -> str:
    """Write bytes as so many digits of the base 36."""
    whole = int.from_bytes(data, "big")
    digits = []
    for _ in range(count):
        whole, digit = divmod(whole, len(DIGITS))
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))


def read_digits(text: str, size: int) -> bytes | None:
    """Give the bytes digits stand for; None where they are none, or more than `size` bytes."""
    if any(char not in DIGITS for char in text):
        return None
    whole = 0
    for char in text:
        whole = whole * len(DIGITS) + DIGITS.index(char)
    try:
        return whole.to_bytes(size, "big")
    except OverflowError:
        return None


def plain(text: str, most: int) -> str:
    """Give a code in its one written form: half-width capitals, without spaces or dashes.

    "" for what is more than `most` characters long.
    """
    if len(text) > most:
        return ""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in folded if char in DIGITS)
