"""The wrong person was checked in: give the visit to the right one, at its own time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.checkin import jobs, phrases
from ui.checkin.jobs import Hand, Outcome
from ui.checkin.picker import PersonPicker
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog


class ChangeDialog(JobDialog):
    """Choose the right person; `result_value` is the `Outcome` once it is done."""

    def __init__(self, parent: QWidget | None, seat: Seat, outcome: Outcome) -> None:
        time = phrases.clock(outcome.at, seat.desk.profile.timezone)
        title = self.tr("{time} 的签到改给谁").format(time=time)
        super().__init__(parent, seat.work, title, self.tr("改为此人"), self.tr("取消"), width=720)
        self._seat, self._outcome = seat, outcome
        wrong = outcome.person.name if outcome.person else ""
        words = self.tr("现在记在{name}名下。改好以后时间不变，原来的一条作废。")
        self.add(label(words.format(name=wrong), "body", "text2", wrap=True))
        self.picker = PersonPicker(seat, self.tr("改为此人"))
        self.picker.claim_scans(self)
        self.picker.chosen.connect(lambda _person: self.commit())
        self.picker.committed.connect(self.commit)
        self.picker.left.connect(self.reject)
        self.add(self.picker)
        self.finish_body()
        self.picker.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Give the visit to the person chosen."""
        if not self.picker.person_id:
            self.say(self.tr("先找到正确的人，按 Enter 选中"))
            return None
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(jobs.change_person, hand, self._outcome, self.picker.person_id)
