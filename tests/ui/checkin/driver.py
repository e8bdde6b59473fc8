"""A check-in page on a real store, worked by a driver that speaks the staff's verbs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from app.checkin import actions, queries
from app.checkin.model import Visit
from app.people import actions as people
from app.people.model import Person
from app.store.transaction import Actor, transaction
from app.store.voids import Void
from tests.support.clock import HandClock
from tests.support.desks import HE, Ground, make_desk
from ui.checkin.page import CheckinPage
from ui.checkin.stage import Stage
from ui.kit.scan import ScanFilter
from ui.kit.verdict import Verdict
from ui.seat import Seat
from ui.shell.jobdialog import JobDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_MOD = Qt.KeyboardModifier


class Place:
    """One desk with its page, and what the test itself needs to know and prepare."""

    def __init__(self, qtbot: QtBot, path: Path, ground: Ground, actor: Actor) -> None:
        self.bot = qtbot
        self.clock = HandClock()
        self.desk = make_desk(path, self.clock, ground)
        # Not plugged in: only the tests that scan by keys want the keys held for 40 ms.
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.scan_ms = 10_000
        self.scans = ScanFilter(app, lambda: self.scan_ms)
        app.removeEventFilter(self.scans)
        self.seat = Seat(self.desk, self.scans)
        self.scans.scanned.connect(self.seat.scanned)
        self.seat.sit(actor, "何小溪")
        self.toasts: list[str] = []
        self.refusals: list[str] = []
        self.seat.said.connect(lambda text, _icon, _undo: self.toasts.append(text))
        self.seat.refused.connect(lambda refusal: self.refusals.append(refusal.code))
        self.window = QWidget()
        self.window.resize(1282, 712)
        self.page = CheckinPage(self.seat, self.window)
        self.page.setGeometry(0, 0, 1282, 712)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self.window)
        undo.activated.connect(self.seat.undo_last)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.settle()

    # -- the place ------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        return self.page.stage

    def settle(self) -> None:
        """Wait until nothing is under way and the list is read."""
        QApplication.processEvents()

        def quiet() -> None:
            assert not self.seat.work.busy
            assert not self.page._gather.isActive()

        self.bot.waitUntil(quiet, timeout=5000)
        QApplication.processEvents()
        self.bot.waitUntil(quiet, timeout=5000)

    def close(self) -> None:
        self.settle()
        if self.page.dialog is not None:
            self.page.dialog.reject()
        self.window.close()
        self.seat.close()
        self.desk.store.close()
        self.window.deleteLater()
        self.scans.setParent(None)

    # -- people ---------------------------------------------------------------------------------

    def register(self, name: str, phone: str | None = None) -> str:
        with transaction(self.desk.store, HE) as tx:
            person = people.register(tx, people.Details(name, phone, consent_way="spoken"))
        self.settle()
        return person.id

    def card(self, person: str) -> str:
        with transaction(self.desk.store, HE) as tx:
            return people.issue_card(tx, person).code

    def lose(self, person: str) -> str:
        with transaction(self.desk.store, HE) as tx:
            return people.replace_card(tx, person, "丢了").code

    def came(self, person: str) -> str:
        with transaction(self.desk.store, HE) as tx:
            visit = actions.check_in(tx, person).visit_id
        self.settle()
        return visit

    # -- hands ----------------------------------------------------------------------------------

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def dialog(self) -> JobDialog:
        """Give the dialog that is open, once the keyboard is in it."""
        dialog = self.page.dialog
        assert dialog is not None
        self.bot.waitUntil(lambda: dialog.isAncestorOf(self.focused()))
        return dialog

    def come_back(self) -> None:
        """Wait until the window has the keyboard again after a menu or dialog has gone."""
        self.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.focusWidget() is not None)


class Counter(Place):
    """The desk worked by keys alone."""

    def type(self, text: str) -> None:
        """Type letters; Chinese comes from the input method as a committed text."""
        for char in text:
            if char.isascii():
                QTest.keyClicks(self.focused(), char)
            else:
                event = QInputMethodEvent()
                event.setCommitString(char)
                QApplication.sendEvent(self.focused(), event)

    def compose(self, letters: str) -> None:
        QApplication.sendEvent(self.focused(), QInputMethodEvent(letters, []))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _MOD.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def commit(self) -> None:
        self.press(Qt.Key.Key_Return, _MOD.ControlModifier)

    def escape(self) -> None:
        self.press(Qt.Key.Key_Escape)

    def alt(self, letter: str) -> None:
        self.press(getattr(Qt.Key, f"Key_{letter}"), _MOD.AltModifier)

    def undo(self) -> None:
        """Take back the last thing, as the frame does on Ctrl Z."""
        self.seat.undo_last()
        self.settle()

    def find(self, text: str) -> None:
        """Type into the box and wait for the answer."""
        self.type(text)
        self.settle()

    def serve(self, text: str) -> None:
        """Type a name and press Enter."""
        self.find(text)
        self.enter()
        self.settle()

    def scan(self, code: str) -> None:
        self.seat.scanned.emit(code)
        self.settle()

    # -- eyes -----------------------------------------------------------------------------------

    @property
    def verdict(self) -> Verdict:
        return self.stage.verdict.verdict()

    def kind(self) -> str:
        """The colour of the card, in a word."""
        return self.verdict.kind

    def names(self) -> list[str]:
        """The names in today's list, newest first."""
        model = self.stage.today.model
        return [model.index(at, 1).data() for at in range(model.rowCount())]

    def states(self) -> list[str]:
        model = self.stage.today.model
        return [model.index(at, 5).data() for at in range(model.rowCount())]

    def inside(self) -> list[str]:
        model = self.stage.inside.list.lines
        return [model.index(at, 0).data() for at in range(model.rowCount())]

    def matches(self) -> list[str]:
        return [row.name for row in self.stage.results.rows.rows()]

    def visits(self) -> list[Visit]:
        with self.desk.store.read() as session:
            gone = select(Void.target_id)
            rows = session.execute(
                select(Visit).where(Visit.id.not_in(gone)).order_by(Visit.recorded_at)
            ).scalars()
            return list(rows)

    def people(self) -> list[Person]:
        with self.desk.store.read() as session:
            return list(session.execute(select(Person)).scalars())

    def today(self) -> queries.Today:
        now = self.clock.now()
        with self.desk.store.read() as session:
            return queries.today(session, self.desk.store.day_of(now), now, self.desk.profile)
