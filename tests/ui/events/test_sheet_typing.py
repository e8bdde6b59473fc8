"""After the power cut: the code of a paper sheet opens its lines, and one key writes them down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime

from app.events import registering
from app.events.arriving import admit
from app.events.registering import Guest
from app.events.roster import roster
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import opened
from tests.ui.events.test_sheet import begin
from ui.events.sheetrows import code_of
from ui.events.sheettyping import SheetDialog

KEY = Qt.Key


def printed(hall: Hall, *who: str) -> str:
    """Print a sheet by name; gives the code on its first page."""
    dialog = begin(hall, *who)
    dialog.order.set_value("pinyin")
    sheet = dialog.sheet()
    dialog.reject()
    hall.settle()
    return code_of(sheet.head.event_id, sheet.pages, 0)


def scan(hall: Hall, code: str) -> SheetDialog:
    hall.seat.sheet_wanted.emit(code)
    hall.settle()
    dialog = hall.page.typing.dialog
    assert dialog is not None
    return dialog


def arrived(hall: Hall) -> dict[str, str | None]:
    with hall.desk.store.read() as session:
        lines = roster(session, hall.page.acting.session_id)
    return {line.name: line.arrived_at for line in lines}


def test_the_lines_stand_as_on_the_paper_and_ctrl_enter_writes_down_who_signed(hall: Hall) -> None:
    code = printed(hall, "周启明", "曾一诺", "林晓禾")
    session = hall.page.acting.session_id
    (late,) = hall.knows("后来的")
    with transaction(hall.desk.store, HE) as tx:
        registering.register(tx, session, Guest(late))
    hall.clock.forward(hours=3)
    dialog = scan(hall, code)
    assert [line.tick.text() for line in dialog.lines] == ["1　林晓禾", "2　曾一诺", "3　周启明"]
    assert [line.time.time().toString("HH:mm") for line in dialog.lines] == ["11:00"] * 3
    assert dialog.reason.text() == "断电期间纸质签到"
    hall.press(KEY.Key_Space, target=dialog.lines[0].tick)
    dialog.lines[2].time.setTime(QTime(11, 40))
    assert dialog.lines[2].tick.isChecked(), "whoever is given a time of their own signed"
    dialog.time.setTime(QTime(10, 55))
    assert dialog.lines[0].time.time() == QTime(10, 55)
    assert dialog.lines[2].time.time() == QTime(11, 40)
    assert dialog.primary.text() == "补录 2 人到场"
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已补录 2 人到场"
    assert arrived(hall) == {
        "林晓禾": "2026-11-28T02:55:00.000Z",
        "周启明": "2026-11-28T03:40:00.000Z",
        "曾一诺": None,
        "后来的": None,
    }
    hall.undo()
    assert set(arrived(hall).values()) == {None}


def test_who_was_admitted_before_the_power_went_is_shown_and_not_doubled(hall: Hall) -> None:
    code = printed(hall, "周启明", "林晓禾")
    session = hall.page.acting.session_id
    with hall.desk.store.read() as reading:
        person = next(one.person_id for one in roster(reading, session) if one.name == "林晓禾")
    assert person is not None
    with transaction(hall.desk.store, HE) as tx:
        admit(tx, session, person)
    hall.clock.forward(hours=3)
    dialog = scan(hall, code)
    first, second = dialog.lines
    assert (first.tick.isEnabled(), first.chip.text()) == (False, "已签到 10:00")
    hall.click(dialog.all)
    assert (first.tick.isChecked(), second.tick.isChecked()) == (False, True)
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "已补录 1 人到场"


def test_nobody_ticked_no_reason_or_a_time_to_come_are_said_and_nothing_is_lost(hall: Hall) -> None:
    dialog = scan(hall, printed(hall, "林晓禾"))
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.line.text() == "先勾上签了名的人"
    hall.click(dialog.all)
    dialog.reason.setText(" ")
    dialog.time.setTime(QTime(9, 30))
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.form.field("reason").error()
    dialog.reason.setText("停电")
    dialog.time.setTime(QTime(11, 0))
    hall.press(KEY.Key_Return, CTRL)
    assert dialog.form.field("time").error(), "it is ten o'clock"
    assert dialog.isVisible()
    assert arrived(hall) == {"林晓禾": None}


def test_arrows_lead_along_the_paper(hall: Hall) -> None:
    dialog = scan(hall, printed(hall, "周启明", "林晓禾"))
    assert dialog.lines[0].tick.hasFocus()
    hall.press(KEY.Key_Down)
    assert dialog.lines[1].tick.hasFocus()
    hall.press(KEY.Key_Down)
    hall.press(KEY.Key_Up)
    assert dialog.lines[0].tick.hasFocus()


def test_a_sheet_printed_before_shows_everybody_and_says_so(hall: Hall) -> None:
    printed(hall, "林晓禾")
    dialog = scan(hall, f"QJE1:{hall.page.acting.event_id}:1".upper())
    assert [line.tick.text() for line in dialog.lines] == ["1　林晓禾"]
    assert not dialog.page.exact


@pytest.mark.parametrize(
    ("code", "refusal"), [("QJ1S123", "sheet_damaged"), ("QJE1:X:1", "sheet_damaged")]
)
def test_a_code_that_was_not_read_whole_is_said(hall: Hall, code: str, refusal: str) -> None:
    opened(hall)
    hall.seat.sheet_wanted.emit(code)
    hall.settle()
    assert hall.refused == [refusal]


def test_whoever_writes_nothing_down_afterwards_opens_no_sheet(hall: Hall) -> None:
    code = printed(hall, "林晓禾")
    hall.sit(MA, "马骁")
    hall.seat.sheet_wanted.emit(code)
    hall.settle()
    assert hall.page.typing.dialog is None
    assert hall.refused == ["not_allowed"]
