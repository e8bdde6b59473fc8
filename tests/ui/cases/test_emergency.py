"""Somebody may be in danger: whom to ring up, and the head of the house is told."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.cases import actions
from app.store.transaction import transaction
from tests.support.desks import HE, SHEN
from tests.ui.cases.driver import ALT, CTRL, ENTER, Taking


def marked(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.digit(7)
    taking.say("有人跟踪我")
    taking.key(Qt.Key.Key_E, ALT)
    assert form.card is not None
    taking.key(ENTER, CTRL)
    assert form.side.danger.title.text() == "已标为紧急"
    assert taking.focus_in(form.face.need)


def test_marked_by_one_key_and_the_head_of_the_house_is_told(taking: Taking) -> None:
    marked(taking)
    taking.take()
    taking.key(Qt.Key.Key_Escape)
    case = taking.case()
    assert case.card.emergency
    assert case.card.sensitive
    assert case.card.urgency == "urgent"
    banners = taking.front.rooms.inside.banners
    assert banners.urgent.isHidden(), "a clerk is not the head of the house"
    taking.front.lock()
    taking.front.unlock(SHEN)
    taking.settle()
    assert banners.urgent.isVisible()
    assert banners.urgent.title.text() == "有 1 件紧急需求没人受理"
    banners.urgent.acted.emit()
    taking.settle()
    assert taking.front.rooms.inside.current() == "cases"
    with transaction(taking.store, SHEN) as tx:
        actions.accept(tx, case.card.id)
    taking.settle()
    taking.front.bot.waitUntil(banners.urgent.isHidden)


def test_without_the_right_to_secrets_it_is_marked_all_the_same(plain: Taking) -> None:
    marked(plain)
    plain.take()
    case = plain.case()
    assert case.card.emergency
    assert not case.card.sensitive
    assert case.card.owner == str(HE.staff_id)


def test_looked_at_only_nothing_is_marked(taking: Taking) -> None:
    taking.comes("陈思远")
    form = taking.open()
    taking.key(Qt.Key.Key_E, ALT)
    taking.key(Qt.Key.Key_Escape)
    assert not form.emergency
    assert taking.focus_in(form.face.tiles)
