"""Letters as they reach a keyboard box: full-width forms, composing marks."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# what input methods put between syllables while composing
_MARKS = str.maketrans("", "", "'’\u2009\u00a0 ")


def half_width(text: str) -> str:
    """Return text with full-width ASCII forms (as Chinese keyboards type them) as plain ASCII."""
    return text.translate(_FULL_WIDTH)


def composed(preedit: str) -> str:
    """Return the letters of a composing string without syllable marks: "chen'si" -> "chensi"."""
    return half_width(preedit).translate(_MARKS)


def code_text(text: str) -> str:
    """Return a scanned code as it is compared: plain ASCII, no outer blanks, upper case."""
    return half_width(text).strip().upper()
