"""The dialog that says why somebody of the directory is not suggested for a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cases import advice
from ui.cases.advice import Advice
from ui.checkin.jobs import Hand
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

_LONGEST = 60


class WhyNotDialog(JobDialog):
    """Asks for a name or a speciality and shows below who is meant, with what speaks against them.

    It stays open: one name leads to another. `shown` is what stands there.
    """

    def __init__(self, parent: QWidget | None, seat: Seat, hand: Hand, case_id: str) -> None:
        title = self.tr("为什么不是…")
        super().__init__(parent, seat.work, title, self.tr("查看"), self.tr("返回"), width=520)
        self._hand, self._case_id = hand, case_id
        self.shown: tuple[Advice, ...] = ()
        self.typed = line_edit(self.tr("如：律师、失眠"), limit=_LONGEST)
        self.form.add("typed", Field(self.tr("名字或特长"), self.typed))
        self.finish_body()
        self._found = QWidget()
        self._column = QVBoxLayout(self._found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._found.hide()
        self.add(self._found)
        self.typed.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Look who is meant."""
        words = self.typed.text().strip()
        if not words:
            self.say(self.tr("先写名字或特长"))
            return None
        return partial(advice.against, self._hand, self._case_id, words)

    def accept(self) -> None:
        """Show what was found instead of going."""
        self.show_found(tuple(self.result_value))

    def show_found(self, found: tuple[Advice, ...]) -> None:
        """Show who is meant and why they are not suggested."""
        self.shown = found
        while (item := self._column.takeAt(0)) is not None:
            piece = item.widget()
            if piece is not None:
                piece.hide()
                piece.deleteLater()
        for one in found:
            self._column.addWidget(label(f"{one.name} · {one.about}", "body", bold=True, wrap=True))
            for words in one.sentences:
                self._column.addWidget(label(words, "small", "text2", wrap=True))
        if not found:
            self.say(self.tr("名录里没有找到"), calm=True)
        self._found.setVisible(bool(found))
        self.typed.setFocus()
        self.typed.selectAll()
