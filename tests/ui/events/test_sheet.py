"""The sign-in sheet: who stands on which page, what the code says, and that it is noted."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.people.actions import Details, register
from app.store.transaction import transaction
from tests.shots.stand import MA
from tests.support.desks import HE
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import opened
from ui.checkin.jobs import Hand
from ui.events import eventjobs
from ui.events.printing import PrintDialog
from ui.events.sheet import CODE, WIDE, Sheet, picture, write_pdf
from ui.events.sheetrows import ROWS, code_of
from ui.people.code import QUIET, matrix

KEY = Qt.Key
MARGIN = 140


def names(sheet: Sheet) -> list[str]:
    return [entry.name for page in sheet.pages for entry in page if entry is not None]


def begin(hall: Hall, *who: str) -> PrintDialog:
    """Register people and press Ctrl P."""
    session = opened(hall, seats=60)
    for place, name in enumerate(who):
        with transaction(hall.desk.store, HE) as tx:
            details = Details(name, f"199000030{place:02d}", consent_way="spoken")
            person = register(tx, details).id
        eventjobs.register(Hand(hall.desk.store, HE), session, person)
    hall.settle()
    hall.press(KEY.Key_P, CTRL)
    dialog = hall.page.acting.printing.dialog
    assert dialog is not None
    return dialog


def test_ctrl_p_shows_it_and_ctrl_enter_prints_it_and_it_is_noted(
    hall: Hall, tmp_path: Path
) -> None:
    dialog = begin(hall, "林晓禾", "周启明")
    assert dialog.seen.pixmap().width() > 200
    path = tmp_path / "sheet.pdf"
    printing = hall.page.acting.printing
    printing.to_printer = lambda _sheet: ""
    printing.ask_path = lambda _name: str(path)
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "签到表已存为 PDF，用完请删除"
    page = PdfReader(path).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert hall.audited("event.print") == 1


def test_by_registration_or_by_name_with_masked_numbers_and_blank_lines(hall: Hall) -> None:
    dialog = begin(hall, "周启明", "曾一诺", "林晓禾")
    sheet = dialog.sheet()
    assert names(sheet) == ["周启明", "曾一诺", "林晓禾"]
    first = sheet.pages[0][0]
    assert first is not None
    assert (first.number, first.phone) == ("1", "199****3000")
    dialog.order.set_value("pinyin")
    assert names(dialog.sheet()) == ["林晓禾", "曾一诺", "周启明"], "Lin, Zeng, Zhou"
    assert [len(page) for page in dialog.sheet().pages] == [ROWS]
    dialog.blank.setValue(ROWS)
    assert len(dialog.sheet().pages) == 2
    assert dialog.pages.text() == "共 2 页 A4"


def test_the_code_of_a_page_says_which_event_and_which_page(hall: Hall) -> None:
    dialog = begin(hall, "林晓禾")
    dialog.blank.setValue(ROWS)
    sheet = dialog.sheet()
    for page in (0, 1):
        # One pixel is a tenth of a millimetre: each module is read at its middle.
        image = picture(sheet, page, WIDE + 2 * MARGIN).toImage()
        wanted = matrix(code_of(sheet.head.event_id, sheet.pages, page))
        step = CODE / (len(wanted) + 2 * QUIET)
        left, top = MARGIN + WIDE - CODE, MARGIN
        read = [
            [
                image.pixelColor(
                    round(left + (across + QUIET + 0.5) * step),
                    round(top + (down + QUIET + 0.5) * step),
                ).lightness()
                < 128
                for across in range(len(wanted))
            ]
            for down in range(len(wanted))
        ]
        assert read == wanted


def test_all_sessions_of_a_series_one_after_the_other(hall: Hall) -> None:
    event = hall.plans("夜校", hall.at(11), hall.at(19, days=7), publish=True)
    hall.page.open_event(event)
    hall.settle()
    hall.press(KEY.Key_P, CTRL)
    dialog = hall.page.acting.printing.dialog
    assert dialog is not None
    assert names(dialog.sheet()) == []
    dialog.scope.set_value("all")
    assert names(dialog.sheet()) == ["今天 11:00 ～ 13:00", "12 月 5 日 周六 19:00 ～ 21:00"]


def test_whoever_may_not_print_names_has_no_button(hall: Hall) -> None:
    opened(hall)
    hall.sit(MA, "马骁")
    hall.page.acting.read()
    hall.settle()
    assert not hall.page.view.printing.isVisible()
    hall.press(KEY.Key_P, CTRL)
    assert hall.page.acting.printing.dialog is None


def test_a_folder_that_cannot_be_written_is_said(hall: Hall, tmp_path: Path) -> None:
    dialog = begin(hall, "林晓禾")
    assert not write_pdf(dialog.sheet(), str(tmp_path / "nowhere" / "sheet.pdf"))
