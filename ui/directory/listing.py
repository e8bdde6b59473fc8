"""The lines of the directory as a list; what headquarters answered stands under a head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from ui.directory import phrases
from ui.directory.jobs import SOON, Row
from ui.kit.chips import ChipSpec
from ui.kit.rows import AnyIndex, Rows
from ui.kit.table import ChipRole, IconRole, MutedRole, StrongRole
from ui.shell.times import stamp
from ui.words_matching import distance

COLUMNS = ("name", "type", "words", "place", "met", "load", "until")
WIDTHS = {0: 172, 1: 92, 2: 0, 3: 100, 4: 106, 5: 92, 6: 104}
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Head:
    """A line between lines: what those below it are."""

    text: str


class LineModel(Rows):
    """Rows with perhaps a `Head` among them, on which nobody can stand."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._zone = zone
        self._now: dt.datetime | None = None

    def show(self, rows: Sequence[Row], now: dt.datetime, head: str, more: Iterable[Row]) -> None:
        """Show lines, and below a head ("" for none) what headquarters told."""
        self._now = now
        self.put([*rows, *([Head(head)] if head else []), *more])

    def row_at(self, place: int) -> Row | None:
        """Give the line at a place; None for a head, and outside the list."""
        found = self.rows[place] if 0 <= place < len(self.rows) else None
        return found if isinstance(found, Row) else None

    def heads(self) -> list[int]:
        """Give the places of heads."""
        return [place for place, one in enumerate(self.rows) if isinstance(one, Head)]

    def place_of(self, row_id: str) -> int:
        """Give the place of a line, -1 where it is not listed."""
        for place, found in enumerate(self.rows):
            if isinstance(found, Row) and found.line.id == row_id:
                return place
        return -1

    def head(self, column: int) -> str:
        """Name a column."""
        return {
            "name": self.tr("名称"),
            "type": self.tr("类型"),
            "words": self.tr("特长"),
            "place": self.tr("在哪里"),
            "met": self.tr("何时在"),
            "load": self.tr("在办 · 评分"),
            "until": self.tr("有效期"),
        }[COLUMNS[column]]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let nobody stand on a head."""
        stands = self.row_at(index.row()) is not None
        return super().flags(index) if stands else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell."""
        found, column = self.rows[index.row()], COLUMNS[index.column()]
        if isinstance(found, Head):
            return self._of_head(found, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(found, column)
        if role == ChipRole and column == "until":
            return until_chip(found)
        if role == StrongRole:
            return column == "name" and found.is_open
        if role == MutedRole:
            return column != "name" or not found.is_open
        if role == IconRole and column == "name":
            return phrases.ICONS.get(found.line.type)
        return None

    @staticmethod
    def _of_head(found: Head, column: str, role: int) -> Any:
        if column == "name" and role == Qt.ItemDataRole.DisplayRole:
            return found.text
        return True if role in (MutedRole, StrongRole) else None

    def _words(self, row: Row, column: str) -> str:
        assert self._now is not None  # noqa: S101 - rows come with the time
        if column == "until":
            chip = until_chip(row)
            return chip.text if chip is not None else until(row)
        return {
            "name": row.line.name,
            "type": phrases.type_name(row.line.type),
            "words": row.line.specialities or "--",
            "place": place(row),
            "met": met(row, self._now, self._zone),
            "load": load(row),
        }[column]


def place(row: Row) -> str:
    """Say where somebody is: how far, else the address, else where headquarters keeps the line."""
    if row.away == 0:
        return translate("directory", "本馆")
    if row.away is not None:
        return distance(row.away)
    known = row.line.address or row.line.region
    return known or (phrases.scope_name(row.line.scope) if row.line.scope else "--")


def met(row: Row, now: dt.datetime, zone: str) -> str:
    """Say when somebody can be met next."""
    if row.here:
        return translate("directory", "现在在")
    if row.next is not None:
        return stamp(row.next, now, zone)
    return row.line.hours or "--"


def load(row: Row) -> str:
    """Say how many cases somebody has, and how their finished ones of 90 days were rated."""
    record = row.record
    rated = f"{record.rating_90:.1f}" if record.rating_90 is not None else "--"
    return f"{record.load} · {rated}" if record.load or record.rating_90 is not None else "--"


def until(row: Row) -> str:
    """Say until when an agreement holds."""
    return row.line.valid_until or translate("directory", "长期")


def until_chip(row: Row) -> ChipSpec | None:
    """Give what keeps people from being sent there, or that it runs out soon; None for neither."""
    word = {
        "withdrawn": translate("directory", "已停用"),
        "over": translate("directory", "已过期"),
        "pending": translate("directory", "待审核"),
        "refused": translate("directory", "没通过"),
        "discarded": translate("directory", "已放弃"),
    }.get(row.standing)
    if word is not None:
        return ChipSpec(word, "neutral")
    if row.left is None or row.left > SOON:
        return None
    words = translate("directory", "还有 %n 天", "", row.left)
    return ChipSpec(words if row.left else translate("directory", "今天到期"), "warn")
