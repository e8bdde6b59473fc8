"""The rows of a form that say when and where: one for each session of a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from app.events.checks import Advice, Clash
from app.events.planning import Sitting
from ui.events import phrases
from ui.events.inputs import RoomEdit
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.form import Field
from ui.kit.spin import TimeEdit
from ui.kit.text import IconLabel, WrapLabel, label

_WEEK = 7


class ClashLine(QWidget):
    """Who is in the way, and two ways out: `moved(room)`, `put_off(start)`."""

    moved = Signal(str)
    put_off = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._advice = Advice(None, None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(IconLabel("circle-alert", "danger", 15))
        row.addSpacing(4)
        self.words = WrapLabel("small", "danger")
        row.addWidget(self.words)
        self.room = Button("", kind="link", size="small")
        self.between = label("", "small", "text2")
        self.time = Button("", kind="link", size="small")
        for piece in (self.room, self.between, self.time):
            row.addWidget(piece)
        row.addStretch(1)
        self.room.clicked.connect(lambda: self.moved.emit(self._advice.room or ""))
        self.time.clicked.connect(lambda: self.put_off.emit(self._advice.starts_at))
        self.hide()

    def say(self, clash: Clash | None, advice: Advice | None, room: str) -> None:
        """Say what clashes, or nothing."""
        self.setVisible(clash is not None)
        if clash is None:
            return
        self._advice = advice or Advice(None, None)
        words = self.tr("这段时间{room}已排“{title}”（{hours}）。")
        hours = phrases.hours(clash.starts_at, clash.ends_at, self._zone)
        self.words.setText(words.format(room=_spaced(room), title=clash.title, hours=hours))
        other = self.tr("改到{room}").format(room=_spaced(self._advice.room or ""))
        self.room.set_text(other.replace("  ", " "))
        starts = self._advice.starts_at
        time = phrases.clock(starts, self._zone) if starts else ""
        self.time.set_text(self.tr("改到 {time} 开始").format(time=time))
        self.between.setText(self.tr("或"))
        self.room.setVisible(self._advice.room is not None)
        self.time.setVisible(starts is not None)
        self.between.setVisible(self._advice.room is not None and starts is not None)


def _spaced(room: str) -> str:
    """Set a room apart from the words before it when it begins with a Latin letter or a digit."""
    return f" {room}" if room[:1].isascii() else room


class SittingRow(QWidget):
    """One session: `changed` by hand, `dropped` when it is not to be held after all."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = ZoneInfo(zone)
        self.session_id = ""
        self._base: Sitting | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd  ddd")
        self.day.setCalendarPopup(True)
        self.day.setFixedHeight(theme.px(36))
        self.starts, self.ends = TimeEdit(), TimeEdit()
        for box in (self.starts, self.ends):
            box.setDisplayFormat("HH:mm")
            box.setFixedSize(theme.px(104), theme.px(36))
        self.room = RoomEdit()
        self.fields = {
            "day": Field(self.tr("日期"), self.day),
            "starts": Field(self.tr("开始"), self.starts),
            "ends": Field(self.tr("结束"), self.ends),
            "room": Field(self.tr("场地"), self.room),
        }
        for name, field in self.fields.items():
            row.addWidget(field, 1 if name in ("day", "room") else 0, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(self.changed)
        self.drop = icon_button("x", self.tr("不办这一场"), "normal")
        self.drop.clicked.connect(self.dropped)
        row.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.clash = ClashLine(zone)
        self.clash.moved.connect(self._move)
        self.clash.put_off.connect(self._put_off)
        column.addWidget(self.clash)

    def fill(self, session_id: str, sitting: Sitting) -> None:
        """Show a session."""
        self.session_id, self._base = session_id, sitting
        self._show(sitting)

    def sitting(self, capacity: int | None, reserve: int | None) -> Sitting:
        """Give what stands here; seats as given, else as they were."""
        date, low, high = self.day.date(), self.starts.time(), self.ends.time()
        day = dt.date(date.year(), date.month(), date.day())
        starts = dt.datetime.combine(day, dt.time(low.hour(), low.minute()), self.zone)
        ends = dt.datetime.combine(day, dt.time(high.hour(), high.minute()), self.zone)
        if ends <= starts and high < QTime(6, 0):
            ends += dt.timedelta(days=1)
        base = self._base
        if capacity is None:
            capacity = base.capacity if base else 0
        if reserve is None:
            reserve = base.reserve if base else 0
        return Sitting(
            starts,
            ends,
            self.room.text().strip() or None,
            capacity,
            min(reserve, capacity),
            base.label if base else None,
        )

    def lengthen(self, least: dt.timedelta) -> None:
        """Let it last so long at least, from its beginning on."""
        now = self.sitting(None, None)
        if now.ends_at - now.starts_at < least:
            self._put_off(now.starts_at, least)

    def mind(self, *, alone: bool, first: bool) -> None:
        """Show titles in the first row only; the only session cannot be dropped."""
        self.drop.setVisible(not alone)
        for field in self.fields.values():
            field.title.setVisible(first)

    def say_clash(self, clash: Clash | None, advice: Advice | None) -> None:
        """Say who is in the way, in red at the room."""
        theme.mark(self.room, wrong="yes" if clash else "no")
        self.clash.say(clash, advice, self.room.text().strip())

    def _show(self, sitting: Sitting) -> None:
        starts, ends = (one.astimezone(self.zone) for one in (sitting.starts_at, sitting.ends_at))
        self.day.setDate(QDate(starts.year, starts.month, starts.day))
        self.starts.setTime(QTime(starts.hour, starts.minute))
        self.ends.setTime(QTime(ends.hour, ends.minute))
        self.room.setText(sitting.room or "")

    def _move(self, room: str) -> None:
        self.room.setText(room)
        self.changed.emit()

    def _put_off(self, starts: dt.datetime, length: dt.timedelta | None = None) -> None:
        now = self.sitting(None, None)
        self._show(Sitting(starts, starts + (length or now.ends_at - now.starts_at), now.room))
        self.changed.emit()


class Sittings(QWidget):
    """All sessions of an event. `changed` by hand. `add` stands wherever its owner puts it."""

    changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rooms: Sequence[str] = ()
        self.rows: list[SittingRow] = []
        self.dropped: list[str] = []
        """Sessions that were taken out by hand."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._place = QVBoxLayout()
        self._place.setSpacing(10)
        column.addLayout(self._place)
        self.add = Button(self.tr("加一场"), "plus", kind="link", size="small")
        self.add.clicked.connect(self._another)

    def fill(self, sittings: Sequence[tuple[str, Sitting]]) -> None:
        """Show these sessions."""
        while self.rows:
            self._take(self.rows[0])
        self.dropped = []
        for session_id, sitting in sittings:
            self._add(session_id, sitting)
        self._mind()

    def sittings(self, capacity: int | None, reserve: int | None) -> list[tuple[str, Sitting]]:
        """Give what stands here, with the session each is."""
        return [(row.session_id, row.sitting(capacity, reserve)) for row in self.rows]

    def lengthen(self, least: dt.timedelta) -> None:
        """Let each session last so long at least."""
        for row in self.rows:
            row.lengthen(least)

    def know_ids(self, rows: Sequence[SittingRow], ids: Sequence[str]) -> None:
        """Take over which session each of these rows has become; some may be gone since."""
        for row, session_id in zip(rows, ids, strict=True):
            row.session_id = session_id
            if row not in self.rows and session_id not in self.dropped:
                self.dropped.append(session_id)

    def set_rooms(self, rooms: Sequence[str]) -> None:
        """Know these rooms."""
        self._rooms = rooms
        for row in self.rows:
            row.room.set_rooms(rooms)

    def say_clashes(
        self, clashes: Sequence[Sequence[Clash]], advice: Sequence[Advice | None]
    ) -> None:
        """Say in each row who is in its way."""
        for row, met, way in zip(self.rows, clashes, advice, strict=False):
            row.say_clash(met[0] if met else None, way)

    def _another(self) -> None:
        """Add a session a week after the last, alike in all else."""
        last = self.rows[-1].sitting(None, None)
        week = dt.timedelta(days=_WEEK)
        starts = last.starts_at + week
        self._add("", Sitting(starts, last.ends_at + week, last.room, last.capacity, last.reserve))
        self._mind()
        self.rows[-1].day.setFocus()
        self.changed.emit()

    def _add(self, session_id: str, sitting: Sitting) -> None:
        row = SittingRow(self._zone)
        row.fill(session_id, sitting)
        row.room.set_rooms(self._rooms)
        row.changed.connect(self.changed)
        row.dropped.connect(lambda: self._dropped(row))
        self.rows.append(row)
        self._place.addWidget(row)

    def _dropped(self, row: SittingRow) -> None:
        if len(self.rows) > 1:
            if row.session_id:
                self.dropped.append(row.session_id)
            self._take(row)
            self._mind()
            self.rows[0].day.setFocus()
            self.changed.emit()

    def _take(self, row: SittingRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _mind(self) -> None:
        for place, row in enumerate(self.rows):
            row.mind(alone=len(self.rows) == 1, first=not place)
