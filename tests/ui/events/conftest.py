"""The events page on a real desk that has joined headquarters, driven in the staff's verbs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.events.driver import Hall
from ui.kit import theme


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hall]:
    """Give the page of a venue without events, shown at 1282 x 712 to a clerk."""
    theme.apply(qapp, "light")
    made = Hall(qtbot, tmp_path)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
