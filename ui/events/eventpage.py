"""One event from a single page: who registered, who waits, who came, whom to ring up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.events.calling import MOVED
from app.events.queries import DONE
from app.events.rules import CANCELLED, RETURNED
from sync.client.agent import Status
from ui.events import phrases
from ui.events.eventjobs import Whole
from ui.events.lists import PeopleLists
from ui.events.sidecards import ProgressCard, SeatCard, WaitCard
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.card import Banner
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choices import Select
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.seat import Seat

_SIDE = 316


class EventView(QWidget):
    """Shows what it is told; `back_wanted`, `session_wanted(id)`. Its owner wires the verbs."""

    back_wanted = Signal()
    session_wanted = Signal(str)

    lists: PeopleLists

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.zone = seat.desk.profile.timezone
        self.whole: Whole | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(0)
        column.addLayout(self._crumbs())
        column.addSpacing(4)
        column.addLayout(self._head())
        self._told = _keeping_its_room(self._facts())
        column.addWidget(self._told)
        column.addSpacing(12)
        self.banner = Banner("danger", "circle-x", "", "-", self.tr("看电话名单"))
        self.banner.acted.connect(self._show_calls)
        words = self.tr("总部退回了这个活动")
        self.returned = Banner("warn", "circle-alert", words, "-", self.tr("去修改"))
        self.moved = Banner("warn", "clock", "", "-", self.tr("看电话名单"))
        self.moved.acted.connect(self._show_calls)
        for banner in (self.banner, self.returned, self.moved):
            banner.hide()
            column.addWidget(banner)
        self._gap = QWidget()
        self._gap.setFixedHeight(12)
        column.addWidget(self._gap)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.lists = PeopleLists(seat)
        row.addWidget(self.lists, 1)
        self._beside = _keeping_its_room(self._side())
        row.addWidget(self._beside)
        column.addLayout(row, 1)

    # -- pieces -------------------------------------------------------------------------------

    def _crumbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.back = Button(self.tr("活动"), kind="link", size="small")
        self.back.setFixedHeight(theme.px(24))
        self.back.setToolTip(self.tr("回到活动  Esc"))
        self.back.clicked.connect(self.back_wanted)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addWidget(IconLabel("chevron-right", "text3", 15))
        row.addSpacing(6)
        self.crumb = label("", "small", "text2")
        row.addWidget(self.crumb)
        row.addStretch(1)
        return row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.title = ElidedLabel("", "tile")
        row.addWidget(self.title)
        self.chips = [Chip("") for _ in range(3)]
        for chip in self.chips:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.printing = Button(self.tr("打印签到表"), "printer", "Ctrl P")
        self.edit = Button(self.tr("编辑"), "pencil")
        self.more = icon_button("ellipsis", self.tr("更多"), "normal", "plain")
        self.start = Button(self.tr("开始签到"), "scan-line", "F2", "primary")
        for button in (self.printing, self.edit, self.more, self.start):
            row.addWidget(button)
        return row

    def _facts(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.facts = {}
        for fact, icon in (("when", "clock"), ("room", "map-pin"), ("host", "user-round")):
            holder = QWidget()
            inner = QHBoxLayout(holder)
            inner.setContentsMargins(0, 0, 16, 0)
            inner.setSpacing(6)
            inner.addWidget(IconLabel(icon, "text2", 15))
            words = label("", "small", "text2")
            inner.addWidget(words)
            self.facts[fact] = (holder, words)
            row.addWidget(holder)
        self.sessions = Select(name=self.tr("场次"))
        self.sessions.setMinimumWidth(theme.px(236))
        self.sessions.picked.connect(self.session_wanted)
        row.addWidget(self.sessions)
        row.addStretch(1)
        return made

    def _side(self) -> QWidget:
        made = QWidget()
        made.setFixedWidth(theme.px(_SIDE))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.progress, self.seats = ProgressCard(), SeatCard(self.zone)
        self.waits = WaitCard(self.zone)
        self.waits.all_wanted.connect(lambda: self.lists.tabs.choose("waiting"))
        column.addWidget(self.progress)
        column.addWidget(self.seats)
        column.addWidget(self.waits, 1)
        column.addStretch(0)
        return made

    # -- what is shown ------------------------------------------------------------------------

    def clear(self) -> None:
        """Show nothing while another event is read: nobody of the former one may be acted on."""
        self.clear_session()
        for words in (self.crumb, self.title):
            words.setText("")
        for piece in (self._told, self.banner, self.returned, self.moved, *self.chips):
            piece.hide()

    def clear_session(self) -> None:
        """Show nobody while another session is read; the event's own head stays."""
        self.whole = None
        self.lists.clear()
        self._beside.hide()
        for button in (self.printing, self.edit, self.more, self.start):
            button.setEnabled(False)

    def show_whole(self, whole: Whole, now: dt.datetime) -> None:
        """Show an event as it stands."""
        self.whole = whole
        for piece in (self._told, self._beside):
            piece.show()
        for button in (self.printing, self.edit, self.more):
            button.setEnabled(True)
        page, slot = whole.page, whole.slot
        self.crumb.setText(phrases.category_name(page.category))
        self.title.setText(page.title)
        self._show_chips(whole)
        facts = {
            "when": phrases.when(slot, now, self.zone),
            "room": slot.room or "",
            "host": self.tr("负责人 {name}").format(name=page.host) if page.host else "",
        }
        for fact, words in facts.items():
            self.facts[fact][0].setVisible(bool(words))
            self.facts[fact][1].setText(words)
        options = [(one.session_id, self._session_words(one, now)) for one in page.slots]
        self.sessions.set_options(options, slot.session_id)
        self.sessions.setVisible(len(options) > 1)
        self.progress.show_whole(whole)
        may_give = self.may_give()
        gone_on = bool(slot.capacity) and not whole.called_off
        self.seats.setVisible(gone_on)
        self.seats.show_left(whole.left, may_give=may_give)
        self.waits.setVisible(gone_on and page.review != RETURNED)
        self.waits.show_waiting(whole.waiting, may_give=may_give and whole.left.here.left > 0)
        self._show_banners(whole)
        self.printing.setVisible(self.seat.may("checkin.print"))
        self.edit.setVisible(self.seat.may("events.edit") and page.review != CANCELLED)
        self.start.setVisible(page.check_mode != "none")
        self.start.setEnabled(not whole.called_off and slot.progress != DONE)
        self.lists.show_whole(whole)

    def session_id(self) -> str:
        """Give the session that is looked at, "" before the first."""
        return self.whole.slot.session_id if self.whole is not None else ""

    def may_give(self) -> bool:
        """Say whether somebody can be registered: it goes on, and is not over."""
        whole = self.whole
        over = whole is None or whole.called_off or whole.slot.progress == DONE
        return not over and self.seat.may("events.register")

    def show_status(self, status: Status | None) -> None:
        """Say how old the list is while there is no line."""
        words = ""
        if status is not None and status.state == "offline" and status.last_ok:
            time = phrases.clock(status.last_ok, self.zone)
            words = self.tr("名单截至 {time}，离线期间网上的新报名还看不到").format(time=time)
        self.lists.stale.setText(words)

    def event(self, event: QEvent) -> bool:
        """Keep F2 for this event while it is shown: elsewhere it leads to the check-in box."""
        wanted = event.type() == QEvent.Type.ShortcutOverride and self.start.isEnabled()
        if wanted and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to admit on F2."""
        if event.key() == Qt.Key.Key_F2:
            self.start.click()
        else:
            super().keyPressEvent(event)

    def _show_calls(self) -> None:
        self.lists.tabs.choose("calls")

    def _show_chips(self, whole: Whole) -> None:
        specs = [phrases.slot_chip(whole.slot)]
        state = phrases.state_chip(whole.slot.state)
        if whole.page.campaign_id:
            specs.append(ChipSpec(self.tr("总部统一行动"), "violet"))
        if state is not None:
            specs.append(state)
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(specs))
            if place < len(specs):
                chip.set_chip(specs[place])

    def _show_banners(self, whole: Whole) -> None:
        self.banner.setVisible(whole.called_off)
        if whole.called_off:
            why = whole.page.cancel_reason if whole.page.review == CANCELLED else None
            title = self._off_title(whole)
            title = self.tr("{what}：{why}").format(what=title, why=why) if why else title
            text = self.tr(
                "来的人按到馆登记；报了名的打电话告诉，还有 %n 位。", "", len(whole.calls)
            )
            self.banner.say(title, text)
            self.banner.action.setVisible(bool(whole.calls))
        moved = 0 if whole.called_off else sum(one.matter == MOVED for one in whole.calls)
        self.moved.setVisible(bool(moved))
        self.moved.say(
            self.tr("改了时间或场地"), self.tr("还有 %n 位没告诉，打电话说一声。", "", moved)
        )
        self.returned.setVisible(whole.page.review == RETURNED)
        self._gap.setVisible(whole.called_off or whole.page.review == RETURNED or bool(moved))
        note = whole.page.review_note or self.tr("没有写原因，可以打电话问。")
        self.returned.say(self.tr("总部退回了这个活动"), note)
        self.returned.action.setVisible(self.seat.may("events.edit"))

    def _off_title(self, whole: Whole) -> str:
        if whole.page.removed:
            return self.tr("总部已删除这个活动")
        if whole.page.review == CANCELLED:
            return self.tr("活动已取消")
        return self.tr("这一场已取消")

    def _session_words(self, slot: Any, now: dt.datetime) -> str:
        when = phrases.when(slot, now, self.zone)
        return f"{slot.label} · {when}" if slot.label else when


def _keeping_its_room(piece: QWidget) -> QWidget:
    """Let nothing move when a piece is hidden for the moment another event is read."""
    policy = piece.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    piece.setSizePolicy(policy)
    return piece
