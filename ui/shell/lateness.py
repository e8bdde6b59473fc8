"""Shows on the rail how many cases are overdue, whatever page is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.cases.emergencies import count_overdue
from app.clock import to_text
from app.handovers import queries as handovers
from app.store.changes import Changes
from app.store.store import Store
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.seat import Seat
from ui.shell.rail import Rail

_GATHER_MS = 200


class Lateness(QObject):
    """Keeps the red badge of the page of cases in step with what is late."""

    def __init__(self, seat: Seat, rail: Rail) -> None:
        super().__init__(rail)
        self._seat, self._rail = seat, rail
        self._gather = Fresh(self, self.look, _GATHER_MS, MINUTE_MS)
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._gather.start)

    def look(self) -> None:
        """Count what is late now."""
        job = partial(_overdue, self._seat.desk.store)
        self._seat.work.run(job, self).then(self._show)

    def _show(self, count: int) -> None:
        item = self._rail.items.get("cases")
        if item is not None:
            item.set_badge(count, "danger")

    def _changed(self, changes: Changes) -> None:
        if changes.touches("case", "handover"):
            self._gather.start()


def _overdue(store: Store) -> int:
    with store.read() as session:
        at = to_text(store.clock.now())
        return count_overdue(session, at) + handovers.count_overdue(session, at)
