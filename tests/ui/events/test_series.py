"""A series changed in its form: one session or those after it too, and whom it concerns."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, QTime

from app.events.model import Attendance, EventSession
from app.events.planning import Sitting
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import seat
from ui.events.asking import LateDialog

KEY = Qt.Key
WORDS = "请三位本地青年聊聊第一份工作里踩过的坑，现场答疑，热茶管够。"


def series(hall: Hall, *days: int) -> list[str]:
    """Plan a published series at 19:00 on these days and open its form; gives its sessions."""
    sittings = [hall.at(19, days=day, room="手作教室") for day in days]
    event = hall.plans("读书会", *sittings, publish=True, summary=WORDS)
    hall.page.write(event)
    hall.look()
    return [session_id for session_id, _ in hall.page.form.written().sittings]


def times(hall: Hall, ids: list[str]) -> list[tuple[str, str, str | None, str]]:
    with hall.desk.store.read() as session:
        rows = [session.get(EventSession, one) for one in ids]
        return [(r.starts_at[:16], r.ends_at[:16], r.room, r.status) for r in rows if r is not None]


def test_one_session_is_changed_and_those_after_it_are_if_that_is_wanted(hall: Hall) -> None:
    ids = series(hall, 1, 8, 15)
    seat(hall, ids[1], "林晓禾", "周启明")
    rows = hall.page.form.sittings.rows
    rows[1].starts.setTime(QTime(18, 0))
    rows[1].room.setText("二楼活动室")
    hall.look()
    assert rows[1].concerned.text() == "已有 2 人报名，保存后要打电话告诉。"
    assert rows[1].follow.text() == "后面 1 场也这样改"
    assert rows[0].follow.isHidden()
    hall.click(rows[1].follow)
    hall.look()
    assert rows[1].follow.isHidden()
    hall.press(KEY.Key_Return, CTRL)
    assert times(hall, ids) == [
        ("2026-11-29T11:00", "2026-11-29T13:00", "手作教室", "planned"),
        ("2026-12-06T10:00", "2026-12-06T13:00", "二楼活动室", "planned"),
        ("2026-12-13T10:00", "2026-12-13T13:00", "二楼活动室", "planned"),
    ]
    hall.page.open_event(hall.page.acting.event_id or hall.page.writing.event_id)
    hall.settle()
    assert [call.matter for call in hall.page.view.lists.tables["calls"].people.rows] == [
        "moved",
        "moved",
    ]


def test_put_off_by_a_day_those_after_it_are_put_off_as_well(hall: Hall) -> None:
    ids = series(hall, 1, 8, 15)
    rows = hall.page.form.sittings.rows
    rows[2].starts.setTime(QTime(20, 0))
    rows[2].ends.setTime(QTime(21, 0))
    rows[0].day.setDate(QDate(2026, 11, 30))
    hall.look()
    hall.click(rows[0].follow)
    hall.press(KEY.Key_Return, CTRL)
    assert [starts for starts, *_ in times(hall, ids)] == [
        "2026-11-30T11:00",
        "2026-12-07T11:00",
        "2026-12-14T12:00",
    ], "the last keeps its own hour"


def test_one_in_the_middle_is_not_held_and_says_first_whom_it_concerns(hall: Hall) -> None:
    ids = series(hall, 1, 8, 15)
    seat(hall, ids[1], "林晓禾")
    hall.look()
    hall.click(hall.page.form.sittings.rows[1].drop)
    hall.look()
    lost = hall.page.form.sittings.lost
    assert (lost.isVisible(), lost.text()) == (
        True,
        "不办的场次有 1 人报名，保存后在电话名单里。",
    )
    assert [status for *_, status in times(hall, ids)] == ["planned"] * 3, "nothing is written yet"


def test_several_nights_between_are_kept_when_something_else_is_changed(hall: Hall) -> None:
    """Headquarters may say what no row of the form can be typed to: until eight in the morning."""
    ids = series(hall, 1)
    hall.page.go_back()
    hall.told(
        "event_session",
        ids[0],
        starts_at="2026-11-29T14:00:00.000Z",
        ends_at="2026-11-30T00:00:00.000Z",
    )
    hall.page.write(hall.page.writing.event_id)
    hall.look()
    row = hall.page.form.sittings.rows[0]
    assert row.sitting(None, None).ends_at == dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    row.room.setText("门厅")
    hall.press(KEY.Key_Return, CTRL)
    assert times(hall, ids) == [("2026-11-29T14:00", "2026-11-30T00:00", "门厅", "planned")]
    row.ends.setTime(QTime(23, 30))
    assert row.sitting(None, None).ends_at == dt.datetime(2026, 11, 29, 15, 30, tzinfo=dt.UTC)


def test_past_midnight_it_is_warned_of_and_published_all_the_same(hall: Hall) -> None:
    hall.press(KEY.Key_N, CTRL)
    hall.type("跨年夜读")
    form = hall.page.form
    form.fields["summary"].set_value(WORDS)
    night = hall.at(22, 3, days=1)
    form.sittings.rows[0].fill("", Sitting(night.starts_at, night.ends_at, "手作教室"))
    form.sittings.changed.emit()
    hall.look()
    assert any(line.startswith("有一场在开放时段外") for line in form.checks.lines())
    assert form.publish.isEnabled()


def test_written_down_afterwards_an_hour_of_the_night_is_of_that_night(hall: Hall) -> None:
    event = hall.plans("跨年夜读", hall.at(22, 3), publish=True)
    hall.page.open_event(event)
    hall.settle()
    (person,) = hall.knows("林晓禾")
    hall.clock.forward(hours=16)
    hall.page.acting.late()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, LateDialog)
    dialog.picker.take(person)
    hall.settle()
    dialog.time.setTime(QTime(0, 30))
    dialog.reason.setText("停电，纸上登记")
    dialog.commit()
    hall.settle()
    with hall.desk.store.read() as session:
        (row,) = session.query(Attendance)
        assert (row.happened_at[:16], row.day) == ("2026-11-28T16:30", "2026-11-28")
