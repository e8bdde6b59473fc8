"""A long list in the window: how long until its rows are painted, and each frame of scrolling."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from tests.bench.seated import Seated

NOTCH = 120
"""One step of a mouse's wheel, as Qt counts it."""


class Eye(QObject):
    """Tells when a table has painted rows: at the end of the turn that painted them."""

    seen = Signal()

    def __init__(self, table: QAbstractItemView, ready: Callable[[], bool]) -> None:
        """`ready` says whether what the table holds is what is waited for."""
        super().__init__(table)
        self._ready = ready
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice a paint; it is over when the next turn of the event loop begins."""
        if event.type() == QEvent.Type.Paint and self._ready():
            QTimer.singleShot(0, self.seen.emit)
        return super().eventFilter(watched, event)


def until_seen(front: Seated, eye: Eye, act: Callable[[], object]) -> float:
    """Do something and give the milliseconds until the table has painted after it."""
    started = time.perf_counter()
    act()
    front.wait_for(eye.seen)
    return (time.perf_counter() - started) * 1000


def turn_wheel(front: Seated, table: QTableView, eye: Eye, notches: int) -> list[float]:
    """Turn the wheel downwards; gives the milliseconds of each frame."""

    def notch() -> None:
        spot = QPointF(table.viewport().rect().center())
        event = QWheelEvent(
            spot,
            table.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, -NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(table.viewport(), event)

    return [until_seen(front, eye, notch) for _ in range(notches)]


def page_through(front: Seated, table: QTableView, eye: Eye) -> list[float]:
    """Press Page Down until the last row is current; gives the milliseconds of each frame."""

    def page_down() -> None:
        bare = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, bare)
        QCoreApplication.sendEvent(table, event)

    frames: list[float] = []
    while table.currentIndex().row() < table.model().rowCount() - 1:
        frames.append(until_seen(front, eye, page_down))
    return frames
