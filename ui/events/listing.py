"""Events as a list, for planning far ahead and for looking back: the same rows, filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.events.queries import Slot
from app.events.rules import DRAFT, RETURNED, SUBMITTED
from ui.events import phrases
from ui.kit.chips import ChipSpec
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import ChipRole, MutedRole, StrongRole

COLUMNS = ("when", "title", "room", "category", "seats", "standing")
WIDTHS = {0: 216, 1: 0, 2: 150, 3: 104, 4: 112, 5: 220}
UNDECIDED = (DRAFT, SUBMITTED, RETURNED)


class SlotModel(Rows):
    """Sessions, one a row."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._zone = zone
        self._now = dt.datetime.now(dt.UTC)

    def show(self, rows: Sequence[Slot], now: dt.datetime) -> None:
        """Show other sessions."""
        self._now = now
        self.put(rows)

    def head(self, column: int) -> str:
        """Name a column."""
        return {
            "when": self.tr("时间"),
            "title": self.tr("活动"),
            "room": self.tr("场地"),
            "category": self.tr("类别"),
            "seats": self.tr("名额"),
            "standing": self.tr("状态"),
        }[COLUMNS[column]]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        slot, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(slot, column)
        if role == ChipRole and column == "standing":
            return self.chips(slot)
        if role == StrongRole:
            return column == "title"
        if role == MutedRole:
            return column in ("room", "category") or slot.called_off
        return None

    def _words(self, slot: Slot, column: str) -> str:
        if column == "when":
            return phrases.when(slot, self._now, self._zone)
        if column == "title":
            return phrases.titled(slot)
        if column == "room":
            return slot.room or "--"
        if column == "category":
            return phrases.category_name(slot.category)
        if column == "seats":
            return seats(slot)
        return "、".join(chip.text for chip in self.chips(slot))

    @staticmethod
    def chips(slot: Slot) -> tuple[ChipSpec, ...]:
        """Give how a session stands, and what of it headquarters does not have yet."""
        state = phrases.state_chip(slot.state)
        return (phrases.slot_chip(slot), *((state,) if state else ()))


def seats(slot: Slot) -> str:
    """Say how full a session is, with nothing about its standing."""
    if not slot.capacity:
        return phrases.figures(slot)
    return f"{slot.taken} / {slot.capacity}"


def matching(rows: Sequence[Slot], text: str) -> list[Slot]:
    """Give the sessions whose name, room or host words hold what is looked for."""
    wanted = text.strip().casefold()
    if not wanted:
        return list(rows)
    return [
        slot
        for slot in rows
        if wanted in f"{slot.title} {slot.label or ''} {slot.room or ''}".casefold()
        or wanted in phrases.category_name(slot.category).casefold()
    ]
