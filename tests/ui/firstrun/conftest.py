"""A first launch in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.clock import HandClock
from ui.firstrun.flow import FirstRun
from ui.shell.look import dress
from ui.work import Work


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    dress(qapp, "light")
    made = Work(lambda _refusal: None)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def first(work: Work, window: QWidget, tmp_path: Path) -> FirstRun:
    return FirstRun(window, work, tmp_path / "data", HandClock())
