"""The hub on PostgreSQL: pushes of 100 by 8 desks against COPY, pulls of 500, one worker and two.

The floor is COPY on the same server: 8 connections, 100 rows of the same size a commit.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import count

import msgspec
import psycopg
from sqlalchemy import Engine

from app.ops import Body
from sync.hub.database import open_database, writing
from sync.hub.hub import Hub, load_hub
from tests.bench.crowd import Badge, Told, all_at_once, cpu_of, enlist, family, flood
from tests.bench.report import percentile, say
from tests.support.hub import patch, person, visit, void
from tests.support.postgres import Cluster, cluster
from tests.support.programs import Program, program

BENCH = "hub"
CLIENTS = 8
BATCH = 100
PUSHES = 40
PULLS = 60
LEAST = 1 / 5
"""Of COPY's rows a second."""
_days = count(1)


def run() -> None:
    """Measure everything on one server, COPY before and after."""
    with cluster("shared_buffers=256MB", "max_wal_size=4GB") as server:
        name = server.database()
        address = server.url(name)
        engine = open_database(address)
        with writing(engine) as connection:
            hub = load_hub(connection)
        floors = [_copy(server)]
        fastest = 0.0
        for workers in (1, 2):
            said = f"{workers} worker{'s' if workers > 1 else ''}"
            with program(address, "--workers", str(workers)) as served:
                bench = _Bench(served, server, said, name)
                spread = bench.push(enlist(engine, hub, CLIENTS), facts, "facts, 8 venues")
                fastest = max(fastest, spread)
                bench.push(enlist(engine, hub, CLIENTS, CLIENTS), facts, "facts, one hot venue")
                bench.push(enlist(engine, hub, CLIENTS), mixed, "mixed operations, 8 venues")
                bench.pull(filled(engine, hub, served))
        floors.append(_copy(server))
        engine.dispose()
    floor = sum(floors) / len(floors)
    say(BENCH, "COPY, 100 rows a commit, 8 connections", floor, "rows/s")
    against = "COPY on the same server, before and after"
    say(
        BENCH,
        "push of 100 facts: part of COPY",
        fastest / floor,
        "x",
        LEAST,
        against,
        at_least=True,
    )


def facts(badge: Badge, _: random.Random) -> list[Body]:
    """Check in a hundred people who came before."""
    return [visit(day=f"2026-{next(_days) % 12 + 1:02}-11", purpose="study") for _ in range(BATCH)]


def mixed(badge: Badge, dice: random.Random) -> list[Body]:
    """Do what a desk does: mostly visits, some of new people, a few changes and voids."""
    people = [person() for _ in range(15)]
    who = [one.id for one in people]
    visits = [visit(dice.choice(who) if dice.random() < 0.6 else "") for _ in range(65)]
    changes = [patch("person", dice.choice(who), note=f"note {n}") for n in range(15)]
    voids = [void("visit", one.id) for one in dice.sample(visits, 5)]
    return [*people, *visits, *changes, *voids]


def filled(engine: Engine, hub: Hub, served: Program) -> list[Badge]:
    """Give eight desks of venues with 500 rows each."""
    badges = enlist(engine, hub, CLIENTS)
    rows = [[badge.push([visit() for _ in range(BATCH)]) for _ in range(5)] for badge in badges]
    flood(served.port, rows, list)
    return badges


class _Bench:
    """Measures one running hub."""

    def __init__(self, served: Program, server: Cluster, name: str, database: str) -> None:
        self.served, self.server, self.name, self.database = served, server, name, database

    def push(
        self,
        badges: list[Badge],
        make: Callable[[Badge, random.Random], list[Body]],
        case: str,
    ) -> float:
        """Push, a little first to warm up; gives the rows a second."""
        dice = random.Random(7)
        queues = [[one.push(make(one, dice)) for _ in range(PUSHES)] for one in badges]
        self._flood([queue[:5] for queue in queues])
        # What the server does by itself within its first minute: this server lives no longer.
        self.server.ask("ANALYZE", database=self.database)
        told = self._flood([queue[5:] for queue in queues])
        rows = told.rate * BATCH
        say(BENCH, f"push of 100 {case}, {self.name}", rows, "rows/s")
        self._tell(told, f"push of 100 {case}, {self.name}")
        return rows

    def pull(self, badges: list[Badge]) -> None:
        """Pull the same page of 500 rows again and again."""
        told = self._flood([[one.pull()] * PULLS for one in badges])
        self._tell(told, f"pull of 500 rows, {self.name}")

    def _flood(self, queues: Sequence[Sequence[bytes]]) -> Told:
        postmaster = self.server.process
        assert postmaster is not None
        before = cpu_of(family(postmaster.pid))
        told = flood(self.served.port, queues, self._pids)
        told.database_cpu = cpu_of(family(postmaster.pid)) - before
        if told.bad:
            raise RuntimeError(f"{told.bad} answers were not 200")
        return told

    def _pids(self) -> list[int]:
        return self.served.workers or [self.served.process.pid]

    def _tell(self, told: Told, case: str) -> None:
        say(BENCH, f"{case}: requests a second", told.rate, "1/s")
        for share, name in ((0.5, "p50"), (0.99, "p99")):
            say(BENCH, f"{case}: {name}", percentile(told.times, share) * 1000, "ms")
        each = len(told.times) / 1000
        say(BENCH, f"{case}: CPU of the hub, a request", told.hub_cpu / each, "ms")
        say(BENCH, f"{case}: CPU of the database, a request", told.database_cpu / each, "ms")
        say(BENCH, f"{case}: CPU of the load, a request", told.load_cpu / each, "ms")


def _copy(server: Cluster) -> float:
    """COPY as many rows of the same size, with the keys such rows need; gives rows a second."""
    name = server.database()
    server.ask(
        "CREATE TABLE floor (venue_id varchar(36), device_id varchar(36), seq bigint, "
        "op_id varchar(36), body text, PRIMARY KEY (venue_id, device_id, seq))",
        database=name,
    )
    text = msgspec.json.encode(visit(day="2026-11-28", purpose="study")).decode()

    def copies(place: int) -> None:
        with psycopg.connect(host=server.where, user="postgres", dbname=name) as line:
            for batch in range(PUSHES):
                with line.cursor().copy("COPY floor FROM STDIN") as into:
                    for row in range(BATCH):
                        seq = batch * BATCH + row
                        into.write_row((f"venue{place}", "device", seq, f"{place}-{seq}", text))
                line.commit()

    took = all_at_once([lambda place=place: copies(place) for place in range(CLIENTS)])  # type: ignore[misc]
    server.drop(name)
    return CLIENTS * PUSHES * BATCH / took
