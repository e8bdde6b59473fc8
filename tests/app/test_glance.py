"""The glance at a store shows what the open desk will show, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.desk import Desk
from app.glance import DESK_NAME, Glance, glance
from app.opening import open_data_dir
from app.staff import actions
from app.staff.pins import check_pin, set_pin
from app.staff.queries import tiles
from app.store.cipher import SCHEMA, driver, say_key
from app.store.files import DataDir, hold
from app.store.standing import keep_state
from app.store.transaction import SYSTEM, transaction
from app.store.wraps import Keys, write_keys
from tests.support.clock import HandClock
from tests.support.desks import KEY, LUO, SHEN, Ground, make_file

GROUND = Ground()
OTHER_KEY = b"another key, also 256 bits long."


CLERKS_ONLY = "DELETE FROM pins WHERE staff_id IN (SELECT id FROM staff WHERE role = 'manager')"


def write(path: Path, *words: str) -> None:
    """Write to a closed store round all doors, as time and other programs do."""
    connection = driver.connect(str(path / "desk.db"), isolation_level=None)
    say_key(connection.cursor(), KEY)
    for word in words:
        connection.execute(word)
    connection.close()


def keep_keys(path: Path, *, confirmed: bool = True, demo: bool = False) -> None:
    """Put a file of keys beside the store."""
    keys = Keys(1, "01900000-0000-7000-8000-00000000000a", confirmed=confirmed, demo=demo)
    (path / "keys.json").write_bytes(write_keys(keys))


def a_desk(path: Path, ground: Ground = GROUND, *, pins: bool = True) -> Path:
    """Make a closed desk whose manager and one clerk have PINs."""
    make_file(path, ground)
    keep_keys(path)
    if pins:
        desk = open_data_dir(path, KEY, HandClock())
        with transaction(desk.store, SYSTEM) as tx:
            set_pin(tx, str(SHEN.staff_id), "246810")
            set_pin(tx, str(LUO.staff_id), "135791")
        desk.store.close()
    return path


def shown(desk: Desk, *, demo: bool = False) -> Glance:
    """Say by the usual queries what a lock screen shows."""
    with desk.store.read() as session:
        people = tuple(tiles(session))
    profile, letter = desk.profile, desk.store.place.letter
    name, zone = profile.name, profile.timezone
    return Glance(name, zone, profile.pin_length, "里间", letter, demo, people)


@pytest.mark.parametrize("demo", [False, True])
def test_it_sees_what_the_open_desk_shows(tmp_path: Path, *, demo: bool) -> None:
    a_desk(tmp_path, Ground(timezone="Asia/Urumqi"))
    keep_keys(tmp_path, demo=demo)
    desk = open_data_dir(tmp_path, KEY, HandClock())
    keep_state(desk.store, DESK_NAME, "里间")
    with transaction(desk.store, SYSTEM) as tx:
        for name in ("乙", "甲"):
            actions.add(tx, name, "volunteer")
        actions.disable(tx, actions.add(tx, "丙", "volunteer").id)
    check_pin(desk.store, str(LUO.staff_id), "135791")
    expected = shown(desk, demo=demo)
    desk.store.close()
    seen = glance(tmp_path, KEY)
    assert seen == expected
    assert seen is not None
    assert seen.people[0].name == "罗一鸣"
    assert {"乙", "甲"} < {one.name for one in seen.people}


@pytest.mark.parametrize(
    "odd",
    [
        "UPDATE venues SET timezone = NULL, pin_length = NULL",
        "UPDATE venues SET timezone = 'Mars/Olympus', pin_length = 4",
        "UPDATE venues SET timezone = ''",
        "UPDATE staff SET role = 'someone new' WHERE name = '何小溪'",
        "UPDATE pins SET last_used = '2026-11-28T01:00:00.000Z'",
        "INSERT INTO desk_state VALUES ('letter', 'B')",
    ],
)
def test_what_is_odd_is_taken_as_the_open_desk_takes_it(tmp_path: Path, odd: str) -> None:
    a_desk(tmp_path)
    write(tmp_path, odd, "INSERT INTO desk_state VALUES ('desk_name', '里间')")
    seen = glance(tmp_path, KEY)
    desk = open_data_dir(tmp_path, KEY, HandClock())
    assert seen == shown(desk)
    desk.store.close()


def test_it_sees_what_still_lies_in_the_log(tmp_path: Path) -> None:
    a_desk(tmp_path / "desk")
    desk = open_data_dir(tmp_path / "desk", KEY, HandClock())
    with transaction(desk.store, SYSTEM) as tx:
        actions.add(tx, "新来的", "clerk")
    shutil.copytree(tmp_path / "desk", tmp_path / "power cut")
    desk.store.close()
    assert (tmp_path / "power cut" / "desk.db-wal").stat().st_size
    seen = glance(tmp_path / "power cut", KEY)
    assert seen is not None
    assert "新来的" in [one.name for one in seen.people]
    again = open_data_dir(tmp_path / "power cut", KEY, HandClock())
    with again.store.read() as session:
        assert tuple(tiles(session)) == seen.people
    again.store.close()


def test_it_changes_nothing(tmp_path: Path) -> None:
    a_desk(tmp_path)
    before = (tmp_path / "desk.db").read_bytes()
    assert glance(tmp_path, KEY) is not None
    assert (tmp_path / "desk.db").read_bytes() == before
    hold(DataDir(tmp_path)).release()


def test_it_sees_nothing_in_an_empty_folder(tmp_path: Path) -> None:
    assert glance(tmp_path, KEY) is None
    keep_keys(tmp_path)
    assert glance(tmp_path, KEY) is None
    assert not (tmp_path / "desk.db").exists()


def test_it_sees_nothing_with_a_wrong_key(tmp_path: Path) -> None:
    assert glance(a_desk(tmp_path), OTHER_KEY) is None


def test_it_sees_nothing_of_a_damaged_file(tmp_path: Path) -> None:
    a_desk(tmp_path)
    (tmp_path / "desk.db").write_bytes(b"no database at all" * 1000)
    assert glance(tmp_path, KEY) is None


@pytest.mark.parametrize("number", [0, SCHEMA + 1])
def test_it_sees_nothing_of_another_schema(tmp_path: Path, number: int) -> None:
    write(a_desk(tmp_path), f"PRAGMA user_version = {number}")
    assert glance(tmp_path, KEY) is None


def test_it_sees_nothing_while_another_program_has_the_data(tmp_path: Path) -> None:
    held = hold(DataDir(a_desk(tmp_path)))
    assert glance(tmp_path, KEY) is None
    held.release()
    assert glance(tmp_path, KEY) is not None


def test_it_sees_nothing_of_a_first_launch_broken_off(tmp_path: Path) -> None:
    keep_keys(a_desk(tmp_path / "code"), confirmed=False)
    assert glance(tmp_path / "code", KEY) is None
    assert glance(a_desk(tmp_path / "pin", pins=False), KEY) is None
    a_desk(tmp_path / "clerks only")
    write(tmp_path / "clerks only", CLERKS_ONLY)
    assert glance(tmp_path / "clerks only", KEY) is None
    make_file(tmp_path / "venue", Ground(founded=False))
    keep_keys(tmp_path / "venue")
    assert glance(tmp_path / "venue", KEY) is None
    a_desk(tmp_path / "nameless")
    write(tmp_path / "nameless", "UPDATE venues SET name = ''")
    assert glance(tmp_path / "nameless", KEY) is None
    write(tmp_path / "nameless", "INSERT INTO desk_state VALUES ('device', 'a device')")
    assert glance(tmp_path / "nameless", KEY) is not None
