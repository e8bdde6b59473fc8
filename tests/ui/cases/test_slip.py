"""The slip on paper: dots a receipt printer burns, A4, a file, and the printer of last time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.cases.querycode import is_query_code
from tests.ui.cases.driver import CTRL, ENTER, Taking
from ui.events.slips import DOTS, Slip, raster


def told(taking: Taking) -> Slip:
    taking.comes("陈思远")
    taking.open()
    taking.digit(7)
    taking.say("想当志愿者")
    taking.take()
    return taking.slip().slip


@pytest.mark.parametrize("paper", DOTS)
def test_a_phone_reads_the_code_off_every_paper(taking: Taking, paper: int) -> None:
    slip = told(taking)
    drawn = raster(slip, paper)
    assert (drawn.width(), drawn.format()) == (DOTS[paper], QImage.Format.Format_Mono)
    grey = drawn.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    [found] = zxingcpp.read_barcodes(pixels)
    assert found.text == slip.code
    assert is_query_code(found.text)


def test_printed_at_once_where_it_was_printed_before(taking: Taking) -> None:
    sent: list[tuple[int, str]] = []

    def send(_slips: Sequence[Slip], paper: int, printer: str) -> str:
        sent.append((paper, printer))
        return printer

    told(taking)
    taking.flow.printing.find_printers = lambda: ["XP-58"]
    taking.flow.printing.send = send
    taking.key(Qt.Key.Key_P, CTRL)
    taking.key(ENTER, CTRL)
    assert sent == [(58, "XP-58")]
    taking.key(ENTER)
    told(taking)
    assert sent == [(58, "XP-58")] * 2


def test_no_printer_a_file_or_a_photograph(taking: Taking, tmp_path: Path) -> None:
    told(taking)
    taking.flow.printing.find_printers = list
    taking.flow.printing.ask_path = lambda name: str(tmp_path / name)
    taking.key(Qt.Key.Key_P, CTRL)
    assert taking.flow.printing.dialog is not None
    assert taking.flow.printing.dialog.windowTitle() == "打印受理单"
    taking.key(ENTER, CTRL)
    [made] = tmp_path.glob("*.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert taking.slip().seen.pixmap().width() >= 200
