"""The data table: model/view, one painting delegate, no cell widgets.

Roles a model may answer besides `DisplayRole` (keep the words there: screen readers read them):
`ChipRole` a ChipSpec or a sequence of them, painted instead of the text · `AvatarRole` a name whose
avatar stands before the text · `StrongRole` bold · `MutedRole` text2 · `IconRole` icon name before
the text · `Qt.TextAlignmentRole` for numbers · `Qt.CheckStateRole` for a check box column.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.kit import paint, theme
from ui.kit.paint import ChipSpec
from ui.kit.results import ResultList, ResultRow

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AvatarRole",
    "ChipRole",
    "ChipSpec",
    "IconRole",
    "MutedRole",
    "ResultList",
    "ResultRow",
    "RowDelegate",
    "StrongRole",
    "Table",
    "draw_check",
]

ChipRole = int(Qt.ItemDataRole.UserRole) + 101
AvatarRole = int(Qt.ItemDataRole.UserRole) + 102
StrongRole = int(Qt.ItemDataRole.UserRole) + 103
MutedRole = int(Qt.ItemDataRole.UserRole) + 104
IconRole = int(Qt.ItemDataRole.UserRole) + 105

ROW = 40
HEADER = 36
_PAD = 12
# the least the stretching column keeps
_SLACK = 150

_CHECKED, _TEXT, _ALIGNED = (
    int(Qt.ItemDataRole.CheckStateRole),
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.TextAlignmentRole),
)
AnyIndex = QModelIndex | QPersistentModelIndex


@lru_cache(maxsize=16)
def _sideways(align: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignHorizontal_Mask


class RowDelegate(QStyledItemDelegate):
    """Paints one cell of a Table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, accent bar, check box, icon or avatar, text or chips."""
        view = self.parent()
        rect = paint.rectf(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = isinstance(view, Table) and view.hover_row() == index.row()
        ground = "primary-soft" if chosen else ("hover" if hot else "surface")
        painter.save()
        painter.fillRect(rect, theme.color(ground))
        foot = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(foot, theme.color("border"))
        if chosen and isinstance(view, Table) and view.is_leftmost(index):
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, theme.color("primary"))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused and isinstance(view, Table) and view.shows_focus():
            paint.ring(painter, rect.adjusted(0, 0, 0, -1), 2)
        self._content(painter, rect.adjusted(_PAD, 0, -_PAD, -1), index)
        painter.restore()

    def _content(self, painter: QPainter, rect: QRectF, index: AnyIndex) -> None:
        state = index.data(_CHECKED)
        if state is not None:
            side = theme.px(18)
            spot = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            draw_check(painter, spot, Qt.CheckState(state))
            rect.setLeft(rect.left() + side + 8)
        name = index.data(AvatarRole)
        if name:
            side = theme.px(24)
            spot = QRectF(rect.left(), round(rect.center().y() - side / 2), side, side)
            paint.draw_avatar(painter, spot, str(name))
            rect.setLeft(rect.left() + side + 8)
        chips = index.data(ChipRole)
        if chips:
            self._chips(painter, rect, chips)
            return
        ink = theme.color("text2" if index.data(MutedRole) else "text")
        icon = index.data(IconRole)
        if icon:
            side = theme.px(16)
            spot = QRectF(rect.left(), rect.top(), side, rect.height())
            paint.draw_icon(painter, spot, str(icon), ink, side)
            rect.setLeft(rect.left() + side + 6)
        text = index.data(_TEXT)
        if text is None or text == "":
            return
        font = theme.font("body", bold=bool(index.data(StrongRole)))
        align = index.data(_ALIGNED)
        sideways = _sideways(int(align)) if align else Qt.AlignmentFlag.AlignLeft
        paint.draw_text(painter, rect, str(text), font, ink, sideways)

    @staticmethod
    def _chips(painter: QPainter, rect: QRectF, chips: ChipSpec | tuple[ChipSpec, ...]) -> None:
        specs = (chips,) if isinstance(chips, ChipSpec) else tuple(chips)
        painter.save()
        painter.setClipRect(rect)
        left = rect.left()
        for spec in specs:
            size = paint.chip_size(spec)
            at = QPointF(round(left), round(rect.center().y() - size.height() / 2))
            paint.draw_chip(painter, at, spec)
            left += size.width() + 4
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the row height; widths come from `Table.set_widths`."""
        return QSize(super().sizeHint(option, index).width(), theme.px(ROW))


