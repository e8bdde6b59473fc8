"""The PIN pad: a box of dots and real buttons in the fixed order 1 to 9."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.kit import paint, theme
from ui.kit.buttons import Button

SHAKE_MS = 120


class PinDots(QFrame):
    """How many digits are there, never which."""

    def __init__(self, length: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pin")
        self.setProperty("active", "yes")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._length, self._filled = length, 0

    def set_filled(self, count: int) -> None:
        """Show `count` dots filled; the screen reader hears the count."""
        self._filled = count
        self.setAccessibleName(f"{count} / {self._length}")
        self.update()

    def filled(self) -> int:
        """Return how many dots are filled."""
        return self._filled

    def sizeHint(self) -> QSize:
        """Return the box of the mock-up: 192 by 54 for four digits."""
        return QSize(theme.px(36 * self._length + 48), theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the dots."""
        super().paintEvent(event)
        painter = QPainter(self)
        side, step = theme.px(15), theme.px(36)
        left = self.width() / 2 - (step * (self._length - 1) + side) / 2
        top = self.height() / 2 - side / 2
        for place in range(self._length):
            rect = QRectF(left + place * step, top, side, side)
            if place < self._filled:
                paint.box(painter, rect, side / 2, theme.color("text"))
            else:
                edge = theme.color("border-strong")
                paint.box(painter, rect, side / 2, None, edge, width=1.5)


class PinKeys(QWidget):
    """Twelve real buttons: 1 to 9, clear, 0, backspace."""

    digit = Signal(str)
    cleared = Signal()
    backspaced = Signal()

    def __init__(self, clear: str, backspace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.buttons: list[_PadButton] = []
        for place, sign in enumerate("123456789"):
            button = _PadButton(sign)
            button.clicked.connect(lambda _on=False, value=sign: self.digit.emit(value))
            grid.addWidget(button, place // 3, place % 3)
            self.buttons.append(button)
        last = (
            _PadButton(clear, small=True),
            _PadButton("0"),
            _PadButton("", "delete", backspace),
        )
        last[0].clicked.connect(self.cleared)
        last[1].clicked.connect(lambda: self.digit.emit("0"))
        last[2].clicked.connect(self.backspaced)
        for place, button in enumerate(last):
            grid.addWidget(button, 3, place)
            self.buttons.append(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _PadButton(Button):
    """A 72 by 46 key of the pad."""

    def __init__(
        self, text: str, icon: str | None = None, name: str = "", *, small: bool = False
    ) -> None:
        super().__init__(text, icon, None, "plain", name=name)
        self._small = small
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = theme.px(72)
        if self._small:
            wide = max(wide, round(paint.advance(self.text(), self._text_font())) + 12)
        return QSize(wide, theme.px(46))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _text_font(self, _level: int | None = None) -> QFont:
        made = theme.font("body")
        if not self._small:
            made.setPixelSize(theme.px(20))
        return made


class PinPad(QWidget):
    """Dots and keys as one piece; take `dots` and `keys` out and lay them elsewhere if you like.

    The pad itself takes digits, Backspace, Delete and Esc from the keyboard (it has the focus).
    `completed(pin)` comes with the last digit; call `clear()` or `shake()` afterwards.
    """

    digit = Signal(str)
    cleared = Signal()
    backspaced = Signal()
    completed = Signal(str)

    def __init__(
        self,
        clear: str = "清空",
        backspace: str = "退格",
        length: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._length, self._pin = length, ""
        self.dots = PinDots(length)
        self.keys = PinKeys(clear, backspace)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addWidget(self.dots)
        row.addWidget(self.keys)
        self.keys.digit.connect(self.press)
        self.keys.cleared.connect(self.clear)
        self.keys.backspaced.connect(self.backspace)
        self._shaking = QPropertyAnimation(self.dots, b"pos", self)
        self._shaking.setDuration(SHAKE_MS)

    def press(self, sign: str) -> None:
        """Take one digit as from a button; ignored while the pad is disabled or full."""
        if not self.isEnabled() or len(self._pin) >= self._length:
            return
        self._pin += sign
        self.dots.set_filled(len(self._pin))
        self.digit.emit(sign)
        if len(self._pin) == self._length:
            self.completed.emit(self._pin)

    def backspace(self) -> None:
        """Take the last digit back."""
        self._pin = self._pin[:-1]
        self.dots.set_filled(len(self._pin))
        self.backspaced.emit()

    def clear(self) -> None:
        """Forget all digits."""
        self._pin = ""
        self.dots.set_filled(0)
        self.cleared.emit()

    def shake(self, *, still: bool = False) -> None:
        """Forget the digits and shake the dots once; `still` leaves out the motion."""
        self.clear()
        if still or self._shaking.state() == QPropertyAnimation.State.Running:
            return
        at = self.dots.pos()
        for step, offset in ((0.0, 0), (0.25, -6), (0.5, 6), (0.75, -3), (1.0, 0)):
            self._shaking.setKeyValueAt(step, at + QPoint(offset, 0))
        self._shaking.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Delete and Esc; everything else goes to the parent."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.press(chr(ord("0") + event.key() - int(Qt.Key.Key_0)))
        elif event.key() == Qt.Key.Key_Backspace:
            self.backspace()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape) and self._pin:
            self.clear()
        else:
            super().keyPressEvent(event)
