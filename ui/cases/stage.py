"""Where things stand on the page of cases: head with filters, board or list, panel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.cases import lifecycle
from app.cases.queries import CaseCard
from app.clock import to_text
from ui.cases.board import Board
from ui.cases.caselist import WIDTHS, CaseModel, matching
from ui.cases.casepanel import CasePanel
from ui.cases.clocks import ends_by, house, midnight
from ui.events.overview import SlotTable
from ui.helping.around import HelpLine
from ui.kit.buttons import Button, FilterChip, Segmented, icon_button
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import key_hint
from ui.kit.text import label
from ui.people.search import SearchBox
from ui.seat import Seat
from ui.shell.times import number

OPEN_FILTERS = ("all", "mine", "today", "overdue")
OVER = "over"
"""What needs nothing any more, or only to be archived: shown in the list only."""
_FIND = (110, 190)


class Stage(QWidget):
    """Shows what it is told. `picked(CaseCard)`, `opened()`, `filtered()`, `viewed()`.

    `new_wanted()`, `find_wanted(text)` on Enter in the search box, `closings_wanted()`,
    `directory_wanted()`.
    """

    picked = Signal(object)
    opened = Signal()
    filtered = Signal()
    new_wanted = Signal()
    find_wanted = Signal(str)
    closings_wanted = Signal()
    directory_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.choice = "all"
        self.chosen = ""
        """The case one stands on, whether or not its panel is there yet."""
        self._cards: Sequence[CaseCard] = ()
        self._over: Sequence[CaseCard] = ()
        self.is_whole = False
        self.shown: list[CaseCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(self._head())
        self.help_line = HelpLine()
        column.addWidget(self.help_line)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        now = seat.desk.store.clock.now()
        self.stack = QStackedWidget()
        self.board = Board(house(seat.desk), now)
        self.board.picked.connect(self.picked)
        self.board.opened.connect(self.opened)
        self.stack.addWidget(self.board)
        self.stack.addWidget(self._list(now))
        row.addWidget(self.stack, 1)
        self.panel = CasePanel(seat)
        row.addWidget(self.panel)
        column.addWidget(self.body, 1)
        self._mind_filters()

    # -- pieces -------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("服务需求"), "title"))
        row.addSpacing(6)
        names = (*OPEN_FILTERS, OVER)
        self.chips = {name: FilterChip("") for name in names}
        self._group = QButtonGroup(self)
        for choice, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, choice=choice: self.choose(choice))
            row.addWidget(chip)
        self.chips["all"].setChecked(True)
        words = self.tr("名录")
        self.directory = icon_button("users-round", words, "normal", "ghost", "Alt F")
        self.directory.clicked.connect(self.directory_wanted)
        row.addWidget(self.directory)
        row.addStretch(1)
        self.search = SearchBox(self.tr("编号或查询码"), room=_FIND)
        self.search.searched.connect(lambda _text: self.fill())
        self.search.stepped.connect(lambda _key: self.find_wanted.emit(self.search.query()))
        self.search.left.connect(self.focus_cards)
        row.addWidget(self.search, 100)
        views = [("board", self.tr("看板")), ("list", self.tr("列表"))]
        self.views = Segmented(views, icons={"board": "columns-3", "list": "list"})
        self.views.setAccessibleName(self.tr("看法"))
        self.views.changed.connect(self._view)
        row.addWidget(self.views)
        row.addSpacing(4)
        self.make = Button(self.tr("登记需求"), "plus", "Alt N", "primary")
        self.make.clicked.connect(self.new_wanted)
        row.addWidget(self.make)
        return row

    def _list(self, now: dt.datetime) -> QWidget:
        card = Card()
        self.model = CaseModel(house(self._seat.desk), now, self)
        self.table = SlotTable()
        self.table.setAccessibleName(self.tr("需求列表"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.none = EmptyState("life-buoy", self.tr("这里还没有需求"))
        self.table.set_empty(self.none)
        self.table.chosen.connect(self._pick_row)
        self.table.opened.connect(lambda _row: self.opened.emit())
        self.table.clicked.connect(lambda _index: self.opened.emit())
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.closings = Button(self.tr("闭环与评价"), kind="link", size="small")
        self.closings.clicked.connect(self.closings_wanted)
        self.foot.add_right(self.closings)
        self.foot.add_right(key_hint(["↑", "↓"], self.tr("选择")))
        self.foot.add_right(key_hint(["Enter"], self.tr("打开")))
        card.add(self.foot)
        return card

    # -- what is shown ------------------------------------------------------------------------

    def view(self) -> str:
        """Give which view is shown."""
        return self.views.value()

    def choose(self, choice: str) -> None:
        """Choose a filter."""
        self.chips[choice].setChecked(True)
        if choice != self.choice:
            self.choice = choice
            self.fill()
            self.filtered.emit()

    def show_open(self, cards: Sequence[CaseCard], *, whole: bool = True) -> None:
        """Show the open cases, as filters and search leave them; counts only of all of them."""
        self._cards, self.is_whole = cards, whole
        self._count()
        self.fill()

    def show_over(self, cards: Sequence[CaseCard]) -> None:
        """Show what is over."""
        self._over = cards
        self.fill()

    def fill(self) -> None:
        """Show what filters and search leave."""
        cards = self._over if self.choice == OVER else self._passing(self.choice)
        self.shown = matching(cards, self.search.query())
        desk, now = self._seat.desk, self._seat.desk.store.clock.now()
        if self.view() == "board":
            self.board.go_by(house(desk))
            self.board.show_cards(self.shown, self.chosen, now, counted=self.is_whole)
        else:
            self._fill_list(now)

    def stand_on(self, case_id: str) -> None:
        """Stand on a case where it is shown."""
        if self.view() == "board":
            self.board.stand_on(case_id)
        else:
            place = self.model.place_of(case_id)
            if place >= 0:
                self.table.selectRow(place)

    def focus_cards(self) -> None:
        """Give the keyboard to board or list."""
        if self.view() == "board":
            self.board.focus_card()
        else:
            self.table.setFocus()

    def mind_rights(self) -> None:
        """Hide what this staff member may not do."""
        self.make.setVisible(self._seat.may(lifecycle.TAKE))
        self.closings.setVisible(self._seat.may(lifecycle.APPROVE))

    def _fill_list(self, now: dt.datetime) -> None:
        told = self.table.blockSignals(True)
        self.model.show(self.shown, house(self._seat.desk), now)
        place = self.model.place_of(self.chosen)
        if place >= 0:
            self.table.selectRow(place)
        self.table.blockSignals(told)
        self.foot.remark.setText(self.tr("共 %n 件", "", len(self.shown)))
        searched = bool(self.search.query().strip())
        words = self.tr("没有这样的需求") if searched else self.tr("这里还没有需求")
        self.none.say(
            words, self.tr("编号和查询码按 Enter 查全部，归档的也查。") if searched else ""
        )

    def _passing(self, choice: str) -> list[CaseCard]:
        desk, now = self._seat.desk, self._seat.desk.store.clock.now()
        if choice == "mine":
            mine = self._seat.actor.staff_id
            return [card for card in self._cards if card.owner == mine]
        if choice in ("today", "overdue"):
            by = midnight(house(desk), now) if choice == "today" else to_text(now)
            return [card for card in self._cards if ends_by(card, by)]
        return list(self._cards)

    def _count(self) -> None:
        words = {
            "all": self.tr("全部 {count}"),
            "mine": self.tr("我经办的 {count}"),
            "today": self.tr("今天到期 {count}"),
            "overdue": self.tr("已超时 {count}"),
        }
        for choice in OPEN_FILTERS:
            count = number(len(self._passing(choice))) if self.is_whole else ""
            self._say(choice, words[choice].format(count=count).strip())
        self._say(OVER, self.tr("已结束"))

    def _say(self, choice: str, said: str) -> None:
        chip = self.chips[choice]
        if chip.text() != said:
            chip.setText(said)
            chip.setAccessibleName(said)
            chip.updateGeometry()

    def _view(self, view: str) -> None:
        self.stack.setCurrentIndex(0 if view == "board" else 1)
        self._mind_filters()
        if view == "board" and self.choice == OVER:
            self.choose("all")
        self.fill()
        self.focus_cards()

    def _mind_filters(self) -> None:
        self.chips[OVER].setVisible(self.view() == "list")

    def _pick_row(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.picked.emit(self.model.rows[row])
