"""How fast a person is found among 100,000: through the very query the check-in page uses."""

from __future__ import annotations

import random
from functools import partial

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.desk import Desk
from app.people.lookup import find
from app.people.readings import display_pinyin
from tests.bench.data import large_desk
from tests.bench.report import median, percentile, say, timed

BENCH = "lookup"
ROUNDS = 300
LIKE = """SELECT p.id, p.name, p.phone, f.seen_at, f.visits FROM four f
JOIN people p ON p.id = f.person_id
WHERE f.active = 1 AND (f.name LIKE :any OR f.pinyin LIKE :start OR f.initials LIKE :start
  OR f.phone LIKE :start)
ORDER BY f.seen_at >= :cut DESC, CASE WHEN f.seen_at >= :cut THEN f.seen_at END DESC, f.seq
LIMIT 7"""


def run() -> None:
    """Measure each kind of query, against a full scan, and against a tenth of the people."""
    large, small = large_desk(100_000, 500_000), large_desk(10_000, 50_000)
    try:
        for kind, asked in _queries(large).items():
            times = _times(large, asked)
            fewer = _times(small, asked)
            say(BENCH, f"{kind} p99", percentile(times, 0.99), "ms", 5)
            say(BENCH, f"{kind} p50", median(times), "ms")
            say(
                BENCH,
                f"{kind} growth",
                median(times) / median(fewer),
                "x",
                2,
                "the same with 10,000 people",
            )
        _against_like(large)
    finally:
        large.store.close()
        small.store.close()


def _queries(desk: Desk) -> dict[str, list[str]]:
    rng = random.Random(7)
    with desk.store.read() as session:
        rows = session.execute(text("SELECT name, phone FROM people ORDER BY id")).all()
    some = rng.sample(list(rows), ROUNDS)
    pinyin = [display_pinyin(row.name).replace(" ", "").lower() for row in some]
    initials = ["".join(part[0] for part in _syllables(row.name)) for row in some]
    return {
        "one character": [row.name[0] for row in some],
        "whole name": [row.name for row in some],
        "suffix": [row.name[1:] for row in some],
        "two letters": [one[:2] for one in pinyin],
        "full pinyin": pinyin,
        "initials": initials,
        "mixed": [
            _syllables(row.name)[0] + "".join(s[0] for s in _syllables(row.name)[1:])
            for row in some
        ],
        "phone prefix": [row.phone[: 4 + n % 7] for n, row in enumerate(some)],
        "last four": [row.phone[-4:] for row in some],
        "nobody": ["qxzv" + one[:2] for one in pinyin],
    }


def _syllables(name: str) -> list[str]:
    return [display_pinyin(char).lower() or char for char in name]


def _times(desk: Desk, queries: list[str]) -> list[float]:
    day = desk.store.day_of(desk.store.clock.now())
    with desk.store.read() as session:
        for query in queries[:20]:
            find(session, query, day)
        return [timed(partial(find, session, query, day)) for query in queries]


def _against_like(desk: Desk) -> None:
    day = desk.store.day_of(desk.store.clock.now())
    with desk.store.read() as session:
        _four_columns(session)
        queries = _queries(desk)
        asked = [
            one for kind in ("whole name", "full pinyin", "last four") for one in queries[kind][:20]
        ]
        scans = [timed(partial(_like, session, one, day)) for one in asked]
        ours = [timed(partial(find, session, one, day)) for one in asked]
        ratio = median(scans) / median(ours)
        say(BENCH, "p50 against LIKE", ratio, "x", 50, "LIKE over four columns", at_least=True)


def _four_columns(session: Session) -> None:
    # A reader may not write, not even what is temporary; this session is the benchmark's own.
    session.execute(text("PRAGMA query_only = OFF"))
    session.execute(
        text("""CREATE TEMP TABLE four AS SELECT f.seq, f.person_id, f.active, f.seen_at, f.visits,
        p.name, p.phone,
        (SELECT substr(key, 3) FROM lookup_keys k WHERE k.seq = f.seq AND key LIKE 'p:%' LIMIT 1)
            AS pinyin,
        (SELECT substr(key, 3) FROM lookup_keys k WHERE k.seq = f.seq AND key LIKE 'i:%' LIMIT 1)
            AS initials
        FROM finder f JOIN people p ON p.id = f.person_id""")
    )


def _like(session: Session, query: str, day: str) -> object:
    values = {"any": f"%{query}%", "start": f"{query}%", "cut": day}
    return session.execute(text(LIKE), values).all()
