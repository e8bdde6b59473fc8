"""What is done from the page of bookings: its dialogs, the jobs behind them, what is said then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.bookings import actions
from app.bookings.hours import Opening
from app.bookings.queries import Day, Entry, Matter
from app.bookings.rules import GRID
from app.clock import from_text, to_text
from app.errors import Refusal
from ui.bookings import celldialog, jobs, phrases
from ui.bookings.amending import AmendDialog
from ui.bookings.bookdialog import SOME, WHOLE, BookDialog
from ui.bookings.celldialog import CellDialog
from ui.bookings.deciding import KeepDialog, MatterDialog, MoveDialog
from ui.bookings.thingdialog import ThingDialog
from ui.checkin.jobs import Hand
from ui.kit.ask import Dialog
from ui.seat import Seat, Undo

HOUR = dt.timedelta(hours=1)


class Doing(QObject):
    """Opens what asks, and does it. `added(id)` when there is something new to be booked.

    `done()` when a dialog has gone.
    """

    added = Signal(str)
    done = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self.seat, self._page = seat, page
        self.dialog: Dialog | None = None
        self._how: dict[str, str] = {}
        """By thing: whether all of it was booked last, or a part."""

    def hand(self) -> Hand:
        """Give the store, and whoever works here."""
        return Hand(self.seat.desk.store, self.seat.actor)

    # -- dialogs ------------------------------------------------------------------------------

    def use_cell(self, day: Day, begin: dt.datetime) -> None:
        """Enter on a half hour: book it where it is free, else show what is there."""
        first, last = to_text(begin), to_text(begin + GRID)
        here = [one for one in day.entries if one.begins < last and first < one.ends]
        here += [one for one in day.over if one.begins < last and first < one.ends]
        if day.opening.closed:
            self.seat.say(self.tr("这一天闭馆，不能预约"), "info")
        elif any(one in day.entries for one in here) or begin + GRID <= self._now():
            self.show_cell(day, begin, here)
        else:
            self.book(day, begin)

    def show_cell(self, day: Day, begin: dt.datetime, here: list[Entry]) -> None:
        """Show the bookings of a time."""
        if not here:
            self.seat.say(self.tr("这个时段已经过去，没有预约"), "info")
            return
        zone = self.seat.desk.profile.timezone
        first, last = to_text(begin), to_text(begin + GRID)
        left = day.left(first, last) if begin + GRID > self._now() else 0
        when = f"{phrases.day_name(day.opening.day)} {phrases.clock(first, zone)}"
        free = left if self.seat.may("bookings.edit") and day.thing.open else 0
        made = CellDialog(self._page, self.seat, day.thing, when, here, free)
        made.wanted.connect(partial(self._deed, day))
        made.more.connect(partial(self.book, day, begin))
        self._open(made)

    def book(self, day: Day, begin: dt.datetime) -> None:
        """Book an hour from a moment on."""
        if not self.seat.may("bookings.edit"):
            return
        whole = self._how.get(day.thing.id, WHOLE) == WHOLE
        made = BookDialog(self._page, self.seat, day, (begin, begin + HOUR), whole=whole)
        made.accepted.connect(lambda: self._booked(made))
        self._open(made)

    def add_thing(self) -> None:
        """Write down something that can be booked."""
        made = ThingDialog(self._page, self.seat)
        made.accepted.connect(lambda: self._added(made))
        self._open(made)

    def decide(self, matter: Matter, count: int) -> None:
        """Ask about a booking that is too much, or whose room is closed."""
        made = MatterDialog(self._page, self.seat, matter, count)
        made.moved.connect(partial(self._move_to, matter.entry))
        made.kept.connect(lambda: self.keep(matter.entry))
        made.cancelled.connect(lambda: self.cancel(matter.entry))
        self._open(made)

    def keep(self, entry: Entry) -> None:
        """Ask why it stands all the same."""
        made = KeepDialog(self._page, self.seat, entry)
        undo = partial(jobs.do, self.hand(), actions.decide_anew, entry.id)
        name = phrases.called(entry)
        words = self.tr("{name} 的预约照旧保留").format(name=name)
        made.accepted.connect(lambda: self._say(words, undo))
        self._open(made)

    def amend(self, entry: Entry) -> None:
        """Ask for purpose and note anew."""
        made = AmendDialog(self._page, self.seat, entry)
        before = (entry.purpose, entry.note)
        undo = partial(jobs.do, self.hand(), actions.amend, entry.id, *before)
        words = self.tr("已改写 {name} 的预约").format(name=phrases.called(entry))
        made.accepted.connect(lambda: self._say(words, undo))
        self._open(made)

    def move(self, opening: Opening, entry: Entry) -> None:
        """Ask for another time."""
        made = MoveDialog(self._page, self.seat, entry, opening)
        made.accepted.connect(lambda: self._moved(entry, made.result_value.id))
        self._open(made)

    # -- deeds --------------------------------------------------------------------------------

    def _deed(self, day: Day, deed: str, entry: Entry) -> None:
        if deed == celldialog.MOVE:
            self.move(day.opening, entry)
        elif deed == celldialog.KEEP:
            self.keep(entry)
        elif deed == celldialog.AMEND:
            self.amend(entry)
        elif deed == celldialog.CANCEL:
            self.cancel(entry)
        else:
            self._step(deed, entry)

    def _step(self, deed: str, entry: Entry) -> None:
        name = phrases.called(entry)
        acts: dict[str, tuple[Callable[..., object], str]] = {
            celldialog.USE: (actions.use, self.tr("{name} 已核销").format(name=name)),
            celldialog.MISS: (actions.miss, self.tr("{name} 记为爽约").format(name=name)),
            celldialog.BACK: (actions.take_back, self.tr("{name} 改回已预约").format(name=name)),
        }
        act, words = acts[deed]
        undo = partial(jobs.do, self.hand(), actions.take_back, entry.id)
        self._run(
            partial(jobs.do, self.hand(), act, entry.id),
            words,
            None if deed == celldialog.BACK else undo,
        )

    def cancel(self, entry: Entry) -> None:
        """Give a slot back; that can be undone as long as nobody else has it."""
        words = self.tr("已取消 {name} 的预约").format(name=phrases.called(entry))
        undo = partial(jobs.do, self.hand(), actions.take_back, entry.id)
        self._run(partial(jobs.do, self.hand(), actions.cancel, entry.id), words, undo)

    def _move_to(self, entry: Entry, start: dt.datetime) -> None:
        ends = start + (from_text(entry.ends) - from_text(entry.begins))
        profile = self.seat.desk.profile
        job = partial(jobs.move, self.hand(), profile, entry.id, start, ends)
        self.seat.work.run(job, self).then(lambda row: self._moved(entry, row.id)).otherwise(
            self._refused
        )

    def _moved(self, entry: Entry, moved: str) -> None:
        words = self.tr("{name} 已改期").format(name=phrases.called(entry))
        self._say(words, partial(jobs.do, self.hand(), actions.unmove, moved))

    def _booked(self, made: BookDialog) -> None:
        row = made.result_value
        self._how[row.resource_id] = WHOLE if row.amount is None else SOME
        zone = self.seat.desk.profile.timezone
        when = phrases.when(row.begins_at, row.ends_at, zone)
        words = self.tr("已预约 {when}").format(when=when)
        self._say(words, partial(jobs.do, self.hand(), actions.cancel, row.id))

    def _added(self, made: ThingDialog) -> None:
        self.seat.say(self.tr("已添加，可以预约了"), "circle-check")
        self.added.emit(str(made.result_value))

    # -- what is said -------------------------------------------------------------------------

    def _run(
        self, job: Callable[[], object], words: str, undo: Callable[[], object] | None
    ) -> None:
        task = self.seat.work.run(job, self)
        task.then(lambda _done: self._say(words, undo)).otherwise(self._refused)

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self.seat.say(words, "circle-check", None if undo is None else Undo(words, undo))

    def _refused(self, refusal: Refusal) -> None:
        self.seat.refuse(refusal)

    def _open(self, made: Dialog) -> None:
        self.dialog = made
        made.finished.connect(lambda _code: self._closed(made))
        made.open()

    def _closed(self, made: QDialog) -> None:
        if self.dialog is made:
            self.dialog = None
        made.deleteLater()
        self.done.emit()

    def _now(self) -> dt.datetime:
        return self.seat.desk.store.clock.now()
