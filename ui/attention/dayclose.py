"""The day's report on screen and on paper: counts by kind, checksums, and late corrections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from app.attention import dayclose
from app.attention.compared import COMPARED, Sides, ask_for, sides_of
from app.attention.dayclose import Report
from app.desk import Desk
from app.store.changes import Changes
from ui.attention import daysides, phrases
from ui.attention.daysides import table
from ui.checkin.paper import print_now, write_pdf
from ui.kit import theme
from ui.kit.ask import Dialog, pick_save
from ui.kit.buttons import icon_button
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.times import number, stamp

translate = QCoreApplication.translate


def read(desk: Desk, day: str) -> tuple[Report, Sides]:
    """Read the report of a day, and how it compared with headquarters."""
    store = desk.store
    with store.read() as session:
        found = dayclose.report(
            session, store.models, day, store.zone, store.day_starts, store.place.printed_letter
        )
        return found, sides_of(session, store, day)


def ask_and_read(desk: Desk, day: str) -> tuple[Report, Sides]:
    """Want a day compared with headquarters, if there is any, and read what is known by now."""
    if desk.store.place.device is not None:
        ask_for(desk.store, day)
    return read(desk, day)


def sheet(
    report: Report, sides: Sides, venue: str, machine: str, now: dt.datetime, zone: str
) -> QTextDocument:
    """Give the report as a document in black on white; no name of anybody is in it."""
    title = translate("dayclose", "{venue}·{machine}·日结对账 {day}").format(
        venue=venue, machine=machine, day=report.day
    )
    standing = (
        translate("dayclose", "这一天的记录总部都有了。")
        if report.complete
        else translate("dayclose", "还有没到总部的，见“待发送”和“没收下”。")
    )
    printed = translate("dayclose", "打印时间 {at}").format(at=stamp(now, now, zone))
    heads = (
        translate("dayclose", "种类"),
        translate("dayclose", "新记"),
        translate("dayclose", "修改"),
        translate("dayclose", "总部已有"),
        translate("dayclose", "待发送"),
        translate("dayclose", "没收下"),
        translate("dayclose", "待确认"),
        translate("dayclose", "已撤销"),
        translate("dayclose", "校验码"),
    )
    rows = [
        (
            phrases.kind_name(line.kind),
            *(
                number(count)
                for count in (
                    line.recorded,
                    line.changed,
                    line.hub,
                    line.waiting,
                    line.refused,
                    line.held,
                    line.voided,
                )
            ),
            line.checksum,
        )
        for line in report.lines
    ]
    nothing = translate("dayclose", "这一天没有记录。")
    parts = [
        f"<h2>{escape(title)}</h2><p>{escape(standing)} {escape(printed)}</p>",
        table(heads, rows, figures=range(1, len(heads) - 1))
        if rows
        else f"<p>{escape(nothing)}</p>",
        _late(report, now, zone),
        daysides.told(sides, report, now, zone),
    ]
    document = QTextDocument()
    font = QFont(list(theme.families()))
    font.setPointSize(10)
    document.setDefaultFont(font)
    document.setHtml("".join(parts))
    return document


def _late(report: Report, now: dt.datetime, zone: str) -> str:
    if not report.late:
        return ""
    names = {
        "added": translate("dayclose", "补签"),
        "voided": translate("dayclose", "撤销"),
    }
    rows = [
        (
            names[one.what],
            stamp(one.at, now, zone),
            stamp(one.happened_at, now, zone),
            number(one.heads),
        )
        for one in report.late
    ]
    heads = (
        translate("dayclose", "更正"),
        translate("dayclose", "什么时候写的"),
        translate("dayclose", "哪一次到访"),
        translate("dayclose", "人数"),
    )
    title = translate("dayclose", "日结以后的更正")
    return f"<h3>{escape(title)}</h3>" + table(heads, rows, figures=(3,))


class DayDialog(Dialog):
    """One day's report; the arrows lead to the days before and after."""

    def __init__(self, parent: QWidget, seat: Seat, day: str) -> None:
        super().__init__(
            parent,
            translate("dayclose", "日结对账"),
            translate("dayclose", "打印"),
            translate("dayclose", "关闭"),
            width=800,
        )
        self._seat = seat
        self._today, self.day = day, day
        self.document: QTextDocument | None = None
        self.report: Report | None = None
        self.sides: Sides | None = None
        seat.changed.connect(self._changed)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = icon_button("chevron-left", translate("dayclose", "前一天"), "small", "plain")
        self.on = icon_button("chevron-right", translate("dayclose", "后一天"), "small", "plain")
        self.title = label("", "body", bold=True)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        for piece in (self.back, self.title, self.on):
            row.addWidget(piece)
        row.addStretch(1)
        self.body.addLayout(row)
        self.paper = QTextBrowser()
        self.paper.setAccessibleName(translate("dayclose", "日结对账"))
        self.paper.setMinimumHeight(theme.px(400))
        self.add(self.paper)
        self.turn(0)
        self.back.setFocus()

    def turn(self, by: int) -> None:
        """Show the day before or after; not beyond today."""
        day = (dt.date.fromisoformat(self.day) + dt.timedelta(days=by)).isoformat()
        self.day = min(day, self._today)
        self.title.setText(self.day)
        self.on.setEnabled(self.day < self._today)
        self.primary.setEnabled(False)
        job = partial(ask_and_read, self._seat.desk, self.day)
        self._seat.work.run(job, self, "net").then(self._asked)

    def _asked(self, found: tuple[Report, Sides]) -> None:
        """Show what is known, and have the rest found out at once where there is a line."""
        self._show(found)
        status = self._seat.status
        if status is not None and status.state not in ("standalone", "offline"):
            self._seat.sync_wanted.emit()

    def _changed(self, changes: Changes) -> None:
        """Read again: the day was compared meanwhile, or something of it was written."""
        if changes.touches(COMPARED) or changes.waiting:
            job = partial(read, self._seat.desk, self.day)
            self._seat.work.run(job, self, "net").then(self._show)

    def _show(self, found: tuple[Report, Sides]) -> None:
        report, sides = found
        if report.day != self.day:
            return
        seat = self._seat
        now = seat.desk.store.clock.now()
        self.report, self.sides = report, sides
        self.document = sheet(
            report, sides, seat.desk.profile.name, seat.machine, now, seat.desk.store.zone
        )
        self.paper.setHtml(self.document.toHtml())
        self.primary.setEnabled(True)


class DayClose(QObject):
    """Opens the report and prints it; without a printer it becomes a PDF."""

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self._seat, self._page = seat, page
        self.dialog: DayDialog | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        self.to_printer: Callable[[QTextDocument], str] = print_now

    def start(self) -> None:
        """Show today's report."""
        store = self._seat.desk.store
        dialog = DayDialog(self._page, self._seat, store.day_of(store.clock.now()))
        dialog.accepted.connect(lambda: self._print(dialog))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self, _how: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _print(self, dialog: DayDialog) -> None:
        document = dialog.document
        if document is None:
            return
        printer = self.to_printer(document)
        if printer:
            words = self.tr("已送往打印机：{name}").format(name=printer)
            self._seat.say(words, "printer")
            return
        path = self.ask_path(self.tr("日结对账 {day}").format(day=dialog.day) + ".pdf")
        if path:
            done = write_pdf(document, path)
            self._seat.say(
                self.tr("已存为 PDF") if done else self.tr("没有存下来。换一个文件夹再试"),
                "file-text" if done else "circle-alert",
            )

    def _ask_path(self, suggested: str) -> str:
        return pick_save(self._page, self.tr("没有打印机，存为 PDF"), "PDF (*.pdf)", suggested)
