"""Surfaces: card and its header, banner, empty state, skeleton, progress bar, statistic."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.text import IconLabel, IconTile, TextTone, label

BarTone = Literal["primary", "ok", "warn", "danger"]
_TILE, _GAP = 52, 12
_LEAST_WORDS = 200


def _tone_text(tone: str) -> TextTone:
    tones: dict[str, TextTone] = {
        "ok": "ok",
        "warn": "warn",
        "danger": "danger",
        "primary": "primary",
        "violet": "violet",
    }
    return tones.get(tone, "text2")


class Card(QFrame):
    """A bordered surface with radius 10. Add pieces with `add`; `pad` is the inner margin."""

    def __init__(self, parent: QWidget | None = None, *, pad: int = 0, gap: int = 0) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        # one pixel keeps children off the rounded border, which does not clip them
        inset = pad or 1
        self.body.setContentsMargins(inset, inset, inset, inset)
        self.body.setSpacing(gap)

    def add(self, piece: QWidget, stretch: int = 0) -> None:
        """Put a piece at the end of the card."""
        self.body.addWidget(piece, stretch)


class CardHeader(QFrame):
    """The head of a card: title, small remark, free slot on the right (`add_right`)."""

    def __init__(
        self,
        title: str,
        remark: str = "",
        parent: QWidget | None = None,
        *,
        line: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-head")
        self.setProperty("plain", "no" if line else "yes")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 9, 12, 9)
        self._row.setSpacing(8)
        self.title = label(title, "strong")
        self.remark = label(remark, "small", "text3")
        self._row.addWidget(self.title)
        self._row.addWidget(self.remark)
        self._row.addStretch(1)

    def add_right(self, piece: QWidget) -> None:
        """Put a piece at the right end."""
        self._row.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)


class CardFoot(QFrame):
    """The foot of a card: remark on the left, key hints or buttons on the right."""

    def __init__(self, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-foot")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 16, 7)
        self._row.setSpacing(16)
        self.remark = label(remark, "small", "text2")
        self._row.addWidget(self.remark)
        self._row.addStretch(1)

    def add_right(self, piece: QWidget) -> None:
        """Put a piece at the right end."""
        self._row.addWidget(piece)


def hair(*, upright: bool = False) -> QFrame:
    """Return a one-pixel line in the border colour."""
    made = QFrame()
    made.setProperty("kind", "hair-v" if upright else "hair")
    return made


class Banner(QFrame):
    """A lasting state inside a page: icon, bold title, sentence, one action (`acted`)."""

    acted = Signal()

    def __init__(
        self,
        tone: paint.Tone,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        ink = _tone_text(tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label(title, "body", ink, bold=bool(text), wrap=True)
        self.text = label(text, "small", ink, wrap=True)
        for piece in (self.title, self.text):
            # Asked for its height before it has a width, a wrapping text would be a tower, and
            # the window would grow to hold it.
            piece.setMinimumWidth(theme.px(_LEAST_WORDS))
        # Showing a piece that has no parent yet would open a window of its own.
        if not text:
            self.text.hide()
        words.addWidget(self.title)
        words.addWidget(self.text)
        row.addLayout(words, 1)
        self.action = Button(action, size="small")
        if not action:
            self.action.hide()
        self.action.clicked.connect(self.acted)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """Ask for one line each; what the words need beyond that is known once it has a width.

        Long words would ask for a narrow tower, and the window or the dialog grow to hold it.
        """
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def say(self, title: str, text: str = "") -> None:
        """Change the words."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setHidden(not text)


