"""Make `resources/codes/readings.tsv` from pypinyin's tables; run by hand, never by the program.

One line: readings, a tab, all characters read like that. Readings carry no tone and write ü as
v; the usual one comes first. After "|" stand readings that hardly any dictionary word uses although
the character is in many words: they are known, but nobody is searched by them (王 would turn up for
every "yu").

    python tests/support/make_readings.py
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parents[2] / "resources" / "codes" / "readings.tsv"
MANY_WORDS = 5
SHARE = 0.01
"""A reading in fewer of a character's words than this is of the past (思 as "sai")."""
HEAD = """# Readings of Chinese characters without tone: readings, tab, the characters.
# The usual reading first; after "|" those that hardly any word uses today. ü is written v.
# Made by tests/support/make_readings.py from the tables of pypinyin (MIT licence).
"""


def main() -> None:
    """Write the table and say how large it is."""
    words = _uses()
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for point, marked in sorted(pinyin_dict.items()):
        readings = list(dict.fromkeys(_plain(one) for one in marked.split(",")))
        groups[_ordered(readings, words[chr(point)])].append(chr(point))
    lines = [f"{readings}\t{''.join(chars)}\n" for readings, chars in sorted(groups.items())]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(pinyin_dict)} characters, {TARGET.stat().st_size} bytes\n")


def _plain(marked: str) -> str:
    return to_normal(marked.strip()).replace("ü", "v").replace("ê", "e")


def _uses() -> defaultdict[str, Counter[str]]:
    """Count in how many dictionary words each character has each reading."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, readings in phrases_dict.items():
        if len(word) == len(readings):
            for char, reading in zip(word, readings, strict=True):
                uses[char][_plain(reading[0])] += 1
    return uses


def _ordered(readings: list[str], uses: Counter[str]) -> str:
    total = sum(uses.values())
    if total < MANY_WORDS:
        return " ".join(readings)
    first = readings[0]
    current = [one for one in readings if one == first or uses[one] >= total * SHARE]
    gone = [one for one in readings if one not in current]
    return " ".join(current) + ("|" + " ".join(gone) if gone else "")


if __name__ == "__main__":
    main()
