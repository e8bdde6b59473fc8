"""Booking a slot: for whom, from when to when, how much of it, and for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bookings.actions import Asked
from app.bookings.hours import Opening, day_of
from app.bookings.queries import Day, Entry
from app.bookings.rules import NOTE_LIMIT, PURPOSE_LIMIT, holds
from app.directory.rules import GOODS
from app.errors import Refusal
from ui.bookings import jobs, phrases
from ui.bookings.jobs import Instead
from ui.bookings.slotfields import OtherTimes, SlotFields
from ui.cases.newcasewho import WhoBox
from ui.checkin.jobs import Hand
from ui.kit.choices import RadioRow
from ui.kit.form import Field, line_edit
from ui.kit.spin import SpinBox
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

WHOLE, SOME = "whole", "some"


class BookDialog(JobDialog):
    """Books on Ctrl Enter; what is taken already is said, with two times it could be instead."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "amount_out_of_range": "amount",
        "text_too_long": "purpose",
    }

    def __init__(
        self,
        parent: QWidget | None,
        seat: Seat,
        day: Day,
        slot: tuple[dt.datetime, dt.datetime],
        *,
        whole: bool = True,
    ) -> None:
        title = phrases.titled(day.thing.name, phrases.day_name(day.opening.day))
        verb = phrases.translate("bookings", "预约")
        super().__init__(
            parent, seat.work, title, verb, phrases.translate("bookings", "返回"), width=560
        )
        self.seat, self.day = seat, day
        self.profile = seat.desk.profile
        self.who = WhoBox(seat, nameless=False)
        self.who.committed.connect(self.commit)
        self.who.left.connect(self.reject)
        self.who.settled.connect(self._said_who)
        self.add(self.who)
        self.slot = SlotFields(day.opening, self.profile.timezone)
        self.slot.show_slot(*slot)
        self.slot.changed.connect(self._slot_changed)
        self.form.add_piece(self.slot)
        self._ask_amount(whole=whole)
        self.purpose = line_edit(self.tr("如：乐队排练、自习、小组讨论"), limit=PURPOSE_LIMIT)
        self.form.add("purpose", Field(self.tr("用途"), self.purpose, remark=self.tr("选填")))
        self.note = line_edit(limit=NOTE_LIMIT)
        self.form.add("note", Field(self.tr("备注"), self.note, remark=self.tr("选填")))
        self.finish_body()
        self.others = OtherTimes()
        self.others.chosen.connect(self._take_time)
        self.add(self.others)
        self._say_left()
        self.who.focus()

    def _said_who(self) -> None:
        self.purpose.setFocus()

    def _ask_amount(self, *, whole: bool) -> None:
        """Ask how much; nothing where there is one of it."""
        most = holds(self.day.thing.capacity)
        goods = self.day.thing.type == GOODS
        words = self.tr("全部") if goods else self.tr("整间")
        some = self.tr("按件数") if goods else self.tr("按人数")
        self.how = RadioRow([(WHOLE, words), (SOME, some)], WHOLE if whole else SOME)
        self.amount = SpinBox()
        self.amount.setRange(1, most)
        self.free = label("", "caption", "text3")
        if most > 1:
            self.form.add_row(
                {"how": Field(self.tr("约多少"), self.how), "amount": Field(some, self.amount)}
            )
            self.form.add_piece(self.free)
        self.how.changed.connect(lambda _how: self._mind_amount())
        self._mind_amount()

    def _mind_amount(self) -> None:
        self.amount.setEnabled(self.how.value() == SOME)

    def job(self) -> Callable[[], Any] | None:
        """Book it with what is filled in."""
        self.others.clear()
        hand = Hand(self.seat.desk.store, self.seat.actor)
        return partial(jobs.book, hand, self.profile, self.asked())

    def asked(self) -> Asked:
        """Give what is asked for."""
        begins, ends = self.slot.slot()
        some = self.how.value() == SOME and holds(self.day.thing.capacity) > 1
        said: dict[str, Any] = dict(self.who.said())
        return Asked(
            self.day.thing.id,
            begins,
            ends,
            self.amount.value() if some else None,
            purpose=self.purpose.text(),
            note=self.note.text(),
            **said,
        )

    def refused(self, refusal: Refusal) -> None:
        """Offer other times where this one is taken."""
        if refusal.code in ("booking_nobody", "name_missing"):
            self.who.focus()
        if refusal.code == "slot_taken":
            hand = Hand(self.seat.desk.store, self.seat.actor)
            job = partial(jobs.instead, hand, self.profile, self.asked())
            self.seat.work.run(job, self).then(self._offer)

    def _offer(self, instead: Instead) -> None:
        zone = self.profile.timezone
        begins, _ = self.slot.slot()
        words = in_the_way(list(instead.met), zone)
        self.say("")
        self.others.show_times(words, list(instead.free), day_of(begins, zone), zone)
        if self.others.buttons:
            self.others.buttons[0].setFocus()

    def _take_time(self, start: dt.datetime) -> None:
        """Have it at another time, perhaps on another day."""
        begins, ends = self.slot.slot()
        length = ends - begins
        if day_of(start, self.profile.timezone) != self.day.opening.day:
            opening = shifted(self.day, start, self.profile.timezone)
            self.slot.show_day(opening)
            words = phrases.day_name(opening.day)
            self.say(self.tr("改到 {day}").format(day=words), calm=True)
        self.slot.show_slot(start, start + length)
        self.others.clear()
        self.primary.setFocus()

    def _slot_changed(self) -> None:
        self.others.clear()
        self._say_left()

    def _say_left(self) -> None:
        first, last = self.slot.first.value(), self.slot.last.value()
        self.free.setText(phrases.left_words(self.day, first, last))


def shifted(day: Day, start: dt.datetime, zone: str) -> Opening:
    """Give the opening hours of another day, by the clock those of this one."""
    date = day_of(start, zone)
    by = date - day.opening.day
    return replace(
        day.opening, day=date, opens=day.opening.opens + by, closes=day.opening.closes + by
    )


def in_the_way(met: list[Entry], zone: str) -> str:
    """Say what a slot meets."""
    if not met:
        return phrases.translate("bookings", "这个时段放不下了。可以改到：")
    names = phrases.translate("bookings", "、").join(
        phrases.translate("bookings", "{name}（{span}）").format(
            name=phrases.called(one), span=phrases.span(one.begins, one.ends, zone)
        )
        for one in met[:3]
    )
    return phrases.translate("bookings", "这个时段已有人约：{names}。可以改到：").format(
        names=names
    )
