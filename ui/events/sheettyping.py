"""A sign-in sheet that was filled in on paper, typed back in: tick who signed, one key for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from app.clock import from_text
from app.errors import Refusal
from app.events.arriving import Admission
from app.events.signed import Row, SheetPage, Signed
from ui.checkin.jobs import Hand
from ui.checkin.phrases import masked
from ui.events import linewords, phrases, sheetjobs
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.chips import Chip, ChipSpec
from ui.kit.choices import CheckBox
from ui.kit.form import Field, line_edit
from ui.kit.spin import TimeEdit
from ui.kit.text import label
from ui.seat import Seat, Undo
from ui.shell.jobdialog import JobDialog

_WIDE, _REASON, _TALL, _BESIDE = 940, 200, 430, 12
_HALF_DAY = dt.timedelta(hours=12)


class _Tick(CheckBox):
    """The tick of one line; up and down lead from line to line, as the finger on the paper."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the line above or below."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)


class Typed:
    """One line of the paper on the screen. `when()` is None while it is not ticked."""

    def __init__(self, row: Row, zone: ZoneInfo) -> None:
        self.row, self._zone = row, zone
        line = row.line
        name = (line.name or linewords.nameless()) if line is not None else ""
        self.tick = _Tick(f"{row.number}　{name}")
        self.phone = label(masked(line.phone) if line is not None else "", "small", "text2")
        self.time = TimeEdit(QTime(0, 0))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(f"{row.number} {name}")
        self.touched = False
        self.time.timeChanged.connect(self._touch)
        self.chip = Chip("")
        self.free = line is not None and line.arrived_at is None

    def offer(self, time: QTime) -> None:
        """Take over the time of all, unless this line has one of its own."""
        if not self.touched:
            with QSignalBlocker(self.time):
                self.time.setTime(time)

    def signed(self) -> Signed | None:
        """Say when they came, None while they are not ticked."""
        row = self.row
        if not self.tick.isChecked() or row.line is None or row.slot is None:
            return None
        starts = from_text(row.slot.starts_at).astimezone(self._zone)
        shown = self.time.time()
        when = dt.datetime.combine(starts.date(), dt.time(shown.hour(), shown.minute()), self._zone)
        if starts - when > _HALF_DAY:
            when += dt.timedelta(days=1)  # past midnight
        return Signed(row.line.registration_id, when)

    def _touch(self, _time: QTime) -> None:
        self.touched = True
        self.tick.setChecked(True)


