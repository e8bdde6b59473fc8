"""A row of buttons that gives up decoration before words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.buttons import Button


class ActionRow(QWidget):
    """A row of buttons that drops icons, then key caps, before it would cut any words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_buttons(self, buttons: Sequence[Button]) -> None:
        """Replace the buttons, first one leftmost; the old ones are deleted."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = list(buttons)
        for place, button in enumerate(self._buttons):
            self._row.insertWidget(place, button)
            button.show()
        self._fit()

    def buttons(self) -> list[Button]:
        """Return the buttons from left to right."""
        return list(self._buttons)

    def sizeHint(self) -> QSize:
        """Return the height of a button; the width is whatever the parent gives."""
        return QSize(theme.px(200), theme.px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how much the buttons may show."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again after a change of font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        gaps = 8 * max(len(self._buttons) - 1, 0)
        level = 0
        while level < 3 and sum(b.width_at(level) for b in self._buttons) + gaps > self.width():
            level += 1
        for button in self._buttons:
            button.set_level(level)
