"""Printing the sign-in sheet: asked how, seen before, noted in the audit log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.checkin.jobs import Hand
from ui.events import eventjobs, phrases
from ui.events import sheet as signing
from ui.events.eventjobs import Sheets
from ui.events.sheetrows import MOST_BLANK, Head, by_session, pages_of
from ui.kit import theme
from ui.kit.ask import Dialog, pick_save
from ui.kit.card import Card
from ui.kit.choices import RadioRow
from ui.kit.form import Field
from ui.kit.spin import SpinBox
from ui.kit.text import label
from ui.seat import Seat

if TYPE_CHECKING:
    from ui.events.sheet import Sheet

_WIDE, _SEEN, _BLANK = 760, 300, 6


class PrintDialog(Dialog):
    """How it is to be printed, and how the first page will look."""

    def __init__(
        self,
        parent: QWidget | None,
        make: Callable[[str, bool, int], Sheet],
        *,
        series: bool,
    ) -> None:
        super().__init__(
            parent, self.tr("打印签到表"), self.tr("打印"), self.tr("取消"), width=_WIDE
        )
        self._make = make
        row = QHBoxLayout()
        row.setSpacing(20)
        choices = QVBoxLayout()
        choices.setSpacing(14)
        orders = [("taken", self.tr("按报名先后")), ("pinyin", self.tr("按姓名拼音"))]
        self.order = RadioRow(orders, "taken", upright=True)
        self.order.changed.connect(lambda _order: self._see())
        choices.addWidget(Field(self.tr("排序"), self.order))
        scopes = [("one", self.tr("只印这一场")), ("all", self.tr("全部场次，按场次排"))]
        self.scope = RadioRow(scopes, "one", upright=True)
        self.scope.changed.connect(lambda _scope: self._see())
        which = Field(self.tr("场次"), self.scope)
        choices.addWidget(which)
        self.blank = SpinBox()
        self.blank.setRange(0, MOST_BLANK)
        self.blank.setValue(_BLANK)
        self.blank.setFixedSize(theme.px(120), theme.px(36))
        self.blank.valueChanged.connect(lambda _rows: self._see())
        hint = self.tr("给没报名来的人")
        choices.addWidget(Field(self.tr("至少留几行空白"), self.blank, hint=hint))
        choices.addStretch(1)
        self.pages = label("", "small", "text2")
        choices.addWidget(self.pages)
        row.addLayout(choices, 1)
        self.seen = QLabel()
        self.seen.setAccessibleName(self.tr("第一页的样子"))
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        paper = Card()
        paper.add(self.seen)
        row.addWidget(paper)
        self.body.addLayout(row)
        which.setVisible(series)
        self._see()
        self.primary.setFocus()

    def sheet(self) -> Sheet:
        """Give what is to be printed."""
        return self._make(self.order.value(), self.scope.value() == "all", self.blank.value())

    def _see(self) -> None:
        sheet = self.sheet()
        self.pages.setText(self.tr("共 %n 页 A4", "", len(sheet.pages)))
        dpr = self.devicePixelRatioF()
        self.seen.setPixmap(signing.picture(sheet, 0, theme.px(_SEEN), dpr))


class Printing(QObject):
    """Prints for one event's page. `dialog` is the one that is open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: PrintDialog | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        """Asks where a PDF is to go: suggested name -> path, "" for nowhere."""
        self.to_printer: Callable[[Sheet], str] = lambda sheet: str(signing.print_now(sheet))

    def start(self, event_id: str, session_id: str) -> None:
        """Read who is registered, and ask how it is to be printed."""
        if self.seat.may("checkin.print") and self.dialog is None:
            job = partial(eventjobs.sheets, self.seat.desk.store, event_id, session_id)
            self.seat.work.run(job, self).then(self._ask)

    def _ask(self, sheets: Sheets) -> None:
        if self.dialog is not None:
            return
        series = len(sheets.groups) > 1
        dialog = PrintDialog(self._window, partial(self.sheet, sheets), series=series)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._print(sheets, dialog.sheet()))
        dialog.finished.connect(self._closed)
        dialog.open()

    def sheet(self, sheets: Sheets, order: str, whole: bool, blank: int) -> Sheet:
        """Make the sheet of one session, or of all of them."""
        profile, now = self.seat.desk.profile, self.seat.desk.store.clock.now()
        zone = profile.timezone
        here = [one for one in sheets.groups if one[0].session_id == sheets.session_id]
        groups = sheets.groups if whole else here
        words = {slot.session_id: phrases.when(slot, now, zone) for slot, _ in sheets.groups}
        slot = here[0][0]
        parts = (words[slot.session_id], slot.room or "", slot.label or "")
        under = "　".join(part for part in parts if part)
        if whole:
            under = self.tr("%n 场", "", len(groups))
        count = sum(len(lines) for _, lines in groups)
        head = Head(
            sheets.event_id,
            profile.name,
            sheets.title,
            under,
            self.tr("报名 %n 人", "", count),
            f"{now.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
        )
        pages = pages_of(by_session(groups, order, words), blank)
        made: Sheet = signing.Sheet(head, pages)
        return made

    def _print(self, sheets: Sheets, sheet: Sheet) -> None:
        hand = Hand(self.seat.desk.store, self.seat.actor)
        lines = sum(entry is not None for page in sheet.pages for entry in page)
        job = partial(eventjobs.note_print, hand, sheets.event_id, lines)
        self.seat.work.run(job, self).then(lambda _done: self._send(sheet))

    def _send(self, sheet: Sheet) -> None:
        printer = self.to_printer(sheet)
        if printer:
            self.seat.say(self.tr("已送往打印机：{name}").format(name=printer), "printer")
            return
        name = self.tr("签到表 {title}").format(title=sheet.head.title)
        path = self.ask_path(f"{name}.pdf")
        if not path:
            return
        if signing.write_pdf(sheet, path):
            self.seat.say(self.tr("签到表已存为 PDF，用完请删除"), "file-text")
        else:
            self.seat.say(self.tr("签到表没有存下来。换一个文件夹再试"), "circle-alert")

    def _ask_path(self, suggested: str) -> str:
        title = self.tr("没有打印机，把签到表存为 PDF")
        return pick_save(self._window, title, "PDF (*.pdf)", suggested)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
