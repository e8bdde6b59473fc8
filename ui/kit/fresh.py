"""Keeping a page current: read again soon after something changed, and now and then anyway."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

MINUTE_MS = 60_000
"""So often at least what tells of the time of day is read again."""


class Fresh(QTimer):
    """Calls `read` once for all changes of `gather_ms`: start it at each.

    With `every_ms` also that often: what a clock moves is announced by nobody. Where reading takes
    a while, `read` asks `begin` and its end says `done`: asked for meanwhile, it is read once more.
    """

    def __init__(
        self, owner: QObject, read: Callable[[], None], gather_ms: int, every_ms: int = 0
    ) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(gather_ms)
        self.timeout.connect(read)
        self._reading = self._asked = False
        if every_ms:
            self._tick = QTimer(owner)
            self._tick.setInterval(every_ms)
            self._tick.timeout.connect(read)
            self._tick.start()

    def begin(self) -> bool:
        """Say whether reading may begin now; it may not while it is under way."""
        if self._reading:
            self._asked = True
            return False
        self._reading = True
        return True

    def done(self) -> None:
        """Note that what was read is shown, or could not be read."""
        self._reading = False
        if self._asked:
            self._asked = False
            self.start()

    def is_due(self) -> bool:
        """Say whether reading is under way, or about to be."""
        return self.isActive() or self._reading
