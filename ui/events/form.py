"""The form of an event: what is written on the left, how it will look and what is missing beside.

It holds what was typed; what is written down when, is `ui.events.writing`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.events.checks import SHORTEST
from app.events.drafting import Written
from app.events.planning import Plan, Sitting
from app.events.rules import MOST_SEATS, OUTLETS
from ui.events import phrases
from ui.events.inputs import CountedEdit
from ui.events.particulars import Particulars
from ui.events.preview import CheckCard, Preview
from ui.events.sittings import Sittings
from ui.kit import theme
from ui.kit.buttons import Button, Switch
from ui.kit.card import Card, hair
from ui.kit.chips import Chip, ChipSpec, key_hint
from ui.kit.choices import CheckBox, Select
from ui.kit.form import Field, Form, line_edit
from ui.kit.spin import SpinBox
from ui.kit.text import label

_SIDE = 316
_HOURS = (0, 2, 24)
"""Registration closes so many hours before the first session."""
_KEPT, _ANY = "kept", ""


class EventForm(QWidget):
    """`edited` when something was changed by hand. Buttons are wired by whoever owns the form."""

    edited = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = Plan("")
        self._touched_seats = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 16)
        inner.setSpacing(16)
        inner.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(16)
        card = Card()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        body = self._body(zone)
        self.area.setWidget(body)
        # The card's ground is seen through it.
        self.area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.add(self.area, 1)
        row.addWidget(card, 1)
        side = QVBoxLayout()
        side.setSpacing(16)
        self.preview, self.checks = Preview(zone), CheckCard()
        side.addWidget(self.preview)
        side.addWidget(self.checks, 1)
        holder = QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        holder.setFixedWidth(theme.px(_SIDE))
        row.addWidget(holder)
        inner.addLayout(row, 1)
        column.addLayout(inner, 1)
        column.addWidget(self._foot())

    # -- pieces -------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.title = label("", "title")
        row.addWidget(self.title)
        self.kept = Chip("", "neutral", "check")
        row.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.earlier = Button(self.tr("从往期复制"), "history", kind="ghost")
        row.addWidget(self.earlier)
        return row

    def _body(self, zone: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 13, 24, 20)
        column.setSpacing(8)
        self.form = Form(gap=10)
        column.addWidget(label(self.tr("基本信息"), "strong"))
        column.addLayout(self._basics())
        column.addWidget(hair())
        self.sittings = Sittings(zone)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("时间与地点"), "strong"))
        head.addStretch(1)
        head.addWidget(self.sittings.add)
        column.addLayout(head)
        self.sittings.changed.connect(self.edited)
        column.addWidget(self.sittings)
        column.addWidget(hair())
        column.addWidget(label(self.tr("名额与报名"), "strong"))
        column.addLayout(self._seats())
        column.addWidget(hair())
        column.addWidget(label(self.tr("发布到"), "strong"))
        column.addLayout(self._outlets())
        column.addWidget(hair())
        column.addWidget(label(self.tr("更多"), "strong"))
        self.more = Particulars()
        self.more.changed.connect(self.edited)
        column.addWidget(self.more)
        column.addStretch(1)
        for field in self.fields.values():
            field.changed.connect(self.edited)
        self.fields |= self.more.fields
        return made

    def _basics(self) -> QVBoxLayout:
        optional = self.tr("选填")
        self.fields: dict[str, Field] = {
            "title": Field(self.tr("活动名称"), CountedEdit(30)),
            "category": Field(self.tr("类别"), Select(phrases.categories(), "exchange")),
            "summary": Field(self.tr("一句话介绍"), line_edit(limit=100), remark=optional),
        }
        self.fields["category"].setFixedWidth(theme.px(180))
        column = QVBoxLayout()
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.fields["title"], 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["category"], 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.fields["summary"])
        return column

    def _seats(self) -> QHBoxLayout:
        capacity, reserve = SpinBox(), SpinBox()
        for box in (capacity, reserve):
            box.setRange(0, MOST_SEATS)
            box.setSuffix(self.tr(" 人"))
            box.setFixedSize(theme.px(120), theme.px(36))
        capacity.setSpecialValueText(self.tr("不用报名"))
        closing = Select(self._closings(), "2")
        more = {
            "capacity": Field(self.tr("总名额"), capacity),
            "reserve": Field(self.tr("现场预留"), reserve, hint=self.tr("断网时由本机发放")),
            "closing": Field(self.tr("报名截止"), closing),
        }
        self.fields |= more
        for field in (more["capacity"], more["reserve"]):
            field.changed.connect(self._touch_seats)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(more["capacity"], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(more["reserve"], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(more["closing"], 1, Qt.AlignmentFlag.AlignTop)
        holder = QVBoxLayout()
        holder.setSpacing(4)
        holder.addWidget(label(self.tr("候补"), "small", "text2"))
        line = QHBoxLayout()
        line.setSpacing(10)
        self.waitlist = Switch(self.tr("候补"), on=True)
        self.waitlist.toggled.connect(lambda _on: self.edited.emit())
        line.addWidget(self.waitlist)
        line.addWidget(label(self.tr("满员后可候补，按先后转正"), "body"))
        line.addStretch(1)
        holder.addLayout(line)
        holder.addStretch(1)
        row.addLayout(holder, 1)
        return row

    def _outlets(self) -> QHBoxLayout:
        names = {
            "web": self.tr("青年之声（网上报名）"),
            "kiosk": self.tr("本馆自助机"),
            "district": self.tr("申请列为区级联办"),
        }
        row = QHBoxLayout()
        row.setSpacing(24)
        self.outlets = {one: CheckBox(names[one]) for one in OUTLETS}
        for box in self.outlets.values():
            box.toggled.connect(lambda _on: self.edited.emit())
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _foot(self) -> QWidget:
        made = QFrame()
        made.setProperty("kind", "card-foot")
        made.setProperty("tint", "yes")
        row = QHBoxLayout(made)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addWidget(key_hint(["Tab"], self.tr("下一项")))
        row.addWidget(key_hint(["Ctrl S"], self.tr("保存草稿")))
        self.line = label("", "small", "danger")
        row.addWidget(self.line)
        row.addStretch(1)
        self.leave = Button(self.tr("返回"), key="Esc", kind="ghost")
        self.save = Button(self.tr("保存草稿"))
        self.publish = Button(self.tr("发布"), "send", "Ctrl Enter", "primary")
        for button in (self.leave, self.save, self.publish):
            row.addWidget(button)
        return made

    # -- what is in it ------------------------------------------------------------------------

    def fill(self, written: Written, heading: str) -> None:
        """Show an event, or the beginning of one."""
        plan = self._base = written.plan
        self._touched_seats = False
        first = written.sittings[0][1]
        self.title.setText(heading)
        values = {
            "title": plan.title,
            "category": plan.category,
            "summary": plan.summary,
            "capacity": first.capacity,
            "reserve": first.reserve,
        }
        for name, value in values.items():
            self.fields[name].set_value(value)
        closing = self._closing_of(plan, first)
        select = self.fields["closing"].control
        assert isinstance(select, Select)  # noqa: S101 - made above
        select.set_options(self._closings(kept=closing == _KEPT), closing)
        if closing == _ANY:
            select.setCurrentIndex(0)
        self.waitlist.setChecked(plan.waitlist)
        for name, box in self.outlets.items():
            box.setChecked(name in plan.outlets)
        self.more.fill(plan)
        self.sittings.fill(written.sittings)
        self._touched_seats = False

    def written(self) -> Written:
        """Give what stands in the form."""
        value = {name: field.value() for name, field in self.fields.items()}
        seats = (value["capacity"], value["reserve"]) if self._touched_seats else (None, None)
        sittings = tuple(self.sittings.sittings(*seats))
        plan = replace(
            self._base,
            title=" ".join(str(value["title"]).split()),
            category=value["category"],
            summary=value["summary"] or None,
            waitlist=self.waitlist.isChecked(),
            outlets=tuple(name for name, box in self.outlets.items() if box.isChecked()),
            closes_at=self._closes_at(value["closing"], [one for _, one in sittings]),
            **self.more.values(),
        )
        return Written(plan, sittings, tuple(self.sittings.dropped))

    def mend(self, fix: str) -> None:
        """Put right what the check list offers to, as if by hand; the focus goes there."""
        where: QWidget | None = None
        if fix == "open_web":
            where = self.outlets["web"]
            self.outlets["web"].setChecked(True)
        elif fix == "add_waitlist":
            where = self.waitlist
            self.waitlist.setChecked(True)
        elif fix == "lengthen":
            where = self.sittings.rows[0].ends
            self.sittings.lengthen(SHORTEST)
        if where is not None:
            where.setFocus()

    def focus_first(self) -> None:
        """Go to the name."""
        self.fields["title"].control.setFocus()
        self.area.verticalScrollBar().setValue(0)

    def say_kept(self, words: str) -> None:
        """Say in a chip that the draft is kept, or nothing."""
        self.kept.setVisible(bool(words))
        if words:
            self.kept.set_chip(ChipSpec(words, "neutral", "check"))

    def _touch_seats(self) -> None:
        self._touched_seats = True

    def _closings(self, *, kept: bool = False) -> list[tuple[str, str]]:
        found = [
            (_ANY, self.tr("不设截止")),
            ("0", self.tr("活动开始时")),
            ("2", self.tr("活动前 2 小时")),
            ("24", self.tr("活动前 1 天")),
        ]
        return [*found, (_KEPT, self.tr("照原来的时间"))] if kept else found

    @staticmethod
    def _closing_of(plan: Plan, first: Sitting) -> str:
        if plan.closes_at is None:
            return _ANY
        for hours in _HOURS:
            if first.starts_at - plan.closes_at == dt.timedelta(hours=hours):
                return str(hours)
        return _KEPT

    def _closes_at(self, closing: str, sittings: Sequence[Sitting]) -> dt.datetime | None:
        if closing == _KEPT:
            return self._base.closes_at
        if closing == _ANY:
            return None
        first = min(one.starts_at for one in sittings)
        return first - dt.timedelta(hours=int(closing))
