"""A killed demo leaves nothing running: its headquarters notices that who started it is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

PATIENCE_S = 60


def test_a_killed_demo_takes_its_headquarters_along(tmp_path: Path) -> None:
    words = [sys.executable, "main.py", "--demo", "--verbose", "--data-dir", str(tmp_path)]
    # Told of a platform, the program opens its window, here one that nobody sees. The hub
    # inherits stderr: the pipe ends when both of them are gone.
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stderr is not None
        said = next((line for line in program.stderr if "sample data" in line), "")
        program.kill()
        program.communicate(timeout=PATIENCE_S)
    assert "sample data: " in said, "the desk had not joined its headquarters yet"
