"""The waiting line on its page, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.store.standing import take_place
from tests.ui.bookings.driver import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give a desk whose letter is A, and the waiting line, shown to a clerk."""
    with closing(Office(qtbot, tmp_path)) as made:
        take_place(made.desk.store, letter="A")
        made.page.show_view("queue")
        made.settle()
        yield made
