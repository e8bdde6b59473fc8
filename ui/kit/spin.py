"""Boxes for a number and for a time of day, typed or stepped with the arrow keys.

A style sheet's padding does not reach the line inside such a box, and without buttons its line
would be one pixel wide: the line is laid out here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QTimeEdit

from ui.kit import theme

_INDENT = 11
_KIND = QEvent.Type
_MOVING = frozenset(
    (
        *(_KIND.Polish, _KIND.Show, _KIND.Resize, _KIND.LayoutRequest),
        *(_KIND.StyleChange, _KIND.FontChange, _KIND.EnabledChange, _KIND.PaletteChange),
    )
)
"""At these Qt lays the line out anew, or theme and text size may have changed."""


def _lay(box: QAbstractSpinBox, event: QEvent) -> None:
    line = box.findChild(QLineEdit) if event.type() in _MOVING else None
    if line is not None:
        side = theme.px(_INDENT)
        line.setGeometry(box.rect().adjusted(side, 1, -side, -1))


class SpinBox(QSpinBox):
    """A whole number."""

    def event(self, event: QEvent) -> bool:
        """Keep the line where it is laid out, once Qt has had its way."""
        done = super().event(event)
        _lay(self, event)
        return done


class TimeEdit(QTimeEdit):
    """A time of day, HH:MM."""

    def event(self, event: QEvent) -> bool:
        """Keep the line where it is laid out, once Qt has had its way."""
        done = super().event(event)
        _lay(self, event)
        return done
