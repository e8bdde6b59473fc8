"""The question before much leaves this PC: how many of what, since when, and two answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.store.removal import Question
from ui.attention.phrases import kind_name
from ui.kit.buttons import Button
from ui.kit.card import Banner
from ui.shell.times import number, stamp


class ParkedBanner(Banner):
    """Says what headquarters shows no more; `acted` lets it go, `kept` keeps it for now."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", "triangle-alert", "-", "-", "-", parent)
        self.action.set_text(self.tr("确认移除"))
        self.later = Button(self.tr("先保留，问总部"), size="small")
        self.later.clicked.connect(self.kept)
        row = self.layout()
        assert isinstance(row, QBoxLayout)  # noqa: S101 - a banner has one
        row.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)

    def show_questions(
        self, asked: Sequence[Question], now: dt.datetime, zone: str, *, may: bool
    ) -> None:
        """Say what is asked, or hide when nothing is."""
        self.setVisible(bool(asked))
        for button in (self.action, self.later):
            button.setVisible(may)
        if not asked:
            return
        what = self.tr("、").join(
            self.tr("{kind} {count} 条").format(kind=kind_name(one.kind), count=number(one.rows))
            for one in asked
        )
        since = stamp(min(one.since for one in asked), now, zone)
        title = self.tr("总部不再显示很多记录，本机先没有移除")
        text = self.tr("{what}，{since} 起。").format(what=what, since=since)
        if may:
            text += self.tr(
                "“确认移除”：从本机移除，还有事没办完的等办完再移除。"
                "“先保留，问总部”：都留着，马上和总部再核对一遍，总部还是没有就明天再问。"
            )
        else:
            text += self.tr("请前台或站长登录后来定。")
        self.say(title, text)
