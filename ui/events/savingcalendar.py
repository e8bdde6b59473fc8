"""Saving the venue's calendar as a file that phones and other calendars take (.ics)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.clock import to_text
from app.events.agenda import agenda
from app.events.calendar import write_calendar
from app.store.files import save_elsewhere
from app.store.store import Store
from ui.events import phrases
from ui.events.layout import later
from ui.events.rosterfile import file_name
from ui.kit.ask import Dialog, pick_save
from ui.kit.choices import RadioRow
from ui.kit.text import label
from ui.seat import Seat


class CalendarDialog(Dialog):
    """Which sessions: of the week that is shown, or all that come."""

    def __init__(self, parent: QWidget | None, week: str) -> None:
        super().__init__(
            parent, self.tr("存为日历文件"), self.tr("选位置，保存"), self.tr("取消"), width=520
        )
        words = self.tr(
            "手机和电脑的日历都能打开。再存一次重新打开，改期和取消的会跟着变；里面没有任何人的信息。"
        )
        self.add(label(words, "body", "text2", wrap=True))
        options = [("week", self.tr("这一周：{week}").format(week=week))]
        options.append(("coming", self.tr("接下来的全部活动")))
        self.choice = RadioRow(options, "week", upright=True)
        self.add(self.choice)
        self.primary.setFocus()


def write(store: Store, venue: str, path: Path, week: dt.datetime | None) -> int:
    """Write the calendar; gives how many sessions."""
    with store.read() as session:
        entries = agenda(session, store, week)
    place = (store.place.venue_id, venue)
    content = write_calendar(entries, place, to_text(store.clock.now()), named=True)
    save_elsewhere(path, content)
    return len(entries)


class SavingCalendar(QObject):
    """Saves for the page of events. `dialog` is the one that is open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: CalendarDialog | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where the file is to go: suggested name -> path, "" for nowhere."""

    def start(self, first: dt.datetime) -> None:
        """Ask which sessions; `first` is the Monday of the week that is shown."""
        if self.dialog is not None:
            return
        week = phrases.span(first.date(), later(first, 6).date())
        dialog = CalendarDialog(self._window, week)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._save(dialog.choice.value(), first))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _save(self, choice: str, first: dt.datetime) -> None:
        venue = self.seat.desk.profile.name
        words = self.tr("{venue} 活动日历").format(venue=venue)
        path = self.ask_path(file_name(words, "ics"))
        if path:
            week = first if choice == "week" else None
            job = partial(write, self.seat.desk.store, venue, Path(path), week)
            self.seat.work.run(job, self, "paper").then(self._saved)

    def _saved(self, count: int) -> None:
        self.seat.say(self.tr("日历文件已保存，共 %n 场", "", count), "calendar-days")

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self._window, self.tr("保存日历文件"), self.tr("日历 (*.ics)"), suggested)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
