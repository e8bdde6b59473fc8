"""The tab of an event that tells what became of it: how many came, and what they said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.events.after import After
from app.ratings.rules import TOGETHER, Evaluation
from ui.kit.buttons import Button
from ui.kit.card import EmptyState, hair
from ui.kit.chips import Chip, ChipSpec
from ui.kit.text import label
from ui.ratings.words import score_name, tag_name

_MOST_TAGS = 5


class AfterPane(QWidget):
    """Shows what it is told; `slip_wanted()` for a rating on paper, `account_wanted()`."""

    slip_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        later = self.tr("活动结束后，到场人数和青年写下的评价会在这里。")
        self.empty = EmptyState("star", self.tr("活动还没有结束"), later)
        column.addWidget(self.empty, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        column.addWidget(self.area, 1)
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(20, 14, 20, 14)
        self._lines.setSpacing(10)
        self.figures = label("", "strong", wrap=True)
        self._lines.addWidget(self.figures)
        self.more = label("", "small", "text2", wrap=True)
        self._lines.addWidget(self.more)
        self._lines.addWidget(hair())
        self.mean = label("", "value", bold=True)
        self._lines.addWidget(self.mean)
        self.kept_back = label("", "small", "text2", wrap=True)
        self._lines.addWidget(self.kept_back)
        self._lines.addLayout(self._tag_row())
        self.comments = label("", "body", wrap=True)
        self._lines.addWidget(self.comments)
        self._lines.addStretch(1)
        self.slip = Button(self.tr("录入纸质评价…"), "pencil", size="small")
        self.slip.clicked.connect(self.slip_wanted)
        self.account = Button(self.tr("活动总结…"), "file-text", size="small")
        self.account.clicked.connect(self.account_wanted)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addWidget(self.account)
        verbs.addWidget(self.slip)
        verbs.addStretch(1)
        self._lines.addLayout(verbs)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.show_after(None, may_type=False)

    def _tag_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.tags = [Chip("") for _ in range(_MOST_TAGS)]
        for chip in self.tags:
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def clear(self) -> None:
        """Show nothing, not even that it is not over: it is being read."""
        self.empty.hide()
        self.area.hide()

    def show_after(self, after: After | None, *, may_type: bool) -> None:
        """Show what became of an event; None before it is over."""
        self.empty.setVisible(after is None)
        self.area.setVisible(after is not None)
        if after is None:
            return
        told = after.figures
        self.figures.setText(
            self.tr("报名 {registered} 人，到场 {came} 人，没来 {absent} 人").format(
                registered=told.registered, came=told.came, absent=told.no_shows
            )
        )
        more = [
            (told.late, self.tr("迟到 {count}")),
            (told.unregistered, self.tr("没报名直接来 {count}")),
            (told.left_early, self.tr("提前离场 {count}")),
            (told.volunteers, self.tr("志愿者 {count}")),
        ]
        parts = [words.format(count=count) for count, words in more if count]
        self.more.setText("　".join(parts))
        self.more.setVisible(bool(parts))
        self._show_evaluation(after.evaluation)
        self.slip.setVisible(may_type)

    def _show_evaluation(self, said: Evaluation) -> None:
        self.mean.setVisible(said.mean is not None)
        if said.mean is not None:
            words = self.tr("平均 {mean} 分，%n 份评价", "", said.shown)
            self.mean.setText(words.format(mean=f"{said.mean:.1f}"))
        hidden = said.given - said.shown
        kept = self.tr("还没有评价")
        if hidden:
            kept = self.tr("已收到 {count} 份评价，满 {least} 份后显示")
            if said.shown:
                kept = self.tr("另有 {count} 份匿名评价，满 {least} 份后一起显示")
        self.kept_back.setText(kept.format(count=hidden, least=TOGETHER))
        self.kept_back.setVisible(bool(hidden) or not said.shown)
        counted = sorted(said.tags.items(), key=lambda one: (-one[1], one[0]))
        for place, chip in enumerate(self.tags):
            chip.setVisible(place < len(counted))
            if place < len(counted):
                tag, count = counted[place]
                chip.set_chip(ChipSpec(f"{tag_name(tag)} {count}"))
        lines = [f"{score_name(one.score)}：{one.words}" for one in said.comments]
        self.comments.setText("\n".join(lines))
        self.comments.setVisible(bool(lines))
