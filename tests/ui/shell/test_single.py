"""A second start of the program calls the first window to the front."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.architecture.house import ROOT
from tests.support.clock import HandClock
from ui.shell.look import Look
from ui.shell.meeting import call_first, name_of
from ui.shell.single import Doorbell
from ui.shell.window import MainWindow


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(name_of(tmp_path))
    with qtbot.waitSignal(bell.rung):
        assert call_first(tmp_path)
    bell.close()


def test_the_first_window_comes_forward_as_wide_as_it_was(qtbot: QtBot) -> None:
    window = MainWindow(Look(None, "light"), HandClock().now)
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    assert window.isMinimized()
    window.come_forward()
    assert window.isVisible()
    assert not window.isMinimized()
    assert window.isMaximized()


def test_a_second_program_calls_the_first_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(name_of(tmp_path))
    words = [sys.executable, "main.py", "--offscreen", "--data-dir", str(tmp_path)]
    with (
        subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as second,
        qtbot.waitSignal(bell.rung, timeout=30_000),
    ):
        _, said = second.communicate(timeout=30)
    assert second.returncode == 0, said
    assert said.startswith("The program is open already")
    bell.close()
    assert not list(tmp_path.iterdir())


def test_nobody_answers_for_another_folder(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(name_of(tmp_path / "one"))
    assert not call_first(tmp_path / "two")
    bell.close()
    assert name_of(tmp_path / "one") != name_of(tmp_path / "two")
