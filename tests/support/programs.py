"""The hub as programs of their own: begun, asked, killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 20


@dataclass
class Program:
    """One `python -m sync.hub`. `workers`: its processes, when it said that it has several."""

    process: subprocess.Popen[str]
    url: str
    codes: list[str]
    workers: list[int]

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)


def begin(database: str, *words: str) -> subprocess.Popen[str]:
    """Begin a hub that says in its first line that it is ready."""
    return subprocess.Popen(
        [sys.executable, "-m", "sync.hub", "--db", database, *_anywhere(words), *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )


def _anywhere(words: tuple[str, ...]) -> tuple[str, ...]:
    return () if "--port" in words else ("--port", "0")


def ready(process: subprocess.Popen[str]) -> Program:
    """Wait until it is ready."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, f"the hub ended with {process.wait(STOP_SECONDS)}"
    said = json.loads(line)
    return Program(process, said["url"], said.get("codes", []), said.get("workers", []))


@contextmanager
def program(database: str, *words: str) -> Iterator[Program]:
    """Run a hub until the end."""
    process = begin(database, *words)
    try:
        yield ready(process)
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """End a hub, if it has not ended."""
    process.terminate()
    process.wait(STOP_SECONDS)
    if process.stdout is not None:
        process.stdout.close()
