"""What of an event goes through a file: the entries of its menu, and their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.events.bringing import Bringing
from ui.events.eventpage import EventView
from ui.events.exporting import Exporting
from ui.events.ticketprinting import TicketPrinting
from ui.kit.keys import bind
from ui.seat import Seat

Verb = tuple[str, str, Callable[[], object]]
"""Words, key, and what it does."""


class Papers(QObject):
    """Saves and reads files for one event's page."""

    def __init__(self, seat: Seat, view: EventView) -> None:
        super().__init__(view)
        self.seat, self.view = seat, view
        self.exporting = Exporting(seat, view)
        self.bringing = Bringing(seat, view)
        self.tickets = TicketPrinting(seat, view)
        keys = {"Ctrl+E": self.export, "Ctrl+I": self.bring, "Ctrl+T": self.print_tickets}
        bind(view, keys)

    def export(self) -> None:
        """Save the roster as a workbook."""
        if self.view.whole is not None:
            self.exporting.start(self.view.whole)

    def print_tickets(self) -> None:
        """Print the tickets of everybody who has a seat."""
        if self.view.whole is not None:
            self.tickets.start_all(self.view.whole)

    def bring(self) -> None:
        """Register whoever is on a list somebody brought."""
        if self._may_bring() and self.view.whole is not None:
            self.bringing.start(self.view.whole)

    def _may_bring(self) -> bool:
        """Say whether lists are taken: for sessions one registers for, from who plans events."""
        whole = self.view.whole
        registers = whole is not None and bool(whole.slot.capacity) and self.view.may_give()
        return registers and self.seat.may("events.edit")

    def verbs(self) -> list[Verb]:
        """Give what whoever sits here may do."""
        found: list[Verb] = []
        if self._may_bring():
            found.append((self.tr("导入名单…"), "Ctrl+I", self.bring))
        if self.view.whole is not None and self.seat.may("checkin.print"):
            found.append((self.tr("导出名单…"), "Ctrl+E", self.export))
            if self.view.whole.seated:
                found.append((self.tr("打印报名票…"), "Ctrl+T", self.print_tickets))
        return found
