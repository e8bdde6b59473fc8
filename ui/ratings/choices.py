"""What a guest touches: a face with its number and word, a tag, a large check box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.kit import paint, theme
from ui.kit.table import draw_check

_CENTER = Qt.AlignmentFlag.AlignHCenter
_CHECKED, _CLEAR = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_FACE_WIDE, _FACE_HIGH, _FACE = 196, 190, 68
_HIGH_LARGE = 204
_TAG_HIGH, _TICK = 56, 30
_WORDS_PX, _SCORE_PX, _LARGE = 20, 34, 1.3


class _Piece(QAbstractButton):
    """What can be hit, in usual letters or in large ones."""

    _large = False

    def set_large(self, large: bool) -> None:
        """Show large letters, or usual ones."""
        self._large = large
        self.updateGeometry()
        self.update()

    def px(self, size: float) -> int:
        """Give a size of the design in pixels, for the letters that are shown."""
        return theme.px(size * (_LARGE if self._large else 1))

    def letters(self, size: int = _WORDS_PX, *, bold: bool = False) -> QFont:
        """Give the font of a size of the design."""
        made = theme.font("kiosk", bold=bold)
        made.setPixelSize(self.px(size))
        return made


class Face(_Piece):
    """One of five: a face, and below it the number and the word."""

    def __init__(self, score: int, icon: str) -> None:
        super().__init__()
        self._score, self._word, self._icon = str(score), "", icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, word: str) -> None:
        """Say the score in a word."""
        self._word = word
        self.setText(f"{self._score} {word}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the target, wider where the word needs it."""
        words = paint.advance(self._word, self.letters(bold=True)) + theme.px(24)
        high = _HIGH_LARGE if self._large else _FACE_HIGH
        return QSize(max(theme.px(_FACE_WIDE), round(words)), theme.px(high))

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
        number = self.letters(_SCORE_PX, bold=True)
        paint.draw_text(painter, place, self._score, number, strong, _CENTER)
        place = QRectF(rect.left(), rect.top() + high * 0.75, rect.width(), high * 0.16)
        paint.draw_text(painter, place, self._word, self.letters(), soft, _CENTER)
        if self.hasFocus():
            token = "on-primary" if on else "focus"
            paint.ring(painter, rect.adjusted(3, 3, -3, -3), theme.px(10), token)


class Tag(_Piece):
    """A pill that can be ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.say(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Say what is ticked."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size for the bold text, so that ticking moves nothing."""
        words = paint.advance(self.text(), self.letters(bold=True)) + theme.px(52)
        return QSize(round(words), self.px(_TAG_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        fill, border = ("primary-soft", "primary") if on else ("surface", "border")
        round_ = rect.height() / 2
        paint.box(painter, rect, round_, theme.color(fill), theme.color(border))
        ink = theme.color("primary" if on else "text2")
        paint.draw_text(painter, rect, self.text(), self.letters(bold=on), ink, _CENTER)
        if self.hasFocus():
            paint.ring(painter, rect, round_)


class Tick(_Piece):
    """A check box for a thumb."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, more: str) -> None:
        """Say what is ticked, and `more` for whoever hears the screen or points at it."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.setToolTip(more)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of mark and words."""
        words = paint.advance(self.text(), self.letters())
        return QSize(round(self.px(_TICK + 22) + words), self.px(_TAG_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mark and words."""
        painter = QPainter(self)
        rect, side = paint.rectf(self.rect()), self.px(_TICK)
        mark = QRectF(4, round((rect.height() - side) / 2), side, side)
        draw_check(painter, mark, _CHECKED if self.isChecked() else _CLEAR)
        words = rect.adjusted(mark.right() + 10, -1, 0, -1)
        paint.draw_text(painter, words, self.text(), self.letters(), theme.color("text"))
        if self.hasFocus():
            paint.ring(painter, rect, theme.px(8))
