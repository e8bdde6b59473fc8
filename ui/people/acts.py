"""What is done with the person in the drawer: each ends in a toast, and can be taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.checkin.actions import Coming
from ui.checkin import jobs as counter
from ui.checkin.backfill import BackfillDialog
from ui.checkin.jobs import Hand, Outcome
from ui.checkin.phrases import clock
from ui.kit.ask import Dialog
from ui.people import jobs
from ui.people.code import CodeDialog, ReplaceDialog
from ui.people.jobs import Whole
from ui.seat import Seat, Undo


class Acts(QObject):
    """Works for one page. `dialog` is the one open now, if any."""

    done = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self.page = seat, page
        self.dialog: Dialog | None = None

    def hand(self) -> Hand:
        """Give who works here, on which store."""
        return Hand(self._seat.desk.store, self._seat.actor)

    def check_in(self, whole: Whole) -> None:
        """Check the person in; somebody who came today already is only told so."""
        job = partial(counter.check_in, self.hand(), whole.card.id, Coming(method="search"))
        self._seat.work.run(job, self).then(self._came)

    def _came(self, outcome: Outcome) -> None:
        name = outcome.person.name if outcome.person else ""
        if outcome.kind != "ok":
            at = clock(outcome.at, self._seat.desk.store.zone)
            words = self.tr("{name}今天 {time} 已经签到").format(name=name, time=at)
            self._seat.say(words, "history")
            return
        words = self.tr("已签到：{name}").format(name=name)
        undo = Undo(
            self.tr("{name}的签到").format(name=name),
            partial(counter.take_back, self.hand(), outcome.visit_id),
        )
        self._seat.say(words, "circle-check-big", undo)

    def set_active(self, whole: Whole) -> None:
        """Take the person off the list, or put them back; the opposite takes it back."""
        card = whole.card
        active = card.status != "active"
        job = partial(jobs.set_active, self.hand(), card.id, active=active)
        back = partial(jobs.set_active, self.hand(), card.id, active=not active)
        words = self.tr("已恢复：{name}") if active else self.tr("已停用：{name}，到访记录都在")
        what = self.tr("{name}的恢复") if active else self.tr("{name}的停用")
        undo = Undo(what.format(name=card.name), back)
        said = words.format(name=card.name)
        self._seat.work.run(job, self).then(lambda _done: self._seat.say(said, "user-round", undo))

    def show_code(self, whole: Whole) -> None:
        """Show the member code; somebody without one is given one."""
        card = whole.card
        if card.code:
            self._show(card.name, card.code)
            return
        job = partial(jobs.issue, self.hand(), card.id)
        self._seat.work.run(job, self).then(partial(self._show, card.name))

    def replace_code(self, whole: Whole) -> None:
        """Ask why, withdraw the code, and show the new one."""
        card = whole.card

        def answer(reason: str) -> None:
            job = partial(jobs.replace, self.hand(), card.id, reason)
            self._seat.work.run(job, self).then(partial(self._replaced, card.name))

        self.open(ReplaceDialog(self.page, card.name, answer))

    def _replaced(self, name: str, code: str) -> None:
        self._seat.say(self.tr("旧码已作废，新码已发给{name}").format(name=name), "circle-check")
        self._show(name, code)

    def _show(self, name: str, code: str) -> None:
        self.open(CodeDialog(self.page, code, name, self._seat.desk.profile.name))

    def back_fill(self, whole: Whole) -> None:
        """Write down a visit of the past, with the person already chosen."""
        dialog = BackfillDialog(self.page, self._seat, "study")
        dialog.picker.take(whole.card.id)
        dialog.accepted.connect(lambda: self._late(dialog.result_value))
        dialog.finished.connect(dialog.deleteLater)
        self.open(dialog)

    def _late(self, outcome: Outcome) -> None:
        name = outcome.person.name if outcome.person else ""
        late = outcome.kind == "late"
        words = self.tr("已补签：{name}") if late else self.tr("{name}那天已经签到过")
        self._seat.say(words.format(name=name), "circle-check-big" if late else "history")

    def open(self, dialog: Dialog) -> None:
        """Show a dialog in place of the one that may be open."""
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.finished.connect(lambda _how: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: Dialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
            self.done.emit()
