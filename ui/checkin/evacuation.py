"""The list of who is inside, on paper: to call names by, outside the door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QFile, QMarginsF, QObject
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.checkin.queries import TodayRow
from ui.checkin import phrases
from ui.checkin.jobs import Hand, inside_for_print
from ui.kit import theme
from ui.kit.ask import pick_save
from ui.seat import Seat

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


class Evacuation(QObject):
    """Prints who is inside. Names only for those who may; without a printer it becomes a PDF."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat, self._window = seat, parent
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where a PDF is to go: suggested name -> path, "" for nowhere."""
        self.to_printer: Callable[[QTextDocument], str] = print_now

    def start(self, shown: Sequence[TodayRow]) -> None:
        """Print the list; `shown` is what the screen has, for those who may not print names."""
        seat = self._seat
        if not seat.may("checkin.print"):
            self._print(shown, names=False)
            return
        hand = Hand(seat.desk.store, seat.actor)
        job = partial(inside_for_print, hand, seat.desk.profile)
        seat.work.run(job, self).then(partial(self._print, names=True))

    def _print(self, rows: Sequence[TodayRow], *, names: bool) -> None:
        profile, now = self._seat.desk.profile, self._seat.desk.store.clock.now()
        document = sheet(rows, profile.name, now, profile.timezone, names=names)
        printer = self.to_printer(document)
        if printer:
            self._seat.say(self.tr("已送往打印机：{name}").format(name=printer), "printer")
            return
        local = now.astimezone(ZoneInfo(profile.timezone))
        name = self.tr("馆内名单 {time}").format(time=f"{local:%Y-%m-%d %H%M}")
        path = self.ask_path(f"{name}.pdf")
        if not path:
            return
        if write_pdf(document, path):
            self._seat.say(self.tr("名单已存为 PDF，用完请删除"), "file-text")
        else:
            self._seat.say(self.tr("名单没有存下来。换一个文件夹再试"), "circle-alert")

    def _ask_path(self, suggested: str) -> str:
        return pick_save(
            self._window, self.tr("没有打印机，把名单存为 PDF"), "PDF (*.pdf)", suggested
        )
