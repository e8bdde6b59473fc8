"""Looking over what is written while it is written: a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.events.drafting import Written
from ui.events import formjobs
from ui.events.formjobs import Looked
from ui.seat import Seat

LOOK_MS = 250


class Looking(QObject):
    """`told` when something has been found; `found` is what."""

    told = Signal()

    def __init__(
        self, seat: Seat, what: Callable[[], tuple[str, Written]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._seat, self._what = seat, what
        self.found = Looked()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Look when nobody types any more."""
        self._timer.start()

    def anew(self) -> None:
        """Forget what was found of another form."""
        self.found = Looked()
        self.now()

    def now(self) -> None:
        """Look at once."""
        event_id, written = self._what()
        desk = self._seat.desk
        job = partial(formjobs.look, desk.store, desk.profile, written, event_id)
        self._seat.work.run(job, self).then(self._take)

    def waiting(self) -> bool:
        """Say whether what was typed is yet to be looked over."""
        return self._timer.isActive()

    def _take(self, looked: Looked) -> None:
        self.found = looked
        self.told.emit()
