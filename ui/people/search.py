"""The search box of a list page: a magnifier, the text, and the cap of the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit import icons, paint, theme
from ui.kit.letters import composed, half_width

_WIDE = (300, 300)


class SearchBox(QLineEdit):
    """`searched(text)` while it is typed, letters still being composed included.

    `stepped(key)` for the arrows and Enter, which belong to the list; `left` on Esc when empty.
    """

    searched = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(
        self,
        hint: str,
        key: str = "/",
        parent: QWidget | None = None,
        *,
        room: tuple[int, int] = _WIDE,
    ) -> None:
        """`room`: how narrow it may become, and how wide, in pixels of the design."""
        super().__init__(parent)
        self._key, self._preedit, self._room = key, "", room
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._fit()
        self._magnifier = QAction(icons.icon("search", "text3", 16), "", self)
        self.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.setTextMargins(0, 0, round(paint.cap_size(key).width()) + 6 if key else 0, 0)
        self.textChanged.connect(lambda _text: self.searched.emit(self.query()))

    def query(self) -> str:
        """Give what is looked for: the text with what is being composed, full-width as plain."""
        return half_width(self.text()) + composed(self._preedit)

    def inputMethodEvent(self, event: object) -> None:
        """Look for the letters of an input method that is still composing."""
        super().inputMethodEvent(event)  # type: ignore[arg-type]
        before, self._preedit = self._preedit, event.preeditString()  # type: ignore[attr-defined]
        if before != self._preedit:
            self.searched.emit(self.query())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the magnifier in the colour of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._magnifier.setIcon(icons.icon("search", "text3", 16))
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme.px(self._room[0]))
        self.setMaximumWidth(theme.px(self._room[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows and Enter to the list; Esc clears, then leaves."""
        key = Qt.Key(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        lists = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if bare and key in (*lists, *enter):
            self.stepped.emit(key.value)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key cap while nothing is typed and the focus is elsewhere."""
        super().paintEvent(event)
        if self.text() or self.hasFocus() or not self._key:
            return
        painter = QPainter(self)
        size = paint.cap_size(self._key)
        rect = paint.rectf(self.rect())
        rect.setLeft(rect.right() - 12 - size.width())
        rect.setTop(rect.center().y() - size.height() / 2)
        paint.draw_cap(painter, rect.topLeft(), self._key)
