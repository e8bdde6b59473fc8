"""The week as one painted piece: days beside each other, hours below each other, a line for now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.events.queries import Slot
from ui.events import phrases
from ui.events.blocks import draw_block, draw_more
from ui.events.layout import DAYS, Block, arrange, hours, later
from ui.kit import paint, theme

HEAD = 40
_GUTTER, _HOUR = 53, 36
_MORE = 24
STEP = 0.5
"""A new event begins at a full or a half hour."""


class WeekFace(QAbstractScrollArea):
    """Shows the sessions of a week; what keys and mouse do is `ui.events.grid`'s."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.zone = zone
        self.blocks: list[Block] = []
        self.may_make = True
        self.first = dt.datetime(2000, 1, 3, tzinfo=dt.UTC)
        self.now = self.first
        self._low, self._high = 9.0, 21.25
        self.current = -1
        self.hot = -1
        self.spot: tuple[int, float] | None = None

    def lay_out(
        self, first: dt.datetime, slots: Sequence[Slot], now: dt.datetime, day: tuple[str, str]
    ) -> None:
        """Lay out the sessions of a week; `day` is from when to when the venue is open."""
        self.first, self.now = first, now
        self.blocks = arrange(slots, first)
        self._low, self._high = hours(self.blocks, *day)
        self.hot = -1
        self._measure()
        self.viewport().update()

    # -- measures -----------------------------------------------------------------------------

    def hour_height(self) -> float:
        """Give how high an hour is: the whole day fits, unless it would be too small to read."""
        room = self.viewport().height() - theme.px(HEAD)
        return max(float(theme.px(_HOUR)), room / (self._high - self._low))

    def rect_of(self, block: Block) -> QRectF:
        """Give where a block lies in the viewport."""
        left, right = self._edge(block.day) + 4, self._edge(block.day + 1) - 4
        if block.crowded:
            right -= theme.px(_MORE) + 2
        top, bottom = self._height_of(block.starts) + 2, self._height_of(block.ends) - 1
        if block.hidden:
            return QRectF(right + 2, top, theme.px(_MORE), bottom - top)
        wide = (right - left) / block.beside
        gap = 0 if block.beside == 1 else 1
        return QRectF(left + wide * block.place, top, wide - gap, bottom - top)

    def point_of(self, day: int, hour: float) -> QPointF:
        """Give a point in a day at an hour: where somebody would click."""
        return QPointF(
            (self._edge(day) + self._edge(day + 1)) / 2, self._height_of(hour + STEP / 2)
        )

    def sizeHint(self) -> QSize:
        """Give the least that makes sense."""
        return QSize(theme.px(700), theme.px(320))

    def _edge(self, day: int) -> float:
        left = theme.px(_GUTTER)
        return round(left + (self.viewport().width() - left) * day / DAYS)

    def _height_of(self, hour: float) -> float:
        offset = self.verticalScrollBar().value()
        return round(theme.px(HEAD) + (hour - self._low) * self.hour_height() - offset)

    def _measure(self) -> None:
        whole = self.hour_height() * (self._high - self._low)
        room = self.viewport().height() - theme.px(HEAD)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(whole - room)))
        bar.setPageStep(room)
        bar.setSingleStep(round(self.hour_height() / 2))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, hours, sessions, now, and the head over what is scrolled under it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = paint.rectf(self.viewport().rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 9, 9)
        painter.setClipPath(shape)
        painter.fillRect(whole, theme.color("surface"))
        self._lines(painter, whole)
        self._now_line(painter)
        self._paint_spot(painter)
        for at, block in enumerate(self.blocks):
            hot, ring = at == self.hot, at == self.current and self.hasFocus()
            rect = self.rect_of(block)
            if block.slot is not None:
                draw_block(painter, rect, block.slot, hot=hot, ring=ring)
            else:
                draw_more(painter, rect, len(block.hidden), hot=hot, ring=ring)
            painter.setClipPath(shape)
        self._now_dot(painter)
        self._head(painter, whole)
        if self.hasFocus() and self.current < 0:
            paint.ring(painter, whole, 9)

    def _lines(self, painter: QPainter, whole: QRectF) -> None:
        border = theme.color("border")
        for hour in range(int(self._low), int(self._high) + 1):
            top = self._height_of(hour)
            if top <= theme.px(HEAD) + 2:
                continue
            painter.fillRect(QRectF(self._edge(0), top, whole.width(), 1), border)
            place = QRectF(0, top - 10, self._edge(0) - 8, 20)
            right = Qt.AlignmentFlag.AlignRight
            words, font = f"{hour:02d}:00", theme.font("caption")
            paint.draw_text(painter, place, words, font, theme.color("text2"), right)
        for day in range(DAYS):
            painter.fillRect(QRectF(self._edge(day), 0, 1, whole.height()), border)

    def _head(self, painter: QPainter, whole: QRectF) -> None:
        high = theme.px(HEAD)
        painter.fillRect(QRectF(0, 0, whole.width(), high), theme.color("surface"))
        today = self.now.astimezone(self.first.tzinfo).date()
        for day in range(DAYS):
            date = later(self.first, day).date()
            left, right = self._edge(day), self._edge(day + 1)
            cell = QRectF(left + 1, 0, right - left - 1, high - 1)
            on = date == today
            if on:
                painter.fillRect(cell, theme.color("primary-soft"))
            painter.fillRect(QRectF(left, 0, 1, high), theme.color("border"))
            self._date(painter, cell, date, today=on)
        painter.fillRect(QRectF(0, high - 1, whole.width(), 1), theme.color("border"))

    def _date(self, painter: QPainter, cell: QRectF, date: dt.date, *, today: bool) -> None:
        number = theme.font("value", bold=True)
        parts = [(phrases.weekday(date), theme.font("small")), (str(date.day), number)]
        if today:
            parts.append((self.tr("今天"), theme.font("caption")))
        gap = theme.px(4)
        wide = sum(paint.advance(*part) for part in parts) + gap * (len(parts) - 1)
        left = cell.center().x() - wide / 2
        for place, (words, font) in enumerate(parts):
            ink = "primary" if today else ("text" if place else "text2")
            room = QRectF(left, cell.top(), paint.advance(words, font) + 1, cell.height())
            paint.draw_text(painter, room, words, font, theme.color(ink))
            left += paint.advance(words, font) + gap

    def _now_place(self) -> tuple[int, float] | None:
        local = self.now.astimezone(self.first.tzinfo)
        day = (local.date() - self.first.date()).days
        hour = local.hour + local.minute / 60
        if not 0 <= day < DAYS or not self._low <= hour <= self._high:
            return None
        return day, self._height_of(hour)

    def _now_line(self, painter: QPainter) -> None:
        place = self._now_place()
        if place is not None:
            left, right = self._edge(place[0]), self._edge(place[0] + 1)
            line = QRectF(left, place[1] - 1, right - left, 2)
            painter.fillRect(line, theme.color("danger"))

    def _now_dot(self, painter: QPainter) -> None:
        place = self._now_place()
        if place is not None:
            dot = QRectF(self._edge(place[0]) - 5, place[1] - 5, 10, 10)
            paint.box(painter, dot, 5, theme.color("danger"))

    def _paint_spot(self, painter: QPainter) -> None:
        if self.spot is None or not self.may_make:
            return
        day, hour = self.spot
        left, right = self._edge(day) + 4, self._edge(day + 1) - 4
        rect = QRectF(left, self._height_of(hour) + 2, right - left, self.hour_height() - 3)
        pen = QPen(theme.color("primary"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = self.tr("＋ 新建 {time}").format(time=f"{self.moment(day, hour):%H:%M}")
        place = rect.adjusted(9, 0, -4, 0)
        paint.draw_text(painter, place, words, theme.font("caption"), theme.color("primary"))

    # -- places -------------------------------------------------------------------------------

    def spot_at(self, at: QPointF) -> tuple[int, float] | None:
        """Give the day and the half hour under a point, None beside the days."""
        if at.x() < self._edge(0) or at.y() < theme.px(HEAD):
            return None
        day = next((d for d in range(DAYS) if at.x() < self._edge(d + 1)), DAYS - 1)
        top = self._height_of(self._low)
        hour = self._low + (at.y() - top) / self.hour_height()
        return day, min(max(int(hour / STEP) * STEP, 0.0), 24.0 - STEP)

    def moment(self, day: int, hour: float) -> dt.datetime:
        """Give a day's hour as a time at the venue."""
        time = dt.time(int(hour), round(hour % 1 * 60))
        return dt.datetime.combine(later(self.first, day).date(), time, self.first.tzinfo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._measure()
