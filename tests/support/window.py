"""The desk's window, driven in the staff's verbs: unlock, lock, press, scan, see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.staff.pins import set_pin
from app.store.transaction import SYSTEM, Actor, transaction
from sync.client.agent import Pill, Status
from tests.support.clock import HandClock
from tests.support.desks import HE, SHEN, make_desk
from ui.kit.scan import ScanFilter
from ui.shell.look import Look, dress, speak
from ui.shell.rooms import Rooms
from ui.shell.window import MainWindow
from ui.work import Work

PINS = {SHEN: "246810", HE: "135791"}
_GAP_MS = 5
LONG = 20_000
"""Milliseconds to wait for what takes none of it on a machine that is not busy."""


class HandTime:
    """Seconds and milliseconds that pass only when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> float:
        """Give seconds."""
        return self.seconds

    def now_ms(self) -> int:
        """Give milliseconds."""
        return int(self.seconds * 1000)

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


class Front:
    """A front desk with its window open and locked; He Xiaoxi was here last."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, clock: HandClock, look: Look | None = None
    ) -> None:
        self.bot, self.desk, self.clock = qtbot, desk, clock
        self.time = HandTime()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        self.look = look or Look(None, "light")
        speak(app, self.look.language)
        dress(app, self.look.theme)
        self.window = MainWindow(self.look, clock.now)
        self.window.resize(1366, 768)
        self.scans = ScanFilter(app, self.time.now_ms)
        self.work = Work(lambda _refusal: None)
        self.rooms = Rooms(self.window, desk, self.work, self.look, self.scans, self.time.now)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.seat = self.rooms.seat
        self.page = self.window.lock_page

    # -- verbs --------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: not self.work.busy, timeout=LONG)
        QCoreApplication.processEvents()

    def choose(self, name: str) -> None:
        """Choose a tile with the arrow keys."""
        names = [tile.face.name for tile in self.page.tiles.tiles]
        for _ in names:
            face = self.page.tiles.chosen()
            if face is not None and face.name == name:
                return
            self.press(Qt.Key.Key_Right, self.page)

    def type_pin(self, pin: str) -> None:
        """Type a PIN by hand on the lock screen, and wait for the answer."""
        for digit in pin:
            self.type(digit, self.page)
        self.settle()

    def unlock(self, actor: Actor = HE) -> None:
        """Come in."""
        name = {SHEN: "沈知远", HE: "何小溪"}[actor]
        self.choose(name)
        self.type_pin(PINS[actor])
        assert not self.window.locked()
        self.bot.waitUntil(lambda: self.app.activeWindow() is not None)

    def lock(self) -> None:
        """Press Ctrl L."""
        self.press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def type(self, letter: str, target: QWidget | None = None) -> None:
        """Strike one key slowly, as a hand does."""
        self.time.forward(1)
        QTest.keyClicks(target or self.focus(), letter)
        self.scans.flush()

    def press(
        self,
        key: Qt.Key,
        target: QWidget | None = None,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key wherever the focus is."""
        self.time.forward(1)
        QTest.keyClick(target or self.focus(), key, modifier)
        QCoreApplication.processEvents()

    def scan(self, code: str, target: QWidget | None = None) -> None:
        """Hold a card before the scanner."""
        place = target or self.focus()
        self.time.forward(1)
        for letter in code:
            self._strike(place, ord(letter), letter)
        self._strike(place, Qt.Key.Key_Return, "\r")
        QCoreApplication.processEvents()

    def tell(self, state: Pill, **more: object) -> None:
        """Let the exchange say how things stand."""
        self.seat.show_status(Status(state, **more))  # type: ignore[arg-type]
        QCoreApplication.processEvents()

    # -- what one sees ------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Give what has the focus, or the window."""
        return self.app.focusWidget() or self.window

    def pill(self) -> str:
        """Read the pill."""
        return self.rooms.inside.topbar.pill.words().text

    def toast(self) -> str:
        """Read the toast, "" when there is none."""
        toast = self.rooms.inside.toast
        return "" if toast.isHidden() else toast.text()

    def close(self) -> None:
        """Close everything, as at the end of the program."""
        self.rooms.ending = True
        self.window.close()
        self.rooms.close()
        self.app.removeEventFilter(self.scans)
        self.app.removeEventFilter(self.rooms.idle)
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _strike(self, place: QWidget, key: int, text: str) -> None:
        self.time.forward(_GAP_MS / 1000)
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(place, QKeyEvent(kind, key, none, text))


def give_pins(desk: Desk) -> None:
    """Let Shen and He have PINs on this PC, with He the last who was here."""
    with transaction(desk.store, SYSTEM) as tx:
        for actor, pin in PINS.items():
            set_pin(tx, str(actor.staff_id), pin)


@contextmanager
def front(qtbot: QtBot, path: Path, look: Look | None = None) -> Iterator[Front]:
    """Open a desk with its window; the lock screen is up."""
    clock = HandClock()
    desk = make_desk(path, clock)
    give_pins(desk)
    made = Front(qtbot, desk, clock, look)
    try:
        yield made
    finally:
        made.close()


class Answers(QObject):
    """Answers modal dialogs in turn: each answer is called with the dialog that is up.

    An answer returns True when it is done with that dialog; until then it is asked again.
    """

    def __init__(self, *answers: Callable[[QDialog], bool]) -> None:
        super().__init__()
        self._left = list(answers)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def done(self) -> bool:
        """Say whether every answer was given."""
        return not self._left

    def stop(self) -> None:
        """Answer no more."""
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if self._left and isinstance(dialog, QDialog):
            answer = self._left[0]
            self._timer.stop()
            if answer(dialog):
                self._left.pop(0)
            self._timer.start(5)
