"""Shows on the rail how many cases are overdue and how many bookings ask for a decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.bookings.queries import to_decide
from app.cases.emergencies import count_overdue
from app.clock import to_text
from app.desk import Desk
from app.handovers import queries as handovers
from app.store.changes import Changes
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.seat import Seat
from ui.shell.rail import Rail

_GATHER_MS = 200
_TOUCHING = (
    *("case", "handover", "booking", "own_resource", "resource", "event", "event_session"),
    *("venue", "holiday"),
)


class Lateness(QObject):
    """Keeps the red badges of pages in step with what is late, whatever page is shown."""

    def __init__(self, seat: Seat, rail: Rail) -> None:
        super().__init__(rail)
        self._seat, self._rail = seat, rail
        self._gather = Fresh(self, self.look, _GATHER_MS, MINUTE_MS)
        seat.changed.connect(self._changed)
        seat.actor_changed.connect(self._gather.start)

    def look(self) -> None:
        """Count what is late now."""
        job = partial(_counted, self._seat.desk)
        self._seat.work.run(job, self).then(self._show)

    def _show(self, counts: tuple[int, int]) -> None:
        for name, count in zip(("cases", "bookings"), counts, strict=True):
            item = self._rail.items.get(name)
            if item is not None:
                item.set_badge(count, "danger")

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHING):
            self._gather.start()


def _counted(desk: Desk) -> tuple[int, int]:
    store = desk.store
    now = store.clock.now()
    with store.read() as session:
        at = to_text(now)
        late = count_overdue(session, at) + handovers.count_overdue(session, at)
        matters = to_decide(session, desk.profile, now, store.day_of(now), advised=False)
        return late, len(matters)
