"""A strip of tabs with counts: one is chosen, arrows move along it, the line under it shows which.

The strip knows nothing of the pages; whoever owns a `QStackedWidget` follows `changed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from ui.kit import paint, theme
from ui.kit.paint import ChipSpec, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT, _GAP, _CHIP_GAP, _LINE = 42, 20, 6, 2


class _Tab(QAbstractButton):
    """One tab: words, and a chip with its count when there is one."""

    stepped = Signal(int)

    def __init__(self, words: str, tone: Tone) -> None:
        super().__init__()
        self.setText(words)
        self._tone: Tone = tone
        self.count = 0
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many there are; 0 shows no chip."""
        self.count = count
        self.setAccessibleName(f"{self.text()} {count}" if count else self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size for the bold words, so that choosing moves nothing."""
        wide = paint.advance(self.text(), theme.font("body", bold=True))
        if self.count:
            wide += theme.px(_CHIP_GAP) + paint.chip_size(self._chip()).width()
        return QSize(round(wide + 1), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step along the strip."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, chip and line."""
        painter = QPainter(self)
        rect, on = paint.rectf(self.rect()), self.isChecked()
        ink = theme.color("primary" if on or self.underMouse() else "text2")
        font = theme.font("body", bold=on)
        paint.draw_text(painter, rect.adjusted(0, 0, 0, -1), self.text(), font, ink)
        if self.count:
            spec = self._chip()
            size = paint.chip_size(spec)
            top = round((rect.height() - size.height()) / 2)
            paint.draw_chip(painter, QPointF(rect.right() - size.width(), top), spec)
        if on:
            line = QRectF(0, rect.height() - _LINE, rect.width(), _LINE)
            painter.fillRect(line, theme.color("primary"))
        if self.hasFocus():
            paint.ring(painter, rect.adjusted(0, 4, 0, -4), 4)

    def _chip(self) -> ChipSpec:
        return ChipSpec(f"{self.count:,}", self._tone)


class Tabs(QFrame):
    """`options` are (id, words, tone of the count). `changed` carries the id of the tab chosen."""

    changed = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str, Tone]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-head")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(_GAP)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        for place, (ident, words, tone) in enumerate(options):
            tab = _Tab(words, tone)
            tab.stepped.connect(lambda by, place=place: self._step(place + by))
            self._tabs[ident] = tab
            self._group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self.choose(options[0][0])
        self._one_stop()
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """Return the id of the tab chosen."""
        return next((ident for ident, tab in self._tabs.items() if tab.isChecked()), "")

    def choose(self, ident: str) -> None:
        """Choose a tab; emits `changed` when it was another one."""
        self._tabs[ident].setChecked(True)

    def set_count(self, ident: str, count: int) -> None:
        """Show a count beside the words."""
        self._tabs[ident].set_count(count)

    def count(self, ident: str) -> int:
        """Return the count shown."""
        return self._tabs[ident].count

    def tab(self, ident: str) -> QAbstractButton:
        """Return one tab, to be looked for where it stands."""
        return self._tabs[ident]

    def _step(self, place: int) -> None:
        tabs = list(self._tabs.values())
        if 0 <= place < len(tabs):
            tabs[place].setChecked(True)
            tabs[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, _tab: QAbstractButton, on: bool) -> None:
        if on:
            self._one_stop()
            self.changed.emit(self.value())

    def _one_stop(self) -> None:
        """Let the Tab key stop at the chosen tab only; the arrows lead to the others."""
        for tab in self._tabs.values():
            strong = Qt.FocusPolicy.StrongFocus
            tab.setFocusPolicy(strong if tab.isChecked() else Qt.FocusPolicy.ClickFocus)
