"""100,000 people and 500,000 visits come to an empty desk, and once more with a kill -9 within.

The hub is a program of its own on SQLite, the desk a process of its own with the encrypted store at
synchronous FULL, which does what the program's worker does: round after round until all is there.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from app.clock import business_day
from app.kinds import Nature
from app.ops import Body
from app.sample import many_rows, sample_id
from sync.hub.accounts import make_code
from sync.hub.database import writing
from sync.hub.tables import scope_seq
from sync.wire.kinds import KINDS
from sync.wire.messages import MOST_OPS
from tests.bench.children import ROOT, child
from tests.bench.data import HOME, fresh
from tests.bench.report import say
from tests.support.hub import SALT
from tests.support.programs import program
from tests.sync.hub.desk import Ledger, opened

BENCH = "firstsync"
PEOPLE, VISITS = 100_000, 500_000
MOST_MB = 150
SLOWER = 3
"""A push may take a little longer into a venue with half a million visits; indexes are deeper."""
PAGE_MS = 150
"""A page holds the store's lock: a click at the counter waits no longer than that for it."""


def run() -> None:
    """Measure one reading, then kill another half-way and go on with it."""
    stands, codes = _prepared()
    against = f"{PEOPLE:,} people, {VISITS:,} visits"
    folder = fresh("firstsync")
    with program(str(stands.path)) as hub:
        got = child("fetching", "fetch", str(folder / "one"), hub.url, codes[0])
        _same(stands, folder / "one")
        say(BENCH, "rows a second", got["rows"] / got["seconds"], "rows/s", against=against)
        say(BENCH, "in all", got["seconds"], "s", against=against)
        say(BENCH, "of them CPU of the fetching desk", got["cpu"], "s", against=against)
        say(BENCH, "memory of the fetching desk, highest", got["high"], "MB", MOST_MB, against)
        say(BENCH, "a page of 500 rows, p50", got["page_p50"], "ms")
        say(BENCH, "a page of 500 rows, p99", got["page_p99"], "ms", PAGE_MS)
        say(BENCH, "steps back in what is told of the progress", got["backwards"], "", 0)
        at = _killed(folder / "two", hub.url, codes[1])
        on = child("fetching", "fetch", str(folder / "two"), hub.url, "")
        held = _same(stands, folder / "two")
        say(BENCH, "killed (-9) at row", at, "")
        say(BENCH, "read again after the kill", on["rows"] + on["from"] - held["rows"], "rows", 0)
        say(BENCH, "rows lost by the kill", stands.live - held["rows"], "rows", 0)
        say(BENCH, "rows doubled by the kill", held["rows"] - held["different"], "rows", 0)
    shutil.rmtree(folder)


@dataclass(frozen=True, slots=True)
class Stands:
    """What the hub has: how many rows, and what they add up to."""

    path: Path
    live: int
    checksum: str


def _same(stands: Stands, folder: Path) -> dict[str, Any]:
    """Count what a desk holds, from its rows; it must add up to what the hub has."""
    held = child("fetching", "count", str(folder), "", "")
    if (held["rows"], held["checksum"]) != (stands.live, stands.checksum):
        raise RuntimeError(f"{held} where the hub has {stands.live}, {stands.checksum}")
    return held


def _killed(folder: Path, url: str, code: str) -> int:
    """Kill a fetching desk half-way; gives how many rows it had told."""
    words = [sys.executable, "-m", "tests.bench.fetching", "fetch", str(folder), url, code]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        done: int = msgspec.json.decode(line)["done"]
        if done > (PEOPLE + VISITS) // 2:
            process.kill()
            process.wait()
            return done
    raise RuntimeError("it ended before it was killed")


# --- a hub that has all that ----------------------------------------------------------------


def _prepared() -> tuple[Stands, list[str]]:
    """Copy a hub's database with the sample, made once, and give out two codes."""
    source = HOME / f"hub-{PEOPLE}-{VISITS}"
    if not (source / "ready").exists():
        shutil.rmtree(source, ignore_errors=True)
        source.mkdir(parents=True)
        books = opened(str(source / "hub.db"))
        slower = _fill(books)
        books.engine.dispose()
        (source / "ready").write_text(str(slower), encoding="utf-8")
    path = fresh("firstsync-hub") / "hub.db"
    shutil.copy(source / "hub.db", path)
    books = opened(str(path))
    with writing(books.engine) as connection:
        codes = [make_code(connection, books.hub, books.venue) for _ in range(2)]
    state = books.all(scope_seq)[0]
    books.engine.dispose()
    slower = float((source / "ready").read_text(encoding="utf-8"))
    say(BENCH, "the last pushes into such a hub against the first", slower, "x", SLOWER)
    return Stands(path, state.live, state.checksum), codes


def _fill(books: Ledger) -> float:
    """Push all of it; gives how many times as long as the first fiftieth the last one took."""
    rng = random.Random(1)
    now = dt.datetime.now(dt.UTC)
    everyone = [
        sample_id(rng, now - dt.timedelta(minutes=rng.randrange(730 * 24 * 60)))
        for _ in range(PEOPLE)
    ]

    def day_of(moment: dt.datetime) -> str:
        return business_day(moment, "Asia/Shanghai", "04:00")

    desk = books.desk()
    rows = _bodies(many_rows(rng, now, day_of, everyone, VISITS))
    took = []
    while some := list(islice(rows, MOST_OPS)):
        began = time.perf_counter()
        wrong = [verdict for verdict in desk.say(*some) if verdict.verdict != "taken"]
        if wrong:
            raise RuntimeError(str(wrong[0]))
        took.append(time.perf_counter() - began)
    # Of people and of visits both: visits are looked up by one thing more.
    few = len(took) // 50
    after = len(took) * PEOPLE // (PEOPLE + VISITS)
    return sum(took[-few:]) / sum(took[after : after + few])


def _bodies(rows: Iterator[tuple[str, str, dict[str, Any]]]) -> Iterator[Body]:
    for kind, row_id, fields in rows:
        verb = "fact" if KINDS[kind].nature is Nature.FACT else "create"
        yield Body(v=1, verb=verb, kind=kind, id=row_id, salt=SALT, fields=fields)
