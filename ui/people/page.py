"""The people page: find, understand, act; phones masked, the whole list never loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.store.changes import Changes
from ui.kit.fresh import Fresh
from ui.kit.keys import bind
from ui.people import jobs
from ui.people.following import Following
from ui.people.jobs import Roll
from ui.people.registering import Registering
from ui.people.roll import COLUMNS, PLAIN
from ui.people.stage import Stage
from ui.seat import Seat

GATHER_MS = 120
"""Changes that come in quick succession are read once."""
_TOUCHING = (
    *("person", "same_person", "card", "visit", "departure", "void", "venue", "staff"),
    *("file", "care_note"),
)


class PeoplePage(QWidget):
    """Search, list, drawer and form of the people this venue knows.

    `timer` makes the clock that masks a number again; tests bring one that they turn by hand.
    """

    def __init__(
        self,
        seat: Seat,
        parent: QWidget | None = None,
        timer: Callable[[QWidget], QTimer] = QTimer,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seat = seat
        self.stage = Stage(seat, self, timer)
        self.following = Following(seat, self.stage, self)
        self.registering = Registering(seat, self.stage, self.following, self)
        self._reading = self._again = False
        self._dirty = True
        self._text = ""
        self._alike: Sequence[str] = ()
        self._alike_of = -1
        """Who has a twin, as of which change: looked for when the list is there."""
        self._people_changed = 0
        self._gather = Fresh(self, self.refresh, GATHER_MS)
        self._make_keys()
        self._listen()
        self._mind_rights()

    def _listen(self) -> None:
        seat, stage = self.seat, self.stage
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._mind_rights)
        wanted = getattr(seat, "person_wanted", None)
        if wanted is not None:
            wanted.connect(self.following.open_person)
        stage.search.searched.connect(lambda _text: self.refresh())
        stage.search.stepped.connect(self._step_list)
        stage.search.left.connect(self._esc)
        stage.picked.connect(self._choose)

    def _make_keys(self) -> None:
        slots = {
            "Ctrl+N": self.registering.start,
            "Ctrl+F": self.find_person,
            "Alt+M": self.following.compare,
        }
        bind(self, slots)

    # -- the list -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew; asked for again while it is being read, it is read once more."""
        if self._reading:
            self._again = True
            return
        self._reading, self._dirty = True, False
        text = self.stage.search.query()
        whole = self.seat.may("people.see")
        store, choice = self.seat.desk.store, self.stage.choice
        job = partial(jobs.roll, store, choice, text, self._alike, whole=whole)
        self.seat.work.run(job, self).then(partial(self._show, text)).otherwise(self._unread)

    def _show(self, text: str, roll: Roll) -> None:
        self._reading = False
        self.stage.show_roll(roll, text, may_see=self.seat.may("people.see"))
        self.following.refresh(searched_anew=text != self._text)
        self._text = text
        if not roll.ids and self.stage.table.hasFocus():
            self.stage.search.setFocus()
        if self._again:
            self._again = False
            self.refresh()
        elif self._alike_of != self._people_changed and self.seat.may("people.merge"):
            self._alike_of = self._people_changed
            job = partial(jobs.alike_at_all, self.seat.desk.store)
            self.seat.work.run(job, self).then(self._show_alike)

    def _show_alike(self, ids: Sequence[str]) -> None:
        changed, self._alike = list(ids) != list(self._alike), ids
        self.stage.show_alike(len(ids))
        if changed and self.stage.choice == "alike":
            self.refresh()

    def _unread(self, refusal: Refusal) -> None:
        self._reading = self._again = False
        self.seat.refuse(refusal)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("person", "same_person"):
            self._people_changed += 1
        if changes.waiting or changes.touches(*_TOUCHING):
            self._dirty = True
            if self.isVisible():
                self._gather.start()

    def _choose(self, _choice: str) -> None:
        self.following.forget()
        self.refresh()

    def find_person(self) -> None:
        """Go to the search box."""
        self.stage.search.setFocus()
        self.stage.search.selectAll()

    def _step_list(self, key: int) -> None:
        table = self.stage.table
        if key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            self.following.open_row(max(table.currentIndex().row(), 0))
        elif table.currentIndex().isValid():
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(table, press)

    # -- keys, rights and room ------------------------------------------------------------------

    def _esc(self) -> None:
        if not self.stage.drawer.isHidden():
            self.stage.drawer.shut()
        else:
            self.stage.table.setFocus()

    def _mind_rights(self) -> None:
        seat, stage = self.seat, self.stage
        self.following.forget()
        stage.drawer.forget()
        self._alike_of = -1
        stage.register.setVisible(seat.may("people.register"))
        stage.show_rights(COLUMNS if seat.may("people.see") else PLAIN)
        # A form somebody else may not finish must not stay in sight.
        edits = not stage.form.isHidden() and stage.form.person_id is not None
        if edits and not seat.may("people.edit"):
            stage.form.finish()
        lost = {"inactive": "people.deactivate", "alike": "people.merge"}.get(stage.choice)
        if lost is not None and not seat.may(lost):
            stage.choose("all")
        self._dirty = True
        if self.isVisible():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead / to the search box, and Esc out of the drawer."""
        if event.text() == "/" and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.find_person()
        elif event.key() == Qt.Key.Key_Escape:
            self._esc()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the list, or to the form that is open."""
        super().focusInEvent(event)
        if not self.stage.form.isHidden():
            self.stage.form.begin_typing()
        elif self._dirty or self._reading or self.stage.roll.rowCount():
            self.stage.table.setFocus()
        else:
            self.stage.search.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the list up to date when it was left behind."""
        super().showEvent(event)
        if self._dirty:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the drawer float where it would leave too little of the list."""
        super().resizeEvent(event)
        self.stage.mind_room(self.width(), self.height())
