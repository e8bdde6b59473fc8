"""What was typed, made even: names as they are kept, telephone numbers, and search input.

Nothing here raises anything but Refusal, whatever the text: lone surrogates, control
characters or thousands of characters included.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.errors import Refusal
from app.people.codes import compact, looks_like_code

NAME_LIMIT = 40
NUMBER_IN_NAME = 7
"""So many digits make a telephone number of what was meant as a name."""
QUERY_LIMIT = 256
"""Longer input is cut: no name or number is that long, so it finds nobody either way."""

QueryKind = Literal["empty", "short", "code", "digits", "latin", "han", "mixed"]

_DOTS = "\u00b7\u2022\u30fb\u2027\u2219\u22c5\uff65\uff0e.\u2024"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NAME_DOT = re.compile(rf"(?<=[{_HAN}])\s*[{re.escape(_DOTS)}]+\s*(?=[{_HAN}])")
_NAME_GAP = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_ABROAD = re.compile(r"^(?:\+86|0086|86(?=1\d{10}$))")
_PHONE_MARKS = frozenset("()[]（）［］【】.．·−")  # noqa: RUF001 - what people type
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
"""Not Cn: new Chinese characters are unassigned to an older Unicode table."""
_MOBILE = 11
_LOCAL, _WITH_AREA, _LONGEST = 7, 10, 12


@dataclass(frozen=True, slots=True)
class Query:
    """What the search box got, folded.

    `text`: for `latin` the letters a-z alone (ü and v as u, no tone marks, spaces, apostrophes);
    for `digits` the digits without +86; for `code` the code in capitals; for `han` and `mixed`
    characters, letters and digits without spaces and punctuation; else what there is.
    """

    text: str
    kind: QueryKind


def fold(text: str) -> str:
    """Give a text for comparing: NFKC, no invisible characters, lower case, single spaces."""
    plain = unicodedata.normalize("NFKC", _visible(text)).casefold()
    return " ".join(_visible(unicodedata.normalize("NFKC", plain)).split())


def clean_name(text: str) -> str:
    """Give a name as it is shown and kept.

    Trimmed, without invisible characters; the dot inside a name is always "·"; spaces between
    Chinese characters (王　伟, spaced for a printed list) go. Raises Refusal `name_missing`,
    `name_is_number`, or `name_too_long` with `max` and `length` in characters.
    """
    name = " ".join(_visible(text).split())
    name = _NAME_GAP.sub("", _NAME_DOT.sub("·", name))
    if not any(letters(char) for char in name):
        raise Refusal("name_missing")
    if len(name) > NAME_LIMIT:
        raise Refusal("name_too_long", max=NAME_LIMIT, length=len(name))
    if sum(map(str.isdecimal, name)) >= NUMBER_IN_NAME:
        # Names stand in full on every screen; a number belongs where it is masked.
        raise Refusal("name_is_number")
    return name


def clean_phone(text: str) -> str | None:
    """Give a mainland number as digits, or None when there is none.

    Mobile numbers have 11 digits and start with 1; others 7 to 12, from 10 on with an area code
    that starts with 0. Raises Refusal `phone_letters`, `phone_short` (`missing` digits) or
    `phone_long` (`extra` digits).
    """
    bare = "".join(_digit(char) for char in _visible(text))
    if not bare:
        return None
    digits = _ABROAD.sub("", bare)
    if not all(map(is_digit, digits)):
        raise Refusal("phone_letters")
    if len(digits) != len(bare) and digits[:1] not in ("", "0") and _is_area(digits):
        digits = "0" + digits
    least, most = _lengths(digits)
    if len(digits) < least:
        raise Refusal("phone_short", missing=least - len(digits))
    if len(digits) > most:
        raise Refusal("phone_long", extra=len(digits) - most)
    return digits


def query(text: str) -> Query:
    """Fold what was typed into the search box and tell how it is to be read."""
    text = text[:QUERY_LIMIT]
    if looks_like_code(text):
        return Query(compact(text), "code")
    digits = _ABROAD.sub("", "".join(_digit(char) for char in _visible(text)))
    if digits and all(map(is_digit, digits)):
        return Query(digits, "digits" if len(digits) > 1 else "short")
    kept = "".join(letters(char) for char in fold(text))
    return Query(kept, _kind(kept))


@lru_cache(maxsize=8192)
def letters(char: str) -> str:
    """Give what one character counts as in searching; "" for spaces, punctuation and marks.

    Latin letters lose their marks and count in lower case, ü and v as u; digits of all scripts
    as 0-9; any other character stands for itself.
    """
    return "".join(_plain(one) for one in unicodedata.normalize("NFKC", char).casefold())


def is_latin(char: str) -> bool:
    """Tell whether a folded character is one of a-z."""
    return "a" <= char <= "z"


def is_digit(char: str) -> bool:
    """Tell whether a folded character is one of 0-9."""
    return "0" <= char <= "9"


def _plain(char: str) -> str:
    if is_latin(char) or is_digit(char):
        return "u" if char == "v" else char
    category = unicodedata.category(char)
    if category[0] in "PZ" or category in _INVISIBLE or category in ("Mn", "Me", "Sk"):
        return ""
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    base = unicodedata.normalize("NFKD", char)[0]
    if is_latin(base):
        return "u" if base == "v" else base
    return char


def _kind(kept: str) -> QueryKind:
    if not kept:
        return "empty"
    latin, digits = sum(map(is_latin, kept)), sum(map(is_digit, kept))
    if latin + digits == 0:
        return "han"
    if latin + digits < len(kept) or (latin and digits):
        return "mixed"
    if len(kept) == 1:
        return "short"
    return "latin" if latin else "digits"


def _visible(text: str) -> str:
    """Drop control, format and surrogate characters; line breaks and tabs become spaces."""
    kept = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    return "".join(kept)


def _digit(char: str) -> str:
    """Give a character of a number: its digit, "" for what only groups digits, else itself."""
    if char.isspace() or char in _PHONE_MARKS or unicodedata.category(char) == "Pd":
        return ""
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    return "+" if char == "＋" else char


def _is_area(digits: str) -> bool:
    """Tell whether digits after +86 are a landline whose area code lost its 0."""
    mobile = digits[0] == "1" and not digits.startswith("10")
    return not mobile and _WITH_AREA - 1 <= len(digits) <= _LONGEST - 1


def _lengths(digits: str) -> tuple[int, int]:
    if digits.startswith("1"):
        return _MOBILE, _MOBILE
    if digits.startswith("0"):
        return _WITH_AREA, _LONGEST
    return _LOCAL, _LONGEST
