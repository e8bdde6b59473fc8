"""The screen that was turned to a guest is not given back to the pages: it asks for a PIN."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.cases import actions
from app.cases import taking as cases
from app.cases.queries import whole
from app.cases.taking import Request
from app.store.transaction import transaction
from tests.support.cases import HOUSE, PRINT
from tests.support.desks import HE, SHEN
from tests.support.window import LONG, Front
from tests.ui.cases.driver import Taking
from ui.cases.rating import CaseRating

KEY = Qt.Key


def _turned(desk: Front) -> CaseRating:
    store = desk.desk.store
    with transaction(store, HE) as tx:
        case_id = cases.take(tx, Request("租房合同咨询", anonymous=True), PRINT, HOUSE).id
        actions.accept(tx, case_id)
        actions.begin(tx, case_id)
        actions.resolve(tx, case_id, "押金条款说清楚了")
        actions.tell(tx, case_id, "in_person")
    with store.read() as session:
        card = whole(session, case_id, str(HE.role)).card
    guest = CaseRating(desk.window, desk.seat, card)
    with desk.bot.waitActive(guest):
        guest.open()
    return guest


def _esc(desk: Front, guest: CaseRating) -> None:
    desk.press(KEY.Key_Escape, target=guest)


def _back(_desk: Front, guest: CaseRating) -> None:
    guest.later.click()


def _closed(_desk: Front, guest: CaseRating) -> None:
    guest.close()


def _left(_desk: Front, guest: CaseRating) -> None:
    guest.ending.timeout.emit()


def _thanked(desk: Front, guest: CaseRating) -> None:
    guest.choose(5)
    guest.send()
    desk.settle()
    assert guest.given
    desk.press(KEY.Key_Space, target=guest)


@pytest.mark.parametrize("go", [_esc, _back, _closed, _left, _thanked])
def test_however_it_goes_the_desk_is_locked(
    taking: Taking, go: Callable[[Front, CaseRating], None]
) -> None:
    desk = taking.front
    guest = _turned(desk)
    go(desk, guest)
    desk.settle()
    assert not guest.isVisible()
    assert desk.window.locked()
    assert desk.page.isVisible()
    assert not [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ], "nothing lies over the lock screen"
    for key in (KEY.Key_F2, KEY.Key_Escape, KEY.Key_F5):
        desk.press(key)
    desk.press(KEY.Key_N, modifier=Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.window.locked(), "no key leads in"
    assert not desk.rooms.inside.isVisible()
    desk.bot.waitUntil(desk.window.isActiveWindow, timeout=LONG)
    desk.unlock(HE)
    assert desk.rooms.inside.isVisible()


def test_locked_by_time_meanwhile_it_is_no_dialog_to_come_back_to(taking: Taking) -> None:
    desk = taking.front
    guest = _turned(desk)
    desk.window.lock()
    assert desk.window.locked()
    assert guest.isVisible(), "whoever is rating goes on"
    guest.choose(4)
    guest.send()
    desk.settle()
    assert guest.given
    guest.accept()
    desk.bot.waitUntil(desk.window.isActiveWindow, timeout=LONG)
    desk.unlock(SHEN)
    assert not guest.isVisible()
