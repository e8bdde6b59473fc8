"""Calling the next, from any page: what is said then, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.queue import actions
from app.queue.rules import RUN
from ui.checkin.jobs import Hand
from ui.queue import jobs
from ui.queue.jobs import Called
from ui.seat import Seat, Undo

translate = QCoreApplication.translate


def call_next(seat: Seat) -> None:
    """Call whoever waits longest to this counter (F4)."""
    if seat.may(RUN):
        run(seat, partial(jobs.call_next, hand_of(seat)))


def run(seat: Seat, job: Callable[[], Called]) -> None:
    """Call somebody by a job, and say so."""
    seat.work.run(job, seat).then(partial(_say, seat)).otherwise(seat.refuse)


def hand_of(seat: Seat) -> Hand:
    """Give the store, and whoever works here."""
    return Hand(seat.desk.store, seat.actor)


def _say(seat: Seat, called: Called) -> None:
    words = translate("queue", "请 {number} 到 {counter}").format(
        number=called.number, counter=counter_name(called.counter)
    )
    for number, counter in called.lost:
        gone = translate("queue", "{number} 已被 {counter}叫走。")
        words = gone.format(number=number, counter=counter_name(counter)) + words
    back = partial(jobs.do, hand_of(seat), actions.take_back, *called.steps)
    seat.say(words, "ticket", Undo(words, back))


def counter_name(counter: str) -> str:
    """Name a counter: what it was called, else by the letter of its desk."""
    if counter.isascii() and counter.isalnum():
        return translate("queue", "{letter} 号窗口").format(letter=counter)
    return counter
