"""The bookings of the house: left what there is, right the week of it, above what to decide."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refusal
from app.store.changes import Changes
from ui.bookings import jobs, phrases
from ui.bookings.doing import Doing
from ui.bookings.grid import WeekGrid
from ui.bookings.jobs import DAYS, Week
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.card import Banner, Card, CardFoot, CardHeader, EmptyState
from ui.kit.chips import key_hint
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.keys import bind
from ui.kit.paint import ChipSpec
from ui.kit.sidelist import SideList, SideRow
from ui.kit.text import label
from ui.seat import Seat

GATHER_MS = 120
_SIDE = 232
_TOUCHING = (
    *("booking", "booking_words", "own_resource", "resource", "event", "event_session"),
    *("person", "same_person", "venue", "holiday"),
)


class BookingsPane(QWidget):
    """Everything about bookings. Read anew when something of it changes, and each minute."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.week: Week | None = None
        self.wanted, self.first = "", None  # type: str, dt.date | None
        self.doing = Doing(seat, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.banner = Banner("danger", "triangle-alert", "-", "-", self.tr("去决定"))
        self.banner.acted.connect(self.decide)
        self.banner.hide()
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._things())
        row.addWidget(self._week(), 1)
        column.addLayout(row, 1)
        self._gather = Fresh(self, self.refresh, GATHER_MS, MINUTE_MS)
        self._make_keys()
        self.setFocusProxy(self.grid)
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._mind_rights)
        self.doing.added.connect(self.choose)
        self.doing.done.connect(self.focus_grid)
        self._mind_rights()

    # -- pieces -------------------------------------------------------------------------------

    def _things(self) -> QWidget:
        card = Card()
        card.setFixedWidth(theme.px(_SIDE))
        head = CardHeader(self.tr("场地与物品"))
        self.add = icon_button("plus", self.tr("添加场地或物品"), "small", key="Ctrl N")
        self.add.clicked.connect(self.doing.add_thing)
        head.add_right(self.add)
        card.add(head)
        self.list = SideList()
        self.list.setAccessibleName(self.tr("场地与物品"))
        self.list.stood.connect(self._picked)
        card.add(self.list, 1)
        foot = CardFoot()
        foot.add_right(key_hint(["Alt ↑", "Alt ↓"], self.tr("换一个")))
        card.add(foot)
        return card

    def _week(self) -> QWidget:
        card = Card()
        head = CardHeader("-")
        self.title, self.remark = head.title, head.remark
        self.back = icon_button("chevron-left", self.tr("上一周"), "small", key="Alt ←")
        self.today = Button(self.tr("本周"), key="Home", size="small", kind="ghost")
        self.on = icon_button("chevron-right", self.tr("下一周"), "small", key="Alt →")
        self.back.clicked.connect(partial(self.turn, -1))
        self.today.clicked.connect(self.to_today)
        self.on.clicked.connect(partial(self.turn, 1))
        self.span = label("", "small", "text2")
        for piece in (self.span, self.back, self.today, self.on):
            head.add_right(piece)
        card.add(head)
        self.stack = QStackedWidget()
        self.grid = WeekGrid(self.seat.desk.profile.timezone)
        self.grid.used.connect(self._use)
        self.grid.turned.connect(self.turn)
        self.stack.addWidget(self.grid)
        self.empty = EmptyState(
            "door-open",
            self.tr("名录里还没有能预约的场地"),
            self.tr("把多功能厅、自习区写进本馆名录，就能按时段预约。"),
            self.tr("添加场地或物品"),
            action_icon="plus",
            key="Ctrl N",
            primary=True,
        )
        self.empty.acted.connect(self.doing.add_thing)
        self.stack.addWidget(self.empty)
        card.add(self.stack, 1)
        self.foot = CardFoot()
        self.foot.add_right(key_hint(["←", "↑", "↓", "→"], self.tr("选时段")))
        self.foot.add_right(key_hint(["Enter"], self.tr("预约，或看是谁")))
        card.add(self.foot)
        return card

    def _make_keys(self) -> None:
        bind(
            self,
            {
                "Alt+Left": partial(self.turn, -1),
                "Alt+Right": partial(self.turn, 1),
                "Alt+Up": partial(self._step_thing, -1),
                "Alt+Down": partial(self._step_thing, 1),
                "Home": self.to_today,
                "Ctrl+N": self._add_by_key,
                "Alt+D": self.decide,
            },
        )

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown."""
        if not self.isVisible() or not self._gather.begin():
            return
        profile = self.seat.desk.profile
        job = partial(jobs.read_week, self.doing.hand(), profile, self.wanted, self.first)
        self.seat.work.run(job, self).then(self._show).otherwise(self._unread)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.is_due()

    def _show(self, week: Week) -> None:
        fresh = self.week is None
        self.week = week
        now = self.seat.desk.store.clock.now()
        self._show_things(week)
        self.stack.setCurrentIndex(0 if week.shown is not None else 1)
        self.title.setText(week.shown.name if week.shown is not None else self.tr("预约"))
        self.remark.setText(phrases.size_of(week.shown) if week.shown is not None else "")
        last = week.first + dt.timedelta(days=DAYS - 1)
        self.span.setText(f"{week.first:%m-%d} ～ {last:%m-%d}")
        self.grid.lay_out(week.days, now)
        if fresh:
            self.grid.stand_at(now)
        for piece in (self.back, self.today, self.on, self.span, self.foot):
            piece.setVisible(week.shown is not None)
        self._show_matters(week)
        self._gather.done()

    def _show_things(self, week: Week) -> None:
        rows = []
        for one in week.things:
            count = sum(m.entry.resource_id == one.id for m in week.matters)
            chip = None
            if count:
                chip = ChipSpec(str(count), "danger", "triangle-alert")
            elif not one.open:
                chip = ChipSpec(self.tr("停用"), "neutral")
            size = phrases.size_of(one)
            rows.append(SideRow(one.id, one.name, size, chip))
        shown = week.shown.id if week.shown is not None else ""
        place = next((at for at, one in enumerate(week.things) if one.id == shown), -1)
        self.list.set_rows(rows, place)

    def _show_matters(self, week: Week) -> None:
        self.banner.setVisible(bool(week.matters))
        if week.matters:
            first = week.matters[0]
            zone = self.seat.desk.profile.timezone
            title = self.tr("%n 条预约要决定", "", len(week.matters))
            when = phrases.when(first.entry.begins, first.entry.ends, zone)
            words = f"{phrases.called(first.entry)} {when}  {phrases.matter_words(first, zone)}"
            self.banner.say(title, words)

    def _unread(self, refusal: Refusal) -> None:
        self._gather.done()
        self.seat.refuse(refusal)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHING):
            self._gather.start()

    def _mind_rights(self) -> None:
        may = self.seat.may("directory.edit")
        self.add.setVisible(may)
        self.empty.action.setVisible(may)

    # -- hands --------------------------------------------------------------------------------

    def choose(self, thing_id: str) -> None:
        """Show the week of one thing."""
        self.wanted = thing_id
        self.refresh()

    def turn(self, weeks: int) -> None:
        """Show another week."""
        if self.week is not None:
            self.first = self.week.first + dt.timedelta(days=DAYS * weeks)
            self.refresh()

    def to_today(self) -> None:
        """Show this week, and stand on now."""
        self.first, self.week = None, None
        self.refresh()

    def decide(self) -> None:
        """Ask about the first booking that is to be decided."""
        if self.week is not None and self.week.matters:
            self.doing.decide(self.week.matters[0], len(self.week.matters))

    def focus_grid(self) -> None:
        """Give the keyboard back to the week."""
        self.grid.setFocus()

    def _use(self, day: int, row: int) -> None:
        if self.week is not None:
            self.doing.use_cell(self.week.days[day], self.grid.begin_of(day, row))

    def _picked(self, row: int) -> None:
        if self.week is not None and 0 <= row < len(self.week.things):
            self.choose(self.week.things[row].id)

    def _step_thing(self, by: int) -> None:
        self.list.step(by)

    def _add_by_key(self) -> None:
        if self.seat.may("directory.edit"):
            self.doing.add_thing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the list into the week with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.focus_grid()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()
