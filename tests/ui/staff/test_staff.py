"""The manager's list of staff: add, PINs, disable, and who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog

from app.staff.pins import check_pin
from tests.support.desks import HE, SHEN
from tests.support.window import Answers, Front
from ui.kit.ask import Dialog
from ui.staff.dialog import StaffDialog
from ui.staff.person import AddDialog, ChangeDialog, PinDialog


@pytest.fixture
def staff(desk_front: Front) -> Iterator[StaffDialog]:
    desk_front.unlock(SHEN)
    made = StaffDialog(desk_front.window, desk_front.seat)
    made.open()
    yield made
    made.accept()


def fill(
    kind: type[AddDialog | ChangeDialog | PinDialog], **values: str
) -> Callable[[QDialog], bool]:
    def answer(dialog: QDialog) -> bool:
        if not isinstance(dialog, kind):
            return False
        dialog.form.set_values(values)
        dialog.commit()
        return True

    return answer


def names(dialog: StaffDialog) -> dict[str, str]:
    return {row.name: row.status for row in dialog.model.rows}


def test_somebody_new_can_sign_in_at_once(desk_front: Front, staff: StaffDialog) -> None:
    answers = Answers(fill(AddDialog, name="马骁", role="volunteer", pin="975310", again="975310"))
    staff.add_person()
    answers.stop()
    desk_front.settle()
    (row,) = [row for row in staff.model.rows if row.name == "马骁"]
    assert check_pin(desk_front.desk.store, row.id, "975310").role == "volunteer"


def test_two_different_pins_are_said_at_the_second(desk_front: Front, staff: StaffDialog) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> bool:
        assert isinstance(dialog, AddDialog)
        said.append(dialog.form.errors["again"])
        dialog.reject()
        return True

    values = {"name": "马骁", "role": "volunteer", "pin": "975310", "again": "975311"}
    answers = Answers(fill(AddDialog, **values), read)
    staff.add_person()
    answers.stop()
    assert said == ["两次输入的 PIN 不一样"]
    assert "马骁" not in names(staff)


def test_a_forgotten_pin_is_reset(desk_front: Front, staff: StaffDialog) -> None:
    staff.choose("秦岚")
    answers = Answers(fill(PinDialog, pin="864209", again="864209"))
    staff.reset_pin()
    answers.stop()
    desk_front.settle()
    row = staff.chosen()
    assert row is not None
    assert row.has_pin
    assert desk_front.toast() == "已给秦岚设好新 PIN"


def test_a_role_is_changed(desk_front: Front, staff: StaffDialog) -> None:
    staff.choose("罗一鸣")
    answers = Answers(fill(ChangeDialog, role="social_worker"))
    staff.change()
    answers.stop()
    desk_front.settle()
    assert {row.name: row.role for row in staff.model.rows}["罗一鸣"] == "social_worker"


def test_disabling_asks_first_and_can_be_taken_back(desk_front: Front, staff: StaffDialog) -> None:
    staff.choose("罗一鸣")

    def yes(dialog: QDialog) -> bool:
        assert isinstance(dialog, Dialog)
        dialog.commit()
        return True

    answers = Answers(yes)
    staff.switch()
    answers.stop()
    desk_front.settle()
    assert names(staff)["罗一鸣"] == "disabled"
    staff.choose("罗一鸣")
    staff.switch()
    desk_front.settle()
    assert names(staff)["罗一鸣"] == "active"


def test_the_last_manager_stays(desk_front: Front, staff: StaffDialog) -> None:
    staff.choose("沈知远")

    def yes(dialog: QDialog) -> bool:
        assert isinstance(dialog, Dialog)
        dialog.commit()
        return True

    answers = Answers(yes)
    staff.switch()
    answers.stop()
    desk_front.settle()
    assert "最后一位站长" in staff.line.text()
    assert names(staff)["沈知远"] == "active"


def test_only_managers_are_offered_the_list(desk_front: Front) -> None:
    desk_front.unlock(HE)
    assert not desk_front.rooms.inside.topbar.may_manage
    desk_front.lock()
    desk_front.unlock(SHEN)
    assert desk_front.rooms.inside.topbar.may_manage
