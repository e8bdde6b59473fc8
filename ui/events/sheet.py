"""The sign-in sheet: A4 pages, a line for everybody and blank ones, a code that names the page.

Loaded when it is wanted. What is drawn is the same for paper, PDF and the picture in the dialog.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QFile, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
    QPixmap,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.events.onpaper import draw_code, put_pages
from ui.events.sheetrows import ROWS, Entry, Head, code_of
from ui.kit import theme
from ui.people.code import QUIET, matrix

_MARGIN_MM = 14
WIDE, HIGH = 1820, 2690
"""The page inside its margins, in tenths of a millimetre."""
_TOP, _ROW, CODE = 330, 90, 250
_EDGES = (0, 110, 470, 760, 960, 1500, WIDE)
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: the head of every page, and the lines of each."""

    head: Head
    pages: tuple[tuple[Entry | None, ...], ...]


def print_now(sheet: Sheet) -> str:
    """Send it to the PC's own printer; its name, "" when there is no printer."""
    found = QPrinterInfo.defaultPrinter()
    if found.isNull():
        return ""
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    return found.printerName() if _print(sheet, printer) else ""


def write_pdf(sheet: Sheet, path: str) -> bool:
    """Write it as a PDF; False when the file cannot be written."""
    file = QFile(path)
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return False
    written = _print(sheet, QPdfWriter(file))
    file.close()
    return written and file.error() == QFile.FileError.NoError


def picture(sheet: Sheet, page: int, wide: int, dpr: float = 1.0) -> QPixmap:
    """Draw a page as a picture so many pixels wide, its margins with it."""
    margin = _MARGIN_MM * 10
    whole = (WIDE + 2 * margin, HIGH + 2 * margin)
    high = round(wide * whole[1] / whole[0])
    made = QPixmap(round(wide * dpr), round(high * dpr))
    made.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = made.width() / whole[0]
    painter.scale(scale, scale)
    painter.translate(margin, margin)
    _draw(painter, sheet, page)
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


def _print(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    inside = (_MARGIN_MM, WIDE)
    return put_pages(
        device, len(sheet.pages), inside, lambda painter, at: _draw(painter, sheet, at)
    )


def _draw(painter: QPainter, sheet: Sheet, page: int) -> None:
    painter.setPen(QColor(Qt.GlobalColor.black))
    _head(painter, sheet, page)
    words = (
        translate("events", "序号"),
        translate("events", "姓名"),
        translate("events", "手机"),
        translate("events", "来源"),
        translate("events", "签名"),
        translate("events", "到场时间"),
    )
    _line(painter, _TOP, words, bold=True)
    for place, entry in enumerate(sheet.pages[page], start=1):
        cells = ("", "", "", "", "", "")
        if entry is not None:
            cells = (entry.number, entry.name, entry.phone, entry.source, "", "")
        _line(painter, _TOP + place * _ROW, cells)
    foot = translate(
        "events", "打印时间 {time}　手机号只印首尾　用完交负责人收好，照签名补录到场"
    ).format(time=sheet.head.printed)
    top = _TOP + (ROWS + 1) * _ROW + 20
    _text(painter, QRectF(0, top, WIDE, 50), foot, 28)


def _head(painter: QPainter, sheet: Sheet, page: int) -> None:
    head, left = sheet.head, WIDE - CODE - 30
    _text(painter, QRectF(0, 0, left, 50), head.venue, 32)
    _text(painter, QRectF(0, 56, left, 90), head.title, 58, bold=True)
    _text(painter, QRectF(0, 156, left, 50), head.under, 34)
    number = translate("events", "第 {page} / {pages} 页")
    words = number.format(page=page + 1, pages=len(sheet.pages))
    _text(painter, QRectF(0, 214, left, 50), f"{head.count}　{words}", 32)
    modules = matrix(code_of(head.event_id, sheet.pages, page))
    step = CODE / (len(modules) + 2 * QUIET)
    draw_code(painter, modules, QPointF(WIDE - CODE, 0), step)


def _line(painter: QPainter, top: float, cells: Sequence[str], *, bold: bool = False) -> None:
    painter.setPen(QPen(QColor(Qt.GlobalColor.gray), 2))
    for left, right in pairwise(_EDGES):
        painter.drawRect(QRectF(left, top, right - left, _ROW))
    painter.setPen(QColor(Qt.GlobalColor.black))
    for place, words in enumerate(cells):
        left, right = _EDGES[place], _EDGES[place + 1]
        room = QRectF(left + 14, top, right - left - 20, _ROW)
        _text(painter, room, words, 36, bold=bold)


def _text(painter: QPainter, room: QRectF, words: str, size: int, *, bold: bool = False) -> None:
    font = QFont(list(theme.families()))
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, round(room.width())
    )
    painter.drawText(room, int(middle), shown)
