"""What a request is about, by one digit; by a second one where a tile holds several categories."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.cases.categories import Category
from ui.cases import phrases
from ui.kit import paint, theme

_ACROSS, _HIGH, _GAP = 4, 72, 8
_ICON = 24
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_ACROSS,
    Qt.Key.Key_Down: _ACROSS,
}
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_0)
_MOST = 9


class Tile(QAbstractButton):
    """A key cap, an icon and a word; the chosen one is tinted and framed."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._icon = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_as(self, words: str, icon: str, *, chosen: bool) -> None:
        """Show other words and icon; `chosen`: this is what the request is about."""
        self._icon = icon
        self.setText(words)
        self.setChecked(chosen)
        self.setAccessibleName(f"{self.number} {words}")
        self.setToolTip(words)
        self.update()

    def nextCheckState(self) -> None:
        """Leave what is chosen to whoever owns the tiles."""

    def sizeHint(self) -> QSize:
        """Return a tile of the design."""
        return QSize(theme.px(120), theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and digits to the eight together."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        on = self.isChecked()
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = "primary-soft" if on else ("hover" if hot else "surface")
        edge = theme.color("primary" if on else "border")
        paint.box(painter, rect, 8, theme.color(fill), edge, width=2.0 if on else 1.0)
        if self.number <= _MOST:
            at = QPointF(rect.left() + theme.px(7), rect.top() + theme.px(6))
            paint.draw_cap(painter, at, str(self.number))
        ink = theme.color("primary" if on else ("text2" if self.isEnabled() else "text3"))
        center = Qt.AlignmentFlag.AlignHCenter
        words = QRectF(rect).adjusted(6, 0, -6, -theme.px(8))
        words.setTop(words.bottom() - theme.px(24))
        if self._icon:
            spot = QRectF(rect.left(), rect.top() + theme.px(8), rect.width(), theme.px(30))
            paint.draw_icon(painter, spot, self._icon, ink, theme.px(_ICON))
        else:
            words = rect.adjusted(6, theme.px(16), -6, 0)
        if not on:
            ink = theme.color("text" if self.isEnabled() else "text3")
        paint.draw_text(painter, words, self.text(), theme.font("body", bold=on), ink, center)
        if self.hasFocus():
            paint.ring(painter, rect, 8)


class CategoryTiles(QWidget):
    """`chosen(code)` once a category is chosen; `opened(tile)` when one of several is asked for.

    `opened(0)` when the eight are shown again.
    """

    chosen = Signal(str)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories: dict[str, Category] = {}
        self._of: dict[int, list[Category]] = phrases.tiles(())
        self._code = ""
        self.inside = 0
        """The tile whose categories are shown, 0 for the eight."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.tiles: list[Tile] = []
        self._show()

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Offer these categories."""
        self._categories = {one.code: one for one in categories}
        self._of = phrases.tiles(categories)
        self._show()

    def category(self) -> Category | None:
        """Give the category chosen."""
        return self._categories.get(self._code)

    def set_value(self, code: str) -> None:
        """Choose a category without telling; an unknown or retired one chooses none."""
        known = self._categories.get(code)
        self._code = code if known is not None and not known.retired else ""
        self.inside = 0
        self._show()

    def press(self, digit: int) -> None:
        """Do what a digit does: choose, or ask which of several."""
        if self.inside:
            some = self._of[self.inside]
            if 1 <= digit <= len(some):
                self._choose(some[digit - 1])
            return
        some = self._of.get(digit, [])
        if len(some) == 1:
            self._choose(some[0])
        elif some:
            self._open(digit)

    def go_back(self) -> None:
        """Show the eight again."""
        if self.inside:
            self._open(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the chosen tile, else on the first."""
        super().focusInEvent(event)
        self.stand()

    def stand(self) -> None:
        """Put the focus on the chosen tile, else on the first."""
        shown = [tile for tile in self.tiles if not tile.isHidden()]
        on = next((tile for tile in shown if tile.isChecked()), None)
        if shown:
            (on or shown[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits of either row, arrows, Enter, and the way back."""
        key = Qt.Key(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.press(key.value - Qt.Key.Key_0.value)
        elif bare and key in _ARROWS:
            self._move(_ARROWS[key])
        elif bare and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_focused()
        elif bare and self.inside and (key in _BACK or key == Qt.Key.Key_Escape):
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _press_focused(self) -> None:
        for tile in self.tiles:
            if tile.hasFocus():
                self.press(tile.number)
                return

    def _move(self, by: int) -> None:
        shown = [tile for tile in self.tiles if not tile.isHidden()]
        at = next((place for place, tile in enumerate(shown) if tile.hasFocus()), 0)
        if 0 <= at + by < len(shown):
            shown[at + by].setFocus()

    def _choose(self, category: Category) -> None:
        self._code = category.code
        if self.inside:
            self._open(0)
        else:
            self._show()
        self.chosen.emit(category.code)

    def _open(self, tile: int) -> None:
        self.inside = tile
        self._show()
        self.stand()
        self.opened.emit(tile)

    def _show(self) -> None:
        if self.inside:
            faces = [self._face_of(one) for one in self._of[self.inside]]
        else:
            faces = [self._face_of_tile(number) for number in phrases.TILE_ICONS]
        while len(self.tiles) < len(faces):
            self._add()
        for tile, face in zip(self.tiles, faces, strict=False):
            words, icon, on = face
            tile.show_as(words, icon, chosen=on)
            tile.setEnabled(bool(self.inside or self._of[tile.number] or not self._categories))
        for place, tile in enumerate(self.tiles):
            tile.setHidden(place >= len(faces))

    def _add(self) -> None:
        place = len(self.tiles)
        tile = Tile(place + 1, self)
        tile.clicked.connect(lambda _on=False, number=place + 1: self.press(number))
        self.tiles.append(tile)
        self._grid.addWidget(tile, place // _ACROSS, place % _ACROSS)

    def _face_of(self, one: Category) -> tuple[str, str, bool]:
        return phrases.category_name(one.code, one), "", one.code == self._code

    def _face_of_tile(self, number: int) -> tuple[str, str, bool]:
        some = self._of[number]
        mine = next((one for one in some if one.code == self._code), None)
        if mine is not None or len(some) == 1:
            one = mine or some[0]
            words = phrases.category_name(one.code, one)
        else:
            words = phrases.tile_name(number)
        return words, phrases.TILE_ICONS[number], mine is not None
