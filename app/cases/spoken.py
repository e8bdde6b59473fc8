"""From spoken words to kinds of service: what somebody says at the counter, and what it may mean.

Nobody asks for "rights protection": they say that the landlord keeps the deposit. Which words
tell of which category stands in `resources/codes/need_words.json`, with how clearly they tell:

    3  nearly says it by itself      2  says it beside other things      1  a hint

A word may tell of several categories. `A~B` is a turn of phrase: B at most `GAP` characters after
A. A word inside a longer one that was found counts for nothing: a room for events is no event.
A word of one character counts where rjieba cuts it out as a word: 路 in 路上 says nothing of a way.
What was typed wrong but sounds right (speech input does that) counts, a little less.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.lazy import word_cutter
from app.people.normal import fold
from app.people.readings import syllables

WORDS = Path(__file__).resolve().parents[2] / "resources" / "codes" / "need_words.json"
OTHER = "QT"
"""The category of what fits no other."""
GAP = 6
MOST_READ = 500
"""Characters of a need that are looked at: who needs more to say what they need says it before."""
CLEAR = {3: 4.0, 2: 2.0, 1: 0.7}
"""What a word adds to its category, by how clearly it tells."""
BY_SOUND = 0.6
"""What a word is worth that only sounds as it should."""
SHORTEST_BY_SOUND = 3
"""Characters: too many words of two sound alike."""
TURN, SHOWN = "~", "…"
"""Between the halves of a turn: in the table, and where the words that told are shown."""
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@dataclass(frozen=True, slots=True)
class Told:
    """A category, how much speaks for it (more is more; no unit), and the words that told of it.

    The words stand as the table has them, those that told most first; a turn has "…" for its gap.
    """

    code: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter under all the words for it, in a directory's language and in people's own."""

    name: str
    words: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Say whether a folded text speaks of it."""
        return any(word in text for word in self.words)


Meaning = tuple[tuple[str, float], ...]
"""What one word tells: categories with what it adds to each."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words, as they are looked up.

    `turns`: for the first half of a turn, its second halves. `sounds`: words by how they sound.
    `common`: words that tell of no matter, wherever they stand.
    """

    words: Mapping[str, Meaning]
    turns: Mapping[str, Mapping[str, Meaning]]
    sounds: Mapping[tuple[str, ...], str]
    lengths: tuple[int, ...]
    matters: tuple[Matter, ...]
    common: frozenset[str]


def kinds_of(text: str) -> tuple[Told, ...]:
    """Say what a need may be about, likeliest first; ties by code.

    "Other" is always among them, last unless words speak for it: whatever is said can be that.
    """
    score: defaultdict[str, float] = defaultdict(float)
    words: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for word, meaning, share in _found(fold(text[:MOST_READ]), lexicon()):
        for code, worth in meaning:
            score[code] += worth * share
            words[code].append((-worth * share, word))
    score.setdefault(OTHER, 0.0)
    told = (
        Told(code, round(sum_, 6), tuple(word for _, word in sorted(words[code])))
        for code, sum_ in score.items()
    )
    return tuple(sorted(told, key=lambda one: (-one.score, one.code)))


def matters_of(text: str) -> tuple[Matter, ...]:
    """Give the matters a need speaks of, in the order of the table."""
    said = fold(text[:MOST_READ])
    return tuple(matter for matter in lexicon().matters if matter.is_in(said))


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a need that can be looked for elsewhere, each once, as they come.

    Words of one character and common ones are left out: they stand everywhere.
    """
    common = lexicon().common
    words = dict.fromkeys(cut(fold(text[:MOST_READ])))
    return tuple(word for word in words if len(word) > 1 and word.isalnum() and word not in common)


def cut(text: str) -> list[str]:
    """Cut a text into words; together they are the text."""
    words: list[str] = word_cutter().cut(text)
    return words


@cache
def lexicon() -> Lexicon:
    """Give the program's own words, loaded on the first call (some 0.2 s)."""
    return load(WORDS)


