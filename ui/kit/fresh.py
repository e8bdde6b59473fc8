"""Keeping a page current: read again soon after something changed, and now and then anyway."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

MINUTE_MS = 60_000
"""So often at least what tells of the time of day is read again."""


class Fresh(QTimer):
    """Calls `read` once for all changes of `gather_ms`: start it at each.

    With `every_ms` also that often: what a clock moves is announced by nobody.
    """

    def __init__(
        self, owner: QObject, read: Callable[[], None], gather_ms: int, every_ms: int = 0
    ) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(gather_ms)
        self.timeout.connect(read)
        if every_ms:
            self._tick = QTimer(owner)
            self._tick.setInterval(every_ms)
            self._tick.timeout.connect(read)
            self._tick.start()
