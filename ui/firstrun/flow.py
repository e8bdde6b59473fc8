"""The first launch, step by step. Each step is left out where it was done before.

So a launch that was broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.desk import Desk
from app.opening import open_data_dir
from app.staff.pins import set_pin
from app.staff.queries import StaffRow, staff_list
from app.staff.rules import MANAGER
from app.store.files import DataDir, disk_words
from app.store.keys import load_keys, renew_code
from app.store.standing import take_place
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import found
from ui.firstrun.join import JoinDialog
from ui.firstrun.steps import (
    ALONE,
    DEMO,
    JOIN,
    CodeDialog,
    KeyDialog,
    MissingDialog,
    VenueDialog,
    WelcomeDialog,
    newest_backups,
)
from ui.kit.choices import Select
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.shell.jobdialog import JobDialog
from ui.staff.person import FIELDS, add, pin_fields, same_pin
from ui.work import Work


class ManagerDialog(JobDialog):
    """The first person who can get in: a manager with a PIN on this PC."""

    fields_of = FIELDS

    def __init__(self, parent: QWidget | None, work: Work, desk: Desk) -> None:
        super().__init__(parent, work, self.tr("站长和 PIN"), self.tr("开始使用"), self.tr("退出"))
        self._desk = desk
        self._known = managers(desk)
        words = self.tr("站长可以添加员工、重设 PIN。PIN 只存在这台电脑上。")
        if self._known:
            words = self.tr(
                "PIN 只存在原来的电脑上，不进备份：这台电脑上每个人的 PIN 都要重新设。"
                "先设站长的，登录后在“员工与 PIN”里给其他人设。"
            )
        self.words = label(words, "body", "text2", wrap=True)
        self.add(self.words)
        if self._known:
            options = [(row.id, row.name) for row in self._known]
            self.form.add("who", Field(self.tr("你是"), Select(options)))
        else:
            self.form.add("name", Field(self.tr("站长姓名"), line_edit(limit=60)))
        pin_fields(self, desk.profile.pin_length, self.tr("PIN"))
        self.finish_body()
        self.form.field("who" if self._known else "name").control.setFocus()

    def job(self) -> Callable[[], Any] | None:
        """Add the manager, or set the PIN of one headquarters named."""
        values = self.form.values()
        if not same_pin(self, values):
            return None
        store = self._desk.store
        if not self._known:
            return lambda: add(store, SYSTEM, values["name"], MANAGER, values["pin"])

        def give_pin() -> None:
            with transaction(store, SYSTEM) as tx:
                set_pin(tx, values["who"], values["pin"])

        return give_pin


def managers(desk: Desk) -> list[StaffRow]:
    """Give the active managers, with or without a PIN here."""
    with desk.store.read() as session:
        rows = staff_list(session)
    return [row for row in rows if row.role == MANAGER and row.status == "active"]


class FirstRun:
    """Leads from an empty folder to an open desk that somebody can get into."""

    def __init__(self, parent: QWidget | None, work: Work, path: Path, clock: Clock) -> None:
        self._parent, self._work, self._path, self._clock = parent, work, path, clock
        self.wants_demo = False

    def begin(self) -> Desk | None:
        """Lead through all steps; None when it was left, or the sample data were chosen.

        Raises Refusal as `open_data_dir` does.
        """
        welcome = WelcomeDialog(self._parent)
        if not welcome.run():
            return None
        if welcome.way() == DEMO:
            self.wants_demo = True
            return None
        keys = KeyDialog(self._parent, self._work, self._path)
        if not keys.run():
            return None
        key, code = keys.result_value
        if not CodeDialog(self._parent, self._work, self._path, code).run():
            return None
        desk = open_data_dir(self._path, key, self._clock, create=True)
        return self._kept(desk, welcome.way())

    def resume(self, desk: Desk) -> Desk | None:
        """Do what is still missing for a desk that could be opened; None when it was left."""
        keys = load_keys(self._path)
        if not keys.confirmed and not keys.demo:
            code = renew_code(self._path, desk.store.key)
            if not CodeDialog(self._parent, self._work, self._path, code).run():
                desk.store.close()
                return None
        return self._kept(desk, "")

    def restart(self, key: bytes) -> Desk | None:
        """Go on where there is a key and no store: a launch broken off, or data that are lost.

        A code that was never typed back says that no store was ever made. Raises Refusal as
        `open_data_dir` does.
        """
        if load_keys(self._path).confirmed:
            dialog = MissingDialog(self._parent, self._work, self._path, key, self._clock)
            if not dialog.run():
                return None
            if dialog.result_value is not None:
                return self.resume(open_data_dir(self._path, key, self._clock))
        code = renew_code(self._path, key)
        if not CodeDialog(self._parent, self._work, self._path, code).run():
            return None
        desk = open_data_dir(self._path, key, self._clock, create=True)
        return self._kept(desk, "")

    def anew(self) -> Desk | None:
        """Begin again where a key that nobody can find opens nothing: it is put aside.

        Only for a launch broken off before there were data. Raises Refusal as `begin` does.
        """
        keys = DataDir(self._path).keys
        with disk_words():
            keys.replace(keys.with_name(f"keys-{load_keys(self._path).id}.json"))
        return self.begin()

    def never_used(self) -> bool:
        """Say whether there is a key that no data were ever kept under."""
        data = DataDir(self._path)
        if not data.keys.exists() or data.db.exists() or load_keys(self._path).confirmed:
            return False
        return not (newest_backups(self._path) or list(self._path.glob("aside-*")))

    def _kept(self, desk: Desk, way: str) -> Desk | None:
        done = False
        try:
            done = self._venue(desk, way) and self._manager(desk)
        finally:
            if not done:
                desk.store.close()
        return desk if done else None

    def _venue(self, desk: Desk, way: str) -> bool:
        if desk.profile.name or desk.store.place.device is not None:
            return True
        if not way:
            welcome = WelcomeDialog(self._parent, with_demo=False)
            if not welcome.run():
                return False
            way = welcome.way()
        if way == JOIN:
            dialog = JoinDialog(self._parent, self._work, desk.store, may_wait=True)
            if dialog.run():
                return True
            if not dialog.alone:
                return False
            way = ALONE
        return VenueDialog(self._parent, self._work, lambda *it: found_venue(desk, *it)).run()

    def _manager(self, desk: Desk) -> bool:
        if any(row.has_pin for row in managers(desk)):
            return True
        return ManagerDialog(self._parent, self._work, desk).run()


def found_venue(desk: Desk, code: str, name: str) -> None:
    """Write the record of a stand-alone venue under an id of its own."""
    store = desk.store
    if not store.place.venue_id:
        take_place(store, venue_id=store.make_id())
    with transaction(store, SYSTEM) as tx:
        found(tx, code, name)
