"""Locks above an open dialog: the lock page moves into a cover that takes all input.

A dialog with an unfinished form cannot be hidden without ending it, so it is made see-through
and stays where it is; whoever filled it in finds it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.seat import Seat

RIGHT = "right"
"""Property of a dialog: the right without which it must not stay open after a change of staff."""
TURNED = "turned"
"""Property of a dialog: true where it is turned to a guest, and locks the desk when it goes."""
OWN = "own"
"""Property of a dialog: true where nobody but whoever filled it in shall see it."""


class Cover(QDialog):
    """A frameless modal over the whole window, above every dialog."""

    def __init__(self, window: QMainWindow, above: QWidget, page: QWidget) -> None:
        super().__init__(above, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        self._page = page
        self._dialogs = [
            piece
            for piece in QApplication.topLevelWidgets()
            if isinstance(piece, QDialog) and piece.isVisible()
        ]
        self._owner: str | None = None
        for dialog in self._dialogs:
            dialog.setWindowOpacity(0.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.setGeometry(window.geometry())

    def hold_for(self, staff_id: str | None) -> None:
        """Remember whose dialogs these are."""
        self._owner = staff_id

    def give_back(self, seat: Seat) -> QWidget:
        """Show the dialogs again, or end those that are not for this person; give the page."""
        page = self._page
        page.setParent(None)
        self.hide()
        other = seat.actor.staff_id != self._owner
        for dialog in self._dialogs:
            right = str(dialog.property(RIGHT) or "")
            dialog.setWindowOpacity(1.0)
            if other and (dialog.property(OWN) or (right and not seat.may(right))):
                dialog.reject()
        self.deleteLater()
        return page

    def reject(self) -> None:
        """Esc does not open a lock."""
