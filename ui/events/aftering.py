"""What is done about an event besides its lists: account, volunteers, proofs, slips."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.events.queries import DONE
from app.events.summary import Account
from app.ratings.actions import Said
from ui.checkin import doorjobs
from ui.checkin.jobs import Hand, Outcome
from ui.checkin.voucher import VoucherDialog
from ui.events import afterjobs, phrases
from ui.events.account import AccountDialog
from ui.events.eventpage import EventView
from ui.events.rowdeeds import RowDeeds
from ui.events.volunteers import VolunteersDialog
from ui.ratings.slip import SlipDialog
from ui.seat import Seat, Undo


class Aftering(QObject):
    """Joins those dialogs with the page; `verbs` are for its menu."""

    def __init__(self, seat: Seat, view: EventView, deeds: RowDeeds) -> None:
        super().__init__(view)
        self._seat, self._view, self._deeds = seat, view, deeds
        view.lists.after.slip_wanted.connect(self.type_slip)
        view.lists.after.account_wanted.connect(self.write_account)

    def verbs(self) -> list[tuple[str, Callable[[], object]]]:
        """Give what the menu offers now."""
        whole, may = self._view.whole, self._seat.may
        if whole is None or whole.called_off:
            return []
        found: list[tuple[str, Callable[[], object]]] = []
        if may("events.admit"):
            found.append((self.tr("志愿者在岗…"), self.show_volunteers))
        if may("checkin.backfill") and whole.slot.progress != DONE:
            found.append((self.tr("凭证核验后放行…"), self.see_voucher))
        return found

    def type_slip(self) -> None:
        """Ask for what stands on a slip of paper."""
        whole = self._view.whole
        if whole is not None:
            told = self.tr("已录入一份纸质评价")
            event_id = whole.page.event_id

            def type_in(hand: Hand, said: Said) -> None:
                afterjobs.type_in(hand, event_id, said)

            slip = SlipDialog(self._view, self._seat, type_in)
            self._deeds.ask(slip, lambda _done: self._seat.say(told, "star"))

    def write_account(self) -> None:
        """Ask how it went, with what is written so far."""
        whole = self._view.whole
        if whole is not None:
            event_id = whole.page.event_id
            job = partial(afterjobs.account, self._seat.desk.store, event_id)
            self._seat.work.run(job, self).then(partial(self._ask_account, event_id))

    def _ask_account(self, event_id: str, account: Account) -> None:
        dialog = AccountDialog(self._view, self._seat, event_id, account)

        def told(_done: object) -> None:
            if not account.submitted:
                words = self.tr("总结已存好") if dialog.kept else self.tr("总结已提交")
                self._seat.say(words, "circle-check")

        self._deeds.ask(dialog, told)

    def show_volunteers(self) -> None:
        """Show who is on duty, and sign somebody on."""
        dialog = VolunteersDialog(self._view, self._seat, self._view.session_id())
        told = self.tr("{name}已登记上岗")
        self._deeds.ask(
            dialog, lambda _done: self._seat.say(told.format(name=dialog.picker.name), "user-round")
        )

    def see_voucher(self) -> None:
        """Admit somebody with a proof."""
        whole = self._view.whole
        if whole is None:
            return
        session = (whole.slot.session_id, phrases.titled(whole.slot))

        def told(outcome: Outcome) -> None:
            if outcome.met is not None and not outcome.met.admitted:
                self._seat.say(self.tr("这个人这一场已经签到过了"), "ticket")
                return
            words = self.tr("已凭证放行，总部会看到")
            back = partial(doorjobs.take_back, self._deeds.hand(), outcome)
            self._seat.say(words, "ticket", Undo(self.tr("凭证放行"), back))

        self._deeds.ask(VoucherDialog(self._view, self._seat, session), told)
