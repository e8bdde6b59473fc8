"""The case one stands on: read, shown in the panel, found by its number or by a query code."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.handovers.rules import ASKED
from ui.cases import deeds, jobs
from ui.cases.deeds import Deed
from ui.cases.doing import Doing
from ui.cases.jobs import Opened
from ui.cases.stage import Stage
from ui.cases.suggestions import Sources
from ui.handovers.deeds import of_handover
from ui.seat import Seat


class Following(QObject):
    """Keeps the panel at the chosen case. `is_shut`: the panel was closed, and stays so."""

    def __init__(
        self, seat: Seat, stage: Stage, doing: Doing, page: QObject, sources: Sources
    ) -> None:
        super().__init__(page)
        self.seat, self.stage, self.doing = seat, stage, doing
        self.panel, self.sources = stage.panel, sources
        self.is_shut = False
        self._reading = 0

    def open(self, case_id: str) -> None:
        """Show one case in the panel, and stand on it where it is listed."""
        self.is_shut = False
        self.want(case_id)
        self.stage.stand_on(case_id)

    def want(self, case_id: str) -> None:
        """Show one case where the panel is open; else only stand on it."""
        if case_id != self.stage.chosen:
            self.panel.clear()
        self.stage.chosen = case_id
        if not self.is_shut:
            self.read()

    def reopen(self) -> None:
        """Show the case one stands on again, after the panel was closed."""
        if self.is_shut and self.stage.chosen:
            self.open(self.stage.chosen)

    def shut(self) -> None:
        """Leave the panel closed until it is asked for."""
        self.is_shut = True
        self.stage.focus_cards()

    def step(self, by: int) -> None:
        """Go from case to case by the arrows while the panel has the keyboard."""
        ids = [card.id for card in self.stage.shown]
        place = ids.index(self.stage.chosen) + by if self.stage.chosen in ids else 0
        if 0 <= place < len(ids):
            self.open(ids[place])

    def stand_somewhere(self) -> None:
        """Stand on the first of what is shown, where one stood on nothing of it."""
        shown = self.stage.shown
        if shown and not self.is_shut and self.stage.chosen not in [card.id for card in shown]:
            self.open(shown[0].id)

    def read(self) -> None:
        """Read the case one stands on."""
        if not self.stage.chosen:
            return
        self._reading += 1
        asked = (self.stage.chosen, self.seat.actor.role)
        job = partial(jobs.read_case, self.doing.hand(), asked[0], self.sources)
        task = self.seat.work.run(job, self)
        task.then(partial(self._show, asked)).otherwise(partial(self._gone, asked))

    def find(self, text: str) -> None:
        """Show the case of a number or a query code; wrong codes are counted."""
        if len(self.stage.shown) == 1 or not text.strip():
            self.stand_somewhere()
            self.stage.focus_cards()
            return
        job = partial(jobs.find, self.doing.hand(), text)
        self.seat.work.run(job, self).then(self._found)

    def reading(self) -> bool:
        """Say whether a case is being read."""
        return self._reading > 0

    def _found(self, ids: list[str]) -> None:
        self.open(ids[0])
        self.stage.focus_cards()

    def _show(self, asked: tuple[str, str], opened: Opened) -> None:
        self._reading -= 1
        if asked != (self.stage.chosen, self.seat.actor.role) or self.is_shut:
            return
        now = self.seat.desk.store.clock.now()
        self.panel.show_case(opened, self._deeds_of(opened, now))
        if self.panel.isHidden():
            self.panel.open()

    def _deeds_of(self, opened: Opened, now: dt.datetime) -> list[Deed]:
        partners, calling = bool(opened.partners), opened.call is not None
        card, may = opened.whole.card, self.seat.may
        if card.handed:
            return of_handover(card, may)
        asked = opened.sent is not None and opened.sent.state == ASKED
        return deeds.of_case(card, may, now, partners=partners, asked=asked, calling=calling)

    def _gone(self, asked: tuple[str, str], refusal: Refusal) -> None:
        self._reading -= 1
        if asked[0] == self.stage.chosen:
            self.stage.chosen = ""
            self.panel.clear()
            self.panel.hide()
            self.seat.refuse(refusal)
