"""10,000 check-ins through the real exchange and the real hub, and through what others use.

A floor runs in turn with ours: requests, gzip, and the same pages committed to SQLCipher at
synchronous FULL, against a hub of ours. `--peers` runs PouchDB 9 against express-pouchdb in turn
with ours: the same number of documents of the same size, 500 at a time, LevelDB on disk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from tests.bench.children import ROOT, child
from tests.bench.data import fresh
from tests.bench.report import median, say

BENCH = "sync"
CHECK_INS = 10_000
BATCH = 500
RUNS = 5
PEERS = Path(__file__).resolve().parent / "peers"
INSTALLED = ROOT / "build" / "peers"
PUSH_LEAST, PULL_LEAST = 5, 3
PUSH_MOST, PULL_MOST = 2, 5
"""How many times as long as the floor's ours may take."""
CLIENT_MB = 100
Figures = dict[str, Any]


def run() -> None:
    """Measure ours five times, in turn with the floor, and with `--peers` with theirs."""
    against = "--peers" in sys.argv
    if against:
        _install()
    ours: list[Figures] = []
    floor: list[Figures] = []
    theirs: list[Figures] = []
    for _ in range(RUNS):
        ours.append(_ours())
        floor.append(_floor(ours[-1]["bytes"]))
        if against:
            theirs.append(_theirs(ours[-1]["bytes"]))
    for way in ("push", "pull"):
        say(BENCH, f"{way}: documents a second", CHECK_INS / _mid(ours, way), "docs/s")
        # Who pulls gets the people as well; the last batch need not be full.
        say(BENCH, f"{way}: requests for 500 documents", _mid(ours, f"{way}_trips"), "", 1)
    say(BENCH, "memory of a pushing client", _mid(ours, "push_mb"), "MB", CLIENT_MB)
    say(BENCH, "memory of a pulling client", _mid(ours, "pull_mb"), "MB", CLIENT_MB)
    _stand_on(ours, floor)
    if against:
        _compare(ours, theirs)


def _stand_on(ours: list[Figures], floor: list[Figures]) -> None:
    name = "floor: requests + gzip + pages to SQLCipher FULL"
    for way, most in (("push", PUSH_MOST), ("pull", PULL_MOST)):
        ratio = median([mine[way] / least[way] for mine, least in zip(ours, floor, strict=True)])
        say(BENCH, f"{way}: {name}", CHECK_INS / _mid(floor, way), "docs/s")
        say(BENCH, f"{way}: times as long as the floor", ratio, "x", most, name)
    say(BENCH, "memory of a client: floor", _mid(floor, "mb"), "MB")


def _compare(ours: list[Figures], theirs: list[Figures]) -> None:
    name = "PouchDB 9 -> express-pouchdb, LevelDB"
    for way, least in (("push", PUSH_LEAST), ("pull", PULL_LEAST)):
        ratio = median([his[way] / mine[way] for mine, his in zip(ours, theirs, strict=True)])
        say(BENCH, f"{way}: {name}", CHECK_INS / _mid(theirs, way), "docs/s")
        say(BENCH, f"{way}: times as fast", ratio, "x", least, name, at_least=True)
    say(BENCH, f"memory of a client: {name}", _mid(theirs, "mb"), "MB")
    for who, figures in (("ours", ours), ("theirs", theirs)):
        sys.stdout.write(
            json.dumps(
                {"bench": BENCH, "case": f"durability, {who}", "said": figures[0]["durable"]}
            )
            + "\n"
        )


def _mid(figures: list[Figures], name: str) -> float:
    return float(median([one[name] for one in figures]))


# --- ours -----------------------------------------------------------------------------------


def _ours() -> Figures:
    folder = fresh("sync")
    with _hub(folder) as hub:
        first, second = hub["codes"][:2]
        sent = child("exchanging", "push", str(folder / "one"), hub["url"], first, str(CHECK_INS))
        got = child("exchanging", "pull", str(folder / "two"), hub["url"], second, str(CHECK_INS))
    return {
        "push": sent["seconds"],
        "push_trips": sent["trips"] / sent["needed"],
        "push_mb": sent["high"],
        "bytes": sent["bytes"],
        "pull": got["seconds"],
        "pull_trips": got["trips"] / got["needed"],
        "pull_mb": got["high"],
        "durable": "hub: SQLite WAL, synchronous FULL, a commit per batch; "
        "desk: SQLCipher WAL, synchronous FULL, a commit per batch and page",
    }


def _floor(size: int) -> Figures:
    folder = fresh("floor")
    told = {}
    with _hub(folder) as hub:
        for way, code in zip(("push", "pull"), hub["codes"], strict=True):
            place = str(folder / way)
            told[way] = child("floor", way, place, hub["url"], code, str(CHECK_INS), str(size))
    most = max(one["high"] for one in told.values())
    return {"push": told["push"]["seconds"], "pull": told["pull"]["seconds"], "mb": most}


def _hub(folder: Path) -> AbstractContextManager[Figures]:
    words = ["--demo", "--port", "0", "--db", str(folder / "hub.db")]
    return _server([sys.executable, "-m", "sync.hub", *words])


@contextmanager
def _server(words: list[str], where: Path = ROOT) -> Iterator[Figures]:
    """Run a server that says in its first line, as JSON, that it is ready."""
    process = subprocess.Popen(words, cwd=where, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(10)


# --- theirs ---------------------------------------------------------------------------------


def _install() -> None:
    """Install the peers from the lock file; once."""
    if (INSTALLED / "ready").exists():
        return
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PEERS / name, INSTALLED / name)
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("--peers needs node and npm")
    subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=INSTALLED, check=True, stdout=2)
    (INSTALLED / "ready").touch()


def _theirs(size: int) -> Figures:
    folder = fresh("peers")
    for name in ("server.js", "client.js"):
        shutil.copy(PEERS / name, INSTALLED / name)
    words = ["node", "server.js", str(folder / "server")]
    with _server(words, INSTALLED) as server:
        done = subprocess.run(
            [
                "node",
                "client.js",
                server["url"],
                str(folder),
                str(CHECK_INS),
                str(BATCH),
                str(size),
            ],
            cwd=INSTALLED,
            check=True,
            capture_output=True,
            text=True,
        )
    said: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return said
