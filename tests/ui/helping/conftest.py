"""The board of a desk, for help asked of other venues."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.cases.boarddriver import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give the board of a desk with the right to sensitive cases, shown to a clerk."""
    with closing(Office(qtbot, tmp_path)) as made:
        yield made