def draw_check(painter: QPainter, rect: QRectF, state: Qt.CheckState) -> None:
    """Paint an 18 px check box into `rect`."""
    if state == Qt.CheckState.Unchecked:
        edge = theme.color("border-strong")
        paint.box(painter, rect, 4, theme.color("surface"), edge, width=1.5)
        return
    paint.box(painter, rect, 4, theme.color("primary"))
    name = "check" if state == Qt.CheckState.Checked else "minus"
    size = round(rect.width() * 0.72)
    paint.draw_icon(painter, rect, name, theme.color("on-primary"), size, 3.0)


class Table(QTableView):
    """40 px rows, 36 px header, tint and bar on the selected row, an empty state inside the body.

    `opened(row)` on Enter or double click; `chosen(row)` when the current row changes (-1: none).
    """

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = -1
        self._widths: Mapping[int, int] = {}
        self._empty: QWidget | None = None
        self._tells_empty = True
        self._keyed = False
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Over the rows and not beside them, so that columns stand still when the list grows.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.hide()
        own = self.verticalScrollBar()
        own.setFixedWidth(0)
        own.rangeChanged.connect(self._lay_bar)
        own.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(own.setValue)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """Give column widths in design pixels; the column with width 0 takes the slack."""
        self._widths = dict(widths)
        head = self.horizontalHeader()
        for column, width in widths.items():
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.Fixed if width else mode.Stretch)
        self._share_width()

    def set_empty(self, state: QWidget | None) -> None:
        """Show a widget (an EmptyState) over the body while the model has no rows."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = state
        if state is not None:
            state.setParent(self.viewport())
        self._place_empty()

    def tell_empty(self, *, told: bool) -> None:
        """Say by the empty state that there are no rows, or not yet: they are being read."""
        self._tells_empty = told
        self._place_empty()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Use a model; the empty state and the current row follow it."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._place_empty)
            model.rowsInserted.connect(self._place_empty)
            model.rowsRemoved.connect(self._place_empty)
        if self._widths:
            self.set_widths(self._widths)
        self._place_empty()

    def currentChanged(self, now: AnyIndex, before: AnyIndex) -> None:
        """Tell which row is current."""
        super().currentChanged(now, before)
        if now.row() != before.row():
            self.chosen.emit(now.row())

    def hover_row(self) -> int:
        """Return the row under the mouse, -1 for none."""
        return self._hover

    def shows_focus(self) -> bool:
        """Tell whether a cell must show a ring: only without a selection bar to show the place."""
        multi = self.selectionMode() != QAbstractItemView.SelectionMode.SingleSelection
        return multi and self.hasFocus() and self._keyed

    def is_leftmost(self, index: AnyIndex) -> bool:
        """Tell whether the cell is in the visually first column."""
        return self.horizontalHeader().visualIndex(index.column()) == 0

    def changeEvent(self, event: QEvent) -> None:
        """Take row heights and widths from the new text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self.set_widths(self._widths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        self._keyed = True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and bare and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hovered row."""
        super().mouseMoveEvent(event)
        self._set_hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hovered row."""
        super().leaveEvent(event)
        self._set_hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty state over the body."""
        super().resizeEvent(event)
        self._share_width()
        self._place_empty()
        self._lay_bar()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the focus ring when no row shows where the focus is."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid() and not self._is_empty():
            painter = QPainter(self.viewport())
            paint.ring(painter, paint.rectf(self.viewport().rect()), 2)

    def _is_empty(self) -> bool:
        # the stub does not know that a view may be without a model
        model = cast("QAbstractItemModel | None", self.model())
        return model is None or model.rowCount() == 0

    def _lay_bar(self) -> None:
        """Keep the bar at the right edge of the rows, and in step with the real one."""
        head, wide = self.horizontalHeader().height(), self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, head, wide, self.height() - head)
        own = self.verticalScrollBar()
        self._bar.setRange(own.minimum(), own.maximum())
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(own.singleStep())
        self._bar.setVisible(own.maximum() > own.minimum())
        self._bar.raise_()

    def _set_hover(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.viewport().update()

    def _share_width(self) -> None:
        # large text in a narrow window: every fixed column gives a little, so that names survive
        wanted = sum(theme.px(width) for width in self._widths.values())
        room = self.viewport().width() - theme.px(_SLACK)
        share = min(1.0, max(0.6, room / wanted)) if wanted else 1.0
        for column, width in self._widths.items():
            if width:
                self.horizontalHeader().resizeSection(column, round(theme.px(width) * share))

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setFixedHeight(theme.px(HEADER))

    def _place_empty(self, *_args: Any) -> None:
        if self._empty is None:
            return
        empty = self._tells_empty and self._is_empty()
        self._empty.setVisible(empty)
        if empty:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.raise_()
