"""A manager without a PIN and with the recovery code gets in; nobody else does, nor any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.staff.pins import forget_pin
from app.store import keys
from app.store.files import DataDir
from app.store.transaction import SYSTEM, transaction
from tests.support.clock import HandClock
from tests.support.desks import SHEN, make_desk
from tests.support.window import Answers, Front, give_pins
from ui.staff.person import RecoverPinDialog

NEW = "908172"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """Give the content of a `keys.json` and its recovery code."""
    path = tmp_path_factory.mktemp("keys")
    _key, code = keys.create_keys(path, "望江街道 2026")
    keys.confirm_code(path, code)
    return DataDir(path).keys.read_bytes(), code


@pytest.fixture
def restored(qtbot: QtBot, tmp_path: Path, made: tuple[bytes, str]) -> Iterator[Front]:
    """Give a locked desk whose manager has no PIN here."""
    clock = HandClock()
    desk = make_desk(tmp_path / "data", clock)
    DataDir(tmp_path / "data").keys.write_bytes(made[0])
    give_pins(desk)
    with transaction(desk.store, SYSTEM) as tx:
        forget_pin(tx, str(SHEN.staff_id))
    front = Front(qtbot, desk, clock)
    yield front
    front.close()


def test_the_recovery_code_sets_a_managers_pin(restored: Front, made: tuple[bytes, str]) -> None:
    restored.choose("沈知远")
    assert "恢复码" in restored.page.message.text()
    said: list[str] = []

    def wrong(dialog: QDialog) -> bool:
        assert isinstance(dialog, RecoverPinDialog)
        code = made[1]
        other = "2" if code[0] != "2" else "3"
        dialog.form.set_values({"code": other + code[1:], "pin": NEW, "again": NEW})
        dialog.commit()
        return True

    def right(dialog: QDialog) -> bool:
        assert isinstance(dialog, RecoverPinDialog)
        if dialog.busy or not dialog.form.errors:
            return False
        said.append(dialog.form.errors["code"])
        dialog.form.set_values({"code": made[1].lower()})
        dialog.commit()
        return True

    answers = Answers(wrong, right)
    restored.page.forgot.click()
    answers.stop()
    assert said[0].startswith("恢复码抄错了一处")
    restored.choose("沈知远")
    restored.type_pin(NEW)
    assert restored.seat.actor == SHEN


def test_a_clerk_is_sent_to_the_manager(restored: Front) -> None:
    restored.choose("何小溪")
    restored.page.forgot.click()
    assert restored.page.message.text().startswith("请站长（沈知远）登录后")
    restored.press(Qt.Key.Key_Right, restored.page)
    assert restored.window.locked()
