"""What headquarters decided, as it is seen and worked off on an event's page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import buttons, chips, do, menu, names, opened, seat
from ui.events.asking import TransferDialog

KEY = Qt.Key


def test_moved_by_headquarters_all_are_rung_up_and_may_come_to_another_session(hall: Hall) -> None:
    event = hall.plans("简历门诊", hall.at(11), hall.at(11, days=1, room="门厅"), publish=True)
    hall.page.open_event(event)
    hall.settle()
    session = hall.page.acting.session_id
    seat(hall, session, "林晓禾", "周启明")
    hall.told("event_session", session, starts_at="2026-11-28T05:30:00.000Z", room="二楼活动室")
    view = hall.page.view
    assert view.moved.isVisible()
    assert view.moved.text.text() == "还有 2 位没告诉，打电话说一声。"
    assert chips(hall) == ["未到、改了，还没告诉"] * 2
    hall.click(view.moved.action)
    assert chips(hall, "calls")[0] == "11-28 11:00 改到 11-28 13:30，改在二楼活动室"
    view.lists.focus_list()
    assert menu(hall) == ["转到另一场…", "取消报名"]
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall, "calls") == ["周启明"]
    do(hall, "transfer")
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, TransferDialog)
    assert dialog.sessions.currentText() == "明天 11:00 ～ 13:00 · 门厅"
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已转到另一场：周启明"
    assert names(hall, "calls") == []
    assert view.moved.isHidden()
    hall.undo()
    assert names(hall, "waiting") == ["周启明"], "this desk holds no seat of it, and says so"
    assert chips(hall, "calls") == ["11-28 11:00 改到 11-28 13:30，改在二楼活动室"]


def test_whose_session_is_called_off_comes_to_the_other_one(hall: Hall) -> None:
    event = hall.plans("简历门诊", hall.at(11), hall.at(11, days=1), publish=True)
    hall.page.open_event(event)
    hall.settle()
    session = hall.page.acting.session_id
    seat(hall, session, "林晓禾")
    hall.told("event_session", session, status="cancelled")
    assert hall.page.view.banner.title.text() == "这一场已取消"
    hall.page.view.lists.focus_list()
    assert (buttons(hall), menu(hall)) == (["取消报名"], ["转到另一场…"])
    do(hall, "transfer")
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall, "calls") == []
    assert chips(hall) == ["已取消"]


def test_removed_by_headquarters_it_stays_while_somebody_is_registered(hall: Hall) -> None:
    session = opened(hall)
    seat(hall, session, "林晓禾")
    event = hall.page.acting.event_id
    hall.told("event", event, review="cancelled", cancel_reason="重复发布", removed=True)
    assert hall.page.view.banner.title.text() == "总部已删除这个活动：重复发布"
    hall.page.go_back()
    hall.settle()
    assert hall.week() == ["简历门诊"]
    hall.page.open_event(event)
    hall.settle()
    do(hall, "cancel")
    hall.page.go_back()
    hall.settle()
    assert hall.week() == []
