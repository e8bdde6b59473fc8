"""A case as a card of the board: number and requester, the need in two lines, category, clock."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.cases.limits import Calendar
from app.cases.queries import CaseCard
from ui.cases import casewords, phrases
from ui.cases.caselog import UNTAKEN
from ui.cases.clocks import left_of
from ui.handovers.words import came_from
from ui.kit import paint, theme
from ui.kit.lines import AnyIndex, LineRole
from ui.kit.paint import ChipSpec

GAP = 8
_PAD, _TOP = 12, 10
_LEAST = 58
"""Narrower than this a chip that is cut says nothing."""
_HEAD, _LINE, _ABOVE, _BELOW = 18, 20, 2, 7


def waiting_chip() -> ChipSpec:
    """Say in a chip that headquarters has not got it yet."""
    return ChipSpec(casewords.not_sent(), "warn", "cloud-off")


class CardDelegate(QStyledItemDelegate):
    """Paints cards; `house` and `now` are what their clocks go by."""

    def __init__(self, view: QListView, house: Calendar, now: dt.datetime) -> None:
        super().__init__(view)
        self._view = view
        self.house, self.now = house, now

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Give the height for one line of words or two, with the gap below."""
        card: CaseCard = index.data(LineRole)
        wide = option.rect.width() or self._view.viewport().width()
        words = casewords.need_of(card)
        # Measured bold: a card that is chosen must not need another line.
        advance = paint.advance(words, theme.font("body", bold=True))
        lines = 2 if advance > wide - 2 * theme.px(_PAD) else 1
        high = 2 * _TOP + _HEAD + _ABOVE + lines * _LINE + _BELOW + paint.CHIP_HEIGHT
        return QSize(wide, theme.px(high) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one card."""
        card: CaseCard = index.data(LineRole)
        rect = paint.rectf(option.rect).adjusted(0, 0, 0, -GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = theme.color("primary" if chosen else "danger" if card.emergency else "border")
        fill = theme.color("hover" if hot and not chosen else "surface")
        paint.box(painter, rect, 8, fill, edge, width=2.0 if chosen else 1.0)
        pad = theme.px(_PAD)
        inner = rect.adjusted(pad, theme.px(_TOP), -pad, -theme.px(_TOP))
        self._head(painter, inner, card)
        top = inner.top() + theme.px(_HEAD + _ABOVE)
        foot = inner.bottom() - theme.px(paint.CHIP_HEIGHT)
        room = QRectF(inner.left(), top, inner.width(), foot - theme.px(_BELOW) - top)
        _need(painter, room, card, chosen=chosen)
        self._foot(painter, inner, foot, card)

    def _head(self, painter: QPainter, rect: QRectF, card: CaseCard) -> None:
        line = QRectF(rect.left(), rect.top(), rect.width(), theme.px(_HEAD))
        font, ink = theme.font("caption"), theme.color("text3")
        paint.draw_text(painter, line, card.label, font, ink)
        left = line.left() + paint.advance(card.label, font) + theme.px(6)
        marks = (
            ("triangle-alert", "danger", card.emergency),
            ("lock", "text3", card.sensitive),
            ("alarm-clock", "warn", card.urged_at is not None),
            ("circle-alert", "danger", card.mark in UNTAKEN),
        )
        side = theme.px(13)
        for icon, token, shown in marks:
            if shown:
                spot = QRectF(left, line.top(), side, line.height())
                paint.draw_icon(painter, spot, icon, theme.color(token), side, 2.0)
                left += side + theme.px(4)
        if card.waiting and card.mark is None:
            spot = QRectF(left, line.top(), side, line.height())
            paint.draw_icon(painter, spot, "cloud-off", theme.color("warn"), side, 2.0)
            left += side + theme.px(3)
            words = casewords.not_sent()
            place = QRectF(left, line.top(), max(0.0, line.right() - left), line.height())
            paint.draw_text(painter, place, words, font, theme.color("warn"))
            left += paint.advance(words, font) + theme.px(6)
        rest = QRectF(left, line.top(), max(0.0, line.right() - left), line.height())
        who = came_from(card) or casewords.requester(card)
        if who and rest.width() > theme.px(18):
            paint.draw_text(painter, rest, who, font, ink, Qt.AlignmentFlag.AlignRight)

    def _foot(self, painter: QPainter, rect: QRectF, top: float, card: CaseCard) -> None:
        clock = casewords.clock_chip(left_of(card, self.house, self.now))
        wide = paint.chip_size(clock).width()
        paint.draw_chip(painter, QPointF(round(rect.right() - wide), round(top)), clock)
        subject = casewords.category_chip(card.category)
        room = rect.width() - wide - theme.px(4)
        size = paint.chip_size(subject)
        if size.width() <= room:
            paint.draw_chip(painter, QPointF(rect.left(), round(top)), subject)
        elif room > theme.px(_LEAST):
            spot = QRectF(rect.left(), round(top), room, size.height())
            paint.box(painter, spot, size.height() / 2, theme.color("surface2"))
            inner = spot.adjusted(theme.px(8), 0, -theme.px(8), 0)
            font, ink = theme.font("caption"), theme.color("text2")
            paint.draw_text(painter, inner, subject.text, font, ink)


def _need(painter: QPainter, room: QRectF, card: CaseCard, *, chosen: bool) -> None:
    """Paint what is needed in one line or two, the second one elided."""
    words = casewords.need_of(card)
    font, ink = theme.font("body", bold=chosen), theme.color("text2" if card.hidden else "text")
    high = theme.px(_LINE)
    first = QRectF(room.left(), room.top(), room.width(), high)
    if room.height() < 2 * high - 1:
        paint.draw_text(painter, first, words, font, ink)
        return
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    cut = line.textLength()
    layout.endLayout()
    paint.draw_text(painter, first, words[:cut].rstrip(), font, ink)
    rest = first.translated(0, high)
    paint.draw_text(painter, rest, words[cut:].strip(), font, ink)


def spoken(card: CaseCard) -> str:
    """Say a card to a screen reader."""
    parts = (
        card.label,
        casewords.need_of(card),
        came_from(card) or casewords.requester(card),
        phrases.category_name(card.category),
        casewords.state_name(card.state),
        casewords.not_sent() if card.waiting else "",
    )
    return QCoreApplication.translate("cases", "，").join(part for part in parts if part)
