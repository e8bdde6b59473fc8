"""Who is shown in the drawer: it follows the list, and does what its buttons say."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from ui.people import jobs
from ui.people.acts import Acts
from ui.people.caring import Caring
from ui.people.jobs import Whole
from ui.people.merging import Merging
from ui.people.papers import Papers
from ui.people.stage import Stage
from ui.seat import Seat


class Following(QObject):
    """Joins list and drawer of one page. `selected` is the id of the person looked at, or ""."""

    def __init__(self, seat: Seat, stage: Stage, page: QWidget) -> None:
        super().__init__(page)
        self.seat, self.stage = seat, stage
        self.acts = Acts(seat, page)
        self.acts.done.connect(self._back)
        self.merging = Merging(seat, self.acts)
        self.merging.shown.connect(self.open_person)
        self.papers = Papers(seat, self.acts, stage.drawer)
        self.caring = Caring(seat, self.acts)
        self._selected = ""
        self.follow, self._take_focus = True, False
        self._asked = 0
        table, drawer = stage.table, stage.drawer
        table.chosen.connect(self._moved)
        table.opened.connect(self.open_row)
        table.clicked.connect(lambda index: self._clicked(index.row()))
        drawer.wanted.connect(self._act)
        drawer.stepped.connect(self._step)
        drawer.closed.connect(self._closed)
        drawer.reveal_wanted.connect(self._reveal)
        drawer.compare_wanted.connect(self._compare)
        drawer.part_wanted.connect(self._part)
        drawer.back_wanted.connect(self._take_back)

    @property
    def selected(self) -> str:
        """The person looked at."""
        return self._selected

    @selected.setter
    def selected(self, person_id: str) -> None:
        self._selected = person_id
        self.stage.roll.mark(person_id)

    def open_person(self, person_id: str) -> None:
        """Show somebody, wherever they stand on the list."""
        self.selected, self.follow = person_id, True
        self.stage.select(self.stage.roll.place_of(person_id))
        self.read()

    def open_row(self, row: int) -> None:
        """Show the person of a line and give the drawer the keyboard."""
        person_id = self.stage.roll.id_at(row)
        if person_id:
            self._take_focus = True
            self.open_person(person_id)

    def read(self) -> None:
        """Read whoever is looked at, and show what came of it."""
        self._asked += 1
        role = self.seat.actor.role
        job = partial(jobs.whole, self.seat.desk.store, self.selected, role)
        task = self.seat.work.run(job, self)
        task.then(partial(self._show, self._asked)).otherwise(self._nobody)

    def refresh(self, *, searched_anew: bool = False) -> None:
        """Follow a list that has changed: the same person stays selected.

        Who is not among the matches of another text is let go. With nobody looked at, the first
        line is ready for Enter; nothing about that person is shown by itself.
        """
        table, place = self.stage.table, self.stage.roll.place_of(self.selected)
        if place < 0 and searched_anew:
            self.forget()
        if place >= 0:
            self.stage.select(place)
        elif not self.selected and self.stage.roll.rowCount():
            table.blockSignals(True)
            self.stage.select(0)
            table.blockSignals(False)
        if self.selected and not self.stage.drawer.isHidden():
            self.read()

    def forget(self) -> None:
        """Look at nobody."""
        self.selected, self._take_focus = "", False
        self._asked += 1
        self.stage.drawer.cover()
        self.stage.drawer.hide()
        self.stage.select(-1)

    def _show(self, number: int, whole: Whole) -> None:
        if number != self._asked:
            return
        if whole.card.id != self.selected:
            # Merged meanwhile, here or at another desk: another card stands for both now.
            self.selected = whole.card.id
            self.stage.select(self.stage.roll.place_of(self.selected))
        self.stage.drawer.show_person(whole)
        self.stage.open_drawer()
        if self._take_focus:
            self.stage.drawer.setFocus()
        self._take_focus = False

    def _nobody(self, refusal: Refusal) -> None:
        self.forget()
        self.seat.refuse(refusal)

    def _moved(self, row: int) -> None:
        person_id = self.stage.roll.id_at(row)
        if not person_id or person_id == self.selected:
            return
        self.selected = person_id
        stage = self.stage
        # Where the drawer would cover the list, moving along the list does not bring it up.
        docked = self.follow and not stage.floating and stage.form.isHidden()
        if docked or not stage.drawer.isHidden():
            self.read()

    def _clicked(self, row: int) -> None:
        person_id = self.stage.roll.id_at(row)
        if person_id:
            self.selected, self.follow = person_id, True
            self.read()

    def _step(self, by: int) -> None:
        place = self.stage.roll.place_of(self.selected) + by
        if 0 <= place < self.stage.roll.rowCount():
            self.stage.select(place)

    def _closed(self) -> None:
        self.follow = False
        self.stage.drawer.cover()
        self.stage.table.setFocus()

    def _back(self) -> None:
        """Put the keyboard back to where it was before a dialog."""
        if not self.stage.drawer.isHidden():
            self.stage.drawer.setFocus()

    def _reveal(self, field: str) -> None:
        job = partial(jobs.reveal, self.acts.hand(), self.selected, field)
        shown = self.stage.drawer.details

        def show(_done: object) -> None:
            # Somebody else may be in the drawer by now.
            if shown is not None and shown is self.stage.drawer.details:
                shown.numbers[field].reveal()

        self.seat.work.run(job, self).then(show)

    def _edit(self, whole: Whole) -> None:
        """Open the form; numbers are in it in full, so that is noted first."""
        card = whole.card
        shown = [name for name in ("phone", "guardian_phone") if getattr(card, name)]

        def fill(_done: object) -> None:
            if self.selected == card.id:
                self.stage.form.edit(card)
                self.stage.open_form()

        job = partial(jobs.reveal, self.acts.hand(), card.id, *shown)
        self.seat.work.run(job, self).then(fill)

    def compare(self) -> None:
        """Hold the person looked at beside the likeliest twin (Alt M)."""
        if self.stage.drawer.whole is not None and not self.stage.drawer.isHidden():
            self.merging.first(self.stage.drawer.whole)

    def _compare(self, other_id: str) -> None:
        if self.stage.drawer.whole is not None:
            self.merging.compare(self.stage.drawer.whole, other_id)

    def _part(self, person_id: str) -> None:
        if self.stage.drawer.whole is not None:
            self.merging.part(self.stage.drawer.whole, person_id)

    def _take_back(self, note_id: str) -> None:
        if self.stage.drawer.whole is not None:
            self.caring.take_back(self.stage.drawer.whole, note_id)

    def _act(self, name: str) -> None:
        whole = self.stage.drawer.whole
        if whole is None:
            return
        if name == "edit":
            self._edit(whole)
            return
        verbs = {
            "check_in": self.acts.check_in,
            "card": self.acts.show_code,
            "replace": self.acts.replace_code,
            "late": self.acts.back_fill,
            "active": self.acts.set_active,
            "compare": self.merging.first,
            "part": self.merging.part,
            "note": self.caring.write,
        }
        verbs[name](whole)
