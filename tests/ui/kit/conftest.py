"""A dressed application for the tests of the bench; text scale and theme are put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

QLocale.setDefault(QLocale("zh_CN"))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application in the light theme at standard text size."""
    theme.apply(qapp, "light")
    yield qapp
    theme.apply(qapp, "light")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000

    def __call__(self) -> int:
        """Return the time in milliseconds."""
        return self.now

    def move(self, ms: int) -> None:
        """Let `ms` milliseconds pass."""
        self.now += ms


@pytest.fixture
def clock() -> Clock:
    """Give a standing clock."""
    return Clock()
