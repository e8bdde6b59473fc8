"""A narrow list beside something larger: a name, a line under it, a chip or a button at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.kit import paint, theme
from ui.kit.lines import AnyIndex, LineDelegate, LineList, LineRole
from ui.kit.paint import ChipSpec

ROW = 52
_PAD = 16


@dataclass(frozen=True, slots=True)
class SideRow:
    """One line."""

    ident: str
    name: str
    under: str = ""
    chip: ChipSpec | None = None


def _words(row: SideRow) -> str:
    chip = row.chip.text if row.chip is not None else ""
    return " ".join(one for one in (row.name, row.under, chip) if one)


class SideList(LineList):
    """`stood(row)` where one stands now; `used(row)` when the button of a line is hit."""

    stood = Signal(int)
    used = Signal(int)

    def __init__(self, verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_words, parent)
        self.verb = verb
        self.setItemDelegate(_SideDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if verb else Qt.FocusPolicy.StrongFocus)
        self.button_hit.connect(self.used)
        self.selectionModel().currentChanged.connect(self._stand)
        self._quiet = False

    def set_rows(self, rows: Sequence[SideRow], stand: int = -1) -> None:
        """Show other lines, and stand on one; nobody is told of that."""
        self._quiet = True
        self.lines.replace(rows)
        if 0 <= stand < len(rows):
            self.setCurrentIndex(self.lines.index(stand, 0))
        self._quiet = False

    def rows(self) -> tuple[SideRow, ...]:
        """Give the lines."""
        return self.lines.rows

    def step(self, by: int) -> None:
        """Stand on another line, stopping at both ends."""
        count = len(self.lines.rows)
        if count:
            row = min(max(self.currentIndex().row() + by, 0), count - 1)
            self.setCurrentIndex(self.lines.index(row, 0))

    def button_rect(self, row: QRect) -> QRectF:
        """Give where the button of a line lies; empty without a verb."""
        if not self.verb:
            return QRectF()
        wide = paint.advance(self.verb, theme.font("small", bold=True)) + theme.px(22)
        high = theme.px(30)
        top = row.top() + (row.height() - high) / 2
        return QRectF(row.right() - _PAD - wide, round(top), round(wide), high)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a double click be two clicks."""
        super().mousePressEvent(event)

    def _stand(self, now: AnyIndex, _before: AnyIndex) -> None:
        if not self._quiet and now.isValid():
            self.stood.emit(now.row())


class _SideDelegate(LineDelegate):
    def __init__(self, view: SideList) -> None:
        super().__init__(view, ROW)
        self._side = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: SideRow = index.data(LineRole)
        painter.save()
        rect, chosen, _hot = self.ground(painter, option)
        if chosen and not self._side.verb:
            bar = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, theme.color("primary"))
        right = rect.right() - _PAD
        if row.chip is not None:
            size = paint.chip_size(row.chip)
            right -= size.width()
            at = QPointF(round(right), round(rect.center().y() - size.height() / 2))
            paint.draw_chip(painter, at, row.chip)
            right -= 8
        button = self._side.button_rect(option.rect)
        if not button.isEmpty():
            self._button(painter, button)
            right = button.left() - 8
        left = rect.left() + _PAD
        name, under = theme.px(22), theme.px(18)
        top = rect.center().y() - (name + (under if row.under else 0)) / 2
        place = QRectF(left, top, right - left, name)
        bold = theme.font("body", bold=True)
        paint.draw_text(painter, place, row.name, bold, theme.color("text"))
        place = QRectF(left, top + name, right - left, under)
        paint.draw_text(painter, place, row.under, theme.font("caption"), theme.color("text2"))
        if chosen and self._side.hasFocus():
            paint.ring(painter, rect.adjusted(1, 1, -1, -2), 4)
        painter.restore()

    def _button(self, painter: QPainter, rect: QRectF) -> None:
        edge = theme.color("border-strong")
        paint.box(painter, rect, 6, theme.color("surface"), theme.color("border"), edge)
        font, center = theme.font("small", bold=True), Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, rect, self._side.verb, font, theme.color("text"), center)
