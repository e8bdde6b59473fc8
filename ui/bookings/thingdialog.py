"""Something of this venue that can be booked: a room or goods, its name, how much there is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.directory.rules import GOODS, ROOM
from ui.bookings import jobs, phrases
from ui.checkin.jobs import Hand
from ui.kit.choices import RadioRow
from ui.kit.form import Field, line_edit
from ui.kit.spin import SpinBox
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

MOST = 5000
_NAME = 60


class ThingDialog(JobDialog):
    """Writes it into the venue's own directory; `result_value` is its id."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "resource_nameless": "name",
        "text_too_long": "name",
        "number_unfit": "capacity",
    }

    def __init__(self, parent: QWidget | None, seat: Seat) -> None:
        translate = phrases.translate
        title = translate("bookings", "添加场地或物品")
        verb, back = translate("bookings", "添加"), translate("bookings", "返回")
        super().__init__(parent, seat.work, title, verb, back, width=480)
        self.seat = seat
        words = self.tr("写进本馆名录，本馆每台电脑都能约。")
        self.add(label(words, "body", "text2", wrap=True))
        self.name = line_edit(self.tr("如：多功能厅、自习区、投影仪"), limit=_NAME)
        self.form.add("name", Field(self.tr("名称"), self.name))
        self.kind = RadioRow([(one, phrases.type_name(one)) for one in (ROOM, GOODS)], ROOM)
        self.form.add("kind", Field(self.tr("是什么"), self.kind))
        self.capacity = SpinBox()
        self.capacity.setRange(0, MOST)
        self.capacity.setSpecialValueText(self.tr("不分开约"))
        hint = self.tr("同时能约多少人或多少件，如自习区 24 座；不填就只能整个约。")
        self.form.add("capacity", Field(self.tr("容量"), self.capacity, hint=hint))
        self.finish_body()
        self.name.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Write it down."""
        hand = Hand(self.seat.desk.store, self.seat.actor)
        said = (self.kind.value(), self.name.text(), self.capacity.value())
        return partial(jobs.add_thing, hand, *said)
