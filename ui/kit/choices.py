"""Inputs that Qt's style sheets cannot draw with our icons: check box, radio, drop-down list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit import paint, theme
from ui.kit.table import draw_check

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = 18


def _hint(button: QAbstractButton) -> QSize:
    words = paint.advance(button.text(), theme.font("body")) if button.text() else -8
    wide = theme.px(_MARK) + 8 + words + 6
    return QSize(round(wide), max(theme.px(30), 30))


def _words(painter: QPainter, button: QAbstractButton, mark: QRectF) -> None:
    rect = paint.rectf(button.rect())
    rect.setLeft(mark.right() + 8)
    ink = theme.color("text" if button.isEnabled() else "text3")
    paint.draw_text(painter, rect.adjusted(0, -1, 0, -1), button.text(), theme.font("body"), ink)
    if button.hasFocus():
        paint.ring(painter, paint.rectf(button.rect()), 6)


def _mark(button: QAbstractButton) -> QRectF:
    side = theme.px(_MARK)
    return QRectF(3, round((button.height() - side) / 2), side, side)


class CheckBox(QCheckBox):
    """A check box; what it means waits for the submit button."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name or text)

    def sizeHint(self) -> QSize:
        """Return the size of mark and words, at least 30 px high."""
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint."""
        return _hint(self)

    def hitButton(self, _pos: object) -> bool:
        """Let the whole piece be hit."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        mark = _mark(self)
        draw_check(painter, mark, self.checkState())
        _words(painter, self, mark)


class Radio(QRadioButton):
    """One of several exclusive answers."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size of mark and words, at least 30 px high."""
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint."""
        return _hint(self)

    def hitButton(self, _pos: object) -> bool:
        """Let the whole piece be hit."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring and words."""
        painter = QPainter(self)
        mark = _mark(self)
        surface = theme.color("surface")
        if self.isChecked():
            wide = theme.px(5)
            paint.box(
                painter,
                mark,
                mark.width() / 2,
                surface,
                theme.color("primary"),
                width=wide,
            )
        else:
            edge = theme.color("border-strong")
            paint.box(painter, mark, mark.width() / 2, surface, edge, width=1.5)
        _words(painter, self, mark)


class RadioRow(QWidget):
    """Exclusive answers in a row (or a column); `options` are (id, words), `changed` has the id."""

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str = "",
        parent: QWidget | None = None,
        *,
        upright: bool = False,
    ) -> None:
        super().__init__(parent)
        row: QBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if upright else 16)
        self._group = QButtonGroup(self)
        self._parts: dict[str, Radio] = {}
        for ident, words in options:
            part = Radio(words)
            self._parts[ident] = part
            self._group.addButton(part)
            row.addWidget(part)
        row.addStretch(1)
        if value:
            self.set_value(value)
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """Return the id of the answer, "" while there is none."""
        return next((ident for ident, part in self._parts.items() if part.isChecked()), "")

    def set_value(self, ident: str) -> None:
        """Choose an answer; KeyError for an unknown id."""
        self._parts[ident].setChecked(True)

    def _tell(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            self.changed.emit(self.value())


class Select(QComboBox):
    """A drop-down list of (id, words); the wheel changes it only while it has the focus."""

    picked = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        value: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options, value)
        self.activated.connect(lambda _place: self.picked.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]], value: str = "") -> None:
        """Replace the list; the first entry is chosen when `value` is not in it."""
        self.clear()
        for ident, words in options:
            self.addItem(words, ident)
        if value:
            self.set_value(value)

    def value(self) -> str:
        """Return the chosen id, "" for an empty list."""
        return str(self.currentData() or "")

    def set_value(self, ident: str) -> None:
        """Choose by id; unknown ids leave the choice as it is."""
        place = self.findData(ident)
        if place >= 0:
            self.setCurrentIndex(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the styled box, then our chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(16)
        spot = QRectF(self.width() - size - 10, 0, size, self.height())
        ink = theme.color("text2" if self.isEnabled() else "text3")
        paint.draw_icon(painter, spot, "chevron-down", ink, size)
