"""The board of a desk to which other venues hand cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.desks import QIN
from tests.support.handed import Receiving
from tests.ui.cases.boarddriver import Office


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give the board, shown to a clerk, of a desk with the right to what is sensitive."""
    with closing(Office(qtbot, tmp_path)) as made:
        yield made


@pytest.fixture
def hub(office: Office) -> Receiving:
    """Give headquarters' voice at that desk."""
    return Receiving(office.desk, office.clock, QIN)
