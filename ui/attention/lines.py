"""A table of words: rows are tuples of texts (or chips); nothing in it is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.kit.paint import ChipSpec
from ui.kit.table import ChipRole, MutedRole, StrongRole

AnyIndex = QModelIndex | QPersistentModelIndex
Cell = str | ChipSpec


class Lines(QAbstractTableModel):
    """`strong` is the column in bold, `muted` those in the quieter tone; `tips` one per row."""

    def __init__(self, heads: Sequence[str], strong: int, muted: Sequence[int]) -> None:
        super().__init__()
        self._heads, self._strong, self._muted = list(heads), strong, frozenset(muted)
        self.lines: list[tuple[Cell, ...]] = []
        self._tips: list[str] = []

    def fill(self, lines: Sequence[tuple[Cell, ...]], tips: Sequence[str] = ()) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self._tips = list(lines), list(tips)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Give the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        cell, column = self.lines[index.row()][index.column()], index.column()
        words = cell.text if isinstance(cell, ChipSpec) else cell
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == ChipRole:
            return cell if isinstance(cell, ChipSpec) and cell.text else None
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = self._tips[index.row()] if index.row() < len(self._tips) else ""
            return tip or words
        if role == StrongRole:
            return column == self._strong
        if role == MutedRole:
            return column in self._muted
        return None
