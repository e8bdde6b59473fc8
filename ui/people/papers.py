"""Signed consent sheets of a person: added, looked at, fetched from headquarters, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.attachments.actions import attach, note_view, owner_person, take_back
from app.attachments.cleaning import Cleaned
from app.attachments.queries import Shown
from app.attachments.rules import GUARDIAN_CONSENT
from app.store.transaction import transaction
from ui.attachments.deeds import FileDeeds, FileJobs, FileWords, Source
from ui.checkin.jobs import Hand
from ui.people.acts import Acts
from ui.people.drawer import PersonDrawer
from ui.seat import Seat


def keep(hand: Hand, person_id: str, name: str, cleaned: Cleaned) -> None:
    """Keep a cleaned file with a person."""
    with transaction(hand.store, hand.actor) as tx:
        attach(tx, cleaned, owner_person(person_id), GUARDIAN_CONSENT, name)


def look(hand: Hand, file_id: str) -> None:
    """Note that a file is looked at."""
    with transaction(hand.store, hand.actor) as tx:
        note_view(tx, file_id)


def drop(hand: Hand, file_id: str) -> None:
    """Take a file back."""
    with transaction(hand.store, hand.actor) as tx:
        take_back(tx, file_id, "taken_down")


class Papers(QObject):
    """Does it for who is in the drawer."""

    def __init__(self, seat: Seat, acts: Acts, drawer: PersonDrawer) -> None:
        super().__init__(acts)
        self._drawer = drawer
        words = FileWords(
            self.tr("同意书"),
            self.tr("选同意书的照片或扫描件"),
            self.tr("同意书已存好，照片里的位置等信息已去掉"),
            self.tr("撤下这份同意书？"),
            self.tr("同意书已撤下"),
        )
        self.deeds = FileDeeds(seat, acts.page, FileJobs(keep, look, drop), words, acts.open)
        drawer.file_added.connect(self.add)
        drawer.file_choose_wanted.connect(self.choose)
        drawer.file_opened.connect(lambda file: self._with(file, self.deeds.open))
        drawer.file_taken_back.connect(lambda file: self._with(file, self.deeds.take_back))

    def _with(self, file_id: str, do: Callable[[Shown], None]) -> None:
        whole = self._drawer.whole
        for shown in whole.files if whole is not None else ():
            if shown.id == file_id:
                do(shown)

    def choose(self) -> None:
        """Let a file be chosen."""
        if self._drawer.whole is not None:
            self.deeds.choose(self._drawer.whole.card.id)

    def add(self, source: Source) -> None:
        """Keep a file with who is in the drawer."""
        if self._drawer.whole is not None:
            self.deeds.add(self._drawer.whole.card.id, source)
