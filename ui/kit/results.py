"""The result list under the omnibox: 60 px rows, best match first, matched letters bold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.kit import paint, theme
from ui.kit.lines import AnyIndex, LineDelegate, LineList, LineRole
from ui.kit.paint import ChipSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = 60
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One match. Ranges are (start, length) of letters to print bold in `name` and `second`."""

    ident: str
    name: str
    second: str = ""
    phone: str = ""
    top: str = ""
    bottom: str = ""
    chip: ChipSpec | None = None
    name_ranges: Ranges = ()
    second_ranges: Ranges = ()
    verb: bool = True


def _words(row: ResultRow) -> str:
    chip = row.chip.text if row.chip else ""
    parts = (row.name, row.phone, row.top, row.bottom, chip)
    return " ".join(part for part in parts if part)


class ResultList(LineList):
    """Shows ResultRows; the omnibox keeps the focus and moves the selection with `move`.

    `used(row number)` when the trailing button or a row is hit; `set_verb` names that button.
    """

    used = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_words, parent)
        self.setItemDelegate(_ResultDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button_hit.connect(self._use)
        self.verb, self.key = "", ""

    def set_verb(self, verb: str, key: str) -> None:
        """Name the button on the selected row, such as ("签到", "Enter")."""
        self.verb, self.key = verb, key
        self.viewport().update()

    def set_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show matches, best first; the first one is selected."""
        self.lines.replace(rows)
        if rows:
            self.setCurrentIndex(self.lines.index(0, 0))
        self.updateGeometry()

    def rows(self) -> tuple[ResultRow, ...]:
        """Return the matches shown."""
        return self.lines.rows

    def current(self) -> ResultRow | None:
        """Return the selected match, None when there is none."""
        index = self.currentIndex()
        found: ResultRow | None = self.lines.rows[index.row()] if index.isValid() else None
        return found

    def move(self, step: int) -> None:  # type: ignore[override]
        """Move the selection by rows, stopping at both ends."""
        count = len(self.lines.rows)
        if count:
            row = min(max(self.currentIndex().row() + step, 0), count - 1)
            self.setCurrentIndex(self.lines.index(row, 0))

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(480, theme.px(ROW) * len(self.lines.rows))

    def button_rect(self, row: QRect) -> QRectF:
        """Return where the trailing button of a row lies; empty without a verb."""
        if not self.verb:
            return QRectF(row.right() - 16, row.top(), 0, 0)
        words = paint.advance(self.verb, theme.font("small", bold=True))
        cap = paint.cap_size(self.key).width() + theme.px(7) if self.key else 0
        wide = round(words + cap + theme.px(22))
        high = theme.px(30)
        return QRectF(
            row.right() + 1 - 16 - wide,
            row.top() + round((row.height() - high) / 2),
            wide,
            high,
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Use the row that was hit twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._use(index.row())

    def _use(self, place: int) -> None:
        if self.lines.rows[place].verb:
            self.used.emit(place)


class _ResultDelegate(LineDelegate):
    def __init__(self, view: ResultList) -> None:
        super().__init__(view, ROW)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: ResultRow = index.data(LineRole)
        painter.save()
        rect, chosen, hot = self.ground(painter, option)
        button = self._view.button_rect(option.rect)
        self._left(painter, rect, row, index.row() + 1)
        self._right(painter, rect, row, button)
        if row.verb and self._view.verb and (chosen or hot):
            self._button(painter, button, solid=chosen)
        painter.restore()

    @staticmethod
    def _left(painter: QPainter, rect: QRectF, row: ResultRow, number: int) -> None:
        ink3 = theme.color("text2")
        spot = QRectF(rect.left() + 16, rect.top(), 20, rect.height())
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, spot, str(number), theme.font("small"), ink3, center)
        side = theme.px(40)
        disc = QRectF(rect.left() + 48, rect.top() + (rect.height() - side) / 2, side, side)
        paint.draw_avatar(painter, disc, row.name)
        left = disc.right() + 12
        wide = rect.width() * 0.29 - (left - rect.left()) + 0
        name_high, second_high = theme.px(24), theme.px(18)
        top = rect.center().y() - (name_high + (second_high if row.second else 0)) / 2
        place = QRectF(left, top, max(wide, 60), name_high)
        _marked(painter, place, row.name, row.name_ranges, 16, "text", heavy=True)
        place = QRectF(left, top + name_high, max(wide, 60), second_high)
        _marked(painter, place, row.second, row.second_ranges, 12, "text2", heavy=False)

    @staticmethod
    def _right(painter: QPainter, rect: QRectF, row: ResultRow, button: QRectF) -> None:
        ink2 = theme.color("text2")
        place = QRectF(rect.left() + rect.width() * 0.29, rect.top(), theme.px(124), rect.height())
        paint.draw_text(painter, place, row.phone, theme.font("body"), ink2)
        edge = button.left() - 11
        if row.chip is not None:
            size = paint.chip_size(row.chip)
            edge -= size.width()
            at = QPointF(round(edge), round(rect.center().y() - size.height() / 2))
            paint.draw_chip(painter, at, row.chip)
        left = max(rect.left() + rect.width() * 0.44, place.right() + 8)
        wide = edge - 8 - left
        if wide < 40:
            return
        high = theme.px(20)
        top = rect.center().y() - high
        paint.draw_text(
            painter,
            QRectF(left, top, wide, high),
            row.top,
            theme.font("body"),
            theme.color("text"),
        )
        place = QRectF(left, top + high, wide, theme.px(18))
        paint.draw_text(painter, place, row.bottom, theme.font("caption"), ink2)

    def _button(self, painter: QPainter, rect: QRectF, *, solid: bool) -> None:
        if solid:
            paint.box(painter, rect, 6, theme.color("primary"))
            ink = theme.color("on-primary")
        else:
            edge = theme.color("border-strong")
            paint.box(painter, rect, 6, theme.color("surface"), theme.color("border"), edge)
            ink = theme.color("text")
        font = theme.font("small", bold=True)
        left = rect.left() + theme.px(11)
        words = paint.advance(self._view.verb, font)
        place = QRectF(left, rect.top() - 1, words + 1, rect.height())
        paint.draw_text(painter, place, self._view.verb, font, ink)
        if self._view.key:
            size = paint.cap_size(self._view.key)
            at = QPointF(left + words + theme.px(7), rect.center().y() - size.height() / 2)
            paint.draw_cap(painter, at, self._view.key, ink if solid else None)


def _marked(
    painter: QPainter,
    rect: QRectF,
    text: str,
    ranges: Ranges,
    size: int,
    token: str,
    *,
    heavy: bool,
) -> None:
    """Paint a line whose ranges are bold and in the primary colour; elide plainly when too wide."""
    base, strong = _font(size, bold=heavy), _font(size, bold=True)
    if not ranges or paint.advance(text, strong) > rect.width():
        paint.draw_text(painter, rect, text, base, theme.color(token))
        return
    hot = {at for start, length in ranges for at in range(start, start + length)}
    left, start = rect.left(), 0
    while start < len(text):
        end = start
        while end < len(text) and (end in hot) == (start in hot):
            end += 1
        font: QFont = strong if start in hot else base
        ink: QColor = theme.color("primary" if start in hot else token)
        piece = text[start:end]
        wide = paint.advance(piece, font)
        place = QRectF(left, rect.top(), wide + 1, rect.height())
        paint.draw_text(painter, place, piece, font, ink)
        left, start = left + wide, end


def _font(size: int, *, bold: bool) -> QFont:
    made = theme.font("body", bold=bold)
    made.setPixelSize(theme.px(size))
    return made
