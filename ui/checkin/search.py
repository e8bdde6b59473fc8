"""Asking the finder while somebody types: only the answer to the latest keystroke counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from app.people.lookup import Found, find
from app.people.normal import QUERY_LIMIT, query
from app.people.queries import counts
from app.store.changes import Changes
from app.store.reading import FirstReading, first_reading
from ui.seat import Seat

MOST = 7


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for `text` (as it stands in the box), in how many milliseconds.

    `everyone` is how many people the desk knows, `day` today's business day; `too_long` says
    the text cannot be a name; `fetching` how much of headquarters' list is here, while not all is.
    """

    text: str
    found: Found
    elapsed: float
    everyone: int
    day: str
    too_long: bool = False
    fetching: FirstReading | None = None


class Searcher(QObject):
    """Asks in the store lane. `answered(Answer)` comes for the last text only."""

    answered = Signal(object)

    def __init__(self, seat: Seat, parent: QObject | None = None, most: int = MOST) -> None:
        super().__init__(parent)
        self._seat, self._most = seat, most
        self._number = 0
        self._changes = 0
        self._counted = (-1, 0)
        """How many people there were after so many changes. Every line is read to count them:
        on each keystroke that would cost more than the search."""
        seat.changed.connect(self._changed)
        self.answer: Answer | None = None
        """The answer to the text asked last, None while it is under way."""

    def ask(self, text: str) -> bool:
        """Look for `text`; False when it is too short to look for anybody."""
        self.forget()
        if query(text).kind in ("empty", "short"):
            return False
        job = partial(self._job, self._number, text)
        self._seat.work.run(job, self).then(partial(self._take, self._number))
        return True

    def forget(self) -> None:
        """Drop whatever is under way and the last answer."""
        self._number += 1
        self.answer = None

    def _job(self, number: int, text: str) -> Answer | None:
        # Read in the lane: keystrokes that came while another job ran are not asked at all.
        if number != self._number:
            return None
        store = self._seat.desk.store
        day = store.day_of(store.clock.now())
        started, changes = perf_counter(), self._changes
        with store.read() as session:
            found = find(session, text, day, self._most)
            elapsed = (perf_counter() - started) * 1000
            as_of, everyone = self._counted
            if as_of != changes:
                everyone = counts(session, day).everyone
                self._counted = (changes, everyone)
            fetching = first_reading(session, store)
        return Answer(text, found, elapsed, everyone, day, len(text) > QUERY_LIMIT, fetching)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("person"):
            self._changes += 1

    def _take(self, number: int, answer: Answer | None) -> None:
        if number == self._number and answer is not None:
            self.answer = answer
            self.answered.emit(answer)
