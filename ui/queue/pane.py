"""The waiting line: who is at this counter, who waits, who missed their turn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refusal
from app.queue import actions
from app.queue.queries import Lost, Ticket
from app.queue.rules import CALLED
from app.store.changes import Changes
from ui.cases.phrases import category_name
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Banner, Card, CardFoot, CardHeader, EmptyState
from ui.kit.chips import key_hint
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.keys import bind
from ui.kit.sidelist import SideList, SideRow
from ui.kit.text import label
from ui.queue import jobs
from ui.queue.calling import counter_name, hand_of
from ui.queue.doing import Doing
from ui.queue.jobs import Shown
from ui.queue.screen import CallScreen
from ui.queue.table import WIDTHS, LineTable, TicketModel
from ui.seat import Seat
from ui.shell.times import ago, moment

GATHER_MS = 120
_LEFT, _RIGHT = 320, 268


class QueuePane(QWidget):
    """Everything about the waiting line, as of now."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.shown: Shown | None = None
        self.board: CallScreen | None = None
        self.doing = Doing(seat, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.banner = Banner("warn", "info", "-", "-", self.tr("叫下一位"))
        self.banner.acted.connect(self.doing.call_next)
        self.banner.hide()
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(16)
        for piece, stretch in ((self._mine(), 0), (self._line(), 1), (self._beside(), 0)):
            row.addWidget(piece, stretch)
        column.addLayout(row, 1)
        self._gather = Fresh(self, self.refresh, GATHER_MS, MINUTE_MS)
        self._make_keys()
        self.setFocusProxy(self.table)
        seat.changed.connect(self._changed)
        self.doing.done.connect(self._again)

    # -- pieces -------------------------------------------------------------------------------

    def _mine(self) -> QWidget:
        card = Card()
        card.setFixedWidth(theme.px(_LEFT))
        self.counter = CardHeader("-")
        rename = Button(self.tr("改名"), kind="link", size="small")
        rename.clicked.connect(self.doing.name_counter)
        self.counter.add_right(rename)
        card.add(self.counter)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(8)
        self.number = label("--", "clock")
        self.who = label("", "strong")
        self.since = label("", "small", "text2", wrap=True)
        for piece in (self.number, self.who, self.since):
            inner.addWidget(piece)
        inner.addSpacing(8)
        self.next = Button(self.tr("叫下一位"), "ticket", "F4", "primary", "large")
        self.next.clicked.connect(self.doing.call_next)
        self.again = Button(self.tr("再叫一遍"), "volume-2", "Alt R")
        self.here = Button(self.tr("到了，开始办"), "check", "Alt A")
        self.missed = Button(self.tr("过号"), "user-x", "Alt S")
        self.finish = Button(self.tr("办完了"), "circle-check", "Alt E")
        self.again.clicked.connect(partial(self.doing.step, actions.call_again))
        self.here.clicked.connect(partial(self.doing.step, actions.serve))
        self.missed.clicked.connect(partial(self.doing.step, actions.skip))
        self.finish.clicked.connect(partial(self.doing.step, actions.finish))
        for made in (self.next, self.here, self.again, self.missed, self.finish):
            inner.addWidget(made)
        inner.addStretch(1)
        self.only = Select()
        self.only.picked.connect(self.doing.call_only)
        inner.addWidget(Field(self.tr("这个窗口只叫"), self.only))
        card.body.addLayout(inner, 1)
        return card

    def _line(self) -> QWidget:
        card = Card()
        self.head = CardHeader(self.tr("在等的"))
        self.up = Button(self.tr("叫号屏"), "monitor", "Alt B", size="small")
        self.up.clicked.connect(self.put_up_screen)
        self.take_button = Button(self.tr("取号"), "plus", "Alt T", size="small")
        self.take_button.clicked.connect(self.doing.take)
        self.head.add_right(self.up)
        self.head.add_right(self.take_button)
        card.add(self.head)
        self.model = TicketModel(self)
        self.table = LineTable()
        self.table.setAccessibleName(self.tr("在等的"))
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.none = EmptyState(
            "ticket",
            self.tr("现在没有人在等"),
            self.tr("来人多的时候给每人一个号，按号叫到窗口。"),
            self.tr("取号"),
            key="Alt T",
        )
        self.none.acted.connect(self.doing.take)
        self.table.set_empty(self.none)
        self.table.opened.connect(self._call_row)
        card.add(self.table, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["Enter"], self.tr("叫这一位")))
        self.foot.add_right(key_hint(["Delete"], self.tr("不等了")))
        card.add(self.foot)
        return card

    def _beside(self) -> QWidget:
        made = QWidget()
        made.setFixedWidth(theme.px(_RIGHT))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        others = Card()
        others.add(CardHeader(self.tr("别的窗口")))
        self.elsewhere = SideList()
        self.elsewhere.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.elsewhere.setAccessibleName(self.tr("别的窗口"))
        others.add(self.elsewhere, 1)
        column.addWidget(others, 1)
        missed = Card()
        missed.add(CardHeader(self.tr("过号的")))
        self.recall_hint = CardFoot()
        self.recall_hint.add_right(key_hint(["Alt H"], self.tr("重呼第一个")))
        self.skipped = SideList(self.tr("重呼"))
        self.skipped.setAccessibleName(self.tr("过号的"))
        self.skipped.used.connect(self._recall)
        missed.add(self.skipped, 1)
        missed.add(self.recall_hint)
        column.addWidget(missed, 1)
        return made

    def _make_keys(self) -> None:
        bind(
            self,
            {
                "Alt+R": self.again.click,
                "Alt+A": self.here.click,
                "Alt+S": self.missed.click,
                "Alt+E": self.finish.click,
                "Alt+T": self.doing.take,
                "Alt+B": self.put_up_screen,
                "Alt+H": partial(self._recall, 0),
                "Delete": self._leave_row,
            },
        )

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown."""
        if self.isVisible() and self._gather.begin():
            job = partial(jobs.read, hand_of(self.seat))
            self.seat.work.run(job, self).then(self._show).otherwise(self._unread)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.is_due() or (self.board is not None and self.board.gathering())

    def _show(self, shown: Shown) -> None:
        first = self.shown is None
        self.shown = self.doing.shown = shown
        line, now = shown.line, self.seat.desk.store.clock.now()
        self.counter.title.setText(counter_name(line.counter))
        self._show_mine(line.mine)
        self._show_only(shown)
        stood = self._chosen()
        self.model.show(shown, now)
        self._stand_on(stood.id if stood is not None else "", first=first)
        words = self.tr("%n 位", "", len(line.waiting)) if line.waiting else ""
        self.head.remark.setText(words)
        self.foot.remark.setText(self.tr("今天办完 %n 位", "", line.done))
        self.elsewhere.set_rows(
            [self._row(one, counter_name(one.counter)) for one in line.elsewhere]
        )
        self.skipped.set_rows(
            [self._row(one, ago(moment(one.called_at), now)) for one in line.skipped]
        )
        self._show_lost(line.lost)
        self._gather.done()

    def _stand_on(self, ticket_id: str, *, first: bool) -> None:
        """Stay on a ticket wherever it stands now; whoever took its row was not chosen by anybody.

        When the line is shown for the `first` time, on whoever is next.
        """
        places = [place for place, one in enumerate(self.model.rows) if one.id == ticket_id]
        if first and self.model.rows:
            places = [0]
        if places:
            self.table.selectRow(places[0])

    def _chosen(self) -> Ticket | None:
        """Give the ticket that is seen to be chosen: a row can be current without."""
        some = self.table.selectionModel().selectedRows()
        return self.model.rows[some[0].row()] if some else None

    def _show_mine(self, mine: Ticket | None) -> None:
        self.number.setText(mine.number if mine is not None else "--")
        name = self.shown.names.get(mine.id, "") if mine is not None and self.shown else ""
        self.who.setText(name)
        self.who.setVisible(bool(name))
        words = self.tr("还没有叫号")
        if mine is not None and mine.state == CALLED:
            words = self.tr("已叫 %n 遍，等人过来", "", mine.calls)
        elif mine is not None:
            words = self.tr("正在办")
        self.since.setText(words)
        called = mine is not None and mine.state == CALLED
        for piece in (self.again, self.here, self.missed):
            piece.setEnabled(called)
        self.finish.setEnabled(mine is not None)

    def _show_only(self, shown: Shown) -> None:
        """Offer what one may come for, for counters that serve one thing only."""
        some = [one for one in shown.categories.values() if not one.retired]
        options = [(one.code, category_name(one.code, one)) for one in some]
        self.only.set_options([("", self.tr("不限")), *options], shown.line.only)

    def _show_lost(self, lost: tuple[Lost, ...]) -> None:
        self.banner.setVisible(bool(lost))
        if lost:
            first = lost[0]
            where = counter_name(first.counter) if first.counter else self.tr("别的窗口")
            title = self.tr("{number} 已被 {counter}叫走").format(
                number=first.ticket.number, counter=where
            )
            self.banner.say(title, self.tr("两个窗口没有联网时叫了同一位。请叫下一位。"))

    def _row(self, one: Ticket, under: str) -> SideRow:
        name = self.shown.names.get(one.id, "") if self.shown is not None else ""
        return SideRow(one.id, one.number, "  ".join(part for part in (under, name) if part))

    def _unread(self, refusal: Refusal) -> None:
        self._gather.done()
        self.seat.refuse(refusal)

    def _changed(self, changes: Changes) -> None:
        if changes.waiting or changes.touches("queue_ticket", "person", "venue"):
            self._gather.start()

    # -- hands --------------------------------------------------------------------------------

    def _again(self) -> None:
        """Go on after a dialog, or after something was kept that no row tells of."""
        self.table.setFocus()
        self.refresh()

    def put_up_screen(self) -> None:
        """Show the call screen, or bring it to the front."""
        if self.board is None:
            self.board = CallScreen(self.seat, self)
        self.board.put_up()

    def _call_row(self, _row: int) -> None:
        ticket = self._chosen()
        if ticket is not None:
            self.doing.call(ticket)

    def _leave_row(self) -> None:
        ticket = self._chosen()
        if ticket is not None:
            self.doing.leave(ticket)

    def _recall(self, row: int) -> None:
        rows = self.skipped.rows()
        if 0 <= row < len(rows):
            self.doing.recall(rows[row].ident, rows[row].name)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()
