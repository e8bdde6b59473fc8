"""From the command line to an open window: frame and clock paint first, then the store opens."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import platformdirs
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.clock import Clock, SystemClock
from app.errors import Refusal
from ui import lazy
from ui.shell.look import APP, Look, dress, make_app, read_look
from ui.shell.meeting import call_first, name_of
from ui.shell.sweep import Sweep
from ui.shell.window import MainWindow
from ui.work import Work

if TYPE_CHECKING:
    from app.desk import Desk
    from app.glance import Glance
    from ui.kit.scan import ScanFilter
    from ui.shell.look import Language, ThemeChoice
    from ui.shell.rooms import Rooms
    from ui.shell.single import Doorbell

OPENED, NOT_OPENED = 0, 3
_SIGNALS_MS = 300


def data_dir() -> Path:
    """Give where this PC keeps the desk's data, one for all who use the PC's account."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def prepare_input(environ: dict[str, str]) -> None:
    """Choose the input method on Linux before Qt starts.

    The Qt that is shipped has no plug-in for fcitx; fcitx speaks the language of ibus as well.
    """
    if not sys.platform.startswith("linux") or environ.get("QT_IM_MODULE"):
        return
    said = environ.get("XMODIFIERS", "") + environ.get("GTK_IM_MODULE", "")
    if "fcitx" in said or shutil.which("fcitx5") or shutil.which("fcitx"):
        environ["QT_IM_MODULE"] = "ibus"


def has_screen(environ: dict[str, str]) -> bool:
    """Say whether there is a screen to show windows on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


class Launch(QObject):
    """Opens the store behind a window that is already there."""

    offered = Signal()
    """The staff are on the lock screen; the store may still be opening."""
    opened = Signal()
    _glanced = Signal(object)

    def __init__(
        self,
        app: QApplication,
        path: Path,
        look: Look,
        clock: Clock | None = None,
        open_desk: Callable[[], Desk] | None = None,
    ) -> None:
        super().__init__(app)
        self._app, self._path, self._look = app, path, look
        self._sweep = Sweep(self)
        self.clock = clock or SystemClock()
        self._open_desk = open_desk or self._open_by_itself
        self.window = MainWindow(look, self.clock.now)
        self.window.theme_wanted.connect(self._take_theme)
        self.window.language_wanted.connect(self._take_language)
        self.scans: ScanFilter | None = None
        self.work = Work(lambda _refusal: None, self)
        self.bell: Doorbell | None = None
        self._glanced.connect(self._offer)
        self.rooms: Rooms | None = None
        self.status = OPENED
        self.wants_demo = False
        app.commitDataRequest.connect(self._session_ends)

    def begin(self) -> None:
        """Open the store in the background; the window is not held up."""
        # What is loaded for the store would take turns with the first picture: that goes first.
        self._app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self.window.show_icon()
        # A filter of all events shows PySide6 objects of Qt's own, and makes it load every class
        # it has for them (40 ms). There is nobody to type anything at before the tiles.
        self.scans = lazy.scans().ScanFilter(self._app)
        self.bell = lazy.single().Doorbell(name_of(self._path), self)
        self.bell.rung.connect(self.window.come_forward)
        self.work.run(self._open_desk, self).then(self._ready).otherwise(self._in_the_way)

    def end(self) -> None:
        """Let go of everything; unsent work is in the store."""
        if self.bell is not None:
            self.bell.close()
        self._sweep.stop()
        if self.rooms is not None:
            self.rooms.close()
        else:
            self.work.close()

    def _open_by_itself(self) -> Desk:
        key, seen = lazy.first_look().look(self._path)
        if seen is not None:
            self._glanced.emit(seen)
        return cast("Desk", lazy.store_side().open_with(self._path, key, self.clock))

    def _offer(self, seen: Glance) -> None:
        lazy.offering().offer(self.window.lock_page, seen, self.clock.now(), opened=False)
        self.offered.emit()

    def _ready(self, desk: Desk) -> None:
        rooms = lazy.rooms()
        done = rooms.finish_set_up(self.window, self.work, self._path, self.clock, desk)
        self._furnish(done)

    def _in_the_way(self, refusal: Refusal) -> None:
        if refusal.code == "already_running" and call_first(self._path):
            self._leave(OPENED)
            return
        self.window.lock_page.withdraw()
        rooms = lazy.rooms()
        desk, self.wants_demo = rooms.ask_way_in(
            self.window, self.work, self._path, self.clock, refusal
        )
        self._furnish(desk)

    def _furnish(self, desk: Desk | None) -> None:
        if desk is None:
            self._leave(OPENED if self.wants_demo else NOT_OPENED)
            return
        rooms = lazy.rooms()
        self.rooms = rooms.Rooms(self.window, desk, self.work, self._look, self.scans)
        self.rooms.start()
        self.offered.emit()
        self.opened.emit()

    def _leave(self, status: int) -> None:
        self.status = status
        self.window.close()
        QTimer.singleShot(0, self._app.quit)

    def _take_theme(self, choice: str) -> None:
        self._look.theme = cast("ThemeChoice", choice)
        self._look.keep()
        dress(self._app, self._look.theme)
        self.window.lock_page.side.show_look(self._look)

    def _take_language(self, language: str) -> None:
        if language == self._look.language:
            return
        self._look.language = cast("Language", language)
        self._look.keep()
        title = self.tr("语言已改")
        lazy.dialogs().tell(
            self.window, title, self.tr("下次打开程序时生效。 / It takes effect at the next start.")
        )

    def _session_ends(self, _manager: Any) -> None:
        if self.rooms is not None:
            self.rooms.ending = True


def heed_signals(app: QApplication, launch: Launch) -> QTimer:
    """End properly on SIGTERM and SIGINT: unsent work is kept and logged, nobody is asked."""

    def end(_number: int, _frame: object) -> None:
        if launch.rooms is not None:
            launch.rooms.ending = True
        app.quit()

    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), end)
    # Python looks at signals only while it runs: give it a moment now and then.
    beat = QTimer(app)
    beat.timeout.connect(lambda: None)
    beat.start(_SIGNALS_MS)
    return beat


def open_window(
    path: Path, look: Look, open_desk: Callable[[], Desk] | None = None
) -> tuple[int, bool]:
    """Show the window and work until it is closed.

    Gives the exit status, and whether sample data were asked for.
    """
    prepare_input(os.environ)  # type: ignore[arg-type]
    app = make_app(look)
    if call_first(path):
        sys.stderr.write("The program is open already: its window has been called to the front.\n")
        return OPENED, False
    launch = Launch(app, path, look, open_desk=open_desk)
    beat = heed_signals(app, launch)
    launch.window.resize(1366, 768)
    launch.window.showMaximized()
    QTimer.singleShot(0, launch.begin)
    app.exec()
    beat.stop()
    launch.end()
    return launch.status, launch.wants_demo


def look_of(path: Path, theme: str, language: str) -> Look:
    """Read the choices of this PC; what the command line says goes before."""
    look = read_look(path / "look.ini")
    if theme:
        look.theme = cast("ThemeChoice", theme)
    if language:
        look.language = cast("Language", language)
    return look
