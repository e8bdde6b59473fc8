"""The real window on a desk, with a clerk signed in, for benchmarks."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.ids import new_id
from app.staff.rules import CLERK
from app.store.transaction import Actor
from ui.kit.scan import ScanFilter
from ui.shell.look import Look, make_app
from ui.shell.rooms import Rooms
from ui.shell.window import MainWindow
from ui.work import Work

PATIENCE_SECONDS = 30.0
_LOOK_MS = 10


SCANNER_MS = 2
"""Between two characters of a quick scanner."""


class Seated:
    """A window with the check-in page up."""

    def __init__(self, desk: Desk) -> None:
        look = Look(None, "light")
        self._struck = 0
        self.app = make_app(look, ["bench"])
        self.window = MainWindow(look, SystemClock().now)
        self.window.resize(1366, 768)
        self.scans = ScanFilter(self.app)
        self.work = Work(lambda _refusal: None)
        self.rooms = Rooms(self.window, desk, self.work, look, self.scans)
        self.window.show()
        self.window.activateWindow()
        self.rooms.seat.sit(Actor(new_id(), CLERK), "何小溪")
        self.rooms.door.opened.emit()
        self.settle()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the event loop run, asleep between events, until the condition holds."""
        until = monotonic() + PATIENCE_SECONDS
        loop, timer = QEventLoop(), QTimer()
        held = False

        def look() -> None:
            nonlocal held
            held = condition()
            if held or monotonic() > until:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_LOOK_MS)
        loop.exec()
        if not held:
            raise TimeoutError

    def wait_for(self, signal: SignalInstance) -> None:
        """Let the event loop run until the signal comes; nothing else is done meanwhile."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(int(PATIENCE_SECONDS * 1000), loop.quit)
        loop.exec()
        signal.disconnect(loop.quit)

    def settle(self, seconds: float = 0.1) -> None:
        """Let the event loop run until nothing is under way, and a little on."""
        self.wait(lambda: not self.work.busy)
        until = monotonic() + seconds
        self.wait(lambda: monotonic() > until and not self.work.busy)

    def type(self, text: str) -> None:
        """Strike keys in quick succession, as a scanner does, wherever the focus is."""
        self._struck = max(self._struck, int(monotonic() * 1000))
        for letter in text:
            self._strike(ord(letter), letter)

    def press_return(self) -> None:
        """End a scan."""
        self._strike(Qt.Key.Key_Return, "\r")

    def close(self) -> None:
        """Close the window and the desk."""
        self.rooms.ending = True
        self.window.close()
        self.rooms.close()

    def _strike(self, key: int, text: str) -> None:
        place = QApplication.focusWidget() or self.window
        # As the system stamps them: a busy program must not look like a slow scanner.
        self._struck += SCANNER_MS
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self._struck)
            QCoreApplication.sendEvent(place, event)


@contextmanager
def seated(desk: Desk) -> Iterator[Seated]:
    """Open the window on a desk; both are closed at the end."""
    made = Seated(desk)
    try:
        yield made
    finally:
        made.close()
