"""What the colours of the week mean, beside each other above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.events.blocks import CAMPAIGN, GREY, NOW, OURS, UNSENT, Dress
from ui.kit import paint, theme
from ui.kit.text import label

_SIDE = 14


class Swatch(QWidget):
    """A small block in the dress of a kind of session."""

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the scaled square."""
        return QSize(theme.px(_SIDE), theme.px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and bar, or the dashed frame of what is not out yet."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dress.dashed:
            pen = QPen(theme.color("border-strong"), 1, Qt.PenStyle.DashLine)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            return
        shape = QPainterPath()
        shape.addRoundedRect(rect, 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(rect, theme.color(self._dress.ground))
        bar = QRectF(0, 0, 4, rect.height())
        painter.fillRect(bar, theme.color(self._dress.bar))


class Legend(QWidget):
    """The five kinds of sessions with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for dress, words in (
            (OURS, self.tr("本馆，可报名")),
            (GREY, self.tr("已满 / 已结束")),
            (NOW, self.tr("进行中")),
            (CAMPAIGN, self.tr("总部统一行动")),
            (UNSENT, self.tr("草稿")),
        ):
            row.addWidget(Swatch(dress), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label(words, "small", "text2"))
            row.addSpacing(8)
        row.addStretch(1)
