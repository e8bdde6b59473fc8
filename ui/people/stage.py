"""Where things stand on the people page: head, filters, list, drawer and form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button, FilterChip
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import key_hint
from ui.kit.drawer import Drawer
from ui.kit.table import Table
from ui.kit.text import label
from ui.people import phrases
from ui.people.drawer import PersonDrawer
from ui.people.form import FormPanel
from ui.people.jobs import Choice, Roll
from ui.people.roll import RollModel, widths
from ui.people.search import SearchBox
from ui.seat import Seat
from ui.shell.times import number

_RAIL = 84
FLOATS_BELOW = 1366 - _RAIL
SHORT_BELOW = 720 - 56
WIDE_FROM = 1600 - _RAIL


class RollTable(Table):
    """A table that leaves / and other letters to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys of a list, pass on everything that could be typed."""
        if event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()
            return
        super().keyPressEvent(event)


class Stage(QWidget):
    """Shows what it is told. `picked(choice)` on a filter, `empty_used` on the empty state."""

    picked = Signal(str)
    empty_used = Signal()

    def __init__(self, seat: Seat, page: QWidget, timer: Callable[[QWidget], QTimer]) -> None:
        super().__init__(page)
        self.choice: Choice = "all"
        self.floating = False
        self.drafted = False
        self._seat = seat
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self)
        column = self._inner = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addLayout(self._filters())
        self.body = QWidget()
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._list(seat), 1)
        self.drawer = PersonDrawer(seat, timer)
        self.form = FormPanel()
        for side in self._sides():
            self._row.addWidget(side)
        column.addWidget(self.body, 1)
        self.mind_room(FLOATS_BELOW, SHORT_BELOW)

    def _sides(self) -> tuple[Drawer, ...]:
        return (self.drawer, self.form)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(self.tr("人员"), "title"))
        row.addSpacing(8)
        self.search = SearchBox(self.tr("姓名、拼音、手机后四位、会员码"))
        row.addWidget(self.search)
        row.addStretch(1)
        self.register = Button(self.tr("登记新人"), "user-plus", "Ctrl N", "primary")
        row.addWidget(self.register)
        return row

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips: dict[str, FilterChip] = {
            "all": FilterChip(self.tr("全部")),
            "month": FilterChip(self.tr("本月来过")),
            "alike": FilterChip(self.tr("疑似重复")),
            "inactive": FilterChip(self.tr("已停用")),
        }
        self._group = QButtonGroup(self)
        for choice, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, choice=choice: self.choose(choice))
            row.addWidget(chip)
        self.chips["all"].setChecked(True)
        row.addStretch(1)
        self.order = label(self.tr("按最近到访排序"), "small", "text3")
        self.order.setMinimumHeight(theme.px(30))
        row.addWidget(self.order)
        return row

    def _list(self, seat: Seat) -> Card:
        card = Card()
        self.roll = RollModel(seat, self)
        self.table = RollTable()
        self.table.setAccessibleName(self.tr("人员名单"))
        self.table.setModel(self.roll)
        self.empty = EmptyState(
            "users",
            self.tr("还没有登记过人"),
            "-",
            self.tr("登记新人"),
            action_icon="user-plus",
            key="Ctrl N",
            primary=True,
        )
        self.empty.acted.connect(self.empty_used)
        self.table.set_empty(self.empty)
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["↑", "↓"], self.tr("选择")))
        self.foot.add_right(key_hint(["Enter"], self.tr("打开")))
        card.add(self.foot)
        self.table.verticalScrollBar().valueChanged.connect(lambda _at: self._tell_place())
        self.table.verticalScrollBar().rangeChanged.connect(lambda _a, _b: self._tell_place())
        return card

    # -- the list -----------------------------------------------------------------------------

    def choose(self, choice: Choice) -> None:
        """Choose a filter."""
        self.chips[choice].setChecked(True)
        if choice != self.choice:
            self.choice = choice
            self.picked.emit(choice)

    def show_rights(self, columns: tuple[str, ...]) -> None:
        """Show the columns this staff member may see, and the filters that go with them."""
        self.roll.show_columns(columns)
        store = self._seat.desk.store
        self.table.set_widths(widths(columns, store.clock.now(), store.zone))
        whole = len(columns) > 2
        asks = {"inactive": "people.deactivate", "alike": "people.merge"}
        for choice, chip in self.chips.items():
            may = choice not in asks or self._seat.may(asks[choice])
            # Whether anybody is on the list twice is told when it is known.
            chip.setVisible(whole and may and choice != "alike")
        self.order.setVisible(whole)

    def show_roll(self, roll: Roll, text: str, *, may_see: bool) -> None:
        """Show who is on the list; the place scrolled to stays."""
        counts = {
            "all": roll.everyone,
            "month": roll.this_month,
            "inactive": roll.inactive,
        }
        words = {
            "all": self.tr("全部 {count}"),
            "month": self.tr("本月来过 {count}"),
            "inactive": self.tr("已停用 {count}"),
        }
        for choice, count in counts.items():
            self._say_chip(choice, words[choice].format(count=number(count)))
        self._say_empty(roll, text, may_see=may_see)
        bar = self.table.verticalScrollBar()
        place = bar.value()
        if self.roll.show_ids(roll.ids):
            bar.setValue(place)
        self._more = roll.more
        likely = roll.searched or self.choice == "alike"
        self.order.setText(self.tr("按相近程度排序") if likely else self.tr("按最近到访排序"))
        self._tell_place()

    def show_alike(self, count: int) -> None:
        """Say how many may be on the list twice; with nobody the filter goes."""
        self._say_chip("alike", self.tr("疑似重复 {count}").format(count=number(count)))
        asked = len(self.roll.columns) > 2 and self._seat.may("people.merge")
        self.chips["alike"].setVisible(asked and (count > 0 or self.choice == "alike"))

    def _say_chip(self, choice: str, said: str) -> None:
        chip = self.chips[choice]
        if chip.text() != said:
            chip.setText(said)
            chip.setAccessibleName(said)
            chip.updateGeometry()

    def _say_empty(self, roll: Roll, text: str, *, may_see: bool) -> None:
        empty = self.empty
        may_register = self._seat.may("people.register")
        empty.action.setVisible(may_register and self.choice == "all")
        empty.action.set_text(self.tr("登记新人"))
        if roll.searched:
            shown = phrases.short(text.strip())
            title = self.tr("没有找到“{text}”").format(text=shown)
            empty.say(title, self.tr("试试拼音首字母，或手机后四位。也可能是第一次来。"))
            empty.action.set_text(self.tr("登记新人“{text}”").format(text=shown))
        elif not may_see:
            empty.say(
                self.tr("浏览人员名单需要前台权限"),
                self.tr("可以按姓名查找一位，也可以登记新人。"),
            )
        elif self.choice == "inactive":
            empty.say(self.tr("没有停用的人"), "")
        elif self.choice == "alike":
            empty.say(self.tr("没有疑似重复的人"), "")
        elif self.choice == "month":
            empty.say(self.tr("这个月还没有人来"), "")
        else:
            words = self.tr("登记第一位，或联网同步后，名单会出现在这里。")
            empty.say(self.tr("还没有登记过人"), words)

    def select(self, row: int) -> None:
        """Make a line the current one and bring it into sight; -1 makes none."""
        if row < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.roll.index(-1, -1))
            return
        self.table.selectRow(row)
        self.table.scrollTo(self.roll.index(row, 0))

    def _tell_place(self) -> None:
        total = self.roll.rowCount()
        self.foot.setVisible(bool(total))
        high = max(self.table.verticalHeader().defaultSectionSize(), 1)
        first = self.table.verticalScrollBar().value() // high + 1
        seen = max(self.table.viewport().height() // high, 1)
        last = min(first + seen - 1, total)
        if getattr(self, "_more", False):
            words = self.tr("先显示最相近的 {total} 位，多输几个字会更准").format(total=total)
        else:
            words = self.tr("第 {first} ～ {last} 位，共 {total} 位").format(
                first=number(min(first, total)), last=number(last), total=number(total)
            )
        self.foot.remark.setText(words)

    # -- drawer and form ----------------------------------------------------------------------

    def open_drawer(self) -> None:
        """Show the drawer, unless the form has its place."""
        if self.form.isHidden():
            self.drawer.open()

    def open_form(self) -> None:
        """Show the form in the drawer's place and start typing."""
        self.drawer.hide()
        self.drafted = True
        self._name_button(draft=False)
        self.form.open()
        self.form.begin_typing()

    def put_form_aside(self) -> None:
        """Hide the form with all that is in it; the button on top leads back to it."""
        self.form.hide()
        self._name_button(draft=True)

    def end_draft(self) -> None:
        """Forget the form."""
        self.drafted = False
        self._name_button(draft=False)

    def _name_button(self, *, draft: bool) -> None:
        self.register.set_text(self.tr("继续登记") if draft else self.tr("登记新人"))

    # -- room -----------------------------------------------------------------------------------

    def mind_room(self, width: int, height: int) -> None:
        """Take the margins for this much room, and let the sides float when it is narrow."""
        short, wide = height < SHORT_BELOW, width >= WIDE_FROM
        if wide:
            self._inner.setContentsMargins(28, 24, 28, 24)
        elif short:
            self._inner.setContentsMargins(24, 14, 24, 14)
        else:
            self._inner.setContentsMargins(24, 20, 24, 20)
        self._inner.setSpacing(12 if short else 16)
        floating = width < FLOATS_BELOW
        if floating == self.floating:
            return
        self.floating = floating
        for side in self._sides():
            shown = not side.isHidden()
            if floating:
                self._row.removeWidget(side)
                side.float_over(self.body)
            else:
                side.float_over(None)
                self._row.addWidget(side)
            side.setVisible(shown)
            if shown and floating:
                side.raise_()
