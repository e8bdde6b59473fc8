"""The left side of the lock screen: clock, venue, machine, and how things stand with the hub."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.version import VERSION
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.shell.look import Look
from ui.shell.rail import Mark
from ui.shell.times import number, stamp
from ui.shell.words import language_name, theme_name

if TYPE_CHECKING:
    from sync.client.agent import Status

WIDTH, LEAST = 470, 456
"""The second in the smallest window there is."""


def sync_words(status: Status | None) -> tuple[str, str, str]:
    """Give icon, title and sentence for the card that says how things stand."""
    translate = QCoreApplication.translate
    fine = translate("lock", "登录、签到、登记都不受影响。")
    if status is None:
        return "cloud", translate("lock", "正在打开本机数据"), translate("lock", "打开后就能登录。")
    if status.state == "standalone":
        text = translate("lock", "记录只存在这台电脑上。拿到入网码后可随时加入总部。")
        return "monitor", translate("lock", "独立使用"), text
    if status.state == "offline":
        unsent = status.unsent
        if not unsent:
            return "cloud-off", translate("lock", "当前离线"), fine
        kept = translate("lock", "%n 条记录已存在本机，联网后自动发送。", "", unsent)
        return "cloud-off", translate("lock", "当前离线"), fine + kept
    if status.state == "attention":
        return _needs(status, fine)
    if status.state == "running":
        text = translate("lock", "可以照常工作，不用等。")
        if status.reading is not None and status.reading.total:
            text = translate("lock", "已取 {done} / {total} 条。可以照常工作，不用等。").format(
                done=number(status.reading.done), total=number(status.reading.total)
            )
        elif status.total:
            text = translate("lock", "{done} / {total} 条。可以照常工作，不用等。").format(
                done=number(status.done), total=number(status.total)
            )
        return "refresh-cw", translate("lock", "正在同步"), text
    return "cloud-check", translate("lock", "已同步"), translate("lock", "本机的记录总部都已收到。")


def _needs(status: Status, fine: str) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    if status.reason == "wiped":
        text = translate("lock", "别处的资料已从本机清除。请联系总部，登录后在“同步”里查看。")
        kept = translate("lock", "没上报的 %n 条还在本机。", "", status.unsent)
        title = translate("lock", "总部已停用这台电脑")
        return "cloud-alert", title, (kept + text if status.unsent else text)
    text = fine + translate("lock", "登录后在“同步”里查看。")
    if not status.refused:
        return "cloud-alert", translate("lock", "同步需要处理"), text
    return "cloud-alert", translate("lock", "%n 条记录需要处理", "", status.refused), text


def date_words(day: dt.date) -> str:
    """Write a day out in full in the language of the program."""
    if QLocale().language() == QLocale.Language.Chinese:
        weekday = "一二三四五六日"[day.weekday()]
        return f"{day.year} 年 {day.month} 月 {day.day} 日　星期{weekday}"
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


class SyncCard(Card):
    """How things stand with headquarters, in a title and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(16, 13, 16, 13)
        self.body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._icon = IconLabel("cloud", "text")
        self.title = label("", "body", bold=True)
        self.when = label("", "caption", "text3")
        head.addWidget(self._icon)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.when)
        self.body.addLayout(head)
        self.text = label("", "small", "text2", wrap=True)
        self.add(self.text)

    def show_status(self, status: Status | None, now: dt.datetime, zone: str) -> None:
        """Say it for a status; None while the store is still opening."""
        icon, title, text = sync_words(status)
        self._icon.set_icon(icon)
        self.title.setText(title)
        self.text.setText(text)
        # The card is narrower than the label would like: say how high that makes it.
        inner = theme.px(WIDTH) - 2 * 48 - 2 * 17
        self.text.setMinimumHeight(max(self.text.heightForWidth(inner), theme.line("small")))
        last = None if status is None else status.last_ok
        words = QCoreApplication.translate("lock", "上次同步 {when}")
        self.when.setText(words.format(when=stamp(last, now, zone)) if last else "")


class LockSide(QFrame):
    """The left side, 470 px wide. `theme_wanted` and `language_wanted` carry what was chosen."""

    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setMinimumWidth(theme.px(LEAST))
        self.setMaximumWidth(theme.px(WIDTH))
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._brand())
        self._column.addSpacing(64)
        self.clock = label("", "clock")
        self.clock.setFixedHeight(theme.line("clock"))
        self.date = label("", "kiosk", "text2")
        self.date.setFixedHeight(theme.line("kiosk"))
        self._column.addWidget(self.clock)
        self._column.addWidget(self.date)
        self._column.addSpacing(40)
        self.venue = ElidedLabel("", "title")
        self.machine = ElidedLabel("", "body", "text2")
        self._column.addWidget(self.venue)
        self._column.addWidget(self.machine)
        self.ribbon = label("", "small", "violet", bold=True)
        self.ribbon.hide()
        self._column.addSpacing(12)
        self._column.addWidget(self.ribbon)
        self._column.addStretch(1)
        self.sync = SyncCard()
        self._column.addWidget(self.sync)
        self._column.addSpacing(12)
        self._column.addLayout(self._foot())
        self.set_short(short=False)

    def sizeHint(self) -> QSize:
        """Ask for the whole width; a little less will do."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def set_short(self, *, short: bool) -> None:
        """Use less room in low windows."""
        self._column.setContentsMargins(48, 28 if short else 44, 48, 20 if short else 30)

    def show_time(self, now: dt.datetime, zone: str) -> None:
        """Show a moment in the venue's zone."""
        local = now.astimezone(ZoneInfo(zone))
        self.clock.setText(f"{local:%H:%M}")
        self.date.setText(date_words(local.date()))

    def show_demo(self, words: str) -> None:
        """Say that these are sample data; "" says nothing."""
        self.ribbon.setText(words)
        self.ribbon.setVisible(bool(words))

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(44))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("青年之家·前台"), "value", bold=True))
        words.addWidget(label(self.tr("连着“青年之声”，断网也能用"), "caption", "text3"))
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        words = self.tr("版本 {version}").format(version=VERSION)
        row.addWidget(label(words, "caption", "text3"))
        row.addStretch(1)
        self.language = Button(
            language_name(self._look.language), "languages", kind="ghost", size="small"
        )
        self.theme = Button(theme_name(self._look.theme), "contrast", kind="ghost", size="small")
        for button, pick in ((self.language, self._pick_language), (self.theme, self._pick_theme)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(pick)
            row.addWidget(button)
        return row

    def _pick_language(self) -> None:
        menu = QMenu(self)
        for ident in ("zh", "en"):
            menu.addAction(language_name(ident), partial(self.language_wanted.emit, ident))
        menu.popup(self.language.mapToGlobal(self.language.rect().topLeft()))

    def _pick_theme(self) -> None:
        menu = QMenu(self)
        for ident in ("system", "light", "dark"):
            menu.addAction(theme_name(ident), partial(self.theme_wanted.emit, ident))
        menu.popup(self.theme.mapToGlobal(self.theme.rect().topLeft()))

    def show_look(self, look: Look) -> None:
        """Show another choice of theme."""
        self._look = look
        self.theme.set_text(theme_name(look.theme))
