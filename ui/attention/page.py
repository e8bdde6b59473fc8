"""What needs a person: what headquarters did not take, and why, as a plain list."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.store.outbox import Refused, refused
from ui.kit.buttons import Button
from ui.kit.card import Banner, Card, CardFoot, CardHeader, EmptyState
from ui.kit.paint import Tone
from ui.kit.table import MutedRole, StrongRole, Table
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.times import ago, number, stamp
from ui.words import knows, say
from ui.words_sync import JOIN_AGAIN

if TYPE_CHECKING:
    from sync.client.agent import Status

AnyIndex = QModelIndex | QPersistentModelIndex
_WHEN, _WHAT, _WHY, _CODE = range(4)


def kind_name(kind: str) -> str:
    """Name a kind of record; an unknown one as it is."""
    translate = QCoreApplication.translate
    names = {
        "person": translate("kinds", "人员"),
        "card": translate("kinds", "会员码"),
        "visit": translate("kinds", "签到"),
        "departure": translate("kinds", "离馆"),
        "void": translate("kinds", "撤销"),
        "staff": translate("kinds", "员工"),
        "venue": translate("kinds", "场馆"),
    }
    return names.get(kind, kind)


def verb_name(verb: str) -> str:
    """Name what was done to a record."""
    translate = QCoreApplication.translate
    names = {
        "create": translate("kinds", "新建"),
        "fact": translate("kinds", "记录"),
        "patch": translate("kinds", "修改"),
        "move": translate("kinds", "改状态"),
    }
    return names.get(verb, verb)


def why(row: Refused) -> str:
    """Say why headquarters did not take it."""
    return say(row.code, row.facts) if knows(row.code) else say("refused")


class RefusedModel(QAbstractTableModel):
    """Rows of refused operations, newest first."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.rows: list[Refused] = []
        self._zone, self._now = zone, dt.datetime.now(dt.UTC)

    def fill(self, rows: list[Refused], now: dt.datetime, zone: str) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self._now, self._zone = rows, now, zone
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("时间"), self.tr("记录"), self.tr("原因和办法"), self.tr("代码"))
        return names[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                stamp(row.made_at, self._now, self._zone),
                f"{kind_name(row.kind)}·{verb_name(row.verb)}",
                why(row),
                row.code,
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _WHY:
            return why(row)
        if role == StrongRole:
            return index.column() == _WHAT
        if role == MutedRole:
            return index.column() in (_WHEN, _CODE)
        return None


class AttentionPage(QWidget):
    """How things stand with headquarters, and the list of what was not taken."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("同步"), "title"))
        self.line = label("", "body", "text2")
        head.addWidget(self.line)
        head.addStretch(1)
        self.now = Button(self.tr("现在同步"), "refresh-cw", "F5")
        self.now.clicked.connect(seat.sync_wanted)
        head.addWidget(self.now)
        column.addLayout(head)
        self.banners: dict[str, Banner] = {}
        icons: dict[Tone, str] = {"warn": "cloud-off", "danger": "triangle-alert"}
        verbs = {"danger": self.tr("重新加入总部")}
        for tone, icon in icons.items():
            banner = Banner(tone, icon, "-", "-", verbs.get(tone, ""))
            banner.hide()
            self.banners[tone] = banner
            column.addWidget(banner)
        column.addWidget(self._card(), 1)
        self.setFocusProxy(self.table)
        self.banners["danger"].acted.connect(seat.join_wanted)
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(lambda: self._status(seat.status))
        seat.status_changed.connect(self._status)
        self._status(seat.status)
        self._read()

    def _card(self) -> Card:
        card = Card()
        self.head = CardHeader(self.tr("总部没有收下的记录"))
        card.add(self.head)
        self.model = RefusedModel(self._seat.desk.store.zone)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_widths({_WHEN: 130, _WHAT: 150, _WHY: 0, _CODE: 130})
        self.empty = EmptyState("circle-check", self.tr("没有未收下的记录"), "-", tone="ok")
        self.table.set_empty(self.empty)
        card.add(self.table, 1)
        foot = self.tr("这些记录仍在本机，标着“未能发送”，不会丢")
        card.add(CardFoot(foot))
        return card

    def _changed(self, changes: object) -> None:
        if changes.waiting:  # type: ignore[attr-defined]
            self._read()

    def _read(self) -> None:
        store = self._seat.desk.store

        def job() -> list[Refused]:
            with store.read() as session:
                return refused(session)

        self._seat.work.run(job, self).then(self._show)

    def _show(self, rows: list[Refused]) -> None:
        store = self._seat.desk.store
        self.model.fill(rows, store.clock.now(), store.zone)
        count = len(rows)
        self.head.remark.setText(self.tr("%n 条", "", count) if rows else "")

    def _status(self, status: Status | None) -> None:
        if status is None:
            return
        now = self._seat.desk.store.clock.now()
        parts = []
        if status.last_ok:
            parts.append(self.tr("上次同步 {when}").format(when=ago(status.last_ok, now)))
        if status.unsent:
            waiting = self.tr("{count} 条待同步").format(count=number(status.unsent))
            parts.append(waiting)
        last = self.tr("，").join(parts)
        self.line.setText(last)
        self.empty.say(self.tr("没有未收下的记录"), last)
        self.now.setEnabled(status.state not in ("standalone", "running"))
        self._banner("warn", self.tr("离线，照常工作"), status.state == "offline", status.reason)
        needs = status.state == "attention" and status.reason != "refused"
        self._banner("danger", self.tr("同步停下了"), needs, status.reason)
        joins = needs and status.reason in JOIN_AGAIN
        manager = self._seat.may("staff.manage")
        self.banners["danger"].action.setVisible(joins and manager)
        if joins and not manager:
            who = say(status.reason) + self.tr("请站长登录，在这里重新加入。")
            self.banners["danger"].say(self.tr("同步停下了"), who)
        if status.state == "standalone":
            self.line.setText(self.tr("独立使用，没有要发送的"))

    def _banner(self, tone: str, title: str, shown: bool, reason: str) -> None:
        self.banners[tone].setVisible(shown)
        if shown:
            self.banners[tone].say(title, say(reason))
