"""The week as one painted piece: days beside each other, hours below each other, a line for now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.events.queries import Slot
from ui.events import phrases
from ui.events.blocks import draw_block, draw_more
from ui.events.layout import DAYS, Block, arrange, hours, later
from ui.kit import paint, theme
from ui.kit.daycolumns import HEAD, DayColumns

_HOUR = 36
_MORE = 24
STEP = 0.5
"""A new event begins at a full or a half hour."""


class WeekFace(DayColumns):
    """Shows the sessions of a week; what keys and mouse do is `ui.events.grid`'s.

    A unit is an hour.
    """

    least, steps = _HOUR, STEP

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.measure()
        self.viewport().update()

    # -- measures -----------------------------------------------------------------------------

    def dates(self) -> list[dt.date]:
        """Give the days of the week."""
        return [later(self.first, day).date() for day in range(DAYS)]

    def length(self) -> float:
        """Give how many hours of a day are shown."""
        return self._high - self._low

    def rect_of(self, block: Block) -> QRectF:
        """Give where a block lies in the viewport."""
        left, right = self.edge(block.day) + 4, self.edge(block.day + 1) - 4
        if block.crowded:
            right -= theme.px(_MORE) + 2
        top, bottom = self._at(block.starts) + 2, self._at(block.ends) - 1
        if block.hidden:
            return QRectF(right + 2, top, theme.px(_MORE), bottom - top)
        wide = (right - left) / block.beside
        gap = 0 if block.beside == 1 else 1
        return QRectF(left + wide * block.place, top, wide - gap, bottom - top)

    def point_of(self, day: int, hour: float) -> QPointF:
        """Give a point in a day at an hour: where somebody would click."""
        return QPointF((self.edge(day) + self.edge(day + 1)) / 2, self._at(hour + STEP / 2))

    def sizeHint(self) -> QSize:
        """Give the least that makes sense."""
        return QSize(theme.px(700), theme.px(320))

    def _at(self, hour: float) -> float:
        """Give how far down an hour of the clock is."""
        return self.height_of(hour - self._low)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, hours, sessions, now, and the head over what is scrolled under it."""
        painter, whole, shape = self.begin()
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
        self.draw_head(painter, whole, self.now.astimezone(self.first.tzinfo).date())
        if self.hasFocus() and self.current < 0:
            paint.ring(painter, whole, 9)

    def _lines(self, painter: QPainter, whole: QRectF) -> None:
        for hour in range(int(self._low), int(self._high) + 1):
            top = self._at(hour)
            if top > theme.px(HEAD) + 2:
                self.draw_hour_line(painter, whole, top)
                self.draw_hour(painter, top - 10, f"{hour:02d}:00")
        self.draw_edges(painter, whole)

    def draw_date(self, painter: QPainter, cell: QRectF, date: dt.date, *, today: bool) -> None:
        """Paint a weekday, its number, and that it is today."""
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
        return day, self._at(hour)

    def _now_line(self, painter: QPainter) -> None:
        place = self._now_place()
        if place is not None:
            self.draw_now(painter, *place)

    def _now_dot(self, painter: QPainter) -> None:
        place = self._now_place()
        if place is not None:
            dot = QRectF(self.edge(place[0]) - 5, place[1] - 5, 10, 10)
            paint.box(painter, dot, 5, theme.color("danger"))

    def _paint_spot(self, painter: QPainter) -> None:
        if self.spot is None or not self.may_make:
            return
        day, hour = self.spot
        left, right = self.edge(day) + 4, self.edge(day + 1) - 4
        rect = QRectF(left, self._at(hour) + 2, right - left, self.unit_height() - 3)
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
        if at.x() < self.edge(0) or at.y() < theme.px(HEAD):
            return None
        day = next((d for d in range(DAYS) if at.x() < self.edge(d + 1)), DAYS - 1)
        top = self._at(self._low)
        hour = self._low + (at.y() - top) / self.unit_height()
        return day, min(max(int(hour / STEP) * STEP, 0.0), 24.0 - STEP)

    def moment(self, day: int, hour: float) -> dt.datetime:
        """Give a day's hour as a time at the venue."""
        time = dt.time(int(hour), round(hour % 1 * 60))
        return dt.datetime.combine(later(self.first, day).date(), time, self.first.tzinfo)
