"""The window in a real window system: what the offscreen platform cannot show to be true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.architecture.house import ROOT
from tests.crash.ground import make_ground
from tests.support.screen import screen

PICTURE = ROOT / "build" / "real-window.png"


def test_the_main_job_by_keyboard_alone(tmp_path: Path) -> None:
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.unlink(missing_ok=True)
    words = [sys.executable, "-m", "tests.support.real_window"]
    with screen() as display:
        ran = subprocess.run(
            [*words, str(make_ground(tmp_path / "desk")), str(PICTURE)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
            check=False,
            capture_output=True,
            text=True,
            timeout=100,
        )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "platform": "xcb",
        "methods": ["search", "scan"],
        "green": True,
        "visits": 2,
        "departures": 1,
    }
    picture = QImage(str(PICTURE))
    assert (picture.width(), picture.height()) == (1366, 768)
