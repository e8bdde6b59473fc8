"""The check-in page: the queue is served from one box, and every answer is one card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.checkin.queries import Today, TodayRow
from app.store.changes import Changes
from ui.checkin import jobs
from ui.checkin.atdoor import Door
from ui.checkin.backfill import BackfillDialog
from ui.checkin.change import ChangeDialog
from ui.checkin.evacuation import Evacuation
from ui.checkin.guardian import show_card
from ui.checkin.inside import once_each
from ui.checkin.jobs import Outcome
from ui.checkin.serving import Serving
from ui.checkin.stage import Stage
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.keys import bind
from ui.kit.verdict import CardSize
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

_GATHER_MS = 40
"""Changes that come in quick succession are read once."""
_SHORT_BELOW, _WIDE_FROM = 664, 1516
_CARD_KEYS = {
    "Alt+R": "again",
    "Alt+C": "change",
    "Alt+G": "party",
}
_ROOMS: dict[str, CardSize] = {"short": "short", "desk": "desk", "wide": "wide"}
_TOUCHING = ("visit", "departure", "void", "person", "venue")


class CheckinPage(QWidget):
    """Box, card, today's list; how full the house is and who is in it."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seat = seat
        self.stage = Stage(seat, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.serving = Serving(seat, self.stage, self)
        self.door = Door(seat, self.stage, self.serving, self)
        self.evacuation = Evacuation(seat, self)
        self.dialog: JobDialog | None = None
        self._gather = Fresh(self, self.refresh, _GATHER_MS, MINUTE_MS)
        self._make_keys()
        self._listen()
        self._mind_rights()
        self.refresh()

    def _listen(self) -> None:
        seat, stage = self.seat, self.stage
        seat.scanned.connect(self.serving.scan)
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._mind_rights)
        self.serving.change_wanted.connect(self.open_change)
        self.serving.detail_wanted.connect(partial(show_card, seat))
        self.door.dialog_wanted.connect(self._open)
        stage.purpose.picked.connect(self.choose_purpose)
        stage.today.opened.connect(self._look)
        stage.today.heads_wanted.connect(self.serving.open_heads)
        stage.today.late_wanted.connect(self.open_backfill)
        stage.inside.left.connect(self._let_out)
        stage.inside.print_wanted.connect(self.print_inside)

    def _make_keys(self) -> None:
        card = self.stage.verdict
        bind(self, {keys: partial(card.trigger, ident) for keys, ident in _CARD_KEYS.items()})
        keys: dict[str, Callable[[], object]] = {
            "Alt+O": lambda: card.trigger("out") or card.trigger("card"),
            "Alt+A": self.serving.open_heads,
            "Alt+L": self.open_backfill,
            "Alt+S": self.stage.purpose.open_menu,
        }
        bind(self, keys)

    # -- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read today's list anew; asked for again while it is being read, it is read once more."""
        if not self._gather.begin():
            return
        desk = self.seat.desk
        job = partial(jobs.today, desk.store, desk.profile)
        self.seat.work.run(job, self).then(self._show_today).otherwise(self._unread)

    def _show_today(self, today: Today) -> None:
        zone = self.seat.desk.profile.timezone
        self.stage.today.show_today(today, zone)
        self.stage.occupancy.show_occupancy(today.occupancy)
        forgotten = sum(not (row.inside or row.left_at or row.duplicate) for row in today.rows)
        self.stage.inside.show_inside(once_each(today.rows), forgotten, zone)
        self.serving.show_visits(today.occupancy.visits)
        self._gather.done()

    def _unread(self, refusal: object) -> None:
        self._gather.done()
        self.seat.refused.emit(refusal)

    def _changed(self, changes: Changes) -> None:
        self.serving.mind(changes)
        if changes.waiting or changes.touches(*_TOUCHING):
            self._gather.start()

    def _mind_rights(self) -> None:
        self.stage.today.late.setVisible(self.seat.may("checkin.backfill"))
        self.serving.show_idle()

    # -- what is opened ---------------------------------------------------------------------------

    def choose_purpose(self, purpose: str) -> None:
        """Write the next check-ins down with this purpose, until the program ends."""
        self.serving.counter.purpose = purpose
        self.serving.focus()

    def open_change(self, outcome: Outcome) -> None:
        """Ask who really came."""
        self._open(ChangeDialog(self, self.seat, outcome))

    def open_backfill(self) -> None:
        """Ask who came, when, and why it is written down only now."""
        if self.seat.may("checkin.backfill"):
            self._open(BackfillDialog(self, self.seat, self.serving.counter.purpose))

    def print_inside(self) -> None:
        """Print who is inside."""
        self.evacuation.start(self.stage.inside.rows())

    def _open(self, dialog: JobDialog, then: Callable[[Any], object] | None = None) -> None:
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        told = then or self._took
        dialog.accepted.connect(lambda: told(dialog.result_value))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _took(self, outcome: Outcome) -> None:
        name = outcome.person.name if outcome.person else ""
        words = {"corrected": self.tr("已改为：{name}"), "late": self.tr("已补签：{name}")}
        if outcome.kind in words:
            self.seat.say(words[outcome.kind].format(name=name), "circle-check-big")
        self.serving.show_outcome(outcome)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.serving.focus()

    def _look(self, row: TodayRow) -> None:
        if row.person_id is not None:
            self.serving.counter.look(row.person_id)
        self.serving.focus()

    def _let_out(self, row: TodayRow) -> None:
        self.serving.counter.check_out(row.visit_id, row.person_id)
        self.serving.focus()

    # -- keys and room ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring stray letters, Esc and F2 to the box: it is where people are served."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        letters = bool(event.text()) and event.text().isprintable()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        create = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        line = self.stage.box.line
        if event.key() == Qt.Key.Key_F2:
            self.serving.focus()
        elif not line.hasFocus() and ((plain and (letters or _is_escape(event))) or create):
            line.setFocus()
            QCoreApplication.sendEvent(line, event)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F2 for the box while the page is there; follow the room the frame gives."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        elif event.type() == QEvent.Type.DynamicPropertyChange:
            room = _ROOMS.get(str(self.property("layoutClass")))
            if room is not None and room != self.stage.room:
                self.stage.set_room(room)
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the box."""
        super().focusInEvent(event)
        self.serving.focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the next visitor."""
        super().showEvent(event)
        if self.stage.form is None:
            self.serving.focus()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the room by the page's own size when no frame says it."""
        super().resizeEvent(event)
        if self.property("layoutClass") is None:
            room: CardSize = "wide" if self.width() >= _WIDE_FROM else "desk"
            room = "short" if self.height() < _SHORT_BELOW else room
            if room != self.stage.room:
                self.stage.set_room(room)


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape
