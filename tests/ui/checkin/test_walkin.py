"""Somebody new: two fields, the notice, a child, somebody who is like somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.checkin.driver import Counter


def test_two_fields_and_ctrl_enter(counter: Counter) -> None:
    counter.find("单雨桐")
    counter.commit()
    assert counter.stage.walk_in.isVisible()
    assert counter.stage.walk_in.name.text() == "单雨桐"
    assert counter.stage.walk_in.phone.hasFocus()
    counter.type("19900000004")
    counter.commit()
    counter.settle()
    (person,) = counter.people()
    assert (person.name, person.phone) == ("单雨桐", "19900000004")
    assert (person.consent_way, person.notice_version) == ("spoken", "2026-11")
    assert counter.kind() == "ok"
    assert counter.verdict.chips[0].text == "首次到访"
    assert not counter.stage.walk_in.isVisible()
    (visit,) = counter.visits()
    assert visit.method == "walk_in"
    assert counter.stage.box.line.hasFocus()


def test_digits_go_into_the_number(counter: Counter) -> None:
    counter.find("19900000004")
    counter.commit()
    assert counter.stage.walk_in.phone.text() == "19900000004"
    assert counter.stage.walk_in.name.hasFocus()


def test_initials_are_no_name(counter: Counter) -> None:
    counter.find("csy")
    counter.commit()
    assert counter.stage.walk_in.name.text() == ""


def test_a_number_that_is_short_is_said_at_once_and_nothing_written(counter: Counter) -> None:
    counter.find("单雨桐")
    counter.commit()
    counter.type("1990000000")
    counter.commit()
    counter.settle()
    assert counter.stage.walk_in.phone_field.error() == "少了 1 位，手机号是 11 位"
    assert counter.stage.walk_in.phone.text() == "1990000000"
    assert counter.people() == []
    counter.type("4")
    assert counter.stage.walk_in.phone_field.error() == ""
    counter.commit()
    counter.settle()
    assert len(counter.people()) == 1


def test_a_missing_name_is_said(counter: Counter) -> None:
    counter.commit()
    counter.commit()
    counter.settle()
    assert counter.stage.walk_in.name_field.error() == "还没有写姓名"
    assert counter.stage.walk_in.name.hasFocus()


def test_visit_only_is_written(counter: Counter) -> None:
    counter.find("单雨桐")
    counter.commit()
    counter.stage.walk_in.consent.set_value("visit_only")
    counter.commit()
    counter.settle()
    assert counter.people()[0].consent_way == "visit_only"
    assert "仅限到馆登记" in [fact.value for fact in counter.verdict.facts]


def test_under_fourteen_asks_for_a_guardian(counter: Counter) -> None:
    counter.find("刘小满")
    counter.commit()
    counter.press(Qt.Key.Key_F4)
    assert counter.stage.walk_in.guardian.hasFocus()
    counter.commit()
    counter.settle()
    assert counter.stage.walk_in.guardian_field.error()
    assert counter.people() == []
    counter.type("刘建国")
    counter.commit()
    counter.settle()
    (person,) = counter.people()
    assert person.age_band == "u14"
    assert (person.guardian_name, person.guardian_relation) == ("刘建国", "parent")
    assert person.consent_way == "guardian"


def test_under_fourteen_may_be_only_counted(counter: Counter) -> None:
    counter.find("刘小满")
    counter.commit()
    counter.press(Qt.Key.Key_F4)
    counter.alt("A")
    counter.enter()
    counter.settle()
    assert counter.people() == []
    (visit,) = counter.visits()
    assert (visit.person_id, visit.heads, visit.age_band) == (None, 1, "u14")


def test_likeness_is_said_and_stops_nobody(counter: Counter) -> None:
    counter.register("王伟", "19900000001")
    counter.find("王伟")
    counter.commit()
    counter.settle()
    assert counter.stage.walk_in.likeness.text() == "已有一位王伟（199****0001），是同一个人吗？"
    assert counter.stage.walk_in.button.text() == "仍然登记"
    counter.type("19900000002")
    counter.commit()
    counter.settle()
    assert len(counter.people()) == 2
    assert counter.verdict.meta == "199****0002"


def test_likeness_may_be_the_same_person(counter: Counter) -> None:
    known = counter.register("王伟", "19900000001")
    counter.find("王伟")
    counter.commit()
    counter.settle()
    counter.press(Qt.Key.Key_F3)
    counter.settle()
    assert len(counter.people()) == 1
    assert [visit.person_id for visit in counter.visits()] == [known]
    assert not counter.stage.walk_in.isVisible()


def test_escape_closes_the_form(counter: Counter) -> None:
    counter.commit()
    assert counter.stage.walk_in.isVisible()
    counter.escape()
    assert not counter.stage.walk_in.isVisible()
    assert counter.stage.box.line.hasFocus()


def test_f2_leaves_the_form_for_the_box(counter: Counter) -> None:
    counter.commit()
    counter.type("单")
    counter.press(Qt.Key.Key_F2)
    assert counter.stage.box.line.hasFocus()
    assert counter.stage.walk_in.name.text() == "单"
