"""What is done from the page of the waiting line: its dialogs, its jobs, what is said then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.cases.categories import Category
from app.queue import actions
from app.queue.actions import Step
from app.queue.queries import Ticket
from app.queue.rules import RUN
from ui.events.ticketprinting import TicketPrinting
from ui.kit.ask import Dialog
from ui.queue import calling, jobs
from ui.queue.calling import hand_of
from ui.queue.dialogs import CounterDialog, TakeDialog
from ui.queue.jobs import Given, Shown
from ui.queue.slip import GivenDialog, naming
from ui.seat import Seat, Undo


class Doing(QObject):
    """Acts on the line that is `shown`; `done()` when a dialog has gone."""

    done = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self.seat, self._page = seat, page
        self.shown: Shown | None = None
        self.dialog: Dialog | None = None
        self.printing = TicketPrinting(seat, page, naming)

    def call_next(self) -> None:
        """Call the next."""
        calling.call_next(self.seat)

    def call(self, ticket: Ticket) -> None:
        """Call one who waits."""
        calling.run(self.seat, partial(jobs.call, hand_of(self.seat), ticket.id))

    def step(self, act: Callable[..., Step | None]) -> None:
        """Do something about whoever is at this counter."""
        mine = self.shown.line.mine if self.shown is not None else None
        if mine is None:
            return
        words = {
            actions.serve: self.tr("{number} 到了"),
            actions.skip: self.tr("{number} 过号"),
            actions.finish: self.tr("{number} 办完了"),
            actions.call_again: self.tr("再叫一遍 {number}"),
        }[act].format(number=mine.number)
        self._run(act, mine.id, words)

    def call_only(self, category: str) -> None:
        """Call at this counter only those who come for one kind of service; "" for any."""
        job = partial(jobs.do, hand_of(self.seat), actions.call_only, category)
        self.seat.work.run(job, self).then(lambda _done: self.done.emit())

    def leave(self, ticket: Ticket) -> None:
        """Note that somebody does not wait any more."""
        words = self.tr("{number} 不等了").format(number=ticket.number)
        self._run(actions.leave, ticket.id, words)

    def recall(self, ticket_id: str, number: str) -> None:
        """Let somebody who missed their turn wait again."""
        words = self.tr("{number} 重新排队").format(number=number)
        self._run(actions.recall, ticket_id, words)

    def _run(self, act: Callable[..., Step | None], ticket_id: str, words: str) -> None:
        hand = hand_of(self.seat)

        def tell(step: Step | None) -> None:
            undo = None
            if step is not None:
                undo = Undo(words, partial(jobs.do, hand, actions.take_back, step))
            self.seat.say(words, "ticket", undo)

        task = self.seat.work.run(partial(jobs.step, hand, act, ticket_id), self)
        task.then(tell).otherwise(self.seat.refuse)

    # -- dialogs ------------------------------------------------------------------------------

    def take(self) -> None:
        """Give out a number."""
        if self.seat.may(RUN):
            job = partial(jobs.open_categories, hand_of(self.seat))
            self.seat.work.run(job, self).then(self._ask_take)

    def _ask_take(self, some: Sequence[Category]) -> None:
        made = TakeDialog(self._page, self.seat, some)
        made.accepted.connect(lambda: self._given(made.result_value))
        self._open(made)

    def _given(self, given: Given) -> None:
        job = partial(jobs.do, hand_of(self.seat), actions.leave, given.ticket_id)
        self.seat.undos.append(Undo(given.number, job))
        self._open(GivenDialog(self._page, self.seat, given, self.printing))

    def name_counter(self) -> None:
        """Ask how this counter is called."""
        named = self.shown.line.counter if self.shown is not None else ""
        made = CounterDialog(self._page, self.seat, named)
        made.accepted.connect(self.done)
        self._open(made)

    def _open(self, made: Dialog) -> None:
        self.dialog = made
        made.finished.connect(lambda _code: self._closed(made))
        made.open()

    def _closed(self, made: Dialog) -> None:
        if self.dialog is made:
            self.dialog = None
        made.deleteLater()
        self.done.emit()
