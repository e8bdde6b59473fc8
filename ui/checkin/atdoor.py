"""At the door of a session: which one is pinned, how today's sessions stand, what a card offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from app.store.changes import Changes
from ui.checkin import doorjobs
from ui.checkin.jobs import Outcome
from ui.checkin.serving import Serving
from ui.checkin.stage import Stage
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.seat import Seat

_GATHER_MS = 40
_TOUCHING = ("event", "event_session", "registration", "attendance", "void")
_KEYS = {"Alt+V": "verify", "Alt+W": "wait", "Alt+B": "visit"}


class Door(QObject):
    """Pins a session, keeps the list beside the card current, does what its cards offer."""

    def __init__(self, seat: Seat, stage: Stage, serving: Serving, page: QObject) -> None:
        super().__init__(page)
        self._seat, self._stage, self._serving = seat, stage, serving
        self._gather = Fresh(self, self.refresh, _GATHER_MS, MINUTE_MS)
        serving.at_door = self.act
        stage.sessions.pinned.connect(self.pin)
        stage.sessions.week_wanted.connect(lambda: seat.page_wanted.emit("events"))
        stage.pinned.clicked.connect(self.unpin)
        stage.box.created.connect(self._create)
        seat.door_wanted.connect(self._wanted)
        seat.changed.connect(self._changed)
        self._make_keys(page)
        self.refresh()

    def pin(self, session_id: str, title: str) -> None:
        """Admit everybody to this session from now on; "" lets everybody come for themselves."""
        self._serving.counter.pinned = session_id or None
        self._stage.show_pinned(title, session_id)
        self._serving.show_idle()
        self._serving.focus()

    def unpin(self) -> None:
        """Let everybody come for themselves again."""
        if self._serving.counter.pinned is not None:
            self.pin("", "")

    def refresh(self) -> None:
        """Read anew how today's sessions stand: they change by work, and by time alone."""
        zone = self._seat.desk.profile.timezone
        job = partial(doorjobs.sessions_today, self._seat.desk.store, zone)
        self._seat.work.run(job, self).then(partial(self._stage.show_sessions, zone=zone))

    def act(self, ident: str, shown: Outcome) -> bool:
        """Do what a button of a session's card says; False for one that every card has."""
        counter = self._serving.counter
        deeds = {
            "give": counter.give_seat,
            "verify": counter.let_in,
            "wait": counter.let_wait,
            "visit": counter.only_visits,
        }
        if ident not in deeds:
            return False
        deeds[ident](shown)
        if ident == "wait":
            self._serving.show_idle()
        return True

    def _create(self, text: str) -> None:
        """Give, by Ctrl Enter, the seat the card offers; else register somebody new."""
        if text or not self._stage.verdict.trigger("give"):
            self._serving.open_walk_in(text)

    def _wanted(self, session_id: str, title: str) -> None:
        self._seat.page_wanted.emit("checkin")
        self.pin(session_id, title)

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHING):
            self._gather.start()

    def _make_keys(self, page: QObject) -> None:
        card = self._stage.verdict
        deeds = {keys: partial(card.trigger, ident) for keys, ident in _KEYS.items()}
        for keys, deed in {**deeds, "Alt+E": self.unpin}.items():
            made = QShortcut(QKeySequence(keys), page)
            made.activated.connect(deed)
