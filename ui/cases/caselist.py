"""Cases as a list, one a row: for looking through many, and for what is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.cases.limits import Calendar
from app.cases.queries import CaseCard
from ui.cases import casewords, phrases
from ui.cases.boardcard import waiting_chip
from ui.cases.clocks import left_of
from ui.handovers.words import came_from, state_chip
from ui.kit.chips import ChipSpec
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import ChipRole, MutedRole, StrongRole

COLUMNS = ("number", "need", "who", "category", "state", "clock")
WIDTHS = {0: 84, 1: 0, 2: 96, 3: 104, 4: 180, 5: 128}


class CaseModel(Rows):
    """Cases, one a row; `house` is what their clocks go by."""

    def __init__(self, house: Calendar, now: dt.datetime, parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._house, self._now = house, now

    def show(self, rows: Sequence[CaseCard], house: Calendar, now: dt.datetime) -> None:
        """Show other cases."""
        self._house, self._now = house, now
        self.put(rows)

    def place_of(self, case_id: str) -> int:
        """Give the row of a case, -1 where it is not listed."""
        return next((at for at, card in enumerate(self.rows) if card.id == case_id), -1)

    def head(self, column: int) -> str:
        """Name a column."""
        return {
            "number": self.tr("编号"),
            "need": self.tr("需求"),
            "who": self.tr("谁"),
            "category": self.tr("类别"),
            "state": self.tr("状态"),
            "clock": self.tr("时限"),
        }[COLUMNS[column]]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        card, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(card, column)
        if role == ChipRole and column in ("state", "clock"):
            return self._chips(card, column)
        if role == StrongRole:
            return column == "need" and not card.hidden
        if role == MutedRole:
            return column in ("number", "who", "category") or card.hidden
        return None

    def _words(self, card: CaseCard, column: str) -> str:
        if column == "number":
            return card.label
        if column == "need":
            return casewords.need_of(card)
        if column == "who":
            return came_from(card) or casewords.requester(card) or "--"
        if column == "category":
            return phrases.category_name(card.category)
        return "、".join(chip.text for chip in self._chips(card, column))

    def _chips(self, card: CaseCard, column: str) -> tuple[ChipSpec, ...]:
        if column == "clock":
            return (casewords.clock_chip(left_of(card, self._house, self._now)),)
        waiting = (waiting_chip(),) if card.waiting and card.mark is None else ()
        state = state_chip(card.handed) if card.handed else casewords.state_chip(card.state)
        return (state, *waiting)


def matching(cards: Sequence[CaseCard], text: str) -> list[CaseCard]:
    """Give the cases whose number, need or requester hold what is looked for."""
    wanted = "".join(text.split()).casefold()
    if not wanted:
        return list(cards)
    return [card for card in cards if wanted in _found_by(card)]


def _found_by(card: CaseCard) -> str:
    said = (card.number, card.need, card.name) if not card.hidden else (card.number,)
    return "\n".join(said).replace(" ", "").casefold()
