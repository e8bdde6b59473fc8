"""The drawer: what it shows, what is masked, what can be done from it, all from the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.checkin.queries import visits_of
from app.ops import Version
from app.people.codes import parse_code
from app.people.model import Person
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import SYSTEM, transaction
from tests.support.desks import EPOCH, HE, SHEN
from tests.ui.people.conftest import HandTimer, People
from ui.kit.text import ElidedLabel
from ui.people.code import CodeDialog, ReplaceDialog, badge, matrix, picture
from ui.people.number import NumberLine


def phone(people: People) -> NumberLine:
    details = people.page.stage.drawer.details
    assert details is not None
    return details.numbers["phone"]


def ring(line: NumberLine) -> None:
    assert isinstance(line.timer, HandTimer)
    line.timer.ring()


def events(people: People) -> list[tuple[str, str]]:
    details = people.page.stage.drawer.details
    assert details is not None
    assert details.timeline is not None
    return [(event.title, event.under) for event in details.timeline.events]


def test_the_drawer_by_keyboard_alone(people: People) -> None:
    for name in ("周启明", "林晓禾", "陈思远"):
        people.add(name)
        people.desk.store.clock.forward(minutes=1)  # type: ignore[attr-defined]
    people.page.refresh()
    assert people.names() == ["陈思远", "林晓禾", "周启明"]
    people.page.stage.table.setFocus()
    assert people.page.stage.table.currentIndex().row() == 0
    assert people.drawer_name == "", "nobody is shown before somebody is asked for"
    people.press(Qt.Key.Key_Down)
    assert people.drawer_name == "林晓禾"
    assert people.page.stage.table.hasFocus()
    people.press(Qt.Key.Key_Up)
    assert people.drawer_name == "陈思远"
    people.press(Qt.Key.Key_Down)
    people.press(Qt.Key.Key_Return)
    assert people.page.stage.drawer.hasFocus()
    people.press(Qt.Key.Key_Right)
    assert people.drawer_name == "周启明"
    people.press(Qt.Key.Key_Right)
    assert people.drawer_name == "周启明"
    people.press(Qt.Key.Key_Left)
    assert people.drawer_name == "林晓禾"
    people.press(Qt.Key.Key_Escape)
    assert people.drawer_name == ""
    assert people.page.stage.table.hasFocus()
    people.press(Qt.Key.Key_Down)
    assert people.drawer_name == "", "what was closed stays closed while moving along the list"
    people.press(Qt.Key.Key_Return)
    assert people.drawer_name == "周启明"


def test_arrows_in_the_search_box_move_along_the_list(people: People) -> None:
    people.add("林晓禾")
    people.add("陈思远")
    first, second = people.names()
    people.press(Qt.Key.Key_Down, target=people.page.stage.search)
    assert people.drawer_name == second
    people.press(Qt.Key.Key_Up, target=people.page.stage.search)
    assert people.drawer_name == first


def test_a_narrow_window_lets_the_drawer_float_and_keeps_it_shut(people: People) -> None:
    chen = people.add("陈思远")
    people.desk.store.clock.forward(minutes=1)  # type: ignore[attr-defined]
    people.add("林晓禾")
    people.names()
    people.page.resize(1180 - 84, 600)
    people.settle()
    stage = people.page.stage
    assert stage.floating
    people.press(Qt.Key.Key_Up, target=stage.table)
    people.press(Qt.Key.Key_Down, target=stage.table)
    assert people.drawer_name == ""
    people.press(Qt.Key.Key_Return, target=stage.table)
    assert people.drawer_name == "陈思远"
    assert stage.drawer.parentWidget() is stage.body
    assert stage.drawer.geometry().right() == stage.body.rect().right()
    assert stage.table.width() > stage.body.width() - 10
    people.page.resize(1282, 712)
    people.settle()
    assert not stage.floating
    assert people.drawer_name == "陈思远"
    assert people.page.following.selected == chen


def test_head_rows_and_consent(people: People) -> None:
    chen = people.add(
        "陈思远",
        "19900002046",
        age_band="18-24",
        identity="student",
        unit="云州大学",
        tags=("就业",),
    )
    people.open(chen)
    drawer = people.page.stage.drawer
    words = [label.text() for label in drawer.findChildren(ElidedLabel)]
    assert {"陈思远", "Chen Siyuan", "18 ～ 24 岁", "学生", "云州大学"} <= set(words)
    details = drawer.details
    assert details is not None
    assert details.consent is not None
    assert details.consent.title.text() == "已同意保存个人信息"
    assert details.consent.words.text() == (
        "2026-11-28 本人当面口头同意，用于到馆登记、活动通知，可随时撤回。告知书 2026-11 版。"
    )
    assert details.consent.property("tone") == "ok"
    assert events(people) == [("首次登记", "沈知远经办·待同步")]


def test_visit_only_is_said_in_grey(people: People) -> None:
    people.open(people.add("赵一鸣", consent_way="visit_only"))
    details = people.page.stage.drawer.details
    assert details is not None
    assert details.consent is not None
    assert details.consent.title.text() == "仅限到馆登记"
    assert details.consent.property("tone") == "neutral"


def test_a_number_is_shown_for_fifteen_seconds_and_noted(people: People) -> None:
    chen = people.add("陈思远", "19900002046")
    people.open(chen)
    line = phone(people)
    assert line.words.text() == "199****2046"
    line.show_button.click()
    people.settle()
    assert line.words.text() == "19900002046"
    entries = people.audited("person.reveal")
    assert [(entry.row_id, entry.actor) for entry in entries] == [(chen, SHEN.staff_id)]
    ring(line)
    assert line.words.text() == "199****2046"
    assert line.show_button.isEnabled()


def test_a_number_shown_hides_with_the_page_and_with_the_next_person(people: People) -> None:
    chen = people.add("陈思远", "19900002046")
    other = people.add("林晓禾", "19900000101")
    people.open(chen)
    line = phone(people)
    line.show_button.click()
    people.settle()
    people.page.hide()
    assert line.words.text() == "199****2046"
    people.page.show()
    line.show_button.click()
    people.settle()
    people.open(other)
    assert phone(people).words.text() == "199****0101"
    people.open(chen)
    assert phone(people).words.text() == "199****2046"


def test_a_refresh_does_not_prolong_what_is_shown(people: People) -> None:
    chen = people.add("陈思远", "19900002046")
    people.open(chen)
    phone(people).show_button.click()
    people.settle()
    people.act("check_in")
    line = phone(people)
    assert line.words.text() == "19900002046"
    assert len(people.audited("person.reveal")) == 1
    ring(line)
    assert line.words.text() == "199****2046"


def test_checking_in_from_the_drawer_can_be_taken_back(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    people.page.stage.drawer.check_in.click()
    people.settle()
    text, undo = people.said[-1]
    assert text == "已签到：陈思远"
    assert undo is not None
    assert events(people)[0][0] in ("签到", "首次登记")
    with people.desk.store.read() as session:
        assert len(visits_of(session, chen)) == 1
    people.undo()
    with people.desk.store.read() as session:
        assert visits_of(session, chen) == []


def test_checking_in_twice_only_says_so(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    people.act("check_in")
    people.act("check_in")
    assert people.said[-1] == ("陈思远今天 10:00 已经签到", None)


def test_off_the_list_and_back(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    assert people.page.stage.drawer.verbs()[-1] == ("active", "停用")
    people.act("active")
    assert people.person(chen).status == "inactive"
    assert people.names() == []
    assert people.drawer_name == "陈思远"
    assert people.page.stage.drawer.verbs() == [("active", "恢复")]
    assert not people.page.stage.drawer.check_in.isVisible()
    people.act("active")
    assert people.person(chen).status == "active"
    people.undo()
    assert people.person(chen).status == "inactive"


def test_a_clerk_may_not_take_people_off_the_list(people: People) -> None:
    chen = people.add("陈思远")
    people.sit(HE)
    people.open(chen)
    assert "active" not in dict(people.page.stage.drawer.verbs())


def test_a_code_is_given_out_lost_and_given_out_again(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    assert people.page.stage.drawer.verbs()[0] == ("card", "发会员码")
    people.act("card")
    first = people.dialog()
    assert isinstance(first, CodeDialog)
    code = parse_code(first.code)
    first.accept()
    people.settle()
    assert dict(people.page.stage.drawer.verbs())["replace"] == "挂失换码…"
    people.act("replace")
    asked = people.dialog()
    assert isinstance(asked, ReplaceDialog)
    asked.reasons.set_value("broken")
    asked.accept()
    people.settle()
    second = people.dialog()
    assert isinstance(second, CodeDialog)
    assert second.code != code
    second.accept()
    people.settle()
    titles = [title for title, _under in events(people)]
    assert sorted(titles) == ["发会员码", "发会员码（已作废：扫不出来了）", "首次登记"]


def test_a_code_already_given_out_is_only_shown(people: People) -> None:
    chen = people.add("陈思远", card=True)
    people.open(chen)
    whole = people.page.stage.drawer.whole
    assert whole is not None
    people.act("card")
    dialog = people.dialog()
    assert isinstance(dialog, CodeDialog)
    assert dialog.code == whole.card.code
    dialog.reject()


@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
def test_the_picture_of_a_code_is_crisp(qapp: QApplication, dpr: float) -> None:
    drawn = picture("QJ1M23456789A", 228, dpr).toImage()
    modules = matrix("QJ1M23456789A")
    step = drawn.width() // (len(modules) + 8)
    assert drawn.width() == step * (len(modules) + 8)
    assert drawn.width() <= 228 * dpr
    for top, row in enumerate(modules):
        for left, dark in enumerate(row):
            for corner in (0, step - 1):
                shade = drawn.pixelColor((left + 4) * step + corner, (top + 4) * step + corner)
                assert shade.lightness() == (0 if dark else 255)


def test_a_card_can_be_saved_and_says_when_it_cannot(people: People, tmp_path: Path) -> None:
    dialog = CodeDialog(people.page, "QJ1M23456789A", "陈思远", "青禾区望江街道青年之家")
    assert dialog.save_to(str(tmp_path / "card.png"))
    assert QImage(str(tmp_path / "card.png")).size() == badge("A", "B", "C").size()
    assert dialog.trouble.isHidden()
    assert not dialog.save_to(str(tmp_path / "nowhere" / "card.png"))
    assert not dialog.trouble.isHidden()
    dialog.deleteLater()


def test_a_visit_of_the_past_is_written_down_for_this_person(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    people.act("late")
    dialog = people.page.following.acts.dialog
    assert dialog is not None
    assert dialog.picker.person_id == chen  # type: ignore[attr-defined]
    dialog.form.set_values({"time": "09:00", "reason": "停电，纸上登记"})  # type: ignore[attr-defined]
    dialog.commit()
    people.settle()
    assert people.said[-1][0] == "已补签：陈思远"
    with people.desk.store.read() as session:
        assert [row.method for row in visits_of(session, chen)] == ["backfill"]


def test_a_child_shows_its_guardian_masked(people: People) -> None:
    child = people.add(
        "刘小满",
        age_band="u14",
        guardian_name="刘建国",
        guardian_relation="parent",
        guardian_phone="19900000109",
        consent_way="guardian",
    )
    people.open(child)
    details = people.page.stage.drawer.details
    assert details is not None
    assert details.numbers["guardian_phone"].words.text() == "199****0109"
    assert "刘建国（父母）" in [label.text() for label in details.findChildren(ElidedLabel)]
    assert details.consent is not None
    assert details.consent.title.text() == "监护人已同意保存个人信息"


def test_what_headquarters_did_not_take_is_marked(people: People) -> None:
    chen = people.add("陈思远")
    people.open(chen)
    with transaction(people.desk.store, SYSTEM) as tx:
        person = tx.session.get(Person, chen)
        assert person is not None
        person.mark = "refused"
    people.page.refresh()
    people.settle()
    model = people.page.stage.roll
    people.names()
    assert model.index(0, model.columns.index("tags")).data() == "未能发送"
    assert events(people)[0] == ("首次登记", "沈知远经办·未能发送")


def test_who_vanished_is_not_shown(people: People) -> None:
    people.add("陈思远")
    people.open("01900000-0000-7000-8000-0000000000aa")
    assert people.drawer_name == ""
    assert people.refused == ["person_unknown"]


def test_a_change_from_headquarters_shows_at_once(people: People) -> None:
    person_id = "01900000-0000-7000-8000-0000000000bb"
    fields = {"name": "林晓禾", "status": "active", "phone": "19900000101"}
    for number, name in enumerate(("林晓禾", "林小禾"), start=20):
        row = IncomingRow(
            "person", person_id, Version(EPOCH, "venue", number), {**fields, "name": name}
        )
        incoming(people.desk.store, IncomingPage(rows=[row]))
        people.settle()
        if number == 20:
            people.open(person_id)
    assert people.names() == ["林小禾"]
    assert people.drawer_name == "林小禾"
