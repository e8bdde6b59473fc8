"""The lists of an event's page under their tabs, with the box that looks somebody up in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.events.queries import DONE
from ui.events import linewords
from ui.events.afterpane import AfterPane
from ui.events.deeds import of_call, of_came, of_line, rate
from ui.events.eventjobs import Whole
from ui.events.people import Column, clock, matching, name, number, phone, source
from ui.events.tables import Deed, PeopleTable
from ui.kit.buttons import FilterChip
from ui.kit.card import Card, CardFoot, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.paint import Tone
from ui.kit.tabs import Tabs
from ui.kit.text import label
from ui.people.search import SearchBox
from ui.seat import Seat

_FIND = (110, 190)
TABS = ("roster", "waiting", "came", "calls", "ratings")


class PeopleLists(Card):
    """Registered, waiting, came, to be rung up, ratings; `tables` by tab."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.zone = seat.desk.profile.timezone
        self.whole: Whole | None = None
        self.shown_numbers: set[str] = set()
        """Registrations whose numbers are shown in full, to be rung up."""
        self._due: dict[str, str] = {}
        """Who is to be rung up, and why, by registration."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 10, 0)
        options: tuple[tuple[str, str, Tone], ...] = (
            ("roster", self.tr("报名名单"), "neutral"),
            ("waiting", self.tr("候补"), "neutral"),
            ("came", self.tr("签到记录"), "neutral"),
            ("calls", self.tr("电话名单"), "warn"),
            ("ratings", self.tr("评价"), "neutral"),
        )
        self.tabs = Tabs(options)
        self.tabs.changed.connect(self._turn)
        row.addWidget(self.tabs)
        row.addSpacing(8)
        row.addStretch(1)
        self.finder = SearchBox(self.tr("在名单中查找"), room=_FIND)
        self.finder.searched.connect(lambda _text: self._fill())
        self.finder.stepped.connect(self._step)
        self.finder.left.connect(self.focus_list)
        row.addWidget(self.finder, 100)
        self.add(bar)
        self._make_tables()
        for tab, words, _tone in options[:-1]:
            self.tables[tab].setAccessibleName(words)
        self.foot = CardFoot()
        self.absent = FilterChip("-")
        self.absent.toggled.connect(lambda _on: self._fill())
        self.absent.hide()
        self.foot.add_right(self.absent)
        self.stale = label("", "small", "text2")
        self.foot.add_right(self.stale)
        self.add(self.foot)

    def _make_tables(self) -> None:
        self.tables = {
            "roster": PeopleTable(self._roster_columns(), self._line_deeds),
            "waiting": PeopleTable(self._waiting_columns(), self._line_deeds),
            "came": PeopleTable(self._came_columns(), self._came_deeds),
            "calls": PeopleTable(self._call_columns(), self._call_deeds, beside=3),
        }
        self.stack = QStackedWidget()
        self._empties()
        for table in self.tables.values():
            self.stack.addWidget(table)
        self.after = AfterPane()
        self.stack.addWidget(self.after)
        self.add(self.stack, 1)

    def _roster_columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("序号"), 56, number, muted=True),
            Column(self.tr("姓名"), 0, name, named=True),
            Column(self.tr("手机"), 122, phone, muted=True),
            Column(self.tr("来源"), 92, source, muted=True),
            Column(self.tr("状态"), 330, number, self._standing),
        )

    def _waiting_columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("序号"), 56, number, muted=True),
            Column(self.tr("姓名"), 0, name, named=True),
            Column(self.tr("手机"), 122, phone, muted=True),
            Column(self.tr("来源"), 92, source, muted=True),
            Column(self.tr("登记时间"), 110, self._day_and_hour, muted=True),
            Column("", 232, lambda _place, _row: ""),
        )

    def _came_columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("时间"), 76, clock(self.zone), muted=True),
            Column(self.tr("姓名"), 0, name, named=True),
            Column(self.tr("手机"), 122, phone, muted=True),
            Column(self.tr("方式"), 190, number, linewords.way),
            Column("", 232, lambda _place, _row: ""),
        )

    def _call_columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("姓名"), 0, name, named=True),
            Column(self.tr("手机"), 130, self._whole_phone),
            Column(self.tr("为什么打"), 300, number, partial(linewords.matter, zone=self.zone)),
            Column("", 330, lambda _place, _row: ""),
        )

    def _empties(self) -> None:
        states = {
            "roster": EmptyState(
                "users",
                self.tr("还没有人报名"),
                self.tr("网上报名的同步后会在这里，到馆的现场发放。"),
            ),
            "waiting": EmptyState("users", self.tr("没有人在候补")),
            "came": EmptyState("scan-line", self.tr("还没有人签到")),
            "calls": EmptyState(
                "circle-check",
                self.tr("没有要打的电话"),
                self.tr("候补转正、名额超了、改了时间场地、活动取消时，要打电话的人会在这里。"),
                tone="ok",
            ),
        }
        for tab, state in states.items():
            self.tables[tab].set_empty(state)

    # -- what is shown ------------------------------------------------------------------------

    def clear(self) -> None:
        """Show nobody, and do not say that there is nobody: it is being read."""
        self.whole = None
        for tab, table in self.tables.items():
            self.tabs.set_count(tab, 0)
            table.clear()
        self.after.clear()
        self._tell()

    def show_whole(self, whole: Whole) -> None:
        """Show everybody in an event's session."""
        self.whole = whole
        self._fill()

    def table(self) -> PeopleTable | None:
        """Give the list that is shown, None where there is none."""
        return self.tables.get(self.tabs.value())

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        table = self.table()
        (table if table is not None else self.tabs).setFocus()

    def _fill(self) -> None:
        whole = self.whole
        if whole is None:
            return
        self._due = {call.registration_id: call.matter for call in whole.calls}
        text = self.finder.query()
        rows: dict[str, Sequence[Any]] = {
            "roster": self._on_roster(whole),
            "waiting": whole.waiting,
            "came": whole.came,
            "calls": whole.calls,
        }
        counts = {**{tab: len(found) for tab, found in rows.items()}, "roster": len(whole.seated)}
        for tab, found in rows.items():
            self.tabs.set_count(tab, counts[tab])
            self.tables[tab].show_rows(matching(found, text))
        self.after.show_after(whole.after, may_type=self._seat.may("checkin.backfill"))
        self._tell()

    def _on_roster(self, whole: Whole) -> Sequence[Any]:
        """Give who is on the roster: all of them, or after the event those who did not come."""
        absent = whole.after.absent if whole.after is not None else frozenset()
        self.absent.setText(self.tr("只看没来的 {count}").format(count=len(absent)))
        self.absent.updateGeometry()
        if not (self.absent.isChecked() and absent):
            return whole.listed
        return [line for line in whole.listed if line.registration_id in absent]

    def _turn(self, tab: str) -> None:
        self.stack.setCurrentIndex(TABS.index(tab))
        self.finder.setEnabled(tab != "ratings")
        self._tell()

    def _tell(self) -> None:
        words = {
            "roster": self.tr("按报名先后排序"),
            "waiting": self.tr("按先后转正；跳过前面的要写原因"),
            "came": self.tr("最近的在最上面"),
            "calls": self.tr("打通了就从名单里去掉"),
        }
        self.foot.remark.setText(words.get(self.tabs.value(), ""))
        after = self.whole.after if self.whole is not None else None
        some = after is not None and bool(after.absent) and self._seat.may("people.see")
        self.absent.setVisible(some and self.tabs.value() == "roster")

    def _with_rating(self, attendance_id: str | None, found: Sequence[Deed]) -> Sequence[Deed]:
        """Put first that somebody is asked how it was, where they came and have not said yet."""
        after = self.whole.after if self.whole is not None else None
        may_rate = after is not None and attendance_id in after.raters
        return [rate(), *found] if may_rate else found

    def _step(self, key: int) -> None:
        """Let the arrows and Enter of the search box work the list."""
        table = self.table()
        if table is None:
            return
        if key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            table.do_keyed("Enter")
            self.finder.selectAll()
            return
        last = len(table.people.rows) - 1
        by = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(key, 0)
        if last >= 0 and by:
            table.selectRow(min(max(table.currentIndex().row() + by, 0), last))

    def _line_deeds(self, line: Any) -> Sequence[Deed]:
        whole = self.whole
        if whole is None:
            return ()
        over, both = whole.slot.progress == DONE, self._both_ways()
        off = whole.called_off
        there = bool(whole.elsewhere(whole.slot.session_id))
        may = self._seat.may
        admits = whole.page.check_mode != "none"
        found = of_line(
            line, may, called_off=off, over=over, both_ways=both, elsewhere=there, admits=admits
        )
        return self._with_rating(line.attendance_id, found)

    def _came_deeds(self, came: Any) -> Sequence[Deed]:
        found = of_came(came, both_ways=self._both_ways())
        return self._with_rating(came.attendance_id, found)

    def _call_deeds(self, call: Any) -> Sequence[Deed]:
        shown = call.registration_id in self.shown_numbers
        there = self.whole is not None and bool(self.whole.elsewhere(call.session_id))
        return of_call(call, self._seat.may, shown=shown, elsewhere=there)

    def _both_ways(self) -> bool:
        return self.whole is not None and self.whole.page.check_mode == "in_out"

    def _standing(self, line: Any) -> tuple[ChipSpec, ...]:
        return linewords.standing(line, self.zone, self._due.get(line.registration_id, ""))

    def _day_and_hour(self, _place: int, line: Any) -> str:
        day = dt.datetime.fromisoformat(line.happened_at).astimezone(ZoneInfo(self.zone))
        return f"{day:%m-%d %H:%M}"

    def _whole_phone(self, place: int, call: Any) -> str:
        shown = call.registration_id in self.shown_numbers
        return (call.phone or "--") if shown else phone(place, call)
