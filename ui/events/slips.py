"""Tickets on paper: a slip for a receipt printer as dots, or many on A4 to be cut apart.

A slip is drawn dot for dot as such a printer burns it (203 to the inch), black or white and nothing
between: drivers that scale or dither make codes no scanner reads. Drawn and sent in a worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QFile, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import Refusal
from ui.events.onpaper import draw_code, put_pages
from ui.kit import theme
from ui.people.code import QUIET, matrix

DPI = 203
DOTS = {58: 384, 80: 576}
"""Paper of so many millimetres has so many dots a line; the rest is its edges."""
ACROSS, DOWN = 2, 4
EACH = ACROSS * DOWN
"""Tickets on a page of A4."""
_GAP, _MARGIN_MM, _PICTURE = 12, 10, 12
_A4 = (1900, 2770)
"""A4 inside its margins, in tenths of a millimetre."""
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)


@dataclass(frozen=True, slots=True)
class Slip:
    """One ticket: its code, and in words what it is good for; the first line stands out.

    Without a code (`code` "") it is all words, the first as large as the paper is wide.
    """

    code: str
    lines: tuple[str, ...]


def raster(slip: Slip, paper: int) -> QImage:
    """Draw a slip for paper 58 or 80 mm wide: one pixel a dot, one bit each."""
    wide = DOTS[paper]
    modules = matrix(slip.code) if slip.code else ()
    count = len(modules) + 2 * QUIET
    step = wide // count if modules else 0
    side = step * count or _GAP
    first = wide // (14 if modules else 5)
    fonts = [_font(first, bold=True), *[_font(wide // 17)] * (len(slip.lines) - 1)]
    rooms = []
    top = float(side)
    for words, font in zip(slip.lines, fonts, strict=True):
        asked = QRectF(_GAP, 0, wide - 2 * _GAP, 10_000)
        high = QFontMetricsF(font).boundingRect(asked, _WRAP, words).height()
        rooms.append(QRectF(_GAP, top, wide - 2 * _GAP, high))
        top += high + _GAP
    made = QImage(wide, round(top) + _GAP, QImage.Format.Format_RGB32)
    made.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(made)
    painter.setPen(QColor(Qt.GlobalColor.black))
    if modules:
        draw_code(painter, modules, QPointF((wide - side) // 2, 0), step)
    for words, font, room in zip(slip.lines, fonts, rooms, strict=True):
        painter.setFont(font)
        painter.drawText(room, _WRAP, words)
    painter.end()
    flags = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    return made.convertToFormat(QImage.Format.Format_Mono, flags)


def a4(slips: Sequence[Slip], dots: int = _PICTURE) -> QImage:
    """Draw the first page of tickets on A4, so many pixels a millimetre."""
    edge = _MARGIN_MM * 10
    whole = (_A4[0] + 2 * edge, _A4[1] + 2 * edge)
    made = QImage(whole[0] * dots // 10, whole[1] * dots // 10, QImage.Format.Format_RGB32)
    made.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(made)
    painter.scale(dots / 10, dots / 10)
    painter.translate(edge, edge)
    _page(painter, slips[:EACH])
    painter.end()
    return made


def printers() -> list[str]:
    """Name the printers of this PC, its usual one first. Asks the system, which may take time."""
    usual = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return sorted(names, key=lambda name: name != usual)


def send(slips: Sequence[Slip], paper: int, printer: str) -> str:
    """Print tickets on paper of this width (0: A4); gives the printer's name.

    Raises Refusal `printer_gone`, `printer_refused`.
    """
    found = QPrinterInfo.printerInfo(printer)
    if found.isNull():
        raise Refusal("printer_gone", name=printer)
    device = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    if paper:
        device.setResolution(DPI)
    if not _put(slips, paper, device):
        raise Refusal("printer_refused", name=printer)
    return printer


def write_pdf(slips: Sequence[Slip], paper: int, path: str) -> None:
    """Write the same as a PDF. Raises Refusal `file_unwritable`."""
    file = QFile(path)
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        raise Refusal("file_unwritable")
    device = QPdfWriter(file)
    device.setResolution(DPI if paper else 1200)
    written = _put(slips, paper, device)
    file.close()
    if not written or file.error() != QFile.FileError.NoError:
        file.remove()
        raise Refusal("file_unwritable")


def _put(slips: Sequence[Slip], paper: int, device: QPagedPaintDevice) -> bool:
    if paper:
        return _put_slips([raster(slip, paper) for slip in slips], paper, device)
    pages = [slips[at : at + EACH] for at in range(0, len(slips), EACH)]
    inside = (_MARGIN_MM, _A4[0])
    return put_pages(device, len(pages), inside, lambda painter, at: _page(painter, pages[at]))


def _put_slips(images: Sequence[QImage], paper: int, device: QPagedPaintDevice) -> bool:
    """Put each slip on a page as high as it is, dot for dot."""
    painter = QPainter()
    for place, image in enumerate(images):
        size = QSizeF(paper, image.height() * 25.4 / DPI)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        kind = QPageSize(size, QPageSize.Unit.Millimeter, "", exact)
        upright = QPageLayout.Orientation.Portrait
        layout = QPageLayout(kind, upright, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        # A driver that knows no such paper cuts its own length; the dots are right all the same.
        device.setPageLayout(layout)
        begun = painter.begin(device) if not place else device.newPage()
        if not begun:
            return False
        left = (device.width() - image.width()) // 2
        painter.drawImage(QPointF(max(0, left), 0), image)
    return painter.end()


def _page(painter: QPainter, slips: Sequence[Slip]) -> None:
    wide, high = _A4[0] / ACROSS, _A4[1] / DOWN
    for place, slip in enumerate(slips):
        down, across = divmod(place, ACROSS)
        room = QRectF(across * wide, down * high, wide, high)
        painter.setPen(QPen(QColor(Qt.GlobalColor.lightGray), 2, Qt.PenStyle.DashLine))
        painter.drawRect(room)
        painter.setPen(QColor(Qt.GlobalColor.black))
        if slip.code:
            modules = matrix(slip.code)
            count = len(modules) + 2 * QUIET
            step = 440 / count
            draw_code(painter, modules, room.topLeft() + QPointF(20, (high - 440) / 2), step)
        top = room.top() + 150
        for number, words in enumerate(slip.lines):
            painter.setFont(_font(32 if number else 42, bold=not number))
            place_of = QRectF(room.left() + 470, top, wide - 500, high - 160)
            flags = int(Qt.TextFlag.TextWordWrap)
            taken = painter.boundingRect(place_of, flags, words)
            painter.drawText(place_of, flags, words)
            top += taken.height() + 18


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(list(theme.families()))
    font.setPixelSize(size)
    font.setBold(bold)
    # Grey edges would be torn to dots.
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    return font
