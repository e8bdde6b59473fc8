"""The drawer: details on the right, not modal; Esc closes, left and right step through records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit import theme
from ui.kit.buttons import icon_button

WIDTH = 372


class Drawer(QFrame):
    """Put it at the right end of a row, or call `float_over(page)` where the page is narrow.

    `closed` after Esc or the cross; `stepped(-1 | 1)` for the arrow keys.
    """

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, close_name: str, parent: QWidget | None = None) -> None:
        """Make an empty, hidden drawer; `close_name` is what the screen reader calls the cross."""
        super().__init__(parent)
        self.setProperty("kind", "drawer")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(max(WIDTH, theme.px(WIDTH) - 40))
        self._host: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(8)
        self._head = QVBoxLayout()
        head.addLayout(self._head, 1)
        self.cross = icon_button("x", close_name, "small", key="Esc")
        self.cross.clicked.connect(self.shut)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        self.hide()

    def set_head(self, piece: QWidget) -> None:
        """Show a widget beside the cross, in place of the former one, which is deleted."""
        while (item := self._head.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._head.addWidget(piece)

    def set_content(self, piece: QWidget) -> None:
        """Show a widget in the scrolling body, in place of the former one, which is deleted."""
        piece.setAutoFillBackground(False)
        self._area.setWidget(piece)
        piece.setAutoFillBackground(False)

    def open(self) -> None:
        """Show the drawer without taking the focus."""
        self._place()
        self.show()
        if self._host is not None:
            self.raise_()

    def shut(self) -> None:
        """Hide the drawer and tell."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def float_over(self, host: QWidget | None) -> None:
        """Lie over the right side of `host`; None goes back to being laid out."""
        if self._host is not None:
            self._host.removeEventFilter(self)
        self._host = host
        if host is not None:
            shown = not self.isHidden()
            self.setParent(host)
            host.installEventFilter(self)
            self._place()
            self.setVisible(shown)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, step on the arrows; text boxes inside keep their own arrows."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() == Qt.Key.Key_Left:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Right:
            self.stepped.emit(1)
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        if self._host is not None:
            room = self._host.rect()
            self.setGeometry(room.width() - self.width(), 0, self.width(), room.height())
