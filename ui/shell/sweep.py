"""Python's sweep for cyclic garbage, done on the main thread only.

A sweep may end Qt objects, and those must end on the thread they live on; left to itself it runs
in whichever thread happens to allocate, also in that of the exchange.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 2_000


class Sweep(QObject):
    """Sweeps now and then while the event loop runs, as often as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        """Sweep the generations that are due."""
        due = [
            n
            for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the sweep back to Python."""
        self._timer.stop()
        gc.enable()
