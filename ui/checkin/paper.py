"""The list of who is inside as a sheet, and its way to printer or PDF. Loaded when it is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QFile, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.checkin.queries import TodayRow
from ui.checkin import phrases
from ui.kit import theme

_MARGIN_MM = 14
translate = QCoreApplication.translate


def sheet(
    rows: Sequence[TodayRow], venue: str, now: dt.datetime, zone: str, *, names: bool
) -> QTextDocument:
    """Give the list as a document in black on white; without `names` it has times only."""
    heads = sum(row.heads for row in rows)
    printed = f"{now.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    title = escape(translate("checkin", "{venue}·馆内名单").format(venue=venue))
    under = escape(
        translate("checkin", "打印时间 {time}，共 {count} 人").format(time=printed, count=heads)
    )
    head = [translate("checkin", "序号")]
    if names:
        head += [translate("checkin", "姓名"), translate("checkin", "手机")]
    head += [translate("checkin", "到馆时间"), translate("checkin", "点名")]
    lines = [_line(place, row, zone, names=names) for place, row in enumerate(rows, start=1)]
    cells = "".join(f"<th align='left'>{escape(word)}</th>" for word in head)
    document = QTextDocument()
    font = QFont(list(theme.families()))
    font.setPointSize(11)
    document.setDefaultFont(font)
    document.setHtml(
        f"<h2>{title}</h2><p>{under}</p>"
        "<table width='100%' border='1' cellspacing='0' cellpadding='5'"
        " style='border-collapse:collapse'>"
        f"<thead><tr>{cells}</tr></thead>{''.join(lines)}</table>"
    )
    return document


def write_pdf(document: QTextDocument, path: str) -> bool:
    """Write the list as a PDF of A4 pages; False when the file cannot be written."""
    file = QFile(path)
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return False
    written = _print(document, QPdfWriter(file))
    file.close()
    return written and file.error() == QFile.FileError.NoError


def print_now(document: QTextDocument) -> str:
    """Send the list to the PC's own printer; its name, "" when there is no printer."""
    found = QPrinterInfo.defaultPrinter()
    if found.isNull():
        return ""
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    return found.printerName() if _print(document, printer) else ""


def _print(document: QTextDocument, device: QPagedPaintDevice) -> bool:
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    if not device.setPageLayout(layout):
        return False
    document.print_(device)
    return True


def _line(place: int, row: TodayRow, zone: str, *, names: bool) -> str:
    cells = [str(place)]
    if names:
        cells += [phrases.visitor(row), phrases.masked(row.phone)]
    cells += [phrases.clock(row.happened_at, zone), ""]
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
