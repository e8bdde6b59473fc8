"""What staff do on the events page, and what they see of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.events import planning
from app.events.planning import Plan, Sitting
from app.events.queries import page as read_page
from app.events.rules import OVERBOOKED
from app.ops import Version
from app.people.actions import Details
from app.people.actions import register as register_person
from app.store.base import AuditEntry, OutboxOp
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, make_desk
from tests.support.seated import ALT, CTRL, Seated
from ui.events.page import EventsPage

__all__ = ["ALT", "CTRL", "Hall"]


class Hall(Seated[EventsPage]):
    """The page, its desk and its clock: Saturday 2026-11-28, 10:00 at the venue."""

    def __init__(self, bot: QtBot, path: Path, actor: Actor = HE) -> None:
        self.clock, self.number = HandClock(), 899
        super().__init__(bot, make_desk(path, self.clock), EventsPage, actor)

    def gathers(self) -> bool:
        """Say whether the page is about to read something anew."""
        return self.page.gathering()

    # -- behind the page's back ---------------------------------------------------------------

    def plans(self, title: str, *sittings: Sitting, publish: bool = False, **more: object) -> str:
        """Make an event; gives its id."""
        with transaction(self.desk.store, HE) as tx:
            event = planning.make(tx, Plan(title, **more), sittings)  # type: ignore[arg-type]
            event_id = event.id
        if publish:
            with transaction(self.desk.store, HE) as tx:
                planning.submit(tx, event_id)
        self.settle()
        return event_id

    def at(
        self,
        hour: float,
        hours: float = 2,
        *,
        days: int = 0,
        room: str = "多功能厅",
        seats: int = 20,
    ) -> Sitting:
        """Give a sitting that begins at an hour of today, or some days later."""
        day = dt.datetime(2026, 11, 28, tzinfo=dt.UTC) - dt.timedelta(hours=8)
        starts = day + dt.timedelta(days=days, hours=hour)
        return Sitting(starts, starts + dt.timedelta(hours=hours), room, seats)

    def session_of(self, event_id: str) -> str:
        """Give the first session of an event."""
        with self.desk.store.read() as session:
            return read_page(session, self.desk.store, event_id).slots[0].session_id

    def overbook(self, registration_id: str) -> None:
        """Let headquarters say that there was no seat for somebody."""
        changes = {"status": OVERBOOKED, "changed_why": "overbooked", "lease": None}
        self.told("registration", registration_id, **changes)

    def told(self, kind: str, row_id: str, **changes: object) -> None:
        """Let headquarters answer all there is, and say how a row stands there now."""
        store = self.desk.store
        self.number += 1
        with store.read() as session:
            row = session.get(store.models[kind], row_id)
            assert row is not None
            fields = {one.name: getattr(row, one.name) for one in row.kind.fields} | changes
            ops = [op.op_id for op in session.query(OutboxOp)]
        told = IncomingRow(kind, row_id, Version(EPOCH, "venue", self.number), fields)
        settled = [Settled(op, "ok", applied=Version(EPOCH, "venue", 800)) for op in ops]
        incoming(store, IncomingPage(verdicts=settled, rows=[told]))
        self.settle()

    def audited(self, action: str) -> int:
        """Count the lines of the audit log about one kind of act."""
        with self.desk.store.read() as session:
            return session.query(AuditEntry).filter(AuditEntry.action == action).count()

    def knows(self, *names: str) -> list[str]:
        """Register people; gives their ids."""
        ids = []
        for name in names:
            with transaction(self.desk.store, HE) as tx:
                ids.append(register_person(tx, Details(name, consent_way="spoken")).id)
        self.settle()
        return ids

    # -- hands --------------------------------------------------------------------------------

    def look(self) -> None:
        """Wait until what is typed has been looked over."""
        self.settle()
        self.bot.waitUntil(lambda: not self.page.writing.looking.waiting())
        self.settle()

    def undo(self) -> None:
        """Take back the last thing done."""
        self.seat.undo_last()
        self.settle()

    # -- eyes ---------------------------------------------------------------------------------

    def week(self) -> list[str]:
        """Read the titles in the week, day by day."""
        blocks = self.page.overview.grid.blocks
        return [block.slot.title for block in blocks if block.slot is not None]

    def standing_on(self) -> str:
        """Read what a screen reader says of the session one stands on."""
        return self.page.overview.grid.accessibleDescription()
