"""The page of bookings and of the waiting line on its own, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.bookings.driver import Office
from ui.kit import theme


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Give a desk with nothing to be booked yet, shown to a clerk on a Saturday at 10:00."""
    theme.apply(qapp, "light")
    made = Office(qtbot, tmp_path)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hall(office: Office) -> str:
    """Give a hall for forty people."""
    return office.has("多功能厅", 40)
