"""The first launch: stand-alone, a recovery code typed wrong then right, joining, broken off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import Refusal
from app.opening import open_data_dir
from app.staff.pins import check_pin
from app.store.keys import load_keys, unlock
from tests.support.clock import HandClock
from tests.support.hub import running_hub
from tests.support.rings import MemoryRing, using
from tests.support.window import Answers
from ui.firstrun.flow import FirstRun, ManagerDialog, managers
from ui.firstrun.join import JoinDialog, tidy
from ui.firstrun.steps import (
    ALONE,
    DEMO,
    JOIN,
    CodeDialog,
    KeyDialog,
    VenueDialog,
    WelcomeDialog,
)
from ui.shell.jobdialog import JobDialog
from ui.shell.rescue import RecoveryDialog, find_key
from ui.work import Work

PIN = "246810"
Answer = Callable[[QDialog], bool]


def choose(way: str) -> Answer:
    def answer(dialog: QDialog) -> bool:
        if not isinstance(dialog, WelcomeDialog):
            return False
        dialog.ways[way].setChecked(True)
        dialog.commit()
        return True

    return answer


def press(kind: type[JobDialog], **values: str) -> Answer:
    """Fill a dialog of that kind and use its verb."""

    def answer(dialog: QDialog) -> bool:
        if not isinstance(dialog, kind) or dialog.busy:
            return False
        dialog.form.set_values(values)
        dialog.commit()
        return True

    return answer


def leave(kind: type[JobDialog]) -> Answer:
    """Leave at a dialog of that kind."""

    def answer(dialog: QDialog) -> bool:
        if not isinstance(dialog, kind) or dialog.busy:
            return False
        dialog.reject()
        return True

    return answer


def copied(wrong_first: list[str]) -> list[Answer]:
    """Copy the recovery code; type it wrong, read why, type it right."""
    kept: dict[str, str] = {}

    def read(dialog: QDialog) -> bool:
        if not isinstance(dialog, CodeDialog):
            return False
        kept["code"] = dialog.code.text()
        dialog.commit()
        assert dialog.code.isHidden(), "what is on the screen needs no paper"
        return True

    def wrong(dialog: QDialog) -> bool:
        assert isinstance(dialog, CodeDialog)
        code = kept["code"]
        other = "2" if code[0] != "2" else "3"
        dialog.form.set_values({"code": other + code[1:]})
        dialog.commit()
        return True

    def why(dialog: QDialog) -> bool:
        assert isinstance(dialog, CodeDialog)
        if dialog.busy:
            return False
        wrong_first.append(dialog.form.errors["code"])
        dialog.form.set_values({"code": kept["code"].lower().replace("-", " ")})
        dialog.commit()
        return True

    return [read, wrong, why]


def test_stand_alone_from_nothing_to_a_manager(first: FirstRun, tmp_path: Path) -> None:
    said: list[str] = []
    with using(MemoryRing()):
        answers = Answers(
            choose(ALONE),
            press(KeyDialog),
            *copied(said),
            press(VenueDialog, name="青禾区望江街道青年之家", code="QJ0001"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        desk = first.begin()
        answers.stop()
        assert answers.done()
        assert desk is not None
        assert desk.profile.name == "青禾区望江街道青年之家"
        (manager,) = managers(desk)
        assert check_pin(desk.store, manager.id, PIN).role == "manager"
        assert said[0].startswith("恢复码抄错了一处")
        assert load_keys(tmp_path / "data").confirmed
        desk.store.close()
        again = open_data_dir(tmp_path / "data", unlock(tmp_path / "data"), HandClock())
        again.store.close()


def test_without_a_keyring_a_passphrase_is_asked_for(first: FirstRun, tmp_path: Path) -> None:
    seen: list[str] = []

    def offered(dialog: QDialog) -> bool:
        assert isinstance(dialog, KeyDialog)
        if dialog.busy or dialog.form.isHidden():
            return False
        seen.append(dialog.line.text())
        dialog.form.set_values({"passphrase": "望江街道 2026", "again": "望江街道 2026"})
        dialog.commit()
        return True

    answers = Answers(
        choose(ALONE),
        press(KeyDialog),
        offered,
        *copied([]),
        press(VenueDialog, name="青禾区望江街道青年之家"),
        press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
    )
    desk = first.begin()
    answers.stop()
    assert desk is not None
    desk.store.close()
    assert seen == ["这台电脑没有可用的系统凭据库。改设一个打开口令来保管密钥。"]


def test_a_simple_pin_is_said_at_its_field(first: FirstRun) -> None:
    said: list[str] = []

    def then_better(dialog: QDialog) -> bool:
        assert isinstance(dialog, ManagerDialog)
        if dialog.busy or not dialog.form.errors:
            return False
        said.append(dialog.form.errors["pin"])
        dialog.form.set_values({"pin": PIN, "again": PIN})
        dialog.commit()
        return True

    with using(MemoryRing()):
        answers = Answers(
            choose(ALONE),
            press(KeyDialog),
            *copied([]),
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin="123456", again="123456"),
            then_better,
        )
        desk = first.begin()
        answers.stop()
        assert desk is not None
        desk.store.close()
    assert said == ["这个 PIN 太好猜（相同或连着的数字）。换一个。"]


def test_joining_brings_venue_and_staff(first: FirstRun, tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, using(MemoryRing()):
        hub.add_staff("沈知远", "manager")
        code = hub.code()
        said: list[str] = []

        def wrong_then_right(dialog: QDialog) -> bool:
            assert isinstance(dialog, JoinDialog)
            if dialog.busy or not dialog.form.errors:
                return False
            said.append(dialog.form.errors["code"])
            dialog.form.set_values({"code": f" {code[:4].lower()} - {code[4:]} "})
            dialog.commit()
            return True

        answers = Answers(
            choose(JOIN),
            press(KeyDialog),
            *copied([]),
            press(JoinDialog, address=hub.url, code="ABCD"),
            wrong_then_right,
            press(ManagerDialog, pin=PIN, again=PIN),
        )
        desk = first.begin()
        answers.stop()
        assert desk is not None
        assert desk.profile.name == "青禾区望江街道青年之家"
        assert [(row.name, row.has_pin) for row in managers(desk)] == [("沈知远", True)]
        desk.store.close()
    assert said == ["少了 4 位，入网码是 8 位"]


def test_without_a_network_one_goes_on_alone(first: FirstRun) -> None:
    said: list[str] = []

    def later(dialog: QDialog) -> bool:
        assert isinstance(dialog, JoinDialog)
        if dialog.busy or dialog.line.isHidden():
            return False
        said.append(dialog.line.text())
        dialog._later()
        return True

    with using(MemoryRing()):
        answers = Answers(
            choose(JOIN),
            press(KeyDialog),
            *copied([]),
            press(JoinDialog, address="http://127.0.0.1:9", code="ABCD2345"),
            later,
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        desk = first.begin()
        answers.stop()
        assert desk is not None
        assert desk.store.place.device is None
        desk.store.close()
    assert said == ["连不上总部。检查网线和总部地址，或先独立使用。"]


def test_a_broken_off_launch_goes_on_where_it_stopped(first: FirstRun, tmp_path: Path) -> None:
    path = tmp_path / "data"

    with using(MemoryRing()):
        answers = Answers(choose(ALONE), press(KeyDialog), *copied([]), leave(VenueDialog))
        assert first.begin() is None
        answers.stop()
        desk = open_data_dir(path, unlock(path), HandClock())
        answers = Answers(
            choose(ALONE),
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        done = first.resume(desk)
        answers.stop()
        assert done is desk
        assert desk.profile.name == "青禾区望江街道青年之家"
        desk.store.close()


def test_sample_data_leave_the_folder_alone(first: FirstRun, tmp_path: Path) -> None:
    answers = Answers(choose(DEMO))
    assert first.begin() is None
    answers.stop()
    assert first.wants_demo
    assert not (tmp_path / "data").exists()


def test_a_lost_keyring_is_overcome_with_the_recovery_code(
    first: FirstRun, work: Work, window: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "data"
    code: list[str] = []

    def keep(dialog: QDialog) -> bool:
        if not isinstance(dialog, CodeDialog):
            return False
        code.append(dialog.code.text())
        dialog.reject()
        return True

    with using(MemoryRing()):
        answers = Answers(choose(ALONE), press(KeyDialog), keep)
        first.begin()
        answers.stop()
    with using(MemoryRing()):
        with pytest.raises(Refusal) as lost:
            unlock(path)

        def type_it(dialog: QDialog) -> bool:
            assert isinstance(dialog, RecoveryDialog)
            dialog.form.set_values({"code": code[0]})
            dialog.commit()
            return True

        answers = Answers(type_it)
        key = find_key(window, work, path, lost.value)
        answers.stop()
        assert key is not None
        assert unlock(path) == key, "from now on this PC opens it by itself again"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7qm-29xy", "K7QM29XY"),
        (" K7QM 29XY ", "K7QM29XY"),
        ("入网码：Ｋ７ＱＭ２９ＸＹ", "K7QM29XY"),
        ("K7QM O10I 29XY", "K7QM29XY"),
    ],
)
def test_a_code_is_read_out_of_anything_pasted(typed: str, code: str) -> None:
    assert tidy(typed) == code
