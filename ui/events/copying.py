"""Beginning from what there was: an earlier event for the form, a week for the week after."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.events.drafting import Choices
from ui.checkin.jobs import Hand
from ui.events import formjobs, jobs, phrases
from ui.events.form import EventForm
from ui.seat import Seat, Undo


class Earlier(QObject):
    """Rooms and events used before, for one form. `chosen(event_id)` to begin from."""

    chosen = Signal(str)

    def __init__(self, seat: Seat, form: EventForm, parent: QObject) -> None:
        super().__init__(parent)
        self.seat, self.form = seat, form
        self._choices = Choices()
        form.earlier.clicked.connect(self._offer)

    def read(self) -> None:
        """Read what there is to begin from."""
        job = partial(formjobs.choices, self.seat.desk.store)
        self.seat.work.run(job, self).then(self._take_choices)

    def _take_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.form.sittings.set_rooms(choices.rooms)
        self.form.earlier.setEnabled(bool(choices.earlier))

    def menu(self) -> QMenu:
        """Make the list of events one may begin from."""
        made = QMenu(self.form)
        now, zone = self.seat.desk.store.clock.now(), self.seat.desk.profile.timezone
        for one in self._choices.earlier:
            words = f"{one.title}　{phrases.day_name(one.starts_at, now, zone)}"
            action = QAction(words, made)
            action.triggered.connect(lambda _on=False, one=one: self.chosen.emit(one.event_id))
            made.addAction(action)
        return made

    def _offer(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.form.earlier
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


class CopyWeek(QObject):
    """Repeats the week before as drafts; it can be taken back at once."""

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self.seat = seat

    def start(self, first: dt.datetime) -> None:
        """Fill the week that begins at `first`."""
        job = partial(jobs.copy_week, Hand(self.seat.desk.store, self.seat.actor), first)
        self.seat.work.run(job, self).then(self._copied)

    def _copied(self, ids: list[str]) -> None:
        if not ids:
            self.seat.say(self.tr("上一周也没有可以照排的活动"), "info")
            return
        hand = Hand(self.seat.desk.store, self.seat.actor)
        undo = Undo(self.tr("从上周复制"), partial(jobs.drop_drafts, hand, ids))
        self.seat.say(self.tr("已照上周排好 %n 个草稿", "", len(ids)), "list-plus", undo)
