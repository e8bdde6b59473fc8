"""What a person is found by: stored keys, the ranges a query scans, and which letters matched.

A name is a row of units: a Chinese character with its readings, or a word of other letters or
digits. Keys are tagged, so that kinds do not mix:

- `n:` characters, from each unit on (思远 finds 陈思远), and once the whole name as it is kept;
- `p:` pinyin, from each unit on, for each reading of the first unit;
- `i:` initials, from each unit on, for all readings, of six units at most;
- `d:` telephone digits, `t:` the last four of them, `c:` the member code.

A query with letters is a plain prefix of some key or, when syllables are shortened unevenly
("csiyuan", "chesy", "陈sy"), of the initials of one way to cut it into syllables; `verify` then
keeps only names it really matches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice, product
from math import prod

from app.people.codes import PREFIX
from app.people.cuts import INITIALS_LIMIT, Tokens, coarse, has_literal, typed_as
from app.people.normal import Query, is_latin, letters
from app.people.readings import (
    Choices,
    display_syllable,
    name_readings,
)

Range = tuple[str, str]
"""Keys from the first (included) to the second (not included)."""
Span = tuple[int, int]

KEY_LIMIT = 40
"""Keys are cut here; so is what is looked for among them."""
KEYS_LIMIT = 60
_MOST_LITERAL, _MOST_SPELLED, _MOST_PICKED = 13, 20, 64
"""Pathological names keep their likeliest keys."""
_TAIL = 4
_TELLING = 2
"""Letters from which a syllable tells people apart."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A character or word of a name: where it stands, and what it can be typed as.

    `literal` is the folded character or word, `readings` are in query letters (v as u), the
    usual one first; `shown` is the usual one as displayed, or the word itself.
    """

    start: int
    end: int
    literal: str
    readings: Choices
    shown: str

    @property
    def spoken(self) -> Choices:
        """Give what stands for the unit in `p:` and `i:` keys."""
        return self.readings or (self.literal,)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which stored keys to scan, and a check by name for every candidate, if one is needed.

    `sure`: ranges whose keys are all of people who are meant; nobody in them needs the check.
    `narrow`: for each of `ranges` (or for none at all) others that whoever is meant by it has
    keys in as well, the most telling first. Initials of two letters fit thousands of people;
    whole syllables do not.
    """

    ranges: tuple[Range, ...]
    verify: Callable[[str], bool] | None = None
    narrow: tuple[tuple[Range, ...], ...] = ()
    sure: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """What to mark in a result line; spans are (start, end) in characters.

    `pinyin_text` is the name syllable by syllable ("Chen Si Yuan"), "" when nothing in the name
    has a reading. What was typed as a character, or by another reading than the one shown, is
    marked in the name.
    """

    name_ranges: tuple[Span, ...]
    pinyin_text: str
    pinyin_ranges: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """One unit that matched: how many letters, by which reading ("" for the literal)."""

    unit: Unit
    length: int
    reading: str

    @property
    def usual(self) -> bool:
        """Tell whether it matched by what is shown."""
        return self.reading == self.unit.spoken[0]


def keys_for(name: str, phone: str | None, code: str | None) -> list[str]:
    """Give the keys to be stored for a person, without repetition, never more than 60."""
    units = units_of(name[:KEY_LIMIT])
    keys = [f"n:{name.casefold()}"[: KEY_LIMIT + 2]]
    digits = _folded(phone or "")
    if digits:
        keys += [f"d:{digits[:KEY_LIMIT]}", f"t:{digits[-_TAIL:]}"]
    if code:
        keys.append(f"c:{_folded(code)[:KEY_LIMIT]}")
    keys += ["n:" + one for one in islice(_literals(units), _MOST_LITERAL)]
    keys += ["p:" + one[:KEY_LIMIT] for one in islice(_spelled(units), _MOST_SPELLED)]
    keys += ["i:" + one[:KEY_LIMIT] for one in _initials(units)]
    return list(dict.fromkeys(keys))[:KEYS_LIMIT]


