"""Tickets on paper are read back as a scanner does, and printing never holds up the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.errors import Refusal
from app.events import ticket
from tests.shots.stand import MA
from tests.ui.events.driver import CTRL, Hall
from tests.ui.events.onepage import do, opened, seat
from tests.ui.events.test_sheet import begin
from ui.events import slips
from ui.events.sheet import WIDE, picture
from ui.events.sheetrows import code_of
from ui.events.slips import DOTS, EACH, Slip, a4, raster, write_pdf
from ui.events.ticketprinting import AS_PDF, TicketPrinting, TicketsDialog
from ui.people.code import QUIET, matrix

KEY = Qt.Key
CODE = "QJ1T" + "A1B2C3D4E5" * 13 + "Z9Z9Z"
WORDS = ("“职等你来”简历门诊 第 2 次", "2026-11-28 周六 14:00 ～ 17:00", "古丽米热·吐尔逊")
LONG = ("青年夜校短视频剪辑从零到一全流程实战训练营周末加开班最后一场" * 2, *WORDS[1:])


def read(image: QImage) -> list[str]:
    """Read all codes of a picture, as a scanner does."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [one.text for one in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize("paper", [58, 80])
@pytest.mark.parametrize("lines", [WORDS, LONG])
def test_a_slip_is_dots_black_or_white_and_its_code_is_read_back(
    hall: Hall, paper: int, lines: tuple[str, ...]
) -> None:
    made = raster(Slip(CODE, lines), paper)
    assert (made.width(), made.depth()) == (DOTS[paper], 1)
    assert read(made) == [CODE]
    count = len(matrix(CODE)) + 2 * QUIET
    step = DOTS[paper] // count
    left = (DOTS[paper] - step * count) // 2
    for down, row in enumerate(matrix(CODE)):
        for across, dark in enumerate(row):
            at = left + (across + QUIET) * step, (down + QUIET) * step
            for x, y in (at, (at[0] + step - 1, at[1] + step - 1)):
                assert (made.pixelColor(x, y).lightness() == 0) is dark


def test_a_long_name_makes_the_slip_longer_and_is_not_cut(hall: Hall) -> None:
    assert raster(Slip(CODE, LONG), 58).height() > raster(Slip(CODE, WORDS), 58).height() + 60


def test_eight_tickets_on_a_page_are_each_read_back(hall: Hall) -> None:
    codes = [f"QJ1T{n:03d}" + "A1B2C3D4E5" * 13 for n in range(EACH + 1)]
    made = a4([Slip(code, WORDS) for code in codes])
    assert sorted(read(made)) == codes[:EACH]


def test_a_slips_page_is_as_wide_as_its_paper_and_a4_is_a4(hall: Hall, tmp_path: Path) -> None:
    path = tmp_path / "tickets.pdf"
    for paper, count, pages, wide in ((58, 3, 3, 58), (80, 1, 1, 80), (0, EACH + 1, 2, 210)):
        write_pdf([Slip(CODE, WORDS)] * count, paper, str(path))
        found = PdfReader(path).pages
        assert len(found) == pages
        assert {round(float(page.mediabox.width) * 25.4 / 72) for page in found} == {wide}
    with pytest.raises(Refusal):
        write_pdf([Slip(CODE, WORDS)], 58, str(tmp_path / "nowhere" / "a.pdf"))


def test_the_code_of_a_sign_in_sheet_is_read_back(hall: Hall) -> None:
    sheet = begin(hall, *(f"青年{n}" for n in range(24))).sheet()
    image = picture(sheet, 0, WIDE + 280).toImage()
    assert read(image) == [code_of(sheet.head.event_id, sheet.pages, 0)]


def test_a_printer_that_is_not_there_is_told(hall: Hall) -> None:
    with pytest.raises(Refusal) as told:
        slips.send([Slip(CODE, WORDS)], 58, "nowhere")
    assert told.value.code == "printer_gone"


class Printers:
    """Two printers that note what they were sent, in place of those of the PC."""

    def __init__(self, printing: TicketPrinting) -> None:
        self.sent: list[tuple[int, int, str]] = []
        printing.find_printers = lambda: ["小票机", "办公室"]
        printing.send = self.send

    def send(self, tickets: Sequence[Slip], paper: int, printer: str) -> str:
        if printer == "办公室":
            raise Refusal("printer_refused", name=printer)
        self.sent.append((len(tickets), paper, printer))
        return printer


def shown(printing: TicketPrinting) -> TicketsDialog:
    assert printing.dialog is not None
    return printing.dialog


def test_one_ticket_goes_from_its_dialog_to_the_printer_that_is_chosen(hall: Hall) -> None:
    seat(hall, opened(hall), "林晓禾")
    do(hall, "ticket")
    deeds = hall.page.acting.deeds
    printers = Printers(deeds.tickets)
    assert deeds.ticket is not None
    hall.click(deeds.ticket.printing)
    dialog = shown(deeds.tickets)
    assert dialog.printer.currentText() == "小票机"
    assert read(raster(dialog.tickets[0], 58)) == [deeds.ticket.code]
    dialog.paper.set_value("80")
    hall.press(KEY.Key_Return, CTRL, dialog)
    assert printers.sent == [(1, 80, "小票机")]
    assert hall.said[-1][0] == "已送往打印机：小票机"
    deeds.ticket.reject()
    hall.settle()


def test_ctrl_t_prints_everybodys_and_it_is_noted(hall: Hall, tmp_path: Path) -> None:
    session = opened(hall, seats=20)
    ids = seat(hall, session, *(f"青年{n}" for n in range(10)))
    printing = hall.page.acting.papers.tickets
    Printers(printing)
    path = tmp_path / "tickets.pdf"
    printing.ask_path = lambda _name: str(path)
    hall.press(KEY.Key_T, CTRL)
    dialog = shown(printing)
    dialog.paper.set_value("0")
    dialog.paper.changed.emit("0")
    dialog.printer.set_value(AS_PDF)
    assert dialog.count.text() == "共 10 张票，2 页 A4"
    assert [ticket.read(one.code).registration_id for one in dialog.tickets] == ids
    hall.press(KEY.Key_Return, CTRL)
    assert hall.said[-1][0] == "报名票已存为 PDF，发完请删除"
    assert len(PdfReader(path).pages) == 2
    assert hall.audited("event.print") == 1


def test_a_printer_that_refuses_is_said_and_the_window_stays(hall: Hall) -> None:
    seat(hall, opened(hall), "林晓禾")
    printing = hall.page.acting.papers.tickets
    Printers(printing)
    hall.press(KEY.Key_T, CTRL)
    shown(printing).printer.set_value("办公室")
    hall.press(KEY.Key_Return, CTRL)
    assert hall.refused == ["printer_refused"]
    assert printing.dialog is None


def test_while_printers_are_looked_for_a_file_can_be_saved(hall: Hall, qapp: QApplication) -> None:
    seat(hall, opened(hall), "林晓禾")
    printing = hall.page.acting.papers.tickets
    printing.find_printers = list
    hall.press(KEY.Key_T, CTRL)
    dialog = shown(printing)
    assert [dialog.printer.itemText(n) for n in range(dialog.printer.count())] == ["存为 PDF 文件"]
    assert dialog.primary.text() == "选位置，保存"
    dialog.reject()
    hall.settle()


def test_whoever_may_not_print_names_prints_no_tickets(hall: Hall) -> None:
    seat(hall, opened(hall), "林晓禾")
    hall.sit(MA, "马骁")
    hall.press(KEY.Key_T, CTRL)
    assert hall.page.acting.papers.tickets.dialog is None
