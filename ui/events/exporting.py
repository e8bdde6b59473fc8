"""Saving the roster as a workbook: asked how, noted, and written beside the counter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.events.handout import handout, note_handout
from app.sheets.workbook import write_workbook
from app.store.transaction import transaction
from ui.checkin.jobs import Hand
from ui.events.eventjobs import Whole
from ui.events.rosterfile import file_name, sheets_of
from ui.kit.ask import Dialog, pick_save
from ui.kit.choices import RadioRow
from ui.kit.form import Field
from ui.kit.text import label
from ui.seat import Seat


class ExportDialog(Dialog):
    """Which sessions, and whether the numbers are whole."""

    def __init__(self, parent: QWidget | None, seat: Seat, *, series: bool) -> None:
        super().__init__(
            parent, self.tr("导出名单"), self.tr("选位置，保存"), self.tr("取消"), width=520
        )
        words = self.tr("存为 Excel 文件：报名、候补、取消的都在，连同问题的回答和到场时间。")
        self.add(label(words, "body", "text2", wrap=True))
        scopes = [("one", self.tr("只要这一场")), ("all", self.tr("全部场次，一场一张表"))]
        self.scope = RadioRow(scopes, "one", upright=True)
        which = Field(self.tr("场次"), self.scope)
        which.setVisible(series)
        self.add(which)
        options = [("masked", self.tr("只留首尾（推荐）"))]
        if seat.may("people.reveal"):
            options.append(("whole", self.tr("完整号码，记入操作日志")))
        self.numbers = RadioRow(options, "masked", upright=True)
        hint = self.tr("文件离开了本机就不再受保护，用完请删除")
        self.add(Field(self.tr("手机号"), self.numbers, hint=hint))
        self.primary.setFocus()


def write(hand: Hand, event_id: str, session_id: str, path: Path, *, whole: bool) -> int:
    """Write the roster of a session ("": of all); gives how many lines.

    It is noted first: a file nobody knows of is worse than a note without a file.
    """
    with hand.store.read() as session:
        taken = handout(session, hand.store, event_id, session_id)
    with transaction(hand.store, hand.actor) as tx:
        note_handout(tx, taken, whole=whole)
    write_workbook(path, sheets_of(taken, hand.store.zone, whole=whole))
    return taken.count


class Exporting(QObject):
    """Saves for one event's page. `dialog` is the one that is open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: ExportDialog | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where the file is to go: suggested name -> path, "" for nowhere."""

    def start(self, whole: Whole) -> None:
        """Ask what is to be saved."""
        if not self.seat.may("checkin.print") or self.dialog is not None:
            return
        dialog = ExportDialog(self._window, self.seat, series=len(whole.page.slots) > 1)
        self.dialog = dialog
        dialog.accepted.connect(partial(self._save, dialog, whole))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _save(self, dialog: ExportDialog, whole: Whole) -> None:
        session_id = whole.slot.session_id if dialog.scope.value() == "one" else ""
        numbers = dialog.numbers.value() == "whole"
        name = self.tr("报名名单 {title}").format(title=whole.page.title)
        path = self.ask_path(file_name(name, "xlsx"))
        if not path:
            return
        hand = Hand(self.seat.desk.store, self.seat.actor)
        job = partial(write, hand, whole.page.event_id, session_id, Path(path), whole=numbers)
        self.seat.work.run(job, self, "paper").then(self._saved)

    def _saved(self, count: int) -> None:
        self.seat.say(self.tr("名单已保存，共 %n 人。用完请删除", "", count), "file-text")

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self._window, self.tr("保存名单"), "Excel (*.xlsx)", suggested)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
