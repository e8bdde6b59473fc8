"""The form: a draft that is never lost, a clash with two ways out, and handing it in by keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.events import planning
from app.events.model import Event
from app.events.planning import Sitting
from app.events.queries import page as read_page
from app.events.questions import Question, read_questions
from app.events.rules import DRAFT, SUBMITTED
from app.store.outbox import waiting
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from ui.events.writing import KEEP_MS

KEY = Qt.Key
WORDS = "请三位本地青年聊聊第一份工作里踩过的坑，现场答疑，热茶管够。"


def events(hall: Hall) -> list[Event]:
    with hall.desk.store.read() as session:
        return list(session.query(Event).order_by(Event.id))


def sittings(hall: Hall, event_id: str) -> list[tuple[str, str | None, int, bool]]:
    with hall.desk.store.read() as session:
        slots = read_page(session, hall.desk.store, event_id).slots
        return [(s.starts_at[:16], s.room, s.capacity, s.called_off) for s in slots]


def begin(hall: Hall, title: str = "冬日围炉", room: str = "手作教室") -> None:
    """Press Ctrl N, write a name, a sentence and a room."""
    hall.press(KEY.Key_N, CTRL)
    hall.type(title)
    hall.page.form.fields["summary"].set_value(WORDS)
    hall.page.form.sittings.rows[0].room.setText(room)
    hall.look()


def test_what_is_typed_is_kept_without_a_question(hall: Hall) -> None:
    hall.press(KEY.Key_N, CTRL)
    hall.type("冬日围炉")
    writing = hall.page.writing
    assert writing._keep.isActive()
    assert writing._keep.interval() == KEEP_MS == 5000
    writing._keep.timeout.emit()
    hall.settle()
    assert [(one.title, one.review) for one in events(hall)] == [("冬日围炉", DRAFT)]
    assert hall.page.form.kept.text() == "草稿已存本机 10:00"
    hall.type("第二晚")
    hall.press(KEY.Key_Escape)
    assert [one.title for one in events(hall)] == ["冬日围炉第二晚"], "leaving keeps it, once"
    assert hall.page.stack.currentWidget() is hall.page.overview


def test_a_draft_without_a_name_is_kept_under_one(hall: Hall) -> None:
    hall.press(KEY.Key_N, CTRL)
    hall.page.form.fields["summary"].set_value(WORDS)
    hall.press(KEY.Key_S, CTRL)
    assert [(one.title, one.summary) for one in events(hall)] == [("未命名活动", WORDS)]


def test_kept_again_unchanged_nothing_is_sent(hall: Hall) -> None:
    begin(hall)
    hall.press(KEY.Key_S, CTRL)
    with hall.desk.store.read() as session:
        before = waiting(session)
    hall.press(KEY.Key_S, CTRL)
    hall.press(KEY.Key_Escape)
    with hall.desk.store.read() as session:
        assert waiting(session) == before


def test_ctrl_enter_hands_it_in_and_without_a_line_it_says_when(hall: Hall) -> None:
    begin(hall)
    form = hall.page.form
    assert (form.publish.text(), form.publish.isEnabled()) == ("发布", True)
    hall.tell("offline", reason="unreachable")
    assert form.publish.text() == "保存，联网后发布"
    assert "现在离线 可先保存，联网后自动提交总部备案" in form.checks.lines()
    hall.press(KEY.Key_Return, CTRL)
    assert [(one.title, one.review) for one in events(hall)] == [("冬日围炉", SUBMITTED)]
    assert hall.said[-1][0] == "已保存，联网后自动提交总部：冬日围炉"


def test_the_button_waits_until_the_list_is_green_and_the_list_says_why(hall: Hall) -> None:
    hall.press(KEY.Key_N, CTRL)
    form = hall.page.form
    hall.look()
    assert not form.publish.isEnabled()
    lines = form.checks.lines()
    assert lines[0] == "还没写活动名称"
    assert any(line.startswith("有一场没写场地") for line in lines)
    hall.press(KEY.Key_Return, CTRL)
    assert events(hall) == []


def test_a_clash_is_said_at_the_room_with_two_ways_out(hall: Hall) -> None:
    hall.plans("急救技能实操", hall.at(13.5, 2, days=7), publish=True)
    hall.plans("读书会", hall.at(19, 2, room="共享书房"), publish=True)
    begin(hall, room="多功能厅")
    row = hall.page.form.sittings.rows[0]
    assert row.clash.words.text() == "这段时间多功能厅已排“急救技能实操”（13:30 ～ 15:30）。"
    assert not hall.page.form.publish.isEnabled()
    hall.click(row.clash.time)
    hall.look()
    assert (row.starts.text(), row.ends.text()) == ("15:30", "17:30")
    assert not row.clash.isVisible()
    hall.press(KEY.Key_S, CTRL)
    row.starts.setTime(row.starts.time().addSecs(-5400))
    hall.look()
    hall.click(row.clash.room)
    hall.look()
    assert row.room.text() == "共享书房"
    assert hall.page.form.publish.isEnabled()


def test_a_series_gets_its_sessions_and_one_that_is_dropped_is_gone(hall: Hall) -> None:
    begin(hall)
    form = hall.page.form
    hall.click(form.sittings.add)
    hall.click(form.sittings.add)
    form.fields["capacity"].set_value(40)
    hall.press(KEY.Key_S, CTRL)
    event_id = events(hall)[0].id
    days = [starts[:10] for starts, _, _, _ in sittings(hall, event_id)]
    assert days == ["2026-12-05", "2026-12-12", "2026-12-19"]
    hall.click(form.sittings.rows[1].drop)
    hall.press(KEY.Key_S, CTRL)
    rows = [(starts[:10], seats, off) for starts, _, seats, off in sittings(hall, event_id)]
    assert rows == [
        ("2026-12-05", 40, False),
        ("2026-12-12", 40, True),
        ("2026-12-19", 40, False),
    ]
    hall.press(KEY.Key_Escape)
    hall.page.move_weeks(2)
    hall.settle()
    assert hall.week() == [], "what was dropped from a draft is not shown as called off"


def test_copied_from_an_earlier_one_a_week_later(hall: Hall) -> None:
    hall.plans(
        "读书会",
        hall.at(19, 2, room="共享书房", seats=25),
        publish=True,
        summary=WORDS,
        host="秦岚",
    )
    hall.press(KEY.Key_N, CTRL)
    menu = hall.page.writing.earlier.menu()
    assert [action.text() for action in menu.actions()] == ["读书会　今天"]
    menu.actions()[0].trigger()
    hall.settle()
    hall.press(KEY.Key_S, CTRL)
    copied = events(hall)[-1]
    assert (copied.title, copied.host, copied.copied_from) == ("读书会", "秦岚", events(hall)[0].id)
    assert sittings(hall, copied.id) == [("2026-12-05T11:00", "共享书房", 25, False)]


def test_questions_are_kept_as_a_list(hall: Hall) -> None:
    begin(hall)
    questions = hall.page.form.more.questions
    hall.click(questions.more)
    hall.type("有没有忌口")
    questions.rows[0].box.setChecked(True)
    hall.press(KEY.Key_S, CTRL)
    assert read_questions(events(hall)[0].questions) == (Question("有没有忌口", required=True),)


def test_a_question_is_answered_in_a_line_by_one_or_several_choices(hall: Hall) -> None:
    begin(hall)
    questions = hall.page.form.more.questions
    for words, kind in (("球衣", "choice"), ("能来哪几天", "choices"), ("自带球拍", "yes_no")):
        hall.click(questions.more)
        hall.type(words)
        questions.rows[-1].kind.set_value(kind)
        questions.rows[-1].kind.picked.emit(kind)
    hall.look()
    assert not questions.rows[2].options.isVisible()
    assert "“球衣”没有可选的 至少写两个，或改成写一行字" in hall.page.form.checks.lines()
    assert not hall.page.form.publish.isEnabled()
    questions.rows[0].options.setText("S、M，L")
    questions.rows[1].options.setText("周六; 周日")
    hall.look()
    assert hall.page.form.publish.isEnabled()
    hall.press(KEY.Key_S, CTRL)
    (event,) = events(hall)
    assert read_questions(event.questions) == (
        Question("球衣", "choice", ("S", "M", "L")),
        Question("能来哪几天", "choices", ("周六", "周日")),
        Question("自带球拍", "yes_no"),
    )
    # Opened and kept again, nothing of it is lost, and nothing is sent.
    hall.press(KEY.Key_Escape)
    hall.page.write(event.id)
    hall.settle()
    hall.page.form.fields["summary"].set_value("只改了这一句，别的都没有动过。")
    hall.press(KEY.Key_S, CTRL)
    assert events(hall)[0].questions == event.questions


def test_every_particular_is_written_and_read_again(hall: Hall) -> None:
    begin(hall)
    said = {
        "audience": "18 ～ 35 岁",
        "host": "秦岚",
        "contact": "前台",
        "partners": "云麓县图书馆、青年志愿者协会，",
        "volunteer_roles": "签到、引导",
        "cover": "一起围炉",
        "check_mode": "in_out",
        "details": "热茶管够",
        "idea_by": "林晓禾",
        "design_by": "周启明",
        "run_by": "仇嘉树",
        "evaluate_by": "欧阳子墨",
    }
    for name, words in said.items():
        hall.page.form.fields[name].set_value(words)
    hall.press(KEY.Key_S, CTRL)
    (event,) = events(hall)
    kept = {name: getattr(event, name) for name in said}
    assert kept == {
        **said,
        "partners": ["云麓县图书馆", "青年志愿者协会"],
        "volunteer_roles": ["引导", "签到"],
    }
    hall.press(KEY.Key_Escape)
    hall.page.write(event.id)
    hall.settle()
    shown = {name: hall.page.form.fields[name].value() for name in said}
    assert shown == {
        **said,
        "partners": "云麓县图书馆、青年志愿者协会",
        "volunteer_roles": "引导、签到",
    }
    many = "、".join(f"单位{number}" for number in range(11))
    hall.page.form.fields["partners"].set_value(many)
    hall.press(KEY.Key_S, CTRL)
    assert hall.page.form.line.text() == "列得太多，最多 10 个。去掉几个再保存。"


def test_an_empty_week_is_filled_from_the_one_before_and_taken_back(hall: Hall) -> None:
    hall.plans("读书会", hall.at(19), publish=True)
    hall.plans("草稿", hall.at(9))
    hall.page.move_weeks(1)
    hall.settle()
    hall.click(hall.page.overview.empty.action)
    assert hall.week() == ["读书会"]
    assert hall.said[-1][0] == "已照上周排好 1 个草稿"
    hall.undo()
    assert hall.page.overview.grid.blocks == []


def test_a_click_in_the_week_fills_the_time_in(hall: Hall) -> None:
    hall.page.overview.new_wanted.emit(hall.at(10.5, days=-2).starts_at)
    hall.settle()
    row = hall.page.form.sittings.rows[0]
    assert (row.day.date().toString("yyyy-MM-dd"), row.starts.text()) == ("2026-11-26", "10:30")


def test_what_headquarters_has_is_changed_only_on_purpose(hall: Hall) -> None:
    event = hall.plans("读书会", hall.at(19), publish=True, summary=WORDS)
    hall.page.write(event)
    hall.settle()
    hall.page.form.fields["summary"].set_value("改到一半")
    assert not hall.page.writing._keep.isActive()
    hall.press(KEY.Key_Escape)
    assert events(hall)[0].summary == WORDS
    hall.page.write(event)
    hall.settle()
    assert hall.page.form.fields["summary"].value() == "改到一半", "it waits in the form"
    assert hall.page.form.publish.text() == "保存修改"
    hall.press(KEY.Key_Return, CTRL)
    assert events(hall)[0].summary == "改到一半"


def test_whoever_only_helps_may_not_write(hall: Hall) -> None:
    hall.sit(MA, "马骁")
    hall.press(KEY.Key_N, CTRL)
    assert hall.page.stack.currentWidget() is hall.page.overview
    assert not hall.page.overview.make.isVisible()


def test_a_sitting_past_midnight_ends_the_next_day(hall: Hall) -> None:
    hall.press(KEY.Key_N, CTRL)
    row = hall.page.form.sittings.rows[0]
    row.fill("", Sitting(hall.at(22).starts_at, hall.at(22, 3).ends_at, "多功能厅"))
    assert row.sitting(None, None) == Sitting(
        hall.at(22).starts_at, hall.at(22, 3).ends_at, "多功能厅"
    )


def test_what_headquarters_told_of_meanwhile_is_not_written_over(hall: Hall) -> None:
    event = hall.plans("读书会", hall.at(19), publish=True, summary=WORDS, host="秦岚")
    hall.page.write(event)
    hall.settle()
    with transaction(hall.desk.store, HE) as tx:
        known = planning.plan_of(planning.open_event(tx, event))
        planning.edit(tx, event, replace(known, host="沈知远"))
        added = planning.add_session(tx, event, hall.at(19, days=7)).id
    hall.settle()
    hall.page.form.fields["summary"].set_value("只改了这一句，别的都没有动过。")
    hall.press(KEY.Key_Return, CTRL)
    written = events(hall)[0]
    assert (written.summary, written.host) == ("只改了这一句，别的都没有动过。", "沈知远")
    assert [off for *_, off in sittings(hall, event)] == [False, False], "nobody dropped it"
    assert added


def test_a_row_dropped_while_it_is_being_kept_is_dropped_all_the_same(hall: Hall) -> None:
    begin(hall)
    hall.click(hall.page.form.sittings.add)
    hall.page.writing.keep()
    row = hall.page.form.sittings.rows[1]
    row.drop.click()
    hall.settle()
    hall.press(KEY.Key_S, CTRL)
    assert [off for *_, off in sittings(hall, events(hall)[0].id)] == [False, True]


def test_returned_by_headquarters_it_says_what_to_mend_and_helps(hall: Hall) -> None:
    short = replace(hall.at(14, 0.25), room="手作教室")
    event_id = hall.plans("冬日围炉", short, publish=True, summary=WORDS, waitlist=False)
    hall.told("event", event_id, review="returned", review_note="时间太短，写清要带什么")
    hall.page.open_event(event_id)
    hall.settle()
    banner = hall.page.view.returned
    assert (banner.isVisible(), banner.text.text()) == (True, "时间太短，写清要带什么")
    hall.click(banner.action)
    hall.look()
    form = hall.page.form
    assert form.checks.lines()[0] == "总部退回，要改的是 时间太短，写清要带什么"
    assert not form.publish.isEnabled()
    for fix in ("lengthen", "add_waitlist", "open_web"):
        button = form.checks.help_for(fix)
        assert button is not None, fix
        hall.click(button)
        hall.look()
        assert form.checks.help_for(fix) is None, f"{fix} is put right"
    hall.press(KEY.Key_Return, CTRL)
    (event,) = events(hall)
    assert (event.review, event.waitlist, event.outlets) == (SUBMITTED, True, ["web"])
    assert hall.page.view.returned.isHidden()


def test_the_form_is_shown_when_it_holds_what_was_asked_for(hall: Hall) -> None:
    """Typed into before, the words would be another event's, or nobody's."""
    first = hall.plans("简历门诊", hall.at(11))
    second = hall.plans("急救课", hall.at(15))
    page = hall.page
    page.write(first)
    assert page.stack.currentWidget() is page.overview, "until it has been read"
    hall.settle()
    assert page.stack.currentWidget() is page.form
    hall.press(KEY.Key_Escape)
    page.write(second)
    assert page.stack.currentWidget() is not page.form
    hall.settle()
    assert page.form.written().plan.title == "急救课"


def test_what_has_no_session_left_says_so_and_opens_no_form(hall: Hall) -> None:
    event = hall.plans("简历门诊", hall.at(11), publish=True)
    hall.told("event_session", hall.session_of(event), status="cancelled")
    hall.page.open_event(event)
    hall.settle()
    hall.click(hall.page.view.edit)
    assert hall.refused == ["event_without_sessions"]
    assert hall.page.stack.currentWidget() is hall.page.view
