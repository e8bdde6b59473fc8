"""The rows of a form that say when and where: one for each session of a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from app.events.checks import Advice, Clash
from app.events.planning import Sitting
from ui.events.clashing import ClashLine
from ui.events.inputs import RoomEdit
from ui.kit import theme
from ui.kit.buttons import Button, icon_button
from ui.kit.form import Field
from ui.kit.spin import TimeEdit
from ui.kit.text import WrapLabel

_WEEK = 7
_EARLY = QTime(6, 0)
"""What ends before that ends the next day; later it would be a slip of the keyboard."""


class SittingRow(QWidget):
    """One session: `changed` by hand, `dropped` when it is not to be held after all.

    `followed` when the sessions after it are to be changed as it was.
    """

    changed = Signal()
    dropped = Signal()
    followed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = ZoneInfo(zone)
        self.session_id = ""
        self._base: Sitting | None = None
        self._nights = 0
        self._shown = (QTime(), QTime())
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
        below = QHBoxLayout()
        below.setSpacing(12)
        self.concerned = WrapLabel("small", "warn")
        self.follow = Button("", kind="link", size="small")
        self.follow.clicked.connect(self.followed)
        below.addWidget(self.concerned)
        below.addWidget(self.follow)
        below.addStretch(1)
        column.addLayout(below)
        self.concerned.hide()
        self.follow.hide()

    def fill(self, session_id: str, sitting: Sitting) -> None:
        """Show a session."""
        self.session_id, self._base = session_id, sitting
        self._show(sitting)
        self.before = self.sitting(None, None)
        """As it was when it was opened, or when those after it were last changed like it."""

    def sitting(self, capacity: int | None, reserve: int | None) -> Sitting:
        """Give what stands here; seats as given, else as they were."""
        date, low, high = self.day.date(), self.starts.time(), self.ends.time()
        day = dt.date(date.year(), date.month(), date.day())
        starts = dt.datetime.combine(day, dt.time(low.hour(), low.minute()), self.zone)
        ends = dt.datetime.combine(day, dt.time(high.hour(), high.minute()), self.zone)
        if (low, high) == self._shown:
            ends += dt.timedelta(days=self._nights)
        elif ends <= starts and (self._nights or high < _EARLY):
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

    def has_moved(self) -> bool:
        """Say whether time or room are not what they were."""
        now, was = self.sitting(None, None), self.before
        return (now.starts_at, now.ends_at, now.room) != (was.starts_at, was.ends_at, was.room)

    def follow_like(self, other: SittingRow) -> None:
        """Change as another row was changed: as many days later, its times of day, its room."""
        was, now, mine = other.before, other.sitting(None, None), self.sitting(None, None)
        days = now.starts_at.date() - was.starts_at.date()
        starts = dt.datetime.combine(
            mine.starts_at.date() + days, now.starts_at.time(), now.starts_at.tzinfo
        )
        if (now.starts_at.time(), now.ends_at - now.starts_at) == (
            was.starts_at.time(),
            was.ends_at - was.starts_at,
        ):
            starts = dt.datetime.combine(
                mine.starts_at.date() + days, mine.starts_at.time(), mine.starts_at.tzinfo
            )
            length = mine.ends_at - mine.starts_at
        else:
            length = now.ends_at - now.starts_at
        room = now.room if now.room != was.room else mine.room
        self._show(Sitting(starts, starts + length, room))

    def say_concerned(self, count: int, after: int) -> None:
        """Say whom a change concerns, and offer it to the sessions after this one."""
        moved = self.has_moved()
        self.concerned.setVisible(bool(count) and moved)
        self.concerned.setText(self.tr("已有 %n 人报名，保存后要打电话告诉。", "", count))
        self.follow.setVisible(moved and after > 0)
        self.follow.set_text(self.tr("后面 %n 场也这样改", "", after))

    def _show(self, sitting: Sitting) -> None:
        starts, ends = (one.astimezone(self.zone) for one in (sitting.starts_at, sitting.ends_at))
        self.day.setDate(QDate(starts.year, starts.month, starts.day))
        self.starts.setTime(QTime(starts.hour, starts.minute))
        self.ends.setTime(QTime(ends.hour, ends.minute))
        # Times alone do not say how many nights are between them.
        self._nights = (ends.date() - starts.date()).days
        self._shown = (self.starts.time(), self.ends.time())
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
        self.lost = WrapLabel("small", "warn")
        self.lost.hide()
        column.addWidget(self.lost)
        self._registered: dict[str, int] = {}
        self.add = Button(self.tr("加一场"), "plus", kind="link", size="small")
        self.add.clicked.connect(self._another)

    def fill(self, sittings: Sequence[tuple[str, Sitting]]) -> None:
        """Show these sessions."""
        while self.rows:
            self._take(self.rows[0])
        self.dropped, self._registered = [], {}
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

    def say_concerned(self, registered: dict[str, int] | None = None) -> None:
        """Say whom what was changed concerns, before anything is written."""
        if registered is not None:
            self._registered = registered
        for place, row in enumerate(self.rows):
            after = len(self.rows) - place - 1
            row.say_concerned(self._registered.get(row.session_id, 0), after)
        people = sum(self._registered.get(one, 0) for one in self.dropped)
        self.lost.setVisible(bool(people))
        words = self.tr("不办的场次有 %n 人报名，保存后在电话名单里。", "", people)
        self.lost.setText(words)

    def _follow(self, row: SittingRow) -> None:
        """Change the sessions after one as it was changed."""
        for other in self.rows[self.rows.index(row) + 1 :]:
            other.follow_like(row)
        row.before = row.sitting(None, None)
        row.starts.setFocus()
        self._told()

    def _told(self) -> None:
        self.say_concerned()
        self.changed.emit()

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
        row.changed.connect(self._told)
        row.dropped.connect(lambda: self._dropped(row))
        row.followed.connect(lambda: self._follow(row))
        self.rows.append(row)
        self._place.addWidget(row)

    def _dropped(self, row: SittingRow) -> None:
        if len(self.rows) > 1:
            if row.session_id:
                self.dropped.append(row.session_id)
            self._take(row)
            self._mind()
            self.rows[0].day.setFocus()
            self._told()

    def _take(self, row: SittingRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _mind(self) -> None:
        for place, row in enumerate(self.rows):
            row.mind(alone=len(self.rows) == 1, first=not place)
