"""Writing down afterwards that somebody came: who, when, and why only now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QWidget

from app.checkin import actions
from app.checkin.actions import LATE_DAYS
from app.clock import to_text
from app.people.queries import card
from app.store.transaction import transaction
from ui.checkin import phrases
from ui.checkin.jobs import Hand, Outcome, standing
from ui.checkin.picker import PersonPicker
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit
from ui.kit.spin import TimeEdit
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

_REASON_LIMIT = 200


class BackfillDialog(JobDialog):
    """Person, day and time, purpose, reason; `result_value` is the `Outcome` once it is done."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "late_reason_missing": "reason",
        "late_future": "time",
        "late_too_old": "day",
    }

    def __init__(self, parent: QWidget | None, seat: Seat, purpose: str) -> None:
        super().__init__(
            parent, seat.work, self.tr("补签"), self.tr("补签"), self.tr("取消"), width=720
        )
        self._seat = seat
        self._zone = ZoneInfo(seat.desk.profile.timezone)
        now = seat.desk.store.clock.now().astimezone(self._zone)
        self.picker = PersonPicker(seat, self.tr("选中"))
        self.picker.claim_scans(self)
        self.picker.left.connect(self.reject)
        self.picker.committed.connect(self.commit)
        self.add(self.picker)
        today = QDate(now.year, now.month, now.day)
        self.day = QDateEdit(today)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setDateRange(today.addDays(-LATE_DAYS), today)
        self.time = TimeEdit(QTime(now.hour, 0))
        self.time.setDisplayFormat("HH:mm")
        self.form.add_row(
            {
                "day": Field(self.tr("哪一天"), self.day),
                "time": Field(self.tr("几点到馆"), self.time),
                "purpose": Field(self.tr("事由"), Select(phrases.purposes(), purpose)),
            }
        )
        self.reason = line_edit(self.tr("例如：停电，纸上登记"), limit=_REASON_LIMIT)
        self.form.add("reason", Field(self.tr("为什么现在才补"), self.reason))
        self.picker.chosen.connect(lambda _person: self.day.setFocus())
        self.finish_body()
        self.picker.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Write the visit down at the time given."""
        values = self.form.values()
        if not self.picker.person_id:
            self.say(self.tr("先找到这个人，按 Enter 选中"))
            return None
        moment = dt.datetime.fromisoformat(f"{values['day']}T{values['time']}")
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(
            back_fill,
            hand,
            self.picker.person_id,
            moment.replace(tzinfo=self._zone),
            values["reason"],
            values["purpose"],
        )


def back_fill(hand: Hand, person_id: str, when: dt.datetime, reason: str, purpose: str) -> Outcome:
    """Write a visit down afterwards; kind already when that day has one. Raises as the action."""
    with transaction(hand.store, hand.actor) as tx:
        before = card(tx.session, person_id)
        arrival = actions.back_fill(tx, person_id, when, reason, purpose)
    if arrival.already is not None:
        return standing(arrival.already, before)
    return Outcome(
        "late",
        arrival.visit_id,
        before,
        at=to_text(when),
        method="backfill",
        purpose=purpose,
        seen_at=before.seen_at if before.visits else "",
        visits=before.visits + 1,
    )
