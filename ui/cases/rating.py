"""Closing the loop at the counter: the screen turned to whoever asked, and their slip of paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.cases import rating
from app.cases.queries import CaseCard
from app.ratings.actions import Said
from app.ratings.rules import CASE_RATED
from app.store.transaction import transaction
from ui.checkin.jobs import Hand
from ui.ratings.guest import Asked, GuestRating
from ui.ratings.slip import SlipDialog
from ui.seat import Seat
from ui.words import Translate

_SHOWN = 24
"""Characters of a need: a longer one would push the faces out of the window in large letters."""


class CaseRating(GuestRating):
    """Asks the young person of a case that was answered.

    What a sensitive case is about stands on no screen that is turned around.
    """

    def __init__(self, parent: QWidget, seat: Seat, card: CaseCard) -> None:
        def rate(hand: Hand, said: Said) -> None:
            with transaction(hand.store, hand.actor) as tx:
                rating.rate(tx, card.id, said)

        super().__init__(parent, seat, asked_about(card), rate)


class RatingSlipDialog(SlipDialog):
    """Asks what stands on the slip of a case, kept as given on paper."""

    def __init__(self, parent: QWidget, seat: Seat, case_id: str) -> None:
        def type_in(hand: Hand, said: Said) -> None:
            with transaction(hand.store, hand.actor) as tx:
                rating.type_in(tx, case_id, said)

        super().__init__(parent, seat, type_in, CASE_RATED)


def asked_about(card: CaseCard) -> Asked:
    """Say what is asked about a case."""

    def question(translate: Translate) -> str:
        if card.need and not card.sensitive:
            need = card.need if len(card.need) <= _SHOWN else f"{card.need[: _SHOWN - 1]}…"
            return translate("cases", "“{need}”，你觉得怎么样？").format(need=need)
        return translate("cases", "这次帮你办的事，你觉得怎么样？")

    def hint(translate: Translate) -> str:
        words = translate(
            "cases", "单号 {number}。评价只看总体，不影响以后的服务，工作人员不能修改"
        )
        return words.format(number=card.label)

    return Asked(question, hint, CASE_RATED)
