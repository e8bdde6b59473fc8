"""What the next visitors come for: beside the box, changed by Alt S, kept for the session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.checkin import phrases
from ui.kit.buttons import Button


class PurposeButton(Button):
    """Shows the purpose; `picked(purpose)` when another is chosen from its menu."""

    picked = Signal(str)

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(
            phrases.purpose_name(purpose), "chevron-down", "Alt S", "ghost", "small", parent
        )
        self.setToolTip(self.tr("接下来的签到记为这个事由"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices = QMenu(self)
        group = QActionGroup(self)
        for ident, name in phrases.purposes():
            action = QAction(name, self)
            action.setCheckable(True)
            action.setChecked(ident == purpose)
            action.triggered.connect(partial(self._pick, ident))
            group.addAction(action)
            self.choices.addAction(action)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the choices under the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _pick(self, purpose: str) -> None:
        self.set_text(phrases.purpose_name(purpose))
        self.picked.emit(purpose)
