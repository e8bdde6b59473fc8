"""The frame: pill, toast and undo, keys, scans, banners, and what survives a change of staff."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.cases.actions import urge
from app.cases.taking import Request, take
from app.errors import Refusal
from app.store.reading import FirstReading
from app.store.transaction import transaction
from tests.support.cases import HOUSE, PRINT
from tests.support.desks import HE, SHEN
from tests.support.window import LONG, Answers, Front
from ui.kit.ask import Dialog
from ui.kit.form import line_edit
from ui.seat import Undo
from ui.shell.cover import RIGHT
from ui.shell.window import layout_class

CTRL = Qt.KeyboardModifier.ControlModifier
OK_AT = "2026-11-28T01:58:00.000Z"


@pytest.mark.parametrize(
    ("state", "more", "words", "tone"),
    [
        ("standalone", {}, "独立使用", "neutral"),
        ("ok", {"last_ok": OK_AT}, "已同步·2 分钟前", "ok"),
        ("running", {"done": 12, "total": 37}, "同步中·12 / 37", "primary"),
        ("offline", {"unsent": 37, "reason": "unreachable"}, "离线·37 条待同步", "warn"),
        ("attention", {"refused": 5, "reason": "refused"}, "5 条需要处理", "danger"),
    ],
)
def test_the_pill_in_five_states(
    desk_front: Front, state: str, more: dict[str, object], words: str, tone: str
) -> None:
    desk_front.tell(state, **more)  # type: ignore[arg-type]
    assert desk_front.pill() == words
    assert desk_front.rooms.inside.topbar.pill.words().tone == tone


def test_while_the_list_is_fetched_the_pill_says_how_far(desk_front: Front) -> None:
    desk_front.tell("running", done=480, reading=FirstReading(120_000, 600_000))
    assert desk_front.pill() == "同步中·已取 120,000 / 600,000"
    pill = desk_front.rooms.inside.topbar.pill
    assert pill.toolTip() == "总部的资料还没取完，可以照常接待"
    desk_front.tell("offline", reason="unreachable", reading=FirstReading(120_000, 600_000))
    assert desk_front.pill() == "离线·照常工作"
    assert pill.toolTip() == "总部的资料已取 120,000 / 600,000，连上后接着取"


def test_refused_records_are_a_red_badge_and_unsent_ones_an_amber_one(desk_front: Front) -> None:
    desk_front.unlock(HE)
    item = desk_front.rooms.inside.rail.items["sync"]
    desk_front.tell("offline", unsent=7)
    assert (item.badge, item.badge_tone) == (7, "warn")
    desk_front.tell("attention", unsent=7, refused=2)
    assert (item.badge, item.badge_tone) == (2, "danger")
    desk_front.tell("ok")
    assert item.badge == 0


def test_overdue_requests_are_a_red_badge(desk_front: Front) -> None:
    desk_front.unlock(HE)
    with transaction(desk_front.desk.store, HE) as tx:
        case_id = take(tx, Request("打印材料", anonymous=True), PRINT, HOUSE).id
    desk_front.clock.forward(hours=60)
    item = desk_front.rooms.inside.rail.items["cases"]
    with transaction(desk_front.desk.store, HE) as tx:
        urge(tx, case_id)
    desk_front.bot.waitUntil(lambda: (item.badge, item.badge_tone) == (1, "danger"), timeout=LONG)


def test_the_pill_leads_to_the_sync_page(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.rooms.inside.topbar.pill.click()
    assert desk_front.rooms.inside.current() == "sync"


def test_a_toast_can_be_taken_back_with_ctrl_z(desk_front: Front) -> None:
    desk_front.unlock(HE)
    taken: list[str] = []
    desk_front.seat.say("已签到：陈可欣", undo=Undo("签到", lambda: taken.append("back")))
    assert desk_front.toast() == "已签到：陈可欣"
    desk_front.press(Qt.Key.Key_Z, modifier=CTRL)
    desk_front.settle()
    assert taken == ["back"]
    assert desk_front.toast() == "已撤销：签到"
    desk_front.press(Qt.Key.Key_Z, modifier=CTRL)
    desk_front.settle()
    assert taken == ["back"], "nothing is taken back twice"


def test_ctrl_z_in_a_box_with_text_belongs_to_the_text(desk_front: Front) -> None:
    desk_front.unlock(HE)
    taken: list[str] = []
    desk_front.seat.say("已签到：陈可欣", undo=Undo("签到", lambda: taken.append("back")))
    box = line_edit()
    box.setParent(desk_front.window)
    box.show()
    box.setFocus()
    desk_front.type("a", box)
    desk_front.press(Qt.Key.Key_Z, box, CTRL)
    assert box.text() == ""
    assert taken == []


def test_a_new_person_cannot_take_back_what_another_did(desk_front: Front) -> None:
    desk_front.unlock(HE)
    taken: list[str] = []
    desk_front.seat.say("已签到：陈可欣", undo=Undo("签到", lambda: taken.append("back")))
    desk_front.lock()
    desk_front.unlock(SHEN)
    desk_front.press(Qt.Key.Key_Z, modifier=CTRL)
    desk_front.settle()
    assert taken == []


def test_a_refusal_nobody_took_is_said_in_words(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.seat.refuse(Refusal("disk_full"))
    assert desk_front.toast() == "磁盘满了，刚才这一步没有记下。腾出空间后再做一次。"


def test_ctrl_digits_and_f2_go_from_page_to_page(desk_front: Front) -> None:
    desk_front.unlock(HE)
    inside = desk_front.rooms.inside
    for place, name in enumerate(inside.rail.items, start=1):
        desk_front.press(Qt.Key(Qt.Key.Key_0 + place), modifier=CTRL)
        assert inside.current() == name
        assert inside.rail.items[name].isChecked()
    desk_front.press(Qt.Key.Key_F2)
    assert inside.current() == "checkin"


def test_keys_do_nothing_while_the_desk_is_locked(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.lock()
    desk_front.press(Qt.Key.Key_2, modifier=CTRL)
    assert desk_front.rooms.inside.current() == "checkin"
    assert desk_front.window.locked()


def test_f5_asks_to_sync_now(desk_front: Front) -> None:
    desk_front.unlock(HE)
    with desk_front.bot.waitSignal(desk_front.seat.sync_wanted):
        desk_front.press(Qt.Key.Key_F5)


def test_f1_lists_the_keys(desk_front: Front) -> None:
    desk_front.unlock(HE)
    seen: list[str] = []

    def read(dialog: Dialog) -> bool:
        seen.append(dialog.windowTitle())
        dialog.accept()
        return True

    answers = Answers(read)  # type: ignore[arg-type]
    desk_front.press(Qt.Key.Key_F1)
    answers.stop()
    assert seen == ["快捷键"]


@pytest.mark.parametrize("page", ["people", "sync"])
def test_a_scan_reaches_check_in_from_any_page(desk_front: Front, page: str) -> None:
    desk_front.unlock(HE)
    desk_front.rooms.inside.go(page)
    with desk_front.bot.waitSignal(desk_front.seat.scanned) as heard:
        desk_front.scan("QJ1:M:7K2M9Q")
    assert heard.args == ["QJ1:M:7K2M9Q"]
    assert desk_front.rooms.inside.current() == "checkin"


def test_a_scan_while_locked_is_refused_with_a_line(desk_front: Front) -> None:
    heard: list[str] = []
    desk_front.seat.scanned.connect(heard.append)
    desk_front.scan("QJ1:M:7K2M9Q", desk_front.page)
    assert heard == []
    assert "已锁定" in desk_front.page.message.text()
    assert desk_front.page.pad.dots.filled() == 0


def test_a_quick_switch_keeps_an_unfinished_form(desk_front: Front) -> None:
    desk_front.unlock(HE)
    form = Dialog(desk_front.window, "登记", "保存", "取消")
    box = line_edit()
    form.add(box)
    form.open()
    box.setText("写了一半")
    desk_front.window.lock()
    desk_front.settle()
    assert desk_front.window.locked()
    desk_front.unlock(SHEN)
    assert form.isVisible()
    assert form.findChildren(QLineEdit)[0].text() == "写了一半"
    form.reject()


def test_a_managers_dialog_does_not_stay_for_a_clerk(desk_front: Front) -> None:
    desk_front.unlock(SHEN)
    form = Dialog(desk_front.window, "员工", "保存", "取消")
    form.setProperty(RIGHT, "staff.manage")
    form.open()
    desk_front.window.lock()
    desk_front.settle()
    desk_front.unlock(HE)
    assert not form.isVisible()


def test_pages_stay_as_they_were_behind_the_lock(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.rooms.inside.go("people")
    page = desk_front.rooms.inside.page("people")
    desk_front.lock()
    desk_front.unlock(HE)
    assert desk_front.rooms.inside.current() == "people"
    assert desk_front.rooms.inside.page("people") is page


def test_more_than_three_days_offline_is_a_banner(desk_front: Front) -> None:
    desk_front.unlock(HE)
    banner = desk_front.rooms.inside.banners.offline
    desk_front.tell("offline", last_ok="2026-11-26T02:00:00.000Z")
    assert banner.isHidden()
    desk_front.tell("offline", last_ok="2026-11-24T02:00:00.000Z")
    assert banner.title.text() == "已 4 天没有同步"
    desk_front.tell("ok", last_ok="2026-11-28T02:00:00.000Z")
    assert banner.isHidden()


def test_a_clock_that_is_wrong_is_a_banner(desk_front: Front) -> None:
    desk_front.unlock(HE)
    place = desk_front.desk.store.place
    desk_front.desk.store.place = type(place)(
        **{
            name: getattr(place, name) for name in place.__dataclass_fields__ if name != "offset_ms"
        },
        offset_ms=-6 * 60_000,
    )
    desk_front.tell("ok")
    banner = desk_front.rooms.inside.banners.clock
    assert not banner.isHidden()
    assert banner.title.text() == "这台电脑的时间快了 6 分钟"


def test_closing_with_unsent_work_says_how_much_and_may_be_called_off(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.tell("offline", unsent=3)
    seen: list[str] = []

    def stay(dialog: Dialog) -> bool:
        seen.append(dialog.windowTitle())
        dialog.reject()
        return True

    answers = Answers(stay)  # type: ignore[arg-type]
    desk_front.window.close()
    answers.stop()
    assert seen == ["还有 3 条没有同步"]
    assert desk_front.window.isVisible()


@pytest.mark.parametrize(
    ("size", "name"),
    [((1366, 690), "short"), ((1366, 768), "desk"), ((1920, 1080), "wide"), ((1180, 720), "desk")],
)
def test_how_much_room_there_is(size: tuple[int, int], name: str) -> None:
    assert layout_class(*size) == name
