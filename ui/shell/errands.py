"""What the command line can do without a window: back up, restore, test itself."""

from __future__ import annotations

import getpass
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.checkin.actions import Coming, check_in
from app.clock import SystemClock
from app.errors import Refusal
from app.keeping import back_up_closed, bring_back
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.staff.rules import MANAGER
from app.store.keys import create_demo_keys, rewrap
from app.store.transaction import Actor, transaction
from app.venue.queries import profile
from ui.firstrun.flow import found_venue
from ui.seat import Seat
from ui.shell.inside import Inside
from ui.shell.look import Look
from ui.shell.navigation import PAGES
from ui.staff.person import add
from ui.words import sentence

DONE, NOT_DONE = 0, 3
PIN = "246810"


def back_up(path: Path, target: Path) -> int:
    """Write a verified back-up of a closed data folder."""
    clock = SystemClock()
    try:
        try:
            done = back_up_closed(path, target, clock)
        except Refusal as refusal:
            if refusal.code != "passphrase_needed":
                raise
            done = back_up_closed(path, target, clock, getpass.getpass("开机口令："))
    except Refusal as refusal:
        return _say_not(refusal)
    sys.stdout.write(f"备份好了：{done.path}（{done.size:,} 字节，已核对）\n")
    return DONE


def restore(path: Path, file: Path) -> int:
    """Bring a back-up into a data folder; data that is there already is kept aside."""
    clock = SystemClock()
    try:
        code = input("恢复码（示例数据直接回车）：")
        done = bring_back(file, path, clock, code=code, move_aside=True)
        try:
            rewrap(path, done.key)
        except Refusal as refusal:
            if refusal.code != "keyring_unusable":
                raise
            rewrap(path, done.key, getpass.getpass("新的开机口令："))
    except Refusal as refusal:
        return _say_not(refusal)
    sys.stdout.write(f"恢复好了，备份时间 {done.made_at}。每位员工要重新设 PIN。\n")
    if done.aside is not None:
        sys.stdout.write(f"原来的数据放在：{done.aside}\n")
    return DONE


def self_test() -> int:
    """Open a store in a temporary folder, build every page, check somebody in."""
    with tempfile.TemporaryDirectory(prefix="desk-self-test-") as folder:
        path = Path(folder, "data")
        desk = open_data_dir(path, create_demo_keys(path), SystemClock(), create=True)
        found_venue(desk, "QJ0001", "青禾区望江街道青年之家")
        staff_id = add(desk.store, Actor(None, MANAGER), "沈知远", MANAGER, PIN)
        actor = Actor(staff_id, MANAGER)
        seat = Seat(desk)
        inside = Inside(seat, PAGES, Look(None))
        inside.resize(1366, 768)
        inside.show()
        seat.sit(actor, "沈知远")
        built = [page.name for page in PAGES if inside.go(page.name)]
        with transaction(desk.store, actor) as tx:
            person = register(tx, Details(name="林晓禾", consent_way="spoken"))
            check_in(tx, person.id, Coming())
        with desk.store.read() as session:
            name = profile(session, desk.store.place.venue_id).name
        _settle(seat)
        inside.grab()
        seat.close()
        desk.store.close()
    sys.stdout.write(
        f"self-test: store opened ({name}), pages {', '.join(built)}, 1 check-in: ok\n"
    )
    return DONE if len(built) == len(PAGES) else NOT_DONE


def _settle(seat: Seat) -> None:
    """Let what is under way reach the pages."""
    while seat.work.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _say_not(refusal: Refusal) -> int:
    sys.stderr.write(f"{sentence(refusal)}（{refusal.code}）\n")
    return NOT_DONE
