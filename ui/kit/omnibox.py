"""The omnibox: one 64 px box that searches while an input method is still composing.

While composing, `QLineEdit.text()` is empty and the letters are only in the preedit string, so the
box reports text and preedit together. Enter pressed while composing belongs to the input method.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.letters import composed, half_width
from ui.kit.text import IconLabel

_WIDE = 72
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class _Line(QLineEdit):
    """The editor inside the omnibox; tells its owner about preedit and the special keys."""

    changed = Signal()
    focused = Signal(bool)
    key = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.preedit = ""
        self.setProperty("kind", "omnibox")
        self.textChanged.connect(self.changed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self.preedit
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)
        if self.preedit != before:
            self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def event(self, event: QEvent) -> bool:
        """Claim the box's own keys before a shortcut of the window takes them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.meaning(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self.meaning(event)
        if found is None:
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat() or found[0] == "move":
            self.key.emit(*found)

    def meaning(self, event: QKeyEvent) -> tuple[str, int] | None:
        """Return (act, number) of a key the box owns, None for typing and strangers."""
        key = Qt.Key(event.key())
        mods = event.modifiers()
        plain = mods & ~_KEYPAD
        if key in _ENTER and plain == _CTRL:
            return "create", 0
        if mods == _ALT and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return "pick", int(key) - int(Qt.Key.Key_0)
        if plain != Qt.KeyboardModifier.NoModifier:
            return None
        if key in _ENTER:
            return "submit", 0
        simple = {Qt.Key.Key_Escape: ("clear", 0), Qt.Key.Key_Up: ("move", -1)}
        simple[Qt.Key.Key_Down] = ("move", 1)
        if key == Qt.Key.Key_Right and self._at_end():
            return "detail", 0
        return simple.get(key)

    def _at_end(self) -> bool:
        text = self.text()
        at_end = self.cursorPosition() == len(text) and not self.hasSelectedText()
        return bool(text) and at_end and not self.preedit


class Omnibox(QFrame):
    """Scan icon, 22 px line editor, trailing status slot (`set_status(widget)`).

    Signals carry the words in the box with full-width forms made plain: `searched` at every change
    (also while composing), `submitted` on Enter, `created` on Ctrl Enter. `picked(n)` is Alt 1…9 of
    the upper digit row only, since scanners may type by Alt + keypad.
    """

    searched = Signal(str)
    submitted = Signal(str)
    created = Signal(str)
    cleared = Signal()
    moved = Signal(int)
    picked = Signal(int)
    detailed = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "omnibox")
        self.setProperty("active", "no")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._height = 64
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 0, 16, 0)
        self._row.setSpacing(14)
        self._row.addWidget(IconLabel("scan-line", "primary", 26))
        self.line = _Line(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self._row.addWidget(self.line, 1)
        self._status: QWidget | None = None
        self._last = ""
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._changed)
        self.line.focused.connect(self._show_focus)
        self.line.key.connect(self._act)

    def text(self) -> str:
        """Return what is being searched: the text with the composing letters at the cursor."""
        text, place = self.line.text(), self.line.cursorPosition()
        whole = text[:place] + composed(self.line.preedit) + text[place:]
        return half_width(whole).strip()

    def composing(self) -> bool:
        """Tell whether an input method is composing."""
        return bool(self.line.preedit)

    def set_text(self, text: str) -> None:
        """Put words into the box; `searched` follows when they differ."""
        self.line.setText(text)

    def clear(self) -> None:
        """Empty the box without emitting `cleared` (after a check-in)."""
        self.line.clear()

    def set_status(self, widget: QWidget | None) -> None:
        """Show a widget in the trailing slot, in place of the former one, which is deleted."""
        if self._status is not None:
            self._row.removeWidget(self._status)
            self._status.deleteLater()
        self._status = widget
        if widget is not None:
            self._row.addWidget(widget)

    def set_height(self, height: int) -> None:
        """Set the design height: 64, 56 on short windows, 72 and larger words on wide ones."""
        self._height = height
        theme.mark(self.line, wide="yes" if height >= _WIDE else "no")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the box."""
        return QSize(480, max(self._height, theme.px(self._height - 8)))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Put the cursor into the box wherever it is hit."""
        self.line.setFocus()

    def _changed(self) -> None:
        text = self.text()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def _show_focus(self, on: bool) -> None:
        theme.mark(self, active="yes" if on else "no")

    def _act(self, act: str, number: int) -> None:
        if act == "clear":
            self.line.clear()
            self.cleared.emit()
        elif self.composing():
            return
        elif act == "submit":
            self.submitted.emit(self.text())
        elif act == "create":
            self.created.emit(self.text())
        elif act == "move":
            self.moved.emit(number)
        elif act == "pick":
            self.picked.emit(number)
        else:
            self.detailed.emit()
