"""How Chinese characters are read: all readings without tone, surnames read as surnames are.

The tables are files of ours, read on first use (they are never downloaded or computed). ü is
written v in them and in what this module gives, but ü in `display_pinyin`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODES = Path(__file__).resolve().parents[2] / "resources" / "codes"
Choices = tuple[str, ...]
"""The readings of one character, the usual one first; empty for what is not in the table."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The loaded tables.

    `current` gives the readings of a character, `gone` for some the readings that hardly any
    word uses today; `surnames` gives, for a surname, the readings of each of its characters.
    """

    current: dict[str, Choices]
    gone: dict[str, Choices]
    surnames: dict[str, tuple[Choices, ...]]


def load(folder: Path) -> Readings:
    """Read `readings.tsv` and `surnames.tsv` of a folder. Raises OSError when they are missing."""
    current: dict[str, Choices] = {}
    gone: dict[str, Choices] = {}
    for line in _lines(folder / "readings.tsv"):
        readings, _, chars = line.partition("\t")
        usual, _, past = readings.partition("|")
        current.update(dict.fromkeys(chars, tuple(usual.split())))
        if past:
            gone.update(dict.fromkeys(chars, tuple(past.split())))
    surnames: dict[str, tuple[Choices, ...]] = {}
    for line in _lines(folder / "surnames.tsv"):
        surname, _, words = line.partition("\t")
        only = words.startswith("=")
        choices_of = [tuple(word.split("/")) for word in words.lstrip("=").split()]
        surnames[surname] = tuple(
            own if only else tuple(dict.fromkeys(own + current.get(char, ())))
            for char, own in zip(surname, choices_of, strict=True)
        )
    return Readings(current, gone, surnames)


@cache
def tables() -> Readings:
    """Give the program's own tables, loaded on the first call (about 10 ms)."""
    return load(CODES)


def syllables(char: str) -> Choices:
    """Give all readings of a character without tone, the usual one first."""
    known = tables()
    return known.current.get(char, ()) + known.gone.get(char, ())


def surname_readings(name: str) -> tuple[Choices, ...]:
    """Give the readings of each character of the surname a Chinese name starts with.

    Two characters for a double surname, else one; the way surnames are read comes first and the
    ordinary readings of the character after it (单: shan, dan, chan). Empty when the first
    character has no reading, or for a name in parts (买买提·艾力), which has no surname.
    """
    known = tables()
    if not name or "·" in name:
        return ()
    double = known.surnames.get(name[:2])
    if double is not None and len(double) == len(name[:2]):
        return double
    single = known.surnames.get(name[0])
    if single is not None:
        return single
    choices = known.current.get(name[0])
    return (choices,) if choices else ()


def name_readings(name: str) -> list[Choices]:
    """Give for each character of a name the readings it is searched by; empty for all others."""
    known = tables().current
    start = surname_readings(name)
    return [*start, *(known.get(char, ()) for char in name[len(start) :])]


@cache
def all_syllables() -> frozenset[str]:
    """Give every syllable that is a reading of some character or surname."""
    known = tables()
    groups = set(known.current.values()).union(*known.surnames.values())
    return frozenset(one for choices in groups for one in choices)


def display_syllable(reading: str) -> str:
    """Give a syllable as it is shown: capital first, ü for v."""
    return reading.replace("v", "ü").capitalize()


def display_pinyin(name: str) -> str:
    """Give a name in Latin letters as GB/T 28039 writes it: "Chen Siyuan", "Ouyang Zimo".

    The parts of a name with dots are words of their own ("Maimaiti Aili"); what has no reading
    stays as it is.
    """
    readings = name_readings(name)
    surname = len(surname_readings(name))
    words = [""]
    for place, char in enumerate(name):
        if place == surname or char == "·" or char.isspace():
            words.append("")
        if char == "·" or char.isspace():
            continue
        words[-1] += _spelled(readings[place][0], words[-1]) if readings[place] else char
    return " ".join(word[0].upper() + word[1:] for word in words if word)


def _spelled(reading: str, before: str) -> str:
    """Give a syllable with ü, and with an apostrophe where it starts with a vowel in a word."""
    split = "'" if before and reading[0] in "aeo" else ""
    return split + reading.replace("v", "ü")


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]
