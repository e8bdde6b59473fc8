"""What the waiting line asks: what somebody comes for, and how this counter is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.cases.categories import Category
from app.queue import actions
from app.queue.rules import NAME_LIMIT
from ui.cases.phrases import category_name
from ui.checkin.picker import PersonPicker
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.queue import jobs
from ui.queue.calling import hand_of
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

translate = QCoreApplication.translate


class TakeDialog(JobDialog):
    """Gives out a number: for a kind of service and for a person, both only if wanted."""

    def __init__(self, parent: QWidget | None, seat: Seat, some: Sequence[Category]) -> None:
        verb, back = translate("queue", "取号"), translate("queue", "返回")
        super().__init__(parent, seat.work, verb, verb, back, width=520)
        self.seat = seat
        names = [(one.code, category_name(one.code, one)) for one in some]
        self.category = Select([("", self.tr("不限")), *names])
        optional = self.tr("选填")
        self.form.add("category", Field(self.tr("办什么"), self.category, remark=optional))
        self.picker = PersonPicker(seat, self.tr("选这位"), compact=True)
        self.picker.box.set_height(44)
        self.picker.claim_scans(self)
        self.picker.committed.connect(self.commit)
        self.picker.left.connect(self.reject)
        self.picker.chosen.connect(lambda _person: self.primary.setFocus())
        self.form.add_piece(Field(self.tr("谁"), self.picker, remark=optional))
        self.finish_body()
        self.category.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Give it out."""
        said = self.category.value(), self.picker.person_id
        return partial(jobs.take, hand_of(self.seat), *said)


class CounterDialog(JobDialog):
    """Asks how the counter of this PC is called."""

    fields_of = {"text_too_long": "name"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget | None, seat: Seat, name: str) -> None:
        title, verb = translate("queue", "本机窗口叫什么"), translate("queue", "就叫这个")
        super().__init__(parent, seat.work, title, verb, translate("queue", "返回"), width=440)
        self.seat = seat
        words = self.tr("叫号屏上和叫号时用这个名字。留空就用本机的字母。")
        self.add(label(words, "body", "text2", wrap=True))
        self.name = line_edit(self.tr("如：2 号窗口、咨询台"), limit=NAME_LIMIT)
        self.name.setText(name)
        self.form.add("name", Field(self.tr("窗口名"), self.name))
        self.finish_body()
        self.name.setFocus()
        self.name.selectAll()

    def job(self) -> Callable[[], Any] | None:
        """Keep it on this PC."""
        return partial(jobs.do, hand_of(self.seat), actions.name_counter, self.name.text())
