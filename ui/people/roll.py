"""The list of people as Qt asks for it: all ids, and the lines of whatever is on the screen."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.clock import to_text
from app.people.queries import PersonRow
from ui.checkin.phrases import masked
from ui.kit import paint, theme
from ui.kit.chips import ChipSpec
from ui.kit.table import AvatarRole, ChipRole, MutedRole, StrongRole
from ui.people import jobs, phrases
from ui.seat import Seat
from ui.shell.times import number

AnyIndex = QModelIndex | QPersistentModelIndex
CHUNK = 64
KEPT = 32
"""So many chunks of lines are kept, the ones looked at last."""
COLUMNS = ("name", "phone", "tags", "seen", "visits", "consent")
PLAIN = ("name", "seen")
"""What somebody sees who may find people but not read about them."""
WIDTHS = {"name": 190, "phone": 124, "tags": 0, "seen": 116, "visits": 68, "consent": 146}
_PAD = 24
"""What the table leaves free at both ends of a cell, in pixels."""
_NOWHERE = QModelIndex()
_ROLES = (int(Qt.ItemDataRole.DisplayRole), AvatarRole, ChipRole, MutedRole, StrongRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def widths(columns: Sequence[str], now: dt.datetime, zone: str) -> dict[int, int]:
    """Give the widths of columns for `Table.set_widths`: words of other languages are longer."""
    scale = theme.current().scale
    ways = (None, "spoken", "guardian", "visit_only")
    chips = [paint.chip_size(phrases.consent_chip(way)).width() for way in ways]
    yesterday = phrases.seen(to_text(now - dt.timedelta(days=1)), now, zone)
    least = {
        "consent": round((max(chips) + _PAD) / scale),
        "seen": round((paint.advance(yesterday, theme.font("body")) + _PAD + 2) / scale),
    }
    found = {place: max(WIDTHS[name], least.get(name, 0)) for place, name in enumerate(columns)}
    if 0 not in (WIDTHS[name] for name in columns):
        found[0] = 0
    else:
        found[list(columns).index("tags")] = 0
    return found


class RollModel(QAbstractTableModel):
    """Ids are known, lines are fetched in the store lane when they are asked for, and kept."""

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._chunks: OrderedDict[int, dict[str, PersonRow]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._under_way = False
        self._age = 0
        self._now: dt.datetime = seat.desk.store.clock.now()
        self.columns: tuple[str, ...] = COLUMNS
        self._strong = ""

    def show_ids(self, ids: Sequence[str]) -> bool:
        """Show these people in this order; False when they are the same as before.

        Lines already known stay on the screen until they have been read anew.
        """
        self._now = self._seat.desk.store.clock.now()
        self._age += 1
        if list(ids) == self._ids:
            self._stale = set(self._chunks)
            if self._ids:
                self._repaint(0, len(self._ids) - 1)
            return False
        known = {id_: row for chunk in self._chunks.values() for id_, row in chunk.items()}
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {}
        self._chunks.clear()
        self._stale.clear()
        self._wanted.clear()
        if known:
            for place, id_ in enumerate(self._ids):
                if id_ in known:
                    self._chunks.setdefault(place // CHUNK, {})[id_] = known[id_]
            self._stale = set(self._chunks)
        self.endResetModel()
        return True

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def mark(self, person_id: str) -> None:
        """Write one name in bold: whoever is looked at."""
        before, self._strong = self.place_of(self._strong), person_id
        for place in (before, self.place_of(person_id)):
            if place >= 0:
                self._repaint(place, place)

    def id_at(self, place: int) -> str:
        """Give the person of a line, "" outside the list."""
        return self._ids[place] if 0 <= place < len(self._ids) else ""

    def place_of(self, person_id: str) -> int:
        """Give the line of a person, -1 when they are not on the list."""
        if not self._places and self._ids:
            self._places = {id_: place for place, id_ in enumerate(self._ids)}
        return self._places.get(person_id, -1)

    def line(self, place: int) -> PersonRow | None:
        """Give a line if it is here; otherwise it is sent for."""
        id_ = self.id_at(place)
        chunk = place // CHUNK
        held = self._chunks.get(chunk)
        if held is None:
            self._ask(chunk)
            return None
        if chunk in self._stale:
            self._stale.discard(chunk)
            self._ask(chunk)
        self._chunks.move_to_end(chunk)
        return held.get(id_)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give how many people there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give how many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "visits":
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            "name": self.tr("姓名"),
            "phone": self.tr("手机"),
            "tags": self.tr("标签"),
            "seen": self.tr("最近到访"),
            "visits": self.tr("次数"),
            "consent": self.tr("信息授权"),
        }[column]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell; a line that is not here yet is an ellipsis."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column == "visits" else None
        if role not in _ROLES:
            return None
        row = self.line(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == "name" else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        return self._look(row, column, role)

    def _look(self, row: PersonRow, column: str, role: int) -> Any:
        if role == ChipRole:
            return self._chips(row, column) or None
        if role == MutedRole:
            return column in ("phone", "seen") or row.status == "inactive"
        if column != "name":
            return None
        return row.name if role == AvatarRole else row.id == self._strong

    def _words(self, row: PersonRow, column: str) -> str:
        if column == "name":
            return row.name
        if column == "phone":
            return masked(row.phone) or "--"
        if column == "seen":
            zone = self._seat.desk.store.zone
            return phrases.seen(row.seen_at, self._now, zone) if row.visits else "--"
        if column == "visits":
            return number(row.visits)
        return "、".join(chip.text for chip in self._chips(row, column))

    @staticmethod
    def _chips(row: PersonRow, column: str) -> tuple[ChipSpec, ...]:
        if column == "consent":
            return (phrases.consent_chip(row.consent_way),)
        if column != "tags":
            return ()
        mark = phrases.mark_chip(row.mark)
        return (*((mark,) if mark else ()), *(ChipSpec(tag) for tag in row.tags))

    # -- fetching -----------------------------------------------------------------------------

    def _ask(self, *chunks: int) -> None:
        """Send for chunks, the one asked last first; one job is under way at a time."""
        for chunk in chunks:
            self._wanted[chunk] = None
            self._wanted.move_to_end(chunk)
        if self._under_way or not self._wanted:
            return
        chunk, _ = self._wanted.popitem()
        # What was scrolled past meanwhile is asked again when it is looked at again.
        while len(self._wanted) > KEPT:
            self._wanted.popitem(last=False)
        ids = self._ids[chunk * CHUNK : (chunk + 1) * CHUNK]
        if not ids:
            self._ask()
            return
        self._under_way = True
        job: Callable[[], list[PersonRow]] = partial(jobs.lines, self._seat.desk.store, ids)
        task = self._seat.work.run(job, self)
        task.then(partial(self._take, chunk, self._age)).otherwise(self._fail)

    def _take(self, chunk: int, age: int, rows: list[PersonRow]) -> None:
        self._under_way = False
        if age == self._age:
            self._stale.discard(chunk)
            self._chunks[chunk] = {row.id: row for row in rows}
            self._chunks.move_to_end(chunk)
            while len(self._chunks) > KEPT:
                self._chunks.popitem(last=False)
            self._repaint(chunk * CHUNK, min((chunk + 1) * CHUNK, len(self._ids)) - 1)
        self._ask()

    def _repaint(self, first: int, last: int) -> None:
        right = len(self.columns) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, right))

    def _fail(self, refusal: Any) -> None:
        self._under_way = False
        self._wanted.clear()
        self._seat.refuse(refusal)
