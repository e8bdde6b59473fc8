"""Pictures of what is asked and shown about one line of an event's list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.events.questions import Answers, Guardian, write_answers
from app.events.registering import Asked, Guest, register
from app.store.transaction import transaction
from tests.shots.eventful import event_page
from tests.shots.stand import Stand
from tests.support.desks import SHEN
from ui.events.page import EventsPage

Act = Callable[[Stand], QWidget | None]


def transfer(stand: Stand) -> QWidget | None:
    """Another evening of the series suits them better."""
    page = event_page(stand, "青年夜校·短视频剪辑")
    _do(stand, page, "transfer")
    return page.acting.deeds.dialog


def answers(stand: Stand) -> QWidget | None:
    """What somebody said when they signed up, to whoever may see it whole."""
    page = event_page(stand, "亲子图书漂流")
    stand.sit(SHEN, "沈知远")
    guardian = Guardian("陈建国", "parent", "19900002222")
    said = Answers({"想带哪本书": "《小王子》", "自带椅子": "yes"}, "2026-11", guardian, "u14")
    asked = Asked("phone", write_answers(said), "坐轮椅，要靠门的位置")
    with transaction(stand.desk.store, SHEN) as tx:
        register(tx, page.view.session_id(), Guest(None, "陈小满", "19900004444"), asked)
    stand.settle()
    table = page.view.lists.tables["roster"]
    table.selectRow(table.model().rowCount() - 1)
    _do(stand, page, "answers")
    return page.acting.deeds.said


def _do(stand: Stand, page: EventsPage, name: str) -> None:
    table = page.view.lists.table()
    assert table is not None
    table.do(name)
    stand.settle()


STATES: tuple[tuple[str, Act], ...] = (("transfer", transfer), ("answers", answers))
