"""What waits to be sent: by kind at the side, one by one in the tab, and why it still waits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.attention.delivery import Pile
from ui.attention import phrases
from ui.attention.jobs import Centre
from ui.attention.lines import Lines
from ui.checkin.phrases import clock
from ui.kit.card import Banner, Card, CardFoot, EmptyState, ProgressBar, hair
from ui.kit.chips import ChipSpec
from ui.kit.table import Table
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.shell.times import number, stamp
from ui.words import say

if TYPE_CHECKING:
    from sync.client.agent import Status

translate = QCoreApplication.translate
_MEGA, _KILO = 1_000_000, 1_000


def size_words(characters: int) -> str:
    """Say how much it is: operations are JSON, so a character is about a byte on the line."""
    if characters >= _MEGA // 10:
        return translate("attention", "约 {size} MB").format(size=f"{characters / _MEGA:.1f}")
    return translate("attention", "约 {size} kB").format(size=max(1, round(characters / _KILO)))


def span(pile: Pile, now: dt.datetime, zone: str) -> str:
    """Say from when to when: 13:46 ～ 14:22 of today, 08-30 ～ 11-13 of other days."""
    first, last = stamp(pile.first, now, zone), stamp(pile.last, now, zone)
    if first == last:
        return first
    today = stamp(now, now, zone).rpartition(" ")[0]
    days = first.rpartition(" ")[0], last.rpartition(" ")[0]
    if days == (today, today):
        first, last = clock(pile.first, zone), clock(pile.last, zone)
    elif days[0] != days[1]:
        first, last = days
    return translate("attention", "{first} ～ {last}").format(first=first, last=last)


def why_waiting(status: Status | None, zone: str, now: dt.datetime) -> tuple[str, str]:
    """Say why it has not gone yet, and what comes next; from what the exchange says of itself."""
    if status is None:
        return translate("attention", "正在连接总部"), ""
    if status.state == "standalone":
        return (
            translate("attention", "独立使用，没有要发送的地方"),
            translate("attention", "加入总部后，从最早的一条开始自动发送。"),
        )
    if status.state == "running":
        return translate("attention", "正在发，先发后收，不用等"), ""
    next_words = ""
    if status.next_at is not None:
        at = stamp(status.next_at, now, zone)
        next_words = translate("attention", "下次自动再试：{at}。").format(at=at)
    if status.state == "attention" and status.reason != "refused":
        return translate("attention", "同步停下了"), say(status.reason) + next_words
    if status.state == "offline":
        if status.reason == "paused":
            return translate("attention", "同步已暂停"), say("paused")
        words = phrases.line_trouble(status.reason)
        if status.since is not None:
            since = stamp(status.since, now, zone)
            words = translate("attention", "{since} 起连不上总部，{why}").format(
                since=since, why=words
            )
        return words, say(status.reason) + next_words
    return (
        translate("attention", "线路正常，马上就发"),
        translate("attention", "刚记下的几条攒在一起发，一般几秒内。"),
    )


def files_words(status: Status | None) -> tuple[str, str]:
    """Say how many files wait, how large they are and how far they are; and what holds one up."""
    files = status.files if status is not None else None
    if files is None or not files.waiting:
        return "", ""
    count = translate("attention", "%n 个", "", files.waiting)
    words = translate("attention", "·").join((count, size_words(files.size)))
    if files.done:
        sent = size_words(files.done)
        words = translate("attention", "{words}，这个已传 {sent}").format(words=words, sent=sent)
    why = next((code for _, code in files.held), files.cause)
    told = say(why) if why else translate("attention", "记录先发，文件随后自动传，不影响接待。")
    return words, told


class FilesLine(QWidget):
    """Files on their way: how many, how far, and what holds them up."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 8, 15, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(phrases.kind_icon("file"), "text2"))
        row.addWidget(label(self.tr("照片和文件")))
        self.count = ElidedLabel("", "small", "text2")
        row.addWidget(self.count, 1)
        column.addLayout(row)
        self.bar = ProgressBar(height=6)
        column.addWidget(self.bar)
        self.why = label("", "caption", "text3", wrap=True)
        column.addWidget(self.why)

    def show_status(self, status: Status | None) -> None:
        """Show how the files' queue stands; nothing where none waits."""
        words, told = files_words(status)
        self.setVisible(bool(words))
        if status is None or not words:
            return
        self.count.setText(words)
        self.why.setText(told)
        self.bar.setVisible(bool(status.files.done))
        self.bar.set_progress(status.files.done, max(status.files.current, 1))


