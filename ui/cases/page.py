"""The page of service requests: the board, and in its place what is taken down anew."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ui.cases.boardpage import BoardPage
from ui.seat import Seat


class CasesPage(QStackedWidget):
    """Holds the board."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.board = BoardPage(seat)
        self.addWidget(self.board)
        self.setFocusProxy(self.board)
