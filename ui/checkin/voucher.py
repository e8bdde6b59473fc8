"""Admitting somebody with a proof this desk cannot look up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.checkin import doorjobs
from ui.checkin.jobs import Hand
from ui.checkin.picker import PersonPicker
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

_REASON = 200


class VoucherDialog(JobDialog):
    """Asks what was seen, and whose it is if they have a card; gives an `Outcome`."""

    fields_of = {"voucher_reason_missing": "reason"}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        session: tuple[str, str],
        registration_id: str | None = None,
    ) -> None:
        """`session`: id and name; `registration_id`: what a ticket says it is for."""
        title = self.tr("凭证核验后放行")
        super().__init__(parent, seat.work, title, self.tr("放行"), self.tr("返回"), width=720)
        self._seat, self._session_id, self._registration_id = seat, session[0], registration_id
        words = self.tr("放行到“{session}”。总部会看到这次是凭证放行，以及看了什么。")
        self.add(label(words.format(session=session[1]), "body", "text2", wrap=True))
        self.reason = line_edit(self.tr("例如：报名短信、盖章的报名表"), limit=_REASON)
        self.form.add("reason", Field(self.tr("看了什么凭证"), self.reason))
        self.add(self.form)
        self.add(label(self.tr("有会员码的找到本人，没有的不用选："), "small", "text2"))
        self.picker = PersonPicker(seat, self.tr("选中"))
        self.picker.claim_scans(self)
        self.picker.left.connect(self.reject)
        self.picker.committed.connect(self.commit)
        self.add(self.picker)
        self.add(self.line)
        self.reason.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Let them in; without a word of what was seen it is refused."""
        hand = Hand(self._seat.desk.store, self._seat.actor)
        reason = str(self.form.values()["reason"])
        who = (self.picker.person_id, self._registration_id)
        return partial(doorjobs.let_in_by_voucher, hand, self._session_id, reason, *who)
