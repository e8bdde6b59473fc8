"""The events page on a real desk that has joined headquarters, driven in the staff's verbs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.events.driver import Hall


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    """Give the page of a venue without events, shown at 1282 x 712 to a clerk."""
    with closing(Hall(qtbot, tmp_path)) as made:
        yield made