def plan_for(asked: Query) -> Plan:
    """Give the key ranges that hold everybody the query may mean; none when it is too short."""
    text = asked.text
    if asked.kind in ("empty", "short"):
        return Plan(())
    if asked.kind == "code":
        return Plan((_range("c:", _folded(text)),))
    if asked.kind == "han":
        return Plan((_range("n:", text),) if len(text) <= KEY_LIMIT else ())
    if asked.kind == "digits":
        tails = (_range("t:", text),) if len(text) == _TAIL else ()
        return Plan((_range("d:", text), *tails, _range("p:", text)))
    if text.startswith(_folded(PREFIX)):
        return Plan((_range("c:", text),))
    whole = _range("n:" if has_literal(text) else "p:", text)
    sure = (whole,) if has_literal(text) else (whole, _range("i:", text))
    parts = coarse(text)
    return Plan(
        (whole, *(_range("i:", initials) for initials in parts)),
        partial(_is_match, text),
        ((), *(_telling(tokens) for tokens in parts.values())),
        sure if len(text) <= KEY_LIMIT else (),
    )


def matches(asked: Query, name: str) -> list[Span] | None:
    """Give the spans of the name that a query with letters or characters matched, else None.

    The query must be used up by neighbouring units, each by its character or by some first
    letters of one of its readings.
    """
    hits = _match(asked.text, units_of(name))
    if hits is None:
        return None
    return _merged((hit.unit.start, hit.unit.end) for hit in hits)


def highlight(asked: Query, name: str) -> Highlight:
    """Give what to mark in a name and its pinyin for a query; nothing marked if no match."""
    units = units_of(name)
    read = any(unit.readings for unit in units)
    letters_asked = asked.kind in ("latin", "han", "mixed", "digits")
    hits = {hit.unit.start: hit for hit in (letters_asked and _match(asked.text, units)) or ()}
    text, in_name, in_pinyin = "", [], []
    for unit in units:
        text += " " if text else ""
        hit = hits.get(unit.start)
        if hit is not None and read and not has_literal(hit.reading) and hit.usual:
            in_pinyin.append((len(text), len(text) + hit.length))
        elif hit is not None:
            word = unit.end - unit.start > 1
            in_name.append(
                (unit.start, min(unit.start + hit.length, unit.end) if word else unit.end)
            )
        text += unit.shown
    return Highlight(tuple(_merged(in_name)), text if read else "", tuple(in_pinyin))


@lru_cache(maxsize=4096)
def units_of(name: str) -> tuple[Unit, ...]:
    """Cut a name into its units; dots, spaces and marks belong to none."""
    units: list[Unit] = []
    script = ""
    for place, (char, choices) in enumerate(zip(name, name_readings(name), strict=True)):
        literal, start, before = letters(char), place, script
        script = _script(literal)
        if choices and literal:
            shown = display_syllable(choices[0])
            units.append(Unit(place, place + 1, literal, typed_as(choices), shown))
            continue
        if script and script == before:
            last = units.pop()
            start, literal = last.start, last.literal + literal
        if literal:
            units.append(Unit(start, place + 1, literal, (), name[start : place + 1]))
    return tuple(units)


def _script(literal: str) -> str:
    """Tell what kind of word a folded character can be part of, "" if of none."""
    if not literal or not literal.isascii():
        return ""
    return "a" if is_latin(literal[0]) else "0"


def _folded(text: str) -> str:
    return "".join(letters(char) for char in text)


def _literals(units: tuple[Unit, ...]) -> Iterator[str]:
    for start in range(len(units)):
        yield "".join(unit.literal for unit in units[start:])