class WaitingCard(Card):
    """The card at the side: a line for each kind, and one for the files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(15, 10, 15, 11)
        self.title = label("", "body", bold=True)
        self.weight = ElidedLabel("", "caption", "text3")
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.weight)
        self.add(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self._hair = hair()
        self.body.addWidget(self._hair)
        self.files = FilesLine()
        self.body.addWidget(self.files)
        self.body.addStretch(1)
        self.show_status(None)

    def show_status(self, status: Status | None) -> None:
        """Show how the files' queue stands."""
        self.files.show_status(status)
        self._hair.setVisible(not self.files.isHidden())
        self._mind_room()

    def _mind_room(self) -> None:
        """Be a list down to the foot of the page, but no empty sheet where nothing waits."""
        empty = not self._lines.count() and self.files.isHidden()
        high = QSizePolicy.Policy.Maximum if empty else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)

    def show_centre(self, centre: Centre, *, stopped: bool) -> None:
        """Show what waits by kind; `stopped`: it waits for more than a line."""
        while (item := self._lines.takeAt(0)) is not None:
            piece = item.widget()
            if piece is not None:
                piece.hide()
                piece.deleteLater()
        self.title.setText(self.tr("待发送 {count}").format(count=number(centre.waiting)))
        size = size_words(sum(pile.size for pile in centre.piles))
        words = self.tr("{size}，联网后几秒发完") if not stopped else "{size}"
        self.weight.setText(words.format(size=size) if centre.piles else self.tr("都在总部了"))
        for pile in centre.piles:
            self._lines.addWidget(hair())
            self._lines.addWidget(self._line(pile, centre))
        self._mind_room()

    def _line(self, pile: Pile, centre: Centre) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel(phrases.kind_icon(pile.kind), "text2"))
        row.addWidget(label(phrases.kind_name(pile.kind)))
        words = span(pile, centre.now, centre.zone)
        if pile.kind == "person" and 0 < pile.new < pile.count:
            words = self.tr("新登记与修改")
        row.addWidget(ElidedLabel(words, "caption", "text3"), 1)
        row.addWidget(label(self.tr("%n 条", "", pile.count), "small", "text2"))
        return made


class WaitingPanel(QWidget):
    """One by one, oldest first, with what each would change; above it why it still waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(20, 14, 20, 12)
        self.why = Banner("primary", "info", "-", "-")
        around.addWidget(self.why)
        column.addLayout(around)
        self.model = Lines(
            (self.tr("时间"), self.tr("记录"), self.tr("会写到总部的"), self.tr("状态")), 1, (0, 2)
        )
        self.table = Table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("待发送"))
        self.table.set_widths({0: 130, 1: 225, 2: 0, 3: 110})
        self.table.set_empty(EmptyState("cloud-check", self.tr("没有要发送的"), tone="ok"))
        column.addWidget(self.table, 1)
        self.foot = CardFoot("-")
        self.foot.remark.setMinimumWidth(1)  # gives way where the window is small
        column.addWidget(self.foot)

    def show_centre(self, centre: Centre, status: Status | None) -> None:
        """Show what waits, and why."""
        title, text = why_waiting(status, centre.zone, centre.now)
        self.why.say(self.tr("为什么还没发：{why}").format(why=title), text)
        self.why.setVisible(bool(centre.piles))
        lines = []
        for one in centre.pending:
            state = (
                ChipSpec(self.tr("已发出，等答复"), "primary")
                if one.sent
                else ChipSpec(self.tr("在本机"), "neutral")
            )
            lines.append(
                (
                    stamp(one.made_at, centre.now, centre.zone),
                    phrases.what(one.kind, one.verb, one.title),
                    phrases.changes(one.said),
                    state,
                )
            )
        self.model.fill(lines)
        shown, total = len(centre.pending), centre.waiting
        words = self.tr("从最早的一条开始发。手机号只在发送时是完整的，这里遮住中间几位")
        if total > shown:
            words = self.tr("这里是最早的 {shown} 条，共 {total} 条").format(
                shown=shown, total=number(total)
            )
        self.foot.remark.setText(words)
