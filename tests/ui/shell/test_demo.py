"""The sample venue: joined to a headquarters of its own, or on its own where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.people.queries import counts
from app.staff.queries import tiles
from app.store.keys import is_demo
from tests.support.clock import HandClock
from ui.shell.demo import ROOT, open_demo
from ui.shell.look import read_look
from ui.shell.meeting import call_first, name_of
from ui.shell.single import Doorbell


def demo(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Start the program with sample data in `place`, where nobody sees it."""
    line = [sys.executable, "main.py", "--demo", "--offscreen", "--data-dir", str(place), *words]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = demo(tmp_path / "file", "--lang", "en")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("The place for the data is not a folder")
    assert done.stderr.count("\n") == 1


def test_a_headquarters_that_does_not_start_is_said(tmp_path: Path) -> None:
    (tmp_path / "hub.db").mkdir()
    done = demo(tmp_path)
    assert done.returncode == 3
    why, sentence = done.stderr.splitlines()
    assert "hub.db cannot be used" in why
    assert "(demo_hub)" in sentence
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("name", ["长" * 200, "\udcff", "a?b"], ids=ascii)
def test_no_name_of_a_folder_stops_the_window(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    assert read_look(tmp_path / name / "look.ini").language == "zh"
    bell = Doorbell(name_of(tmp_path / name))
    with qtbot.waitSignal(bell.rung):
        assert call_first(tmp_path / name)
    bell.close()


def test_words_are_said_where_the_terminal_has_no_letters_for_them(tmp_path: Path) -> None:
    line = [sys.executable, "main.py", "--data-dir", str(tmp_path), "--backup", str(tmp_path / "b")]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(
        line, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 3
    assert done.stderr.endswith("(no_data)\n")


def test_without_a_headquarters_the_sample_venue_is_on_its_own(tmp_path: Path) -> None:
    clock = HandClock()
    desk = open_demo(tmp_path / "desk", None, clock, many=(50, 100))
    with desk.store.read() as session:
        assert counts(session, "2026-11-28").everyone == 26 + 50
        assert len(tiles(session)) == 5
    assert desk.store.place.device is None
    assert (desk.profile.code, desk.profile.capacity) == ("QJ0001", 120)
    assert is_demo(tmp_path / "desk")
    desk.store.close()
    again = open_demo(tmp_path / "desk", None, clock)
    assert again.profile.code == "QJ0001"
    again.store.close()
