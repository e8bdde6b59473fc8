"""Typing in a rating somebody wrote on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ratings.actions import Said
from app.ratings.rules import EVENT_RATED, GOOD_FROM, SCORES, WORDS_LIMIT, tags_for
from ui.checkin.jobs import Hand
from ui.kit.buttons import FilterChip
from ui.kit.choices import RadioRow
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.ratings.words import score_name, tag_name
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog


class SlipDialog(JobDialog):
    """Asks what stands on the slip; nobody's name does. `type_in(hand, said)` takes it down."""

    def __init__(
        self,
        parent: QWidget,
        seat: Seat,
        type_in: Callable[[Hand, Said], None],
        rated_kind: str = EVENT_RATED,
    ) -> None:
        title = self.tr("录入纸质评价")
        super().__init__(parent, seat.work, title, self.tr("录入"), self.tr("取消"), width=640)
        self._seat, self._type_in, self._kind = seat, type_in, rated_kind
        words = self.tr("照纸上写的录入，不写姓名。录入后不能修改。")
        self.add(label(words, "body", "text2", wrap=True))
        self.scores = RadioRow([(str(one), f"{one} {score_name(one)}") for one in SCORES])
        self.scores.changed.connect(lambda _score: self._show_tags())
        self.add(self.scores)
        self.what = label("", "small", "text2")
        self.add(self.what)
        self.tags: dict[str, FilterChip] = {}
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.add(holder)
        self.words = line_edit(limit=WORDS_LIMIT)
        self.form.add("words", Field(self.tr("写了什么"), self.words, remark=self.tr("选填")))
        self.finish_body()
        self.scores.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Take it down as it stands there; a slip without a score is refused in words."""
        ticked = [tag for tag, chip in self.tags.items() if chip.isChecked()]
        said = Said(int(self.scores.value() or 0), ticked, str(self.form.values()["words"]))
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(self._type_in, hand, said)

    def _show_tags(self) -> None:
        score = int(self.scores.value())
        good = score >= GOOD_FROM
        self.what.setText(self.tr("哪里做得好") if good else self.tr("哪里可以更好"))
        if tuple(self.tags) == tags_for(score):
            return
        for chip in self.tags.values():
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.tags = {tag: FilterChip(tag_name(tag, self._kind)) for tag in tags_for(score)}
        for place, chip in enumerate(self.tags.values()):
            self._row.insertWidget(place, chip)