def load(path: Path) -> Lexicon:
    """Read a table of words. Raises OSError when it is missing, ValueError when it is no such."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    table = json.loads(path.read_text("utf-8"))
    for code, levels in table["words"].items():
        for level, lines in levels.items():
            for word in fold(" ".join(lines)).split():
                found[word].setdefault(code, CLEAR[int(level)])
    words: dict[str, Meaning] = {}
    turns: defaultdict[str, dict[str, Meaning]] = defaultdict(dict)
    for word, worths in found.items():
        first, turn, second = word.partition(TURN)
        if turn:
            turns[first][second] = tuple(worths.items())
        else:
            words[word] = tuple(worths.items())
    by_sound = ((_sounds(word), word) for word in words if len(word) >= SHORTEST_BY_SOUND)
    sounds = {sound: word for sound, word in by_sound if all(sound)}
    lengths = {len(word) for word in [*words, *turns]}
    said = (fold(line).split() for lines in table["matters"].values() for line in lines)
    matters = tuple(Matter(one[0], tuple(one)) for one in said)
    common = frozenset(" ".join(table["common"]).split())
    return Lexicon(words, turns, sounds, tuple(sorted(lengths, reverse=True)), matters, common)


Hit = tuple[int, int, str, Meaning]
"""From, to, the word, and what it tells."""


def _found(text: str, known: Lexicon) -> Iterator[tuple[str, Meaning, float]]:
    """Give each word once, with what it tells and the share of it that counts."""
    written = _outermost(_written(text, known))
    spoken = (hit for hit in _sounding(text, known) if not _covered(hit, written))
    told: set[str] = set()
    for hits, share in ((written, 1.0), (_turns(text, known), 1.0), (spoken, BY_SOUND)):
        for _, _, word, meaning in hits:
            if word not in told:
                told.add(word)
                yield word, meaning, share


def _written(text: str, known: Lexicon) -> Iterator[Hit]:
    for start in range(len(text)):
        for length in known.lengths:
            word = text[start : start + length]
            meaning = known.words.get(word)
            if meaning is not None and len(word) == length > 1:
                yield start, start + length, word, meaning
    start = 0
    for word in cut(text):
        if len(word) == 1 and word in known.words:
            yield start, start + 1, word, known.words[word]
        start += len(word)


def _turns(text: str, known: Lexicon) -> Iterator[Hit]:
    for start in range(len(text)):
        for length in known.lengths:
            first = text[start : start + length]
            for second, meaning in known.turns.get(first, {}).items():
                begins = start + len(first)
                place = text.find(second, begins, begins + GAP + len(second))
                if place >= 0:
                    yield start, place + len(second), f"{first}{SHOWN}{second}", meaning


def _sounding(text: str, known: Lexicon) -> Iterator[Hit]:
    heard = _sounds(text)
    for start in range(len(heard)):
        for length in known.lengths:
            if length < SHORTEST_BY_SOUND:
                break
            word = known.sounds.get(heard[start : start + length])
            if word is not None and text[start : start + length] != word:
                yield start, start + length, word, known.words[word]


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Leave out what lies within another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one[0], -one[1])):
        if not kept or hit[1] > kept[-1][1]:
            kept.append(hit)
    return kept


def _covered(hit: Hit, by: Iterable[Hit]) -> bool:
    return any(one[0] <= hit[0] and hit[1] <= one[1] for one in by)


def _sounds(text: str) -> tuple[str, ...]:
    """Say how a text sounds, character by character; empty for what has no reading."""
    return tuple(_sound(char) for char in text)


@lru_cache(maxsize=4096)
def _sound(char: str) -> str:
    """Give a character's usual reading without what accents leave out: zh is z, -ng is -n."""
    readings = syllables(char)
    sound = readings[0] if readings else ""
    for full, plain in _ALIKE:
        if sound.startswith(full):
            sound = plain + sound[2:]
    return sound.removesuffix("g") if sound.endswith("ng") else sound
