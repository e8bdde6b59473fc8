"""The page of service requests: what is open, and the way to a new one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.cases.queries import CaseCard, listed_cases
from app.store.changes import Changes
from app.store.store import Store
from ui.cases import phrases
from ui.kit.buttons import Button
from ui.kit.card import Card, EmptyState
from ui.kit.fresh import MINUTE_MS, Fresh
from ui.kit.table import Table
from ui.kit.text import label
from ui.seat import Seat
from ui.shell.times import stamp

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_GATHER_MS = 80
_WIDTHS = {0: 110, 1: 0, 2: 130, 3: 130, 4: 150}


class OpenCases(QAbstractTableModel):
    """The open cases, what is due first on top."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._seat = seat
        self.cards: list[CaseCard] = []

    def show(self, cards: list[CaseCard]) -> None:
        """Show other cases."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give how many there are."""
        return 0 if parent.isValid() else len(self.cards)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give how many columns there are."""
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the head of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("编号"),
            self.tr("需求"),
            self.tr("类别"),
            self.tr("谁"),
            self.tr("最晚答复"),
        )
        return heads[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        card = self.cards[index.row()]
        desk = self._seat.desk
        due = card.due_at
        when = stamp(due, desk.store.clock.now(), desk.profile.timezone) if due else "--"
        name = self.tr("匿名") if card.anonymous else card.name or "--"
        cells = (card.label, card.need or "--", phrases.category_name(card.category), name, when)
        return cells[index.column()]


class CasesPage(QWidget):
    """A stack of what there is to see of cases."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seat = seat
        self._wanted = ""
        self.stack = QStackedWidget()
        self.listing = self._make_listing()
        self.stack.addWidget(self.listing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._gather = Fresh(self, self.refresh, _GATHER_MS, MINUTE_MS)
        seat.changed.connect(self._changed)

    def _make_listing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("服务需求"), "title"))
        row.addStretch(1)
        self.new = Button(self.tr("登记需求"), "plus", "Alt N", "primary")
        self.new.clicked.connect(self.seat.new_case_wanted)
        row.addWidget(self.new)
        column.addLayout(row)
        card = Card()
        self.table = Table()
        self.cases = OpenCases(self.seat)
        self.table.setModel(self.cases)
        self.table.set_widths(_WIDTHS)
        words = self.tr("没有在办的需求"), self.tr("登记后在这里看到，办好一件少一件")
        self.table.set_empty(EmptyState("life-buoy", *words))
        card.add(self.table, 1)
        column.addWidget(card, 1)
        return made

    def open_case(self, case_id: str) -> None:
        """Show one case: stand on its line."""
        self._wanted = case_id
        self.refresh()

    def refresh(self) -> None:
        """Read the open cases anew."""
        job = partial(_open_cases, self.seat.desk.store, self.seat.actor.role)
        self.seat.work.run(job, self).then(self._show)

    def gathering(self) -> bool:
        """Say whether something is about to be read anew."""
        return self._gather.isActive()

    def _show(self, cards: list[CaseCard]) -> None:
        at = self.table.currentIndex().row()
        stood_on = self.cases.cards[at].id if 0 <= at < len(self.cases.cards) else ""
        self.cases.show(cards)
        wanted, self._wanted = self._wanted or stood_on, ""
        for place, card in enumerate(cards):
            if card.id == wanted:
                self.table.selectRow(place)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("case", "case_details", "case_secret", "person"):
            self._gather.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the list."""
        super().focusInEvent(event)
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()


def _open_cases(store: Store, role: str) -> list[CaseCard]:
    with store.read() as session:
        return listed_cases(session, role)
