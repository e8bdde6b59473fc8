"""The events page: the week at a glance, one event from a single page, a form that keeps drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refusal
from app.events.queries import Slot
from app.events.rules import DRAFT, RETURNED
from app.store.changes import Changes
from ui.events import jobs
from ui.events.acting import Acting
from ui.events.copying import CopyWeek
from ui.events.eventpage import EventView
from ui.events.form import EventForm
from ui.events.layout import later, week_of
from ui.events.overview import Overview
from ui.events.savingcalendar import SavingCalendar
from ui.events.sheettyping import SheetTyping
from ui.events.writing import Writing
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.keys import bind
from ui.seat import Seat

GATHER_MS = 80
"""Changes that come in quick succession are read once."""
_TOUCHING = (
    *("event", "event_session", "registration", "seats", "seat_lease", "attendance"),
    *("attendance_end", "void", "call_note", "person", "rating", "rated"),
)


class EventsPage(QWidget):
    """Week and list of the venue's events."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seat = seat
        self.zone = seat.desk.profile.timezone
        self.first = week_of(seat.desk.store.clock.now(), self.zone)
        self.stack = QStackedWidget()
        self.overview = Overview(self.zone)
        self.stack.addWidget(self.overview)
        self.form = EventForm(self.zone)
        self.stack.addWidget(self.form)
        self.writing = Writing(seat, self.form, self)
        self.copying = CopyWeek(seat, self)
        self.calendar = SavingCalendar(seat, self)
        self.typing = SheetTyping(seat, self)
        self.view = EventView(seat)
        self.stack.addWidget(self.view)
        self.acting = Acting(seat, self.view, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._gather = Fresh(self, self.refresh, GATHER_MS, MINUTE_MS)
        self._make_keys()
        self._listen()
        self._mind_rights()

    def _listen(self) -> None:
        view = self.overview
        view.moved.connect(self.move_weeks)
        view.viewed.connect(self._view)
        view.filtered.connect(self.refresh)
        view.new_wanted.connect(self.write_new)
        view.copy_wanted.connect(lambda: self.copying.start(self.first))
        view.opened.connect(self._open)
        view.calendar_wanted.connect(self._save_calendar)
        self.writing.filled.connect(partial(self.stack.setCurrentWidget, self.form))
        self.writing.filled.connect(self.form.focus_first)
        self.writing.closed.connect(self._left_form)
        self.writing.handed_in.connect(self._left_form)
        self.view.back_wanted.connect(self.go_back)
        self.acting.edit_wanted.connect(self.write)
        self.seat.changed.connect(self._changed)
        self.seat.actor_changed.connect(self._mind_rights)

    def _make_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Alt+Left": partial(self.move_weeks, -1),
            "Alt+Right": partial(self.move_weeks, 1),
            "Home": partial(self.move_weeks, 0),
            "Ctrl+N": self.write_new,
            "Ctrl+E": self._save_calendar,
            "Ctrl+F": self._find,
            "/": self._find,
        }
        bind(self.overview, keys)

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what is shown; asked for while it is being read, it is read once more."""
        self.acting.read()
        if not self._gather.begin():
            return
        store = self.seat.desk.store
        if self.overview.view() == "week":
            job = partial(jobs.week, store, self.first)
            self.seat.work.run(job, self).then(self._show_week).otherwise(self._unread)
        else:
            gone = self.overview.choice == "gone"
            listing = partial(jobs.gone if gone else jobs.coming, store)
            self.seat.work.run(listing, self).then(self._show_list).otherwise(self._unread)

    def move_weeks(self, weeks: int) -> None:
        """Show another week; 0 leads back to this one."""
        now = self.seat.desk.store.clock.now()
        if not weeks:
            self.overview.grid.come_home()
        self.first = later(self.first, 7 * weeks) if weeks else week_of(now, self.zone)
        self.refresh()

    def _show_week(self, week: jobs.Week) -> None:
        profile = self.seat.desk.profile
        if week.first == self.first:
            now = self.seat.desk.store.clock.now()
            self.overview.show_week(week, now, (profile.opens, profile.closes))
        self._gather.done()

    def _show_list(self, rows: object) -> None:
        self.overview.show_list(rows, self.seat.desk.store.clock.now())  # type: ignore[arg-type]
        self._gather.done()

    def _unread(self, refusal: Refusal) -> None:
        self._gather.done()
        self.seat.refuse(refusal)

    def _save_calendar(self) -> None:
        self.calendar.start(self.first)

    def _view(self, view: str) -> None:
        self.overview.show_view(view)
        self._place_focus()
        self.refresh()

    def _find(self) -> None:
        if self.overview.view() != "list":
            self.overview.views.set_value("list")
        self.overview.search.setFocus()
        self.overview.search.selectAll()

    def _changed(self, changes: Changes) -> None:
        if changes.waiting or changes.touches(*_TOUCHING):
            self._gather.start()

    # -- writing ------------------------------------------------------------------------------

    def write_new(self, moment: dt.datetime | None = None) -> None:
        """Begin a new event, at a time if one was pointed at."""
        if self.seat.may("events.edit"):
            self.writing.start(moment)

    def write(self, event_id: str) -> None:
        """Go on writing an event."""
        if self.seat.may("events.edit"):
            self.writing.open(event_id)

    def _left_form(self, event_id: str) -> None:
        """Go back to where one came from: the event if there is one to be seen, else the week."""
        if event_id and event_id == self.acting.event_id:
            self.open_event(event_id)
        else:
            self.go_back()

    def open_event(self, event_id: str, session_id: str = "") -> None:
        """Show one event."""
        self.stack.setCurrentWidget(self.view)
        self.acting.open(event_id, session_id)

    def go_back(self) -> None:
        """Show week or list again."""
        self.acting.event_id = ""
        self.stack.setCurrentWidget(self.overview)
        self._place_focus()
        self.refresh()

    def _open(self, slot: Slot) -> None:
        """Open a session: a draft is gone on with, everything else is run from its page."""
        if slot.review in (DRAFT, RETURNED) and self.seat.may("events.edit"):
            self.write(slot.event_id)
        else:
            self.open_event(slot.event_id, slot.session_id)

    def _mind_rights(self) -> None:
        self.overview.mind_rights(may_make=self.seat.may("events.edit"))

    def _place_focus(self) -> None:
        week = self.overview.view() == "week"
        (self.overview.grid if week else self.overview.table).setFocus()

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.is_due() or self.acting.reading()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the week or the list."""
        super().focusInEvent(event)
        piece = self.stack.currentWidget()
        if piece is self.overview:
            self._place_focus()
        elif piece is self.view:
            self.view.lists.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written when another page is looked at."""
        super().hideEvent(event)
        self.writing.keep_draft()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()
