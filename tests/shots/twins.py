"""Pictures of merging: somebody registered twice, compared, merged, taken apart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.checkin.actions import check_in
from app.people.actions import Details, edit, issue_card, register
from app.people.merging import merge, tell_apart
from app.store.transaction import transaction
from tests.shots.stand import Stand
from tests.support.desks import HE, SHEN
from ui.people.page import PeoplePage

Act = Callable[[Stand], QWidget | None]


def _twice(stand: Stand) -> tuple[str, str]:
    """Register one person twice, an hour apart, and once more somebody who shares a number."""
    first = Details(
        "苏青岚",
        "19900003318",
        identity="student",
        age_band="18-24",
        tags=("夜校",),
        consent_way="spoken",
    )
    again = Details(
        "苏青岚",
        "19900003318",
        unit="云州大学",
        age_band="18-24",
        note="靠窗坐",
        consent_way="spoken",
    )
    with transaction(stand.desk.store, HE) as tx:
        one = register(tx, first).id
    stand.clock.forward(hours=1)
    with transaction(stand.desk.store, SHEN) as tx:
        other = register(tx, again).id
        check_in(tx, other)
        register(tx, Details("苏青松", "19900003318", consent_way="spoken"))
    stand.clock.forward(minutes=20)
    return one, other


def _page(stand: Stand, person: str) -> PeoplePage:
    stand.sit(SHEN, "沈知远")
    page = stand.people()
    page.following.open_person(person)
    stand.settle()
    return page


def alike(stand: Stand) -> QWidget | None:
    one, _ = _twice(stand)
    _page(stand, one).stage.choose("alike")
    stand.settle()
    stand.people().following.open_person(one)
    stand.settle()
    return None


def compare(stand: Stand) -> QWidget | None:
    one, _ = _twice(stand)
    _page(stand, one).stage.drawer.wanted.emit("compare")
    stand.settle()
    return stand.dialog()


def _merged(stand: Stand) -> PeoplePage:
    one, other = _twice(stand)
    with transaction(stand.desk.store, SHEN) as tx:
        merge(tx, one, other, "lost_card")
    stand.clock.forward(minutes=30)
    return _page(stand, other)


def merged(stand: Stand) -> QWidget | None:
    _merged(stand)
    return None


def part(stand: Stand) -> QWidget | None:
    page = _merged(stand)
    with transaction(stand.desk.store, SHEN) as tx:
        person = page.following.selected
        issue_card(tx, person)
        edit(tx, person, Details("苏青岚", "19900003319", consent_way="spoken"))
    stand.settle()
    page.stage.drawer.wanted.emit("part")
    stand.settle()
    return stand.dialog()


def apart(stand: Stand) -> QWidget | None:
    one, other = _twice(stand)
    with transaction(stand.desk.store, HE) as tx:
        tell_apart(tx, one, other)
    _page(stand, one)
    return None


STATES: tuple[tuple[str, Act], ...] = (
    ("alike", alike),
    ("compare", compare),
    ("merged", merged),
    ("part", part),
    ("apart", apart),
)
