"""Opening a data directory: what can be in the way, and that nothing is lost by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import func, select

from app.checkin.model import Visit
from app.desk import Desk
from app.errors import Refusal
from app.opening import open_data_dir
from app.store import backup, keys, outbox
from app.store.base import OutboxOp
from app.store.files import DataDir
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, KEY, make_desk, make_file
from tests.support.rings import MemoryRing, using

ROOT = Path(__file__).resolve().parents[3]


def come_in(desk: Desk) -> str:
    with transaction(desk.store, HE) as tx:
        visit = Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day)
        tx.add(visit)
    return visit.id


def crowd(desk: Desk) -> None:
    for _ in range(1000):
        come_in(desk)


def visits(desk: Desk) -> int:
    with desk.store.read() as session:
        return session.execute(select(func.count()).select_from(Visit)).scalar_one()


def refused(path: Path, key: bytes = KEY) -> str:
    with pytest.raises(Refusal) as caught:
        open_data_dir(path, key, HandClock())
    return caught.value.code


def test_first_use_and_the_next_morning(tmp_path: Path) -> None:
    path = tmp_path / "a" / "data"
    with using(MemoryRing()):
        key, _ = keys.create_keys(path)
        desk = open_data_dir(path, key, HandClock(), create=True)
        life = desk.store.place.incarnation
        come_in(desk)
        desk.store.close()
        desk = open_data_dir(path, keys.unlock(path), HandClock())
    assert (visits(desk), desk.store.place.incarnation) == (1, life)
    desk.store.close()


def test_a_missing_store_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    assert refused(tmp_path) == "store_missing"
    assert not DataDir(tmp_path).db.exists()


def test_first_use_does_not_touch_a_store(tmp_path: Path) -> None:
    make_file(tmp_path)
    with pytest.raises(Refusal, match="data_present"):
        open_data_dir(tmp_path, KEY, HandClock(), create=True)


def test_a_second_program_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    make_file(tmp_path)
    desk = open_data_dir(tmp_path, KEY, HandClock())
    assert refused(tmp_path) == "already_running"
    code = (
        "import sys; from pathlib import Path\n"
        "from app.store.files import DataDir, hold\n"
        "from app.errors import Refusal\n"
        "try:\n    hold(DataDir(Path(sys.argv[1])))\n"
        "except Refusal as error:\n    print(error.code)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert said.stdout.strip() == "already_running"
    come_in(desk)
    assert visits(desk) == 1
    desk.store.close()
    open_data_dir(tmp_path, KEY, HandClock()).store.close()


def test_the_lock_ends_with_a_process_that_was_killed(tmp_path: Path) -> None:
    make_file(tmp_path)
    code = (
        "import sys, os, signal; from pathlib import Path\n"
        "from app.store.files import DataDir, hold\n"
        "held = hold(DataDir(Path(sys.argv[1])))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, cwd=ROOT)
    open_data_dir(tmp_path, KEY, HandClock()).store.close()


def test_a_refused_opening_lets_go_of_the_lock(tmp_path: Path) -> None:
    make_file(tmp_path)
    assert refused(tmp_path, b"0" * 32) == "wrong_key"
    open_data_dir(tmp_path, KEY, HandClock()).store.close()


def test_a_wrong_key_changes_no_byte(tmp_path: Path) -> None:
    before = make_file(tmp_path).read_bytes()
    assert refused(tmp_path, b"0" * 32) == "wrong_key"
    assert DataDir(tmp_path).db.read_bytes() == before


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    db = make_file(tmp_path)
    connection = cipher.connect(str(db))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = db.read_bytes()
    assert refused(tmp_path) == "schema_newer"
    assert db.read_bytes() == before


def test_a_damaged_file_is_told_from_a_good_one(tmp_path: Path) -> None:
    db = make_file(tmp_path)
    content = bytearray(db.read_bytes())
    content[4096 * 3 : 4096 * 30] = os.urandom(4096 * 27)
    db.write_bytes(content)
    assert refused(tmp_path) in ("store_damaged", "wrong_key", "disk_error")
    assert db.read_bytes() == bytes(content)


@contextmanager
def nobody() -> Iterator[None]:
    """Drop the powers of root, to which no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    # Not below tmp_path: others than its owner may not enter that.
    place = Path(tempfile.mkdtemp())
    try:
        make_file(place)
        DataDir(place).lock.touch()
        place.chmod(0o555)
        DataDir(place).db.chmod(0o444)
        DataDir(place).lock.chmod(0o666)
        with nobody():
            assert refused(place) in ("disk_read_only", "store_unreachable")
        DataDir(place).lock.chmod(0o444)
        with nobody():
            assert refused(place) == "disk_read_only"
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)


