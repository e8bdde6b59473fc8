"""What the command line can do without a window: back up, restore, test itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from app.checkin.actions import Coming, check_in
from app.clock import SystemClock
from app.errors import Refusal
from app.keeping import back_up_closed, bring_back, unsent_in
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.staff.rules import MANAGER
from app.store.backup import Restored, read_header
from app.store.files import DataDir
from app.store.keys import DEMO_KEY, create_demo_keys, rewrap
from app.store.transaction import Actor, transaction
from app.venue.queries import profile
from ui.firstrun.flow import found_venue
from ui.kit.scan import ScanFilter
from ui.seat import Seat
from ui.shell.inside import Inside
from ui.shell.look import Look
from ui.shell.navigation import PAGES
from ui.shell.terminal import ask, ask_new_secret, say, say_aside, tries
from ui.shell.times import number
from ui.staff.person import add
from ui.words import sentence

Done = TypeVar("Done")
DONE, NOT_DONE = 0, 3
PIN = "246810"


def back_up(path: Path, target: Path) -> int:
    """Write a verified back-up of a closed data folder."""
    clock = SystemClock()
    translate = QCoreApplication.translate
    try:
        try:
            done = back_up_closed(path, target, clock)
        except Refusal as refusal:
            if refusal.code != "passphrase_needed":
                raise
            prompt = translate("errands", "打开口令：")
            done = _try(
                lambda: back_up_closed(path, target, clock, ask(prompt, secret=True)),
                ("passphrase_wrong",),
            )
    except Refusal as refusal:
        return say_not(refusal)
    words = translate("errands", "备份好了：{path}（{size} 字节，已核对）")
    say(words.format(path=done.path, size=number(done.size)))
    return DONE


def restore(path: Path, file: Path) -> int:
    """Bring a back-up into a data folder; data that is there already is kept aside."""
    translate = QCoreApplication.translate
    try:
        done = _bring_back(path, file)
    except Refusal as refusal:
        return say_not(refusal)
    # From here on the data are there: whatever fails now, the recovery code still opens them.
    if done.aside is not None:
        say(translate("errands", "原来的数据放在：{path}").format(path=done.aside))
        _say_unsent(done.aside, done.key)
    made = done.made_at.replace("T", " ")
    words = translate("errands", "恢复好了，备份时间 {time}。").format(time=made)
    say(words + translate("errands", "打开程序后，每位员工要重新设 PIN。"))
    say(
        translate(
            "errands",
            "在那以后记下的：上报过的，连上总部后自动回来；没上报也没备份的，恢复不了。",
        )
    )
    try:
        _let_open_by_itself(path, done.key)
    except Refusal as refusal:
        say_not(refusal)
        say(translate("errands", "第一次打开程序时要输入恢复码。"))
    return DONE


def _say_unsent(aside: Path, key: bytes) -> None:
    """Say what headquarters would miss if the former data were thrown away."""
    if not DataDir(aside).db.exists():
        return
    translate = QCoreApplication.translate
    unsent = unsent_in(aside, key)
    if unsent is None:
        words = translate("errands", "那份数据打不开，数不出有多少条没有发到总部。先不要删掉它。")
    elif unsent:
        words = translate("errands", "其中 %n 条还没有发到总部。先不要删掉它。", "", unsent)
        words += translate("errands", "用 --data-dir 打开那个文件夹，可以把它们发出去。")
    else:
        words = translate("errands", "其中没有还没发到总部的记录。")
    say(words)


def _bring_back(path: Path, file: Path) -> Restored:
    clock = SystemClock()
    if read_header(file).keys.demo:
        return bring_back(file, path, clock, key=DEMO_KEY, move_aside=True)
    prompt = QCoreApplication.translate("errands", "恢复码：")
    return _try(
        lambda: bring_back(file, path, clock, code=ask(prompt), move_aside=True),
        ("code_typo", "code_wrong"),
    )


def _let_open_by_itself(path: Path, key: bytes) -> None:
    try:
        rewrap(path, key)
    except Refusal as refusal:
        if refusal.code != "keyring_unusable":
            raise
        prompt = QCoreApplication.translate("errands", "这台电脑没有系统凭据库。新的打开口令：")
        _try(lambda: rewrap(path, key, ask_new_secret(prompt)), ("passphrase_short",))


def _try(act: Callable[[], Done], again: tuple[str, ...]) -> Done:
    """Do something that asks; a mistyped answer is said and asked for once more."""
    for left in reversed(range(tries())):
        try:
            return act()
        except Refusal as refusal:
            if not left or refusal.code not in again:
                raise
            say_aside(sentence(refusal))
    raise Refusal("key_needed")


def self_test() -> int:
    """Open a store in a temporary folder, build every page, check somebody in."""
    with tempfile.TemporaryDirectory(prefix="desk-self-test-") as folder:
        path = Path(folder, "data")
        desk = open_data_dir(path, create_demo_keys(path), SystemClock(), create=True)
        found_venue(desk, "QJ0001", "青禾区望江街道青年之家")
        staff_id = add(desk.store, Actor(None, MANAGER), "沈知远", MANAGER, PIN)
        actor = Actor(staff_id, MANAGER)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - main made one
        seat = Seat(desk, ScanFilter(app))
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
    say(f"self-test: store opened ({name}), pages {', '.join(built)}, 1 check-in: ok")
    return DONE if len(built) == len(PAGES) else NOT_DONE


def _settle(seat: Seat) -> None:
    """Let what is under way reach the pages."""
    while seat.work.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def say_not(refusal: Refusal) -> int:
    """Say why something could not be done; gives the exit status."""
    say_aside(f"{sentence(refusal)} ({refusal.code})")
    return NOT_DONE
