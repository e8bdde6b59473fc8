"""10,000 check-ins through the real exchange and the real hub, and through what others use.

`--peers` runs PouchDB 9 against express-pouchdb in turn with ours: the same number of documents
of the same size, 500 at a time, LevelDB on disk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
CLIENT_MB = 100
Figures = dict[str, Any]


def run() -> None:
    """Measure ours five times, with `--peers` alternating with theirs."""
    against = "--peers" in sys.argv
    if against:
        _install()
    ours: list[Figures] = []
    theirs: list[Figures] = []
    for _ in range(RUNS):
        ours.append(_ours())
        if against:
            theirs.append(_theirs(ours[-1]["bytes"]))
    for way in ("push", "pull"):
        say(BENCH, f"{way}: documents a second", CHECK_INS / _mid(ours, way), "docs/s")
        # Who pulls gets the people as well; the last batch need not be full.
        say(BENCH, f"{way}: requests for 500 documents", _mid(ours, f"{way}_trips"), "", 1)
    say(BENCH, "memory of a pushing client", _mid(ours, "push_mb"), "MB", CLIENT_MB)
    say(BENCH, "memory of a pulling client", _mid(ours, "pull_mb"), "MB", CLIENT_MB)
    if against:
        _compare(ours, theirs)


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
    with _server(
        [sys.executable, "-m", "sync.hub", "--demo", "--db", str(folder / "hub.db")]
    ) as hub:
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
