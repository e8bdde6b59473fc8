"""Tells the head of the house of emergencies nobody has taken on, wherever they were marked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.cases.emergencies import Emergency, unanswered
from app.cases.lifecycle import APPROVE
from app.handovers import queries as handovers
from app.store.changes import Changes
from app.store.store import Store
from ui.seat import Seat
from ui.shell.banners import Banners


class Alarm(QObject):
    """Keeps the red line above the pages in step with what waits."""

    def __init__(self, seat: Seat, banners: Banners) -> None:
        super().__init__(banners)
        self._seat, self._banners = seat, banners
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self.look)

    def look(self) -> None:
        """Read what waits, for whoever answers for the house; nobody else is told."""
        if not self._seat.may(APPROVE):
            self._banners.show_emergencies(())
            return
        job = partial(_waiting, self._seat.desk.store)
        self._seat.work.run(job, self).then(self._show)

    def _show(self, waiting: tuple[Emergency, ...]) -> None:
        self._banners.show_emergencies(waiting if self._seat.may(APPROVE) else ())

    def _changed(self, changes: Changes) -> None:
        if changes.touches("case", "handover"):
            self.look()


def _waiting(store: Store) -> tuple[Emergency, ...]:
    with store.read() as session:
        return (*unanswered(session), *handovers.unanswered(session))
