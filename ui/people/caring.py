"""What is done about care notes from the drawer: written, taken back, each told in a toast."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.care import actions as care
from app.store.transaction import transaction
from ui.checkin.jobs import Hand
from ui.people.acts import Acts
from ui.people.care import BackDialog, WriteDialog
from ui.people.jobs import Whole
from ui.seat import Seat, Undo


class Caring(QObject):
    """Works for one drawer; its dialogs are shown as the page's others are."""

    def __init__(self, seat: Seat, acts: Acts) -> None:
        super().__init__(acts)
        self._seat, self._acts = seat, acts

    def write(self, whole: Whole) -> None:
        """Ask what there is to know and keep it."""
        card = whole.card

        def answer(text: str) -> None:
            job = partial(_write, self._acts.hand(), card.id, text)
            self._seat.work.run(job, self).then(partial(self._written, card.name))

        self._acts.open(WriteDialog(self._acts.page, card.name, answer))

    def _written(self, name: str, note_id: str) -> None:
        undo = Undo(
            self.tr("{name}的关照备注").format(name=name),
            partial(_take_back, self._acts.hand(), note_id, "undo"),
        )
        self._seat.say(self.tr("已记下{name}的关照备注").format(name=name), "hand-heart", undo)

    def take_back(self, whole: Whole, note_id: str) -> None:
        """Ask why, and take a note back."""

        def answer(reason: str) -> None:
            job = partial(_take_back, self._acts.hand(), note_id, reason)
            words = self.tr("已撤下{name}的一条关照备注").format(name=whole.card.name)
            self._seat.work.run(job, self).then(lambda _d: self._seat.say(words, "rotate-ccw"))

        self._acts.open(BackDialog(self._acts.page, whole.card.name, answer))


def _write(hand: Hand, person_id: str, text: str) -> str:
    with transaction(hand.store, hand.actor) as tx:
        return care.write(tx, person_id, text).id


def _take_back(hand: Hand, note_id: str, reason: str) -> None:
    with transaction(hand.store, hand.actor) as tx:
        care.take_back(tx, note_id, reason)
