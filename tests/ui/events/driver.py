"""What staff do on the events page, and what they see of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
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
from sync.client.agent import Pill, Status
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, make_desk
from tests.support.window import LONG
from ui.events.page import EventsPage
from ui.kit.scan import ScanFilter
from ui.seat import Seat, Undo

_NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hall:
    """The page, its desk and its clock: Saturday 2026-11-28, 10:00 at the venue."""

    def __init__(self, bot: QtBot, path: Path, actor: Actor = HE) -> None:
        self.bot, self.clock = bot, HandClock()
        self.desk = make_desk(path, self.clock)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        scans = ScanFilter(app)
        app.removeEventFilter(scans)
        self.seat = Seat(self.desk, scans)
        self.seat.sit(actor, "何小溪")
        self.number = 899
        self.said: list[tuple[str, Undo | None]] = []
        self.refused: list[str] = []
        self.seat.said.connect(lambda text, _icon, undo: self.said.append((text, undo)))
        self.seat.refused.connect(lambda refusal: self.refused.append(refusal.code))
        self.page = EventsPage(self.seat)
        self.page.resize(1282, 712)
        with bot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.setFocus()
        self.settle()

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

    def settle(self) -> None:
        """Wait until nothing is under way and nothing gathers."""
        QCoreApplication.processEvents()
        self.bot.waitUntil(
            lambda: not self.seat.work.busy and not self.page.gathering(), timeout=LONG
        )
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def look(self) -> None:
        """Wait until what is typed has been looked over."""
        self.settle()
        self.bot.waitUntil(lambda: not self.page.writing.looking.waiting())
        self.settle()

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = _NONE,
        target: QWidget | None = None,
    ) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(target or QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type text where the focus is; Chinese comes as an input method commits it."""
        target = QApplication.focusWidget() or self.page
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(target, event)
        self.settle()

    def click(self, button: QWidget) -> None:
        """Click a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def tell(self, state: Pill, **more: object) -> None:
        """Let the exchange say how things stand."""
        self.seat.show_status(Status(state, **more))  # type: ignore[arg-type]
        self.settle()

    def sit(self, actor: Actor, name: str) -> None:
        """Let somebody else work here."""
        self.seat.sit(actor, name)
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

    def close(self) -> None:
        """Close everything."""
        self.settle()
        self.page.close()
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.seat.close()
        self.desk.store.close()
