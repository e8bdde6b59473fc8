"""Counters to serve at: each with a store of its own, closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.store.transaction import Actor
from tests.support.desks import HE, Ground
from tests.ui.checkin.driver import Counter
from ui.kit import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MakeCounter = Callable[..., Counter]


@pytest.fixture
def make_counter(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MakeCounter]:
    """Open a counter; all are closed at the end."""
    made: list[Counter] = []
    theme.apply(qapp, "light")

    def make(ground: Ground = Ground(), actor: Actor = HE) -> Counter:  # noqa: B008 - frozen
        made.append(Counter(qtbot, tmp_path / f"desk{len(made)}", ground, actor))
        return made[-1]

    yield make
    for counter in made:
        counter.close()


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    """An open counter, nobody has come yet."""
    return make_counter()
