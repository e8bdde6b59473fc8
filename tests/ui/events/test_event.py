"""One event: giving seats, promoting, admitting, taking back, ringing up; by keys mostly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.events import door, planning, registering, ticket
from app.events.model import Attendance, CallNote, Registration
from app.events.questions import Answers, Guardian, write_answers
from app.people.actions import Details, register
from app.store.transaction import transaction
from app.store.voids import Void
from tests.shots.stand import MA
from tests.support.desks import HE, SHEN
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import buttons, chips, do, menu, names, opened, seat
from ui.checkin.jobs import Hand
from ui.events import eventjobs
from ui.events.asking import LateDialog, RegisterDialog, WhyDialog

KEY = Qt.Key


def pick(hall: Hall, text: str) -> None:
    """Find somebody in the dialog and choose them with Enter."""
    hall.type(text)
    hall.press(KEY.Key_Return)


def test_a_seat_is_given_on_the_spot_by_keys_and_taken_back(hall: Hall) -> None:
    session = opened(hall)
    hall.knows("陈思远")
    card = hall.page.view.seats
    assert (card.left.text(), card.all.text()) == ("2", "/ 2")
    hall.press(KEY.Key_Return, CTRL)
    assert isinstance(hall.page.acting.dialog, RegisterDialog)
    pick(hall, "csy")
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall) == ["陈思远"]
    assert hall.said[-1][0] == "已报名：陈思远"
    assert (card.left.text(), card.given.text()) == ("1", "已发 1，还能发 1")
    assert chips(hall) == ["已报名·待同步"]
    hall.undo()
    assert card.left.text() == "2"
    assert chips(hall) == ["已取消"]
    assert session == hall.page.acting.session_id


def test_when_nothing_is_left_the_card_says_why_and_offers_the_waitlist(hall: Hall) -> None:
    session = opened(hall, seats=1)
    seat(hall, session, "林晓禾")
    card = hall.page.view.seats
    assert card.why.text() == "本机名额用完了"
    assert card.text.text() == "1 个都已发出。离线时要不到新名额，避免和别处重复。"
    assert card.give.text() == "加入候补"
    hall.knows("周启明")
    hall.click(card.give)
    pick(hall, "zqm")
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已候补：周启明，前面还有 0 位"
    assert names(hall, "waiting") == ["周启明"]
    assert not hall.page.view.waits.buttons[0].isEnabled(), "there is no seat to move up to"


def test_whoever_waits_moves_up_in_order_and_out_of_order_for_a_reason(hall: Hall) -> None:
    session = opened(hall, seats=1)
    first = seat(hall, session, "林晓禾", "周启明", "陈可欣")[0]
    with transaction(hall.desk.store, HE) as tx:
        registering.cancel(tx, first)
    hall.settle()
    hall.page.view.lists.tabs.choose("waiting")
    table = hall.page.view.lists.tables["waiting"]
    assert names(hall, "waiting") == ["周启明", "陈可欣"]
    table.setFocus()
    table.selectRow(1)
    hall.press(KEY.Key_Return)
    assert hall.page.acting.dialog is None, "plain Enter spends no seat"
    hall.press(KEY.Key_Return, CTRL)
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, WhyDialog)
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.form.errors == {"reason": "写一下原因，再做这一步。"}
    hall.type("带着孩子从外县来")
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已转正：陈可欣"
    assert names(hall, "waiting") == ["周启明"]
    hall.undo()
    assert names(hall, "waiting") == ["周启明", "陈可欣"], "back at the old place"
    hall.click(hall.page.view.waits.buttons[0])
    assert names(hall, "waiting") == ["陈可欣"]


def test_type_a_name_and_enter_admits_and_ctrl_z_takes_it_back(hall: Hall) -> None:
    session = opened(hall, seats=5)
    seat(hall, session, "林晓禾", "周启明")
    hall.press(KEY.Key_Slash)
    hall.type("zqm")
    assert names(hall) == ["周启明"]
    hall.press(KEY.Key_Return)
    assert hall.said[-1][0] == "已签到：周启明"
    hall.press(KEY.Key_Return)
    assert hall.said[-1][0] == "已签到：周启明", "pressed twice it takes nothing back"
    assert chips(hall) == ["已签到 10:00"]
    view = hall.page.view
    assert (view.progress.count.text(), view.progress.rest.text()) == ("1", "还差 1 人")
    assert names(hall, "came") == ["周启明"]
    hall.undo()
    assert names(hall, "came") == []
    with hall.desk.store.read() as reading:
        assert reading.query(Void).count() == 1, "taken back by a fact, nothing is erased"


def test_f2_pins_the_session_at_the_check_in_box(hall: Hall) -> None:
    session = opened(hall)
    wanted: list[tuple[str, str]] = []
    hall.seat.door_wanted.connect(lambda *told: wanted.append(told))
    hall.page.view.lists.focus_list()
    hall.press(KEY.Key_F2)
    assert wanted == [(session, "简历门诊")]


def test_long_before_it_begins_nobody_is_admitted_by_mistake(hall: Hall) -> None:
    session = opened(hall, hour=19)
    seat(hall, session, "林晓禾")
    hall.press(KEY.Key_Return)
    assert hall.refused == ["session_early"]
    with hall.desk.store.read() as reading:
        assert reading.query(Attendance).count() == 0


def test_cancelled_with_delete_and_reinstated_by_keys(hall: Hall) -> None:
    session = opened(hall)
    seat(hall, session, "林晓禾")
    hall.press(KEY.Key_Delete)
    assert chips(hall) == ["已取消"]
    assert hall.said[-1][0] == "已取消报名：林晓禾"
    assert buttons(hall) == ["恢复报名"]
    hall.press(KEY.Key_Return, CTRL)
    assert chips(hall) == ["已报名·待同步"]


def test_one_too_many_is_decided_by_a_person(hall: Hall) -> None:
    session = opened(hall, seats=1)
    row = seat(hall, session, "林晓禾")[0]
    hall.overbook(row)
    assert chips(hall) == ["名额超了·待决定"]
    assert (buttons(hall), menu(hall)) == (["让其参加"], ["转候补", "取消报名"])
    assert names(hall, "calls") == ["林晓禾"]
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已让其参加：林晓禾"
    with hall.desk.store.read() as reading:
        found = reading.get(Registration, row)
        assert found is not None
        assert found.status == "registered"


def test_written_down_afterwards_with_the_reason(hall: Hall) -> None:
    session = opened(hall, hour=8)
    hall.clock.forward(hours=3)
    hall.knows("陈思远")
    hall.page.refresh()
    hall.settle()
    words = [action.text() for action in hall.page.acting.menu().actions()]
    assert words[-1] == "补录到场…", "a clerk calls nothing off"
    hall.page.acting.late()
    hall.settle()
    dialog = hall.page.acting.dialog
    assert isinstance(dialog, LateDialog)
    pick(hall, "csy")
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.form.errors == {"reason": "补签要写原因。"}
    hall.type("停电，纸上登记")
    hall.press(KEY.Key_Return, CTRL)
    with hall.desk.store.read() as reading:
        row = reading.query(Attendance).one()
    assert (row.session_id, row.method, row.late_reason) == (session, "backfill", "停电，纸上登记")
    assert chips(hall, "came") == ["补录、没有报名"]


def test_called_off_it_is_red_nobody_is_admitted_and_all_are_rung_up(hall: Hall) -> None:
    session = opened(hall)
    seat(hall, session, "林晓禾", "周启明")
    hall.sit(SHEN, "沈知远")
    hall.page.acting.call_off()
    hall.settle()
    hall.type("球场地面维修")
    hall.press(KEY.Key_Return, CTRL)
    view = hall.page.view
    assert view.banner.isVisible()
    assert view.banner.title.text() == "活动已取消：球场地面维修"
    assert not view.start.isEnabled()
    assert (buttons(hall), menu(hall)) == (["取消报名"], [])
    assert chips(hall) == ["已报名·待同步、活动取消了，还没告诉"] * 2
    hall.click(view.banner.action)
    assert names(hall, "calls") == ["林晓禾", "周启明"]
    assert chips(hall, "calls") == ["活动取消了", "活动取消了"]


def test_the_call_list_is_worked_off(hall: Hall) -> None:
    session = opened(hall)
    seat(hall, session, "林晓禾", "周启明")
    with transaction(hall.desk.store, SHEN) as tx:
        planning.cancel(tx, hall.page.acting.event_id, "下雨")
    hall.settle()
    hall.page.view.lists.tabs.choose("calls")
    hall.page.view.lists.focus_list()
    assert buttons(hall) == ["打通了", "没打通"], "there is no number to show"
    do(hall, "not_reached")
    assert names(hall, "calls") == ["林晓禾", "周启明"]
    assert chips(hall, "calls")[0] == "活动取消了、打过 1 次，没通"
    hall.press(KEY.Key_Return, CTRL)
    assert names(hall, "calls") == ["周启明"]
    with hall.desk.store.read() as reading:
        outcomes = [note.outcome for note in reading.query(CallNote).order_by(CallNote.id)]
    assert outcomes == ["not_reached", "reached"]


def test_what_somebody_said_on_the_web_is_seen_from_the_list(hall: Hall) -> None:
    session = opened(hall)
    (row,) = seat(hall, session, "林晓禾")
    guardian = Guardian("陈建国", "parent", "19900002222")
    said = write_answers(Answers({"球衣": "M", "自带球拍": "yes"}, "2026-11", guardian, "u14"))
    hall.told("registration", row, answers=said, note="坐轮椅")
    hall.page.view.lists.focus_list()
    assert menu(hall)[-1] == "看报名时填的…"
    do(hall, "answers")
    dialog = hall.page.acting.deeds.said
    assert dialog is not None
    shown = dict(dialog.lines)
    assert shown == {
        "球衣": "M",
        "自带球拍": "是",
        "年龄": "不满 14 岁",
        "监护人": "陈建国（父母） 19900002222",
        "备注": "坐轮椅",
    }
    assert hall.audited("registration.reveal") == 1
    dialog.accept()
    hall.sit(MA, "马骁")
    do(hall, "answers")
    dialog = hall.page.acting.deeds.said
    assert dialog is not None
    assert "199****2222" in dict(dialog.lines)["监护人"]
    assert hall.audited("registration.reveal") == 1
    dialog.accept()


def test_an_event_without_check_in_admits_nobody_by_hand(hall: Hall) -> None:
    session = opened(hall, check_mode="none")
    seat(hall, session, "林晓禾")
    hall.page.view.lists.focus_list()
    assert hall.page.view.start.isHidden()
    assert buttons(hall) == ["出示报名票"]


def test_a_number_is_shown_to_ring_it_up_and_noted(hall: Hall) -> None:
    session = opened(hall)
    with transaction(hall.desk.store, HE) as tx:
        person = register(tx, Details("陈思远", "19900002046", consent_way="spoken")).id
    eventjobs.register(Hand(hall.desk.store, HE), session, person)
    with transaction(hall.desk.store, SHEN) as tx:
        planning.cancel(tx, hall.page.acting.event_id, "下雨")
    hall.settle()
    hall.page.view.lists.tabs.choose("calls")
    hall.page.view.lists.focus_list()
    table = hall.page.view.lists.tables["calls"]
    assert table.people.index(0, 1).data() == "199****2046"
    assert buttons(hall) == ["看号码", "打通了", "没打通"]
    hall.press(KEY.Key_Return)
    assert table.people.index(0, 1).data() == "19900002046"
    assert hall.audited("person.reveal") == 1


def test_offline_the_list_says_how_old_it_is(hall: Hall) -> None:
    opened(hall)
    hall.tell("offline", last_ok="2026-11-28T01:45:00.000Z", reason="unreachable")
    stale = hall.page.view.lists.stale.text()
    assert stale == "名单截至 09:45，离线期间网上的新报名还看不到"
    hall.tell("ok")
    assert hall.page.view.lists.stale.text() == ""


def test_enter_in_the_week_opens_the_event_and_esc_leads_back(hall: Hall) -> None:
    hall.plans("简历门诊", hall.at(11), publish=True)
    hall.press(KEY.Key_Home)
    hall.press(KEY.Key_Return)
    view = hall.page.view
    assert hall.page.stack.currentWidget() is view
    assert view.title.text() == "简历门诊"
    hall.press(KEY.Key_Escape)
    assert hall.page.stack.currentWidget() is hall.page.overview


def test_a_series_shows_the_session_that_is_chosen(hall: Hall) -> None:
    event = hall.plans("夜校", hall.at(9, 1), hall.at(19), hall.at(19, days=7), publish=True)
    hall.page.open_event(event)
    hall.settle()
    view = hall.page.view
    assert view.facts["when"][1].text() == "今天 09:00 ～ 10:00" or view.sessions.count() == 3
    assert view.whole is not None
    wanted = view.whole.page.slots[2].session_id
    view.session_wanted.emit(wanted)
    hall.settle()
    assert view.facts["when"][1].text() == "12 月 5 日 周六 19:00 ～ 21:00"
    QTest.keyClick(view, KEY.Key_Escape)
    hall.settle()


def test_a_ticket_is_shown_and_admits_whoever_holds_it(hall: Hall) -> None:
    session = opened(hall, hour=10.5)
    (registration,) = seat(hall, session, "林晓禾")
    do(hall, "ticket")
    shown = hall.page.acting.deeds.ticket
    assert shown is not None
    hall.bot.waitUntil(shown.isVisible)
    assert ticket.read(shown.code).registration_id == registration
    assert shown.slip.code == shown.code
    with transaction(hall.desk.store, HE) as tx:
        met = door.meet_ticket(tx, shown.code, None)
    assert (met.code, met.admitted) == ("ok", True)
    shown.reject()
    hall.settle()
