"""The directory over the board, and headquarters beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.joined import hub
from tests.ui.directory.directorydriver import Reader
from ui.kit import theme

__all__ = ["hub"]


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Reader]:
    """Give a clerk at the board of a desk that stands alone."""
    theme.apply(qapp, "light")
    made = Reader(qtbot, tmp_path / "desk")
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
