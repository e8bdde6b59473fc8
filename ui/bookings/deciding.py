"""A booking that asks for a decision: another time, kept with a reason, or cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bookings import actions
from app.bookings.hours import Opening, day_of
from app.bookings.queries import Entry, Matter
from app.bookings.rules import WHY_LIMIT
from app.clock import from_text
from app.errors import Refusal
from ui.bookings import jobs, phrases
from ui.bookings.bookdialog import in_the_way
from ui.bookings.jobs import Instead
from ui.bookings.number import number_of
from ui.bookings.slotfields import OtherTimes, SlotFields
from ui.checkin.jobs import Hand
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.card import Card
from ui.kit.chips import Chip
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.people.number import NumberLine
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog


class KeepDialog(JobDialog):
    """Asks why a booking stands all the same."""

    fields_of = {"why_missing": "why", "text_too_long": "why"}  # noqa: RUF012 - replaced as a whole

    def __init__(self, parent: QWidget | None, seat: Seat, entry: Entry) -> None:
        translate = phrases.translate
        title = translate("bookings", "照旧保留")
        super().__init__(parent, seat.work, title, title, translate("bookings", "返回"), width=480)
        self.seat, self.entry = seat, entry
        words = self.tr("两边都留着，每台电脑都看得到原因。")
        self.add(label(words, "body", "text2", wrap=True))
        self.why = line_edit(self.tr("如：双方同意合用、挤一挤坐得下"), limit=WHY_LIMIT)
        self.form.add("why", Field(self.tr("原因"), self.why))
        self.finish_body()
        self.why.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Keep it."""
        hand = Hand(self.seat.desk.store, self.seat.actor)
        return partial(jobs.do, hand, actions.keep, self.entry.id, self.why.text())


class MoveDialog(JobDialog):
    """Asks for another time on the same day, or takes one of the next free ones."""

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        entry: Entry,
        opening: Opening,
        free: tuple[dt.datetime, ...] = (),
    ) -> None:
        translate = phrases.translate
        title = phrases.titled(translate("bookings", "改期"), phrases.called(entry))
        verb, back = translate("bookings", "改期"), translate("bookings", "返回")
        super().__init__(parent, seat.work, title, verb, back, width=520)
        self.seat, self.entry = seat, entry
        self.zone = seat.desk.profile.timezone
        when = phrases.when(entry.begins, entry.ends, self.zone)
        self.add(label(self.tr("原来是 {when}").format(when=when), "body", "text2", wrap=True))
        self.slot = SlotFields(opening, self.zone)
        self.slot.show_slot(from_text(entry.begins), from_text(entry.ends))
        self.form.add_piece(self.slot)
        self.finish_body()
        self.others = OtherTimes()
        self.slot.changed.connect(self.others.clear)
        self.others.chosen.connect(self._take_time)
        self.add(self.others)
        self.wanted: tuple[dt.datetime, dt.datetime] | None = None
        if free:
            self._offer(Instead((), free), self.tr("接下来有空的："))
        self.slot.first.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Move it."""
        begins, ends = self.wanted or self.slot.slot()
        hand = Hand(self.seat.desk.store, self.seat.actor)
        return partial(jobs.move, hand, self.seat.desk.profile, self.entry.id, begins, ends)

    def refused(self, refusal: Refusal) -> None:
        """Offer other times where this one is taken."""
        begins, ends = self.wanted or self.slot.slot()
        self.wanted = None
        if refusal.code == "slot_taken":
            asked = actions.Asked(self.entry.resource_id, begins, ends, self.entry.amount)
            hand = Hand(self.seat.desk.store, self.seat.actor)
            job = partial(jobs.instead, hand, self.seat.desk.profile, asked, self.entry.id)
            self.seat.work.run(job, self).then(self._offer)

    def _offer(self, instead: Instead, words: str = "") -> None:
        self.say("")
        words = words or in_the_way(list(instead.met), self.zone)
        day = day_of(self.slot.slot()[0], self.zone)
        self.others.show_times(words, list(instead.free), day, self.zone)

    def _take_time(self, start: dt.datetime) -> None:
        """Move it there at once."""
        length = from_text(self.entry.ends) - from_text(self.entry.begins)
        self.wanted = start, start + length
        self.commit()


class MatterDialog(Dialog):
    """One booking that asks for a decision. `moved(datetime)`, `kept()`, `cancelled()`."""

    moved = Signal(object)
    kept = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None, seat: Seat, matter: Matter, count: int) -> None:
        translate = phrases.translate
        title = translate("bookings", "这条预约要决定")
        super().__init__(parent, title, translate("bookings", "以后再说"), width=600)
        self.matter = matter
        zone = seat.desk.profile.timezone
        entry = matter.entry
        self.words = label(phrases.matter_words(matter, zone), "body", "text2", wrap=True)
        self.add(self.words)
        self.numbers: list[NumberLine] = []
        for one in (entry, *matter.met[:3]):
            number = number_of(seat, one) if one.phone else None
            self.add(_line(one, matter, zone, number, own=one is entry))
            self.numbers += [number] if number is not None else []
        self.times: list[Button] = []
        column = QVBoxLayout()
        column.setSpacing(8)
        today = day_of(from_text(entry.begins), zone)
        for place, start in enumerate(matter.free, start=1):
            name = self.tr("改到 {time}").format(time=phrases.start_name(start, today, zone))
            made = self._verb(name, "clock", f"Alt {place}")
            made.clicked.connect(lambda _on=False, start=start: self._end(self.moved, start))
            self.times.append(made)
        self.keep = self._verb(self.tr("照旧保留，写明原因"), "check", "Alt K")
        self.keep.clicked.connect(lambda: self._end(self.kept))
        self.cancel_it = self._verb(self.tr("取消这条预约"), "x", "Alt Q")
        self.cancel_it.clicked.connect(lambda: self._end(self.cancelled))
        for made in (*self.times, self.keep, self.cancel_it):
            column.addWidget(made)
        self.body.addLayout(column)
        if count > 1:
            self.add(label(self.tr("还有 %n 条要决定", "", count - 1), "caption", "text3"))
        (self.times or [self.keep])[0].setFocus()

    def _verb(self, words: str, icon: str, key: str) -> Button:
        made = Button(words, icon, key)
        QShortcut(QKeySequence(key.replace(" ", "+")), self, made.click)
        return made

    def _end(self, signal: Any, *said: Any) -> None:
        self.accept()
        signal.emit(*said)


def _line(
    entry: Entry, matter: Matter, zone: str, number: NumberLine | None, *, own: bool
) -> QWidget:
    """Show one of the bookings a decision is about."""
    card = Card(pad=10)
    row = QHBoxLayout()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(phrases.called(entry), "strong"))
    parts = [
        phrases.when(entry.begins, entry.ends, zone),
        "" if entry.event_id else phrases.amount_of(entry, matter.thing),
        entry.purpose,
    ]
    words.addWidget(label("  ".join(one for one in parts if one), "small", "text2"))
    if number is not None:
        words.addWidget(number)
    row.addLayout(words, 1)
    if own or not entry.event_id:
        row.addWidget(Chip(*_chip(entry)))
    card.body.addLayout(row)
    return card


def _chip(entry: Entry) -> tuple[str, Any, str | None]:
    spec = phrases.state_chip(entry)
    return spec.text, spec.tone, spec.icon
