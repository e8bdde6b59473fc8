"""Lasting states above the tiles: stopped for good, and a clock that must be set first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.attention.parked import ParkedBanner
from ui.attention.phrases import kind_name
from ui.kit.card import Banner
from ui.seat import Seat
from ui.words import say
from ui.words_sync import JOIN_AGAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attention.salvaging import Beside
    from sync.client.agent import Status
    from ui.attention.jobs import Centre

CLOCK_OFF_MS = 5 * 60 * 1000
_MINUTE_MS = 60_000
MOST_NAMES = 5


class Notices(QWidget):
    """A red banner with what to do when the exchange stopped; an amber one for the clock."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.banners = {
            "danger": Banner("danger", "triangle-alert", "-", "-", self.tr("重新加入总部")),
            "paused": Banner("warn", "cloud-off", "-", "-", self.tr("继续同步")),
            "clock": Banner("warn", "alarm-clock", "-", "-"),
            "beside": Banner("warn", "triangle-alert", "-", "-", self.tr("都送回总部")),
        }
        self.parked = ParkedBanner()
        self._beside = self._asked = 0
        for banner in (*self.banners.values(), self.parked):
            banner.hide()
            column.addWidget(banner)
        self.banners["danger"].acted.connect(seat.join_wanted)
        self.banners["paused"].acted.connect(lambda: seat.pause_wanted.emit(False))
        self.hide()

    def mind(self, status: Status | None) -> None:
        """Show what lasts; hide what is over."""
        stopped = status is not None and status.state == "attention" and status.reason != "refused"
        danger = self.banners["danger"]
        danger.setVisible(stopped)
        if stopped and status is not None:
            self._stopped(danger, status.reason)
        paused = status is not None and status.paused
        self.banners["paused"].setVisible(paused)
        if paused:
            self.banners["paused"].action.setVisible(self._seat.may("attention.decide"))
            words = self.tr("照常登记，记录都在本机，一条不少；总部和别的电脑暂时看不到。")
            self.banners["paused"].say(self.tr("已暂停同步"), words)
        wrong = self._clock()
        self.setVisible(stopped or paused or wrong or bool(self._beside or self._asked))

    def show_beside(self, beside: Sequence[Beside], *, may: bool) -> None:
        """Say what headquarters lost and this desk still has, and who it is about."""
        banner, self._beside = self.banners["beside"], len(beside)
        banner.setVisible(bool(beside))
        banner.action.setVisible(may)
        if beside:
            kinds = self.tr("、").join(dict.fromkeys(kind_name(one.kind) for one in beside))
            people = [one.title for one in beside if one.kind == "person"][:MOST_NAMES]
            text = self.tr(
                "总部的数据恢复过，少了本机读到过的记录（{kinds}）。记录都还在本机，没有删除。"
                "原来的电脑连上后多半会自己补上；那台电脑不在了，就从这里送回。"
            ).format(kinds=kinds)
            if people and may:
                text += self.tr("涉及：{people}").format(people=self.tr("、").join(people))
            banner.say(self.tr("总部少了 %n 条记录", "", len(beside)), text)
        self.mind(self._seat.status)

    def show_parked(self, centre: Centre, *, may: bool) -> None:
        """Ask before much leaves this PC."""
        self._asked = len(centre.parked)
        self.parked.show_questions(centre.parked, centre.now, centre.zone, may=may)
        self.mind(self._seat.status)

    def _stopped(self, banner: Banner, reason: str) -> None:
        joins, manager = reason in JOIN_AGAIN, self._seat.may("staff.manage")
        banner.action.setVisible(joins and manager)
        text = say(reason)
        if joins and not manager:
            text += self.tr("请站长登录，在这里重新加入。")
        title = self.tr("同步停下了")
        if joins:
            title = self.tr("同步停下了，这一页先只能看")
        banner.say(title, text)

    def _clock(self) -> bool:
        """Say by how much the clock is off and how sure that is; the exchange goes on."""
        place = self._seat.desk.store.place
        offset, error = place.offset_ms or 0, place.error_ms or 0
        wrong = abs(offset) > CLOCK_OFF_MS
        banner = self.banners["clock"]
        banner.setVisible(wrong)
        if wrong:
            minutes = abs(offset) // _MINUTE_MS
            off = (
                self.tr("比总部慢 %n 分钟", "", minutes)
                if offset > 0
                else self.tr("比总部快 %n 分钟", "", minutes)
            )
            sure = self.tr("上下不超过 %n 秒", "", max(1, round(error / 1000)))
            text = self.tr(
                "这台电脑{off}（{sure}）。签到照常，时间按总部的钟记；校准后这条自动消失。"
            )
            banner.say(self.tr("请先校准电脑时间"), text.format(off=off, sure=sure))
        return wrong
