"""A counter in its real window, where requests are taken down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.cases import entitle
from tests.support.window import front
from tests.ui.cases.driver import Taking


@pytest.fixture
def taking(qtbot: QtBot, tmp_path: Path) -> Iterator[Taking]:
    """Give a desk with the right to sensitive cases; He Xiaoxi, a clerk, sits at it."""
    with front(qtbot, tmp_path) as made:
        entitle(made.desk.store)
        made.unlock()
        yield Taking(made)


@pytest.fixture
def plain(qtbot: QtBot, tmp_path: Path) -> Iterator[Taking]:
    """Give a desk without that right."""
    with front(qtbot, tmp_path) as made:
        made.unlock()
        yield Taking(made)
