"""What is done with an event from its page: shown, given seats of, printed, called off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.events import eventjobs, phrases
from ui.events.aftering import Aftering
from ui.events.asking import LateDialog, RegisterDialog, WhyDialog
from ui.events.eventjobs import Whole
from ui.events.eventpage import EventView
from ui.events.papers import Papers
from ui.events.printing import Printing
from ui.events.rowdeeds import RowDeeds
from ui.kit.keys import bind
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog


class Acting(QObject):
    """Joins one event's page with the store. `edit_wanted(event_id)`."""

    edit_wanted = Signal(str)

    def __init__(self, seat: Seat, view: EventView, page: QObject) -> None:
        super().__init__(page)
        self.seat, self.view = seat, view
        self.event_id = self.session_id = ""
        self._reading = self._again = False
        self.printing = Printing(seat, view)
        self.papers = Papers(seat, view)
        self.deeds = RowDeeds(seat, view, self.read, self)
        self.aftering = Aftering(seat, view, self.deeds)
        view.session_wanted.connect(self._look_at)
        view.seats.give_wanted.connect(self.give)
        view.edit.clicked.connect(lambda: self.edit_wanted.emit(self.event_id))
        view.returned.acted.connect(lambda: self.edit_wanted.emit(self.event_id))
        view.more.clicked.connect(self._show_menu)
        view.start.clicked.connect(self.start)
        view.printing.clicked.connect(self.print_sheet)
        seat.status_changed.connect(view.show_status)
        keys: dict[str, Callable[[], object]] = {
            "Esc": view.back_wanted.emit,
            "/": self.find,
            "Ctrl+F": self.find,
            "Ctrl+P": self.print_sheet,
            "Ctrl+Return": self.commit,
            "Ctrl+Enter": self.commit,
        }
        bind(view, keys)

    # -- what is shown ------------------------------------------------------------------------

    def open(self, event_id: str, session_id: str = "") -> None:
        """Show an event, with one of its sessions."""
        if event_id != self.event_id:
            self.view.clear()
            self.view.lists.shown_numbers.clear()
            self.view.lists.finder.clear()
            self.view.lists.tabs.choose("roster")
        self.event_id = event_id
        self._look_at(session_id)
        self.view.lists.focus_list()

    def read(self) -> None:
        """Read it anew; asked for while it is being read, it is read once more."""
        if not self.event_id:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        asked = (self.event_id, self.session_id)
        job = partial(eventjobs.whole, self.seat.desk.store, *asked)
        task = self.seat.work.run(job, self)
        task.then(partial(self._show, asked)).otherwise(partial(self._gone, asked))

    @property
    def dialog(self) -> JobDialog | None:
        """The dialog that is open now, if any."""
        return self.deeds.dialog

    def reading(self) -> bool:
        """Say whether it is being read."""
        return self._reading

    def _show(self, asked: tuple[str, str], whole: Whole) -> None:
        self._reading = False
        # What was opened, or chosen, while this was read is what is wanted now.
        if asked == (self.event_id, self.session_id):
            self.session_id = whole.slot.session_id
            self.view.show_whole(whole, self.seat.desk.store.clock.now())
            self.view.show_status(self.seat.status)
        self._once_more()

    def _gone(self, asked: tuple[str, str], refusal: Any) -> None:
        self._reading = False
        if asked == (self.event_id, self.session_id):
            self.event_id = ""
            self.seat.refuse(refusal)
            self.view.back_wanted.emit()
        self._once_more()

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.read()

    def _look_at(self, session_id: str) -> None:
        """Show one of its sessions, and nobody of the former one meanwhile."""
        if session_id != self.session_id:
            self.view.clear_session()
        self.session_id = session_id
        self.read()

    def start(self) -> None:
        """Begin to admit at the check-in box: who comes, or is scanned, comes to this session."""
        whole = self.view.whole
        if whole is not None:
            self.seat.door_wanted.emit(whole.slot.session_id, phrases.titled(whole.slot))

    def find(self) -> None:
        """Look somebody up on the list; Enter admits them."""
        self.view.lists.tabs.choose("roster")
        self.view.lists.finder.setFocus()
        self.view.lists.finder.selectAll()

    def print_sheet(self) -> None:
        """Print the list to be signed: of the session that is shown, though another is read."""
        whole = self.view.whole
        if whole is not None:
            self.printing.start(whole.page.event_id, whole.slot.session_id)

    # -- seats and people ---------------------------------------------------------------------

    def commit(self) -> None:
        """Do what spends something: about the row one stands on, else give a seat on the spot."""
        table = self.view.lists.table()
        if table is None or not table.hasFocus() or not table.do_keyed("Ctrl Enter"):
            self.give()

    def give(self) -> None:
        """Register somebody on the spot, or put them on the waiting list."""
        whole = self.view.whole
        if whole is None or not self.view.may_give() or not whole.slot.capacity:
            return
        dialog = RegisterDialog(self.view, self.seat, whole.slot, whole.left.here.left)
        self.deeds.ask(dialog, lambda placed: self.deeds.placed(dialog.picker.name, placed))

    def late(self) -> None:
        """Write down afterwards that somebody took part."""
        self.deeds.ask(LateDialog(self.view, self.seat, self._slot()))

    def call_off(self) -> None:
        """Call the event off, with the reason the young are told."""
        words = (
            self.tr("取消整个活动？"),
            self.tr("已报名的人会出现在电话名单里，要一个个打电话告诉。取消后不能恢复。"),
            self.tr("取消活动"),
        )
        act = partial(eventjobs.call_off, self.deeds.hand(), self.event_id)
        told = self.tr("活动已取消，电话名单在最右边")
        self.deeds.ask(
            WhyDialog(self.view, self.seat, words, act), lambda _done: self.seat.say(told, "info")
        )

    # -- how ----------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """Make the menu of the three dots."""
        made = QMenu(self.view)
        whole = self.view.whole
        verbs = self.aftering.verbs()
        if whole is not None and not whole.called_off:
            if self.seat.may("checkin.backfill"):
                verbs.append((self.tr("补录到场…"), self.late))
            may_drop = self.seat.may("events.cancel")
            may_drop |= whole.page.review == "draft" and self.seat.may("events.edit")
            if may_drop:
                verbs.append((self.tr("取消活动…"), self.call_off))
        keyed = [(words, "", slot) for words, slot in verbs]
        for words, key, slot in (*self.papers.verbs(), *keyed):
            action = QAction(f"{words}\t{key.replace('+', ' ')}" if key else words, made)
            action.triggered.connect(lambda _on=False, slot=slot: slot())
            made.addAction(action)
        return made

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.view.more
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _slot(self) -> Any:
        assert self.view.whole is not None  # noqa: S101 - verbs are shown with an event
        return self.view.whole.slot
