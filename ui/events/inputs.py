"""Inputs of the event form: a name that counts its letters, a room that is known or new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.kit import icons, paint, theme


class CountedEdit(QLineEdit):
    """A line that says how many letters it holds of how many."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(limit)
        self.setTextMargins(0, 0, theme.px(56), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count at the right end."""
        super().paintEvent(event)
        painter = QPainter(self)
        words = f"{len(self.text())} / {self.maxLength()}"
        place = paint.rectf(self.rect()).adjusted(0, 0, -12, 0)
        right = Qt.AlignmentFlag.AlignRight
        paint.draw_text(painter, place, words, theme.font("caption"), theme.color("text3"), right)


class RoomEdit(QLineEdit):
    """A room: one used before, from a list that the down key opens, or a new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(40)
        self._rooms = QStringListModel(self)
        finder = QCompleter(self._rooms, self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        self._chevron = QAction(icons.icon("chevron-down", "text2", 16), "", self)
        self._chevron.setToolTip(self.tr("选一个用过的场地"))
        self._chevron.triggered.connect(self.offer)
        self.addAction(self._chevron, QLineEdit.ActionPosition.TrailingPosition)

    def set_rooms(self, rooms: Sequence[str]) -> None:
        """Know these rooms."""
        self._rooms.setStringList(list(rooms))

    def offer(self) -> None:
        """Open the list of all rooms."""
        finder = self.completer()
        finder.setCompletionPrefix("")
        finder.complete()

    def _is_offering(self) -> bool:
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on the down key."""
        if event.key() == Qt.Key.Key_Down and not self._is_offering():
            self.offer()
            return
        super().keyPressEvent(event)
