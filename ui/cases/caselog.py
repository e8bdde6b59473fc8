"""The log of a case: what was done, when and by whom, and what was said to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases.queries import Entry
from app.handovers.queries import BY_VENUE
from ui.cases import casewords
from ui.kit.chips import Chip, Dot
from ui.kit.text import label
from ui.shell.times import stamp

UNTAKEN = frozenset({"refused", "held"})
"""Marks of what headquarters did not take, and somebody still has to look at."""


class CaseLog(QWidget):
    """The lines of a log, the latest first. What headquarters did not take says so."""

    def __init__(
        self, log: tuple[Entry, ...], names: Mapping[str, str], now: dt.datetime, zone: str
    ) -> None:
        super().__init__()
        self._names, self._now, self._zone = names, now, zone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("办理记录"), "body", bold=True))
        for entry in reversed(log):
            column.addLayout(self._line(entry))

    def _line(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        dot = QVBoxLayout()
        dot.addSpacing(7)
        dot.addWidget(
            Dot("danger" if entry.mark in UNTAKEN else "border-strong" if entry.mark else "primary")
        )
        dot.addStretch(1)
        row.addLayout(dot)
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(6)
        words = casewords.act_name(entry.act)
        if entry.way:
            words = casewords.joined(words, casewords.way_name(entry.way))
        head.addWidget(label(words, "body"))
        if entry.mark in UNTAKEN:
            head.addWidget(Chip(self.tr("没有生效"), "danger", "circle-alert"))
        elif entry.mark:
            head.addWidget(Chip(self.tr("已放弃")))
        head.addStretch(1)
        head.addWidget(label(stamp(entry.at, self._now, self._zone), "caption", "text3"))
        column.addLayout(head)
        who = self._names.get(entry.by or "", "")
        about = self.tr("，").join(part for part in (who, shared_words(entry)) if part)
        if about:
            column.addWidget(label(about, "small", "text3", wrap=True))
        if entry.words:
            said = label(entry.words, "small", "text2", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(said)
        row.addLayout(column, 1)
        return row


def shared_words(entry: Entry) -> str:
    """Say what was handed on, or came along from another venue."""
    if not entry.shared:
        return ""
    between = QCoreApplication.translate("cases", "、")
    fields = between.join(casewords.field_name(field) for field in entry.shared)
    if entry.way == BY_VENUE:
        return QCoreApplication.translate("cases", "对方交来：{fields}").format(fields=fields)
    return QCoreApplication.translate("cases", "交给对方：{fields}").format(fields=fields)
