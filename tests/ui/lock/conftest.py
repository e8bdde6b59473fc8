"""A front desk with its window open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.window import Front, front


@pytest.fixture
def desk_front(qtbot: QtBot, tmp_path: Path) -> Iterator[Front]:
    """Give a locked front desk."""
    with front(qtbot, tmp_path / "data") as made:
        yield made
