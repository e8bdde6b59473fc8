"""The one window: lock screen and pages, keys that work everywhere, scans, full screen, the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget

from ui import late
from ui.kit import icons, theme
from ui.lock.page import LockPage
from ui.shell.cover import TURNED
from ui.shell.idle import IdleWatch
from ui.shell.look import Look

if TYPE_CHECKING:
    from ui.cases.newcaseflow import NewCases
    from ui.kit.scan import ScanFilter
    from ui.seat import Seat
    from ui.shell.cover import Cover
    from ui.shell.door import Door
    from ui.shell.inside import Inside

LEAST_WIDE, LEAST_HIGH = 1180, 640
WIDE_FROM, SHORT_BELOW = 1600, 720


def layout_class(width: int, height: int) -> str:
    """Name the room there is: short, wide or desk."""
    if height < SHORT_BELOW:
        return "short"
    return "wide" if width >= WIDE_FROM else "desk"


class MainWindow(QMainWindow):
    """Starts as lock screen alone; `furnish` brings the pages in when the store is open."""

    quitting = Signal()
    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, look: Look, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("青年之家·前台"))
        self.setMinimumSize(LEAST_WIDE, LEAST_HIGH)
        self.lock_page = LockPage(look, now)
        self.lock_page.theme_wanted.connect(self.theme_wanted)
        self.lock_page.language_wanted.connect(self.language_wanted)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.lock_page)
        self.setCentralWidget(self.stack)
        self.inside: Inside | None = None
        self._undo_key: QObject | None = None
        self.seat: Seat | None = None
        self.new_cases: NewCases | None = None
        self._door: Door | None = None
        self._idle: IdleWatch | None = None
        self._cover: Cover | None = None
        self._make_cover: Callable[[], Cover] | None = None
        self._may_close: Callable[[], bool] = lambda: True
        self._keys: list[QShortcut] = []
        self.setProperty("layoutClass", "desk")
        self.lock_page.setFocus()
        self._key("F11", self.toggle_full_screen)

    def show_icon(self) -> None:
        """Show the program's mark; drawing it can wait until the first picture is there."""
        self.setWindowIcon(icons.icon("logo", "primary", 64))

    def furnish(
        self,
        seat: Seat,
        inside: Inside,
        door: Door,
        scans: ScanFilter,
        idle: IdleWatch,
        make_cover: Callable[[], Cover],
    ) -> None:
        """Take what there is once the store is open, and let people in."""
        self.seat, self.inside, self._door, self._idle = seat, inside, door, idle
        self._make_cover = make_cover
        self.stack.addWidget(inside)
        inside.set_layout_class(str(self.property("layoutClass")))
        inside.topbar.lock_wanted.connect(self.lock)
        inside.topbar.keys_wanted.connect(self.show_keys)
        inside.topbar.quit_wanted.connect(self.close)
        inside.topbar.theme_wanted.connect(self.theme_wanted)
        inside.topbar.language_wanted.connect(self.language_wanted)
        scans.scanned.connect(self._scanned)
        scans.refused.connect(self._scan_refused)
        idle.idle.connect(self.lock)
        door.opened.connect(self._opened)
        self._bind()
        door.show()
        self.lock_page.go_on()

    def _bind(self) -> None:
        inside, seat = self.inside, self.seat
        assert inside is not None  # noqa: S101 - called by furnish
        assert seat is not None  # noqa: S101 - called by furnish
        self._key("F2", lambda: inside.go("checkin"), inner=True)
        self._key("F4", lambda: late.calling().call_next(seat), inner=True)
        self._key("F5", seat.sync_wanted.emit, inner=True)
        self._key("F1", self.show_keys, inner=True)
        self._key("Ctrl+L", self.lock, inner=True)
        self._key("Ctrl+Z", seat.undo_last, inner=True)
        self._key("Alt+N", seat.new_case_wanted.emit, inner=True)
        seat.new_case_wanted.connect(self.take_case)
        seat.lock_wanted.connect(self.lock)
        for place in range(1, 10):
            self._key(f"Ctrl+{place}", partial(inside.go_to, place), inner=True)
        self._mind_keys()

    # -- lock ---------------------------------------------------------------------------------

    def locked(self) -> bool:
        """Say whether the lock screen is what one sees."""
        return (
            self.inside is None
            or self.stack.currentWidget() is not self.inside
            or (self._cover is not None)
        )

    def lock(self) -> None:
        """Show the lock screen; pages, forms and dialogs stay as they are behind it."""
        if self.locked() or self._door is None or self._idle is None or self.seat is None:
            return
        self._idle.stop()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        modal = QApplication.activeModalWidget()
        turned = isinstance(modal, QDialog) and modal.property(TURNED)
        if isinstance(modal, QDialog) and turned:
            # It was the active window; some window systems choose no other when it goes.
            modal.finished.connect(self.activateWindow)
        if modal is not None and not turned and self._make_cover is not None:
            self._cover = self._make_cover()
            self._cover.hold_for(self.seat.actor.staff_id)
            self._cover.show()
        else:
            self.stack.setCurrentWidget(self.lock_page)
        self._mind_keys()
        self._door.lock()

    def _opened(self) -> None:
        if self.inside is None or self.seat is None or self._idle is None:
            return
        cover, self._cover = self._cover, None
        if cover is not None:
            cover.give_back(self.seat)
            self.stack.insertWidget(0, self.lock_page)
            # The cover was the active window; some window systems choose no other when it goes.
            self.activateWindow()
        self.stack.setCurrentWidget(self.inside)
        self._mind_keys()
        self._idle.start()
        if self._undo_key is None:
            # Not before there are pages to type in: it is asked of every event there is.
            self._undo_key = late.keys().UndoKey(QApplication.instance())
        if not self.inside.current():
            self.inside.go_to(1)
        elif cover is None:
            self.inside.take_focus()

    def _mind_keys(self) -> None:
        for key in self._keys:
            if key.property("inner"):
                key.setEnabled(not self.locked())

    # -- scans --------------------------------------------------------------------------------

    def _scanned(self, code: str) -> None:
        if self.locked() or self.inside is None or self.seat is None:
            self._scan_refused(code)
            return
        if self.inside.go("checkin"):
            self.seat.scanned.emit(code)

    def _scan_refused(self, _code: str) -> None:
        QApplication.beep()
        if self.locked():
            self.lock_page.note(self.tr("扫码收到了，但前台已锁定。先输入 PIN，再扫一次"))
        elif self.seat is not None:
            self.seat.say(self.tr("先关掉打开的窗口，再扫一次"), "scan-line")

    # -- window -------------------------------------------------------------------------------

    def show_keys(self) -> None:
        """Show the list of keys."""
        late.keys().keys_dialog(self).run()

    def take_case(self) -> None:
        """Take a service request down, over whatever page is shown."""
        if self.new_cases is None:
            self.new_cases = late.new_cases().NewCases(self.seat, self)
        self.new_cases.start()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def come_forward(self) -> None:
        """Be the window in front: somebody started the program a second time."""
        # As wide as it was: showNormal() would undo a maximized window.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def ask_before_close(self, may_close: Callable[[], bool]) -> None:
        """Have `may_close` decide whether the window may go."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first where something is still unsent."""
        if self._may_close():
            event.accept()
            self.quitting.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell everybody how much room there is."""
        super().resizeEvent(event)
        name = layout_class(self.width(), self.height())
        if name != self.property("layoutClass"):
            theme.mark(self, layoutClass=name)
            self.lock_page.side.set_short(short=name == "short")
            if self.inside is not None:
                self.inside.set_layout_class(name)

    def changeEvent(self, event: QEvent) -> None:
        """Give the lock screen its focus back when the window comes to the front."""
        super().changeEvent(event)
        front = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if front and self.locked() and self._cover is None:
            self.lock_page.setFocus()

    def _key(self, keys: str, slot: Callable[[], object], *, inner: bool = False) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setProperty("inner", inner)
        made.activated.connect(slot)
        self._keys.append(made)
