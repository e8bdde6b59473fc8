"""Boxes for a number and for a time of day, typed or stepped with the arrow keys.

A style sheet's padding does not reach the line inside such a box, and without buttons its line
would be one pixel wide: the line is laid out here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QTimeEdit

from ui.kit import theme

_INDENT = 11


def _lay(box: QAbstractSpinBox) -> None:
    line = box.findChild(QLineEdit)
    if line is not None:
        side = theme.px(_INDENT)
        line.setGeometry(box.rect().adjusted(side, 1, -side, -1))


class SpinBox(QSpinBox):
    """A whole number."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the line."""
        super().resizeEvent(event)
        _lay(self)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out the line anew after a change of theme or text size."""
        super().changeEvent(event)
        _lay(self)

    def event(self, event: QEvent) -> bool:
        """Keep the line where it is laid out: Qt puts it back at some events of its own."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            _lay(self)
        return done


class TimeEdit(QTimeEdit):
    """A time of day, HH:MM."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the line."""
        super().resizeEvent(event)
        _lay(self)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out the line anew after a change of theme or text size."""
        super().changeEvent(event)
        _lay(self)

    def event(self, event: QEvent) -> bool:
        """Keep the line where it is laid out: Qt puts it back at some events of its own."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            _lay(self)
        return done