def test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    first = come_in(desk)
    with transaction(desk.store, HE) as tx:
        pages = tx.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Refusal, match="disk_full"):
        crowd(desk)
    done = visits(desk)
    assert 1 <= done < 1000
    with desk.store.read() as session:
        assert outbox.waiting(session).unsent == done
        assert desk.store.tail.seq == done
    with transaction(desk.store, HE) as tx:
        tx.session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    last = come_in(desk)
    with desk.store.read() as session:
        seqs = session.execute(select(OutboxOp.seq).order_by(OutboxOp.seq)).scalars().all()
        assert list(seqs) == list(range(1, done + 2))
        assert session.get(Visit, first) is not None
        assert session.get(Visit, last) is not None
    desk.store.close()


def test_after_a_lost_keyring_a_new_life_keeps_the_outbox(tmp_path: Path) -> None:
    with using(MemoryRing()):
        key, code = keys.create_keys(tmp_path)
        desk = open_data_dir(tmp_path, key, HandClock(), create=True)
        life = desk.store.place.incarnation
        come_in(desk)
        desk.store.close()
    with using(MemoryRing()):
        with pytest.raises(Refusal, match="keyring_lost"):
            keys.unlock(tmp_path)
        key = keys.unlock_with_code(tmp_path, code)
        keys.rewrap(tmp_path, key)
        desk = open_data_dir(tmp_path, keys.unlock(tmp_path), HandClock(), new_life=True)
    assert desk.store.place.incarnation not in ("", life)
    assert desk.store.place.letter is None
    with desk.store.read() as session:
        assert outbox.waiting(session).unsent == 1
    assert visits(desk) == 1
    desk.store.close()


NAMES = [
    "中 文 夹",
    "a?b#c=d&e",
    "100%25",
    "e@f:g",
    'it\'s "one"',
    "é\u0301",
    "长" * 60,
    "😀\u202e",
]
if sys.platform == "linux":
    NAMES.append("\udcff\udcfe")  # bytes that are no text


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_data_lie_in_their_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    key = keys.create_demo_keys(place)
    desk = open_data_dir(place, key, HandClock(), create=True)
    first = come_in(desk)
    backup.backup(desk.store, place / "a.yhbackup")
    desk.store.close()
    assert DataDir(place).db.is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    desk = open_data_dir(place, key, HandClock())
    with desk.store.read() as session:
        assert session.get(Visit, first) is not None
    desk.store.close()


@pytest.mark.parametrize(
    ("below", "code"),
    [("file", "not_a_folder"), ("file/data", "not_a_folder"), ("长" * 200, "path_too_long")],
    ids=["a file", "below a file", "too long"],
)
def test_a_place_that_can_be_no_folder_is_told(tmp_path: Path, below: str, code: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match=code):
        keys.create_keys(tmp_path / below, "eight or more")
    assert refused(tmp_path / below) == code
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_what_a_power_cut_left_unfinished_is_swept_up(tmp_path: Path) -> None:
    make_file(tmp_path)
    data = DataDir(tmp_path)
    data.backups.mkdir()
    left = [tmp_path / ".desk.db.1a2b3c4d.part", data.backups / ".copy.db.1a2b3c4d.part"]
    for part in left:
        part.write_bytes(b"half")
    open_data_dir(tmp_path, KEY, HandClock()).store.close()
    assert not any(part.exists() for part in left)


def test_a_back_up_that_is_not_there_is_told(tmp_path: Path) -> None:
    for gone in (tmp_path / "a.yhbackup", tmp_path / "gone" / "a.yhbackup"):
        with pytest.raises(Refusal, match="backup_missing"):
            backup.read_header(gone)
    with pytest.raises(Refusal, match="not_a_backup"):
        backup.read_header(tmp_path)
