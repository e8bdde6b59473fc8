"""What a guest touches: a face with its number and word, a tag, a large check box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy

from ui.kit import paint, theme
from ui.kit.table import draw_check

_CENTER = Qt.AlignmentFlag.AlignHCenter
_FACE_WIDE, _FACE_HIGH, _FACE = 196, 190, 68
_TAG_HIGH, _TICK = 56, 30


class Face(QAbstractButton):
    """One of five: a face, and below it the number and the word."""

    def __init__(self, score: int, word: str, icon: str) -> None:
        super().__init__()
        self._score, self._word, self._icon = str(score), word, icon
        self.setText(f"{score} {word}")
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the size of the target, wider where the word needs it."""
        words = paint.advance(self._word, theme.font("kiosk", bold=True)) + theme.px(24)
        return QSize(max(theme.px(_FACE_WIDE), round(words)), theme.px(_FACE_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, face, number and word; the chosen one is filled."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        fill, border = ("primary", "primary") if on else ("surface", "border")
        paint.box(painter, rect, theme.px(12), theme.color(fill), theme.color(border))
        strong = theme.color("on-primary" if on else "text")
        soft = theme.color("on-primary" if on else "text2")
        high = rect.height()
        place = QRectF(rect.left(), rect.top() + high * 0.08, rect.width(), high * 0.42)
        paint.draw_icon(painter, place, self._icon, soft, theme.px(_FACE))
        place = QRectF(rect.left(), rect.top() + high * 0.51, rect.width(), high * 0.23)
        paint.draw_text(painter, place, self._score, theme.font("kiosk-verdict"), strong, _CENTER)
        place = QRectF(rect.left(), rect.top() + high * 0.75, rect.width(), high * 0.16)
        paint.draw_text(painter, place, self._word, theme.font("kiosk"), soft, _CENTER)
        if self.hasFocus():
            token = "on-primary" if on else "focus"
            paint.ring(painter, rect.adjusted(3, 3, -3, -3), theme.px(10), token)


class Tag(QAbstractButton):
    """A pill that can be ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the size for the bold text, so that ticking moves nothing."""
        words = paint.advance(self.text(), theme.font("kiosk", bold=True)) + theme.px(52)
        return QSize(round(words), theme.px(_TAG_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        fill, border = ("primary-soft", "primary") if on else ("surface", "border")
        round_ = rect.height() / 2
        paint.box(painter, rect, round_, theme.color(fill), theme.color(border))
        ink = theme.color("primary" if on else "text2")
        paint.draw_text(painter, rect, self.text(), theme.font("kiosk", bold=on), ink, _CENTER)
        if self.hasFocus():
            paint.ring(painter, rect, round_)


class Tick(QCheckBox):
    """A check box for a thumb."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Give the size of mark and words."""
        words = paint.advance(self.text(), theme.font("kiosk"))
        return QSize(round(theme.px(_TICK + 22) + words), theme.px(_TAG_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Give the same as sizeHint."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Let the whole piece be hit."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mark and words."""
        painter = QPainter(self)
        rect, side = paint.rectf(self.rect()), theme.px(_TICK)
        mark = QRectF(4, round((rect.height() - side) / 2), side, side)
        draw_check(painter, mark, self.checkState())
        words = rect.adjusted(mark.right() + 10, -1, 0, -1)
        paint.draw_text(painter, words, self.text(), theme.font("kiosk"), theme.color("text"))
        if self.hasFocus():
            paint.ring(painter, rect, theme.px(8))
