"""Keeping the venue's own directory from its screen: written, changed, withdrawn, copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import Refusal
from ui.checkin.jobs import Hand
from ui.directory import jobs
from ui.directory.form import EDIT, LineDialog
from ui.directory.jobs import Row
from ui.directory.stage import LineStage
from ui.kit.ask import Dialog
from ui.seat import Seat, Undo
from ui.words import sentence


class Keeping(QObject):
    """Does what keeps the directory; `kept()` once something was done. `form` is the one open."""

    kept = Signal()

    def __init__(self, dialog: Dialog, seat: Seat, stage: LineStage) -> None:
        super().__init__(dialog)
        self._dialog, self._seat, self._stage = dialog, seat, stage
        self.form: LineDialog | None = None
        stage.new.clicked.connect(self.write_new)
        details = stage.details
        details.edit_wanted.connect(self.write)
        details.let_wanted.connect(self.let)
        details.copy_wanted.connect(self.copy)

    def write_new(self) -> None:
        """Write a new line, named as what was looked for."""
        if self._seat.may(EDIT):
            self._write(None)

    def write(self) -> None:
        """Change the line one stands on, where it is the venue's own."""
        row = self._stage.current()
        if row is not None and row.line.own and self._seat.may(EDIT):
            self._write(row)

    def let(self, withdrawn: bool) -> None:
        """Withdraw the line one stands on, or take it up again."""
        row = self._stage.current()
        if row is None or not row.line.own:
            return
        line, hand = row.line, self._hand()
        words = self.tr("已停用 {name}") if withdrawn else self.tr("已重新启用 {name}")
        said = words.format(name=line.name)
        back = partial(jobs.let, hand, line.id, withdrawn=not withdrawn)

        def done(row_id: str) -> None:
            self._seat.say(said, "circle-check", Undo(said, back))
            self._show(row_id, said)

        job = partial(jobs.let, hand, line.id, withdrawn=withdrawn)
        self._seat.work.run(job, self).then(done).otherwise(self.refused)

    def copy(self) -> None:
        """Copy the line one stands on into the venue's own directory, and stay."""
        row = self._stage.current()
        if row is not None:
            self.copied(row, self._copied)

    def copied(self, row: Row, then: Callable[[Row], object]) -> None:
        """Copy a line of headquarters', and go on with the copy."""
        hand, store = self._hand(), self._seat.desk.store

        def job() -> Row | None:
            return jobs.one(store, jobs.copy(hand, row.line))

        def done(copy: Row | None) -> None:
            if copy is not None:
                then(copy)

        self._seat.work.run(job, self).then(done).otherwise(self.refused)

    def refused(self, refusal: Refusal) -> None:
        """Say why not."""
        self._stage.say(sentence(refusal, "directory"))

    def _copied(self, copy: Row) -> None:
        self._stage.drop(copy.line.from_line or "")
        self._show(copy.line.id, self.tr("已加进本馆名录"))

    def _write(self, row: Row | None) -> None:
        if self.form is not None:
            return
        line, names = (row.line if row is not None else None), self._stage.categories()
        self.form = LineDialog(self._dialog, self._seat, names, line)
        if line is None and self._stage.typed():
            self.form.name.setText(self._stage.typed())
        self.form.accepted.connect(self._written)
        self.form.finished.connect(self._shut)
        self.form.open()

    def _written(self) -> None:
        if self.form is not None:
            self._show(str(self.form.result_value), self.tr("已保存"))

    def _shut(self) -> None:
        if self.form is not None:
            self.form.deleteLater()
            self.form = None
        self._stage.table.setFocus()

    def _show(self, row_id: str, words: str) -> None:
        """Stand on a line once it has been read anew."""
        self._stage.wanted = row_id
        self._stage.say(words, calm=True)
        self.kept.emit()

    def _hand(self) -> Hand:
        return Hand(self._seat.desk.store, self._seat.actor)
