"""Back-up and restore from a command line without a screen, and the first start after it."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.errors import Refusal
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.people.model import Person
from app.staff.pins import check_pin
from app.staff.rules import CLERK, MANAGER
from app.store import keys, outbox
from app.store.transaction import SYSTEM, transaction
from tests.support.window import Answers
from ui.firstrun.flow import FirstRun, ManagerDialog, found_venue, managers
from ui.staff.person import add
from ui.work import Work

ROOT = Path(__file__).resolve().parents[3]
PHRASE, NEW_PHRASE, PIN = "望江街道 2026", "青禾区 2026 新电脑", "246810"


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Give a data folder that has been worked with, and its recovery code."""
    path = tmp_path_factory.mktemp("venue") / "data"
    key, code = keys.create_keys(path, PHRASE)
    keys.confirm_code(path, code)
    desk = open_data_dir(path, key, SystemClock(), create=True)
    found_venue(desk, "QJ0001", "青禾区望江街道青年之家")
    add(desk.store, SYSTEM, "沈知远", MANAGER, PIN)
    add(desk.store, SYSTEM, "何小溪", CLERK, "135791")
    with transaction(desk.store, SYSTEM) as tx:
        register(tx, Details("林晓禾", consent_way="spoken"))
    desk.store.close()
    return path, code


