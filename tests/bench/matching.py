"""Whether spoken needs are understood, and how fast somebody fit is found among 20,000."""

from __future__ import annotations

import datetime as dt
import gc
import json
import random
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cases.matching import Candidate, Need, Suggestion, suggest
from app.cases.specialities import Line, find, put
from app.cases.spoken import OTHER, cut, kinds_of
from app.store.transaction import SYSTEM, transaction
from tests.bench.data import fresh, new_desk
from tests.bench.report import median, percentile, say, timed

BENCH = "matching"
HERE = Path(__file__).parent
HALVES = ("counter", "fresh")
FIRST = 3
GOAL = 90.0
LINES = 20_000
ROUNDS = 5
MOST_MS = 30
NOW = dt.datetime(2026, 11, 27, 9, 0, tzinfo=dt.UTC)
PLACES = ("望江", "青禾", "云麓", "蓝湾", "槐树", "半亩", "大学城", "高铁站")
_READ = text("SELECT row FROM candidates WHERE id IN (SELECT value FROM json_each(:ids))")
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
    _speed()


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


def _speed() -> None:
    """Say how long suggestions take among a whole directory in a desk's encrypted store."""
    store = new_desk(fresh(BENCH) / "desk.db").store
    needs = [one.words for one in asked_in("counter")]
    try:
        with transaction(store, SYSTEM) as tx:
            _fill(tx.session)
        with store.read() as session:
            kinds_of(needs[0])
            gc.collect()
            gc.disable()  # as the desk does (`ui/shell/sweep.py`): it sweeps when nobody waits
            spent: list[float] = []
            times = []
            for words in needs * ROUNDS:
                before = time.process_time()
                times.append(timed(partial(_asked, session, words)))
                spent.append((time.process_time() - before) * 1000)
            gc.enable()
            nobody = sum(not _asked(session, words) for words in needs)
    finally:
        store.close()
    told = f"{LINES:,} lines, {len(times)} needs, {nobody} of {len(needs)} without a suggestion"
    say(BENCH, "suggestions p50", median(times), "ms", None, told)
    say(BENCH, "suggestions CPU p99", percentile(spent, 0.99), "ms")
    say(BENCH, "suggestions p99", percentile(times, 0.99), "ms", MOST_MS, told)


def _asked(session: Session, words: str) -> list[Suggestion]:
    """Find, read and rank: all that happens between a need and its suggestions."""
    ids = find(session, words)
    rows = session.execute(_READ, {"ids": json.dumps(ids)}).scalars()
    lines = msgspec.json.decode(f"[{','.join(rows)}]", type=list[Candidate])
    return suggest(Need(words), lines, NOW)


def _fill(session: Session) -> None:
    """Write a directory of `LINES` lines: every archetype in many places, never quite the same."""
    rng = random.Random(7)
    session.execute(text("CREATE TABLE candidates (id TEXT PRIMARY KEY, row TEXT)"))
    some = archetypes()
    for place in range(LINES):
        one = some[place % len(some)]
        words = str(one["specialities"]).split("、")
        rng.shuffle(words)
        candidate = Candidate(
            id=f"{place:06d}",
            type=str(one["type"]),
            name=f"{rng.choice(PLACES)}{one['name']}{place // len(some)}",
            fields=tuple(cast("list[str]", one["fields"])),
            specialities="、".join(words[: rng.randint(2, len(words))]),
            languages=("zh",),
            gender=rng.choice("12"),
            distance_m=rng.randint(0, 60_000),
            next_presence=NOW + dt.timedelta(hours=rng.randint(0, 400)),
            load=rng.randint(0, 12),
            finished_90=rng.randint(0, 40),
            rating_90=rng.choice([None, 3.5, 4.0, 4.6, 5.0]),
        )
        found = (candidate.id, candidate.name, candidate.specialities, candidate.fields)
        put(session, [Line(*found, candidate.distance_m)])
        row = {"id": candidate.id, "row": msgspec.json.encode(candidate).decode()}
        session.execute(text("INSERT INTO candidates VALUES (:id, :row)"), row)


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
