"""What was exchanged: receipts, what was merged by rule, what somebody chose, and by the day."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.attention.delivery import Chosen, Done
from app.attention.rules import FORGET_UNDO_HOURS
from app.clock import from_text
from ui.attention import phrases
from ui.attention.jobs import Centre
from ui.attention.lines import Cell, Lines
from ui.kit.buttons import Button, Segmented
from ui.kit.card import CardFoot, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.table import Table
from ui.receipt import receipt_tip, receipt_words
from ui.shell.times import number, stamp


class HistoryPanel(QWidget):
    """Four lists; `undo_wanted(Chosen)` puts a choice back, `day_wanted` opens the report."""

    undo_wanted = Signal(object)
    day_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centre: Centre | None = None
        self._chosen: list[Chosen] = []
        self._may = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        self.view = Segmented(
            [
                ("done", self.tr("发送与答复")),
                ("merged", self.tr("自动合并的")),
                ("chosen", self.tr("选定的")),
                ("days", self.tr("按天")),
            ]
        )
        self.view.changed.connect(lambda _view: self._show())
        row.addWidget(self.view)
        row.addStretch(1)
        self.day = Button(self.tr("日结对账…"), "file-text", size="small")
        self.day.clicked.connect(self.day_wanted)
        row.addWidget(self.day)
        column.addLayout(row)
        self.model = Lines(
            (self.tr("时间"), self.tr("记录"), self.tr("结果"), self.tr("回执")), 1, (0, 3)
        )
        self.table = Table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("历史"))
        self.table.set_widths({0: 130, 1: 225, 2: 0, 3: 260})
        self.table.set_empty(EmptyState("history", self.tr("还没有")))
        self.table.chosen.connect(lambda _row: self._mind())
        column.addWidget(self.table, 1)
        self.foot = CardFoot("")
        self.foot.remark.setMinimumWidth(1)  # gives way where the window is small
        self.undo = Button(self.tr("改回另一个"), "rotate-ccw", size="small")
        self.undo.clicked.connect(self._undo)
        self.foot.add_right(self.undo)
        column.addWidget(self.foot)

    def stops(self) -> list[QWidget]:
        """Give where the Tab key stops, in reading order."""
        return [*self.view.findChildren(QAbstractButton), self.day, self.table, self.undo]

    def show_centre(self, centre: Centre, *, may: bool) -> None:
        """Show what was read."""
        self._centre, self._may = centre, may
        self._show()

    def _show(self) -> None:
        centre = self._centre
        if centre is None:
            return
        view = self.view.value()
        self._chosen = list(centre.choices) if view == "chosen" else []
        lines: list[tuple[Cell, ...]] = []
        tips: list[str] = []
        if view == "days":
            lines = self._days(centre)
        elif view == "chosen":
            lines = [self._choice(one, centre) for one in centre.choices]
        else:
            for one in centre.done:
                if view == "done" or one.fields:
                    line, tip = self._done(one, centre)
                    lines.append(line)
                    tips.append(tip)
        self.model.fill(lines, tips)
        words = {
            "done": self.tr("最近 {count} 条；鼠标停在回执上可看总部批次"),
            "merged": self.tr("两边改了不同的项，或后写的算数：不用选，原来的值总部留着"),
            "chosen": self.tr("一天内可以改回另一个"),
            "days": self.tr("最近 30 天，按总部答复的那天算"),
        }[view]
        self.foot.remark.setText(words.format(count=number(len(lines))))
        self._mind()

    def _done(self, one: Done, centre: Centre) -> tuple[tuple[Cell, ...], str]:
        former = one.epoch is not None and one.epoch != centre.epoch
        words = receipt_words(one.at, one.number, centre.zone, former=former)
        chips = {
            "taken": ChipSpec(self.tr("已收下"), "ok", "check"),
            "merged": ChipSpec(self.tr("已合并"), "ok", "check"),
            "refused": ChipSpec(self.tr("没有收下"), "danger"),
            "held": ChipSpec(self.tr("待总部确认"), "warn", "clock"),
        }
        result: Cell = chips.get(one.verdict, ChipSpec(one.verdict))
        if one.fields and self.view.value() == "merged":
            names = self.tr("、").join(phrases.field_name(name) for name in one.fields)
            result = self.tr("别处也改了{fields}，按后写的算").format(fields=names)
        line = (
            stamp(one.at, centre.now, centre.zone),
            phrases.what(one.kind, one.verb, one.title),
            result,
            words,
        )
        return line, receipt_tip(words, one.epoch)

    def _choice(self, one: Chosen, centre: Centre) -> tuple[Cell, ...]:
        value, other = phrases.apart(one.field, one.choice.value, one.other)
        caption = phrases.side_caption(
            one.choice, centre.staff, "", centre.now, centre.zone
        ).rpartition(self.tr("，"))[0]
        return (
            stamp(one.choice.at, centre.now, centre.zone) if one.choice.at else "--",
            phrases.what(one.kind, "resolve", one.title),
            self.tr("{field}：{value}，没用 {other}").format(
                field=phrases.field_name(one.field), value=value, other=other
            ),
            caption,
        )

    def _days(self, centre: Centre) -> list[tuple[Cell, ...]]:
        counts: dict[str, Counter[str]] = {}
        for hour in centre.hours:
            local = stamp(from_text(f"{hour.hour}:30:00.000Z"), centre.now, centre.zone)
            day = local.rpartition(" ")[0]
            counts.setdefault(day, Counter())[hour.verdict] += hour.count
        return [
            (
                day,
                self.tr("发出 %n 条", "", sum(some.values())),
                self.tr("收下 {taken} 条，没收下 {refused} 条").format(
                    taken=number(some["taken"] + some["merged"]), refused=number(some["refused"])
                ),
                "",
            )
            for day, some in counts.items()
        ]

    def _mind(self) -> None:
        chosen = self.selected()
        self.undo.setVisible(self.view.value() == "chosen" and self._may)
        self.undo.setEnabled(chosen is not None and self._fresh(chosen))

    def _fresh(self, chosen: Chosen) -> bool:
        if self._centre is None or chosen.choice.at is None:
            return False
        age = self._centre.now - from_text(chosen.choice.at)
        return age <= dt.timedelta(hours=FORGET_UNDO_HOURS)

    def selected(self) -> Chosen | None:
        """Give the choice of the line looked at."""
        row = self.table.currentIndex().row()
        return self._chosen[row] if 0 <= row < len(self._chosen) else None

    def _undo(self) -> None:
        chosen = self.selected()
        if chosen is not None:
            self.undo_wanted.emit(chosen)