class EmptyState(QWidget):
    """Icon, what will appear here, why, and one action (`acted`)."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
        *,
        action_icon: str | None = None,
        key: str | None = None,
        primary: bool = False,
        tone: paint.Tone = "neutral",
    ) -> None:
        super().__init__(parent)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(0)
        column.addStretch(1)
        center = Qt.AlignmentFlag.AlignHCenter
        self.tile = IconTile(icon, tone, _TILE)
        column.addWidget(self.tile, 0, center)
        column.addSpacing(_GAP)
        self.title = label(title, "value", bold=True)
        column.addWidget(self.title, 0, center)
        self.text = label(text, "small", "text2", wrap=True)
        self.text.setAlignment(center)
        self.text.setMaximumWidth(theme.px(340))
        # Showing a piece that has no parent yet would open a window of its own.
        if not text:
            self.text.hide()
        column.addSpacing(2)
        # a wrapped label added with an alignment would keep the height of one line
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(_GAP)
        kind: Literal["primary", "plain"] = "primary" if primary else "plain"
        self.action = Button(action, action_icon, key, kind, "small")
        if not action:
            self.action.hide()
        self.action.clicked.connect(self.acted)
        column.addWidget(self.action, 0, center)
        column.addStretch(1)

    def say(self, title: str, text: str = "") -> None:
        """Change the words."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setHidden(not text)
        self._mind()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where it would be squashed."""
        super().resizeEvent(event)
        self._mind()

    def _mind(self) -> None:
        margins = self._column.contentsMargins()
        words = theme.line("value") + theme.px(_TILE) + 2 * _GAP + margins.top() + margins.bottom()
        for piece in (self.text, self.action):
            if not piece.isHidden():
                words += max(piece.sizeHint().height(), piece.heightForWidth(theme.px(340)))
        self.tile.setHidden(self.height() < words)


class Skeleton(QWidget):
    """Grey rows where a list is about to be; show it only after 200 ms of waiting."""

    def __init__(self, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setMinimumHeight(36 * rows)

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(280, 36 * self._rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint disc, long bar and short bar per row; the lengths repeat every four rows."""
        painter = QPainter(self)
        tint = theme.color("surface2")
        for row in range(self._rows):
            top = row * 36
            paint.box(painter, QRectF(0, top + 6, 24, 24), 12, tint)
            long = min(120.0 + (row * 37) % 60 - 20, self.width() * 0.5)
            paint.box(painter, QRectF(36, top + 12, long, 12), 4, tint)
            paint.box(painter, QRectF(self.width() - 64, top + 12, 64, 12), 4, tint)


class ProgressBar(QWidget):
    """A bar of part in whole with tones; the screen reader says `name` before the figures."""

    def __init__(
        self,
        part: float = 0,
        whole: float = 1,
        tone: BarTone = "primary",
        parent: QWidget | None = None,
        *,
        name: str = "",
        height: int = 8,
    ) -> None:
        super().__init__(parent)
        self._height, self._name = height, name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)
        self._share, self._tone = 0.0, tone
        self.set_progress(part, whole, tone)

    def share(self) -> float:
        """Return the filled share, 0 to 1."""
        return self._share

    def set_progress(self, part: float, whole: float, tone: BarTone | None = None) -> None:
        """Fill part / whole; nothing when the whole is not positive, full when over it."""
        self._share = min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0
        self._tone = tone or self._tone
        self.setAccessibleName(f"{self._name} {part:g} / {whole:g}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the fixed height."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove and filling."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        radius = rect.height() / 2
        paint.box(painter, rect, radius, theme.color("surface2"))
        if self._share > 0:
            filled = QRectF(rect)
            filled.setWidth(max(rect.width() * self._share, rect.height()))
            token = "warn-panel" if self._tone == "warn" else self._tone
            paint.box(painter, filled, radius, theme.color(token))


class Stat(QWidget):
    """A figure over its caption."""

    def __init__(
        self,
        number: str,
        caption: str,
        parent: QWidget | None = None,
        *,
        large: bool = False,
        tone: TextTone = "text",
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.number = label(number, "number" if large else "title", tone)
        self.caption = label(caption, "caption", "text3")
        column.addWidget(self.number)
        column.addWidget(self.caption)

    def set_number(self, number: str) -> None:
        """Change the figure."""
        self.number.setText(number)
