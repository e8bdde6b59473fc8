"""Keys of a page or a form: they work while the focus is anywhere inside it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(piece: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let keys (as `Ctrl+P`) do something inside a piece of the window."""
    for key, slot in keys.items():
        made = QShortcut(QKeySequence(key), piece)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(slot)
