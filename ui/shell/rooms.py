"""Everything behind the lock screen, put together once the store is open."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.desk import Desk
from app.errors import Refusal
from app.keeping import back_up_if_due
from app.opening import open_data_dir
from app.staff.pins import tick
from app.store.files import DataDir
from app.store.keys import is_demo, unlock
from sync.client.finding import Finder
from sync.client.joining import keep_paused, make_worker
from ui.firstrun.flow import FirstRun
from ui.firstrun.join import JoinDialog, ring
from ui.kit.ask import question
from ui.kit.scan import ScanFilter
from ui.logtail import listen
from ui.seat import Seat
from ui.shell.cover import Cover
from ui.shell.door import Door
from ui.shell.idle import IdleWatch
from ui.shell.inside import Inside
from ui.shell.look import Look
from ui.shell.navigation import PAGES
from ui.shell.rescue import BY_CODE, find_key, say_why
from ui.shell.window import MainWindow
from ui.staff.dialog import StaffDialog
from ui.work import Work

log = logging.getLogger("ui.shell")
_MINUTE_MS = 60_000
NEEDS_FIRST_RUN = ("no_data",)
MAY_ASK = (*BY_CODE, "passphrase_needed")


class Rooms(QObject):
    """An open desk in its window, until `close`."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        work: Work,
        look: Look,
        scans: ScanFilter,
        idle_now: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(window)
        self.window, self.desk = window, desk
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a window needs one
        self.seat = Seat(desk, scans, self, work)
        self.inside = Inside(self.seat, PAGES, look, scans.resting)
        demo = is_demo(desk.store.path.parent)
        self.door = Door(self.seat, window.lock_page)
        self.idle = IdleWatch(app, lambda: desk.profile.lock_minutes, idle_now)
        self.worker = make_worker(desk.store, None if demo else ring())
        self.worker.on_status(self.seat.show_status)
        self.seat.sync_wanted.connect(self.worker.sync_now)
        self.seat.file_wanted.connect(self.worker.fetch)
        self.seat.alone = self.worker.alone
        self.seat.find_more = Finder(desk.store, None if demo else ring()).find
        self.seat.pause_wanted.connect(self._pause)
        self.inside.topbar.staff_wanted.connect(self._staff)
        self.inside.topbar.join_wanted.connect(self._join)
        self.seat.join_wanted.connect(self._join)
        window.furnish(
            self.seat,
            self.inside,
            self.door,
            scans,
            self.idle,
            lambda: Cover(window, QApplication.activeModalWidget() or window, window.lock_page),
        )
        window.ask_before_close(self.may_close)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._each_minute)
        self._minute.start()
        self.ending = False
        listen()

    def start(self) -> None:
        """Begin to sync, and to keep back-ups."""
        log.info("the desk is open")
        self.worker.start()
        self.seat.show_status(self.worker.status())
        self._back_up()

    def may_close(self) -> bool:
        """Say whether the window may go; asks when something is unsent and somebody is there."""
        status = self.seat.status
        unsent = 0 if status is None or status.state == "standalone" else status.unsent
        if self.ending or not unsent:
            return True
        title = self.tr("还有 %n 条没有同步", "", unsent)
        text = self.tr("都已存在本机，不会丢。下次打开程序、联网后自动发送。")
        return question(self.window, title, text, self.tr("退出"), cancel=self.tr("继续工作")).run()

    def close(self) -> None:
        """Stop syncing and let go of the store; what is unsent stays in it."""
        self._minute.stop()
        self.idle.stop()
        if not self.worker.stop():
            log.warning("the exchange did not end in time")
        status = self.worker.status()
        if status.unsent:
            log.info("closed with %d operations unsent; they are kept", status.unsent)
        tick(self.desk.store)
        self.seat.close()
        self.desk.store.close()

    def _each_minute(self) -> None:
        self.seat.work.run(lambda: tick(self.desk.store), self)
        self._back_up()

    def _back_up(self) -> None:
        if is_demo(self.desk.store.path.parent):
            return
        # In the lane of the net: the counter must not wait for it.
        self.seat.work.run(lambda: back_up_if_due(self.desk), self, "net")

    def _pause(self, pause: bool) -> None:
        """Pause the exchange or go on with it; kept, so that a restart changes nothing."""
        self.worker.paused = pause
        self.seat.show_status(self.worker.status())
        job = partial(keep_paused, self.desk.store, paused=pause)
        self.seat.work.run(job, self)

    def _staff(self) -> None:
        StaffDialog(self.window, self.seat).run()

    def _join(self) -> None:
        """Join, or join again; what waits to be sent goes out with the rounds that follow."""
        again = self.desk.store.place.device is not None
        before = self.worker.paused
        # Joining again while a round speaks with the old key would be two desks in one.
        self.worker.paused = again or before
        try:
            dialog = JoinDialog(
                self.window, self.seat.work, self.desk.store, may_wait=False, again=again
            )
            done = dialog.run()
        finally:
            self.worker.paused = before
        if done:
            self.worker.joined()
            self.seat.joined()
            self.inside.refresh()
            anew, first = self.tr("已重新加入总部，正在同步"), self.tr("已加入总部，正在同步")
            self.seat.say(anew if again else first, "cloud-check")


def ask_way_in(
    window: MainWindow, work: Work, path: Path, clock: Clock, refusal: Refusal
) -> tuple[Desk | None, bool]:
    """Do what the refusal of an opening asks for; give the desk, and whether for sample data.

    The desk is None when nobody could or would go on; then everything has been said.
    """
    first = FirstRun(window, work, path, clock)
    try:
        return _way_in(first, (window, work, path, clock), refusal), first.wants_demo
    except Refusal as another:
        refusal = another
    translate = QCoreApplication.translate
    title = translate("rescue", "打不开本机数据")
    say_why(window, title, refusal, path, translate("rescue", "退出"))
    return None, False


def _way_in(
    first: FirstRun, place: tuple[MainWindow, Work, Path, Clock], refusal: Refusal
) -> Desk | None:
    """Lead on from a refusal; None when it was left. Raises Refusal where no way leads on."""
    window, work, path, clock = place
    if refusal.code in NEEDS_FIRST_RUN:
        return first.begin()
    if refusal.code in MAY_ASK and first.never_used():
        return first.anew()
    if refusal.code == "store_missing":
        return first.restart(unlock(path))
    if refusal.code not in MAY_ASK:
        raise refusal
    key = find_key(window, work, path, refusal)
    if key is None:
        return None
    if not DataDir(path).db.exists():
        return first.restart(key)
    return first.resume(open_data_dir(path, key, clock, new_life=refusal.code in BY_CODE))


def finish_set_up(
    window: MainWindow, work: Work, path: Path, clock: Clock, desk: Desk
) -> Desk | None:
    """Do what a broken-off first launch left undone; None when it was left again."""
    return FirstRun(window, work, path, clock).resume(desk)
