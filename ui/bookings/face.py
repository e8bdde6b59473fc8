"""The week of one thing as a painted piece: days beside each other, half hours below each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.bookings.queries import Day
from app.bookings.rules import GRID, NO_SHOW, USED, holds
from app.clock import from_text, to_text
from ui.bookings import phrases
from ui.bookings.layout import Block, blocks_of
from ui.events.phrases import weekday
from ui.kit import paint, theme
from ui.kit.daycolumns import HEAD, DayColumns

_ROW = 17
_TWO_LINES, _LEAST = 32, 12


class WeekFace(DayColumns):
    """Shows a week; what keys and mouse do is `ui.bookings.grid`'s. A unit is a half hour."""

    least = _ROW

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.measure()
        self.viewport().update()

    # -- measures -----------------------------------------------------------------------------

    def dates(self) -> list[dt.date]:
        """Give the days of the week."""
        return [day.opening.day for day in self.days]

    def length(self) -> float:
        """Give how many half hours the longest day has."""
        return self.rows

    def begin_of(self, day: int, row: int) -> dt.datetime:
        """Give when a half hour begins."""
        return self.days[day].opening.opens + row * GRID

    def cell(self, day: int, row: int, rows: int = 1) -> QRectF:
        """Give where half hours of a day lie."""
        left, right = self.edge(day), self.edge(day + 1)
        top = self.height_of(row)
        return QRectF(left + 1, top, right - left - 1, self.height_of(row + rows) - top)

    def rect_of(self, day: int, block: Block) -> QRectF:
        """Give where a block lies."""
        opens = self.days[day].opening.opens
        first, last = ((from_text(one) - opens) / GRID for one in (block.begins, block.ends))
        top = self.height_of(max(0.0, first))
        bottom = self.height_of(min(float(self.rows), last))
        left, right = self.edge(day) + 3, self.edge(day + 1) - 2
        wide = (right - left) / block.beside
        return QRectF(left + wide * block.place, top + 1, wide - 1, bottom - top - 2)

    def sizeHint(self) -> QSize:
        """Give the least that makes sense."""
        return QSize(theme.px(640), theme.px(320))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, closed days, bookings, where one stands, and the head over it."""
        painter, whole, _ = self.begin()
        for day in range(len(self.days)):
            self._closed(painter, day)
        self._lines(painter, whole)
        self._now_line(painter)
        for day in range(len(self.days)):
            for block in self.blocks[day]:
                self._block(painter, self.rect_of(day, block), block, self.days[day])
        self._spot(painter)
        self.draw_head(painter, whole, self.now.astimezone(ZoneInfo(self.zone)).date())

    def _lines(self, painter: QPainter, whole: QRectF) -> None:
        if not self.days:
            return
        for row in range(self.rows + 1):
            local = self.begin_of(0, row).astimezone(ZoneInfo(self.zone))
            top = self.height_of(row)
            if local.minute == 0 and top > theme.px(HEAD) + 2:
                self.draw_hour_line(painter, whole, top)
            if local.minute == 0 and top > theme.px(HEAD) - 4 and row < self.rows:
                self.draw_hour(painter, top if row == 0 else top - 10, f"{local:%H:%M}")
        self.draw_edges(painter, whole)

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
                self.draw_now(painter, day, self.height_of((self.now - opening.opens) / GRID))

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

    def draw_date(self, painter: QPainter, cell: QRectF, date: dt.date, *, today: bool) -> None:
        """Paint a weekday and its number."""
        center, font = Qt.AlignmentFlag.AlignHCenter, theme.font("body", bold=True)
        ink = theme.color("primary" if today else "text")
        paint.draw_text(painter, cell, f"{weekday(date)} {date.day}", font, ink, center)


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
