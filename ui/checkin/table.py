"""The rows of today's list as Qt asks for them; it knows nothing but rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.checkin.queries import TodayRow
from ui.checkin import phrases
from ui.kit.chips import ChipSpec
from ui.kit.table import AvatarRole, ChipRole, MutedRole

AnyIndex = QModelIndex | QPersistentModelIndex
TIME, NAME, PHONE, PURPOSE, METHOD, STATE = range(6)
WIDTHS = {TIME: 64, NAME: 0, PHONE: 120, PURPOSE: 190, METHOD: 96, STATE: 112}
_MUTED = (TIME, PHONE, METHOD)
_NOWHERE = QModelIndex()


class TodayModel(QAbstractTableModel):
    """Today's list, or the part of it that `view` names: all, inside, first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[TodayRow] = ()
        self._rows: Sequence[TodayRow] = ()
        self.zone = "Asia/Shanghai"
        self.view = "all"

    def show_rows(self, rows: Sequence[TodayRow], zone: str) -> None:
        """Show these rows, newest first."""
        self._all, self.zone = rows, zone
        self._choose()

    def show_view(self, view: str) -> None:
        """Show everybody, who is inside, or who came for the first time."""
        self.view = view
        self._choose()

    def row(self, number: int) -> TodayRow | None:
        """Give the visit of a line."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, visit_id: str) -> int:
        """Give the line of a visit, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.visit_id == visit_id), -1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Give the six columns."""
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Give the head of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("时间"),
            self.tr("姓名"),
            self.tr("手机"),
            self.tr("事由"),
            self.tr("方式"),
            self.tr("状态"),
        )[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give one cell: its words, and how they are painted."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == AvatarRole and column == NAME:
            return phrases.visitor(row)
        if role == ChipRole and column == STATE:
            return self.state_chip(row)
        if role == MutedRole:
            return column in _MUTED
        if role == Qt.ItemDataRole.ToolTipRole and column in (TIME, STATE) and row.unsure:
            return self.tr("电脑时间未核对，连上总部后由总部定是哪一天")
        if role == Qt.ItemDataRole.ToolTipRole and column == STATE:
            return self._tip(row)
        return None

    def _choose(self) -> None:
        keep = {
            "inside": lambda row: row.inside,
            "first": lambda row: row.first,
        }.get(self.view)
        self.beginResetModel()
        self._rows = self._all if keep is None else [row for row in self._all if keep(row)]
        self.endResetModel()

    def _words(self, row: TodayRow, column: int) -> str:
        if column == TIME:
            return phrases.clock(row.happened_at, self.zone)
        if column == NAME:
            return phrases.visitor(row)
        if column == PHONE:
            return phrases.masked(row.phone)
        if column == PURPOSE:
            return phrases.purpose_name(row.purpose)
        if column == METHOD:
            return self.tr("再次入馆") if row.again else phrases.method_name(row.method)
        return self.state_chip(row).text

    def state_chip(self, row: TodayRow) -> ChipSpec:
        """Say the one thing that matters most about a line."""
        if row.state in ("refused", "held"):
            return ChipSpec(self.tr("未能发送"), "danger", "circle-alert")
        if row.unsure:
            return ChipSpec(self.tr("时间未核对"), "warn")
        if row.duplicate:
            return ChipSpec(self.tr("不重复计"), "neutral")
        if row.left_at:
            return ChipSpec(self.tr("已离馆"), "neutral", "log-out")
        if not row.inside:
            return ChipSpec(self.tr("离馆时间未知"), "warn")
        if row.state == "waiting":
            return ChipSpec(self.tr("待同步"), "neutral", "cloud-off")
        return ChipSpec(self.tr("已同步"), "ok", "check")

    def _tip(self, row: TodayRow) -> str:
        sent = self.tr("待同步") if row.state == "waiting" else self.tr("已同步")
        if row.state in ("refused", "held"):
            sent = self.tr("未能发送，请到“同步”页处理")
        if row.left_at:
            left = phrases.clock(row.left_at, self.zone)
            return self.tr("{time} 离馆，{sent}").format(time=left, sent=sent)
        return sent