class SheetDialog(JobDialog):
    """The lines of one page, in the paper's order; `lines` are those that named somebody."""

    fields_of = {  # noqa: RUF012 - replaced as a whole
        "late_reason_missing": "reason",
        "late_future": "time",
        "late_too_old": "time",
    }

    def __init__(self, parent: QWidget | None, seat: Seat, page: SheetPage) -> None:
        title = self.tr("照纸质签到表补录")
        super().__init__(
            parent, seat.work, title, self.tr("补录到场"), self.tr("取消"), width=_WIDE
        )
        self._seat, self.page = seat, page
        self._zone = ZoneInfo(seat.desk.profile.timezone)
        self.add(label(self._about(page), "body", "text2", wrap=True))
        self.lines = [Typed(row, self._zone) for row in page.rows]
        first = next((one.slot for one in page.rows if one.slot is not None), None)
        starts = from_text(first.starts_at).astimezone(self._zone) if first is not None else None
        self.time = TimeEdit(QTime(starts.hour, starts.minute) if starts else QTime(0, 0))
        self.time.setDisplayFormat("HH:mm")
        self.time.timeChanged.connect(self._offer)
        self.reason = line_edit(limit=_REASON)
        self.reason.setText(self.tr("断电期间纸质签到"))
        self.form.add_row(
            {
                "time": Field(self.tr("几点到的（全部）"), self.time),
                "reason": Field(self.tr("为什么现在才补"), self.reason),
            }
        )
        self.finish_body()
        self.add(self._paper())
        self.all = Button(self.tr("全部勾上"), "check")
        self.all.clicked.connect(self._tick_all)
        self.add_verb(self.all)
        self._offer(self.time.time())
        self._count()
        free = [one for one in self.lines if one.free]
        (free[0].tick if free else self.primary).setFocus()

    def _about(self, page: SheetPage) -> str:
        if not page.exact:
            words = self.tr("{title}　旧版签到表没有写名单，下面是现在有名额的人。")
            return words.format(title=page.title)
        words = self.tr(
            "{title}　第 {page} / {pages} 页，顺序和纸上一样。勾上签了名的；空白行里的人另外补录。"
        )
        return words.format(title=page.title, page=page.page, pages=page.pages)

    def _paper(self) -> QWidget:
        """Lay the lines out in two columns, as high as the screen lets them be."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        half = max(_BESIDE, (len(self.lines) + 1) // 2)
        for place, line in enumerate(self.lines):
            side, down = divmod(place, half)
            self._lay(grid, line, down, side * 4)
            line.tick.stepped.connect(partial(self._step, place))
            line.tick.toggled.connect(lambda _on: self._count())
        for column in (0, 4):
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(3, 18)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        # After the widget is in: putting it in makes it paint a ground of its own.
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        wanted = inside.sizeHint().height()
        area.setMinimumHeight(min(wanted, theme.px(_TALL)))
        return area

    def _lay(self, grid: QGridLayout, line: Typed, down: int, left: int) -> None:
        grid.addWidget(line.tick, down, left)
        grid.addWidget(line.phone, down, left + 1)
        found = line.row.line
        line.tick.setEnabled(line.free)
        if line.free:
            grid.addWidget(line.time, down, left + 2)
            return
        spec = ChipSpec(self.tr("这条报名找不到了"), "warn")
        if found is not None and found.arrived_at is not None:
            at = phrases.clock(found.arrived_at, str(self._zone))
            spec = ChipSpec(self.tr("已签到 {time}").format(time=at), "ok", "check")
        line.chip.set_chip(spec)
        holder = QHBoxLayout()
        holder.addWidget(line.chip)
        grid.addLayout(holder, down, left + 2)

    def _offer(self, time: QTime) -> None:
        for line in self.lines:
            line.offer(time)

    def _tick_all(self) -> None:
        free = [line for line in self.lines if line.free]
        on = not all(line.tick.isChecked() for line in free)
        for line in free:
            line.tick.setChecked(on)

    def _step(self, place: int, by: int) -> None:
        """Go on to the next line that can be ticked."""
        place += by
        while 0 <= place < len(self.lines):
            if self.lines[place].free:
                self.lines[place].tick.setFocus()
                return
            place += by

    def _count(self) -> None:
        count = sum(line.tick.isChecked() for line in self.lines)
        words = self.tr("补录 %n 人到场", "", count) if count else self.tr("补录到场")
        self.primary.set_text(words)

    def job(self) -> Callable[[], Any] | None:
        """Write down everybody who is ticked."""
        those = [one for line in self.lines if (one := line.signed()) is not None]
        if not those:
            self.say(self.tr("先勾上签了名的人"))
            return None
        hand = Hand(self._seat.desk.store, self._seat.actor)
        return partial(sheetjobs.type_in, hand, those, str(self.form.values()["reason"]))


class SheetTyping(QObject):
    """Opens the page whose code was scanned. `dialog` is the one that is open, if any."""

    def __init__(self, seat: Seat, window: QWidget) -> None:
        super().__init__(window)
        self.seat, self._window = seat, window
        self.dialog: SheetDialog | None = None
        seat.sheet_wanted.connect(self.start)

    def start(self, code: str) -> None:
        """Find who is on the page, and show it."""
        if not self.seat.may("checkin.backfill"):
            self.seat.refuse(Refusal("not_allowed"))
            return
        if self.dialog is None:
            job = partial(sheetjobs.page_of, self.seat.desk.store, code)
            self.seat.work.run(job, self).then(self._show)

    def _show(self, page: SheetPage) -> None:
        if self.dialog is not None:
            return
        dialog = SheetDialog(self._window, self.seat, page)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._done(dialog.result_value))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _done(self, done: list[Admission]) -> None:
        ids = [one.attendance_id for one in done if not one.already]
        words = self.tr("已补录 %n 人到场", "", len(ids))
        undo = None
        if ids:
            hand = Hand(self.seat.desk.store, self.seat.actor)
            undo = Undo(words, partial(sheetjobs.take_back, hand, ids))
        self.seat.say(words, "circle-check", undo)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
