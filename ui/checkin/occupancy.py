"""How full the house is: the figure at a glance; being full stops nobody."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.checkin.queries import Occupancy
from ui.kit import paint, theme
from ui.kit.card import BarTone, Card, ProgressBar, hair
from ui.kit.text import TextTone, label, set_tone
from ui.shell.times import number

_TONES: dict[str, tuple[TextTone, BarTone]] = {
    "ok": ("ok", "ok"),
    "amber": ("warn", "warn"),
    "red": ("danger", "danger"),
}


class Figure(QWidget):
    """A bold number of a size of its own, on one line."""

    def __init__(self, size: int, line: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._line, self._text = size, line, "0"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Give what is shown."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another number."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room of the digits."""
        return QSize(round(paint.advance(self._text, self._font())) + 1, theme.px(self._line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the digits."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        paint.draw_text(painter, rect, self._text, self._font(), theme.color("text"))

    def _font(self) -> QFont:
        made = theme.font("number", bold=True)
        made.setPixelSize(theme.px(self._size))
        return made


class OccupancyCard(Card):
    """Who is inside against what the house holds, visits of today, first times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, pad=16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("此刻在馆"), "body", bold=True))
        head.addStretch(1)
        self.capacity = label("", "caption", "text3")
        head.addWidget(self.capacity)
        self.body.addLayout(head)
        self.body.addSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        base = Qt.AlignmentFlag.AlignBottom
        self.inside = Figure(36, 44)
        line.addWidget(self.inside, 0, base)
        line.addWidget(label(self.tr("人"), "body", "text2"), 0, base)
        line.addStretch(1)
        self.room = label("", "small", "ok")
        line.addWidget(self.room, 0, base)
        self.body.addLayout(line)
        self.body.addSpacing(8)
        self.bar = ProgressBar(name=self.tr("在馆人数"))
        self.body.addWidget(self.bar)
        self.body.addSpacing(14)
        figures = QHBoxLayout()
        figures.setSpacing(0)
        self.visits = _figure(figures, self.tr("今日到访"), first=True)
        self.first_times = _figure(figures, self.tr("首次到访"), first=False)
        self.body.addLayout(figures)
        self.level = "ok"

    def show_occupancy(self, full: Occupancy) -> None:
        """Show the figures; amber from 90 %, red when full."""
        self.level = full.level
        text_tone, bar_tone = _TONES[full.level]
        self.inside.setText(number(full.inside))
        left = full.capacity - full.inside
        if not full.capacity:
            self.capacity.setText(self.tr("未设容量"))
            self.room.setText("")
        else:
            self.capacity.setText(self.tr("容量 {count}").format(count=number(full.capacity)))
            words = self.tr("还可容纳 {count} 人").format(count=number(left))
            if left == 0:
                words = self.tr("刚好满员")
            elif left < 0:
                words = self.tr("已超出 {count} 人").format(count=number(-left))
            self.room.setText(words)
        set_tone(self.room, text_tone)
        self.bar.set_progress(full.inside, full.capacity, bar_tone)
        self.bar.setVisible(bool(full.capacity))
        self.visits.setText(number(full.visits))
        self.first_times.setText(number(full.first_times))

    def set_short(self, short: bool) -> None:
        """Be tighter in low windows."""
        pad = 12 if short else 16
        self.body.setContentsMargins(16, pad, 16, pad)


def _figure(row: QHBoxLayout, caption: str, *, first: bool) -> Figure:
    if not first:
        row.addWidget(hair(upright=True))
        row.addSpacing(14)
    column = QVBoxLayout()
    column.setSpacing(0)
    figure = Figure(18, 26)
    column.addWidget(figure)
    column.addWidget(label(caption, "caption", "text3"))
    row.addLayout(column, 1)
    return figure
