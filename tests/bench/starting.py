"""A child of the start-up benchmark: a window, and the moments at which it showed something.

Imports stand in the functions, because what is imported when is what is measured.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any


def _bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    from tests.bench.children import tell

    app = QApplication(["bare"])
    shown: dict[str, float] = {}

    class Words(QLabel):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)  # type: ignore[arg-type]
            shown.setdefault("painted", time.monotonic())
            QTimer.singleShot(0, app.quit)

    window = QMainWindow()
    window.setCentralWidget(Words("10:24"))
    window.resize(1366, 768)
    window.show()
    app.exec()
    tell(**shown)


def _eyes(app: Any, shown: dict[str, float]) -> Any:
    """Make the class of what notes when a widget has painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Eye(QObject):
        """Notes the moment after the next paint of a widget."""

        def __init__(self, name: str, then: object = None) -> None:
            super().__init__(app)
            self.name, self.then = name, then

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint and self.name not in shown:
                shown[self.name] = 0.0
                QTimer.singleShot(0, self._note)
            return False

        def _note(self) -> None:
            shown[self.name] = time.monotonic()
            if callable(self.then):
                self.then()

    return Eye


def _desk(path: Path) -> None:
    """Do what `main.py` does, and watch."""
    from PySide6.QtCore import QTimer

    import main as program  # noqa: F401 - what staff start; it loads Qt by itself
    from ui.shell.launch import Launch, look_of
    from ui.shell.look import make_app
    from ui.shell.meeting import call_first

    look = look_of(path, "light", "zh")
    app = make_app(look, ["desk"])
    call_first(path)
    shown: dict[str, float] = {}

    eyes = _eyes(app, shown)

    def offered() -> None:
        if launch.rooms is None or "staff tiles" not in shown:
            tile = launch.window.lock_page.tiles.tiles[0]
            tile.installEventFilter(eyes("staff tiles", sit))
            tile.update()

    def sit() -> None:
        """Sign in once the staff were seen and the store is open, whichever comes last."""
        if launch.rooms is None or not shown.get("staff tiles") or seated:
            return
        seated.append(True)
        from app.ids import new_id
        from app.staff.rules import CLERK
        from app.store.transaction import Actor
        from ui.checkin.page import CheckinPage

        rooms = launch.rooms
        rooms.seat.sit(Actor(new_id(), CLERK), "何小溪")
        rooms.door.opened.emit()
        page = rooms.inside.page("checkin")
        assert isinstance(page, CheckinPage)
        page.stage.box.line.installEventFilter(eyes("ready for the first check-in", app.quit))

    seated: list[bool] = []
    launch = Launch(app, path, look)
    launch.offered.connect(offered)
    launch.opened.connect(sit)
    launch.window.lock_page.installEventFilter(eyes("frame and clock"))
    launch.window.resize(1366, 768)
    launch.window.showMaximized()
    QTimer.singleShot(0, launch.begin)
    app.exec()
    _report(launch.rooms, shown)


def _report(rooms: object, shown: dict[str, float]) -> None:
    from app.staff.pins import check_pin
    from app.staff.queries import tiles
    from tests.bench.children import tell
    from tests.bench.startup import PIN

    store = rooms.desk.store  # type: ignore[attr-defined]
    with store.read() as session:
        staff = tiles(session)[0]
    started = time.process_time()
    check_pin(store, staff.id, PIN)
    hashing = (time.process_time() - started) * 1000
    rooms.close()  # type: ignore[attr-defined]
    tell(hashing=hashing, **shown)


if __name__ == "__main__":
    _bare() if sys.argv[1] == "bare" else _desk(Path(sys.argv[2]))
