"""The lists of an event's page as Qt asks for them: registered, waiting, came, to be rung up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.events.calling import ToCall
from app.events.roster import Came, Line
from app.people.readings import name_readings
from ui.checkin.phrases import masked
from ui.events import linewords, phrases
from ui.kit.chips import ChipSpec
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import AvatarRole, ChipRole, MutedRole

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_READ = frozenset((_DISPLAY, ChipRole, AvatarRole, MutedRole))
"""What a cell answers, as numbers: hundreds are asked for a frame, and an enum compares slowly."""
Row = Line | Came | ToCall


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width (0 takes the slack), its words or chips of a row."""

    head: str
    width: int
    words: Callable[[int, Any], str]
    chips: Callable[[Any], tuple[ChipSpec, ...]] | None = None
    named: bool = False
    muted: bool = False


class PeopleModel(Rows):
    """Rows of one kind under columns that say how to read them."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(len(columns), parent)
        self.columns = tuple(columns)

    def widths(self) -> dict[int, int]:
        """Give the widths for `Table.set_widths`."""
        return {place: column.width for place, column in enumerate(self.columns)}

    def head(self, column: int) -> str:
        """Name a column."""
        return self.columns[column].head

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        if role not in _READ:
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == _DISPLAY:
            if column.chips is not None:
                return "、".join(chip.text for chip in column.chips(row))
            return column.words(index.row(), row)
        if role == ChipRole and column.chips is not None:
            return column.chips(row) or None
        if role == AvatarRole and column.named:
            return row.name
        if role == MutedRole:
            return column.muted or getattr(row, "status", "") == "cancelled"
        return None


def number(place: int, _row: Row) -> str:
    """Give the number of a row, from 1."""
    return str(place + 1)


def name(_place: int, row: Row) -> str:
    """Give who it is."""
    return row.name or linewords.nameless()


def phone(_place: int, row: Row) -> str:
    """Give the number as lists show it."""
    return masked(row.phone) or "--"


def source(_place: int, line: Line) -> str:
    """Give how a registration came."""
    return linewords.channel(line)


def clock(zone: str) -> Callable[[int, Any], str]:
    """Give a reader of when something happened."""
    return lambda _place, row: phrases.clock(row.happened_at, zone)


def matching(rows: Sequence[Row], text: str) -> list[Row]:
    """Give the rows somebody is looked for in: name, its reading, or part of the number."""
    wanted = text.strip().casefold().replace(" ", "")
    if not wanted:
        return list(rows)
    return [row for row in rows if wanted in _found_by(row)]


def _found_by(row: Row) -> str:
    readings = [choices[0] for choices in name_readings(row.name) if choices]
    initials = "".join(one[:1] for one in readings)
    return "\n".join((row.name.casefold(), "".join(readings), initials, row.phone or ""))
