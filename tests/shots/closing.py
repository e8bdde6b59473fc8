"""Pictures of how a loop is closed: the screen turned to whoever asked, the slip, the figures."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from app.cases import actions, rating, taking
from app.cases.actions import Decline
from app.cases.categories import Category
from app.cases.limits import Calendar
from app.cases.queries import CaseCard, whole
from app.cases.taking import Request
from app.ratings.actions import Said
from app.store.transaction import Actor, transaction
from tests.shots.casefiles import BESIDES
from tests.shots.eventful import Act
from tests.shots.stand import Stand
from tests.support.desks import HE, QIN, SHEN
from ui.cases.rating import CaseRating, RatingSlipDialog
from ui.cases.ratingclosings import ClosingsDialog

LEGAL = Category("FLYZ", "法律援助", "legal aid", 3)
HOUSE = Calendar(opens=dt.time(9), closes=dt.time(21))


def _told(stand: Stand, need: str = "租房合同咨询", by: Actor = HE) -> str:
    with transaction(stand.desk.store, by) as tx:
        case_id = taking.take(tx, Request(need, anonymous=True), LEGAL, HOUSE).id
        actions.accept(tx, case_id)
        actions.begin(tx, case_id)
        actions.resolve(tx, case_id, "看过合同，押金条款已经说清")
        actions.tell(tx, case_id, "in_person")
    return case_id


def _card(stand: Stand, case_id: str) -> CaseCard:
    with stand.desk.store.read() as session:
        return whole(session, case_id, str(HE.role)).card


def _asked(stand: Stand, score: int, *tags: str) -> CaseRating:
    stand.sit(HE, "何小溪")
    stand.go("checkin")
    window = CaseRating(stand.window, stand.seat, _card(stand, _told(stand)))
    window.open()
    window.choose(score)
    for tag in tags:
        window.tags[tag].click()
    stand.settle()
    return window


def high(stand: Stand) -> QWidget | None:
    """Somebody is pleased."""
    return _asked(stand, 5, "clear", "patient")


def low(stand: Stand) -> QWidget | None:
    """Somebody is not, and is asked what could be better."""
    return _asked(stand, 2, "long_wait")


def thanks(stand: Stand) -> QWidget | None:
    """It was taken down."""
    window = _asked(stand, 5)
    window.submit.click()
    stand.settle()
    return window


def large(stand: Stand) -> QWidget | None:
    """Large letters."""
    window = _asked(stand, 3, "unclear", "uncomfortable")
    window.head.large.click()
    stand.settle()
    return window


def turned(stand: Stand) -> QWidget | None:
    """In the other language, and large."""
    window = _asked(stand, 5, "clear")
    window.head.language.click()
    window.head.large.click()
    stand.settle()
    return window


def still(stand: Stand) -> QWidget | None:
    """Nobody has touched it for a while."""
    window = _asked(stand, 4)
    window.words.setPlainText("等得不久，讲得也清楚")
    window.idle.timeout.emit()
    stand.settle()
    return window


def slip(stand: Stand) -> QWidget | None:
    """What stands on a slip is typed in."""
    stand.sit(HE, "何小溪")
    dialog = RatingSlipDialog(stand.go("checkin"), stand.seat, _told(stand))
    dialog.scores.set_value("4")
    dialog.tags["solved"].click()
    dialog.open()
    stand.settle()
    return dialog


def closings(stand: Stand) -> QWidget | None:
    """How loops were closed, clerk by clerk."""
    for by, rated, declined in ((HE, 9, 1), (QIN, 3, 3)):
        for number in range(rated + declined):
            case_id = _told(stand, by=by)
            with transaction(stand.desk.store, by) as tx:
                if number < rated:
                    rating.rate(tx, case_id, Said(5))
                no = None if number < rated else Decline("phone", 2)
                actions.close(tx, case_id, no)
    stand.sit(SHEN, "沈知远")
    dialog = ClosingsDialog(stand.go("checkin"), stand.seat)
    dialog.open()
    stand.settle()
    return dialog


STATES: tuple[tuple[str, Act], ...] = (
    ("rating", high),
    ("rating-low", low),
    ("rating-large", large),
    ("rating-turned", turned),
    ("rating-still", still),
    ("rating-thanks", thanks),
    ("rating-slip", slip),
    ("closings", closings),
    *BESIDES,
)