def _spelled(units: tuple[Unit, ...]) -> Iterator[str]:
    """Give pinyin from each unit on: first all by usual readings, then by others of the first."""
    tails = ["".join(unit.spoken[0] for unit in units[start:]) for start in range(len(units) + 1)]
    yield from tails[:-1]
    for start, unit in enumerate(units):
        for reading in unit.spoken[1:]:
            yield reading + tails[start + 1]


def _initials(units: tuple[Unit, ...]) -> list[str]:
    """Give initials from each unit on, of two units and more, the likeliest first.

    A word at the end is also spelled in full ("jsmith"): it cannot be cut into syllables.
    """
    firsts = [tuple(dict.fromkeys(one[0] for one in unit.spoken)) for unit in units]
    found: list[tuple[int, str]] = []
    for start in range(len(units) - 1):
        some = firsts[start : start + INITIALS_LIMIT]
        while prod(map(len, some)) > _MOST_PICKED:
            widest = max(range(len(some)), key=lambda place: len(some[place]))
            some[widest] = some[widest][:-1]
        for picked in product(*some):
            unusual = sum(one != usual[0] for one, usual in zip(picked, some, strict=True))
            found.append((unusual, "".join(picked)))
    if units and not units[-1].readings and len(units[-1].literal) > 1:
        usual_ones = "".join(one[0] for one in firsts[:-1])
        found += [(0, usual_ones[start:] + units[-1].literal) for start in range(len(units) - 1)]
    return [initials for _, initials in sorted(found, key=lambda one: one[0])]


def _range(tag: str, prefix: str) -> Range:
    low = tag + prefix[:KEY_LIMIT]
    return low, _after(low)


def _after(prefix: str) -> str:
    """Give the least text above all that start with a prefix; never with a lone surrogate."""
    last = ord(prefix[-1]) + 1
    if last > 0x10FFFF:
        return _after(prefix[:-1])
    return prefix[:-1] + chr(0xE000 if 0xD800 <= last <= 0xDFFF else last)


def _telling(tokens: Tokens) -> tuple[Range, ...]:
    """Give the keys of those who have a unit that starts like a token; the longest first."""
    literal = [_range("n:", one[0]) for one in tokens if one and has_literal(one)]
    spelled = sorted((one for one in tokens if len(one) >= _TELLING), key=len, reverse=True)
    return (*literal, *(_range("p:", one) for one in spelled if not has_literal(one)))


def _is_match(text: str, name: str) -> bool:
    return _match(text, units_of(name)) is not None


def _match(text: str, units: tuple[Unit, ...]) -> list[_Hit] | None:
    """Find the neighbouring units that use up the text, trying long matches first."""
    dead: set[tuple[int, int]] = set()
    for start in range(len(units)):
        hits = _from(text, 0, units, start, dead)
        if hits:
            return hits
    return None


def _from(
    text: str, at: int, units: tuple[Unit, ...], place: int, dead: set[tuple[int, int]]
) -> list[_Hit] | None:
    if at == len(text):
        return []
    if place == len(units) or (at, place) in dead:
        return None
    unit = units[place]
    for length, reading in _ways(text, at, unit):
        rest = _from(text, at + length, units, place + 1, dead)
        if rest is not None:
            return [_Hit(unit, length, reading), *rest]
    dead.add((at, place))
    return None


def _ways(text: str, at: int, unit: Unit) -> list[tuple[int, str]]:
    """Give how many letters the unit can take, the most first, and by which reading."""
    ways: dict[int, str] = {}
    for reading in unit.spoken:
        if reading[0] != text[at]:
            continue  # as most: a line is to be marked in microseconds
        common = 0
        for typed, own in zip(text[at : at + len(reading)], reading, strict=False):
            if typed != own:
                break
            common += 1
        for length in range(1, common + 1):
            ways.setdefault(length, reading)
    if unit.readings and text[at] == unit.literal:
        ways[1] = ""
    return sorted(ways.items(), reverse=True)


def _merged(spans: Iterator[Span] | list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
