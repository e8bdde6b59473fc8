"""From a case into the directory and back: who is found there is given the case, or referred it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.cases import lifecycle
from app.cases.actions import Holder
from app.cases.rules import PARTNER
from ui.cases.deedwords import given
from ui.cases.doing import Doing
from ui.cases.jobs import Opened
from ui.cases.suggestions import Partner
from ui.directory.dialog import REFER, DirectoryDialog
from ui.directory.jobs import Row


class Finding(QObject):
    """Opens the directory over the page of cases."""

    def __init__(self, doing: Doing, page: QWidget) -> None:
        super().__init__(page)
        self._doing, self._page = doing, page
        doing.panel.find_wanted.connect(self.open)
        doing.panel.offer_chosen.connect(self.take_offer)

    def open(self) -> None:
        """Choose somebody for the case that is shown; with none to choose for, look through it."""
        opened, doing = self._doing.panel.opened, self._doing
        if opened is None or doing.panel.isHidden() or not self._doing.may_give():
            self.browse()
            return
        may_refer = opened.whole.card.state in lifecycle.REFER.before
        may_refer = may_refer and doing.seat.may(lifecycle.REFER.right)
        dialog = DirectoryDialog(self._page, doing.seat, choosing=True, may_refer=may_refer)
        doing.show(dialog, partial(self._chosen, dialog, opened))

    def browse(self) -> None:
        """Look through the directory, and keep it."""
        self._doing.show(DirectoryDialog(self._page, self._doing.seat), lambda: None)

    def take_offer(self, place: int) -> None:
        """Give the case to whoever stands at a place among the suggestions (Alt 1 to 3)."""
        opened = self._doing.panel.opened
        if opened is not None and place < len(opened.offers):
            offer = opened.offers[place]
            self._doing.give(opened, offer.holder, offer.name)

    def _chosen(self, dialog: DirectoryDialog, opened: Opened) -> None:
        row = dialog.chosen
        if row is None:
            return
        if dialog.way == REFER:
            # Once this dialog has gone: the next one takes its place.
            dialog.finished.connect(lambda _code: self._refer(opened, row))
        else:
            self._doing.give(opened, Holder(PARTNER, row.line.id), row.line.name)

    def _refer(self, opened: Opened, row: Row) -> None:
        doing, partner = self._doing, Partner(row.line.id, row.line.name)
        doing.open(doing.referral(opened, partner), given(doing.seat, partner.name))
