"""A second start of the program calls the first window to the front."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.shell.meeting import call_first, name_of
from ui.shell.single import Doorbell


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(name_of(tmp_path))
    with qtbot.waitSignal(bell.rung):
        assert call_first(tmp_path)
    bell.close()


def test_nobody_answers_for_another_folder(qtbot: QtBot, tmp_path: Path) -> None:
    bell = Doorbell(name_of(tmp_path / "one"))
    assert not call_first(tmp_path / "two")
    bell.close()
    assert name_of(tmp_path / "one") != name_of(tmp_path / "two")
