"""A process killed in the middle of its work: whatever it had reported is there, once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.opening import open_data_dir
from tests.support.clock import HandClock
from tests.support.desks import KEY, make_file
from tests.support.proof import broken_promises, check_in_step

ROOT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("PROVE_KILLS", "20"))


def kill_after(path: Path, lines: int) -> set[str]:
    """Let a counter work, kill it behind some line, and give everything it had reported."""
    command = [sys.executable, "-m", "tests.support.counter", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    return {line.strip() for line in said if line.endswith("\n")}


def test_what_was_reported_survives_a_kill(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    make_file(tmp_path)
    rng = random.Random(20261128)
    reported: set[str] = set()
    for _ in range(KILLS):
        fresh = kill_after(tmp_path, rng.randint(1, 40))
        assert fresh
        assert not fresh & reported
        reported |= fresh
        desk = open_data_dir(tmp_path, KEY, HandClock())
        assert broken_promises(desk, reported) == set()
        check_in_step(desk)
        desk.store.close()
    record_property("kills", KILLS)
    record_property("commits reported, none lost", len(reported))
