"""A first launch left at any step goes on there, and lost data are never a dead end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from app.desk import Desk
from app.errors import Refusal
from app.keeping import back_up_if_due
from app.opening import open_data_dir
from app.store.files import DataDir
from app.store.keys import load_keys, unlock
from tests.support.clock import HandClock
from tests.support.rings import MemoryRing, using
from tests.support.window import Answers
from tests.ui.firstrun.test_first_launch import PIN, Answer, choose, copied, leave, press
from ui.firstrun.flow import FirstRun, ManagerDialog, managers
from ui.firstrun.steps import ALONE, EMPTY, OTHER, CodeDialog, KeyDialog, MissingDialog, VenueDialog
from ui.shell.jobdialog import JobDialog
from ui.shell.look import Look
from ui.shell.rooms import ask_way_in
from ui.shell.window import MainWindow
from ui.work import Work


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
        (DataDir(path).backups / "day-2031-01-01.yhbackup").write_bytes(b"torn")
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
        assert seen[0][1:] == [OTHER, EMPTY], "the torn back-up is not offered"
        back.store.close()


def way_in(work: Work, path: Path, refusal: Refusal) -> Desk:
    """Lead on from a refusal, as the start of the program does."""
    window = MainWindow(Look(None, "light"), HandClock().now)
    desk, demo = ask_way_in(window, work, path, HandClock(), refusal)
    window.deleteLater()
    assert not demo
    assert desk is not None
    return desk
