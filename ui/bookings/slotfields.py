"""The fields of a slot: from when to when, on the grid of a day's opening hours."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.bookings.hours import Opening
from app.bookings.rules import GRID
from app.clock import to_text
from ui.bookings import phrases
from ui.kit.buttons import Button
from ui.kit.choices import Select
from ui.kit.form import Field
from ui.kit.text import label

HOUR = dt.timedelta(hours=1)


class SlotFields(QWidget):
    """Two lists of times of one day; another beginning keeps the length. `changed`."""

    changed = Signal()

    def __init__(self, opening: Opening, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = zone
        self.opening = opening
        self._length = HOUR
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.first, self.last = Select(), Select()
        row.addWidget(Field(self.tr("从"), self.first), 1)
        row.addWidget(Field(self.tr("到"), self.last), 1)
        self.first.picked.connect(lambda _at: self._begun())
        self.last.picked.connect(lambda _at: self._ended())
        self.show_day(opening)

    def show_day(self, opening: Opening) -> None:
        """Offer the times of a day."""
        self.opening = opening
        starts, at = [], opening.opens
        while at < opening.closes:
            starts.append(at)
            at += GRID
        self.first.set_options([(to_text(one), self._clock(one)) for one in starts])

    def show_slot(self, begins: dt.datetime, ends: dt.datetime) -> None:
        """Choose a slot of the day that is shown; what ends too late ends when the house does."""
        self._length = min(ends, self.opening.closes) - begins
        self.first.set_value(to_text(begins))
        self._begun()

    def slot(self) -> tuple[dt.datetime, dt.datetime]:
        """Give the slot that is chosen."""
        first, last = self.first.value(), self.last.value()
        return dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last)

    def _begun(self) -> None:
        begins = dt.datetime.fromisoformat(self.first.value())
        options, at = [], begins + GRID
        while at <= self.opening.closes:
            options.append((to_text(at), self._last_clock(at)))
            at += GRID
        wanted = min(begins + self._length, self.opening.closes)
        self.last.set_options(options, to_text(wanted))
        self.changed.emit()

    def _ended(self) -> None:
        begins, ends = self.slot()
        self._length = ends - begins
        self.changed.emit()

    def _clock(self, moment: dt.datetime) -> str:
        return f"{moment.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def _last_clock(self, moment: dt.datetime) -> str:
        words = self._clock(moment)
        return "24:00" if words == "00:00" else words


class OtherTimes(QWidget):
    """When something could be had instead, one click each: `chosen(datetime)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.what = label("", "small", "danger", wrap=True)
        column.addWidget(self.what)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)
        self.buttons: list[Button] = []
        self.hide()

    def show_times(self, words: str, starts: list[dt.datetime], today: dt.date, zone: str) -> None:
        """Say what is in the way, and offer times."""
        self.clear()
        self.what.setText(words)
        for place, start in enumerate(starts, start=1):
            name = self.tr("改到 {time}").format(time=phrases.start_name(start, today, zone))
            key = f"Alt {place}"
            made = Button(name, "clock", key, size="small")
            QShortcut(QKeySequence(key.replace(" ", "+")), made, made.click)
            made.clicked.connect(lambda _on=False, start=start: self.chosen.emit(start))
            self._row.addWidget(made)
            self.buttons.append(made)
        self._row.addStretch(1)
        self.show()

    def clear(self) -> None:
        """Take all of it away."""
        while self._row.count():
            item = self._row.takeAt(0)
            piece = item.widget() if item is not None else None
            if piece is not None:
                piece.hide()
                piece.deleteLater()
        self.buttons = []
        self.hide()
