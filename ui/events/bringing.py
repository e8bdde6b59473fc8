"""Bringing a list: choosing the file, and telling what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.events.enlisting import Enlisted
from ui.checkin.jobs import Hand
from ui.events import listjobs
from ui.events.eventjobs import Whole
from ui.events.listdialog import ListDialog
from ui.kit.ask import pick_file
from ui.seat import Seat, Undo


class Bringing(QObject):
    """Imports for one event's page. `dialog` is the one that is open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: ListDialog | None = None
        self.ask_path: Callable[[], str] = self._ask_path
        """Asks which file; "" for none."""

    def start(self, whole: Whole) -> None:
        """Choose a file, and show what it comes to."""
        if self.dialog is not None:
            return
        path = self.ask_path()
        if not path:
            return
        dialog = ListDialog(self._window, self.seat, whole.page.event_id, whole.slot)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._done(dialog.result_value, stopped=dialog.stopped))
        dialog.finished.connect(self._closed)
        dialog.open()
        dialog.bring(Path(path))

    def _done(self, done: Enlisted, *, stopped: bool) -> None:
        count = len(done.ids)
        words = self.tr("已登记 %n 人", "", count)
        if done.waiting:
            words = self.tr("已登记 %n 人", "", count) + self.tr(
                "，其中 %n 人候补", "", done.waiting
            )
        if stopped:
            words += self.tr("。已停下，同一个文件再导一次会接着登记")
        undo = None
        if done.ids:
            back = partial(listjobs.take_back, Hand(self.seat.desk.store, self.seat.actor), done)
            undo = Undo(self.tr("导入的 %n 人", "", count), back)
        self.seat.say(words, "list-plus", undo)

    def _ask_path(self) -> str:
        kinds = self.tr("名单 (*.xlsx *.xls *.csv *.txt)")
        return pick_file(self._window, self.tr("选名单文件"), kinds)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
