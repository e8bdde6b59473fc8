"""Many histories: the corpus of those that failed once, then ever new ones; and hunts for bugs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from tests.simulation import sabotage, work
from tests.simulation.faults import TROUBLES
from tests.simulation.seats import ledger
from tests.simulation.seats.events import EVENTS
from tests.simulation.world import STEPS, History, play

CORPUS = Path(__file__).with_name("corpus.txt")
README = Path(__file__).with_name("README.md")
MOST_SEEDS = 250
"""After so many histories a seeded bug counts as not caught."""
MARK = "<!-- the table below is written by `python -m tests.simulation --hunt` -->"


def corpus() -> list[int]:
    """Give the seeds of histories that failed once: the first word of each line."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [int(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")]


@dataclass
class Tally:
    """What a campaign came to."""

    histories: int = 0
    steps: int = 0
    seconds: float = 0.0
    failed: list[History] = field(default_factory=list)
    seats: ledger.Tally = field(default_factory=ledger.Tally)

    def add(self, history: History) -> None:
        """Count one more."""
        self.histories += 1
        self.steps += history.steps
        self.seats.add(history.seats)
        if history.law:
            self.failed.append(history)

    def as_json(self) -> str:
        """Write it as the one line that programs read."""
        seconds = self.seconds or 1e-9
        return json.dumps(
            {
                "histories": self.histories,
                "failed": len(self.failed),
                "per_second": round(self.histories / seconds, 2),
                "steps_per_second": round(self.steps / seconds, 1),
                "seats_given": self.seats.given,
                "overbooked_openly": self.seats.overbooked,
                "oversold_silently": self.seats.oversold,
                "first_failing_seed": self.failed[0].seed if self.failed else None,
            }
        )


def campaign(
    seconds: float, first: int, bug: str = "", told: Callable[[History], None] = lambda _: None
) -> Tally:
    """Play the corpus, then seeds from `first` on, until time is up or a seeded bug is caught."""
    tally, began = Tally(), time.monotonic()
    seeds: Iterable[int] = chain(() if bug else corpus(), count(first))
    with sabotage.planted(bug) if bug else nullcontext():
        for seed in seeds:
            history = play(seed)
            tally.add(history)
            if history.law:
                told(history)
            tally.seconds = time.monotonic() - began
            if tally.seconds >= seconds or (bug and history.law):
                return tally
    return tally


def caught_by(bug: str, seeds: Iterable[int], whole: Iterable[int] = ()) -> History | None:
    """Give the first history that catches a bug; `whole`: seeds that are known to hold without."""
    sound = set(whole)
    for seed in seeds:
        with sabotage.planted(bug):
            history = play(seed)
        if history.law and (seed in sound or not play(seed).law):
            return history
    return None


def hunt(
    bugs: Iterable[str], first: int = 1, most: int = MOST_SEEDS
) -> Iterator[tuple[str, History | None]]:
    """Look for a seed that catches each bug, the known one first."""
    known = sabotage.caught()
    for bug in bugs:
        before = [known[bug].seed] if bug in known else []
        yield bug, caught_by(bug, chain(before, range(first, first + most)))


def write_catches(found: dict[str, History]) -> None:
    """Keep which seed caught which bug, and write the table of the README anew."""
    known = {name: (c.seed, c.law) for name, c in sabotage.caught().items()}
    known.update({name: (history.seed, history.law) for name, history in found.items()})
    kept = [(name, *known[name]) for name in sabotage.names() if name in known]
    lines = [f"{name}\t{seed}\t{law}\n" for name, seed, law in kept]
    sabotage.CAUGHT.write_text("".join(lines), encoding="utf-8")
    sabotage.caught.cache_clear()
    head, _, _ = README.read_text(encoding="utf-8").partition(MARK)
    README.write_text(head + MARK + "\n\n" + table(), encoding="utf-8")


def table() -> str:
    """Write the table of the seeded bugs."""
    rows = ["| bug | what is wrong | seed | the law that told |", "|---|---|---|---|"]
    known = sabotage.caught()
    for name in sabotage.names():
        catch = known.get(name)
        told = f"{catch.seed} | {catch.law}" if catch else " | not caught"
        rows.append(f"| `{name}` | {sabotage.read_bug(name).says} | {told} |")
    return "\n".join(rows) + "\n"


def shrunk(history: History, steps: int = STEPS) -> History:
    """Give the same failure in fewer steps and with fewer troubles, by leaving out what can be."""
    best, without = history, frozenset[str]()
    for name in ("net", "middle", EVENTS, *TROUBLES, *work.SELDOM):
        tried = play(history.seed, steps, without | {name})
        if tried.law == history.law:
            best, without = tried, without | {name}
    low, high = 0, steps
    while low < high:
        middle = (low + high) // 2
        tried = play(history.seed, middle, without)
        if tried.law == history.law:
            best, high = tried, middle
        else:
            low = middle + 1
    return play(history.seed, high, without, tell=True) if best.law else history
