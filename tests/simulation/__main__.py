"""Simulate: `python -m tests.simulation --seconds 60 [--seed N] [--bug NAME] [--json]`.

With `--seed` one history is told step by step (`--shrink`: the smallest that fails alike). With
`--bug` a seeded bug is planted first, and the campaign ends when it is caught. `--hunt` looks for a
seed for every bug and writes the table of the README. The last line is JSON.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from contextlib import nullcontext

from tests.simulation import sabotage
from tests.simulation.campaign import Tally, campaign, hunt, shrunk, write_catches
from tests.simulation.ground import take_down
from tests.simulation.world import History, play

APART = 10_000_000
"""Between the first seeds of two processes."""


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.simulation", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, help="tell this one history")
    parser.add_argument(
        "--first", type=int, help="the first seed of a campaign; new ones if not given"
    )
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--bug", default="", help="plant this seeded bug first")
    parser.add_argument("--list-bugs", action="store_true")
    parser.add_argument("--hunt", nargs="*", metavar="BUG", help="find seeds that catch them")
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--json", action="store_true", help="nothing but the last line")
    return parser.parse_args(words)


def _tell(history: History) -> None:
    print(f"seed {history.seed} after {history.steps} steps: {history.said[:500]}", flush=True)


def _one(seed: int, bug: str, *, small: bool) -> int:
    """Tell one history step by step."""
    with sabotage.planted(bug) if bug else nullcontext():
        history = play(seed, tell=True)
        if small and history.law:
            history = shrunk(history)
    print("\n".join(history.trace))
    print(f"trace {history.digest}")
    if history.law:
        _tell(history)
    tally = Tally(seconds=1.0)
    tally.add(history)
    print(tally.as_json())
    return 1 if history.law else 0


def _hunt(bugs: list[str]) -> int:
    """Look for seeds; say which bugs got away."""
    wanted = bugs or sabotage.names()
    found: dict[str, History] = {}
    for bug, history in hunt(wanted):
        if history is not None:
            found[bug] = history
        print(f"{bug}: {f'{history.seed} {history.law}' if history else 'NOT CAUGHT'}", flush=True)
    write_catches(found)
    return 0 if len(found) == len(wanted) else 1


def _together(asked: argparse.Namespace, first: int) -> int:
    """Run several processes on seeds far apart; each prints its own last line."""
    base = [sys.executable, "-m", "tests.simulation", "--seconds", str(asked.seconds)]
    running = [
        subprocess.Popen([*base, "--first", str(first + number * APART)])
        for number in range(asked.processes)
    ]
    return max(process.wait() for process in running)


def main(words: list[str]) -> int:
    """Do what was asked; 1 when a law was broken (or a seeded bug got away)."""
    asked = _asked(words)
    if asked.list_bugs:
        print("\n".join(f"{name}: {sabotage.read_bug(name).says}" for name in sabotage.names()))
        return 0
    if asked.hunt is not None:
        return _hunt(asked.hunt)
    if asked.seed is not None:
        return _one(asked.seed, asked.bug, small=asked.shrink)
    first = asked.first if asked.first is not None else int(time.time()) * 1_000
    if asked.processes > 1:
        return _together(asked, first)
    told = (lambda _: None) if asked.json else _tell
    tally = campaign(asked.seconds, first, asked.bug, told)
    print(tally.as_json())
    return int(not tally.failed) if asked.bug else int(bool(tally.failed))


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    finally:
        take_down()
    sys.exit(code)
