"""Today's events beside the card: how far each has come; one click admits everybody to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from app.events.queries import DONE, ON, Slot
from ui.checkin import phrases
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.card import Card, CardHeader
from ui.kit.chips import ChipSpec
from ui.kit.lines import AnyIndex, LineDelegate, LineList, LineRole

ROW = 84
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TIME, _PAD, _BAR = 46, 15, 6


class SessionList(LineList):
    """Lines of today's sessions; `used(Slot)` when one is clicked, or entered."""

    used = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._words, parent)
        self.zone, self.pinned = "Asia/Shanghai", ""
        self.setItemDelegate(_SessionDelegate(self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def button_rect(self, _row: QRect) -> QRectF:
        """Say that a line has no button: all of it is one."""
        return QRectF()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which session was clicked."""
        super().mouseReleaseEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.used.emit(self.lines.rows[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current session on Enter; leave letters to the box."""
        current = self.currentIndex()
        if event.key() in _ENTER and current.isValid():
            self.used.emit(self.lines.rows[current.row()])
        elif event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _words(self, slot: Slot) -> str:
        return f"{phrases.clock(slot.starts_at, self.zone)} {slot.title} {came_words(slot)}"


class _SessionDelegate(LineDelegate):
    def __init__(self, view: SessionList) -> None:
        super().__init__(view, ROW)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        slot: Slot = index.data(LineRole)
        painter.save()
        rect, _chosen, _hot = self.ground(painter, option)
        pinned = slot.session_id == self._view.pinned
        if pinned:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("primary-soft"))
            edge = QRectF(rect.left(), rect.top(), theme.px(3), rect.height() - 1)
            painter.fillRect(edge, theme.color("primary"))
        left = rect.left() + _PAD
        column = left + theme.px(_TIME)
        right = rect.right() + 1 - _PAD
        line = theme.px(22)
        top = rect.top() + theme.px(9)
        time = QRectF(left, top, theme.px(_TIME), line)
        clock = phrases.clock(slot.starts_at, self._view.zone)
        paint.draw_text(painter, time, clock, theme.font("small"), theme.color("text2"))
        bold = pinned or slot.progress == ON
        title = QRectF(column, top, right - column, line)
        words = f"{slot.title}·{slot.label}" if slot.label else slot.title
        paint.draw_text(painter, title, words, theme.font("body", bold=bold), theme.color("text"))
        chip = state_chip(slot, self._view.zone)
        size = paint.chip_size(chip)
        second = top + line
        paint.draw_chip(painter, QPointF(right - size.width(), second), chip)
        room = QRectF(column, second, right - size.width() - 8 - column, theme.px(20))
        faint = theme.color("text3")
        paint.draw_text(painter, room, slot.room or "", theme.font("caption"), faint)
        self._progress(painter, slot, QRectF(column, second + theme.px(26), right - column, line))
        painter.restore()

    def _progress(self, painter: QPainter, slot: Slot, rect: QRectF) -> None:
        words = came_words(slot)
        wide = paint.advance(words, theme.font("caption")) + 1
        place = QRectF(rect.right() - wide, rect.top(), wide, theme.px(18))
        paint.draw_text(painter, place, words, theme.font("caption"), theme.color("text2"))
        high = theme.px(_BAR)
        top = rect.top() + (theme.px(18) - high) / 2
        bar = QRectF(rect.left(), round(top), rect.width() - wide - 12, high)
        paint.box(painter, bar, high / 2, theme.color("surface2"))
        most = slot.taken or slot.capacity
        if most and slot.came:
            done = QRectF(bar)
            done.setWidth(max(high, bar.width() * min(1.0, slot.came / most)))
            tone = "ok" if slot.progress in (ON, DONE) else "primary"
            paint.box(painter, done, high / 2, theme.color(tone))


class SessionsCard(Card):
    """Today's events. `pinned(session id, title)`, "" when it is let go; `week_wanted`."""

    pinned = Signal(str, str)
    week_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CardHeader(self.tr("今日活动"), " ")
        self.week = Button(self.tr("查看本周"), None, None, "ghost", "small")
        self.week.clicked.connect(self.week_wanted)
        self.head.add_right(self.week)
        self.add(self.head)
        self.list = SessionList()
        self.list.setAccessibleName(self.tr("今日活动"))
        self.list.used.connect(self._use)
        self.add(self.list, 1)

    def show_sessions(self, slots: Sequence[Slot], zone: str) -> None:
        """Show today's sessions."""
        self.list.zone = zone
        self.list.lines.replace(slots)
        self.head.remark.setText(self.tr("%n 场", "", len(slots)))

    def show_pinned(self, session_id: str) -> None:
        """Mark the session everybody is admitted to."""
        self.list.pinned = session_id
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        """Ask for as much as the sessions take."""
        rows = min(len(self.list.lines.rows), 4)
        return QSize(300, self.head.sizeHint().height() + rows * theme.px(ROW) + 2)

    def _use(self, slot: Slot) -> None:
        again = slot.session_id == self.list.pinned
        self.pinned.emit("" if again else slot.session_id, "" if again else slot.title)


def state_chip(slot: Slot, zone: str) -> ChipSpec:
    """Say of a session of today whether it is on, over, or when it starts."""
    translate = QCoreApplication.translate
    if slot.progress == DONE:
        return ChipSpec(translate("door", "已结束"))
    if slot.progress == ON:
        return ChipSpec(translate("door", "进行中"), "ok")
    starts = translate("door", "{time} 开始").format(time=phrases.clock(slot.starts_at, zone))
    return ChipSpec(starts, "primary")


def came_words(slot: Slot) -> str:
    """Say how many of how many came."""
    translate = QCoreApplication.translate
    if not slot.capacity:
        return translate("door", "签到 {came}").format(came=slot.came)
    return translate("door", "签到 {came} / {taken}").format(came=slot.came, taken=slot.taken)
