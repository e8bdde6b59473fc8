"""Volunteers of a session: who is on duty and since when; signing on, off, and hours afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.events.volunteering import FORGOT, MOST_HOURS, ON, SERVED, Duty
from ui.checkin.jobs import Hand
from ui.checkin.picker import PersonPicker
from ui.events import afterjobs, phrases
from ui.kit.buttons import Button, FilterChip
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog
from ui.words import sentence

_REASON, _ROLE = 200, 40


class VolunteersDialog(JobDialog):
    """Lists who helps, and signs somebody on; `hours` is the dialog that asks for hours."""

    fields_of = {"role_missing": "role"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget, seat: Seat, session_id: str) -> None:
        title = self.tr("志愿者在岗")
        super().__init__(parent, seat.work, title, self.tr("登记上岗"), self.tr("返回"), width=720)
        self._seat, self._session = seat, session_id
        self.hours: HoursDialog | None = None
        self.lines: list[tuple[Duty, Button | None]] = []
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.add(self._list)
        self.picker = PersonPicker(seat, self.tr("选中"))
        self.picker.claim_scans(self)
        self.picker.left.connect(self.reject)
        self.picker.committed.connect(self.commit)
        self.add(self.picker)
        self.role = line_edit(self.tr("例如：引导、登记"), limit=_ROLE)
        self.form.add("role", Field(self.tr("做什么"), self.role))
        self.picker.chosen.connect(lambda _person: self.role.setFocus())
        self.posts: list[FilterChip] = []
        self._posts = QWidget()
        QHBoxLayout(self._posts).setContentsMargins(0, 0, 0, 0)
        self.add(self._posts)
        self.finish_body()
        self.read()
        self.picker.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Sign whoever was chosen on."""
        if not self.picker.person_id:
            self.say(self.tr("先找到这个人，按 Enter 选中"))
            return None
        role = str(self.form.values()["role"])
        person_id = self.picker.person_id
        return partial(afterjobs.begin_duty, self._hand(), self._session, person_id, role)

    def read(self) -> None:
        """Read who helps."""
        job = partial(afterjobs.duties, self._seat.desk.store, self._session)
        self._work.run(job, self).then(self._show)

    def _show(self, told: tuple[list[Duty], list[str]]) -> None:
        duties, posts = told
        while (item := self._rows.takeAt(0)) is not None:
            piece = item.widget()
            if piece is not None:
                piece.deleteLater()
        self.lines = []
        for duty in duties:
            self._rows.addWidget(self._line(duty))
        if not duties:
            self._rows.addWidget(label(self.tr("还没有志愿者在岗"), "body", "text2"))
        row = self._posts.layout()
        if row is not None and not self.posts:
            self.posts = [FilterChip(post) for post in posts]
            for chip in self.posts:
                chip.clicked.connect(lambda _on=False, chip=chip: self._take_post(chip))
                row.addWidget(chip)
        self._posts.setVisible(bool(self.posts))

    def _take_post(self, chosen: FilterChip) -> None:
        for chip in self.posts:
            chip.setChecked(chip is chosen)
        self.role.setText(chosen.text())

    def _line(self, duty: Duty) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(f"{duty.name} · {duty.role}", "body", bold=True))
        row.addWidget(
            label(self._words(duty), "small", "warn" if duty.state == FORGOT else "text2")
        )
        row.addStretch(1)
        button: Button | None = None
        if duty.state == ON:
            button = Button(self.tr("登记离岗"), "log-out", size="small")
            button.clicked.connect(partial(self._end, duty))
        elif self._seat.may("checkin.backfill"):
            words = self.tr("补填时长…") if duty.state == FORGOT else self.tr("改时长…")
            button = Button(words, "clock", size="small")
            button.clicked.connect(partial(self._ask_hours, duty))
        if button is not None:
            row.addWidget(button)
        self.lines.append((duty, button))
        return made

    def _words(self, duty: Duty) -> str:
        since = phrases.clock(duty.since, self._seat.desk.profile.timezone)
        if duty.state == SERVED:
            return self.tr("{since} 起，{hours} 小时").format(since=since, hours=duty.hours)
        if duty.state == FORGOT:
            return self.tr("{since} 起，没有登记离岗，时长未知").format(since=since)
        return self.tr("{since} 起在岗").format(since=since)

    def _end(self, duty: Duty, _on: object = None) -> None:
        job = partial(afterjobs.end_duty, self._hand(), duty.attendance_id)
        self._work.run(job, self).then(lambda _done: self.read()).otherwise(
            lambda refusal: self.say(sentence(refusal))
        )

    def _ask_hours(self, duty: Duty, _on: object = None) -> None:
        self.hours = HoursDialog(self, self._seat, duty)
        self.hours.accepted.connect(self.read)
        self.hours.finished.connect(self.hours.deleteLater)
        self.hours.open()

    def _hand(self) -> Hand:
        return Hand(self._seat.desk.store, self._seat.actor)


class HoursDialog(JobDialog):
    """Asks for how long somebody helped, and how that is known."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "hours_wrong": "hours",
        "late_future": "hours",
        "late_reason_missing": "reason",
    }

    def __init__(self, parent: QWidget, seat: Seat, duty: Duty) -> None:
        title = self.tr("{name} 的时长").format(name=duty.name)
        super().__init__(parent, seat.work, title, self.tr("记下"), self.tr("返回"), width=520)
        self._seat, self._duty = seat, duty
        self.figure = line_edit("2.5", ascii_only=True, limit=4)
        hint = self.tr("小时，按 0.5 填，最多 {most}").format(most=f"{MOST_HOURS:g}")
        self.form.add("hours", Field(self.tr("做了多久"), self.figure, remark=hint))
        self.reason = line_edit(self.tr("例如：问过本人，19:30 走的"), limit=_REASON)
        self.form.add("reason", Field(self.tr("怎么知道的"), self.reason))
        self.finish_body()
        self.figure.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Write it down; what is no number is refused as one that does not fit."""
        values = self.form.values()
        try:
            hours = float(str(values["hours"]))
        except ValueError:
            hours = 0.0
        hand = Hand(self._seat.desk.store, self._seat.actor)
        reason = str(values["reason"])
        return partial(afterjobs.say_hours, hand, self._duty.attendance_id, hours, reason)
