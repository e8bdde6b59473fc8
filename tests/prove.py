"""What takes long: the proofs of `make test` again, with many more tries. Prints counts as lines.

`python -m tests.prove [WORD ...]`: with words, only the campaigns whose names hold one of them.
How much is tried can be set from outside: PROVE_KILLS, PROVE_CUTS, PROVE_PUSHES, PROVE_SECONDS.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.architecture.house import ROOT

REPORTS = ROOT / "build" / "prove"
# The younger form of the report has no place for what a single test counted.
TELL = ("-o", "junit_family=xunit1", "--hypothesis-show-statistics")
EXAMPLES = re.compile(r"- (\d+) passing examples")


@dataclass(frozen=True, slots=True)
class Campaign:
    """Some tests, and how much they are to try; with `module`, a program that counts by itself."""

    name: str
    words: tuple[str, ...]
    settings: dict[str, str] = field(default_factory=dict)
    module: str = "pytest"

    def command(self, report: Path) -> list[str]:
        """Give the words of its process."""
        words = [sys.executable, "-m", self.module]
        if self.module == "pytest":
            words += ["-q", "-p", "no:xdist", "--timeout=0", *TELL, f"--junitxml={report}"]
        return [*words, *self.words]


KILLS = "tests/sync/postgres/test_kills.py"
COURIER = "tests/sync/client/test_courier_fuzz.py"
CAMPAIGNS = (
    Campaign("kill-store", ("tests/app/store/test_kill.py",), {"PROVE_KILLS": "250"}),
    Campaign("kill-window", ("tests/crash",), {"PROVE_KILLS": "250"}),
    Campaign("kill-hub", (KILLS, "-k", "hub or workers"), {"PROVE_KILLS": "50"}),
    Campaign("kill-postgres", (KILLS, "-k", "database_killed"), {"PROVE_KILLS": "50"}),
    Campaign("standby", ("tests/sync/postgres/test_standby.py",)),
    Campaign("numbering", ("tests/sync/postgres/test_numbering.py",), {"PROVE_PUSHES": "500"}),
    Campaign("power-cut", ("tests/app/store/test_powercut.py",), {"PROVE_CUTS": "300"}),
    Campaign("bugs", ("tests/simulation", "-k", "seeded_bug")),
    Campaign(
        "simulation",
        ("--processes", "2", "--seconds", os.environ.get("PROVE_SECONDS", "900")),
        module="tests.simulation",
    ),
    Campaign(
        "schemathesis",
        ("tests/sync/hub/test_openapi.py", "-k", "whatever"),
        {"DESK_HYPOTHESIS": "prove"},
    ),
    Campaign(
        "fuzz",
        ("tests/sync/hub/test_fuzz.py", "tests/sync/wire/test_fuzz.py", COURIER),
        {"DESK_HYPOTHESIS": "prove"},
    ),
    Campaign("examples", ("-m", "hypothesis", "tests"), {"DESK_HYPOTHESIS": "prove"}),
)


def fight(campaign: Campaign) -> bool:
    """Run one campaign, print what it counted, and say whether all held."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{campaign.name}.xml"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    ran = subprocess.run(
        campaign.command(report),
        cwd=ROOT,
        env={**os.environ, **campaign.settings, **_asked(campaign)},
        check=False,
        capture_output=True,
        text=True,
    )
    held = ran.returncode == 0
    took = f"{time.monotonic() - began:.0f} s"
    said = [f"{number:,} {name}" for name, number in counts(report, ran.stdout).items()]
    print(
        f"{campaign.name}: {'held' if held else 'BROKEN'}; {', '.join([*said, took])}", flush=True
    )
    if not held:
        print(ran.stdout[-8000:], ran.stderr[-2000:], flush=True)
    return held


def counts(report: Path, printed: str) -> dict[str, int]:
    """Give what the tests of a campaign counted, added up by name."""
    found: Counter[str] = Counter()
    for line in printed.splitlines():
        if line.startswith("{") and line.endswith("}"):
            said = json.loads(line)
            found.update({name: said[name] for name in ("histories", "failed") if name in said})
    if report.exists():
        tree = ET.parse(report)  # noqa: S314 - our own pytest wrote it a moment ago
        found["tests"] = sum(1 for _ in tree.iter("testcase"))
        for one in tree.iter("property"):
            found[one.get("name", "")] += int(one.get("value", "0"))
    examples = sum(int(number) for number in EXAMPLES.findall(printed))
    if examples:
        found["examples"] = examples
    return dict(found)


def _asked(campaign: Campaign) -> dict[str, str]:
    return {name: os.environ[name] for name in campaign.settings if name in os.environ}


def main(words: list[str]) -> int:
    """Run the campaigns asked for, in turn."""
    wanted = [one for one in CAMPAIGNS if not words or any(word in one.name for word in words)]
    if not wanted:
        print("There are:", ", ".join(one.name for one in CAMPAIGNS))
        return 2
    held = [fight(one) for one in wanted]  # all of them, even after one is broken
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
