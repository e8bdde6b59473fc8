"""From one event to the next: nobody of the former one is seen, or acted on, while it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.events.model import Attendance, Registration
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import names, opened, seat
from ui.checkin.jobs import Hand
from ui.events import eventjobs
from ui.kit.card import EmptyState

KEY = Qt.Key


def test_nobody_of_the_former_event_is_seen_or_acted_on_while_the_next_is_read(hall: Hall) -> None:
    first = opened(hall, seats=1)
    seat(hall, first, "林晓禾", "周启明")
    view, table = hall.page.view, hall.page.view.lists.tables["roster"]
    other = hall.plans("读书会", hall.at(15), publish=True)
    seat(hall, hall.session_of(other), "陈思远")
    assert (names(hall), names(hall, "waiting")) == (["林晓禾"], ["周启明"])
    hall.page.open_event(other)
    # In the same turn: what anybody saw, or pressed, before it is read.
    assert [names(hall, tab) for tab in view.lists.tables] == [[], [], [], []]
    assert [view.lists.tabs.count(tab) for tab in view.lists.tables] == [0, 0, 0, 0]
    assert view.title.text() == ""
    assert not view.waits.isVisible()
    assert not any(button.isEnabled() for button in (view.start, view.edit, view.printing))
    empty = table.viewport().findChildren(EmptyState)
    assert not any(one.isVisible() for one in empty), "nobody said that there is nobody"
    assert table.hasFocus()
    for key, held in (
        (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Return, CTRL),
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_F2, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(table, key, held)
    hall.settle()
    assert (hall.page.acting.dialog, hall.refused) == (None, [])
    assert (names(hall), view.title.text()) == (["陈思远"], "读书会")
    assert view.waits.isVisible()
    assert all(button.isEnabled() for button in (view.start, view.edit, view.printing))
    with hall.desk.store.read() as reading:
        assert reading.query(Attendance).count() == 0
        assert {row.status for row in reading.query(Registration)} == {"registered", "waitlisted"}


def test_a_session_that_is_chosen_while_another_is_read_is_the_one_that_is_shown(
    hall: Hall,
) -> None:
    event = hall.plans("读书会", hall.at(11), hall.at(15, room="门厅"), publish=True)
    hall.page.open_event(event)
    hall.settle()
    first, second = (slot.session_id for slot in hall.page.view.whole.page.slots)  # type: ignore[union-attr]
    seat(hall, first, "林晓禾")
    seat(hall, second, "陈思远")
    assert names(hall) == ["林晓禾"]
    hall.page.refresh()
    hall.page.view.session_wanted.emit(second)
    assert names(hall) == [], "nobody of the former session either"
    assert hall.page.view.title.text() == "读书会"
    hall.settle()
    assert (hall.page.acting.session_id, names(hall)) == (second, ["陈思远"])


def test_one_that_is_gone_does_not_close_what_was_opened_meanwhile(hall: Hall) -> None:
    event = hall.plans("读书会", hall.at(15), publish=True)
    hall.page.open_event("no such event")
    hall.page.open_event(event)
    hall.settle()
    assert (hall.page.view.title.text(), hall.refused) == ("读书会", [])
    assert hall.page.stack.currentWidget() is hall.page.view


def test_read_again_after_an_act_nothing_is_cleared(hall: Hall) -> None:
    session = opened(hall)
    held = seat(hall, session, "林晓禾", "周启明")
    table = hall.page.view.lists.tables["roster"]
    table.selectRow(1)
    eventjobs.cancel(Hand(hall.desk.store, hall.seat.actor), held[0])
    hall.page.refresh()
    assert names(hall) == ["林晓禾", "周启明"], "until the news is there"
    hall.settle()
    assert names(hall) == ["周启明", "林晓禾"]
    assert table.row() is not None
    assert table.row().name == "周启明"  # type: ignore[union-attr]
