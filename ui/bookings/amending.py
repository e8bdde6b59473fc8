"""Putting right what is said of a booking: for what it is, and what else is to be known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bookings import actions
from app.bookings.queries import Entry
from app.bookings.rules import NOTE_LIMIT, PURPOSE_LIMIT
from app.errors import Refusal
from ui.bookings import jobs, phrases
from ui.checkin.jobs import Hand
from ui.kit.form import Field, line_edit
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence


class AmendDialog(JobDialog):
    """Asks for purpose and note of a booking anew."""

    def __init__(self, parent: QWidget | None, seat: Seat, entry: Entry) -> None:
        translate = phrases.translate
        verb, back = translate("bookings", "保存"), translate("bookings", "返回")
        title = phrases.titled(translate("bookings", "改写预约"), phrases.called(entry))
        super().__init__(parent, seat.work, title, verb, back, width=520)
        self.seat, self.entry = seat, entry
        remark = self.tr("选填")
        self.purpose = line_edit(limit=PURPOSE_LIMIT)
        self.form.add("purpose", Field(self.tr("用途"), self.purpose, remark=remark))
        self.note = line_edit(limit=NOTE_LIMIT)
        self.form.add("note", Field(self.tr("备注"), self.note, remark=remark))
        self.form.set_values({"purpose": entry.purpose, "note": entry.note})
        self.finish_body()
        self.purpose.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Put it right."""
        said = self.form.values()
        hand = Hand(self.seat.desk.store, self.seat.actor)
        words = (said["purpose"], said["note"])
        return partial(jobs.do, hand, actions.amend, self.entry.id, *words)

    def refused(self, refusal: Refusal) -> None:
        """Say at the field itself what is too long."""
        field = str(refusal.facts.get("field", ""))
        if field in ("purpose", "note"):
            self.form.set_errors({field: sentence(refusal, self.where)})
            self.say("")
