"""In the drawer: who may be the same person, and the other cards of whoever was merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.people.twins import Beside, Twin
from ui.checkin.phrases import masked
from ui.kit.buttons import Button
from ui.kit.text import ElidedLabel, IconLabel, label
from ui.people import phrases, twinwords

MOST = 3


class TwinBox(QFrame):
    """Says who may be the same person; `compare_wanted(id)` to hold the two cards together."""

    compare_wanted = Signal(str)

    def __init__(self, twins: Sequence[Twin]) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("users", "warn"))
        head.addWidget(label(self.tr("可能登记过两次"), "body", "warn", bold=True), 1)
        column.addLayout(head)
        self.links: list[Button] = []
        for twin in twins[:MOST]:
            row = QHBoxLayout()
            row.setSpacing(8)
            words = QVBoxLayout()
            words.setSpacing(0)
            number = masked(twin.phone) or self.tr("没有留手机")
            words.addWidget(ElidedLabel(f"{twin.name}  {number}"))
            words.addWidget(ElidedLabel(twinwords.why(twin), "caption", "text2"))
            row.addLayout(words, 1)
            link = Button(self.tr("对比"), "git-compare-arrows", None, "plain", "small")
            link.setAccessibleName(self.tr("和{name}对比").format(name=twin.name))
            link.clicked.connect(lambda _on=False, one=twin.id: self.compare_wanted.emit(one))
            self.links.append(link)
            row.addWidget(link)
            column.addLayout(row)


class ApartBox(QWidget):
    """Who is alike and was looked at: two people. `compare_wanted(id)` to look once more."""

    compare_wanted = Signal(str)

    def __init__(self, twins: Sequence[Twin]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.links: list[Button] = []
        for twin in twins[:MOST]:
            row = QHBoxLayout()
            row.setSpacing(8)
            words = QVBoxLayout()
            words.setSpacing(0)
            number = masked(twin.phone) or self.tr("没有留手机")
            words.addWidget(ElidedLabel(f"{twin.name}  {number}"))
            words.addWidget(ElidedLabel(self.tr("核对过，是另一个人"), "caption", "text3"))
            row.addLayout(words, 1)
            link = Button(self.tr("再对比"), None, None, "ghost", "small")
            link.setAccessibleName(self.tr("和{name}再对比").format(name=twin.name))
            link.clicked.connect(lambda _on=False, one=twin.id: self.compare_wanted.emit(one))
            self.links.append(link)
            row.addWidget(link)
            column.addLayout(row)


class Besides(QWidget):
    """The cards another one stands for, as they were; `part_wanted(id)` to take one out again."""

    part_wanted = Signal(str)

    def __init__(
        self, besides: Sequence[Beside], now: dt.datetime, zone: str, *, may: bool
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("合并进来的卡"), "body", bold=True))
        head.addStretch(1)
        head.addWidget(label(self.tr("共 %n 张", "", len(besides)), "small", "text3"))
        column.addLayout(head)
        self.links: list[Button] = []
        for one in besides:
            row = QHBoxLayout()
            row.setSpacing(8)
            words = QVBoxLayout()
            words.setSpacing(0)
            number = masked(one.card.phone) or self.tr("没有留手机")
            words.addWidget(ElidedLabel(f"{one.card.name}  {number}"))
            words.addWidget(ElidedLabel(self._under(one, now, zone), "caption", "text2"))
            row.addLayout(words, 1)
            link = Button(self.tr("撤销合并"), None, None, "ghost", "small")
            link.setAccessibleName(self.tr("把{name}的卡分出来").format(name=one.card.name))
            link.clicked.connect(lambda _on=False, id_=one.card.id: self.part_wanted.emit(id_))
            if not may:
                link.hide()
            self.links.append(link)
            row.addWidget(link)
            column.addLayout(row)

    def _under(self, one: Beside, now: dt.datetime, zone: str) -> str:
        came = self.tr("到访 %n 次", "", one.visits)
        at = self.tr("{at} 合并").format(at=phrases.seen(one.at, now, zone))
        return self.tr("·").join((came, at, phrases.sent_name(one.state)))
