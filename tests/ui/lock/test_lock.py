"""The lock screen: who is offered, right and wrong PINs, pauses, what stays behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ops import Version
from app.staff.pins import set_pin
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from sync.client.agent import Status
from tests.support.desks import EPOCH, HE, LUO, QIN, SHEN, VENUE_ID
from tests.support.window import Front


def test_the_staff_are_offered_when_the_store_is_open(desk_front: Front) -> None:
    names = [tile.face.name for tile in desk_front.page.tiles.tiles]
    assert sorted(names) == sorted(["沈知远", "何小溪", "罗一鸣", "秦岚"])
    assert desk_front.page.side.venue.text() == "青禾区望江街道青年之家"
    assert desk_front.page.side.clock.text() == "10:00"
    assert desk_front.page.greeting.text() == "早上好，谁来值班？"


def test_a_right_pin_opens_without_enter(desk_front: Front) -> None:
    desk_front.unlock(HE)
    assert desk_front.seat.actor == HE
    assert desk_front.rooms.inside.topbar.staff.text() == "何小溪"
    assert desk_front.rooms.inside.current() == "checkin"


def test_whoever_was_here_last_is_offered_first(desk_front: Front) -> None:
    desk_front.unlock(HE)
    desk_front.lock()
    chosen = desk_front.page.tiles.chosen()
    assert chosen is not None
    assert chosen.name == "何小溪"
    assert chosen.last == "上次登录 今天 10:00"


def test_a_wrong_pin_says_how_many_tries_are_left(desk_front: Front) -> None:
    desk_front.choose("何小溪")
    desk_front.type_pin("111222")
    assert desk_front.window.locked()
    assert desk_front.page.message.text() == "PIN 不对，还可再试 4 次"
    assert desk_front.page.pad.dots.filled() == 0
    desk_front.type_pin("135791")
    assert not desk_front.window.locked()


def test_five_wrong_pins_pause_one_person_with_a_countdown(desk_front: Front) -> None:
    desk_front.choose("何小溪")
    for _ in range(5):
        desk_front.type_pin("111222")
    assert "1:00 后可以再试" in desk_front.page.message.text()
    desk_front.clock.forward(seconds=30)
    desk_front.page.tick()
    assert "0:30 后可以再试" in desk_front.page.message.text()
    desk_front.type("1", desk_front.page)
    assert desk_front.page.pad.dots.filled() == 0
    desk_front.unlock(SHEN)
    desk_front.lock()
    desk_front.clock.forward(seconds=31)
    desk_front.unlock(HE)


def test_backspace_takes_a_digit_back(desk_front: Front) -> None:
    desk_front.choose("何小溪")
    desk_front.type("1", desk_front.page)
    desk_front.type("3", desk_front.page)
    desk_front.press(Qt.Key.Key_Backspace, desk_front.page)
    assert desk_front.page.pad.dots.filled() == 1


def test_somebody_without_a_pin_is_told_who_can_help(desk_front: Front) -> None:
    desk_front.choose("秦岚")
    assert "请站长" in desk_front.page.message.text()
    desk_front.type("1", desk_front.page)
    assert desk_front.page.pad.dots.filled() == 0


def test_a_forgotten_pin_names_the_manager(desk_front: Front) -> None:
    desk_front.choose("何小溪")
    desk_front.page.forgot.click()
    assert "沈知远" in desk_front.page.message.text()


def test_the_sync_card_says_how_things_stand(desk_front: Front) -> None:
    card = desk_front.page.side.sync
    desk_front.tell("offline", unsent=37, last_ok="2026-11-28T01:45:00.000Z")
    assert card.title.text() == "当前离线"
    assert card.when.text() == "上次同步 今天 09:45"
    assert card.text.text().startswith("登录、签到、登记都不受影响。37 条记录已存在本机")
    desk_front.tell("standalone")
    assert card.title.text() == "独立使用"


def test_the_desk_locks_by_itself_when_nobody_touches_it(desk_front: Front) -> None:
    desk_front.unlock(HE)
    minutes = desk_front.desk.profile.lock_minutes
    desk_front.time.forward(minutes * 60 - 10)
    desk_front.rooms.idle.look()
    assert not desk_front.window.locked()
    desk_front.press(Qt.Key.Key_F2)
    desk_front.time.forward(minutes * 60 - 10)
    desk_front.rooms.idle.look()
    assert not desk_front.window.locked(), "a key press counts as being there"
    desk_front.time.forward(11)
    desk_front.rooms.idle.look()
    assert desk_front.window.locked()


def from_headquarters(front: Front, kind: str, ident: str, **fields: object) -> None:
    """Let headquarters change a record while the lock screen is up."""
    version = Version(EPOCH, "venue", 50 + len(fields["name"]))  # type: ignore[arg-type]
    incoming(front.desk.store, IncomingPage(rows=[IncomingRow(kind, ident, version, fields)]))
    front.settle()


def test_a_new_rule_for_pins_locks_nobody_out(desk_front: Front) -> None:
    from_headquarters(desk_front, "venue", VENUE_ID, code="QJ0001", name="望江", pin_length=4)
    assert desk_front.page.side.venue.text() == "望江"
    desk_front.unlock(SHEN)
    with transaction(desk_front.desk.store, SHEN) as tx:
        set_pin(tx, str(LUO.staff_id), "2580")
    desk_front.lock()
    desk_front.choose("罗一鸣")
    desk_front.type_pin("2580")
    assert desk_front.seat.actor == LUO
    desk_front.lock()
    desk_front.unlock(HE)


@pytest.mark.parametrize("length", [0, 1, 9])
def test_a_rule_nobody_can_work_by_is_bent_to_one(desk_front: Front, length: int) -> None:
    from_headquarters(desk_front, "venue", VENUE_ID, code="QJ0001", name="江", pin_length=length)
    desk_front.choose("秦岚")
    assert desk_front.page.length == (8 if length == 9 else 4)


def test_news_from_headquarters_leaves_half_a_pin_where_it_is(desk_front: Front) -> None:
    desk_front.choose("何小溪")
    desk_front.type("1", desk_front.page)
    qin = {"name": "秦小岚", "role": "social_worker", "status": "active"}
    from_headquarters(desk_front, "staff", str(QIN.staff_id), **qin)
    assert "秦小岚" in [tile.face.name for tile in desk_front.page.tiles.tiles]
    desk_front.type_pin("35791")
    assert desk_front.seat.actor == HE


def test_a_pc_that_was_turned_off_says_what_is_left(desk_front: Front) -> None:
    desk_front.page.show_status(Status("attention", unsent=2, reason="wiped"))
    card = desk_front.page.side.sync
    assert card.title.text() == "总部已停用这台电脑"
    assert card.text.text() == (
        "没上报的 2 条还在本机。别处的资料已从本机清除。请联系总部，登录后在“同步”里查看。"
    )
    desk_front.page.show_status(Status("attention", reason="wiped"))
    assert card.text.text().startswith("别处的资料已从本机清除。")
