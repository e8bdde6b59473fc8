"""Walks the tests named in covered.txt and holds each listed file to 100 % of lines and branches.

Run as `python -m tests.architecture.covered`: quiet and 0 when all hold; else the gaps and 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.architecture.house import ROOT

LIST = Path(__file__).with_name("covered.txt")
START = ("app/store/incoming.py", "sync/merge.py", "sync/wire/codec.py")
"""What the list began with: it may grow, never fall behind this."""


def read_list(text: str) -> dict[str, list[str]]:
    """Read `file: test folder ...` lines; `#` begins a comment. Gives the folders by file."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    pairs = (line.split(":", 1) for line in lines)
    return {path.strip(): tests.split() for path, tests in pairs}


def gaps(report: Mapping[str, Any], promised: Sequence[str]) -> list[str]:
    """Say, from coverage's JSON report, what each promised file leaves unwalked."""
    found = []
    for path in promised:
        entry = report["files"].get(path)
        if entry is None:
            found.append(f"{path}: no test so much as imports it")
            continue
        if entry["missing_lines"]:
            found.append(f"{path}: lines {entry['missing_lines']}")
        if entry["missing_branches"]:
            found.append(f"{path}: branches {entry['missing_branches']}")
    return found


def _coverage(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coverage", *words],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def main() -> int:
    """Run the named tests under coverage and tell the gaps."""
    promised = read_list(LIST.read_text("utf-8"))
    folders = sorted({one for tests in promised.values() for one in tests})
    work = ROOT / "build" / "coverage"
    work.mkdir(parents=True, exist_ok=True)
    ran = _coverage("run", "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:randomly", *folders)
    if ran.returncode:
        print(ran.stdout, ran.stderr, sep="\n")
        return ran.returncode
    report = work / "report.json"
    told = _coverage("json", "-q", "-o", str(report))
    if told.returncode:
        print(told.stdout, told.stderr, sep="\n")
        return told.returncode
    missing = gaps(json.loads(report.read_text("utf-8")), list(promised))
    print("\n".join(missing) if missing else f"covered: {len(promised)} files, every branch")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
