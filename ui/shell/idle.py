"""Notices that nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_KIND = QEvent.Type
_TOUCHES = frozenset(
    (
        _KIND.KeyPress,
        _KIND.MouseButtonPress,
        _KIND.MouseMove,
        _KIND.Wheel,
        _KIND.TouchBegin,
        _KIND.TabletPress,
        _KIND.InputMethod,
    )
)
_LOOK_MS = 5_000


def steady_seconds() -> float:
    """Give seconds of a clock that nobody sets."""
    return monotonic()


class IdleWatch(QObject):
    """`idle` once when nothing was touched for `minutes`; runs between `start` and `stop`."""

    idle = Signal()

    def __init__(
        self, app: QApplication, minutes: Callable[[], int], now: Callable[[], float] | None = None
    ) -> None:
        super().__init__(app)
        self._minutes, self._now = minutes, now or steady_seconds
        self._touched = self._now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._app = app

    def start(self) -> None:
        """Begin to watch, from now on."""
        self._touched = self._now()
        # Only while somebody works here: whoever watches is asked of every event there is.
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self._timer.stop()

    def look(self) -> None:
        """Look at the clock; 0 minutes means never."""
        minutes = self._minutes()
        if self._timer.isActive() and minutes and self._now() - self._touched >= minutes * 60:
            self.stop()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; take nothing."""
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return False
