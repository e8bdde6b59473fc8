"""The main job done in a window of a real window system, by keyboard alone.

`python -m tests.support.real_window DATA_FOLDER PICTURE`: the keys go to the window as the
window system's own do, not to a widget. Prints one JSON object of what was seen on the way.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.checkin.model import Departure, Visit
from app.people.model import Card, Person
from tests.crash.ground import CLERK_NAME, KNOWN, PIN
from ui.checkin.page import CheckinPage
from ui.kit import theme
from ui.shell.launch import Launch
from ui.shell.look import Look, make_app

_PATIENCE_MS = 20_000
_LOOK_MS = 10
_HAND_MS = 60
"""Between two keys of a hand."""
_SCANNER_MS = 4
_STRUCK_MS = 1
"""When the scanner's first key was struck: any time of a clock of its own."""


class Hands:
    """Somebody at the keyboard, who looks before going on."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.seen: dict[str, Any] = {}

    def until(self, what: str, ready: Callable[[], bool]) -> None:
        """Wait until something is to be seen."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not ready():
            assert not patience.hasExpired(), f"waited in vain until {what}"
            QTest.qWait(_LOOK_MS)

    def type(self, text: str) -> None:
        """Type letters and digits."""
        window = self.launch.window.windowHandle()
        for letter in text:
            # The stubs leave out the form for one character.
            QTest.keyClick(window, letter, Qt.KeyboardModifier.NoModifier, _HAND_MS)  # type: ignore[call-overload]

    def scan(self, code: str) -> None:
        """Read a card: its keys and Return lie in the queue at once, struck 4 ms apart.

        One by one they would be as far apart as a busy machine lets this program run.
        """
        window = self.launch.window.windowHandle()
        keys = [(Qt.Key(ord(letter)), letter) for letter in code]
        for place, (key, text) in enumerate([*keys, (Qt.Key.Key_Return, "\r")]):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                event.setTimestamp(_STRUCK_MS + place * _SCANNER_MS)
                QCoreApplication.postEvent(window, event)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key."""
        QTest.keyClick(self.launch.window.windowHandle(), key, modifier)

    def unlock(self) -> CheckinPage:
        """Choose the clerk's tile and type the PIN."""
        window = self.launch.window
        assert QTest.qWaitForWindowExposed(window, _PATIENCE_MS)
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window, _PATIENCE_MS)
        self.until("the store was open", lambda: self.launch.rooms is not None)
        tiles = window.lock_page.tiles
        for _ in tiles.tiles:
            face = tiles.chosen()
            if face is not None and face.name == CLERK_NAME:
                break
            self.press(Qt.Key.Key_Right)
        self.type(PIN)
        self.until("it was unlocked", lambda: not window.locked())
        assert self.launch.rooms is not None
        page = self.launch.rooms.inside.page("checkin")
        assert isinstance(page, CheckinPage)
        self.until("the box had the focus", page.stage.box.line.hasFocus)
        return page

    def serve(self, page: CheckinPage) -> None:
        """Check one in by name, one by card, and the second out again."""
        assert self.launch.rooms is not None
        with self.launch.rooms.desk.store.read() as session:
            wanted = (
                select(Person.name, Person.id, Card.code)
                .join(Card, Card.person_id == Person.id)
                .where(Person.name != KNOWN)
                .limit(1)
            )
            second = session.execute(wanted).one()
        card = page.stage.verdict
        painted: list[str] = []
        card.painted.connect(lambda: painted.append(f"{card.verdict().kind} {card.verdict().name}"))
        # As letters: Chinese needs an input method, which belongs to the PC and not to the window.
        self.type("linxiaohe")
        rows = page.stage.results.rows.rows
        self.until("the first was found", lambda: [row.name for row in rows()] == [KNOWN])
        self.press(Qt.Key.Key_Return)
        self.until("the first was green", lambda: f"ok {KNOWN}" in painted)
        self.scan(second.code)
        self.until("the second was green", lambda: f"ok {second.name}" in painted)
        self.seen["methods"] = [self._method(KNOWN), self._method(second.name)]
        self.seen["green"] = self._on_screen(page)
        self.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
        self.until("the second had left", lambda: painted.count(f"ok {second.name}") > 1)

    def _method(self, name: str) -> str:
        assert self.launch.rooms is not None
        with self.launch.rooms.desk.store.read() as session:
            whose = select(Person.id).where(Person.name == name)
            wanted = select(Visit.method).where(Visit.person_id.in_(whose))
            return session.execute(wanted).scalar_one()

    def _on_screen(self, page: CheckinPage) -> bool:
        """Say whether the screen itself, not the window's memory, is green where the card is."""
        card = page.stage.verdict
        spot = card.mapToGlobal(card.rect().topLeft())
        screen = QGuiApplication.primaryScreen()

        def green() -> bool:
            picture = screen.grabWindow(0).toImage()
            return picture.pixelColor(spot.x() + 30, spot.y() + 14) == theme.color("ok-panel")

        self.until("the screen was green", green)
        screen.grabWindow(0).save(sys.argv[2])
        return green()


def main() -> None:
    """Work, then tell."""
    app = make_app(Look(None, "light"), ["desk"])
    launch = Launch(app, Path(sys.argv[1]), Look(None, "light"))
    launch.window.resize(1366, 768)
    launch.window.show()
    QTimer.singleShot(0, launch.begin)
    hands = Hands(launch)
    page = hands.unlock()
    hands.serve(page)
    assert launch.rooms is not None
    with launch.rooms.desk.store.read() as session:
        hands.seen["visits"] = len(session.execute(select(Visit.id)).all())
        hands.seen["departures"] = len(session.execute(select(Departure.id)).all())
    hands.seen["platform"] = QGuiApplication.platformName()
    launch.rooms.ending = True
    launch.window.close()
    launch.end()
    sys.stdout.write(json.dumps(hands.seen) + "\n")


if __name__ == "__main__":
    main()
