"""Who waits, one a row: number, what for, for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent

from app.cases.categories import Category
from app.queue.queries import Ticket
from ui.cases.phrases import category_name
from ui.events.overview import SlotTable
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import MutedRole, StrongRole
from ui.queue.jobs import Shown
from ui.shell.times import ago, moment

COLUMNS = ("number", "category", "who", "since")
WIDTHS = {0: 92, 1: 0, 2: 112, 3: 132}


class LineTable(SlotTable):
    """A table nothing is chosen in but by hand."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand nowhere where nothing was chosen: Qt would stand on the first, and show no bar."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.setCurrentIndex(QModelIndex())


class TicketModel(Rows):
    """Tickets as they wait."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._names: Mapping[str, str] = {}
        self._categories: Mapping[str, Category] = {}
        self._now = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

    def show(self, shown: Shown, now: dt.datetime) -> None:
        """Show a line."""
        self._names, self._categories, self._now = shown.names, shown.categories, now
        self.put(shown.line.waiting)

    def head(self, column: int) -> str:
        """Name a column."""
        return {
            "number": self.tr("号码"),
            "category": self.tr("办什么"),
            "who": self.tr("谁"),
            "since": self.tr("取号时间"),
        }[COLUMNS[column]]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        ticket, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(ticket, column)
        if role == StrongRole:
            return column == "number"
        if role == MutedRole:
            return column != "number"
        return None

    def _words(self, ticket: Ticket, column: str) -> str:
        if column == "number":
            return ticket.number
        if column == "who":
            return self._names.get(ticket.id, "--")
        if column == "since":
            return ago(moment(ticket.happened_at), self._now)
        if not ticket.category:
            return self.tr("过号重排") if ticket.recalls else "--"
        words = category_name(ticket.category, self._categories.get(ticket.category))
        if ticket.recalls:
            words = self.tr("{what} · 过号重排").format(what=words)
        return words
