"""Days beside each other under a head, and in each what happens from top to bottom.

What the week of events and the week of a room share: where things lie, how far one can scroll, and
the lines, the head and the mark of now. What stands in the days is painted by whoever knows them.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.kit import paint, theme

HEAD = 40
_GUTTER, _ROUND = 53, 9


class DayColumns(QAbstractScrollArea):
    """Says where days and units lie in them; a unit is as long as whoever paints says.

    `least`: pixels of the theme a unit has at least; `steps`: by how many of them keys scroll.
    """

    least: int
    steps = 1.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dates(self) -> list[dt.date]:
        """Give the days that are shown, left to right."""
        raise NotImplementedError

    def length(self) -> float:
        """Give how many units a day has."""
        raise NotImplementedError

    def draw_date(self, painter: QPainter, cell: QRectF, date: dt.date, *, today: bool) -> None:
        """Paint a day's name into its head."""
        raise NotImplementedError

    # -- measures -----------------------------------------------------------------------------

    def unit_height(self) -> float:
        """Give how high a unit is: a day fits, unless that would be too small to read."""
        room = self.viewport().height() - theme.px(HEAD)
        return max(float(theme.px(self.least)), room / self.length())

    def edge(self, day: int) -> float:
        """Give where a day begins from the left; the last of all ends where the next would."""
        left = theme.px(_GUTTER)
        wide = self.viewport().width() - left
        return round(left + wide * day / max(1, len(self.dates())))

    def height_of(self, units: float) -> float:
        """Give how far down so many units of a day are."""
        return round(theme.px(HEAD) + units * self.unit_height() - self.verticalScrollBar().value())

    def measure(self) -> None:
        """Say how far one can scroll."""
        room = self.viewport().height() - theme.px(HEAD)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.unit_height() * self.length() - room)))
        bar.setPageStep(room)
        bar.setSingleStep(round(self.unit_height() * self.steps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self.measure()

    # -- painting -----------------------------------------------------------------------------

    def begin(self) -> tuple[QPainter, QRectF, QPainterPath]:
        """Begin a picture on an empty ground: its painter, the whole of it, its round shape."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, shape = paint.rectf(self.viewport().rect()), QPainterPath()
        shape.addRoundedRect(whole, _ROUND, _ROUND)
        painter.setClipPath(shape)
        painter.fillRect(whole, theme.color("surface"))
        return painter, whole, shape

    def draw_edges(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the lines between days."""
        for day in range(len(self.dates())):
            painter.fillRect(QRectF(self.edge(day), 0, 1, whole.height()), theme.color("border"))

    def draw_hour_line(self, painter: QPainter, whole: QRectF, top: float) -> None:
        """Paint the line an hour begins with."""
        painter.fillRect(QRectF(self.edge(0), top, whole.width(), 1), theme.color("border"))

    def draw_hour(self, painter: QPainter, top: float, words: str) -> None:
        """Paint the name of an hour beside the days."""
        place = QRectF(0, top, self.edge(0) - 8, 20)
        right = Qt.AlignmentFlag.AlignRight
        paint.draw_text(painter, place, words, theme.font("caption"), theme.color("text2"), right)

    def draw_now(self, painter: QPainter, day: int, top: float) -> None:
        """Paint the line of now."""
        left, right = self.edge(day), self.edge(day + 1)
        painter.fillRect(QRectF(left, top - 1, right - left, 2), theme.color("danger"))

    def draw_head(self, painter: QPainter, whole: QRectF, today: dt.date) -> None:
        """Paint the head over what is scrolled under it."""
        high = theme.px(HEAD)
        painter.fillRect(QRectF(0, 0, whole.width(), high), theme.color("surface"))
        for day, date in enumerate(self.dates()):
            left, right = self.edge(day), self.edge(day + 1)
            cell = QRectF(left + 1, 0, right - left - 1, high - 1)
            if date == today:
                painter.fillRect(cell, theme.color("primary-soft"))
            painter.fillRect(QRectF(left, 0, 1, high), theme.color("border"))
            self.draw_date(painter, cell, date, today=date == today)
        painter.fillRect(QRectF(0, high - 1, whole.width(), 1), theme.color("border"))
