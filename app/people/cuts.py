"""How typed letters can be cut into syllables, and which initials each way of cutting gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from app.people.normal import is_digit, is_latin
from app.people.readings import Choices, all_syllables, name_readings, syllables

INITIALS_LIMIT = 6
RANGES_LIMIT = 24


Tokens = tuple[str, ...]
"""How a query starts, syllable by syllable, each as far as it was typed."""
Cut = tuple[str, Tokens]
"""The initials of one way to cut, and its tokens."""


def coarse(text: str) -> dict[str, Tokens]:
    """Give initials such that each name the query means has a key starting with one of them.

    With each, what its first syllables start with, where these are the initials. All ways
    to cut the query into two syllables or more, as deep as the number of ranges allows. One
    syllable alone is left out: the `p:` keys hold every reading of the unit they start with.
    """
    best: dict[str, Tokens] = {}
    known: dict[tuple[int, int], list[Cut]] = {}
    for depth in range(1 if has_literal(text) else 2, INITIALS_LIMIT + 1):
        found = _shortest(_started(text, depth, known))
        if len(found) > RANGES_LIMIT and best:
            break
        best = found
    if has_literal(text) or (len(text) <= INITIALS_LIMIT and any(map(text.startswith, best))):
        return best
    # One letter for each unit, also where no syllable starts like that.
    alone = text[:INITIALS_LIMIT]
    return _shortest({**best, alone: tuple(alone)})


def _started(text: str, depth: int, known: dict[tuple[int, int], list[Cut]]) -> dict[str, Tokens]:
    """Give the initials of all ways to cut `text`, with what the syllables of each start with."""
    return {
        initials: tokens
        for initials, tokens in _cuts(text, depth, known)
        # Nothing but initials is looked for in its own right: it need not widen the others.
        if (len(initials) > 1 or depth == 1) and (initials != text or has_literal(text))
    }


def _common(one: Tokens, other: Tokens) -> Tokens:
    """Give what two rows of tokens have in common, place by place."""
    if one == other:
        return one
    return tuple(_shared(*pair) for pair in zip(one, other, strict=False))


def _shared(one: str, other: str) -> str:
    short = min(len(one), len(other))
    while one[:short] != other[:short]:
        short -= 1
    return one[:short]


def _cuts(text: str, depth: int, known: dict[tuple[int, int], list[Cut]], at: int = 0) -> list[Cut]:
    """Give initials and tokens of the first `depth` syllables of all ways to cut `text`."""
    if at == len(text) or depth == 0:
        return [("", ())]
    if (at, depth) not in known:
        found: dict[str, Tokens] = {}
        for length, firsts in _tokens(text, at):
            token = text[at : at + length]
            for one, tokens in _cuts(text, depth - 1, known, at + length):
                for first in firsts:
                    now, before = (token, *tokens), found.get(first + one)
                    found[first + one] = now if before is None else _common(before, now)
        known[at, depth] = list(found.items())
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


def _shortest(found: dict[str, Tokens]) -> dict[str, Tokens]:
    """Leave out what starts with another of them, unless more is known of it in that way."""
    kept: dict[str, Tokens] = {}
    last = ""
    for one in sorted(found):
        starts = bool(last) and one.startswith(last)
        if not starts or _common(kept[last], found[one]) != kept[last]:
            kept[one] = found[one]
        if not starts:
            last = one
    return kept


@cache
def typed_as(choices: Choices) -> Choices:
    """Give readings in query letters: v as u."""
    return tuple(dict.fromkeys(one.replace("v", "u") for one in choices))


def has_literal(text: str) -> bool:
    """Tell whether a text has characters that are typed as themselves."""
    return not all(is_latin(char) or is_digit(char) for char in text)
