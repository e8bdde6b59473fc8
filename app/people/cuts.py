"""How typed letters can be cut into syllables, and which initials each way of cutting gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.people.normal import is_digit, is_latin
from app.people.readings import Choices, all_syllables, name_readings, syllables

INITIALS_LIMIT = 6
RANGES_LIMIT = 24


def coarse(text: str) -> dict[str, int]:
    """Give initials such that each name the query means has a key starting with one of them.

    With each, how long the first syllable is at least, where these are the initials. All ways
    to cut the query into two syllables or more, as deep as the number of ranges allows. One
    syllable alone is left out: the `p:` keys hold every reading of the unit they start with.
    """
    best: dict[str, int] = {}
    for depth in range(1 if has_literal(text) else 2, INITIALS_LIMIT + 1):
        found = _shortest(_started(text, depth))
        if len(found) > RANGES_LIMIT and best:
            break
        best = found
    if not has_literal(text):
        best = _shortest({**best, text[:INITIALS_LIMIT]: 1})
    return best


def _started(text: str, depth: int) -> dict[str, int]:
    """Give the initials of all ways to cut `text`, with the shortest first syllable of each."""
    found: dict[str, int] = {}
    known: dict[tuple[int, int], set[str]] = {}
    for length, firsts in _tokens(text, 0):
        for one in _cuts(text, depth - 1, known, length):
            for initials in (first + one for first in firsts):
                if len(initials) > 1 or depth == 1:
                    found[initials] = min(length, found.get(initials, length))
    return found


def _cuts(text: str, depth: int, known: dict[tuple[int, int], set[str]], at: int = 0) -> set[str]:
    """Give the initials of the first `depth` syllables of all ways to cut `text` from `at` on."""
    if at == len(text) or depth == 0:
        return {""}
    if (at, depth) not in known:
        found: set[str] = set()
        for length, firsts in _tokens(text, at):
            rest = _cuts(text, depth - 1, known, at + length)
            found.update(first + one for first in firsts for one in rest)
        known[at, depth] = found
    return known[at, depth]


def _tokens(text: str, at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give what can be one unit from `at` on: its length and its possible initials."""
    char = text[at]
    if is_latin(char):
        for end in range(at + 1, min(at + 6, len(text)) + 1):
            if text[at:end] in _starts():
                yield end - at, (char,)
    elif is_digit(char):
        end = at
        while end < len(text) and is_digit(text[end]):
            end += 1
        yield end - at, (char,)
    else:
        yield 1, _first_letters(char)


@cache
def _starts() -> frozenset[str]:
    """Give everything a syllable can begin with, in query letters."""
    typed = typed_as(tuple(all_syllables()))
    return frozenset(one[:end] for one in typed for end in range(1, len(one) + 1))


def _first_letters(char: str) -> tuple[str, ...]:
    """Give the initials a character may have in a key; surnames' readings are among them."""
    choices = {*syllables(char), *(one for group in name_readings(char) for one in group)}
    return tuple(sorted({one[0] for one in choices})) or (char,)


def _shortest(found: dict[str, int]) -> dict[str, int]:
    """Leave out what starts with another of them; that takes over the smaller length."""
    kept: dict[str, int] = {}
    last = ""
    for one in sorted(found):
        if last and one.startswith(last):
            kept[last] = min(kept[last], found[one])
        else:
            kept[one], last = found[one], one
    return kept


@cache
def typed_as(choices: Choices) -> Choices:
    """Give readings in query letters: v as u."""
    return tuple(dict.fromkeys(one.replace("v", "u") for one in choices))


def has_literal(text: str) -> bool:
    """Tell whether a text has characters that are typed as themselves."""
    return not all(is_latin(char) or is_digit(char) for char in text)
