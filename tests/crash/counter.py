"""A front desk with its real window, working by itself until it is killed.

`python -m tests.crash.counter` loads the program once and then, for each data folder named on its
standard input, splits off a process that opens the desk there. Lines on its standard output:

    pid 4711              the process that works now
    green VISIT PERSON    written after the green card of that visit was painted
    done                  nobody is left to be checked in
    end -9                the process is gone: its exit status, or which signal ended it
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from app.checkin.model import Visit
from app.people.model import Card, Person
from tests.crash.ground import CLERK_NAME, PIN
from ui.checkin.page import CheckinPage
from ui.shell import rooms, storeside
from ui.shell.launch import Launch, heed_signals
from ui.shell.look import Look, make_app

WARM = (rooms, storeside)
"""Loaded before the split, or every process would pay for them."""


class Clerk(QObject):
    """Unlocks the desk and checks people in, one after the other, by the keyboard."""

    def __init__(self, launch: Launch) -> None:
        super().__init__(launch)
        self._launch = launch
        self._served = 0
        self._queue: list[tuple[str, str]] = []
        launch.opened.connect(self._unlock)

    def _unlock(self) -> None:
        assert self._launch.rooms is not None
        self._launch.rooms.door.opened.connect(self._begin)
        page = self._launch.window.lock_page
        for tile in page.tiles.tiles:
            if tile.face.name == CLERK_NAME:
                page.tiles.choose(tile.face.id)
        QTest.keyClicks(page, PIN)

    def _begin(self) -> None:
        assert self._launch.rooms is not None
        page = self._launch.rooms.inside.page("checkin")
        assert isinstance(page, CheckinPage)
        self._page = page
        with self._launch.rooms.desk.store.read() as session:
            here = set(session.execute(select(Visit.person_id)).scalars())
            known = select(Person.name, Card.code, Person.id).join(
                Card, Card.person_id == Person.id
            )
            rows = session.execute(known.order_by(Person.id)).all()
            self._queue = [(row.name, row.code) for row in rows if row.id not in here]
        page.stage.verdict.painted.connect(self._painted)
        QTimer.singleShot(0, self._serve)

    def stop(self) -> None:
        """Check in nobody else."""
        self._queue.clear()

    def _painted(self) -> None:
        shown = self._page.serving.shown
        if self._page.stage.verdict.verdict().kind != "ok" or shown is None:
            return
        assert shown.person is not None
        say(f"green {shown.visit_id} {shown.person.id}")
        QTimer.singleShot(0, self._serve)

    def _serve(self) -> None:
        if not self._queue:
            say("done")
            return
        name, code = self._queue.pop(0)
        self._served += 1
        if self._served % 2:
            _strike(code)
        else:
            event = QInputMethodEvent()
            event.setCommitString(name)
            QApplication.sendEvent(_focus(), event)
        QTest.keyClick(_focus(), Qt.Key.Key_Return)


def _strike(text: str) -> None:
    for letter in text:
        # The stubs leave out the form for one character.
        QTest.keyClick(_focus(), letter)  # type: ignore[call-overload]


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def say(line: str) -> None:
    """Write a line that is out of this process before the next instruction."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def work(path: Path) -> None:
    """Open the window on the desk in `path` and work until the end is asked for."""
    look = Look(None, "light")
    app = make_app(look, ["desk"])
    launch = Launch(app, path, look)
    beat = heed_signals(app, launch)
    clerk = Clerk(launch)
    launch.window.resize(1366, 768)
    launch.window.show()
    launch.window.activateWindow()
    QTimer.singleShot(0, launch.begin)
    app.exec()
    clerk.stop()
    beat.stop()
    launch.end()


def main() -> None:
    """Split off one process for each line."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            work(Path(line.strip()))
            os._exit(0)
        say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
