"""What staff do on the page of bookings and of the waiting line, and what they see of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.bookings.rules import GRID
from app.ops import Version
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from tests.support.bookings import House, make_house
from tests.support.desks import EPOCH
from tests.support.seated import ALT, CTRL, Seated
from tests.support.slots import DAY, at
from tests.support.window import LONG
from ui.bookings.page import BookingsPage

__all__ = ["ALT", "CTRL", "Office"]


class Office(Seated[BookingsPage]):
    """The page with its desk and clock: Saturday 2026-11-28, 10:00 at the venue."""

    def __init__(self, bot: QtBot, path: Path) -> None:
        self.house: House = make_house(path)
        self.clock = self.house.clock
        super().__init__(bot, self.house.desk, BookingsPage)

    def gathers(self) -> bool:
        """Say whether the page is about to read something anew."""
        return self.page.gathering()

    def settle(self) -> None:
        """Wait until nothing is under way; a dialog that went gives the keyboard back."""
        super().settle()
        board = self.page.queue.board
        if self.open_dialog() is None and board is None and not self.page.isActiveWindow():
            self.page.activateWindow()
            self.bot.waitUntil(self.page.isActiveWindow, timeout=LONG)

    # -- hands --------------------------------------------------------------------------------

    def has(self, name: str, capacity: int | None = None, kind: str = "room") -> str:
        """Have something to be booked; gives its id."""
        made = self.house.has(name, capacity, kind)
        self.settle()
        return made

    def books(self, *args: Any, **said: Any) -> str:
        """Book a slot behind the page's back; gives the id."""
        made = self.house.book(*args, **said)
        self.settle()
        return made

    def stand(self, clock: str, day: dt.date = DAY) -> None:
        """Stand on a half hour."""
        self.page.bookings.grid.setFocus()
        self.page.bookings.grid.stand_at(at(clock, day))

    def enter(self, clock: str, day: dt.date = DAY) -> None:
        """Stand on a half hour, and press Enter."""
        self.stand(clock, day)
        self.press(Qt.Key.Key_Return, target=self.page.bookings.grid)

    def commit(self) -> None:
        """Do what an open dialog asks about."""
        self.press(Qt.Key.Key_Return, CTRL, self.dialog())

    def tells(self, *rows: tuple[str, str, dict[str, Any]], number: int = 800) -> None:
        """Let headquarters show rows."""
        page = [
            IncomingRow(kind, row_id, Version(EPOCH, "venue", number + place), fields)
            for place, (kind, row_id, fields) in enumerate(rows)
        ]
        incoming(self.desk.store, IncomingPage(rows=page))
        self.settle()

    def sends(self) -> None:
        """Let headquarters take everything there is."""
        with self.desk.store.read() as session:
            ops = session.execute(select(OutboxOp.op_id)).scalars().all()
        said = [Settled(op, "taken", applied=Version(EPOCH, "venue", 700)) for op in ops]
        page = IncomingPage(verdicts=said, scope="venue", epoch=EPOCH, cursor="c", number=700)
        incoming(self.desk.store, page)
        self.settle()

    # -- eyes ---------------------------------------------------------------------------------

    def open_dialog(self) -> QDialog | None:
        """Give the dialog that is open, if any."""
        return self.page.bookings.doing.dialog or self.page.queue.doing.dialog

    def dialog(self) -> Any:
        """Give the dialog that is open."""
        made = self.open_dialog()
        assert made is not None
        return made

    def week(self) -> list[list[str]]:
        """Read what the blocks of each day say: whose they are, or how many."""
        return [
            [one.entry.name if one.entry is not None else str(len(one.entries)) for one in day]
            for day in self.page.bookings.grid.blocks
        ]

    def today(self) -> list[str]:
        """Read today's."""
        grid = self.page.bookings.grid
        place = next(at_ for at_, one in enumerate(grid.days) if one.opening.day == DAY)
        return self.week()[place]

    def stands_at(self) -> dt.datetime:
        """Give where one stands in the week."""
        grid = self.page.bookings.grid
        return grid.days[grid.day].opening.opens + grid.row * GRID

    def toast(self) -> str:
        """Give what was said last."""
        return self.said[-1][0]
