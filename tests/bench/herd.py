"""48,000 desks that ask whether there is news: every five minutes, and all at once on a Monday.

160 empty polls a second for a minute must be answered with p99 under a second; 1,600 a second for
a minute may pile up, but every one is answered in the end. A poll is counted from the moment it
was due, not from when the load got round to sending it.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Sequence

import msgspec

from sync.hub.database import open_database, writing
from sync.hub.hub import load_hub
from tests.bench.crowd import Caller, Told, all_at_once, cpu_of, enlist
from tests.bench.report import percentile, say
from tests.support.postgres import cluster
from tests.support.programs import Program, program

BENCH = "herd"
DESKS = 2_000
LINES = 64
"""Connections kept open; at a real hub each desk has its own, which costs memory, not CPU."""
CALM, STORM = 160, 1_600
SECONDS = 60
MOST_MS = 1_000


def run() -> None:
    """Measure the calm and the storm with two workers."""
    with cluster("shared_buffers=256MB") as server:
        address = server.url(server.database())
        engine = open_database(address)
        with writing(engine) as connection:
            hub = load_hub(connection)
        badges = enlist(engine, hub, DESKS)
        engine.dispose()
        with program(address, "--workers", "2") as served:
            caller = Caller(served.port)
            polls = []
            for one in badges:
                _, body = caller.ask(one.request("/v1/pull", {"cursors": {"venue": ""}}))
                polls.append(one.pull(msgspec.json.decode(body)["pages"][0]["cursor"]))
            caller.close()
            _measure(served, polls, CALM)
            _measure(served, polls, STORM)


def _measure(served: Program, polls: Sequence[bytes], rate: int) -> None:
    told = _herd(served, polls, rate)
    name = f"{rate} empty polls a second for {SECONDS} s"
    if told.bad:
        raise RuntimeError(f"{name}: {told.bad} were not answered with 200")
    due = rate * SECONDS
    if rate == CALM:
        say(BENCH, f"{name}: p99", percentile(told.times, 0.99) * 1000, "ms", MOST_MS)
    else:
        say(BENCH, f"{name}: p99", percentile(told.times, 0.99) * 1000, "ms")
    say(BENCH, f"{name}: answered", len(told.times), "polls", due, at_least=True)
    say(BENCH, f"{name}: seconds until the last was answered", told.seconds, "s")
    say(BENCH, f"{name}: answered a second", told.rate, "1/s")
    say(BENCH, f"{name}: p50", percentile(told.times, 0.5) * 1000, "ms")
    say(BENCH, f"{name}: CPU of the hub, a poll", told.hub_cpu / due * 1000, "ms")
    say(BENCH, f"{name}: CPU of the load, a poll", told.load_cpu / due * 1000, "ms")


def _herd(served: Program, polls: Sequence[bytes], rate: int) -> Told:
    """Let polls fall due evenly, and send each as soon as a line is free."""
    told = Told()
    turns = itertools.count()
    lock = threading.Lock()
    began = time.perf_counter() + 0.2

    def sends() -> None:
        caller = Caller(served.port)
        times, bad = [], 0
        while (turn := next(turns)) < rate * SECONDS:
            due = began + turn / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            status, _ = caller.ask(polls[turn % len(polls)])
            times.append(time.perf_counter() - due)
            bad += status != 200
        caller.close()
        with lock:
            told.times += times
            told.bad += bad

    before = cpu_of(served.workers), time.process_time()
    told.seconds = all_at_once([sends] * LINES)
    told.hub_cpu = cpu_of(served.workers) - before[0]
    told.load_cpu = time.process_time() - before[1]
    return told
