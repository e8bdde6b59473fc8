"""Today's list: everybody who came, who is inside, who came for the first time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.checkin.queries import Today, TodayRow
from ui.checkin.table import WIDTHS, TodayModel
from ui.kit.buttons import Button, Segmented
from ui.kit.card import Card, CardHeader, EmptyState
from ui.kit.table import Table
from ui.shell.times import number


class TodayTable(Table):
    """A table that leaves letters and digits to the box."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys of a list, pass on everything that could be a name."""
        if event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
            return
        super().keyPressEvent(event)


class TodayCard(Card):
    """The list with its head. `opened(TodayRow)`, `heads_wanted`, `late_wanted`."""

    opened = Signal(object)
    heads_wanted = Signal()
    late_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CardHeader(self.tr("今日签到"), " ")
        self.late = Button(self.tr("补签"), "file-clock", "Alt L", "ghost", "small")
        self.late.clicked.connect(self.late_wanted)
        self.heads = Button(self.tr("匿名计数"), "users-round", "Alt A", "ghost", "small")
        self.heads.clicked.connect(self.heads_wanted)
        self.views = Segmented(
            [("all", self.tr("全部")), ("inside", self.tr("在馆")), ("first", self.tr("首次到访"))]
        )
        for piece in (self.late, self.heads, self.views):
            self.head.add_right(piece)
        self.add(self.head)
        self.model = TodayModel(self)
        self.table = TodayTable()
        self.table.setAccessibleName(self.tr("今日签到"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.empty = EmptyState(
            "door-open",
            self.tr("今天还没有人来"),
            self.tr("扫一个码，或在上面输入姓名，第一条签到会出现在这里。"),
        )
        self.table.set_empty(self.empty)
        self.table.opened.connect(self._open)
        self.views.changed.connect(self._show_view)
        self.add(self.table, 1)
        self._marked = ""

    def show_today(self, today: Today, zone: str) -> None:
        """Show the list anew; the place scrolled to and the marked visit stay."""
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.show_rows(today.rows, zone)
        full = today.occupancy
        self.head.remark.setText(self.tr("{count} 人次").format(count=number(full.visits)))
        self.views.set_words("inside", self.tr("在馆 {count}").format(count=full.inside))
        self.views.set_words("first", self.tr("首次到访 {count}").format(count=full.first_times))
        self._select()
        bar.setValue(place)

    def mark(self, visit_id: str) -> None:
        """Mark the line of the visit just shown on the card; "" marks none."""
        self._marked = visit_id
        self._select()
        self.table.scrollToTop()

    def rows(self) -> list[TodayRow]:
        """Give the lines shown now."""
        return [row for at in range(self.model.rowCount()) if (row := self.model.row(at))]

    def _select(self) -> None:
        place = self.model.place_of(self._marked) if self._marked else -1
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.table.clearSelection()

    def _show_view(self, view: str) -> None:
        self.model.show_view(view)
        titles = {
            "inside": self.tr("现在馆里没有人"),
            "first": self.tr("今天还没有第一次来的人"),
        }
        text = self.tr("扫一个码，或在上面输入姓名，第一条签到会出现在这里。")
        empty = titles.get(view, self.tr("今天还没有人来"))
        self.empty.say(empty, "" if view in titles else text)
        self._select()

    def _open(self, number_: int) -> None:
        row = self.model.row(number_)
        if row is not None:
            self.opened.emit(row)
