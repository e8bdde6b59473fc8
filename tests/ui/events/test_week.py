"""The week: who stands where, walked by keys, and a free slot that becomes an event."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.events import planning
from app.events.queries import Slot
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.events.driver import ALT, CTRL, Hall

KEY = Qt.Key


def test_alt_and_arrows_lead_from_week_to_week_and_home_leads_back(hall: Hall) -> None:
    hall.plans("简历门诊", hall.at(14))
    hall.plans("创业路演日", hall.at(14, days=5))
    view = hall.page.overview
    assert (hall.week(), view.span.text()) == (["简历门诊"], "11 月 23 ～ 29 日")
    hall.press(KEY.Key_Right, ALT)
    assert (hall.week(), view.span.text()) == (["创业路演日"], "11 月 30 日 ～ 12 月 6 日")
    hall.press(KEY.Key_Right, ALT)
    assert hall.week() == []
    assert view.notice.isVisible()
    hall.press(KEY.Key_Home)
    assert hall.week() == ["简历门诊"]
    hall.press(KEY.Key_Left, ALT)
    assert view.span.text() == "11 月 16 ～ 22 日"


def test_arrows_stand_on_sessions_and_enter_opens_the_one_that_is_next(hall: Hall) -> None:
    hall.plans("周五电影夜", hall.at(19, days=-1))
    hall.plans("简历门诊", hall.at(14))
    hall.plans("青年议事会", hall.at(16.5, days=1))
    opened: list[Slot] = []
    hall.page.overview.opened.connect(opened.append)
    hall.press(KEY.Key_Home)
    assert "简历门诊" in hall.standing_on(), "one stands on what comes next"
    hall.press(KEY.Key_Left)
    assert hall.standing_on().startswith("11 月 27 日 周五 19:00 ～ 21:00 周五电影夜 多功能厅")
    hall.press(KEY.Key_Right)
    hall.press(KEY.Key_Right)
    assert "明天 16:30 ～ 18:30 青年议事会" in hall.standing_on()
    hall.press(KEY.Key_Return)
    assert [slot.title for slot in opened] == ["青年议事会"]


def test_what_overlaps_shares_the_column_and_beyond_three_it_is_counted(hall: Hall) -> None:
    for hour, title in enumerate(("一", "二", "三", "四", "五")):
        hall.plans(title, hall.at(14 + hour * 0.25, room=title))
    grid = hall.page.overview.grid
    rects = [grid.rect_of(block) for block in grid.blocks if block.slot is not None]
    assert len(rects) == 3
    for left, right in pairwise(rects):
        assert left.right() <= right.left()
    more = next(block for block in grid.blocks if block.hidden)
    assert [slot.title for slot in more.hidden] == ["四", "五"]
    menu = grid.menu_of(more)
    assert [action.text() for action in menu.actions()] == ["14:45  四", "15:00  五"]
    opened: list[Slot] = []
    grid.opened.connect(opened.append)
    menu.actions()[1].trigger()
    assert opened[0].title == "五"


def test_a_click_on_a_free_slot_wants_an_event_at_that_half_hour(hall: Hall) -> None:
    wanted: list[dt.datetime] = []
    hall.page.overview.new_wanted.connect(wanted.append)
    grid = hall.page.overview.grid
    spot = grid.point_of(3, 10.5).toPoint()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert [f"{one:%Y-%m-%d %H:%M}" for one in wanted] == ["2026-11-26 10:30"]


def test_what_goes_past_midnight_stands_in_both_days(hall: Hall) -> None:
    hall.plans("跨零点活动", hall.at(22, 4))
    blocks = hall.page.overview.grid.blocks
    assert [(one.day, one.starts, one.ends) for one in blocks] == [(5, 22.0, 24.0), (6, 0.0, 2.0)]


def test_the_weeks_figures_leave_drafts_and_what_was_called_off_out(hall: Hall) -> None:
    hall.plans("简历门诊", hall.at(14), publish=True)
    hall.plans("草稿", hall.at(16))
    event = hall.plans("羽毛球", hall.at(18))
    with transaction(hall.desk.store, HE) as tx:
        planning.cancel(tx, event, "下雨")
    hall.settle()
    assert hall.page.overview.figures.text() == "本周 1 场　报名 0"


def test_the_list_is_searched_and_filtered(hall: Hall) -> None:
    hall.plans("周五电影夜", hall.at(19, days=-1), publish=True)
    hall.plans("简历门诊", hall.at(14, room="共享书房"), publish=True)
    hall.plans("创业路演日", hall.at(14, days=9), category="career")
    view = hall.page.overview
    hall.press(KEY.Key_F, CTRL)
    assert [slot.title for slot in view.model.rows] == ["简历门诊", "创业路演日"]
    hall.type("书房")
    assert [slot.title for slot in view.model.rows] == ["简历门诊"]
    hall.press(KEY.Key_Escape)
    hall.click(view.chips["gone"])
    assert [slot.title for slot in view.model.rows] == ["周五电影夜"]
    hall.click(view.chips["undecided"])
    standings = [view.model.chips(slot)[0].text for slot in view.model.rows]
    assert standings == ["待总部审核", "草稿"]
    assert view.model.chips(view.model.rows[0])[1].text == "待同步"
