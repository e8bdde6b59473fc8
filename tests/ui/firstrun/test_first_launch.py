"""The first launch: stand-alone, a recovery code typed wrong then right, joining, broken off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.errors import Refusal
from app.keeping import back_up_if_due
from app.opening import open_data_dir
from app.staff.pins import check_pin
from app.store.files import DataDir
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
    EMPTY,
    JOIN,
    CodeDialog,
    KeyDialog,
    MissingDialog,
    VenueDialog,
    WelcomeDialog,
)
from ui.shell.jobdialog import JobDialog
from ui.shell.look import Look, dress
from ui.shell.rescue import RecoveryDialog, find_key
from ui.shell.rooms import ask_way_in
from ui.shell.window import MainWindow
from ui.work import Work

PIN = "246810"
Answer = Callable[[QDialog], bool]


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    dress(qapp, "light")
    made = Work(lambda _refusal: None)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def first(work: Work, window: QWidget, tmp_path: Path) -> FirstRun:
    return FirstRun(window, work, tmp_path / "data", HandClock())


def choose(way: str) -> Answer:
    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, WelcomeDialog)
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
    assert seen == ["这台电脑没有可用的系统凭据库。改设一个开机口令来保管密钥。"]


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

    def leave(dialog: QDialog) -> bool:
        assert isinstance(dialog, VenueDialog)
        dialog.reject()
        return True

    with using(MemoryRing()):
        answers = Answers(choose(ALONE), press(KeyDialog), *copied([]), leave)
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
        assert isinstance(dialog, CodeDialog)
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


def test_a_launch_left_before_there_is_a_store_goes_on(
    first: FirstRun, work: Work, tmp_path: Path
) -> None:
    path = tmp_path / "data"
    with using(MemoryRing()):
        answers = Answers(choose(ALONE), press(KeyDialog), leave(CodeDialog))
        assert first.begin() is None
        answers.stop()
        answers = Answers(
            *copied([]),
            choose(ALONE),
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        desk = way_in(work, path, Refusal("store_missing"))
        answers.stop()
        assert answers.done()
        assert desk.profile.name == "青禾区望江街道青年之家"
        assert load_keys(path).confirmed
        desk.store.close()


@pytest.mark.parametrize("step", [VenueDialog, ManagerDialog])
def test_left_at_any_later_step_it_goes_on_there(
    first: FirstRun, tmp_path: Path, step: type[JobDialog]
) -> None:
    path = tmp_path / "data"
    steps: list[tuple[type[JobDialog], dict[str, str]]] = [
        (VenueDialog, {"name": "青禾区望江街道青年之家"}),
        (ManagerDialog, {"name": "沈知远", "pin": PIN, "again": PIN}),
    ]
    kinds = [kind for kind, _ in steps]
    done, left = steps[: kinds.index(step)], steps[kinds.index(step) :]
    with using(MemoryRing()):
        filled = [press(kind, **values) for kind, values in done]
        answers = Answers(choose(ALONE), press(KeyDialog), *copied([]), *filled, leave(step))
        assert first.begin() is None
        answers.stop()
        welcome = [choose(ALONE)] if step is VenueDialog else []
        answers = Answers(*welcome, *(press(kind, **values) for kind, values in left))
        desk = first.resume(open_data_dir(path, unlock(path), HandClock()))
        answers.stop()
        assert answers.done()
        assert desk is not None
        assert len(managers(desk)) == 1
        desk.store.close()


def test_a_key_nobody_finds_before_there_were_data_is_no_dead_end(
    first: FirstRun, work: Work, tmp_path: Path
) -> None:
    path = tmp_path / "data"
    with using(MemoryRing()):
        answers = Answers(choose(ALONE), press(KeyDialog), leave(CodeDialog))
        assert first.begin() is None
        answers.stop()
    with using(MemoryRing()):
        answers = Answers(
            choose(ALONE),
            press(KeyDialog),
            *copied([]),
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        desk = way_in(work, path, Refusal("keyring_lost", why="absent"))
        answers.stop()
        assert answers.done()
        assert len(list(path.glob("keys-*.json"))) == 1, "put aside, not thrown away"
        desk.store.close()


@pytest.mark.parametrize("way", ["backup", EMPTY])
def test_lost_data_come_back_from_the_daily_back_up_or_begin_anew(
    first: FirstRun, work: Work, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "data"
    seen: list[list[str]] = []

    def choose_way(dialog: QDialog) -> bool:
        assert isinstance(dialog, MissingDialog)
        seen.append(list(dialog.ways))
        wanted = next(iter(dialog.ways)) if way == "backup" else way
        dialog.ways[wanted].setChecked(True)
        dialog.commit()
        return True

    with using(MemoryRing()):
        answers = Answers(
            choose(ALONE),
            press(KeyDialog),
            *copied([]),
            press(VenueDialog, name="青禾区望江街道青年之家"),
            press(ManagerDialog, name="沈知远", pin=PIN, again=PIN),
        )
        desk = first.begin()
        answers.stop()
        assert desk is not None
        assert back_up_if_due(desk) is not None
        desk.store.close()
        DataDir(path).db.unlink()
        after: list[Answer] = [press(ManagerDialog, pin=PIN, again=PIN)]
        if way == EMPTY:
            after = [
                *copied([]),
                choose(ALONE),
                press(VenueDialog, name="青禾区宁海路青年之家"),
                press(ManagerDialog, name="罗一鸣", pin=PIN, again=PIN),
            ]
        answers = Answers(choose_way, *after)
        back = way_in(work, path, Refusal("store_missing"))
        answers.stop()
        assert answers.done()
        names = [row.name for row in managers(back)]
        assert names == (["沈知远"] if way == "backup" else ["罗一鸣"])
        assert seen[0][-1] == EMPTY
        back.store.close()


def leave(kind: type[JobDialog]) -> Answer:
    """Leave at a dialog of that kind."""

    def answer(dialog: QDialog) -> bool:
        if not isinstance(dialog, kind) or dialog.busy:
            return False
        dialog.reject()
        return True

    return answer


def way_in(work: Work, path: Path, refusal: Refusal) -> Desk:
    """Lead on from a refusal, as the start of the program does."""
    window = MainWindow(Look(None, "light"), HandClock().now)
    desk, demo = ask_way_in(window, work, path, HandClock(), refusal)
    window.deleteLater()
    assert not demo
    assert desk is not None
    return desk
