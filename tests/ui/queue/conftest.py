"""The waiting line on its page, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store.standing import take_place
from tests.ui.bookings.driver import Office
from ui.kit import theme


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Give a desk whose letter is A, and the waiting line, shown to a clerk."""
    theme.apply(qapp, "light")
    made = Office(qtbot, tmp_path)
    take_place(made.desk.store, letter="A")
    made.page.show_view("queue")
    made.settle()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
