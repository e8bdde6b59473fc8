"""The list of who is inside, on paper: to call names by, outside the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.checkin.queries import TodayRow
from ui import late
from ui.checkin.jobs import Hand, inside_for_print
from ui.kit.ask import pick_save
from ui.seat import Seat

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


class Evacuation(QObject):
    """Prints who is inside. Names only for those who may; without a printer it becomes a PDF."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat, self._window = seat, parent
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where a PDF is to go: suggested name -> path, "" for nowhere."""
        self.to_printer: Callable[[QTextDocument], str] = lambda sheet: str(
            late.paper().print_now(sheet)
        )

    def start(self, shown: Sequence[TodayRow]) -> None:
        """Print the list; `shown` is what the screen has, for those who may not print names."""
        seat = self._seat
        if not seat.may("checkin.print"):
            self._print(shown, names=False)
            return
        hand = Hand(seat.desk.store, seat.actor)
        job = partial(inside_for_print, hand, seat.desk.profile)
        seat.work.run(job, self).then(partial(self._print, names=True))

    def _print(self, rows: Sequence[TodayRow], *, names: bool) -> None:
        profile, now = self._seat.desk.profile, self._seat.desk.store.clock.now()
        document = late.paper().sheet(rows, profile.name, now, profile.timezone, names=names)
        printer = self.to_printer(document)
        if printer:
            self._seat.say(self.tr("已送往打印机：{name}").format(name=printer), "printer")
            return
        local = now.astimezone(ZoneInfo(profile.timezone))
        name = self.tr("馆内名单 {time}").format(time=f"{local:%Y-%m-%d %H%M}")
        path = self.ask_path(f"{name}.pdf")
        if not path:
            return
        if late.paper().write_pdf(document, path):
            self._seat.say(self.tr("名单已存为 PDF，用完请删除"), "file-text")
        else:
            self._seat.say(self.tr("名单没有存下来。换一个文件夹再试"), "circle-alert")

    def _ask_path(self, suggested: str) -> str:
        return pick_save(
            self._window, self.tr("没有打印机，把名单存为 PDF"), "PDF (*.pdf)", suggested
        )
