"""Merging two people from the drawer, and taking them apart: each ends in a toast with an undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.errors import Refusal
from app.people.twins import Beside, Made
from ui.people import twinjobs, twinwords
from ui.people.acts import Acts
from ui.people.jobs import Whole
from ui.people.merge import MergeDialog, PartDialog
from ui.people.twinjobs import Pair
from ui.seat import Seat, Undo


class Merging(QObject):
    """Works for one page, with the dialogs of `acts`. `shown(id)`: whom to look at afterwards."""

    shown = Signal(str)

    def __init__(self, seat: Seat, acts: Acts) -> None:
        super().__init__(acts)
        self._seat, self._acts = seat, acts

    def first(self, whole: Whole) -> None:
        """Hold the card beside the likeliest other one."""
        if whole.likely and self._seat.may("people.merge"):
            self.compare(whole, whole.likely[0].id)

    def compare(self, whole: Whole, other_id: str) -> None:
        """Hold two cards side by side and ask."""
        job = partial(twinjobs.compare, self._seat.desk.store, whole.card.id, other_id)
        self._seat.work.run(job, self).then(self._ask)

    def _ask(self, pair: Pair) -> None:
        store = self._seat.desk.store
        times = store.clock.now(), store.zone
        dialog = MergeDialog(self._acts.page, pair, times, partial(self._merge, pair))
        dialog.told_apart.connect(partial(self._tell_apart, pair))
        self._acts.open(dialog)

    def _merge(self, pair: Pair, reason: str) -> None:
        kept, other = pair.kept.card, pair.other.card
        job = partial(twinjobs.merge, self._acts.hand(), kept.id, other.id, reason)
        self._seat.work.run(job, self).then(partial(self._merged, pair)).otherwise(self._not)

    def _merged(self, pair: Pair, merge_id: str) -> None:
        kept, other = pair.kept.card, pair.other.card
        same = kept.name == other.name
        words = self.tr("已合并：{name}") if same else self.tr("已合并：{name}，{other}")
        undo = Undo(
            self.tr("{name}的合并").format(name=kept.name),
            partial(twinjobs.take_back, self._acts.hand(), merge_id),
        )
        self._seat.say(words.format(name=kept.name, other=other.name), "users", undo)
        self.shown.emit(kept.id)

    def _tell_apart(self, pair: Pair) -> None:
        kept, other = pair.kept.card, pair.other.card
        job = partial(twinjobs.tell_apart, self._acts.hand(), kept.id, other.id)
        self._seat.work.run(job, self).then(partial(self._told, pair)).otherwise(self._not)

    def _told(self, pair: Pair, _: None) -> None:
        # Nothing to undo: both stay as they are, and the drawer still offers to compare them.
        words = self.tr("已记下：{name}和{other}是两个人，不再提示")
        kept, other = pair.kept.card, pair.other.card
        self._seat.say(words.format(name=kept.name, other=other.name), "users")

    def _not(self, refusal: Refusal) -> None:
        self._seat.refuse(refusal)

    def part(self, whole: Whole, person_id: str = "") -> None:
        """Show what was made since a card was merged, and ask; the last merged when not told."""
        found = [one for one in whole.beside if person_id in ("", one.card.id)]
        if not found or not self._seat.may("people.merge"):
            return
        job = partial(twinjobs.meanwhile, self._seat.desk.store, found[-1].card.id)
        self._seat.work.run(job, self).then(partial(self._ask_part, whole, found[-1]))

    def _ask_part(self, whole: Whole, beside: Beside, made: list[Made]) -> None:
        store = self._seat.desk.store
        on_card = partial(twinwords.on_card, whole=whole)
        times = store.clock.now(), store.zone
        answer = partial(self._part, beside)
        self._acts.open(PartDialog(self._acts.page, beside, made, on_card, times, answer))

    def _part(self, beside: Beside) -> None:
        job = partial(twinjobs.part, self._acts.hand(), beside.card.id)
        self._seat.work.run(job, self).then(partial(self._parted, beside)).otherwise(self._not)

    def _parted(self, beside: Beside, gone: list[str]) -> None:
        name = beside.card.name
        undo = Undo(
            self.tr("{name}的卡分出来").format(name=name),
            partial(twinjobs.merge_again, self._acts.hand(), gone),
        )
        self._seat.say(self.tr("{name}的卡已分出来").format(name=name), "user-round", undo)
