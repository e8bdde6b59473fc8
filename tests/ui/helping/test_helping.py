"""Help asked of other venues and offered to them, by keyboard, from the board."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.cases.rules import VENUE
from app.helping.queries import OwnCall
from tests.support.cases import LEGAL, WAGES
from tests.support.desks import QIN
from tests.support.helped import (
    OTHER,
    OTHER_NAME,
    WORDS,
    asks,
    elsewhere,
    hears,
    is_offered,
    own,
)
from tests.ui.cases.boarddriver import ALT, CTRL, Office
from ui.cases.asking import TransferDialog
from ui.helping.around import AroundDialog
from ui.helping.asking import CallDialog, OfferDialog
from ui.helping.box import CallBox
from ui.kit.ask import Dialog

KEY = Qt.Key


def dialog(office: Office) -> Dialog:
    """Give the dialog of help that is open."""
    office.settle()
    made = office.page.helping.dialog
    assert made is not None
    return made


def commit(office: Office) -> None:
    office.press(KEY.Key_Return, CTRL, dialog(office))
    office.settle()


def box(office: Office) -> CallBox:
    """Give what the panel shows of a call."""
    body = office.page.panel.body
    assert body is not None
    assert body.call is not None
    return body.call


def only(office: Office) -> OwnCall:
    [row] = own(office.desk.store)
    return row


def test_asked_for_a_case_offered_and_handed_over(office: Office) -> None:
    case_id = office.takes()
    office.does("accept", case_id)
    office.stand_on(case_id)
    assert "call_help" in office.deeds()
    office.do("call_help")
    asking = dialog(office)
    assert isinstance(asking, CallDialog)
    assert asking.words is not None
    asking.words.setPlainText("请打 199 0000 2046")
    commit(office)
    assert "去掉号码" in asking.form.errors["words"]
    asking.words.setPlainText(WORDS)
    asking.days.setValue(10)
    commit(office)
    assert office.toast() == "已发出，有人愿意帮会在这里看到"
    assert (only(office).case_id, only(office).until) == (case_id, "2026-12-04")
    assert "联网后发给全省的青年之家" in box(office).standing.text()
    assert "call_help" not in office.deeds()
    assert office.shown().whole.log[-1].act == "call_help"
    is_offered(office.desk.store, only(office).id)
    office.settle()
    office.click(box(office).take[0])
    transfer = office.page.doing.dialog
    assert isinstance(transfer, TransferDialog)
    assert transfer.place.value() == OTHER
    assert transfer.words.toPlainText() == f"{OTHER_NAME}愿意帮忙"
    office.press(KEY.Key_Return, CTRL, transfer)
    row = office.counter.row(case_id)
    assert (row.state, row.holder_kind, row.holder_id) == ("transferred", VENUE, OTHER)
    assert box(office).take == [], "it has gone there already"


def test_not_asked_any_more(office: Office) -> None:
    case_id = office.takes()
    asks(office.desk.store, case_id=case_id)
    office.stand_on(case_id)
    office.click(box(office).stop)
    assert own(office.desk.store) == []
    assert office.toast() == "不再找帮手了"
    body = office.page.panel.body
    assert body is not None
    assert body.call is None


def test_of_a_sensitive_case_no_words_are_asked_for(office: Office) -> None:
    office.sit(QIN, "秦岚")
    office.counter.actor = QIN
    case_id = office.takes(WAGES, LEGAL)
    office.stand_on(case_id)
    office.do("call_help")
    asking = dialog(office)
    assert isinstance(asking, CallDialog)
    assert asking.words is None
    commit(office)
    assert (only(office).category, only(office).words) == ("FLYZ", "")


def test_a_quiet_line_says_that_others_ask(office: Office) -> None:
    line = office.page.stage.help_line
    assert line.isHidden()
    hears(office.desk.store)
    office.settle()
    assert not line.isHidden()
    assert line.words.text() == "别的青年之家在找帮手：1 件"
    office.press(KEY.Key_H, ALT)
    around = dialog(office)
    assert isinstance(around, AroundDialog)
    office.click(around.buttons[0])
    offer = dialog(office)
    assert isinstance(offer, OfferDialog)
    commit(office)
    assert set(offer.form.errors) == {"words", "contact"}
    offer.words.setPlainText("我们有两位手语志愿者")
    offer.contact.setText("罗一鸣 0914-2330000")
    commit(office)
    assert office.toast() == f"已告诉{OTHER_NAME}"
    assert elsewhere(office.desk.store)[0].offered
    assert line.isHidden(), "answered, it is quiet again"
    office.press(KEY.Key_H, ALT)
    around = dialog(office)
    assert isinstance(around, AroundDialog)
    assert around.buttons == []


def test_asked_without_a_case_from_the_list(office: Office) -> None:
    office.press(KEY.Key_H, ALT)
    assert isinstance(dialog(office), AroundDialog)
    commit(office)
    asking = dialog(office)
    assert isinstance(asking, CallDialog)
    assert asking.kind is not None
    asking.kind.set_value("ZYFW")
    assert asking.words is not None
    asking.words.setPlainText(WORDS)
    commit(office)
    assert (only(office).case_id, only(office).category) == (None, "ZYFW")
    is_offered(office.desk.store, only(office).id)
    office.settle()
    assert office.page.stage.help_line.words.text() == "有 1 家愿意帮我们"
    office.press(KEY.Key_H, ALT)
    around = dialog(office)
    assert isinstance(around, AroundDialog)
    office.click(around.boxes[0].stop)
    office.settle()
    assert own(office.desk.store) == []
