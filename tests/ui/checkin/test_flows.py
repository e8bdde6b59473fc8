"""Each way of serving somebody, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.people.actions import Details, register
from app.store.transaction import transaction
from tests.support.desks import HE, Ground
from tests.ui.checkin.conftest import MakeCounter
from tests.ui.checkin.driver import Counter

LIN, ZHOU = ("林晓禾", "19900000001"), ("周启明", "19900000002")


def test_name_and_enter_is_green(counter: Counter) -> None:
    counter.register(*LIN)
    counter.serve("lxh")
    assert counter.kind() == "ok"
    assert counter.verdict.name == "林晓禾"
    assert counter.verdict.meta == "199****0001"
    assert counter.names() == ["林晓禾"]
    assert counter.states() == ["待同步"]
    assert counter.toasts == ["已签到：林晓禾"]
    assert counter.stage.box.text() == ""
    assert counter.stage.box.line.hasFocus()


def test_arrow_and_alt_number_choose_another(counter: Counter) -> None:
    counter.register("王伟", "19900000011")
    counter.register("王伟", "19900000012")
    counter.clock.forward(minutes=1)
    counter.find("王伟")
    second = counter.stage.results.rows.rows()[1].phone
    counter.press(Qt.Key.Key_Down)
    counter.enter()
    counter.settle()
    assert counter.verdict.meta == second
    counter.find("王伟")
    phones = [row.phone for row in counter.stage.results.rows.rows()]
    QTest.keyClick(counter.focused(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    counter.settle()
    assert counter.verdict.meta == phones[1]
    assert len(counter.visits()) == 2


def test_keypad_digit_with_alt_checks_nobody_in(counter: Counter) -> None:
    counter.register(*LIN)
    counter.find("lxh")
    keypad = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(counter.focused(), Qt.Key.Key_1, keypad)
    counter.settle()
    assert counter.visits() == []


def test_who_came_already_is_amber_with_time_desk_and_way(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.clock.forward(minutes=31)
    counter.serve("lxh")
    assert counter.kind() == "already"
    assert counter.verdict.word == "今天已签到"
    assert counter.verdict.line == "31 分钟前"
    assert [fact.value for fact in counter.verdict.facts] == ["10:00，本机", "--", "查找"]
    assert [action.ident for action in counter.verdict.actions][:2] == ["next", "again"]
    assert len(counter.visits()) == 1


def test_re_entry_on_purpose_counts_once(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.serve("lxh")
    counter.alt("R")
    counter.settle()
    assert counter.verdict.word == "再次入馆"
    assert len(counter.visits()) == 2
    assert counter.today().occupancy.visits == 1
    assert counter.stage.occupancy.visits.text() == "1"


def test_check_out_and_coming_back(counter: Counter) -> None:
    counter.register(*LIN)
    counter.serve("lxh")
    counter.alt("O")
    counter.settle()
    assert counter.verdict.word == "已离馆"
    assert counter.states() == ["已离馆"]
    assert counter.inside() == []
    counter.clock.forward(minutes=40)
    counter.serve("lxh")
    assert counter.kind() == "already"
    assert counter.verdict.word == "今天来过"
    assert [action.ident for action in counter.verdict.actions] == ["again", "next"]
    counter.alt("R")
    counter.settle()
    assert counter.kind() == "ok"
    assert len(counter.inside()) == 1


def test_somebody_is_let_out_from_the_list_of_who_is_inside(counter: Counter) -> None:
    for name, phone in (LIN, ZHOU):
        counter.came(counter.register(name, phone))
    counter.stage.inside.list.setFocus()
    QTest.keyClick(counter.stage.inside.list, Qt.Key.Key_Home)
    counter.enter()
    counter.settle()
    assert len(counter.inside()) == 1
    counter.undo()
    assert len(counter.inside()) == 2


def test_undo_voids_and_the_row_leaves_the_list(counter: Counter) -> None:
    counter.register(*LIN)
    counter.serve("lxh")
    assert counter.names() == ["林晓禾"]
    counter.undo()
    assert counter.names() == []
    assert counter.visits() == []
    assert counter.kind() == "idle"
    assert counter.toasts[-1] == "已撤销：林晓禾的签到"


def test_change_of_person_keeps_the_time(counter: Counter) -> None:
    counter.register(*LIN)
    counter.register(*ZHOU)
    counter.serve("lxh")
    counter.clock.forward(minutes=5)
    counter.alt("C")
    counter.dialog()
    counter.find("zqm")
    counter.enter()
    counter.settle()
    assert counter.page.dialog is None
    assert counter.names() == ["周启明"]
    assert counter.verdict.name == "周启明"
    (visit,) = counter.visits()
    assert visit.happened_at == "2026-11-28T02:00:00.000Z"
    assert visit.recorded_at == "2026-11-28T02:05:00.000Z"
    counter.come_back()
    assert counter.stage.box.line.hasFocus()


def test_change_to_somebody_who_came_is_said_in_the_dialog(counter: Counter) -> None:
    counter.came(counter.register(*ZHOU))
    counter.register(*LIN)
    counter.serve("lxh")
    counter.alt("C")
    dialog = counter.dialog()
    counter.find("zqm")
    counter.enter()
    counter.settle()
    assert counter.page.dialog is dialog
    assert dialog.line.text().startswith("今天已经签到过了")
    counter.escape()
    assert counter.page.dialog is None
    assert sorted(counter.names()) == sorted(["林晓禾", "周启明"])


def test_back_fill_needs_a_reason_and_keeps_the_day(counter: Counter) -> None:
    counter.register(*LIN)
    counter.alt("L")
    dialog = counter.dialog()
    counter.find("lxh")
    counter.enter()
    counter.settle()
    dialog.form.set_values({"day": "2026-11-27", "time": "15:30"})
    counter.commit()
    counter.settle()
    assert dialog.form.errors == {"reason": "补签要写原因。"}
    dialog.form.field("reason").control.setFocus()
    counter.type("停电，纸上登记")
    counter.commit()
    counter.settle()
    assert counter.page.dialog is None
    (visit,) = counter.visits()
    assert visit.happened_at == "2026-11-27T07:30:00.000Z"
    assert visit.day == "2026-11-27"
    assert visit.method == "backfill"
    assert visit.late_reason == "停电，纸上登记"
    assert counter.verdict.word == "已补签"
    assert counter.names() == []


def test_back_fill_of_the_future_is_said_at_its_field(counter: Counter) -> None:
    counter.register(*LIN)
    counter.alt("L")
    dialog = counter.dialog()
    counter.find("lxh")
    counter.enter()
    counter.settle()
    dialog.form.set_values({"time": "23:00", "reason": "忘了"})
    counter.commit()
    counter.settle()
    assert list(dialog.form.errors) == ["time"]
    assert counter.visits() == []


def test_head_count_of_twelve(counter: Counter) -> None:
    counter.alt("A")
    counter.type("12")
    counter.enter()
    counter.settle()
    assert counter.verdict.word == "已计数"
    assert counter.names() == ["匿名 12 人"]
    assert counter.stage.occupancy.inside.text() == "12"
    assert counter.stage.box.line.hasFocus()
    counter.undo()
    assert counter.names() == []


def test_companions_join_one_party(counter: Counter) -> None:
    counter.register(*LIN)
    counter.register(*ZHOU)
    counter.serve("lxh")
    counter.alt("G")
    assert counter.stage.party.isVisible()
    counter.serve("zqm")
    counter.alt("A")
    counter.type("3")
    counter.enter()
    counter.settle()
    assert "已加 4 人" in counter.stage.party.words.text()
    counter.escape()
    assert not counter.stage.party.isVisible()
    first, second, third = counter.visits()
    assert second.party == third.party == first.id
    assert third.heads == 3
    counter.serve("lxh")
    assert counter.stage.occupancy.inside.text() == "5"


def test_after_a_party_the_next_comes_alone(counter: Counter) -> None:
    counter.register(*LIN)
    counter.register(*ZHOU)
    counter.serve("lxh")
    counter.alt("G")
    counter.escape()
    counter.serve("zqm")
    assert [visit.party for visit in counter.visits()] == [None, None]


def test_purpose_is_kept_for_the_session(counter: Counter) -> None:
    counter.register(*LIN)
    counter.register(*ZHOU)
    counter.alt("S")
    menu = counter.stage.purpose.choices
    counter.bot.waitUntil(menu.isVisible)
    names = [action.text() for action in menu.actions()]
    for _ in range(names.index("阅读借书") + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    counter.bot.waitUntil(lambda: not menu.isVisible())
    counter.come_back()
    counter.serve("lxh")
    counter.serve("zqm")
    assert [visit.purpose for visit in counter.visits()] == ["reading", "reading"]
    assert counter.verdict.facts[0].value == "阅读借书"


@pytest.mark.parametrize(
    ("capacity", "heads", "level", "words"),
    [
        (10, 8, "ok", "还可容纳 2 人"),
        (10, 9, "amber", "还可容纳 1 人"),
        (10, 10, "red", "刚好满员"),
        (10, 12, "red", "已超出 2 人"),
        (0, 12, "ok", ""),
    ],
)
def test_capacity_colours_the_card_and_blocks_nobody(
    make_counter: MakeCounter, capacity: int, heads: int, level: str, words: str
) -> None:
    counter = make_counter(Ground(capacity=capacity))
    counter.alt("A")
    counter.type(str(heads))
    counter.enter()
    counter.settle()
    assert counter.stage.occupancy.level == level
    assert counter.stage.occupancy.room.text() == words
    assert counter.kind() == "ok"


def test_after_closing_time_it_is_unknown_when_they_left(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.clock.put("2026-11-28T13:30:00.000Z")
    counter.page.refresh()
    counter.settle()
    assert counter.states() == ["离馆时间未知"]
    assert counter.inside() == []
    assert counter.stage.occupancy.inside.text() == "0"


def test_views_of_the_list(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.clock.forward(hours=24)
    counter.serve("lxh")
    counter.register(*ZHOU)
    counter.serve("zqm")
    counter.stage.today.views.set_value("first")
    assert counter.names() == ["周启明"]
    counter.serve("lxh")
    counter.alt("O")
    counter.settle()
    counter.stage.today.views.set_value("inside")
    assert counter.names() == ["周启明"]


def test_the_card_forgets_after_a_minute(counter: Counter) -> None:
    counter.register(*LIN)
    counter.serve("lxh")
    privacy = counter.page.serving.privacy
    assert privacy.isActive()
    assert privacy.interval() == 60_000
    privacy.timeout.emit()
    assert counter.kind() == "idle"
    assert counter.verdict.name == "今天已接待 1 人次"
    assert not counter.stage.today.table.selectionModel().hasSelection()


def test_names_found_and_left_standing_go_away_too(counter: Counter) -> None:
    counter.register(*LIN)
    counter.find("lxh")
    assert counter.stage.results.isVisible()
    counter.page.serving.privacy.timeout.emit()
    assert not counter.stage.results.isVisible()
    assert counter.stage.box.text() == ""
    assert counter.kind() == "idle"


def test_escape_is_the_next_visitor(counter: Counter) -> None:
    counter.register(*LIN)
    counter.serve("lxh")
    counter.escape()
    assert counter.kind() == "idle"


def test_letters_typed_on_the_list_go_into_the_box(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.stage.today.table.setFocus()
    counter.type("lx")
    assert counter.stage.box.text() == "lx"
    assert counter.stage.box.line.hasFocus()


def test_a_line_of_the_list_shows_who_it_is(counter: Counter) -> None:
    counter.came(counter.register(*LIN))
    counter.stage.today.table.setFocus()
    QTest.keyClick(counter.stage.today.table, Qt.Key.Key_Home)
    counter.stage.today.table.selectRow(0)
    counter.enter()
    counter.settle()
    assert counter.verdict.name == "林晓禾"
    assert len(counter.visits()) == 1


def test_the_card_tells_the_queue_no_more_than_it_must(counter: Counter) -> None:
    with transaction(counter.desk.store, HE) as tx:
        register(tx, Details("程思颖", consent_way="spoken", tags=("心理", "志愿者")))
    counter.serve("程思颖")
    assert [chip.text for chip in counter.verdict.chips] == ["首次到访", "志愿者"]
