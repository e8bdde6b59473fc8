"""Plays the main job where there is no screen: the line is cut, people still come in, it is back.

Leaves pictures in `build/demo/` and says what it saw, line by line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.checkin.actions import Coming, check_in
from app.checkin.queries import today
from app.clock import SystemClock
from app.desk import Desk
from app.people.actions import Details, register
from app.staff.queries import tiles
from app.store.transaction import Actor, transaction
from ui.kit.scan import ScanFilter
from ui.shell.demo import ROOT, Headquarters, new_demo_desk, one_round, open_demo
from ui.shell.look import Look, make_app
from ui.shell.offering import DEMO_PIN
from ui.shell.rooms import Rooms
from ui.shell.window import MainWindow
from ui.work import Work

NEWCOMER = "林晓禾的同学"
_PATIENCE_MS = 60_000
_BRIEF_MS = 600
"""Timers shorter than this gather changes; what is longer waits for a person."""
PICTURES = ROOT / "build" / "demo"


class Script:
    """One desk with its window, one without, and the headquarters between them."""

    def __init__(self, path: Path, hub: Headquarters, look: Look) -> None:
        self.app = make_app(look)
        self.hub, self.clock = hub, SystemClock()
        self.window = MainWindow(look, self.clock.now)
        self.window.resize(1366, 768)
        self.window.show()
        self.desk = open_demo(path / "desk", hub, self.clock)
        self.second = new_demo_desk(path / "second", hub, self.clock, hub.codes[1], "前台")
        self.work = Work(lambda _refusal: None)
        self.rooms = Rooms(self.window, self.desk, self.work, look, ScanFilter(self.app))
        self.rooms.start()
        self.count = 0

    def wait(self, until: Callable[[], bool]) -> bool:
        """Let the program work until something is so; False when it took too long."""
        timer = QElapsedTimer()
        timer.start()
        while not until() and timer.elapsed() < _PATIENCE_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QApplication.processEvents()
        return until()

    def picture(self, name: str) -> None:
        """Keep what the window shows, once what was just recorded has reached it."""
        self.wait(lambda: not self.work.busy and not self._gathering())
        self.count += 1
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(PICTURES / f"{self.count}-{name}.png"))

    def _gathering(self) -> bool:
        """Say whether a page is about to read anew: it gathers changes for a moment."""
        timers = self.window.findChildren(QTimer)
        return any(
            one.isActive() and one.isSingleShot() and 0 <= one.interval() <= _BRIEF_MS
            for one in timers
        )

    def state(self) -> tuple[str, int]:
        """Give the state of the exchange and how much is unsent."""
        status = self.rooms.seat.status
        return ("", 0) if status is None else (status.state, status.unsent)

    def unlock(self) -> bool:
        """Let the clerk in."""
        page = self.window.lock_page
        with self.desk.store.read() as session:
            clerk = next(tile for tile in tiles(session) if tile.role == "clerk")
        page.tiles.choose(clerk.id)
        for digit in DEMO_PIN:
            page.pad.press(digit)
        return self.wait(lambda: not self.window.locked())

    def arrive(self) -> None:
        """Register somebody new and check them in, as the clerk who is signed in."""
        actor: Actor = self.rooms.seat.actor

        def job() -> None:
            with transaction(self.desk.store, actor) as tx:
                person = register(tx, Details(name=NEWCOMER, consent_way="spoken"))
                check_in(tx, person.id, Coming(method="walk_in"))

        self.work.run(job)
        self.wait(lambda: not self.work.busy)

    def close(self) -> None:
        """Let go of everything."""
        self.rooms.ending = True
        self.window.close()
        self.rooms.close()
        self.second.store.close()


def names_in(desk: Desk) -> list[str]:
    """Give the names on a desk's list of today."""
    with desk.store.read() as session:
        now = desk.store.clock.now()
        seen = today(session, desk.store.day_of(now), now, desk.profile)
    return [row.name or "" for row in seen.rows]


def play(path: Path, hub: Headquarters, look: Look) -> int:
    """Play it; 0 when everything was seen."""
    _say("There is no screen here: the main job is played by itself.")
    script = Script(path, hub, look)
    try:
        script.picture("lock")
        steps: list[tuple[str, bool]] = [("the clerk is in", script.unlock())]
        all_sent = script.wait(lambda: script.state() == ("ok", 0))
        steps.append(("everything is at headquarters", all_sent))
        script.picture("in-step")
        hub.stop()
        script.rooms.worker.sync_now()
        script.arrive()
        cut = script.wait(lambda: script.state()[0] == "offline" and script.state()[1] > 0)
        steps.append((f"line cut: somebody checked in, {script.state()[1]} records wait", cut))
        script.picture("offline")
        hub.start()
        script.rooms.worker.sync_now()
        back = script.wait(lambda: script.state() == ("ok", 0))
        steps.append(("line back: nothing waits any more", back))
        script.picture("back")
        one_round(script.second)
        steps.append(("the second desk sees them", NEWCOMER in names_in(script.second)))
    finally:
        script.close()
    for words, done in steps:
        _say(f"  {'yes' if done else 'NO '}  {words}")
    _say(f"Pictures: {PICTURES}")
    return 0 if all(done for _, done in steps) else 1


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
