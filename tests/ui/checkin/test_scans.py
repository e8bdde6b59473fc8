"""Codes from the scanner: from anywhere, in quick succession, and codes that stand for nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.checkin.driver import Counter
from ui.checkin.backfill import BackfillDialog
from ui.kit.scan import ScanFilter


@pytest.fixture
def scanner(counter: Counter, qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Plug a scanner into the counter; it types as fast as one does, on a clock of its own."""

    def shoot(code: str) -> None:
        for char in code:
            QTest.keyClicks(counter.focused(), char)
            counter.scan_ms += 8
        QTest.keyClick(counter.focused(), Qt.Key.Key_Return)
        counter.scan_ms += 100

    qapp.installEventFilter(counter.scans)
    yield shoot
    qapp.removeEventFilter(counter.scans)


def test_scan_is_green(counter: Counter, scanner: Callable[[str], None]) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    scanner(code)
    counter.settle()
    assert counter.kind() == "ok"
    assert counter.verdict.name == "林晓禾"
    assert counter.verdict.line == "10:00·扫码"
    assert counter.stage.box.text() == ""


def test_scan_while_a_form_is_filled_in_leaves_the_form(
    counter: Counter, scanner: Callable[[str], None]
) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    counter.find("单雨桐")
    counter.commit()
    counter.type("1990000")
    # A hand is slower than the filter's patience: what was typed has reached the field.
    counter.bot.waitUntil(lambda: counter.stage.walk_in.phone.text() == "1990000")
    scanner(code)
    counter.settle()
    form = counter.stage.walk_in
    assert (form.name.text(), form.phone.text()) == ("单雨桐", "1990000")
    assert form.isVisible()
    assert form.phone.hasFocus()
    assert counter.stage.verdict.isVisible()
    assert counter.verdict.name == "林晓禾"
    counter.type("0004")
    counter.bot.waitUntil(lambda: form.phone.text() == "19900000004")
    counter.commit()
    counter.settle()
    assert sorted(counter.names()) == sorted(["单雨桐", "林晓禾"])


def test_two_scans_a_tenth_of_a_second_apart(
    counter: Counter, scanner: Callable[[str], None]
) -> None:
    first = counter.card(counter.register("林晓禾", "19900000001"))
    second = counter.card(counter.register("周启明", "19900000002"))
    scanner(first)
    scanner(second)
    counter.settle()
    assert sorted(counter.names()) == sorted(["林晓禾", "周启明"])
    assert counter.verdict.name == "周启明"
    assert counter.toasts == ["已签到：林晓禾", "已签到：周启明"]


def test_same_code_twice_counts_once(counter: Counter, scanner: Callable[[str], None]) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    scanner(code)
    scanner(code)
    counter.settle()
    assert counter.kind() == "already"
    assert len(counter.visits()) == 1


def test_scan_with_the_focus_on_a_button_of_the_card(
    counter: Counter, scanner: Callable[[str], None]
) -> None:
    first = counter.card(counter.register("林晓禾", "19900000001"))
    second = counter.card(counter.register("周启明", "19900000002"))
    scanner(first)
    counter.settle()
    out = counter.stage.verdict.buttons()[1]
    out.setFocus()
    scanner(second)
    counter.settle()
    assert counter.verdict.name == "周启明"
    assert counter.states() == ["待同步", "待同步"]


def test_enter_right_after_a_verdict_presses_nothing(counter: Counter) -> None:
    counter.scan(counter.card(counter.register("林晓禾", "19900000001")))
    counter.stage.verdict.buttons()[1].setFocus()
    counter.enter()
    counter.settle()
    assert counter.states() == ["待同步"]


def test_a_scan_clears_what_was_being_typed(counter: Counter) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    counter.find("li")
    counter.scan(code)
    assert counter.stage.verdict.isVisible()
    assert counter.stage.box.text() == ""


def test_unknown_code_is_red_and_leads_on(counter: Counter) -> None:
    counter.scan("6901234567892")
    assert counter.kind() == "refused"
    assert counter.verdict.word == "没有这个码"
    assert counter.refusals == []
    counter.commit()
    assert counter.stage.walk_in.isVisible()


def test_mistyped_code_is_red(counter: Counter) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    counter.scan(wrong)
    assert counter.verdict.word == "码不完整"
    assert counter.visits() == []


def test_lost_card_is_red_and_the_new_one_green(counter: Counter) -> None:
    person = counter.register("林晓禾", "19900000001")
    old = counter.card(person)
    new = counter.lose(person)
    counter.scan(old)
    assert counter.verdict.word == "卡已挂失"
    assert counter.visits() == []
    counter.escape()
    assert counter.kind() == "idle"
    counter.scan(new)
    assert counter.kind() == "ok"


def test_a_code_typed_by_hand_checks_in_on_enter(counter: Counter) -> None:
    code = counter.card(counter.register("林晓禾", "19900000001"))
    counter.serve(code.lower())
    assert counter.kind() == "ok"
    assert counter.verdict.line == "10:00·查找"


def test_scan_fills_the_dialog_that_asks_for_a_person(
    counter: Counter, scanner: Callable[[str], None]
) -> None:
    counter.register("林晓禾", "19900000001")
    code = counter.card(counter.register("周启明", "19900000002"))
    counter.find("lxh")
    counter.stage.box.line.setFocus()
    counter.enter()
    counter.settle()
    counter.alt("C")
    counter.dialog()
    scanner(code)
    counter.bot.waitUntil(lambda: counter.names() == ["周启明"])


def test_another_filter_in_the_program_does_not_take_the_dialogs_scans(
    counter: Counter, scanner: Callable[[str], None], qapp: QApplication
) -> None:
    stray = ScanFilter(qapp, lambda: 0)
    qapp.removeEventFilter(stray)
    # The stray one comes first among the program's children now.
    counter.scans.setParent(None)
    counter.scans.setParent(qapp)
    assert qapp.findChild(ScanFilter) is not counter.scans
    code = counter.card(counter.register("周启明", "19900000002"))
    counter.alt("L")
    dialog = counter.dialog()
    assert isinstance(dialog, BackfillDialog)
    scanner(code)
    counter.bot.waitUntil(lambda: dialog.picker.name == "周启明")
    dialog.reject()


@pytest.mark.parametrize("code", ["X" * 10_000, "\x00\x1b\x07码", "  ", "QJ1M" + "2" * 9])
def test_any_text_from_a_scanner_ends_in_words(counter: Counter, code: str) -> None:
    counter.scan(code)
    assert counter.kind() == "refused"
    assert counter.verdict.name
    assert counter.visits() == []
