"""Pictures of care notes: in the drawer, none yet, being written, being taken down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.care.actions import write
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.people.actions import Details, register
from app.store.scopes import take_scopes
from app.store.transaction import transaction
from tests.shots.stand import Stand
from tests.support.desks import QIN, SHEN
from ui.people.page import PeoplePage

Act = Callable[[Stand], QWidget | None]
NOTES = (
    "对花生过敏，零食角请提醒；包里有应急药，老师知道放在哪一格。",
    "只由外婆接送。父母在闹纠纷，其他人来接先打外婆电话，不要让人直接带走。",
)


def _page(stand: Stand, notes: int) -> PeoplePage:
    take_scopes(stand.desk.store, (VENUE_SCOPE, RESTRICTED_SCOPE), "")
    with transaction(stand.desk.store, SHEN) as tx:
        who = register(tx, Details("苏青岚", "19900003318", consent_way="spoken")).id
    for text in NOTES[:notes]:
        stand.clock.forward(hours=1)
        with transaction(stand.desk.store, QIN) as tx:
            write(tx, who, text)
    stand.sit(SHEN, "沈知远")
    page = stand.people()
    page.following.open_person(who)
    stand.settle()
    return page


def notes(stand: Stand) -> QWidget | None:
    _page(stand, 2)
    return None


def none_yet(stand: Stand) -> QWidget | None:
    _page(stand, 0)
    return None


def written(stand: Stand) -> QWidget | None:
    _page(stand, 0).stage.drawer.wanted.emit("note")
    stand.settle()
    return stand.dialog()


def taken_down(stand: Stand) -> QWidget | None:
    page = _page(stand, 1)
    details = page.stage.drawer.details
    assert details is not None
    assert details.care is not None
    details.care.backs[0].click()
    stand.settle()
    return stand.dialog()


STATES: tuple[tuple[str, Act], ...] = (
    ("care", notes),
    ("care-none", none_yet),
    ("care-write", written),
    ("care-down", taken_down),
)
