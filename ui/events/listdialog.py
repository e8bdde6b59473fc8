"""A list that is brought: seen before anything is written, then registered by one button."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Refusal
from app.events.enlisting import DryRun
from app.events.importing import Finding, Layout
from app.events.queries import Slot
from app.sheets.workbook import write_workbook
from ui.checkin.jobs import Hand
from ui.events import listjobs, listwords
from ui.events.listjobs import Brought
from ui.events.people import Column, PeopleModel
from ui.events.rosterfile import file_name
from ui.kit import theme
from ui.kit.ask import pick_save
from ui.kit.buttons import Button
from ui.kit.card import EmptyState
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.table import Table
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

_WIDE, _HIGH, _A_ROW = 980, 250, 4


class ListDialog(JobDialog):
    """Shows what a list comes to for one session. `looking()` while it is being read."""

    lane = "paper"
    where = "list"
    progressed = Signal(int)

    def __init__(self, parent: QWidget | None, seat: Seat, event_id: str, slot: Slot) -> None:
        super().__init__(
            parent, seat.work, self.tr("导入名单"), self.tr("登记"), self.tr("取消"), width=_WIDE
        )
        self._seat, self._event_id, self._slot = seat, event_id, slot
        self.brought: Brought | None = None
        self.dry: DryRun | None = None
        self._asked = self._answered = 0
        self._stop = threading.Event()
        self.body.addLayout(self._head())
        self.columns = {name: Select(name=words) for name, words in listwords.fields()}
        named = listwords.fields()
        for some in (named[:_A_ROW], named[_A_ROW:]):
            self.form.add_row({name: Field(words, self.columns[name]) for name, words in some})
        for select in self.columns.values():
            select.picked.connect(lambda _column: self._look())
        self.finish_body()
        self.body.addLayout(self._counts())
        self.table = self._findings()
        self.body.addWidget(self.table, 1)
        self.saving = Button(self.tr("存检查结果"), "download")
        self.saving.clicked.connect(self._save_report)
        self.add_verb(self.saving)
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where the report is to go: suggested name -> path, "" for nowhere."""
        self.progressed.connect(self._tell_progress)
        self._show_nothing()
        self.primary.setFocus()

    # -- pieces -------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.file = label("", "body", "text2")
        row.addWidget(self.file)
        row.addStretch(1)
        self.sheets = Select(name=self.tr("工作表"))
        self.sheets.picked.connect(self._other_sheet)
        row.addWidget(self.sheets)
        return row

    def _counts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips = [Chip("") for _ in range(6)]
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _findings(self) -> Table:
        columns = (
            Column(self.tr("行"), 64, lambda _place, one: str(one.row + 1), muted=True),
            Column(self.tr("列"), 130, lambda _place, one: self._column(one), muted=True),
            Column(self.tr("写的是"), 170, lambda _place, one: one.said),
            Column(self.tr("怎么办"), 0, lambda _place, one: listwords.meaning(one)),
            Column(self.tr("登记吗"), 110, lambda _place, one: listwords.effect(one), _chip),
        )
        table = Table()
        table.setAccessibleName(self.tr("名单检查"))
        self.found = PeopleModel(columns, table)
        table.setModel(self.found)
        table.set_widths(self.found.widths())
        table.setMinimumHeight(theme.px(_HIGH))
        words = self.tr("每一格都看过，没有要改的。")
        table.set_empty(EmptyState("circle-check", self.tr("名单没有问题"), words, tone="ok"))
        return table

    # -- reading ------------------------------------------------------------------------------

    def bring(self, path: Path, sheet: str = "") -> None:
        """Read a file, or another sheet of it."""
        self.file.setText(self.tr("正在读 {name}…").format(name=path.name))
        store = self._seat.desk.store
        self._ask_for(partial(listjobs.bring, store, self._event_id, path, sheet), self._brought)

    def looking(self) -> bool:
        """Say whether something is being read or looked over."""
        return self._asked != self._answered

    def _brought(self, brought: Brought) -> None:
        self.brought = brought
        table, layout = brought.table, brought.layout
        self.file.setText(
            self.tr("{name}，共 %n 行", "", len(table.rows)).format(name=brought.path.name)
        )
        self.sheets.set_options([(one, one) for one in table.sheets], table.sheet)
        self.sheets.setVisible(len(table.sheets) > 1)
        wide = max(map(len, table.rows), default=0)
        options = [
            (str(place), listwords.column_name(place, table.rows, layout.head))
            for place in range(wide)
        ]
        for name, select in self.columns.items():
            column = layout.columns.get(name)
            select.set_options(
                [("", self.tr("不读")), *options], "" if column is None else str(column)
            )
        self._look()

    def _other_sheet(self, sheet: str) -> None:
        if self.brought is not None:
            self.bring(self.brought.path, sheet)

    def layout_now(self) -> Layout:
        """Give the layout as the columns are chosen now."""
        assert self.brought is not None  # noqa: S101 - columns are offered with a file
        base = self.brought.layout
        asked = {name: at for name, at in base.columns.items() if name not in self.columns}
        chosen = {name: int(one.value()) for name, one in self.columns.items() if one.value()}
        return Layout(base.head, {**asked, **chosen})

    def _look(self) -> None:
        """Look the list over, by the columns as they are chosen."""
        if self.brought is None:
            return
        self._show_nothing()
        store, layout = self._seat.desk.store, self.layout_now()
        job = partial(listjobs.look_over, store, self._slot.session_id, self.brought.table, layout)
        self._ask_for(job, self._looked_over)

    def _ask_for(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do it beside the counter; of several answers only the last one is shown."""
        self._asked += 1
        mine = self._asked
        self.say("")
        task = self._work.run(job, self, "paper")
        task.then(partial(self._answer, mine, then))
        task.otherwise(partial(self._answer, mine, self._unread))

    def _answer(self, mine: int, then: Callable[[Any], None], value: Any) -> None:
        self._answered = max(self._answered, mine)
        if mine == self._asked:
            then(value)

    def _unread(self, refusal: Refusal) -> None:
        self._show_nothing()
        if self.brought is None:
            self.file.setText("")
        self.say(sentence(refusal, self.where))

    def _looked_over(self, dry: DryRun) -> None:
        self.dry = dry
        self.found.put(dry.findings)
        self._show_counts(dry)
        self.saving.setVisible(bool(dry.findings))
        self.table.show()
        ready = len(dry.ready)
        self.primary.set_text(self.tr("登记 %n 人", "", ready))
        self.primary.setEnabled(ready > 0)
        (self.primary if ready else self.table).setFocus()

    def _show_nothing(self) -> None:
        self.dry = None
        self.found.put(())
        self.table.hide()
        self.saving.hide()
        self.primary.setEnabled(False)
        for chip in self.chips:
            chip.hide()
        self.sheets.setVisible(self.sheets.count() > 1)

    def _show_counts(self, dry: DryRun) -> None:
        specs = [ChipSpec(self.tr("可登记 %n 人", "", len(dry.ready)), "ok", "check")]
        more: Sequence[tuple[int, ChipSpec]] = (
            (dry.known, ChipSpec(self.tr("其中 %n 人有卡", "", dry.known), "primary")),
            (dry.waits, ChipSpec(self.tr("其中 %n 人要候补", "", dry.waits), "warn", "clock")),
            (dry.already, ChipSpec(self.tr("%n 人已经报过", "", dry.already), "neutral")),
            (dry.twice, ChipSpec(self.tr("%n 行重复", "", dry.twice), "neutral")),
            (
                dry.stopped,
                ChipSpec(self.tr("%n 行要先改", "", dry.stopped), "danger", "circle-alert"),
            ),
        )
        specs += [spec for count, spec in more if count]
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(specs))
            if place < len(specs):
                chip.set_chip(specs[place])

    # -- registering --------------------------------------------------------------------------

    def job(self) -> Callable[[], Any] | None:
        """Register everybody who is ready."""
        if self.dry is None or not self.dry.ready:
            return None
        self._stop.clear()
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(listjobs.enlist, hand, self.dry, self.progressed.emit, self._stop.is_set)

    def reject(self) -> None:
        """Under way, Esc stops after those who are being written; before, it closes."""
        if self.busy:
            self._stop.set()
        else:
            super().reject()

    def refused(self, _refusal: Refusal) -> None:
        """Look it over anew: some may be registered by now, and seats gone."""
        words = self.line.text()
        self._look()
        self.say(words)

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it on the way."""
        return self._stop.is_set()

    def _tell_progress(self, done: int) -> None:
        whole = len(self.dry.ready) if self.dry is not None else 0
        words = self.tr("已登记 {done} / {whole}，按 Esc 停下")
        self.say(words.format(done=f"{done:,}", whole=f"{whole:,}"), calm=True)

    # -- the report ---------------------------------------------------------------------------

    def _save_report(self) -> None:
        if self.brought is None or self.dry is None:
            return
        name = self.tr("名单检查 {name}").format(name=self.brought.path.stem)
        path = self.ask_path(file_name(name, "xlsx"))
        if not path:
            return
        sheet = listwords.report(self.dry.findings, self.brought.table.rows, self.layout_now())
        job = partial(write_workbook, Path(path), [sheet])
        task = self._work.run(job, self, "paper")
        task.then(lambda _done: self.say(self.tr("检查结果已保存"), calm=True))
        task.otherwise(lambda refusal: self.say(sentence(refusal)))

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self, self.tr("保存检查结果"), "Excel (*.xlsx)", suggested)

    def _column(self, finding: Finding) -> str:
        if finding.column < 0 or self.brought is None:
            return ""
        brought = self.brought
        return listwords.column_name(finding.column, brought.table.rows, brought.layout.head)


def _chip(finding: Finding) -> tuple[ChipSpec, ...]:
    return (ChipSpec(listwords.effect(finding), "danger" if finding.stops else "neutral"),)
