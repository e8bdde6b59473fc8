"""The page of service requests as the window knows it."""

from __future__ import annotations

from ui.cases.boardpage import BoardPage
from ui.seat import Seat


class CasesPage(BoardPage):
    """The board, over which another request is taken down."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.new_wanted.connect(seat.new_case_wanted)

    def open_case(self, case_id: str) -> None:
        """Show one case, wherever it stands."""
        self.following.open(case_id)
        self.stage.focus_cards()
