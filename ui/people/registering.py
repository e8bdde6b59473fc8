"""Writing people down: the form, who is like them, and what happens when it is saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.people.actions import Details
from app.people.queries import Face
from ui.people import jobs
from ui.people.following import Following
from ui.people.stage import Stage
from ui.seat import Seat


class Registering(QObject):
    """Joins form and list of one page."""

    def __init__(self, seat: Seat, stage: Stage, following: Following, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self._stage, self._following = seat, stage, following
        self._asked = 0
        stage.register.clicked.connect(self.start)
        stage.empty_used.connect(self.start)
        stage.form.submitted.connect(self._save)
        stage.form.likeness_wanted.connect(self._ask_alike)
        stage.form.look_wanted.connect(self._look)
        stage.form.closed.connect(self._closed)

    def start(self) -> None:
        """Write down somebody new, or go back to the form that was left half filled in."""
        if not self._seat.may("people.register"):
            return
        stage = self._stage
        if not stage.drafted:
            nobody = stage.roll.rowCount() == 0 and stage.choice != "inactive"
            stage.form.begin(stage.search.text() if nobody else "")
        stage.open_form()

    def _save(self, details: Details) -> None:
        form = self._stage.form
        new = form.person_id is None
        job = partial(jobs.save, self._following.acts.hand(), form.person_id, details)
        task = self._seat.work.run(job, self)
        task.then(partial(self._saved, new, details.name)).otherwise(form.refuse)

    def _saved(self, new: bool, name: str, person_id: str) -> None:
        self._following.selected, self._following.follow = person_id, True
        self._stage.form.finish()
        words = self.tr("已登记：{name}") if new else self.tr("已保存：{name}")
        self._seat.say(words.format(name=name.strip()), "circle-check")
        if new and self._stage.search.text():
            self._stage.search.clear()

    def _ask_alike(self, name: str, phone: str) -> None:
        self._asked += 1
        but = self._stage.form.person_id
        job = partial(jobs.alike, self._seat.desk.store, name, phone, but)
        self._seat.work.run(job, self).then(partial(self._show_alike, self._asked))

    def _show_alike(self, number: int, faces: list[Face]) -> None:
        if number == self._asked:
            self._stage.form.show_alike(faces)

    def _look(self, person_id: str) -> None:
        """Show who is like the one being written down; the form waits behind its button."""
        self._stage.put_form_aside()
        self._following.open_person(person_id)

    def _closed(self) -> None:
        self._stage.end_draft()
        if self._following.selected and self._following.follow:
            self._following.read()
        self._stage.table.setFocus()
