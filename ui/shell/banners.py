"""Lasting states above every page: sample data, days without headquarters, a wrong clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.card import Banner
from ui.kit.text import IconLabel, label
from ui.seat import Seat
from ui.shell.times import moment

if TYPE_CHECKING:
    from app.cases.emergencies import Emergency
    from sync.client.agent import Status

LONG_OFFLINE = dt.timedelta(days=3)
CLOCK_OFF_MS = 5 * 60 * 1000
_MOST = 5
"""So many numbers are named."""


class Ribbon(QFrame):
    """The violet line that says: these are sample data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "violet")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("flask-conical", "violet", 16))
        row.addWidget(label(self.tr("示例数据"), "small", "violet", bold=True))
        words = self.tr("人员和到访都是虚构的，和真实数据完全分开")
        row.addWidget(label(words, "small", "violet"))
        row.addStretch(1)


class Banners(QWidget):
    """Amber lines that come and go by themselves; a red one while an emergency waits."""

    sync_page_wanted = Signal()
    case_wanted = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 0)
        column.setSpacing(8)
        self.offline = Banner("warn", "cloud-off", "-", "-", self.tr("怎么办"))
        self.offline.acted.connect(self.sync_page_wanted)
        self.clock = Banner("warn", "alarm-clock", "-", "-")
        self.urgent = Banner("danger", "triangle-alert", "-", "-", self.tr("去看"))
        self.urgent.acted.connect(lambda: self.case_wanted.emit(self._waits[0].id))
        self._waits: tuple[Emergency, ...] = ()
        self._lasting = False
        for banner in (self.urgent, self.offline, self.clock):
            column.addWidget(banner)
            banner.hide()
        self.hide()

    def mind(self, status: Status | None, *, on_sync_page: bool = False) -> None:
        """Show what lasts; hide what is over. The sync page says these things itself, in full."""
        store = self._seat.desk.store
        days = 0
        if status is not None and status.state == "offline" and status.last_ok:
            away = store.clock.now() - moment(status.last_ok)
            days = away.days if away > LONG_OFFLINE else 0
        days = 0 if on_sync_page else days
        self.offline.setVisible(bool(days))
        if days:
            title = self.tr("已 %n 天没有同步", "", days)
            text = self.tr("照常工作，记录都在本机。总部看不到这几天的到访，请检查网线或路由器。")
            self.offline.say(title, text)
        off = store.place.offset_ms or 0
        wrong = abs(off) > CLOCK_OFF_MS and not on_sync_page
        self.clock.setVisible(wrong)
        if wrong:
            minutes = abs(off) // 60_000
            title = (
                self.tr("这台电脑的时间慢了 %n 分钟", "", minutes)
                if off > 0
                else self.tr("这台电脑的时间快了 %n 分钟", "", minutes)
            )
            self.clock.say(title, self.tr("请在系统设置里校准。签到照常，总部按校准后的时间记。"))
        self._lasting = bool(days) or wrong
        self._mind_visible()

    def show_emergencies(self, waiting: Sequence[Emergency]) -> None:
        """Say which emergencies nobody has taken on, the oldest first."""
        self._waits = tuple(waiting)
        self.urgent.setVisible(bool(waiting))
        if waiting:
            title = self.tr("有 %n 件紧急需求没人受理", "", len(waiting))
            listed = self.tr("、").join(one.label for one in waiting[:_MOST])
            text = self.tr("{numbers}：先联系本人，再受理。").format(numbers=listed)
            self.urgent.say(title, text)
        self._mind_visible()

    def _mind_visible(self) -> None:
        self.setVisible(self._lasting or bool(self._waits))