@pytest.fixture(scope="module")
def backed_up(venue: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stick") / "desk.yhbackup"
    done = desk("--backup", file, folder=venue[0], typed=PHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return file


def environment() -> dict[str, str]:
    """Give an environment without a screen."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in gone}


def desk(*words: str | Path, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program with a command line; what is typed is piped in."""
    line = [sys.executable, "main.py", "--data-dir", str(folder), *map(str, words)]
    return subprocess.run(
        line,
        cwd=ROOT,
        env=environment(),
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        umask=0o022,  # as most accounts have it: everybody may read
    )


def test_a_back_up_says_where_it_lies(backed_up: Path) -> None:
    assert backed_up.stat().st_size > 10_000
    assert backed_up.stat().st_mode & 0o077 == 0, "nobody else on this PC reads it"


def test_a_wrong_passphrase_is_said_and_leaves_no_file(
    venue: tuple[Path, str], tmp_path: Path
) -> None:
    file = tmp_path / "no.yhbackup"
    done = desk("--backup", file, folder=venue[0], typed="不是这个口令\n")
    assert done.returncode == 3
    assert "口令不对" in done.stderr
    assert not file.exists()


def test_a_file_that_is_there_is_not_overwritten_and_nobody_is_asked(
    venue: tuple[Path, str], backed_up: Path
) -> None:
    before = backed_up.read_bytes()
    done = desk("--backup", backed_up, folder=venue[0])
    assert (done.returncode, done.stdout) == (3, "")
    assert "没有覆盖" in done.stderr
    assert "换一个文件名" in done.stderr
    assert "(backup_present)" in done.stderr
    assert backed_up.read_bytes() == before


def test_a_missing_target_folder_is_not_called_the_data_folder(
    venue: tuple[Path, str], tmp_path: Path
) -> None:
    target = tmp_path / "stick" / "a.yhbackup"
    done = desk("--lang", "en", "--backup", target, folder=venue[0])
    assert done.returncode == 3
    assert "(backup_no_folder)" in done.stderr
    assert "back-up" in done.stderr
    assert not target.parent.exists()


def test_a_folder_without_data_is_said_in_english(tmp_path: Path) -> None:
    done = desk("--lang", "en", "--backup", tmp_path / "no.yhbackup", folder=tmp_path / "empty")
    assert done.returncode == 3
    assert "(no_data)" in done.stderr
    assert done.stderr.isascii()


def test_restored_on_a_new_pc_the_manager_sets_a_pin_at_the_first_start(
    venue: tuple[Path, str], backed_up: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "new"
    done = desk("--restore", backed_up, folder=folder, typed=f"{venue[1]}\n{NEW_PHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "恢复好了" in done.stdout
    assert "没上报也没备份的，恢复不了" in done.stdout
    assert "重新设 PIN" in done.stdout
    work = Work(lambda _refusal: None)
    opened = open_data_dir(folder, keys.unlock_with_passphrase(folder, NEW_PHRASE), SystemClock())
    (manager,) = managers(opened)
    with pytest.raises(Refusal, match="no_pin"):
        check_pin(opened.store, manager.id, PIN)
    shown: list[str] = []

    def set_it(dialog: QDialog) -> bool:
        assert isinstance(dialog, ManagerDialog)
        shown.append(dialog.words.text())
        dialog.form.set_values({"pin": "908172", "again": "908172"})
        dialog.commit()
        return True

    answers = Answers(set_it)
    first = FirstRun(None, work, folder, SystemClock())
    assert first.resume(opened) is opened
    answers.stop()
    work.close()
    assert "PIN 都要重新设" in shown[0]
    assert check_pin(opened.store, manager.id, "908172").role == MANAGER
    with opened.store.read() as session:
        assert [row.name for row in session.query(Person)] == ["林晓禾"]
    assert opened.store.place.incarnation
    opened.store.close()
    assert qtbot is not None


def test_restoring_over_data_keeps_them_aside_and_speaks_english(
    venue: tuple[Path, str], backed_up: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "used"
    typed = f"{venue[1].lower()}\n{NEW_PHRASE}\n"
    assert desk("--restore", backed_up, folder=folder, typed=typed).returncode == 0
    done = desk("--lang", "en", "--restore", backed_up, folder=folder, typed=typed)
    assert done.returncode == 0, done.stderr
    assert (next(folder.glob("aside-*")) / "desk.db").exists()
    assert "Restored" in done.stdout
    assert str(next(folder.glob("aside-*"))) in done.stdout


def test_what_was_unsent_in_the_former_data_is_counted_and_kept(
    venue: tuple[Path, str], backed_up: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(venue[0], tmp_path / "used"))
    opened = open_data_dir(folder, keys.unlock_with_passphrase(folder, PHRASE), SystemClock())
    with transaction(opened.store, SYSTEM) as tx:
        late = register(tx, Details("秦岚", consent_way="spoken"))
    with opened.store.read() as session:
        unsent = outbox.waiting(session).unsent
    opened.store.close()
    # The key of the restored data opens the former ones too: they are of the same venue.
    done = desk("--restore", backed_up, folder=folder, typed=f"{venue[1]}\n{NEW_PHRASE}\n")
    assert done.returncode == 0, done.stderr
    (aside,) = folder.glob("aside-*")
    assert str(aside) in done.stdout
    assert f"其中 {unsent} 条还没有发到总部" in done.stdout
    former = open_data_dir(aside, keys.unlock_with_passphrase(aside, PHRASE), SystemClock())
    with former.store.read() as session:
        assert session.get(Person, late.id) is not None
        assert outbox.waiting(session).unsent == unsent
    former.store.close()


def test_former_data_nobody_can_open_are_said_to_be_uncounted(
    venue: tuple[Path, str], backed_up: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    key, _ = keys.create_keys(folder, "别的口令 2026")
    open_data_dir(folder, key, SystemClock(), create=True).store.close()
    before = (folder / "desk.db").read_bytes()
    done = desk("--restore", backed_up, folder=folder, typed=f"{venue[1]}\n{NEW_PHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "数不出" in done.stdout
    (aside,) = folder.glob("aside-*")
    assert (aside / "desk.db").read_bytes() == before
    assert keys.unlock_with_passphrase(aside, "别的口令 2026") == key


@pytest.mark.parametrize(
    ("typed", "code"), [("", "key_needed"), ("ABCD\n", "code_typo")], ids=["nobody", "mistyped"]
)
def test_without_the_code_nothing_is_restored(
    backed_up: Path, tmp_path: Path, typed: str, code: str
) -> None:
    folder = tmp_path / "new"
    done = desk("--restore", backed_up, folder=folder, typed=typed)
    assert done.returncode == 3
    assert f"({code})" in done.stderr
    assert not (folder / "desk.db").exists()


def test_any_other_file_is_no_back_up(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("你好", encoding="utf-8")
    done = desk("--restore", file, folder=tmp_path / "new")
    assert (done.returncode, done.stdout) == (3, "")
    assert "(not_a_backup)" in done.stderr


def test_at_a_terminal_a_slip_of_the_pen_is_asked_for_once_more(
    venue: tuple[Path, str], backed_up: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    answers = ["ABCD", venue[1], "短", "短", NEW_PHRASE, NEW_PHRASE]
    status, said = at_terminal(["--restore", str(backed_up)], folder, answers)
    assert status == 0, said
    assert "恢复码抄错了一处" in said
    assert "口令太短" in said
    assert "恢复好了" in said
    assert NEW_PHRASE not in said, "a secret is not shown"
    assert keys.unlock_with_passphrase(folder, NEW_PHRASE)


def at_terminal(words: list[str], folder: Path, answers: list[str]) -> tuple[int, str]:
    """Run the program at a terminal of its own; each answer is typed after its prompt."""
    hand, end = pty.openpty()
    line = [sys.executable, "main.py", "--data-dir", str(folder), *words]
    with subprocess.Popen(
        line, cwd=ROOT, env=environment(), stdin=end, stdout=end, stderr=end, start_new_session=True
    ) as program:
        os.close(end)
        said, left = b"", list(answers)
        while program.poll() is None:
            ready, _, _ = select.select([hand], [], [], 30)
            assert ready, f"silent after: {said.decode()}"
            try:
                said += os.read(hand, 4096)
            except OSError:
                break
            if said.decode(errors="ignore").rstrip().endswith("：") and left:
                os.write(hand, f"{left.pop(0)}\n".encode())
                said += b"|"
        program.wait(30)
    os.close(hand)
    return program.returncode, said.decode()
