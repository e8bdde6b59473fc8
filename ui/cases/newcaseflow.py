"""From Alt N to the slip: one request at a time, over whatever page is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.cases.drafting import Draft
from app.cases.lifecycle import TAKE
from app.errors import Refusal
from ui.cases import newcasejobs, slip
from ui.cases.newcase import NewCase
from ui.cases.newcasejobs import Beginning, Taken
from ui.cases.slip import SlipDialog
from ui.checkin.jobs import Hand
from ui.events import slips
from ui.events.ticketprinting import TicketPrinting
from ui.seat import Seat, Undo
from ui.words import sentence


class NewCases(QObject):
    """Takes requests down at one seat. `dialog` and `told` are the windows open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: NewCase | None = None
        self.told: SlipDialog | None = None
        self.printing = TicketPrinting(seat, window, slip.naming)
        self.printing.find_printers = slips.printers
        self._held: dict[str | None, Draft] = {}
        """What was half written, by whose it is: also where the disk would not take it."""
        self._reading = False

    def start(self) -> None:
        """Begin a request, or go on with the one left half written."""
        if self.dialog is not None or self.told is not None or self._reading:
            return
        if not self.seat.may(TAKE):
            self.seat.refuse(Refusal("not_allowed", right=TAKE, role=self.seat.actor.role))
            return
        self._reading = True
        job = partial(newcasejobs.begin, self._hand(), self._held.get(self.seat.actor.staff_id))
        task = self.seat.work.run(job, self)
        task.then(self._open).otherwise(self._unread)

    def _unread(self, refusal: Refusal) -> None:
        self._reading = False
        self.seat.refuse(refusal)

    def _open(self, begun: Beginning) -> None:
        self._reading = False
        hand = self._hand()
        dialog = self.dialog = NewCase(self._window, self.seat, begun, partial(self._keep, hand))
        dialog.look_wanted.connect(self._look)
        dialog.accepted.connect(lambda: self._took(dialog))
        dialog.finished.connect(self._closed)
        dialog.open()
        dialog.face.fit()
        dialog.go_on()

    # -- what is half written -----------------------------------------------------------------

    def _keep(self, hand: Hand, draft: Draft) -> None:
        """Keep it here and on the disk; on the disk only where there is something to keep."""
        mine = hand.actor.staff_id
        if not draft.is_written and mine not in self._held:
            kept = self.dialog is not None and self.dialog.begun.draft is not None
            if not kept:
                return
        if draft.is_written:
            self._held[mine] = draft
        else:
            self._held.pop(mine, None)
        task = self.seat.work.run(partial(newcasejobs.keep, hand, draft), self)
        task.otherwise(self._not_kept)

    def _not_kept(self, refusal: Refusal) -> None:
        """Say that the disk would not take it; it is still on the screen."""
        words = self.tr("没能存到这台电脑，写的还在这里：") + sentence(refusal)
        if self.dialog is not None:
            self.dialog.say(words)
        else:
            self.seat.say(words, "circle-alert")

    # -- what comes of it ---------------------------------------------------------------------

    def _took(self, dialog: NewCase) -> None:
        taken = dialog.result_value
        assert isinstance(taken, Taken)  # noqa: S101 - what the job gives
        self._held.pop(dialog.hand.actor.staff_id, None)
        self._say(taken, dialog)
        told = self.told = SlipDialog(self._window, self.seat, taken, self.printing)
        told.finished.connect(self._told_closed)
        told.open()
        if dialog.paper.isChecked():
            self.printing.start_as_before([told.slip])

    def _say(self, taken: Taken, dialog: NewCase) -> None:
        words = self.tr("已登记 {label}").format(label=taken.label)
        undo = None
        if taken.can_undo:
            reason = self.tr("登记有误，当场撤回")
            job = partial(newcasejobs.take_back, dialog.hand, taken.case_id, reason)
            undo = Undo(self.tr("登记 {label}").format(label=taken.label), job)
        self.seat.say(words, "circle-check-big", undo)

    def _look(self, case_id: str) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.seat.case_wanted.emit(case_id)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._go_back()

    def _told_closed(self) -> None:
        if self.told is not None:
            self.told.deleteLater()
            self.told = None
        self._go_back()

    def _go_back(self) -> None:
        """Let the window have the keys again; some window systems choose no other by themselves."""
        if self.dialog is None and self.told is None:
            self._window.activateWindow()

    def _hand(self) -> Hand:
        return Hand(self.seat.desk.store, self.seat.actor)
