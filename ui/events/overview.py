"""Where things stand on the overview: head, legend or filters, week or list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.events.queries import Slot
from ui.events import phrases
from ui.events.grid import WeekGrid
from ui.events.jobs import Figures, Week
from ui.events.layout import later
from ui.events.legend import Legend
from ui.events.listing import UNDECIDED, WIDTHS, SlotModel, matching
from ui.kit import theme
from ui.kit.buttons import Button, FilterChip, Segmented, icon_button
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import key_hint
from ui.kit.table import Table
from ui.kit.text import label
from ui.people.search import SearchBox
from ui.shell.times import number

VIEWS = ("week", "list")


class SlotTable(Table):
    """A table that leaves letters to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys of a list, pass on everything that could be typed."""
        if event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
            return
        super().keyPressEvent(event)


class Overview(QWidget):
    """Shows what it is told. `moved(weeks)` with 0 for this week, `viewed(view)`, `filtered()`.

    `opened(Slot)`, `new_wanted(datetime or None)`, `copy_wanted()` from an empty week.
    """

    moved = Signal(int)
    viewed = Signal(str)
    filtered = Signal()
    opened = Signal(object)
    new_wanted = Signal(object)
    copy_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = "coming"
        self._zone = zone
        self._rows: Sequence[Slot] = ()
        self._now: dt.datetime | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.bars = QStackedWidget()
        self.bars.setFixedHeight(theme.px(20))
        self.bars.addWidget(self._week_bar())
        self.bars.addWidget(self._list_bar())
        column.addWidget(self.bars)
        column.addSpacing(4)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._week(zone))
        self.stack.addWidget(self._list(zone))
        column.addWidget(self.stack, 1)
        self.show_view("week")

    # -- pieces -------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(self.tr("活动"), "title"))
        row.addSpacing(18)
        self.back = icon_button("chevron-left", self.tr("上一周"), "small", "plain", "Alt ←")
        self.today = Button(self.tr("本周"), kind="plain", size="small")
        self.today.setToolTip(self.tr("回到本周  Home"))
        self.on = icon_button("chevron-right", self.tr("下一周"), "small", "plain", "Alt →")
        for button, weeks in ((self.back, -1), (self.today, 0), (self.on, 1)):
            button.clicked.connect(lambda _on=False, weeks=weeks: self.moved.emit(weeks))
            row.addWidget(button)
        row.addSpacing(6)
        self.span = label("", "value", bold=True)
        row.addWidget(self.span)
        row.addStretch(1)
        words = self.tr("存为日历文件")
        self.saving = icon_button("download", words, "normal", "plain", "Ctrl E")
        self.saving.clicked.connect(self.calendar_wanted)
        row.addWidget(self.saving)
        row.addSpacing(6)
        views = [("week", self.tr("周")), ("list", self.tr("列表"))]
        self.views = Segmented(views, icons={"week": "calendar-days", "list": "list"})
        self.views.setAccessibleName(self.tr("看法"))
        self.views.changed.connect(self.viewed)
        row.addWidget(self.views)
        row.addSpacing(6)
        self.make = Button(self.tr("新建活动"), "plus", "Ctrl N", "primary")
        self.make.clicked.connect(lambda: self.new_wanted.emit(None))
        row.addWidget(self.make)
        return row

    def _week_bar(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Legend())
        row.addStretch(1)
        self.figures = label("", "small", "text2")
        row.addWidget(self.figures)
        return made

    def _list_bar(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.chips = {
            "coming": FilterChip(self.tr("接下来")),
            "undecided": FilterChip(self.tr("草稿和待审")),
            "gone": FilterChip(self.tr("已结束")),
        }
        self._group = QButtonGroup(self)
        for choice, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, choice=choice: self._choose(choice))
            row.addWidget(chip)
        self.chips["coming"].setChecked(True)
        row.addStretch(1)
        self.search = SearchBox(self.tr("活动名称、场地、类别"))
        self.search.searched.connect(lambda _text: self._fill())
        self.search.stepped.connect(lambda _key: self._to_table())
        self.search.left.connect(self._to_table)
        row.addWidget(self.search)
        return made

    def _week(self, zone: str) -> QWidget:
        card = Card()
        self.grid = WeekGrid(zone)
        self.grid.opened.connect(self.opened)
        self.grid.new_wanted.connect(self.new_wanted)
        card.add(self.grid, 1)
        self.empty = EmptyState(
            "calendar-days",
            self.tr("这一周还没有活动"),
            self.tr("点格子就能新建，也可以把上一周的活动照样排一遍。"),
            self.tr("从上周复制"),
        )
        self.empty.acted.connect(self.copy_wanted)
        self.notice = Card(self.grid)
        self.notice.add(self.empty)
        self.notice.hide()
        return card

    def _list(self, zone: str) -> QWidget:
        card = Card()
        self.model = SlotModel(zone, self)
        self.table = SlotTable()
        self.table.setAccessibleName(self.tr("活动列表"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.none = EmptyState("calendar-days", self.tr("这里还没有活动"), "-")
        self.table.set_empty(self.none)
        self.table.opened.connect(lambda row: self.opened.emit(self.model.rows[row]))
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["↑", "↓"], self.tr("选择")))
        self.foot.add_right(key_hint(["Enter"], self.tr("打开")))
        card.add(self.foot)
        return card

    # -- what is shown ------------------------------------------------------------------------

    def view(self) -> str:
        """Give which view is shown."""
        return self.views.value()

    def show_view(self, view: str) -> None:
        """Show week or list."""
        place = VIEWS.index(view)
        self.views.set_value(view)
        self.bars.setFixedHeight(theme.px(36 if place else 20))
        self.bars.setCurrentIndex(place)
        self.stack.setCurrentIndex(place)
        for piece in (self.back, self.today, self.on, self.span):
            piece.setVisible(not place)

    def show_week(self, week: Week, now: dt.datetime, day: tuple[str, str]) -> None:
        """Show a week's sessions and what they come to."""
        self.span.setText(phrases.span(week.first.date(), later(week.first, 6).date()))
        self.figures.setText(self._sums(week.figures))
        self.grid.show_week(week.first, week.slots, now, day)
        self.notice.setVisible(not week.slots)
        self._lay_empty()

    def show_list(self, rows: Sequence[Slot], now: dt.datetime) -> None:
        """Show a list of sessions, as filters and search leave it."""
        self._rows, self._now = rows, now
        self._fill()

    def mind_rights(self, *, may_make: bool) -> None:
        """Hide what this staff member may not do."""
        self.make.setVisible(may_make)
        self.grid.may_make = may_make
        self.empty.action.setVisible(may_make)

    def resizeEvent(self, event: object) -> None:
        """Keep the words of an empty week in its middle."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_empty()

    def _lay_empty(self) -> None:
        high = min(self.grid.height(), theme.px(236))
        wide = min(self.grid.width(), theme.px(420))
        left = (self.grid.width() - wide) // 2 + theme.px(26)
        self.notice.setGeometry(left, (self.grid.height() - high) // 2, wide, high)

    def _to_table(self) -> None:
        self.table.setFocus()

    def _sums(self, figures: Figures) -> str:
        parts = [
            self.tr("本周 %n 场", "", figures.sessions),
            self.tr("报名 {count}").format(count=number(figures.taken)),
        ]
        if figures.rate is not None:
            parts.append(self.tr("到场率 {rate}%").format(rate=figures.rate))
        return "　".join(parts)

    def _choose(self, choice: str) -> None:
        if choice != self.choice:
            self.choice = choice
            self.filtered.emit()

    def _fill(self) -> None:
        if self._now is None:
            return
        rows = [one for one in self._rows if self.choice != "undecided" or one.review in UNDECIDED]
        shown = matching(rows, self.search.query())
        self.model.show(shown, self._now)
        searched = bool(self.search.query().strip())
        words = self.tr("没有这样的活动") if searched else self.tr("这里还没有活动")
        self.none.say(words)
        self.foot.remark.setText(self.tr("共 %n 场", "", len(shown)))
        if shown and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
