"""The navigation rail: one 68 by 60 target per page, a badge where something waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import icons, paint, theme

WIDTH = 84
_ITEM, _HIGH, _SHORT, _SIDE = 68, 60, 54, 8


class RailItem(QAbstractButton):
    """One page: icon over a word; when chosen a surface, bold, and a bar at the rail's edge."""

    def __init__(self, icon: str, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._short = False
        self.badge, self.badge_tone = 0, "warn"
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {key}" if key else text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_short(self, short: bool) -> None:
        """Be 54 high in low windows."""
        self._short = short
        self.updateGeometry()

    def set_badge(self, count: int, tone: str = "warn") -> None:
        """Show a count in amber (`warn`) or red (`danger`); 0 shows none."""
        self.badge, self.badge_tone = count, tone
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the whole width of the rail, so that the bar can stand at its edge."""
        return QSize(theme.px(WIDTH), theme.px(_SHORT if self._short else _HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, bar, icon, word and badge."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        side = (rect.width() - theme.px(_ITEM)) / 2
        inner = rect.adjusted(side, 0, -side, 0)
        on = self.isChecked()
        if on:
            paint.box(painter, inner, 10, theme.color("surface"), theme.color("border"))
            bar = QRectF(0, 16, 3, rect.height() - 32)
            paint.box(painter, bar, 1.5, theme.color("primary"))
        elif self.underMouse():
            paint.box(painter, inner, 10, theme.color("hover"))
        ink = theme.color("primary" if on else "text2")
        icon, line = theme.px(22), theme.px(16)
        top = (rect.height() - icon - 3 - line) / 2
        spot = QRectF(inner.left(), top, inner.width(), icon)
        paint.draw_icon(painter, spot, self._icon, ink, icon)
        words = QRectF(inner.left() + 2, top + icon + 3, inner.width() - 4, line)
        font = theme.font("caption", bold=on)
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, words, self.text(), font, ink, center)
        if self.badge:
            self._paint_badge(painter, inner)
        if self.hasFocus():
            paint.ring(painter, inner, 10)

    def _paint_badge(self, painter: QPainter, inner: QRectF) -> None:
        most = 99
        text = str(self.badge) if self.badge <= most else f"{most}+"
        font = theme.font("key", bold=True)
        high = theme.px(18)
        wide = max(high, paint.advance(text, font) + theme.px(10))
        spot = QRectF(inner.right() - theme.px(10) - wide, 5, wide, high)
        fill, ink = (
            ("danger-panel", "on-danger")
            if self.badge_tone == "danger"
            else (
                "warn-panel",
                "on-warn",
            )
        )
        paint.box(painter, spot, high / 2, theme.color(fill))
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, spot.adjusted(0, -1, 0, -1), text, font, theme.color(ink), center)


class Mark(QLabel):
    """The program's mark, drawn anew when the theme changes."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the house."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.logo(theme.px(self._side), self.devicePixelRatioF()))


class Rail(QFrame):
    """The column of pages; `wanted` carries the name of the page clicked."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(theme.px(WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 10)
        self._column.setSpacing(4)
        self._column.addWidget(Mark(40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(6)
        self._column.addStretch(1)
        self.items: dict[str, RailItem] = {}

    def set_pages(self, pages: Sequence[tuple[str, str, str, str]]) -> None:
        """Show these pages: (name, icon, word, key), in this order."""
        for old in self.items.values():
            old.hide()
            old.deleteLater()
        self.items = {}
        for place, (name, icon, text, key) in enumerate(pages):
            item = RailItem(icon, text, key)
            item.clicked.connect(lambda _on=False, wanted=name: self._clicked(wanted))
            self._column.insertWidget(2 + place, item)
            self.items[name] = item

    def choose(self, name: str) -> None:
        """Mark a page as the one shown."""
        for key, item in self.items.items():
            item.setChecked(key == name)

    def set_short(self, short: bool) -> None:
        """Be tighter in low windows."""
        for item in self.items.values():
            item.set_short(short)
        self._column.setSpacing(2 if short else 4)

    def _clicked(self, name: str) -> None:
        # The page decides whether it can be shown; until then the mark stays where it is.
        for key, item in self.items.items():
            if key == name:
                item.setChecked(not item.isChecked())
        self.wanted.emit(name)
