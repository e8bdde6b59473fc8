"""The calendar as a file, from the page of events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.events.driver import CTRL, Hall

KEY = Qt.Key


@pytest.mark.parametrize(("choice", "count"), [("week", 1), ("coming", 2)])
def test_ctrl_e_saves_the_week_that_is_shown_or_all_that_comes(
    hall: Hall, tmp_path: Path, choice: str, count: int
) -> None:
    hall.plans("简历门诊", hall.at(11), publish=True)
    hall.plans("夜校", hall.at(19, days=9), publish=True)
    path = tmp_path / "calendar.ics"
    hall.page.calendar.ask_path = lambda _name: str(path)
    hall.press(KEY.Key_E, CTRL)
    assert hall.page.calendar.dialog is not None
    hall.page.calendar.dialog.choice.set_value(choice)
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == f"日历文件已保存，共 {count} 场"
    text = path.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == count
    assert "DTSTART:20261128T030000Z" in text


def test_the_button_names_the_file_and_a_place_that_cannot_be_written_is_said(
    hall: Hall, tmp_path: Path
) -> None:
    hall.plans("简历门诊", hall.at(11), publish=True)
    asked: list[str] = []

    def nowhere(name: str) -> str:
        asked.append(name)
        return str(tmp_path / "nowhere" / name)

    hall.page.calendar.ask_path = nowhere
    hall.click(hall.page.overview.saving)
    hall.press(KEY.Key_Return, CTRL)
    assert asked == ["青禾区望江街道青年之家 活动日历.ics"]
    assert hall.refused == ["file_unwritable"]
