"""In the real window: F4 calls the next from any page, and the rail tells what is to be decided."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ids import new_id
from app.ops import Version
from app.queue import actions
from app.queue.model import QueueTicket
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.bookings import House
from tests.support.desks import EPOCH, HE
from tests.support.slots import text
from tests.support.window import front
from ui.checkin.page import CheckinPage
from ui.checkin.walkin import WalkInPanel


def test_f4_calls_the_next_from_any_page(qtbot: QtBot, tmp_path: Path) -> None:
    with front(qtbot, tmp_path) as made:
        take_place(made.desk.store, letter="A")
        with transaction(made.desk.store, HE) as tx:
            tickets = [actions.take(tx).id for _ in range(2)]
        made.press(Qt.Key.Key_F4)
        with made.desk.store.read() as session:
            row = session.get(QueueTicket, tickets[0])
            assert row is not None
            assert row.state == "waiting", "locked, nobody calls"
        made.unlock()
        made.press(Qt.Key.Key_F4)
        made.settle()
        with made.desk.store.read() as session:
            row = session.get(QueueTicket, tickets[0])
            assert row is not None
            assert (row.state, row.counter) == ("called", "A")
        assert made.rooms.inside.toast.text() == "请 A-001 到 A 号窗口"


def test_the_rail_tells_how_many_bookings_are_to_be_decided(qtbot: QtBot, tmp_path: Path) -> None:
    with front(qtbot, tmp_path) as made:
        made.unlock()
        house = House(made.desk, made.clock)
        hall = house.has("多功能厅")
        house.book(hall, "14:00", "16:00")
        fields = {"resource_id": hall, "state": "booked", "clash": True}
        fields |= {"begins_at": text("15:00"), "ends_at": text("17:00")}
        row = IncomingRow("booking", new_id(), Version(EPOCH, "venue", 800), fields)
        incoming(made.desk.store, IncomingPage(rows=[row]))
        item = made.rooms.inside.rail.items["bookings"]
        qtbot.waitUntil(lambda: item.badge == 1)
        assert item.badge_tone == "danger"
        assert made.rooms.inside.go_to(5)
        assert made.rooms.inside.current() == "bookings"
        assert made.rooms.inside.go_to(6)
        assert made.rooms.inside.current() == "sync"


def test_the_form_of_a_walk_in_keeps_f4(qtbot: QtBot, tmp_path: Path) -> None:
    with front(qtbot, tmp_path) as made:
        with transaction(made.desk.store, HE) as tx:
            ticket = actions.take(tx).id
        made.unlock()
        control = Qt.KeyboardModifier.ControlModifier
        made.press(Qt.Key.Key_Return, modifier=control)
        page = made.rooms.inside.page("checkin")
        assert isinstance(page, CheckinPage)
        form = page.stage.form
        assert isinstance(form, WalkInPanel)
        made.press(Qt.Key.Key_F4)
        made.settle()
        assert form.child.isChecked()
        with made.desk.store.read() as session:
            row = session.get(QueueTicket, ticket)
            assert row is not None
            assert row.state == "waiting"
