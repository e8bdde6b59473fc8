"""Asking and offering help at one seat: what is read, which dialog is open, what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.cases.lifecycle import HANDLE
from app.cases.queries import CaseCard
from app.errors import Refusal
from app.helping.queries import Asking
from ui.checkin.jobs import Hand
from ui.helping import jobs
from ui.helping.around import AroundDialog, HelpLine
from ui.helping.asking import CallDialog, OfferDialog
from ui.helping.jobs import Around
from ui.kit.ask import Dialog
from ui.seat import Seat


class Helping(QObject):
    """Keeps the line above the board, and leads through the dialogs. `dialog` is the one open."""

    def __init__(self, seat: Seat, line: HelpLine, page: QWidget, back: Callable[[], None]) -> None:
        """`back` gives the keyboard to the board again once a dialog has gone."""
        super().__init__(page)
        self.seat, self._line, self._page, self._back = seat, line, page, back
        self.around = Around()
        self.dialog: Dialog | None = None
        self._next: Callable[[], object] | None = None
        line.wanted.connect(self.look)

    def refresh(self) -> None:
        """Read what is asked for, and say it in the line."""
        job = partial(jobs.read, self._hand())
        self.seat.work.run(job, self).then(self._read).otherwise(self._unread)

    def look(self) -> None:
        """Show the list (Alt H)."""
        dialog = AroundDialog(self._page, self.around, may=self.seat.may(HANDLE))
        dialog.offered.connect(lambda one: self._then(dialog, partial(self._offer, one)))
        dialog.closed.connect(lambda one: self._then(dialog, partial(self.close, one)))
        self._show(dialog, lambda: self._then(dialog, self.ask))

    def ask(self, card: CaseCard | None = None) -> None:
        """Ask other venues for help, with a case or without."""
        dialog = CallDialog(self._page, self.seat, self.around.kinds, card)
        words = self.tr("已发出，有人愿意帮会在这里看到")
        if self.seat.status is not None and self.seat.status.state == "offline":
            words = self.tr("已记下，联网后发给别的青年之家")
        self._show(dialog, lambda: self.seat.say(words, "circle-check"))

    def close(self, call_id: str) -> None:
        """Stop asking."""
        job = partial(jobs.close, self._hand(), call_id)
        done = self.tr("不再找帮手了")
        self.seat.work.run(job, self).then(lambda _done: self.seat.say(done, "circle-check"))

    def _offer(self, asking: Asking) -> None:
        dialog = OfferDialog(self._page, self.seat, asking)
        words = self.tr("已告诉{name}").format(name=asking.venue_name)
        self._show(dialog, lambda: self.seat.say(words, "circle-check"))

    def _hand(self) -> Hand:
        return Hand(self.seat.desk.store, self.seat.actor)

    def _read(self, around: Around) -> None:
        self.around = around
        self._line.show_around(around)

    def _unread(self, _refusal: Refusal) -> None:
        """Say nothing: the page itself says that it cannot be read."""

    def _then(self, dialog: Dialog, then: Callable[[], object]) -> None:
        """Go on once the list has gone: two dialogs never lie over one another."""
        self._next = then
        if self.dialog is dialog and dialog.isVisible():
            dialog.reject()

    def _show(self, dialog: Dialog, then: Callable[[], object]) -> None:
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog, self._next = dialog, None
        dialog.accepted.connect(then)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        following, self._next = self._next, None
        if following is not None:
            following()
        else:
            self._back()
