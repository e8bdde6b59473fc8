"""Who is in the house, newest first: to let people out, and to count heads when it must be left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from app.checkin.queries import TodayRow
from ui.checkin import phrases
from ui.kit import paint, theme
from ui.kit.buttons import Button
from ui.kit.card import Card, CardHeader, EmptyState
from ui.kit.lines import AnyIndex, LineDelegate, LineList, LineRole

ROW = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InsideList(LineList):
    """Lines of people inside; `left(TodayRow)` when the button or Enter of a line is used."""

    left = Signal(object)

    def __init__(self, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(self._words, parent)
        self.verb, self.zone = verb, "Asia/Shanghai"
        self.setItemDelegate(_LineDelegate(self))
        self.button_hit.connect(lambda place: self.left.emit(self.lines.rows[place]))

    def _words(self, row: TodayRow) -> str:
        return f"{phrases.visitor(row)} {phrases.clock(row.happened_at, self.zone)}"

    def button_rect(self, row: QRect) -> QRectF:
        """Give where the button of a line lies."""
        wide = round(paint.advance(self.verb, theme.font("small")) + theme.px(20))
        high = theme.px(28)
        top = row.top() + round((row.height() - high) / 2)
        return QRectF(row.right() + 1 - 12 - wide, top, wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the current person out on Enter; leave letters to the box."""
        current = self.currentIndex()
        if event.key() in _ENTER and current.isValid():
            self.left.emit(self.lines.rows[current.row()])
        elif event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
        else:
            super().keyPressEvent(event)


class _LineDelegate(LineDelegate):
    def __init__(self, view: InsideList) -> None:
        super().__init__(view, ROW)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: TodayRow = index.data(LineRole)
        painter.save()
        rect, chosen, hot = self.ground(painter, option)
        side = theme.px(24)
        disc = QRectF(rect.left() + 15, round(rect.center().y() - side / 2), side, side)
        paint.draw_avatar(painter, disc, phrases.visitor(row))
        button = self._view.button_rect(option.rect)
        self._time(painter, rect, row, button)
        left = disc.right() + 8
        wide = button.left() - theme.px(48) - left
        place = QRectF(left, rect.top(), wide, rect.height() - 1)
        paint.draw_text(
            painter, place, phrases.visitor(row), theme.font("body"), theme.color("text")
        )
        self._button(painter, button, hot=chosen or hot)
        painter.restore()

    def _time(self, painter: QPainter, rect: QRectF, row: TodayRow, button: QRectF) -> None:
        zone = self._view.zone
        time = phrases.clock(row.happened_at, zone)
        place = QRectF(button.left() - theme.px(48), rect.top(), theme.px(42), rect.height() - 1)
        paint.draw_text(painter, place, time, theme.font("small"), theme.color("text2"))

    def _button(self, painter: QPainter, rect: QRectF, *, hot: bool) -> None:
        if hot:
            edge = theme.color("border-strong")
            paint.box(painter, rect, 6, theme.color("surface"), theme.color("border"), edge)
        ink = theme.color("text" if hot else "primary")
        center = Qt.AlignmentFlag.AlignHCenter
        place = rect.adjusted(0, -1, 0, -1)
        paint.draw_text(painter, place, self._view.verb, theme.font("small"), ink, center)


class InsideCard(Card):
    """The list of who is inside. `left(TodayRow)`, `print_wanted`."""

    left = Signal(object)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CardHeader(self.tr("馆内名单"), " ")
        self.printing = Button(self.tr("打印"), "printer", None, "ghost", "small")
        self.printing.setToolTip(self.tr("疏散时点名用，含姓名和到馆时间"))
        self.printing.clicked.connect(self.print_wanted)
        self.head.add_right(self.printing)
        self.add(self.head)
        self.list = InsideList(self.tr("登记离馆"))
        self.list.setAccessibleName(self.tr("馆内名单"))
        self.list.left.connect(self.left)
        self.add(self.list, 1)
        self._empty = EmptyState("door-open", self.tr("现在馆里没有人"))
        cover = QVBoxLayout(self.list.viewport())
        cover.setContentsMargins(0, 0, 0, 0)
        cover.addWidget(self._empty)

    def show_inside(self, rows: Sequence[TodayRow], forgotten: int, zone: str) -> None:
        """Show who is inside; `forgotten` people never said that they left (after closing)."""
        bar = self.list.verticalScrollBar()
        place = bar.value()
        self.list.zone = zone
        self.list.lines.replace(rows)
        bar.setValue(place)
        heads = sum(row.heads for row in rows)
        self.head.remark.setText(self.tr("%n 人", "", heads) if heads else "")
        text = ""
        if forgotten:
            text = self.tr("已过闭馆时间，有 %n 位没有登记离馆，离馆时间未知。", "", forgotten)
        self._empty.say(self.tr("现在馆里没有人"), text)
        self._empty.setVisible(not rows)
        self.printing.setEnabled(bool(rows))

    def rows(self) -> Sequence[TodayRow]:
        """Give the lines shown now."""
        return self.list.lines.rows


def once_each(rows: Sequence[TodayRow]) -> list[TodayRow]:
    """Give who is inside, each person once with the latest line, in the order given."""
    seen: dict[str, TodayRow] = {}
    for row in rows:
        if row.inside:
            seen.setdefault(row.person_id or row.visit_id, row)
    return list(seen.values())
