"""The board of a desk to which other venues hand cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.desks import QIN
from tests.support.handed import Receiving
from tests.ui.cases.boarddriver import Office
from ui.kit import theme


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Give the board, shown to a clerk, of a desk with the right to what is sensitive."""
    theme.apply(qapp, "light")
    made = Office(qtbot, tmp_path)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hub(office: Office) -> Receiving:
    """Give headquarters' voice at that desk."""
    return Receiving(office.desk, office.clock, QIN)
