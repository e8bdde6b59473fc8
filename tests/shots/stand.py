"""The desk that is photographed: fictional people, a clock that stands, nobody at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.desk import Desk
from app.ops import Version
from app.sample import load
from app.staff.pins import set_pin
from app.staff.rules import VOLUNTEER
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import SYSTEM, Actor, transaction
from sync.client.agent import Pill, Status
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, STAFF, Ground, make_desk
from ui.kit.scan import ScanFilter
from ui.people.page import PeoplePage
from ui.shell.look import Look, dress, speak
from ui.shell.rooms import Rooms
from ui.shell.window import MainWindow
from ui.work import Work

if TYPE_CHECKING:
    from ui.shell.look import Language

AFTERNOON = "2026-11-28T06:22:00.000Z"
"""A Saturday, 14:22 at the venue."""
MA = Actor("01900000-0000-7000-8000-000000000005", VOLUNTEER)
PIN = "246810"
LIMIT_MS = 20_000
_BRIEF_MS = 600
"""Timers shorter than this gather or animate; what is longer waits for a person."""


class Stand:
    """The window with the sample desk. Verbs act as a person would; `settle` waits."""

    def __init__(self, desk: Desk, clock: HandClock, look: Look, size: tuple[int, int]) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app, self.desk, self.clock = app, desk, clock
        speak(app, look.language)
        dress(app, look.theme)
        app.setCursorFlashTime(0)
        self.window = MainWindow(look, clock.now)
        self.window.setMinimumSize(0, 0)
        self.window.resize(*size)
        self.scans = ScanFilter(app, lambda: 0)
        self.work = Work(lambda _refusal: None)
        self.rooms = Rooms(self.window, desk, self.work, look, self.scans, lambda: 0.0)
        self.seat, self.inside = self.rooms.seat, self.rooms.inside
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.tell("ok", last_ok="2026-11-28T06:20:00.000Z")
        self.settle()

    # -- verbs --------------------------------------------------------------------------------

    def sit(self, actor: Actor, name: str) -> None:
        """Let somebody in without the PIN: what is photographed is what they see."""
        self.seat.sit(actor, name)
        self.window.stack.setCurrentWidget(self.inside)
        self.window._mind_keys()
        self.settle()

    def lock(self) -> None:
        """Show the lock screen, unless it is what one sees."""
        if not self.window.locked():
            self.window.lock()
            self.settle()

    def go(self, page: str) -> QWidget:
        """Show a page and wait until it is filled."""
        assert self.inside.go(page), page
        self.settle()
        made = self.inside.page(page)
        assert made is not None
        return made

    def people(self) -> PeoplePage:
        """Show the people page."""
        page = self.go("people")
        assert isinstance(page, PeoplePage)
        return page

    def tell(self, state: Pill, **more: object) -> None:
        """Let the exchange say how things stand."""
        self.seat.show_status(Status(state, **more))  # type: ignore[arg-type]
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Put text into whatever has the focus, slowly enough to be a person.

        Chinese comes as an input method commits it.
        """
        target = self.app.focusWidget() or self.window
        if text.isascii():
            for letter in text:
                QTest.keyClicks(target, letter)
                self.scans.flush()
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QCoreApplication.sendEvent(target, committed)
            self.scans.flush()
        self.settle()

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        target: QWidget | None = None,
    ) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(target or self.app.focusWidget() or self.window, key, modifier)
        self.scans.flush()
        self.settle()

    def settle(self) -> None:
        """Wait until no job is under way and nothing is about to happen by itself."""
        QCoreApplication.processEvents()  # what a commit announced is still in the queue
        self.until(lambda: not self.work.busy and not self._brief())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def until(self, true: Callable[[], bool]) -> None:
        """Serve events until `true`; fails after 20 s."""
        timer = QElapsedTimer()
        timer.start()
        while not true():
            assert timer.elapsed() < LIMIT_MS, "it never came to rest"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def dialog(self) -> QDialog | None:
        """Give the dialog that is open."""
        found = [one for one in self.app.topLevelWidgets() if isinstance(one, QDialog)]
        return next((one for one in found if one.isVisible()), None)

    def _brief(self) -> bool:
        timers = self.window.findChildren(QTimer)
        return any(
            one.isActive() and one.isSingleShot() and 0 <= one.interval() <= _BRIEF_MS
            for one in timers
        )

    def close(self) -> None:
        """Close everything."""
        dialog = self.dialog()
        if dialog is not None:
            dialog.reject()
        self.settle()
        self.rooms.ending = True
        self.window.close()
        self.rooms.close()
        self.app.removeEventFilter(self.scans)
        self.app.removeEventFilter(self.rooms.idle)
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sample_desk(path: Path, clock: HandClock, *, people: bool = True) -> Desk:
    """Open a desk with the venue's staff and, if wanted, the sample's people and visits."""
    desk = make_desk(path, clock, Ground(capacity=120))
    fields = {"name": "马骁", "role": VOLUNTEER, "status": "active"}
    version = Version(EPOCH, "venue", 9)
    incoming(
        desk.store, IncomingPage(rows=[IncomingRow("staff", str(MA.staff_id), version, fields)])
    )
    with transaction(desk.store, SYSTEM) as tx:
        set_pin(tx, str(STAFF[0][0].staff_id), PIN)
        set_pin(tx, str(STAFF[1][0].staff_id), PIN)
    if people:
        load(desk)
    return desk


@contextmanager
def stand(
    path: Path,
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
    language: Language = "zh",
    *,
    people: bool = True,
) -> Iterator[Stand]:
    """Open the sample desk with its window, locked."""
    clock = HandClock(AFTERNOON)
    desk = sample_desk(path, clock, people=people)
    look = Look(None, "dark" if theme == "dark" else "light", language)
    made = Stand(desk, clock, look, size)
    try:
        yield made
    finally:
        made.close()
        # Whoever comes next in this process speaks the language of the source.
        speak(made.app, "zh")


__all__ = ["MA", "PIN", "Stand", "stand"]
