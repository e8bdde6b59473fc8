"""Whether spoken needs are understood, and how fast somebody fit is found among 20,000."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.cases.spoken import OTHER, cut, kinds_of
from tests.bench.report import say

BENCH = "matching"
HERE = Path(__file__).parent
HALVES = ("counter", "fresh")
FIRST = 3
GOAL = 90.0
Answer = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A need as it was written down, with its category and the others that are right as well."""

    words: str
    category: str
    right: frozenset[str]


def run() -> None:
    """Say for both halves how often a right kind is among the first three, told in three ways."""
    told_by_directory = _bm25()
    for half in HALVES:
        needs = list(asked_in(half))
        common = [code for code, _ in Counter(one.category for one in needs).most_common(FIRST)]
        _say(half, "category only", needs, partial(_always, common))
        _say(half, "BM25 only", needs, told_by_directory)
        _say(half, "ours", needs, _ours, goal=GOAL)


def asked_in(half: str) -> Iterator[Asked]:
    """Read one half of the evaluation set (`needs/README.md`)."""
    for line in (HERE / "needs" / f"{half}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Asked(row["need"], row["category"], frozenset([row["category"], *row["also"]]))


def _always(codes: Sequence[str], words: str) -> Sequence[str]:
    """Say the same of every need."""
    return codes


def _ours(words: str) -> Sequence[str]:
    return [told.code for told in kinds_of(words)[:FIRST]]


def _say(
    half: str, way: str, needs: Sequence[Asked], answer: Answer, goal: float | None = None
) -> None:
    """Say how many are right in per cent, in all and of each category."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for one in needs:
        right[one.category].append(bool(one.right & set(answer(one.words)[:FIRST])))
    everything = [held for some in right.values() for held in some]
    say(BENCH, f"{half}: {way}", _percent(everything), "%", goal, at_least=True)
    for code, some in sorted(right.items()):
        say(BENCH, f"{half}: {way}, {code}", _percent(some), "%", None, f"{len(some)} needs")


def _percent(held: Sequence[bool]) -> float:
    return 100 * sum(held) / len(held)


def archetypes() -> list[dict[str, object]]:
    """Give some sixty hand-written lines of a fictional town's directory."""
    lines = (HERE / "archetypes.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _bm25() -> Answer:
    """Tell kinds by the directory alone: what those serve whose specialities rank first."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE lines USING fts5(words, fields UNINDEXED)")
    for one in archetypes():
        words = " ".join(cut(f"{one['name']} {one['specialities']}"))
        table.execute("INSERT INTO lines VALUES (?, ?)", (words, json.dumps(one["fields"])))

    def answer(need: str) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in cut(need) if word.isalnum())
        ranked = table.execute(
            "SELECT fields FROM lines WHERE words MATCH ? ORDER BY rank, rowid", (words,)
        )
        codes = [code for (fields,) in ranked for code in json.loads(fields)]
        return list(dict.fromkeys([*codes, OTHER]))

    return answer
