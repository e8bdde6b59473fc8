"""What keys and mouse do on the week of one thing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from app.bookings.rules import GRID
from app.clock import to_text
from ui.bookings import phrases
from ui.bookings.face import WeekFace
from ui.kit import theme
from ui.kit.daycolumns import HEAD

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekGrid(WeekFace):
    """`used(day, row)` on Enter or a click; `turned(by)` beyond the first or the last day."""

    used = Signal(int, int)
    turned = Signal(int)
    left = Signal()

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("一周的预约"))

    def stand(self, day: int, row: int) -> None:
        """Stand on a half hour, and let it be seen."""
        if not self.days:
            return
        self.day = min(max(day, 0), len(self.days) - 1)
        self.row = min(max(row, 0), self.rows - 1)
        rect, bar = self.cell(self.day, self.row), self.verticalScrollBar()
        above = rect.top() - theme.px(HEAD) - 2
        below = rect.bottom() - self.viewport().height() + 2
        bar.setValue(round(bar.value() + (above if above < 0 else max(0.0, below))))
        self._tell()
        self.viewport().update()

    def stand_at(self, moment: dt.datetime) -> None:
        """Stand on the half hour of a moment, where it is in this week."""
        for day, one in enumerate(self.days):
            row = (moment - one.opening.opens) // GRID
            if 0 <= row < self.rows and moment < one.opening.closes:
                self.stand(day, row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, use with Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key())) if plain else None
        if plain and event.key() in _ENTER and self.days:
            self.used.emit(self.day, self.row)
        elif step is not None and self.days:
            self._step(*step)
        elif plain and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def _step(self, days: int, rows: int) -> None:
        day = self.day + days
        if not 0 <= day < len(self.days):
            self.turned.emit(days)
            self.stand(0 if days > 0 else len(self.days) - 1, self.row)
        else:
            self.stand(day, self.row + rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand where one points."""
        spot = self._spot_at(event.position())
        if spot is not None:
            self.stand(*spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Use where one points."""
        spot = self._spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot == (self.day, self.row):
            self.used.emit(self.day, self.row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one stands."""
        super().focusInEvent(event)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _spot_at(self, at: QPointF) -> tuple[int, int] | None:
        if at.y() < theme.px(HEAD):
            return None
        for day in range(len(self.days)):
            column = self.cell(day, 0, self.rows)
            if column.contains(at):
                row = int((at.y() - column.top()) / self.unit_height())
                return day, min(row, self.rows - 1)
        return None

    def _tell(self) -> None:
        """Let a screen reader say where one stands."""
        if not self.days:
            return
        begin = self.begin_of(self.day, self.row)
        first, last = to_text(begin), to_text(begin + GRID)
        day = self.days[self.day]
        parts = [phrases.when(first, last, self.zone), phrases.left_words(day, first, last)]
        for block in self.entries_here():
            parts += [phrases.called(entry) for entry in block.entries]
        self.setAccessibleDescription(" ".join(parts))
