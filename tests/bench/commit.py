"""What a whole check-in costs beside one bare row committed to the same kind of file."""

from __future__ import annotations

import random
import time

from sqlalchemy import text

from app.checkin.actions import check_in
from app.ids import new_id
from app.store.transaction import SYSTEM, transaction
from tests.bench.data import scratch_copy
from tests.bench.report import median, say

BENCH = "commit"
ROUNDS = 400


def run() -> None:
    """Alternate bare commits and whole check-ins on one store of 100,000 people."""
    desk = scratch_copy(100_000, 500_000, "commit")
    try:
        with desk.store.engine.connect() as connection:
            people = [row[0] for row in connection.execute(text("SELECT id FROM people"))]
            connection.rollback()
            connection.execution_options(immediate=True)
            connection.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, at TEXT)"))
            connection.commit()
            some = random.Random(3).sample(people, ROUNDS)
            bare: list[tuple[float, float]] = []
            whole: list[tuple[float, float]] = []
            for person in some:
                started = time.perf_counter(), time.process_time()
                connection.execute(
                    text("INSERT INTO bare VALUES (:id, :at)"), {"id": new_id(), "at": "x" * 300}
                )
                connection.commit()
                bare.append(_since(started))
                started = time.perf_counter(), time.process_time()
                with transaction(desk.store, SYSTEM) as tx:
                    check_in(tx, person)
                whole.append(_since(started))
    finally:
        desk.store.close()
    ratio = median([w for w, _ in whole]) / median([b for b, _ in bare])
    above = median([c for _, c in whole]) - median([c for _, c in bare])
    say(BENCH, "whole check-in p50", median([w for w, _ in whole]), "ms")
    say(BENCH, "bare commit p50", median([b for b, _ in bare]), "ms")
    say(BENCH, "ratio", ratio, "x", None, "one bare row commit")
    say(BENCH, "CPU above a bare commit", above, "ms")
    # Either bound will do: the ratio on slow disks, the CPU on fast ones.
    say(BENCH, "4x, or 2.5 ms CPU above", float(ratio > 4 and above > 2.5), "missed", 0)


def _since(started: tuple[float, float]) -> tuple[float, float]:
    return (time.perf_counter() - started[0]) * 1000, (time.process_time() - started[1]) * 1000
