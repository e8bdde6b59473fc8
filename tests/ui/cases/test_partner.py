"""The partner who has a case: given the link by keyboard, answered for by telephone."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from app.directory.actions import Description, add
from app.directory.rules import PARTNER_ORG
from app.store.transaction import transaction
from sync.client.credentials import Settings, keep_settings
from tests.app.cases.test_partner import told
from tests.support.cases import LEGAL, WAGES
from tests.support.desks import QIN, SHEN
from tests.ui.cases.boarddriver import ALT, CTRL, PARTNER, Office
from ui.cases.asking import ReferDialog
from ui.cases.partnering import AnswerDialog, LinkDialog
from ui.cases.partnerwords import slip_of
from ui.events.slips import DOTS, raster

KEY = Qt.Key
ADDRESS = "https://hub.example.org/p/QJ0001/r/abc"


def referred(office: Office, *, joined: bool = True) -> str:
    """Stand on a case that is with a partner."""
    if joined:
        keep_settings(office.desk.store, Settings("https://hub.example.org/"))
    case_id = office.takes()
    office.does("accept", case_id)
    office.does("refer", case_id, PARTNER, "spoken", ("need",))
    office.stand_on(case_id)
    return case_id


def shown(office: Office) -> LinkDialog:
    """Open the link by its key."""
    office.press(KEY.Key_L, ALT)
    dialog = office.page.doing.dialog
    assert isinstance(dialog, LinkDialog)
    return dialog


def facts(office: Office) -> dict[str, str]:
    body = office.page.panel.body
    assert body is not None
    return body.facts()


def read(image: QImage) -> str:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    [found] = zxingcpp.read_barcodes(pixels)
    return str(found.text)


def test_without_a_line_the_answer_is_typed_in_by_keyboard(office: Office) -> None:
    case_id = referred(office, joined=False)
    assert facts(office)["对方答复"] == "等对方答复"
    assert office.deeds()[:2] == ["enter_answer", "give_link"]
    dialog = shown(office)
    assert dialog.address == ""
    assert dialog.primary.text() == "录入对方答复"
    office.press(KEY.Key_Return, CTRL, dialog)
    answer = office.dialog()
    assert isinstance(answer, AnswerDialog)
    answer.answer.set_value("asked")
    office.commit()
    assert answer.form.errors["words"], "what they need must be written"
    answer.words.setPlainText("请补劳动合同")
    office.commit()
    assert office.toast() == "已记下对方的答复"
    assert (office.counter.state(case_id), facts(office)["对方答复"]) == (
        *("referred", "对方要材料 · 等我们补"),
    )
    office.press(KEY.Key_Return, CTRL)
    answer = office.dialog()
    assert isinstance(answer, AnswerDialog)
    answer.answer.set_value("result")
    answer.way.set_value("in_person")
    answer.words.setPlainText("已调解成功")
    office.commit()
    assert office.counter.state(case_id) == "resolved"
    line = office.shown().whole.log[-1]
    assert (line.act, line.way, line.words) == ("resolve", "in_person", "已调解成功")
    assert "对方答复" not in facts(office)


def test_the_link_to_photograph_copy_and_print(office: Office) -> None:
    case_id = referred(office)
    told(office.counter, case_id, "open")
    office.settle()
    assert facts(office)["对方答复"] == "链接还没打开"
    dialog = shown(office)
    assert dialog.address == ADDRESS
    assert read(dialog.seen.pixmap().toImage()) == ADDRESS
    office.press(KEY.Key_C, CTRL, dialog)
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert dialog.shown.text().replace("\N{ZERO WIDTH SPACE}", "") == ADDRESS
    sent: list[int] = []
    printing = office.page.doing.partnering.printing
    printing.find_printers = lambda: ["XP-58"]

    def send(slips: object, paper: int, printer: str) -> str:
        del slips
        sent.append(paper)
        return printer

    printing.send = send
    office.press(KEY.Key_P, CTRL, dialog)
    assert printing.dialog is not None
    office.press(KEY.Key_Return, CTRL, printing.dialog)
    assert sent == [58]
    office.press(KEY.Key_Return, CTRL, dialog)
    assert office.page.doing.dialog is None


@pytest.mark.parametrize("paper", DOTS)
def test_a_phone_reads_the_link_off_every_paper(office: Office, paper: int) -> None:
    case_id = referred(office)
    told(office.counter, case_id, "open")
    office.settle()
    slip = slip_of(office.seat, office.shown())
    assert read(raster(slip, paper)) == ADDRESS
    words = "".join(slip.lines)
    assert "请扫码查看并答复" in words
    assert office.shown().whole.card.need not in words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("seen", "对方已看 · 等答复"),
        ("accepted", "对方已接手 · 等结果"),
        ("asked", "对方要材料 · 等我们补"),
    ],
)
def test_how_it_stands_is_said(office: Office, state: str, words: str) -> None:
    case_id = referred(office)
    told(office.counter, case_id, state)
    office.settle()
    assert facts(office)["对方答复"] == words


def test_what_was_typed_in_here_counts_at_once(office: Office) -> None:
    case_id = referred(office)
    told(office.counter, case_id, "seen")
    office.clock.forward(minutes=1)
    office.press(KEY.Key_Return, CTRL)
    assert isinstance(office.dialog(), AnswerDialog)
    office.commit()
    assert facts(office)["对方答复"] == "对方已接手 · 等结果"


def test_a_link_that_ran_out_is_not_given(office: Office) -> None:
    case_id = referred(office)
    told(office.counter, case_id, "open")
    office.clock.put("2026-12-09T07:00:00.000Z")
    office.page.refresh()
    office.settle()
    assert facts(office)["对方答复"] == "链接已过期，打电话问对方"
    assert shown(office).address == ""


def test_of_a_sensitive_case_a_clerk_is_offered_nothing(office: Office) -> None:
    keep_settings(office.desk.store, Settings("https://hub.example.org"))
    office.counter.actor = QIN
    case_id = office.takes(WAGES, LEGAL)
    office.does("accept", case_id, actor=QIN)
    office.does("refer", case_id, PARTNER, "spoken", ("need",), actor=QIN)
    told(office.counter, case_id, "open", secret=True)
    office.stand_on(case_id)
    assert office.deeds() == []
    assert (office.shown().link, office.shown().address) == (None, "")
    office.press(KEY.Key_L, ALT)
    assert office.page.doing.dialog is None
    office.sit(QIN, "秦岚")
    office.stand_on(case_id)
    assert shown(office).address == "https://hub.example.org/p/QJ0001/r/xyz"


def test_partners_are_those_of_the_directory(office: Office) -> None:
    with transaction(office.desk.store, SHEN) as tx:
        for name, fields in (("阳光互助社", ("QT",)), ("青年创业联盟", ("JYCY",))):
            add(tx, Description(PARTNER_ORG, name, fields=fields))
    case_id = office.takes()
    office.does("accept", case_id)
    office.stand_on(case_id)
    office.do("refer")
    dialog = office.dialog()
    assert isinstance(dialog, ReferDialog)
    names = [one.name for one in office.shown().partners]
    assert names == ["青年创业联盟", "阳光互助社"], "who serves the category first"
