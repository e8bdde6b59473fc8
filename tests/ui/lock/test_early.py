"""Staff are offered by a glance at the store, before it is open: what they do then is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.clock import HandClock
from ui.lock.page import LockPage
from ui.lock.tiles import Face
from ui.shell.demo import open_demo
from ui.shell.launch import Launch
from ui.shell.look import Look, dress

SHEN = Face("1", "沈知远", "站长", "今天 08:52")
HE = Face("2", "何小溪", "前台", "今天 08:53")
FACES = [SHEN, HE]


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> LockPage:
    """Give a lock screen that was offered staff at a glance."""
    dress(qapp, "light")
    made = LockPage(Look(None), HandClock().now)
    qtbot.addWidget(made)
    made.show()
    made.show_venue("青年之家", "本机", "Asia/Shanghai", 6, "")
    made.show_faces(FACES, "沈知远", opened=False)
    return made


def opened(page: LockPage) -> list[tuple[str, str]]:
    """Let the desk be open now; give the PINs that were handed on."""
    given: list[tuple[str, str]] = []
    page.pin_given.connect(lambda *pair: given.append(pair))
    page.show_faces(FACES, "沈知远")
    page.go_on()
    return given


def test_staff_can_choose_themselves_but_nothing_else_yet(page: LockPage) -> None:
    assert page.greeting.text() == "早上好，谁来值班？"
    assert not page.forgot.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.tiles.chosen() == HE
    assert opened(page) == []
    assert page.tiles.chosen() == HE
    assert page.forgot.isEnabled()


def test_half_a_pin_stays_when_the_desk_opens(page: LockPage) -> None:
    QTest.keyClicks(page, "246")
    assert opened(page) == []
    assert page.pad.dots.filled() == 3
    QTest.keyClicks(page, "810")
    assert page.pad.dots.filled() == 6


def test_a_whole_pin_waits_for_the_desk(page: LockPage) -> None:
    early: list[str] = []
    page.pin_given.connect(lambda ident, _pin: early.append(ident))
    QTest.keyClicks(page, "246810")
    assert early == []
    assert page.message.text() == "正在打开…"
    assert opened(page) == [("1", "246810")]


def test_whoever_chooses_another_takes_the_pin_back(page: LockPage) -> None:
    QTest.keyClicks(page, "246810")
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.pad.dots.filled() == 0
    assert opened(page) == []
    QTest.keyClicks(page, "1")
    assert page.pad.dots.filled() == 1


def test_a_desk_that_does_not_open_shows_nobody(page: LockPage) -> None:
    QTest.keyClicks(page, "246810")
    page.withdraw()
    assert page.tiles.tiles == []
    texts = (page.side.venue.text(), page.name.text(), page.last.text(), page.message.text())
    assert texts == ("", "", "", "")
    assert page.greeting.text() == "正在打开…"
    assert opened(page) == []


def test_the_program_offers_staff_before_the_store_is_open(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    open_demo(tmp_path, None, HandClock()).store.close()
    look = Look(None, "light")
    dress(qapp, "light")
    launch = Launch(qapp, tmp_path, look)
    qtbot.addWidget(launch.window)
    early: list[bool] = []
    page = launch.window.lock_page

    def type_at_once() -> None:
        if launch.rooms is None:
            early.append(True)
            QTest.keyClicks(page, "246810")

    launch.offered.connect(type_at_once)
    launch.window.show()
    launch.begin()
    qtbot.waitUntil(lambda: not launch.window.locked(), timeout=20_000)
    assert early == [True]
    assert launch.rooms is not None
    assert launch.rooms.seat.actor_name == page.tiles.tiles[0].face.name
    launch.rooms.ending = True
    launch.end()
    assert launch.scans is not None
    qapp.removeEventFilter(launch.scans)
