"""The week of one thing as a painted piece: days beside each other, half hours below each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.bookings.queries import Day
from app.bookings.rules import GRID, NO_SHOW, USED, holds
from app.clock import from_text, to_text
from ui.bookings import phrases
from ui.bookings.layout import Block, blocks_of
from ui.events.phrases import weekday
from ui.kit import paint, theme

HEAD = 40
_GUTTER, _ROW = 53, 17
_TWO_LINES, _LEAST = 32, 12


class WeekFace(QAbstractScrollArea):
    """Shows a week; what keys and mouse do is `ui.bookings.grid`'s."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.zone = zone
        self.days: Sequence[Day] = ()
        self.blocks: list[list[Block]] = []
        self.now = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
        self.day, self.row = 0, 0
        """Where one stands: which day, which half hour of it."""
        self.rows = 1

    def lay_out(self, days: Sequence[Day], now: dt.datetime) -> None:
        """Show a week."""
        self.days, self.now = days, now
        self.blocks = [blocks_of(day.entries) for day in days]
        if days:
            lengths = (day.opening.closes - day.opening.opens for day in days)
            self.rows = max(1, round(max(lengths) / GRID))
        self.day = min(self.day, max(0, len(days) - 1))
        self.row = min(self.row, self.rows - 1)
        self._measure()
        self.viewport().update()

    # -- measures -----------------------------------------------------------------------------

    def row_height(self) -> float:
        """Give how high a half hour is: a day fits, unless that would be too small to read."""
        room = self.viewport().height() - theme.px(HEAD)
        return max(float(theme.px(_ROW)), room / self.rows)

    def begin_of(self, day: int, row: int) -> dt.datetime:
        """Give when a half hour begins."""
        return self.days[day].opening.opens + row * GRID

    def cell(self, day: int, row: int, rows: int = 1) -> QRectF:
        """Give where half hours of a day lie."""
        left, right = self._edge(day), self._edge(day + 1)
        top = self._height_of(row)
        return QRectF(left + 1, top, right - left - 1, self._height_of(row + rows) - top)

    def rect_of(self, day: int, block: Block) -> QRectF:
        """Give where a block lies."""
        opens = self.days[day].opening.opens
        first, last = ((from_text(one) - opens) / GRID for one in (block.begins, block.ends))
        top = self._height_of(max(0.0, first))
        bottom = self._height_of(min(float(self.rows), last))
        left, right = self._edge(day) + 3, self._edge(day + 1) - 2
        wide = (right - left) / block.beside
        return QRectF(left + wide * block.place, top + 1, wide - 1, bottom - top - 2)

    def sizeHint(self) -> QSize:
        """Give the least that makes sense."""
        return QSize(theme.px(640), theme.px(320))

    def _edge(self, day: int) -> float:
        left = theme.px(_GUTTER)
        return round(left + (self.viewport().width() - left) * day / max(1, len(self.days)))

    def _height_of(self, row: float) -> float:
        return round(theme.px(HEAD) + row * self.row_height() - self.verticalScrollBar().value())

    def _measure(self) -> None:
        room = self.viewport().height() - theme.px(HEAD)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self.row_height() * self.rows - room)))
        bar.setPageStep(room)
        bar.setSingleStep(round(self.row_height()))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, closed days, bookings, where one stands, and the head over it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = paint.rectf(self.viewport().rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 9, 9)
        painter.setClipPath(shape)
        painter.fillRect(whole, theme.color("surface"))
        for day in range(len(self.days)):
            self._closed(painter, day)
        self._lines(painter, whole)
        self._now_line(painter)
        for day in range(len(self.days)):
            for block in self.blocks[day]:
                self._block(painter, self.rect_of(day, block), block, self.days[day])
        self._spot(painter)
        self._head(painter, whole)

    def _lines(self, painter: QPainter, whole: QRectF) -> None:
        if not self.days:
            return
        border = theme.color("border")
        for row in range(self.rows + 1):
            local = self.begin_of(0, row).astimezone(ZoneInfo(self.zone))
            top = self._height_of(row)
            if local.minute == 0 and top > theme.px(HEAD) + 2:
                painter.fillRect(QRectF(self._edge(0), top, whole.width(), 1), border)
            if local.minute == 0 and top > theme.px(HEAD) - 4 and row < self.rows:
                place = QRectF(0, top if row == 0 else top - 10, self._edge(0) - 8, 20)
                right = Qt.AlignmentFlag.AlignRight
                font, ink = theme.font("caption"), theme.color("text2")
                paint.draw_text(painter, place, f"{local:%H:%M}", font, ink, right)
        for day in range(len(self.days)):
            painter.fillRect(QRectF(self._edge(day), 0, 1, whole.height()), border)

    def _closed(self, painter: QPainter, day: int) -> None:
        opening = self.days[day].opening
        over = (self.now - opening.opens) / GRID
        if opening.closed:
            rect = self.cell(day, 0, self.rows)
            painter.fillRect(rect, theme.color("surface2"))
            words = phrases.closed_word()
            words = phrases.titled(words, opening.off) if opening.off else words
            font, ink = theme.font("small"), theme.color("text3")
            center = Qt.AlignmentFlag.AlignHCenter
            paint.draw_text(painter, rect.adjusted(4, 0, -4, 0), words, font, ink, center)
        elif over > 0:
            rows = min(self.rows, int(over))
            painter.fillRect(self.cell(day, 0, rows), theme.color("surface2"))

    def _block(self, painter: QPainter, rect: QRectF, block: Block, day: Day) -> None:
        entry = block.entry
        tone = "primary" if entry is None else _tone(entry)
        ink, tint = paint.tone_tokens(tone)
        paint.box(painter, rect, 4, theme.color(tint), theme.color("border"))
        painter.fillRect(
            QRectF(rect.left(), rect.top() + 2, 3, rect.height() - 4), theme.color(ink)
        )
        if rect.height() < theme.px(_LEAST):
            return
        if entry is None:
            title = phrases.count_of(len(block.entries))
            under = phrases.left_words(day, block.begins, block.ends)
        else:
            title = phrases.called(entry)
            under = phrases.event_word() if entry.event_id else entry.purpose
            if entry.amount is not None and holds(day.thing.capacity) > 1:
                title = f"{title} {phrases.amount_of(entry, day.thing)}"
        inner = rect.adjusted(8, 1, -3, -1)
        two = rect.height() >= theme.px(_TWO_LINES)
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.px(17))
        top = line if two else inner
        bold = theme.font("caption", bold=True)
        paint.draw_text(painter, top, title, bold, theme.color(ink))
        if two:
            below = line.translated(0, theme.px(15))
            span = phrases.span(block.begins, block.ends, self.zone)
            paint.draw_text(
                painter, below, under or span, theme.font("caption"), theme.color("text2")
            )

    def _now_line(self, painter: QPainter) -> None:
        for day, one in enumerate(self.days):
            opening = one.opening
            if opening.opens <= self.now < opening.closes:
                top = self._height_of((self.now - opening.opens) / GRID)
                left, right = self._edge(day), self._edge(day + 1)
                painter.fillRect(QRectF(left, top - 1, right - left, 2), theme.color("danger"))

    def _spot(self, painter: QPainter) -> None:
        """Show where one stands, and how much is free there."""
        if not self.days:
            return
        rect = self.cell(self.day, self.row).adjusted(1, 0, -1, 0)
        if self.hasFocus():
            paint.ring(painter, rect, 4)
        if self.entries_here() or self.days[self.day].opening.closed:
            return
        begin = self.begin_of(self.day, self.row)
        words = f"＋ {begin.astimezone(ZoneInfo(self.zone)):%H:%M}"
        font, ink = theme.font("caption"), theme.color("primary")
        if self.hasFocus() and begin + GRID > self.now:
            paint.draw_text(painter, rect.adjusted(8, 0, -4, 0), words, font, ink)

    def entries_here(self) -> list[Block]:
        """Give the blocks where one stands."""
        if not self.days:
            return []
        begin = self.begin_of(self.day, self.row)
        first, last = to_text(begin), to_text(begin + GRID)
        return [one for one in self.blocks[self.day] if one.begins < last and first < one.ends]

    def _head(self, painter: QPainter, whole: QRectF) -> None:
        high = theme.px(HEAD)
        painter.fillRect(QRectF(0, 0, whole.width(), high), theme.color("surface"))
        today = self.now.astimezone(ZoneInfo(self.zone)).date()
        center = Qt.AlignmentFlag.AlignHCenter
        for day, one in enumerate(self.days):
            left, right = self._edge(day), self._edge(day + 1)
            cell = QRectF(left + 1, 0, right - left - 1, high - 1)
            date, on = one.opening.day, one.opening.day == today
            if on:
                painter.fillRect(cell, theme.color("primary-soft"))
            painter.fillRect(QRectF(left, 0, 1, high), theme.color("border"))
            words = f"{weekday(date)} {date.day}"
            font = theme.font("body", bold=True)
            ink = theme.color("primary" if on else "text")
            paint.draw_text(painter, cell, words, font, ink, center)
        painter.fillRect(QRectF(0, high - 1, whole.width(), 1), theme.color("border"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._measure()


def _tone(entry: object) -> paint.Tone:
    """Give the colour of a booking: a clash, an event, what is over, what is to come."""
    if getattr(entry, "undecided", False):
        return "danger"
    if getattr(entry, "event_id", ""):
        return "violet"
    state = getattr(entry, "state", "")
    if state == USED:
        return "ok"
    return "warn" if state == NO_SHOW else "primary"
