"""A people page on a real desk, with a clock for masked numbers that is turned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.desk import Desk
from app.people.actions import Details, issue_card, register
from app.people.model import Person
from app.store.base import AuditEntry, OutboxOp
from app.store.outbox import read_body
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.desks import SHEN, make_desk
from ui.kit import theme
from ui.kit.scan import ScanFilter
from ui.people.page import PeoplePage
from ui.seat import Seat, Undo


class HandTimer(QTimer):
    """A timer that only says when it would have gone off."""

    def start(self, *_ms: int) -> None:
        """Wait longer than any test."""
        super().start(10_000_000)

    def ring(self) -> None:
        """Let the time be up."""
        self.stop()
        self.timeout.emit()


@dataclass
class People:
    """The page, driven in the staff's verbs."""

    bot: QtBot
    desk: Desk
    seat: Seat
    page: PeoplePage
    said: list[tuple[str, Undo | None]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing is under way and nothing gathers."""
        gather = self.page._gather
        QCoreApplication.processEvents()  # what a commit announced is still in the queue
        self.bot.waitUntil(lambda: not self.seat.work.busy and not gather.isActive())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def add(
        self, name: str, phone: str | None = None, *, card: bool = False, **more: object
    ) -> str:
        """Register somebody behind the page's back; gives the id."""
        details = Details(name, phone, **{"consent_way": "spoken", **more})  # type: ignore[arg-type]
        with transaction(self.desk.store, SHEN) as tx:
            person = register(tx, details)
            if card:
                issue_card(tx, person.id)
        self.settle()
        return person.id

    def names(self) -> list[str]:
        """Read the names on the list."""
        model = self.page.stage.roll
        for row in range(model.rowCount()):
            model.line(row)
        self.settle()
        lines = [model.line(row) for row in range(model.rowCount())]
        return [line.name if line else "…" for line in lines]

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        target: QWidget | None = None,
    ) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(target or QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def search(self, text: str) -> None:
        """Type into the search box."""
        self.page.stage.search.setText(text)
        self.settle()

    def open(self, person_id: str) -> None:
        """Show somebody in the drawer."""
        self.page.following.open_person(person_id)
        self.settle()

    def act(self, name: str) -> None:
        """Use a verb of the drawer."""
        self.page.stage.drawer.wanted.emit(name)
        self.settle()

    def sit(self, actor: Actor) -> None:
        """Let somebody else work here."""
        self.seat.sit(actor, "")
        self.settle()

    def undo(self) -> None:
        """Take back the last thing done."""
        self.seat.undo_last()
        self.settle()

    def person(self, person_id: str) -> Person:
        """Read somebody from the store."""
        with self.desk.store.read() as session:
            found = session.get(Person, person_id)
            assert found is not None
            return found

    def count(self) -> int:
        """Count everybody in the store."""
        with self.desk.store.read() as session:
            return int(session.execute(select(func.count()).select_from(Person)).scalar_one())

    def audited(self, action: str) -> list[AuditEntry]:
        """Read the lines of the audit log about one kind of act."""
        with self.desk.store.read() as session:
            found = select(AuditEntry).where(AuditEntry.action == action)
            return list(session.execute(found).scalars())

    def last_fields(self) -> dict[str, object]:
        """Give the fields of the last operation in the outbox."""
        with self.desk.store.read() as session:
            last = session.execute(select(OutboxOp).order_by(OutboxOp.seq.desc()).limit(1))
            body = read_body(last.scalar_one().body)
        return {**(body.fields or {}), **(body.added or {})}

    def dialog(self) -> QDialog:
        """Give the dialog that is open."""
        found = self.page.following.acts.dialog
        assert found is not None
        return found

    @property
    def drawer_name(self) -> str:
        """Read the name in the drawer, "" when it is shut."""
        drawer = self.page.stage.drawer
        if drawer.isHidden() or drawer.whole is None:
            return ""
        return drawer.whole.card.name


def unplugged(app: QApplication) -> ScanFilter:
    """Give a scan filter that sees no keys: the tests of this page scan nothing."""
    made = ScanFilter(app)
    app.removeEventFilter(made)
    return made


@pytest.fixture
def people(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[People]:
    """Give the page of an empty venue, shown at 1282 x 712 (a 1366 x 768 window), to a manager."""
    theme.apply(qapp, "light")
    desk = make_desk(tmp_path, HandClock())
    seat = Seat(desk, unplugged(qapp))
    seat.sit(SHEN, "沈知远")
    page = PeoplePage(seat, timer=HandTimer)
    made = People(qtbot, desk, seat, page)
    seat.said.connect(lambda text, _icon, undo: made.said.append((text, undo)))
    seat.refused.connect(lambda refusal: made.refused.append(refusal.code))
    page.resize(1282, 712)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    made.settle()
    yield made
    made.settle()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    seat.close()
    desk.store.close()
