"""Waiting for a condition as long as a busy machine may need: five seconds are too few for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.window import LONG


class PatientBot(QtBot):
    """Waits `LONG` where nobody says how long."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LONG) -> None:  # noqa: N802 - its name there
        """Wait until something holds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = LONG, **more: Any) -> Any:  # noqa: N802 - its name there
        """Wait until a signal was sent."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = LONG) -> Any:  # noqa: N802 - its name there
        """Wait until a window is the active one."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = LONG) -> Any:  # noqa: N802 - its name there
        """Wait until a window is seen."""
        return super().waitExposed(widget, timeout=timeout)
