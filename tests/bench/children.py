"""Processes of their own, for what only a fresh process shows: start-up times and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def child(module: str, *words: str) -> dict[str, Any]:
    """Run `python -m tests.bench.MODULE WORDS`; gives what it printed as JSON in its last line.

    `started` is added: this machine's monotonic clock at the moment the process was asked for.
    """
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Python keeps what it has compiled, unless told not to: then every start would compile the
    # whole program anew, which no desk does.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *words],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    said: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return {**said, "started": started}


def resident() -> tuple[float, float]:
    """Give this process's memory in MB: resident now, and at its highest."""
    now = high = 0.0
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        name, _, rest = line.partition(":")
        if name == "VmRSS":
            now = int(rest.split()[0]) / 1024
        elif name == "VmHWM":
            high = int(rest.split()[0]) / 1024
    return now, high


def tell(**facts: Any) -> None:
    """Print what a child found out."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()
