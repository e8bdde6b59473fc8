"""What was taken down is put right by keyboard: the words, the category; the archive asks first."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from app.cases.lifecycle import REOPEN_FOR
from tests.support.desks import QIN
from tests.ui.cases.boarddriver import ALT, CTRL, Office
from ui.cases.amending import AmendDialog, RecategoriseDialog
from ui.cases.asking import SayDialog, SureDialog

KEY = Qt.Key


def test_words_are_put_right(office: Office) -> None:
    case_id = office.takes("想找周末兼值", details="附近就好", wish_time="周日")
    office.stand_on(case_id)
    office.do("amend")
    dialog = office.dialog()
    assert isinstance(dialog, AmendDialog)
    office.commit()
    assert "还没有改动" in dialog.line.text()
    assert dialog.form.field("need").control.hasFocus()
    office.press(KEY.Key_A, CTRL)
    office.press(KEY.Key_Delete)
    office.commit()
    assert set(dialog.form.errors) == {"need"}
    office.type("想找周末兼职")
    dialog.form.field("details").set_value("长" * 5001)
    office.commit()
    assert set(dialog.form.errors) == {"details"}, "said at the field that is too long"
    dialog.form.field("details").set_value("附近就好")
    dialog.form.field("wish_time").set_value("")
    dialog.form.field("wish_gender").set_value("2")
    office.commit()
    assert office.toast() == "已改写"
    words = office.shown().whole.words
    assert (words["need"], words["details"], words["wish_gender"]) == (
        "想找周末兼职",
        "附近就好",
        "2",
    )
    assert "wish_time" not in words
    assert [line.act for line in office.shown().whole.log] == ["take", "amend"]


def test_what_another_desk_wrote_meanwhile_stays(office: Office) -> None:
    case_id = office.takes("想找周末兼值")
    office.stand_on(case_id)
    office.do("amend")
    dialog = office.dialog()
    office.does("amend", case_id, {"details": "带学生证"})
    dialog.form.field("need").set_value("想找周末兼职")
    office.commit()
    words = office.shown().whole.words
    assert (words["need"], words["details"]) == ("想找周末兼职", "带学生证")


def test_another_category_has_its_own_limit(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    before = office.counter.row(case_id).due_at
    office.do("recategorise")
    dialog = office.dialog()
    assert isinstance(dialog, RecategoriseDialog)
    office.commit()
    assert set(dialog.form.errors) == {"category"}, "it is the same one"
    dialog.category.set_value("BMFW")
    office.commit()
    row = office.counter.row(case_id)
    assert row.category == "BMFW"
    assert str(row.due_at) < str(before)
    assert office.toast() == "已改类别，时限按新类别算"


def test_a_sensitive_category_is_said_before_and_is_for_good(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    office.do("recategorise")
    dialog = office.dialog()
    assert isinstance(dialog, RecategoriseDialog)
    dialog.category.set_value("FLYZ")
    assert not dialog.field._warning.isHidden()
    office.commit()
    assert office.shown().whole.card.hidden
    assert office.deeds() == [], "a clerk has no more to do with it"
    office.sit(QIN, "秦岚")
    office.stand_on(case_id)
    assert office.shown().whole.card.category == "FLYZ"


def test_what_ran_out_meanwhile_is_said(office: Office) -> None:
    case_id = office.takes()
    office.stand_on(case_id)
    office.do("recategorise")
    dialog = office.dialog()
    assert isinstance(dialog, RecategoriseDialog)
    office.counter.to_told(case_id)
    dialog.category.set_value("BMFW")
    office.commit()
    assert "已经办结" in dialog.line.text()
    office.press(KEY.Key_Escape, target=dialog)
    assert not {"amend", "recategorise"} & set(office.deeds())


def test_the_archive_asks_while_a_case_can_be_taken_up_again(office: Office) -> None:
    case_id = office.takes()
    office.counter.to_closed(case_id)
    office.stand_on(case_id)
    assert office.deeds()[0] == "reopen"
    office.press(KEY.Key_Return, CTRL)
    assert isinstance(office.dialog(), SayDialog), "it asks why, and archives nothing"
    office.press(KEY.Key_Escape, target=office.dialog())
    office.press(KEY.Key_Right, ALT)
    dialog = office.dialog()
    assert isinstance(dialog, SureDialog)
    office.press(KEY.Key_Escape, target=dialog)
    assert office.counter.state(case_id) == "closed"
    office.press(KEY.Key_Right, ALT)
    office.commit()
    assert (office.counter.state(case_id), office.toast()) == ("archived", "已归档")


def test_later_one_key_puts_it_away(office: Office) -> None:
    case_id = office.takes()
    office.counter.to_closed(case_id)
    office.clock.forward(hours=(REOPEN_FOR + dt.timedelta(hours=1)) // dt.timedelta(hours=1))
    office.stand_on(case_id)
    assert office.deeds()[0] == "archive"
    office.press(KEY.Key_Return, CTRL)
    assert office.counter.state(case_id) == "archived"
