"""The events page in the real window: its place in the rail, and F2 against the window's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.events import planning, sheetcode
from app.events.planning import Plan, Sitting
from app.events.queries import page as read_page
from app.events.registering import Guest, register
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.support.window import Front, front
from ui.checkin.page import CheckinPage
from ui.events.page import EventsPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Front]:
    with front(qtbot, tmp_path) as made:
        yield made


def test_ctrl_3_shows_the_week_and_f2_admits_to_the_event_that_is_open(desk: Front) -> None:
    starts = desk.clock.now() + dt.timedelta(hours=1)
    with transaction(desk.desk.store, HE) as tx:
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", 20)
        event = planning.make(tx, Plan("简历门诊"), [sitting])
        planning.submit(tx, event.id)
    desk.unlock(HE)
    inside = desk.rooms.inside
    desk.press(Qt.Key.Key_3, modifier=CTRL)
    desk.settle()
    page = inside.page("events")
    assert inside.current() == "events"
    assert isinstance(page, EventsPage)
    page.open_event(event.id)
    desk.settle()
    desk.press(Qt.Key.Key_F2)
    desk.settle()
    assert inside.current() == "checkin"
    checkin = inside.page("checkin")
    assert isinstance(checkin, CheckinPage)
    assert checkin.serving.counter.pinned == page.acting.session_id
    assert checkin.stage.pinned.text() == "简历门诊"


def test_the_code_of_a_paper_sheet_scanned_at_the_counter_opens_its_lines(desk: Front) -> None:
    starts = desk.clock.now() + dt.timedelta(hours=1)
    with transaction(desk.desk.store, HE) as tx:
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", 20)
        event = planning.make(tx, Plan("简历门诊"), [sitting])
        planning.submit(tx, event.id)
    with transaction(desk.desk.store, HE) as tx:
        session = read_page(tx.session, desk.desk.store, event.id).slots[0].session_id
        placed = register(tx, session, Guest(None, "苏念", "13900000001"))
    desk.unlock(HE)
    desk.settle()
    desk.scan(sheetcode.write(event.id, 1, 1, [None, placed.registration_id]))
    desk.settle()
    page = desk.rooms.inside.page("events")
    assert isinstance(page, EventsPage)
    assert desk.rooms.inside.current() == "events"
    assert page.typing.dialog is not None
    assert [line.tick.text() for line in page.typing.dialog.lines] == ["2　苏念"]
    page.typing.dialog.reject()
