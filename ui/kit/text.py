"""Text: labels by role and tone, an eliding label, an icon on its own."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.kit import paint, theme

Role = Literal[
    "caption",
    "small",
    "body",
    "strong",
    "value",
    "tile",
    "title",
    "number",
    "verdict",
    "clock",
    "kiosk",
    "kiosk-strong",
    "kiosk-title",
    "kiosk-verdict",
    "kiosk-huge",
]
TextTone = Literal["text", "text2", "text3", "primary", "ok", "warn", "danger", "violet"]


def dress(made: QLabel, role: Role, tone: TextTone, *, bold: bool | None) -> None:
    """Give an existing label a role, a tone and, if not None, a weight of its own."""
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    if bold is not None:
        made.setProperty("bold", "yes" if bold else "no")


def label(
    text: str = "",
    role: Role = "body",
    tone: TextTone = "text",
    *,
    bold: bool | None = None,
    wrap: bool = False,
) -> QLabel:
    """Return a plain-text label of a type role and a tone; `wrap` breaks long text into lines."""
    made = QLabel(text)
    dress(made, role, tone, bold=bold)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def set_tone(made: QLabel, tone: TextTone) -> None:
    """Change the tone of a label made by `label`."""
    theme.mark(made, tone=tone)


class WrapLabel(QLabel):
    """A wrapping label that asks for its whole text on one line and wraps only when it must."""

    def __init__(self, role: Role = "small", tone: TextTone = "text") -> None:
        super().__init__()
        dress(self, role, tone, bold=None)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Return the width of the unbroken text."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a width that leaves room for the neighbours."""
        return QSize(theme.px(120), super().minimumSizeHint().height())


class ElidedLabel(QLabel):
    """A one-line label that ends in … when narrow and shows the whole text as a tool tip."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: TextTone = "text",
        *,
        bold: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        dress(self, role, tone, bold=bold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a small width so that layouts may shrink it."""
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, elided at the right."""
        painter = QPainter(self)
        width = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        tip = self.text() if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), int(align), shown)


class IconLabel(QWidget):
    """An icon that looks its colour up while painting, so it follows the theme."""

    def __init__(
        self,
        name: str,
        token: str = "text",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Show another icon, in another token when given."""
        self._name, self._token = name, token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        """Return the scaled square."""
        side = theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the token's present colour."""
        painter = QPainter(self)
        ink = theme.color(self._token)
        paint.draw_icon(painter, paint.rectf(self.rect()), self._name, ink, theme.px(self._size))


class IconTile(IconLabel):
    """The 36 px tinted square with an icon that opens a message (DESIGN 15)."""

    def __init__(
        self,
        name: str,
        tone: str = "primary",
        side: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        ink, self._tint = paint.tone_tokens(tone)
        super().__init__(name, ink, 18 if side < 48 else 26, parent)
        self._side = side

    def sizeHint(self) -> QSize:
        """Return the scaled square."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint (round from 48 px on), then the icon."""
        painter = QPainter(self)
        side = theme.px(self._side)
        radius = side / 2 if self._side >= 48 else 6
        paint.box(painter, paint.rectf(self.rect()), radius, theme.color(self._tint))
        painter.end()
        super().paintEvent(event)
