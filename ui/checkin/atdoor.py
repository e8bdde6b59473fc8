"""At the door of a session: which one is pinned, how today's sessions stand, what a card offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.events.door import DOUBTFUL
from app.events.guarding import CONSENT_NEEDED, GUARDIAN_NEEDED
from app.events.questions import Guardian
from app.people.queries import PersonCard
from app.store.changes import Changes
from ui.checkin import doorjobs, doorwords
from ui.checkin.guardian import GuardianDialog, show_card
from ui.checkin.jobs import Hand, Outcome
from ui.checkin.serving import Serving
from ui.checkin.stage import Stage
from ui.checkin.voucher import VoucherDialog
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.seat import Seat

_GATHER_MS = 40
_TOUCHING = ("event", "event_session", "registration", "attendance", "void")
_KEYS = {"Alt+V": "verify", "Alt+W": "wait", "Alt+B": "visit"}


class Door(QObject):
    """Pins a session, keeps the list beside the card current, does what its cards offer."""

    dialog_wanted = Signal(object, object)
    """A `JobDialog` to be shown, and what is told of its result."""

    def __init__(self, seat: Seat, stage: Stage, serving: Serving, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
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
        deeds: dict[str, Callable[[Outcome], object]] = {
            "give": partial(counter.give_seat, refused=partial(self._refused, ident, shown)),
            "verify": counter.let_in,
            "wait": partial(counter.let_wait, refused=partial(self._refused, ident, shown)),
            "visit": counter.only_visits,
            "card": self._open_card,
        }
        if ident not in deeds:
            return False
        if ident == "verify" and shown.met is not None and shown.met.code == DOUBTFUL:
            self._see_voucher(shown)
            return True
        deeds[ident](shown)
        if ident != "card":
            self._serving.focus()
        return True

    def _see_voucher(self, shown: Outcome) -> None:
        """Ask which proof the holder of a doubtful ticket showed."""
        met = shown.met
        if met is not None and met.session_id is not None:
            session = (met.session_id, doorwords.titled(met))
            dialog = VoucherDialog(self._page, self._seat, session, met.registration_id)
            self.dialog_wanted.emit(dialog, self._serving.counter.take)

    def _open_card(self, shown: Outcome) -> None:
        if shown.person is not None:
            show_card(self._seat, shown.person.id)

    def _refused(self, ident: str, shown: Outcome, refusal: Refusal) -> None:
        """Ask who answers for a child; what only their card can say is said on this card."""
        met, child = shown.met, shown.person
        if met is None or child is None or refusal.code not in (GUARDIAN_NEEDED, CONSENT_NEEDED):
            self._seat.refuse(refusal)
        elif refusal.code == CONSENT_NEEDED:
            self._serving.show_outcome(replace(shown, met=replace(met, code=refusal.code)))
        else:
            self._ask_guardian(ident, shown, child)

    def _ask_guardian(self, ident: str, shown: Outcome, child: PersonCard) -> None:
        counter, hand = self._serving.counter, Hand(self._seat.desk.store, self._seat.actor)
        verb, told = doorwords.give(), counter.take
        act: Callable[[Guardian], object] = partial(doorjobs.give, hand, shown)
        if ident == "wait":
            verb, told = doorwords.wait(), partial(counter.waits, shown)
            act = partial(doorjobs.wait, hand, shown)
        dialog = GuardianDialog(self._page, self._seat, child, verb, act)
        self.dialog_wanted.emit(dialog, told)

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

    def _make_keys(self, page: QWidget) -> None:
        card = self._stage.verdict
        deeds = {keys: partial(card.trigger, ident) for keys, ident in _KEYS.items()}
        for keys, deed in {**deeds, "Alt+E": self.unpin}.items():
            made = QShortcut(QKeySequence(keys), page)
            made.activated.connect(deed)
