"""What lists of painted lines have in common: rows as they are, a ground, a button to be hit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit import paint, theme

AnyIndex = QModelIndex | QPersistentModelIndex
LineRole = int(Qt.ItemDataRole.UserRole) + 120
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


class Lines(QAbstractListModel):
    """Rows of one kind; `words(row)` is what a screen reader says of one."""

    def __init__(self, parent: QWidget, words: Callable[[Any], str]) -> None:
        super().__init__(parent)
        self.rows: tuple[Any, ...] = ()
        self._words = words

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the rows; none lies under another."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row to the delegate, its words to everybody else."""
        row = self.rows[index.row()]
        if role == LineRole:
            return row
        return self._words(row) if role in _SPOKEN else None

    def replace(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class LineList(QListView):
    """A list of painted lines, each with a button at its end; `button_hit(row number)`."""

    button_hit = Signal(int)

    def __init__(self, words: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines(self, words)
        self.setModel(self.lines)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def button_rect(self, row: QRect) -> QRectF:
        """Give where the button of a row lies; it can be hit nowhere else."""
        raise NotImplementedError

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell whose button was hit."""
        super().mouseReleaseEvent(event)
        at = event.position()
        index = self.indexAt(at.toPoint())
        if index.isValid() and self.button_rect(self.visualRect(index)).contains(at):
            self.button_hit.emit(index.row())


class LineDelegate(QStyledItemDelegate):
    """Paints the ground of a line; the rest is the matter of whoever derives from it."""

    def __init__(self, view: LineList, high: int) -> None:
        super().__init__(view)
        self._high = high

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Give the height of a line in the present text size; the width is the list's."""
        return QSize(200, theme.px(self._high))

    @staticmethod
    def ground(painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRectF, bool, bool]:
        """Paint the ground; gives its rectangle, and whether it is chosen or pointed at."""
        rect = paint.rectf(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        token = "primary-soft" if chosen else ("hover" if hot else "surface")
        painter.fillRect(rect, theme.color(token))
        foot = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(foot, theme.color("border"))
        return rect, chosen, hot
