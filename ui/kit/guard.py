"""Keeps the Enter of one act from firing the buttons of the next."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_ACTIVATE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WATCHED = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def _steady_ms() -> int:
    return int(monotonic() * 1000)


class EnterGuard(QObject):
    """Ignores Enter on the buttons inside `widget` for `ms` milliseconds after `arm()`.

    It watches the buttons themselves, not the application: a scan must reach the scan filter, which
    sits on the application and therefore sees every key before any guard does.
    """

    def __init__(
        self, widget: QWidget, ms: int = 600, now_ms: Callable[[], int] | None = None
    ) -> None:
        super().__init__(widget)
        self._widget, self._ms = widget, ms
        self._now = now_ms or _steady_ms
        self._until = -1

    def arm(self) -> None:
        """Start ignoring now; buttons added later are not watched until the next `arm`."""
        self._until = self._now() + self._ms
        for button in self._widget.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def armed(self) -> bool:
        """Tell whether Enter is being ignored."""
        return self._now() < self._until

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow Enter meant for a guarded button; let go of the button once the time is over."""
        if event.type() not in _WATCHED or not isinstance(event, QKeyEvent):
            return False
        if not self.armed():
            watched.removeEventFilter(self)
            return False
        if event.key() not in _ACTIVATE:
            return False
        event.accept()
        return True
