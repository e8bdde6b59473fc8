"""The pieces of the bench do what their names say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.kit import gallery
from ui.kit import ask, theme
from ui.kit.buttons import Button, Segmented
from ui.kit.chips import tone_for
from ui.kit.drawer import Drawer
from ui.kit.form import Field, Form, line_edit
from ui.kit.pinpad import PinPad
from ui.kit.results import ResultList
from ui.kit.table import Table
from ui.kit.toast import Toast
from ui.kit.verdict import Action, Verdict, VerdictCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, width: int = 900, height: int = 400) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()


def test_a_key_cap_widens_the_button_and_is_painted(dressed: QApplication, qtbot: QtBot) -> None:
    plain, capped = Button("下一位"), Button("下一位", key="Esc")
    assert dressed is not None
    assert capped.sizeHint().width() > plain.sizeHint().width() + 20
    shown(qtbot, capped, capped.sizeHint().width(), 36)
    picture = capped.grab().toImage()
    edge = theme.color("border-strong").name()
    row = 18 + 10 - 1
    right = range(capped.width() // 2, capped.width() - 4)
    assert any(picture.pixelColor(x, row).name() == edge for x in right)


def test_a_bound_key_is_the_shortcut_of_the_button(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    button = Button("打印胸卡", "printer", "Alt P", bind=True)
    QVBoxLayout(page).addWidget(button)
    shown(qtbot, page)
    page.activateWindow()
    dressed.processEvents()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert button.accessibleName() == "打印胸卡"


def test_avatar_tones_never_change(dressed: QApplication) -> None:
    assert dressed is not None
    assert [tone_for(name) for name in ("陈思远", "李雨桐", "欧阳静怡")] == [4, 2, 4]
    assert {tone_for(f"青年{n}") for n in range(60)} == {1, 2, 3, 4, 5, 6}


def test_a_segmented_control_tells_only_real_changes(dressed: QApplication) -> None:
    assert dressed is not None
    views = Segmented([("all", "全部"), ("in", "在馆 47")])
    seen: list[str] = []
    views.changed.connect(seen.append)
    views.set_value("all")
    views.set_value("in")
    assert (seen, views.value()) == (["in"], "in")


def test_a_verdict_is_announced_once_after_its_paint(dressed: QApplication, qtbot: QtBot) -> None:
    card = VerdictCard()
    shown(qtbot, card, 902, 226)
    card.set_size("desk")
    dressed.processEvents()
    seen: list[str] = []
    card.painted.connect(lambda: seen.append(card.verdict().word))
    with qtbot.waitSignal(card.painted, timeout=2000):
        card.show_verdict(gallery.OK)
    card.repaint()
    dressed.processEvents()
    assert seen == ["签到成功"]
    assert card.height() == 226
    assert "陈思远" in card.accessibleName()


def test_verdict_actions_come_back_by_their_ident(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    card = VerdictCard()
    shown(qtbot, card)
    card.show_verdict(gallery.OK)
    seen: list[str] = []
    card.acted.connect(seen.append)
    card.buttons()[1].click()
    assert card.trigger("join")
    assert not card.trigger("grant")
    assert seen == ["badge", "join"]
    assert [b.property("kind") for b in card.buttons()] == [
        "primary",
        "plain",
        "plain",
        "plain",
    ]
    many = tuple(Action(str(n), "按钮") for n in range(5))
    with pytest.raises(ValueError, match="four actions"):
        card.show_verdict(Verdict("ok", "签到成功", actions=many))


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_english_buttons_keep_every_word(dressed: QApplication, qtbot: QtBot, scale: float) -> None:
    theme.apply(dressed, "light", scale)
    card = VerdictCard()
    card.show_verdict(
        Verdict(
            kind="refused",
            word="Not registered",
            name="Wu Haoran",
            actions=(
                Action("grant", "Grant a seat & check in", key="Ctrl Enter"),
                Action("check", "Verify voucher", "ticket", "Alt V"),
                Action("wait", "Waitlist", "list-plus", "Alt W"),
                Action("self", "Self-study", "house", "Alt B"),
            ),
        )
    )
    shown(qtbot, card, 902, card.height())
    dressed.processEvents()
    buttons = card.buttons()
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    right = buttons[-1].mapTo(card, QPoint(buttons[-1].width(), 0)).x()
    assert right <= card.width()


def test_a_toast_lives_eight_seconds_and_stands_still_under_the_mouse(
    dressed: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    line = QLineEdit(page)
    shown(qtbot, page)
    page.activateWindow()
    line.setFocus()
    toast = Toast(page)
    undone: list[bool] = []
    gone: list[bool] = []
    toast.gone.connect(lambda: gone.append(True))
    toast.show_toast(
        "已签到：陈思远",
        action="撤销",
        key="Ctrl Z",
        on_action=lambda: undone.append(True),
    )
    dressed.processEvents()
    # wherever the pointer of the machine happens to be, it is not over the toast now
    QCoreApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.isVisible()
    assert 7000 < toast.timer.remainingTime() <= 8000
    toast.action.setFocus()
    qtbot.waitUntil(toast.action.hasFocus)
    assert not toast.timer.isActive()
    QCoreApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast.timer.isActive()
    line.setFocus()
    assert toast.timer.isActive()
    toast.timer.timeout.emit()
    assert (toast.isVisible(), gone, undone) == (False, [True], [])
    toast.show_toast("已签到：李雨桐", action="撤销", on_action=lambda: undone.append(True))
    toast.show_toast("已指派", action="撤销", on_action=lambda: undone.append(True))
    assert toast.text() == "已指派"
    toast.action.click()
    assert (undone, toast.isVisible()) == ([True], False)


def test_a_toast_stays_at_the_bottom_centre(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    shown(qtbot, page)
    toast = Toast(page)
    toast.show_toast("已签到：陈思远")
    page.resize(1200, 700)
    dressed.processEvents()
    assert abs(toast.geometry().center().x() - 600) <= 1
    assert toast.geometry().bottom() == 700 - 20 - 1
    assert toast.height() == 46


def test_the_table_shows_its_empty_state_only_while_empty(
    dressed: QApplication, qtbot: QtBot
) -> None:
    table = Table()
    shown(qtbot, table)
    empty = QWidget()
    model = gallery.table_model()
    table.setModel(model)
    table.set_empty(empty)
    assert not empty.isVisible()
    model.removeRows(0, model.rowCount())
    dressed.processEvents()
    assert empty.isVisible()
    assert empty.size() == table.viewport().size()


def test_table_rows_open_by_enter_and_tell_the_current_one(
    dressed: QApplication, qtbot: QtBot
) -> None:
    table = Table()
    table.setModel(gallery.table_model())
    shown(qtbot, table)
    rows: list[tuple[str, int]] = []
    table.chosen.connect(lambda row: rows.append(("chosen", row)))
    table.opened.connect(lambda row: rows.append(("opened", row)))
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    dressed.processEvents()
    assert rows == [("chosen", 1), ("chosen", 2), ("opened", 2)]
    assert table.rowHeight(0) == 40
    assert table.horizontalHeader().height() == 36
    theme.apply(dressed, "light", 1.3)
    assert table.rowHeight(0) == 52


def test_results_move_within_bounds_and_the_button_uses_a_row(
    dressed: QApplication, qtbot: QtBot
) -> None:
    assert dressed is not None
    results = ResultList()
    results.set_verb("签到", "Enter")
    results.set_rows(gallery.result_rows())
    shown(qtbot, results, 900, 180)
    used: list[int] = []
    results.used.connect(used.append)
    results.move(-1)
    results.move(1)
    results.move(9)
    current = results.current()
    assert current is not None
    assert current.name == "崔书瑶"
    row = results.visualRect(results.model().index(1, 0))
    spot: QPointF = results.button_rect(row).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert used == [1]
    results.set_rows([])
    assert results.current() is None


def test_a_form_keeps_what_was_typed_and_shows_errors_in_place(
    dressed: QApplication, qtbot: QtBot
) -> None:
    form = Form()
    form.add("phone", Field("手机号", line_edit(ascii_only=True)))
    form.add("name", Field("姓名", line_edit()))
    shown(qtbot, form)
    form.activateWindow()
    dressed.processEvents()
    form.set_values({"phone": " １３８0001204 ", "name": "马小川"})
    assert form.values() == {"phone": "1380001204", "name": "马小川"}
    form.set_errors({"phone": "少了 1 位，手机号是 11 位"})
    control = form.field("phone").control
    assert isinstance(control, QLineEdit)
    assert control.hasFocus()
    assert control.property("wrong") == "yes"
    assert control.text() == " １３８0001204 "
    QTest.keyClicks(control, "6")
    assert form.errors == {}


@pytest.mark.parametrize(
    ("key", "mods"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (
            Qt.Key.Key_Enter,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier,
        ),
    ],
)
def test_both_control_enters_commit_a_dialog(
    dressed: QApplication, qtbot: QtBot, key: Qt.Key, mods: Qt.KeyboardModifier
) -> None:
    dialog = ask.question(None, "撤回授权", "只保留计数，不再保留姓名和手机。", "撤回授权")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dressed.processEvents()
    with qtbot.waitSignal(dialog.accepted, timeout=1000):
        QTest.keyClick(dialog.windowHandle(), key, mods)


def test_a_dangerous_question_does_not_start_on_its_verb(
    dressed: QApplication, qtbot: QtBot
) -> None:
    dialog = ask.question(None, "删除", "删除后不能恢复。", "删除", danger=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dressed.processEvents()
    assert dialog.focusWidget() is dialog.cancel
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_stays_while_its_check_says_no(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    answers = [False, True]
    dialog = ask.Dialog(None, "登记新人", "登记", "取消", check=lambda: answers.pop(0))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.primary.click()
    assert dialog.isVisible()
    dialog.primary.click()
    assert not dialog.isVisible()


def test_the_drawer_closes_and_steps_by_keys(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    page = QWidget()
    shown(qtbot, page, 1180, 640)
    drawer = Drawer("关上", page)
    drawer.float_over(page)
    drawer.open()
    acts: list[object] = []
    drawer.stepped.connect(acts.append)
    drawer.closed.connect(lambda: acts.append("closed"))
    assert drawer.geometry().right() == page.rect().right()
    assert drawer.width() == 372
    QTest.keyClick(drawer, Qt.Key.Key_Right)
    QTest.keyClick(drawer, Qt.Key.Key_Left)
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert acts == [1, -1, "closed"]


def test_the_pin_pad_by_keys_and_by_buttons(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    pad = PinPad()
    shown(qtbot, pad)
    done: list[str] = []
    pad.completed.connect(done.append)
    QTest.keyClicks(pad, "12")
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    pad.keys.buttons[4].click()
    pad.keys.buttons[10].click()
    QTest.keyClick(pad, Qt.Key.Key_9, Qt.KeyboardModifier.KeypadModifier)
    assert done == ["1509"]
    assert pad.dots.filled() == 4
    QTest.keyClick(pad, Qt.Key.Key_1)
    assert done == ["1509"]
    pad.shake(still=True)
    assert pad.dots.filled() == 0
    words = [b.accessibleName() for b in pad.keys.buttons]
    assert words == [*"123456789", "清空", "0", "退格"]


def test_every_verdict_that_was_painted_is_told_while_it_stands(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    told: list[str] = []
    card.painted.connect(lambda: told.append(card.verdict().word))
    card.resize(900, 226)
    card.show_verdict(Verdict("idle", "等下一位"))
    with qtbot.waitExposed(card):
        card.show()
    qtbot.waitUntil(lambda: told == ["等下一位"])
    card.show_verdict(Verdict("already", "今天已签到"))
    assert told[1:] == ["今天已签到"]
    card.show_verdict(Verdict("ok", "签到成功"))
    QApplication.processEvents()
    assert told == ["等下一位", "今天已签到", "签到成功"]


def test_a_verdict_replaced_before_anybody_could_see_it_is_not_told(qtbot: QtBot) -> None:
    card = VerdictCard()
    qtbot.addWidget(card)
    told: list[str] = []
    card.painted.connect(lambda: told.append(card.verdict().word))
    card.resize(900, 226)
    card.show_verdict(Verdict("already", "今天已签到"))
    card.show_verdict(Verdict("ok", "签到成功"))
    with qtbot.waitExposed(card):
        card.show()
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert told == ["签到成功"]
