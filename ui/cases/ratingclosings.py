"""How loops were closed, clerk by clerk: how many, and how many of them without a rating."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.cases import lifecycle, queries
from app.cases.queries import Closings
from app.clock import to_text
from app.staff import queries as staff
from app.store.store import Store
from ui.kit.ask import Dialog
from ui.kit.card import Card
from ui.kit.chips import ChipSpec
from ui.kit.choices import RadioRow
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import AvatarRole, ChipRole, Table
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.cover import RIGHT

SPANS = (30, 90)
"""Days back from now that can be looked at."""
_NAME, _CLOSED, _DECLINED, _SHARE = range(4)
_MANY, _ENOUGH = 30, 5
"""From this share of declines on, in per cent, it is shown as a warning; of so many at least."""
Read = tuple[list[Closings], dict[str, str]]


def read_closings(store: Store, days: int) -> Read:
    """Read who closed how many loops in the last days, with the names of staff."""
    now = store.clock.now()
    first, last = to_text(now - dt.timedelta(days=days)), to_text(now)
    with store.read() as session:
        return queries.closings(session, first, last), staff.names(session)


class ClosingsModel(Rows):
    """One line a clerk; what was declined on the web, by nobody here, has a line of its own."""

    def __init__(self) -> None:
        super().__init__(4)
        self._names: dict[str, str] = {}

    def fill(self, read: Read) -> None:
        """Show other rows."""
        rows, self._names = read
        self.put(rows)

    def head(self, column: int) -> str:
        """Name a column."""
        return (self.tr("谁"), self.tr("已闭环"), self.tr("本人不评价"), self.tr("占比"))[column]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        row = self.rows[index.row()]
        name = self._names.get(row.staff_id or "", self.tr("本人在网上"))
        share = round(100 * row.declined / row.closed)
        words = (name, str(row.closed), str(row.declined), f"{share}%")
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()]
        if role == AvatarRole and index.column() == _NAME and row.staff_id is not None:
            return name
        if role == ChipRole and index.column() == _SHARE:
            many = share >= _MANY and row.closed >= _ENOUGH
            return ChipSpec(words[_SHARE], "warn" if many else "neutral")
        return None


class ClosingsDialog(Dialog):
    """Shows managers whose loops are closed without a rating, and how often."""

    def __init__(self, parent: QWidget | None, seat: Seat) -> None:
        super().__init__(parent, self.tr("闭环与评价"), self.tr("完成"), width=640)
        self.setProperty(RIGHT, lifecycle.APPROVE)
        self._seat = seat
        words = self.tr("闭环要有本人评价，或者问过而本人不评价。不评价的多，就去问问怎么问的。")
        self.add(label(words, "body", "text2", wrap=True))
        spans = [(str(one), self.tr("最近 {days} 天").format(days=one)) for one in SPANS]
        self.span = RadioRow(spans, spans[0][0])
        self.span.changed.connect(lambda _days: self.read())
        self.add(self.span)
        self.model = ClosingsModel()
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_widths({_NAME: 0, _CLOSED: 110, _DECLINED: 120, _SHARE: 110})
        self.table.setMinimumHeight(280)
        card = Card()
        card.add(self.table)
        self.add(card)
        self.nothing = label(self.tr("这段时间还没有闭环的需求"), "small", "text2")
        self.add(self.nothing)
        self.read()

    def read(self) -> None:
        """Read the figures anew, in the store lane."""
        store, days = self._seat.desk.store, int(self.span.value())
        self._seat.work.run(lambda: read_closings(store, days), self).then(self._show)

    def _show(self, read: Read) -> None:
        self.model.fill(read)
        self.nothing.setVisible(not self.model.rows)
