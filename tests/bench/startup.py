"""How long staff wait at the start, beside the barest window PySide6 can open on this machine."""

from __future__ import annotations

from pathlib import Path

from app.clock import SystemClock
from app.opening import open_data_dir
from app.sample import content, load
from app.staff import actions
from app.staff.pins import set_pin
from app.store.keys import create_demo_keys
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import found
from tests.bench.children import child
from tests.bench.data import fresh
from tests.bench.report import median, say

BENCH = "startup"
RUNS = 7
PIN = "246810"
BOUNDS = {"frame and clock": 1.6, "staff tiles": 4.5, "ready for the first check-in": 5.5}


def run() -> None:
    """Start a bare window and ours in turn, seven times each."""
    path = _sample()
    bare: list[float] = []
    ours: dict[str, list[float]] = {name: [] for name in BOUNDS}
    hashing: list[float] = []
    for turn in range(RUNS + 1):
        window, desk = child("starting", "bare"), child("starting", "desk", str(path))
        if not turn:
            continue  # The first of each only warms the disk's cache.
        bare.append((window["painted"] - window["started"]) * 1000)
        hashing.append(desk["hashing"])
        for name, times in ours.items():
            times.append((desk[name] - desk["started"]) * 1000)
    say(BENCH, "bare PySide6 window", median(bare), "ms")
    for name, bound in BOUNDS.items():
        ratio = median([mine / base for mine, base in zip(ours[name], bare, strict=True)])
        say(BENCH, f"{name}: time", median(ours[name]), "ms")
        say(BENCH, name, ratio, "x", bound, "bare PySide6 window")
    say(BENCH, "PIN hashing, left out above", median(hashing), "ms")


def _sample() -> Path:
    """Make a desk with staff and sample people, under the published key."""
    path = fresh("startup")
    desk = open_data_dir(path, create_demo_keys(path), SystemClock(), create=True)
    with transaction(desk.store, SYSTEM) as tx:
        found(tx, "QJ0001", "青禾区望江街道青年之家", capacity=120)
    with transaction(desk.store, SYSTEM) as tx:
        for entry in content()["staff"]:
            set_pin(tx, actions.add(tx, entry["name"], entry["role"]).id, PIN)
    load(desk)
    desk.store.close()
    return path
