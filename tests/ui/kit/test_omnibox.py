"""The omnibox searches while composing and keeps its keys to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest

from ui.kit.omnibox import Omnibox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

MOD = Qt.KeyboardModifier


@pytest.fixture
def box(dressed: QApplication, qtbot: QtBot) -> Omnibox:
    made = Omnibox("扫码，或输入姓名、拼音首字母、手机后四位")
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    dressed.processEvents()
    return made


def compose(box: Omnibox, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(box.line, event)


def test_searches_the_composing_letters_without_their_marks(box: Omnibox) -> None:
    seen: list[str] = []
    box.searched.connect(seen.append)
    compose(box, "chen")
    compose(box, "chen'si")
    assert box.line.text() == ""
    compose(box, "", "陈思")
    assert seen == ["chen", "chensi", "陈思"]


def test_composing_letters_stand_at_the_cursor(box: Omnibox) -> None:
    box.set_text("陈远")
    box.line.setCursorPosition(1)
    compose(box, "si")
    assert box.text() == "陈si远"


def test_enter_while_composing_belongs_to_the_input_method(box: Omnibox) -> None:
    seen: list[str] = []
    box.submitted.connect(seen.append)
    compose(box, "csy")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert seen == []
    compose(box, "", "csy")
    QTest.keyClick(box.line, Qt.Key.Key_Enter, MOD.KeypadModifier)
    assert seen == ["csy"]


@pytest.mark.parametrize(
    ("key", "mods"),
    [
        (Qt.Key.Key_Return, MOD.ControlModifier),
        (Qt.Key.Key_Enter, MOD.ControlModifier | MOD.KeypadModifier),
    ],
)
def test_control_enter_of_both_keys_creates(box: Omnibox, key: Qt.Key, mods: MOD) -> None:
    made: list[str] = []
    submitted: list[str] = []
    box.created.connect(made.append)
    box.submitted.connect(submitted.append)
    box.set_text("程斯颖")
    QTest.keyClick(box.line, key, mods)
    assert (made, submitted) == (["程斯颖"], [])


def test_alt_digits_pick_but_not_from_the_keypad(box: Omnibox) -> None:
    picked: list[int] = []
    box.picked.connect(picked.append)
    QTest.keyClick(box.line, Qt.Key.Key_3, MOD.AltModifier)
    QTest.keyClick(box.line, Qt.Key.Key_3, MOD.AltModifier | MOD.KeypadModifier)
    assert picked == [3]


def test_full_width_letters_search_as_plain_ones(box: Omnibox) -> None:
    seen: list[str] = []
    box.searched.connect(seen.append)
    box.set_text("ｃｓｙ　２０４６")
    assert seen == ["csy 2046"]


def test_arrows_escape_and_right_at_the_end(box: Omnibox) -> None:
    acts: list[object] = []
    box.moved.connect(acts.append)
    box.detailed.connect(lambda: acts.append("detail"))
    box.cleared.connect(lambda: acts.append("clear"))
    QTest.keyClick(box.line, Qt.Key.Key_Right)
    box.set_text("csy")
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Up)
    box.line.setCursorPosition(1)
    QTest.keyClick(box.line, Qt.Key.Key_Right)
    QTest.keyClick(box.line, Qt.Key.Key_End)
    QTest.keyClick(box.line, Qt.Key.Key_Right)
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert acts == [1, -1, "detail", "clear"]
    assert box.text() == ""
