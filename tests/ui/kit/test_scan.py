"""The scan filter: scans never reach a form, hands never lose a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit.guard import EnterGuard
from ui.kit.scan import ScanFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.kit.conftest import Clock

CODE = "QJ1A7K2M9"
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Bench:
    """A form with a scan filter, a clock and everything that was scanned."""

    def __init__(self, app: QApplication, clock: Clock) -> None:
        self.clock = clock
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        self.edit = QLineEdit("名字")
        self.long = QPlainTextEdit()
        self.button = QPushButton("保存")
        for piece in (self.edit, self.long, self.button):
            column.addWidget(piece)
        self.filter = ScanFilter(app, clock)
        self.codes: list[str] = []
        self.filter.scanned.connect(self.codes.append)
        self.page.show()
        self.page.activateWindow()
        self.edit.setFocus()
        app.processEvents()

    def type(self, text: str, gap: int, target: QWidget | None = None) -> None:
        """Strike keys with `gap` milliseconds between them."""
        for letter in text:
            self.clock.move(gap)
            QTest.keyClicks(target or self.edit, letter)

    def strike(self, key: Qt.Key, gap: int = 5, target: QWidget | None = None) -> None:
        """Strike one named key."""
        self.clock.move(gap)
        QTest.keyClick(target or self.edit, key)

    def compose(self, preedit: str, commit: str = "", gap: int = 5) -> None:
        """Send what an input method sends."""
        self.clock.move(gap)
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(self.edit, event)

    def alt_code(self, letter: str) -> None:
        """Spell a character with Alt and the keypad."""
        self.key(QEvent.Type.KeyPress, Qt.Key.Key_Alt, ALT)
        for sign in str(ord(letter)):
            key = Qt.Key(ord(sign))
            self.clock.move(4)
            self.key(QEvent.Type.ShortcutOverride, key, ALT | KEYPAD, sign)
            self.key(QEvent.Type.KeyPress, key, ALT | KEYPAD, sign)
            self.key(QEvent.Type.KeyRelease, key, ALT | KEYPAD, sign)
        self.key(QEvent.Type.KeyRelease, Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier)

    def key(
        self, kind: QEvent.Type, key: Qt.Key, mods: Qt.KeyboardModifier, text: str = ""
    ) -> None:
        """Send one raw key event."""
        QCoreApplication.sendEvent(self.edit, QKeyEvent(kind, key, mods, text))


@pytest.fixture
def bench(dressed: QApplication, clock: Clock) -> Iterator[Bench]:
    made = Bench(dressed, clock)
    yield made
    dressed.removeEventFilter(made.filter)
    made.filter.setParent(None)
    made.page.close()
    made.page.deleteLater()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_in_a_form_is_a_scan_and_leaves_the_form_alone(bench: Bench, end: Qt.Key) -> None:
    entered: list[bool] = []
    bench.edit.returnPressed.connect(lambda: entered.append(True))
    bench.type(CODE, gap=5)
    bench.strike(end)
    assert bench.codes == [CODE]
    assert bench.edit.text() == "名字"
    assert entered == []
    assert bench.edit.hasFocus()
    assert not bench.filter.holding()


def test_a_selection_survives_a_scan(bench: Bench) -> None:
    bench.edit.selectAll()
    bench.type(CODE, gap=5)
    bench.strike(Qt.Key.Key_Return)
    assert bench.edit.selectedText() == "名字"


def test_codes_are_made_plain_capitals(bench: Bench) -> None:
    for letter in "ｑｊ１a7k":
        bench.clock.move(5)
        bench.key(
            QEvent.Type.KeyPress,
            Qt.Key.Key_unknown,
            Qt.KeyboardModifier.NoModifier,
            letter,
        )
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == ["QJ1A7K"]


def test_two_scans_a_tenth_of_a_second_apart_both_count(bench: Bench) -> None:
    bench.type(CODE, gap=5)
    bench.strike(Qt.Key.Key_Return)
    bench.clock.move(100)
    bench.type("QJ1B8L3N4", gap=5)
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == [CODE, "QJ1B8L3N4"]


def test_typing_by_hand_arrives_whole_and_in_order(bench: Bench) -> None:
    bench.edit.clear()
    gaps = (120, 38, 30, 90, 25, 70, 36, 140, 20, 80)
    for letter, gap in zip("chensiyuan", gaps, strict=True):
        bench.type(letter, gap)
    bench.strike(Qt.Key.Key_Return, gap=90)
    assert bench.edit.text() == "chensiyuan"
    assert bench.codes == []


def test_one_key_is_given_back_when_the_timer_runs_out(bench: Bench) -> None:
    bench.edit.clear()
    bench.type("a", 200)
    assert bench.filter.timer.isActive()
    assert bench.filter.timer.remainingTime() <= 40
    bench.filter.timer.timeout.emit()
    assert bench.edit.text() == "a"


def test_the_real_timer_gives_a_key_back(bench: Bench, qtbot: QtBot) -> None:
    bench.edit.clear()
    bench.type("a", 200)
    qtbot.waitUntil(lambda: bench.edit.text() == "a", timeout=2000)


def test_too_few_characters_are_typing(bench: Bench) -> None:
    bench.edit.clear()
    bench.type("2046", gap=5)
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == []
    assert bench.edit.text() == "2046"


def test_other_keys_flush_first_and_pass_at_once(bench: Bench) -> None:
    bench.edit.clear()
    bench.type("abc", gap=5)
    bench.strike(Qt.Key.Key_Backspace)
    assert bench.edit.text() == "ab"
    bench.type("d", gap=5)
    bench.clock.move(5)
    QTest.keyClick(bench.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "d" not in bench.edit.text()
    assert not bench.filter.holding()


def test_enter_of_a_scan_never_presses_the_focused_button(bench: Bench) -> None:
    pressed: list[bool] = []
    bench.button.clicked.connect(lambda: pressed.append(True))
    bench.button.setFocus()
    bench.type(CODE, 5, bench.button)
    bench.strike(Qt.Key.Key_Return, 5, bench.button)
    assert bench.codes == [CODE]
    assert pressed == []


def test_space_still_presses_a_button_once(bench: Bench) -> None:
    pressed: list[bool] = []
    bench.button.clicked.connect(lambda: pressed.append(True))
    bench.button.setFocus()
    bench.type("a", 5, bench.button)
    bench.strike(Qt.Key.Key_Space, 5, bench.button)
    bench.filter.flush()
    assert pressed == [True]
    assert not bench.button.isDown()


def test_a_key_nobody_wants_climbs_to_the_parents_only_once(bench: Bench) -> None:
    bench.type("x", 200, bench.button)
    bench.filter.flush()
    assert not bench.filter.holding()


def test_a_composing_burst_is_a_scan(bench: Bench) -> None:
    bench.edit.selectAll()
    for end in range(1, len(CODE) + 1):
        letters = CODE[:end].lower()
        bench.compose("'".join((letters[:2], letters[2:])) if end > 2 else letters)
    bench.compose("", CODE.lower())
    assert bench.codes == [CODE]
    assert bench.edit.text() == "名字"
    assert bench.edit.selectedText() == "名字"
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == [CODE]


def test_a_composing_burst_ended_by_a_key_is_a_scan(bench: Bench) -> None:
    for end in range(1, len(CODE) + 1):
        bench.compose(CODE[:end].lower())
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == [CODE]
    assert bench.edit.text() == "名字"


def test_committed_letters_at_scanner_speed_are_a_scan(bench: Bench) -> None:
    for letter in CODE:
        bench.compose("", letter)
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == [CODE]
    assert bench.edit.text() == "名字"


def test_composing_by_hand_is_left_alone(bench: Bench) -> None:
    bench.edit.clear()
    for end in range(1, len("chensiyuan") + 1):
        bench.compose("chensiyuan"[:end], gap=110)
    bench.compose("", "陈思远", gap=200)
    assert bench.codes == []
    assert bench.edit.text() == "陈思远"


def test_raw_letters_committed_by_hand_are_not_a_scan(bench: Bench) -> None:
    bench.edit.clear()
    for end in range(1, len("chensiyuan") + 1):
        bench.compose("chensiyuan"[:end], gap=110)
    bench.compose("", "chensiyuan", gap=30)
    bench.filter.flush()
    assert bench.codes == []
    assert bench.edit.text() == "chensiyuan"


def test_alt_and_keypad_spell_a_scan_and_fire_nothing(bench: Bench) -> None:
    fired: list[bool] = []
    shortcut = QShortcut(QKeySequence("Alt+1"), bench.page)
    shortcut.activated.connect(lambda: fired.append(True))
    for letter in "QJ1A7K":
        bench.alt_code(letter)
    bench.strike(Qt.Key.Key_Return)
    assert fired == []
    assert bench.codes == ["QJ1A7K"]
    assert bench.edit.text() == "名字"


def test_the_characters_the_system_makes_of_alt_codes_do_not_count_twice(
    bench: Bench,
) -> None:
    for letter in "QJ1A7K":
        bench.alt_code(letter)
        bench.key(QEvent.Type.KeyPress, Qt.Key(0), Qt.KeyboardModifier.NoModifier, letter)
    bench.strike(Qt.Key.Key_Return)
    assert bench.codes == ["QJ1A7K"]


def test_alt_and_a_keypad_digit_from_a_window_do_not_fire_a_shortcut(
    bench: Bench,
) -> None:
    fired: list[bool] = []
    shortcut = QShortcut(QKeySequence("Alt+1"), bench.page)
    shortcut.activated.connect(lambda: fired.append(True))
    window = bench.page.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_1, ALT | KEYPAD)
    assert fired == []
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    assert fired == [True]


def test_a_claim_takes_scans_while_its_widget_is_visible(bench: Bench) -> None:
    mine: list[str] = []
    undo = bench.filter.claim(bench.long, mine.append)
    bench.type(CODE, gap=5)
    bench.strike(Qt.Key.Key_Return)
    bench.long.hide()
    bench.type("QJ1B8L3N4", gap=5)
    bench.strike(Qt.Key.Key_Return)
    assert mine == [CODE]
    assert bench.codes == ["QJ1B8L3N4"]
    undo()


def test_a_modal_dialog_without_a_claim_refuses_scans(bench: Bench) -> None:
    refused: list[str] = []
    bench.filter.refused.connect(refused.append)
    dialog = QDialog(bench.page)
    dialog.setModal(True)
    edit = QLineEdit(dialog)
    dialog.show()
    QApplication.processEvents()
    bench.type(CODE, 5, edit)
    bench.strike(Qt.Key.Key_Return, 5, edit)
    assert (bench.codes, refused, edit.text()) == ([], [CODE], "")
    dialog.close()


def test_the_enter_guard_holds_buttons_but_never_scans(bench: Bench) -> None:
    pressed: list[bool] = []
    bench.button.setAutoDefault(True)
    bench.button.clicked.connect(lambda: pressed.append(True))
    bench.button.setFocus()
    guard = EnterGuard(bench.page, 600, bench.clock)
    guard.arm()
    bench.strike(Qt.Key.Key_Space, 50, bench.button)
    assert pressed == []
    bench.type(CODE, 5, bench.button)
    bench.strike(Qt.Key.Key_Return, 5, bench.button)
    assert bench.codes == [CODE]
    bench.clock.move(600)
    bench.strike(Qt.Key.Key_Space, 50, bench.button)
    assert pressed == [True]
