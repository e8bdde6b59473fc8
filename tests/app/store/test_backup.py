"""Back-ups: whole, encrypted, without a life of their own; and coming back from them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from app import keeping
from app.checkin.model import Visit
from app.clock import SystemClock
from app.desk import Desk
from app.errors import Refusal
from app.opening import open_data_dir
from app.staff.model import Pin, Staff
from app.staff.pins import set_pin
from app.store import backup, keys, outbox
from app.store.database import open_engine
from app.store.files import DataDir
from app.store.standing import keep_state, take_place
from app.store.transaction import SYSTEM, transaction
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, SHEN, make_file
from tests.support.rings import MemoryRing, using

PHRASE = "青禾区 望江街道 2026"


@pytest.fixture(autouse=True)
def _ring() -> Iterator[None]:
    with using(MemoryRing()):
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, bytes]:
    """Give a key, its recovery code and its `keys.json`, made once: argon2id is slow."""
    path = tmp_path_factory.mktemp("keys")
    key, code = keys.create_keys(path, PHRASE)
    return key, code, DataDir(path).keys.read_bytes()


@pytest.fixture
def at_work(tmp_path: Path, made: tuple[bytes, str, bytes], clock: HandClock) -> Iterator[Desk]:
    """Give a desk in a data directory, with three visits and a PIN, known to a hub as A."""
    path = tmp_path / "data"
    path.mkdir()
    DataDir(path).keys.write_bytes(made[2])
    opened = open_data_dir(path, made[0], clock, create=True)
    take_place(opened.store, venue_id="v", device="d", letter="A", epoch=EPOCH)
    with transaction(opened.store, SYSTEM) as tx:
        tx.add(Staff(id=SHEN.staff_id, name="沈知远", role="manager", status="active"))
        set_pin(tx, str(SHEN.staff_id), "258036")
    for _ in range(3):
        come_in(opened)
    yield opened
    opened.store.close()


def come_in(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        tx.add(Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day))


def visits(desk: Desk) -> int:
    with desk.store.read() as session:
        return session.execute(select(func.count()).select_from(Visit)).scalar_one()


def test_a_restored_store_has_every_row_and_a_new_life(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file = tmp_path / "stick" / "a.yhbackup"
    file.parent.mkdir()
    done = keeping.back_up(at_work, SHEN, file)
    assert done.counts["visits"] == 3
    assert done.size == file.stat().st_size
    back = keeping.bring_back(file, tmp_path / "new", HandClock(), code=made[1])
    assert (back.counts, back.key, back.aside) == (done.counts, made[0], None)
    other = open_data_dir(tmp_path / "new", back.key, HandClock())
    assert visits(other) == 3
    assert other.store.place.incarnation not in ("", at_work.store.place.incarnation)
    assert other.store.place.letter is None
    assert (other.store.place.venue_id, other.store.place.epoch) == ("v", EPOCH)
    with other.store.read() as session:
        assert outbox.waiting(session).unsent == 4
        assert session.get(Staff, SHEN.staff_id) is not None
        assert session.get(Pin, SHEN.staff_id) is None
    other.store.close()


def test_the_new_pc_opens_by_itself_after_rewrapping(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    backup.backup(at_work.store, tmp_path / "a.yhbackup")
    new = tmp_path / "new"
    back = keeping.bring_back(tmp_path / "a.yhbackup", new, HandClock(), passphrase=PHRASE)
    with pytest.raises(Refusal, match="passphrase_needed"):
        keys.unlock(new)
    keys.rewrap(new, back.key)
    assert keys.unlock(new) == made[0]
    assert keys.unlock_with_code(new, made[1]) == made[0]


def test_a_back_up_says_nothing_of_people_in_clear(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file = tmp_path / "a.yhbackup"
    backup.backup(at_work.store, file)
    content = file.read_bytes()
    assert content.startswith(backup.MAGIC)
    assert made[0] not in content
    assert b"SQLite format 3" not in content
    for text in ("沈知远", "walk_in", "CREATE TABLE"):
        assert text.encode() not in content


def test_neither_life_nor_letter_nor_pin_is_inside(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file, db = tmp_path / "a.yhbackup", tmp_path / "raw.db"
    keep_state(at_work.store, "device_key", "of this desk alone")
    backup.backup(at_work.store, file)
    backup._unpack(file, db)
    with backup._opened(db, made[0]) as raw:
        state = dict(raw.execute("SELECT name, value FROM desk_state").fetchall())
        assert raw.execute("SELECT count(*) FROM pins").fetchone() == (0,)
    assert set(state) == {"venue_id", "device", "epoch", "known_fields", "directory_placed"}
    assert at_work.store.place.letter == "A"


def test_what_was_taken_out_lies_in_no_free_page(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    with transaction(at_work.store, SYSTEM) as tx:
        tx.session.connection().exec_driver_sql("CREATE TABLE gone AS SELECT * FROM outbox")
        tx.session.connection().exec_driver_sql("DROP TABLE gone")
    file, db = tmp_path / "a.yhbackup", tmp_path / "raw.db"
    backup.backup(at_work.store, file)
    backup._unpack(file, db)
    with backup._opened(at_work.store.path, made[0]) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone() > (0,)
    with backup._opened(db, made[0]) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_damage_in_any_page_is_found_before_anything_is_restored(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file, db = tmp_path / "a.yhbackup", tmp_path / "raw.db"
    backup.backup(at_work.store, file)
    header = backup.read_header(file)
    backup._unpack(file, db)
    whole = db.read_bytes()
    # Damaged before it was hashed, as by a bad memory: the hash says nothing then.
    for place in range(2_000, len(whole), 4_096):
        db.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        torn = tmp_path / f"torn-{place}.yhbackup"
        backup._pack(replace(header, sha256=backup._sha256(db)), db, torn)
        with pytest.raises(Refusal, match=r"backup_unsound|wrong_key|store_damaged"):
            keeping.bring_back(torn, tmp_path / "new", HandClock(), key=made[0])
        torn.unlink()
    assert not DataDir(tmp_path / "new").live_files()


def test_work_goes_on_while_it_is_made(at_work: Desk, tmp_path: Path) -> None:
    stop, done = threading.Event(), []

    def work() -> None:
        while not stop.is_set():
            come_in(at_work)
            done.append(1)

    worker = threading.Thread(target=work)
    worker.start()
    counts = [backup.backup(at_work.store, tmp_path / f"{i}.yhbackup").counts for i in range(5)]
    stop.set()
    worker.join()
    assert visits(at_work) == 3 + len(done)
    # Each is one moment: as many visits as operations (one more for the staff member).
    assert all(one["visits"] + 1 == one["outbox"] for one in counts)
    assert counts[0]["visits"] < counts[-1]["visits"]


def test_nothing_is_left_beside_it(at_work: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup.backup(at_work.store, stick / "a.yhbackup")
    assert [path.name for path in stick.iterdir()] == ["a.yhbackup"]
    assert list((tmp_path / "data" / "backups").iterdir()) == []


def test_a_stick_that_is_gone_refuses_and_leaves_nothing(at_work: Desk, tmp_path: Path) -> None:
    for place in (tmp_path / "gone" / "a.yhbackup", tmp_path / "data" / "desk.db" / "a.yhbackup"):
        with pytest.raises(Refusal, match="backup_no_folder"):
            backup.backup(at_work.store, place)
    assert list((tmp_path / "data" / "backups").iterdir()) == []


def test_what_lies_there_already_is_not_overwritten(at_work: Desk, tmp_path: Path) -> None:
    file, folder, dangling = tmp_path / "a.yhbackup", tmp_path / "b", tmp_path / "c"
    backup.backup(at_work.store, file)
    before = file.read_bytes()
    folder.mkdir()
    dangling.symlink_to(tmp_path / "stick-that-is-out")
    for taken in (file, folder, dangling, at_work.store.path):
        with pytest.raises(Refusal, match="backup_present") as caught:
            backup.backup(at_work.store, taken)
        assert caught.value.facts == {"name": taken.name}
    assert file.read_bytes() == before
    assert visits(at_work) == 3


def test_a_name_too_long_for_the_disk_is_told(at_work: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="path_too_long"):
        backup.backup(at_work.store, tmp_path / ("长" * 200))
    assert not list(tmp_path.glob("*.part"))


def test_a_clerk_may_not(at_work: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_allowed"):
        keeping.back_up(at_work, HE, tmp_path / "a.yhbackup")
    assert not (tmp_path / "a.yhbackup").exists()


@pytest.mark.parametrize("where", [0.2, 0.5, 0.999])
def test_one_flipped_bit_is_found_and_the_old_data_stay(
    where: float, at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file = tmp_path / "a.yhbackup"
    backup.backup(at_work.store, file)
    content = bytearray(file.read_bytes())
    content[int(len(content) * where)] ^= 1
    file.write_bytes(content)
    new = tmp_path / "new"
    before = make_file(new).read_bytes()
    with pytest.raises(Refusal, match="backup_unsound"):
        keeping.bring_back(file, new, HandClock(), key=made[0], move_aside=True)
    assert DataDir(new).db.read_bytes() == before
    assert sorted(path.name for path in new.iterdir()) == ["desk.db", "desk.lock"]


def test_a_cut_off_file_is_found(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file = tmp_path / "a.yhbackup"
    size = backup.backup(at_work.store, file).size
    content = file.read_bytes()
    file.write_bytes(content[: size - 4096])
    with pytest.raises(Refusal, match="backup_unsound"):
        keeping.bring_back(file, tmp_path / "new", HandClock(), key=made[0])
    file.write_bytes(content[:100])
    with pytest.raises(Refusal, match="not_a_backup"):
        keeping.bring_back(file, tmp_path / "new", HandClock(), key=made[0])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", backup.MAGIC + b"\xff\xff\xff\xff"])
def test_other_files_are_no_back_ups(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(Refusal, match="not_a_backup"):
        backup.read_header(file)


def test_a_wrong_key_restores_nothing(at_work: Desk, tmp_path: Path) -> None:
    file, new = tmp_path / "a.yhbackup", tmp_path / "new"
    backup.backup(at_work.store, file)
    for way, code in (
        ({"key": b"0" * 32}, "wrong_key"),
        ({"passphrase": "12345678"}, "passphrase_wrong"),
    ):
        with pytest.raises(Refusal, match=code):
            keeping.bring_back(file, new, HandClock(), **way)
    with pytest.raises(Refusal, match="key_needed"):
        keeping.bring_back(file, new, HandClock())
    assert not DataDir(new).live_files()


def test_present_data_are_kept_aside_only_when_told(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file, data = tmp_path / "a.yhbackup", tmp_path / "data"
    backup.backup(at_work.store, file)
    with pytest.raises(Refusal, match="already_running"):
        keeping.bring_back(file, data, HandClock(), key=made[0], move_aside=True)
    come_in(at_work)
    at_work.store.close()
    with pytest.raises(Refusal, match="data_present"):
        keeping.bring_back(file, data, HandClock(), key=made[0])
    back = keeping.bring_back(file, data, HandClock(), key=made[0], move_aside=True)
    assert back.aside is not None
    former, present = (open_data_dir(p, made[0], HandClock()) for p in (back.aside, data))
    assert (visits(former), visits(present)) == (4, 3)
    former.store.close()
    present.store.close()


def test_what_closed_data_have_not_sent_is_counted(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    data = tmp_path / "data"
    at_work.store.close()
    before = (data / "desk.db").read_bytes()
    assert keeping.unsent_in(data) is None, "it has a passphrase, and nobody was asked"
    assert keeping.unsent_in(data, b"0" * 32) is None
    assert keeping.unsent_in(data, made[0]) == 4
    assert (data / "desk.db").read_bytes() == before
    assert keeping.unsent_in(tmp_path / "empty", made[0]) is None
    assert not (tmp_path / "empty").exists()


def test_sample_data_are_counted_without_a_key_and_newer_ones_not(tmp_path: Path) -> None:
    path = tmp_path / "demo"
    desk = open_data_dir(path, keys.create_demo_keys(path), HandClock(), create=True)
    come_in(desk)
    desk.store.close()
    assert keeping.unsent_in(path) == 1
    engine = open_engine(path / "desk.db", keys.DEMO_KEY)
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        connection.exec_driver_sql("PRAGMA user_version = 99")
    engine.dispose()
    assert keeping.unsent_in(path) is None
    (path / "desk.db").unlink()
    engine = open_engine(path / "desk.db", keys.DEMO_KEY)
    engine.connect().close()
    engine.dispose()
    assert keeping.unsent_in(path) == 0, "a first launch that was cut short"


def test_a_newer_schema_is_not_restored(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    file = tmp_path / "a.yhbackup"
    with transaction(at_work.store, SYSTEM) as tx:
        tx.session.connection().exec_driver_sql("PRAGMA user_version = 99")
    backup.backup(at_work.store, file)
    with pytest.raises(Refusal, match="schema_newer"):
        keeping.bring_back(file, tmp_path / "new", HandClock(), key=made[0])


def test_one_a_day_and_the_last_seven_stay(at_work: Desk, clock: HandClock, tmp_path: Path) -> None:
    days = []
    for _ in range(9):
        done = keeping.back_up_if_due(at_work)
        assert done is not None
        days.append(done.path.name)
        assert keeping.back_up_if_due(at_work) is None
        clock.forward(hours=24)
    kept = sorted(path.name for path in (tmp_path / "data" / "backups").iterdir())
    assert kept == days[-7:]
    assert days[0] == "day-2026-11-28.yhbackup"
    assert keeping.last_backup(tmp_path / "data") == "2026-12-06T02:00:00.000Z"


def test_a_clock_that_ran_ahead_does_not_cost_todays(
    at_work: Desk, clock: HandClock, tmp_path: Path
) -> None:
    clock.put("2031-01-01T02:00:00.000Z")
    for _ in range(7):
        assert keeping.back_up_if_due(at_work) is not None
        clock.forward(hours=24)
    clock.put("2026-11-29T02:00:00.000Z")
    done = keeping.back_up_if_due(at_work)
    assert done is not None
    assert done.path.exists()
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 7


def test_from_the_command_line(
    at_work: Desk, tmp_path: Path, made: tuple[bytes, str, bytes]
) -> None:
    data, file = tmp_path / "data", tmp_path / "a.yhbackup"
    with pytest.raises(Refusal, match="already_running"):
        keeping.back_up_closed(data, file, SystemClock(), PHRASE)
    at_work.store.close()
    with pytest.raises(Refusal, match="passphrase_needed"):
        keeping.back_up_closed(data, file, SystemClock())
    assert keeping.back_up_closed(data, file, SystemClock(), PHRASE).counts["visits"] == 3
    back = keeping.bring_back(file, tmp_path / "new", SystemClock(), code=made[1])
    assert back.counts["visits"] == 3
    assert keeping.last_backup(data) is None


def test_sample_data_restore_without_a_key(tmp_path: Path) -> None:
    key = keys.create_demo_keys(tmp_path / "demo")
    desk = open_data_dir(tmp_path / "demo", key, HandClock(), create=True)
    backup.backup(desk.store, tmp_path / "a.yhbackup")
    desk.store.close()
    keeping.bring_back(tmp_path / "a.yhbackup", tmp_path / "new", HandClock(), code="")
    assert keys.is_demo(tmp_path / "new")
