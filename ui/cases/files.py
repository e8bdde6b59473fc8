"""Files of a case, in its panel: added, looked at, fetched from headquarters, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.attachments.cleaning import Cleaned
from app.attachments.queries import Shown
from app.cases import files
from app.store.transaction import transaction
from ui.attachments.deeds import FileDeeds, FileJobs, FileWords, Source
from ui.cases.casepanel import CasePanel
from ui.checkin.jobs import Hand
from ui.kit.ask import Dialog
from ui.seat import Seat


def keep(hand: Hand, case_id: str, _name: str, cleaned: Cleaned) -> None:
    """Keep a cleaned file with a case; what it was called on somebody's phone stays there."""
    with transaction(hand.store, hand.actor) as tx:
        files.attach(tx, case_id, cleaned)


def look(hand: Hand, file_id: str) -> None:
    """Note that a file is looked at."""
    with transaction(hand.store, hand.actor) as tx:
        files.note_view(tx, file_id)


def drop(hand: Hand, file_id: str) -> None:
    """Take a file back."""
    with transaction(hand.store, hand.actor) as tx:
        files.take_back(tx, file_id)


class CaseFiles(QObject):
    """Does it for the case in the panel; `show` opens a dialog over the page."""

    def __init__(
        self, seat: Seat, page: QWidget, panel: CasePanel, show: Callable[[Dialog], object]
    ) -> None:
        super().__init__(page)
        self._panel = panel
        words = FileWords(
            self.tr("附件"),
            self.tr("选照片或扫描件"),
            self.tr("附件已存好，照片里的位置等信息已去掉"),
            self.tr("撤下这份附件？"),
            self.tr("附件已撤下"),
        )
        self.deeds = FileDeeds(seat, page, FileJobs(keep, look, drop), words, show)
        panel.file_added.connect(self.add)
        panel.file_choose_wanted.connect(self.choose)
        panel.file_opened.connect(lambda file: self._with(file, self.deeds.open))
        panel.file_taken_back.connect(lambda file: self._with(file, self.deeds.take_back))

    def _with(self, file_id: str, do: Callable[[Shown], None]) -> None:
        opened = self._panel.opened
        for shown in opened.files if opened is not None else ():
            if shown.id == file_id:
                do(shown)

    def choose(self) -> None:
        """Let a file be chosen."""
        if self._panel.case_id:
            self.deeds.choose(self._panel.case_id)

    def add(self, source: Source) -> None:
        """Keep a file with the case in the panel."""
        if self._panel.case_id:
            self.deeds.add(self._panel.case_id, source)
