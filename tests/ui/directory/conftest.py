"""The directory over the board, and headquarters beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.joined import hub
from tests.ui.directory.directorydriver import Reader

__all__ = ["hub"]


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    """Give a clerk at the board of a desk that stands alone."""
    with closing(Reader(qtbot, tmp_path / "desk")) as made:
        yield made
