"""The page of bookings and of the waiting line on its own, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bookings.driver import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give a desk with nothing to be booked yet, shown to a clerk on a Saturday at 10:00."""
    with closing(Office(qtbot, tmp_path)) as made:
        yield made


@pytest.fixture
def hall(office: Office) -> str:
    """Give a hall for forty people."""
    return office.has("多功能厅", 40)
