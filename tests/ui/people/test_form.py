"""The form: little is asked, nothing is lost, likeness warns and never blocks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.desks import HE, SHEN
from tests.ui.people.conftest import People
from ui.kit.choices import Select
from ui.people.form import FormPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def start(people: People) -> FormPanel:
    people.press(Qt.Key.Key_N, CTRL)
    form = people.page.stage.form
    assert not form.isHidden()
    return form


def test_a_name_is_enough(people: People) -> None:
    form = start(people)
    assert QApplication.focusWidget() is form.form.field("name").control
    form.form.field("name").control.setText("林晓禾")  # type: ignore[attr-defined]
    people.press(Qt.Key.Key_Return, CTRL)
    assert form.isHidden()
    assert people.names() == ["林晓禾"]
    assert people.drawer_name == "林晓禾"
    assert people.said[-1][0] == "已登记：林晓禾"
    person = people.person(people.page.following.selected)
    assert (person.consent_way, person.notice_version) == ("spoken", "2026-11")


def test_everything_that_was_written_is_kept(people: People) -> None:
    form = start(people)
    form.form.set_values(
        {
            "name": "单雨桐",
            "phone": "１９９ ００００ ０１０４",
            "age_band": "29-35",
            "gender": "2",
            "identity": "employed",
            "political": "03",
            "unit": "半亩书店",
            "tags": "非遗，志愿者 非遗",
            "note": "周末来",
        }
    )
    form.submit()
    people.settle()
    person = people.person(people.page.following.selected)
    assert person.phone == "19900000104"
    assert set(person.tags or ()) == {"志愿者", "非遗"}
    kept = (person.age_band, person.gender, person.identity, person.political, person.unit)
    assert kept == ("29-35", "2", "employed", "03", "半亩书店")
    assert person.note == "周末来"


def test_that_somebody_wants_no_suggestions_is_kept_and_taken_back(people: People) -> None:
    form = start(people)
    form.form.set_values({"name": "单雨桐", "no_suggestions": True})
    form.submit()
    people.settle()
    one = people.page.following.selected
    assert people.person(one).no_suggestions is True
    assert "不接受推荐，由工作人员安排" in _texts(people)
    people.act("edit")
    assert form.form.values()["no_suggestions"] is True
    assert not form.dirty
    form.form.set_values({"no_suggestions": False})
    form.submit()
    people.settle()
    assert people.person(one).no_suggestions is None
    assert "不接受推荐，由工作人员安排" not in _texts(people)


def test_mistakes_are_shown_where_they_are(people: People) -> None:
    form = start(people)
    form.form.set_values({"name": "马骁", "phone": "1990000"})
    form.submit()
    people.settle()
    assert form.form.errors == {"phone": "少了 4 位，手机号是 11 位"}
    assert people.count() == 0
    form.form.field("phone").control.setText("19900000116")  # type: ignore[attr-defined]
    assert form.form.errors == {}
    form.submit()
    people.settle()
    assert people.count() == 1


def test_without_a_name_nothing_is_written(people: People) -> None:
    form = start(people)
    form.submit()
    people.settle()
    assert form.form.errors == {"name": "还没有写姓名"}
    assert people.count() == 0


def test_likeness_warns_with_a_way_to_look_and_back(people: People) -> None:
    first = people.add("王伟", "19900000111")
    form = start(people)
    form.form.field("name").control.setText("王伟")  # type: ignore[attr-defined]
    people.settle()
    field = form.form.field("name")
    assert field._warning.isVisible()
    assert field._warn_text.text() == "已有一位王伟（199****0111），是同一个人吗？"
    field.link.click()
    people.settle()
    assert people.drawer_name == "王伟"
    assert people.page.following.selected == first
    assert form.isHidden()
    assert people.page.stage.register.text() == "继续登记"
    people.press(Qt.Key.Key_N, CTRL)
    assert form.form.values()["name"] == "王伟"
    form.submit()
    people.settle()
    assert people.count() == 2
    assert people.page.stage.register.text() == "登记新人"


def test_editing_does_not_call_somebody_like_themselves(people: People) -> None:
    chen = people.add("陈思远", "19900002046")
    people.open(chen)
    people.act("edit")
    form = people.page.stage.form
    form.form.field("phone").control.setText("19900002047")  # type: ignore[attr-defined]
    people.settle()
    assert not form.form.field("name")._warning.isVisible()


def test_an_edit_sends_only_what_changed(people: People) -> None:
    chen = people.add("陈思远", "19900002046", identity="student", tags=("就业",))
    people.open(chen)
    people.act("edit")
    form = people.page.stage.form
    assert form.title.text() == "编辑：陈思远"
    assert len(people.audited("person.reveal")) == 1, "the form shows the number in full"
    form.form.set_values({"unit": "云州大学", "tags": "就业、自习"})
    people.press(Qt.Key.Key_Enter, CTRL, target=form.form.field("unit").control)
    assert people.last_fields() == {"unit": "云州大学", "tags": ["自习"]}
    assert people.person(chen).phone == "19900002046"
    assert people.drawer_name == "陈思远"


def test_an_edit_of_nothing_sends_nothing(people: People) -> None:
    chen = people.add("陈思远", "19900002046", gender="1", note="周末来", tags=("就业", "自习"))
    before = people.desk.store.tail.seq
    people.open(chen)
    people.act("edit")
    people.page.stage.form.submit()
    people.settle()
    assert people.desk.store.tail.seq == before
    assert people.page.stage.form.isHidden()


def test_under_fourteen_asks_for_a_guardian(people: People) -> None:
    form = start(people)
    assert not form.form.field("guardian_name").isVisible()
    form.form.set_values({"name": "刘小满"})
    form.form.field("age_band").set_value("u14")
    form.form.field("age_band").changed.emit()
    assert form.form.field("guardian_name").isVisible()
    assert form.form.values()["consent_way"] == "guardian"
    form.submit()
    people.settle()
    assert "guardian_name" in form.form.errors
    form.form.set_values({"guardian_name": "刘建国", "guardian_phone": "19900000109"})
    form.submit()
    people.settle()
    child = people.person(people.page.following.selected)
    assert (child.guardian_name, child.guardian_relation) == ("刘建国", "parent")
    assert child.consent_way == "guardian"


def test_older_again_forgets_the_guardian(people: People) -> None:
    form = start(people)
    form.form.set_values({"name": "赵思源", "guardian_name": "赵海燕", "age_band": "14-17"})
    form.form.field("age_band").changed.emit()
    form.submit()
    people.settle()
    person = people.person(people.page.following.selected)
    assert person.guardian_name is None
    assert person.guardian_relation is None
    assert person.consent_way == "spoken"


def test_esc_asks_once_when_something_was_written(people: People) -> None:
    form = start(people)
    people.press(Qt.Key.Key_Escape)
    assert form.isHidden()
    form = start(people)
    form.form.field("name").control.setText("林晓禾")  # type: ignore[attr-defined]
    people.press(Qt.Key.Key_Escape)
    assert not form.isHidden()
    assert "再按一次 Esc" in form.trouble.text()
    form.form.field("unit").control.setText("云州大学")  # type: ignore[attr-defined]
    assert form.trouble.isHidden(), "going on writing takes the question back"
    people.press(Qt.Key.Key_Escape)
    people.press(Qt.Key.Key_Escape)
    assert form.isHidden()
    assert people.count() == 0
    assert start(people).form.values()["name"] == ""


def test_a_form_waits_while_the_page_is_away_and_for_the_next_shift(people: People) -> None:
    form = start(people)
    form.form.set_values({"name": "林晓禾", "phone": "19900000101"})
    people.page.hide()
    people.sit(HE)
    people.page.show()
    people.settle()
    assert not form.isHidden()
    assert form.form.values()["phone"] == "19900000101"
    form.submit()
    people.settle()
    assert people.person(people.page.following.selected).recorded_by == HE.staff_id
    people.sit(SHEN)


def test_twice_ctrl_enter_writes_once(people: People) -> None:
    form = start(people)
    form.form.set_values({"name": "林晓禾"})
    form.submit()
    form.submit()
    people.settle()
    assert people.count() == 1


def test_a_number_searched_for_becomes_the_number(people: People) -> None:
    people.search("19900000117")
    people.page.stage.empty.action.click()
    values = people.page.stage.form.form.values()
    assert (values["name"], values["phone"]) == ("", "19900000117")


def test_long_words_of_another_language_do_not_widen_the_panel(people: People) -> None:
    form = start(people)
    control = form.form.field("identity").control
    assert isinstance(control, Select)
    control.set_options([("", "in one of the new forms of employment, such as riding"), ("a", "b")])
    form.form.field("age_band").set_value("u14")
    form.form.field("age_band").changed.emit()
    people.settle()
    body = form._area.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= form._area.viewport().width()
    assert form._area.horizontalScrollBar().maximum() == 0


def _texts(people: People) -> list[str]:
    return [piece.text() for piece in people.page.stage.drawer.findChildren(QLabel)]
