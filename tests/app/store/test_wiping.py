"""A desk that was revoked: others' words are gone from the file, its own work is not."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import select

from app.checkin.actions import check_in
from app.checkin.model import Visit
from app.desk import Desk
from app.errors import Refusal
from app.keeping import back_up, back_up_if_due
from app.opening import open_data_dir
from app.ops import Version
from app.people.actions import Details, register
from app.people.model import Person
from app.staff.pins import set_pin
from app.store.audit import first_break
from app.store.base import Cursor, OutboxOp
from app.store.incoming import incoming
from app.store.keys import create_keys, unlock, unlock_with_code, unlock_with_passphrase
from app.store.standing import keep_state
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from app.store.wiping import DUE, ROWS, is_due, wipe, wiped_at
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, SHEN, VENUE_ID
from tests.support.rings import MemoryRing, using

OTHERS = ("别人家", "19911112222", "住在望江街道三十号")
PHRASE = "青禾区 望江街道"


def founded(path: Path, passphrase: str | None = None) -> tuple[Desk, str]:
    """Make a data directory as a first use does, with rows that others wrote."""
    key, code = create_keys(path, passphrase)
    desk = open_data_dir(path, key, HandClock(), create=True)
    name, phone, note = OTHERS
    fields = {"name": name, "phone": phone, "note": note, "status": "active"}
    rows = [
        IncomingRow("venue", VENUE_ID, Version(EPOCH, "venue", 1), {"code": "QJ1", "name": "青年"}),
        IncomingRow("person", "01900000-0000-7000-8000-00000000a001", at(2), fields),
        *(
            IncomingRow("staff", str(one.staff_id), at(3 + n), staff(name, one.role))
            for n, (one, name) in enumerate(((SHEN, "沈知远"), (HE, "何小溪")))
        ),
    ]
    incoming(desk.store, IncomingPage(rows=rows, scope="venue", cursor="c", number=4, epoch=EPOCH))
    with transaction(desk.store, SHEN) as tx:
        set_pin(tx, str(SHEN.staff_id), "250917")
    return desk, code


def at(number: int) -> Version:
    return Version(EPOCH, "venue", number)


def staff(name: str, role: str) -> dict[str, str]:
    return {"name": name, "role": role, "status": "active"}


def with_work(desk: Desk) -> tuple[str, str]:
    """Let somebody work: one person headquarters has, one with a visit it does not."""
    with transaction(desk.store, HE) as tx:
        sent = register(tx, Details("已上报", "19933334444", consent_way="spoken")).id
        check_in(tx, sent)
    with desk.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id)).scalars().all()
    verdicts = [Settled(op, "taken", applied=at(9)) for op in ops]
    incoming(desk.store, IncomingPage(verdicts=verdicts))
    with transaction(desk.store, HE) as tx:
        own = register(tx, Details("刚登记", "19955556666", consent_way="spoken")).id
        check_in(tx, own)
    return sent, own


PAGE, RESERVED, SALT, FRAME, HEAD = 4096, 80, 16, 24, 32


def words_in(path: Path, key: bytes) -> bytes:
    """Decipher every page of the file and of the log beside it, free ones and old ones too."""
    file, log = path / "desk.db", path / "desk.db-wal"
    data = file.read_bytes()
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    held = log.read_bytes()[HEAD:] if log.exists() else b""
    step = FRAME + PAGE
    pages += [held[start + FRAME : start + step] for start in range(0, len(held), step)]
    found = []
    for page in pages:
        sealed = page[SALT if page[:SALT] == data[:SALT] else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        deciphering = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        found.append(deciphering.update(sealed) + deciphering.finalize())
    return b"".join(found)


def test_others_words_are_nowhere_in_the_file_and_own_work_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "data"
    with using(MemoryRing()):
        desk, code = founded(path)
        sent, own = with_work(desk)
        back_up_if_due(desk)
        former = desk.store.key
        before = words_in(path, former)
        assert all(word.encode() in before for word in (*OTHERS, "已上报"))
        left = wipe(desk.store)
        assert left.ops == 2
        assert wiped_at(desk.store) is not None
        check(desk, sent, own)
        folded = words_in(path, former)
        assert not any(word.encode() in folded for word in (*OTHERS, "已上报", "19933334444"))
        assert list((path / "backups").glob("*")) == []
        desk.store.close()
        # The next morning.
        desk = open_data_dir(path, unlock(path), HandClock())
        assert desk.store.key != former
        assert is_due(desk.store) is None
        check(desk, sent, own)
        desk.store.close()
        with pytest.raises(Refusal, match="wrong_key"):
            open_data_dir(path, former, HandClock())
        assert not any(word.encode() in words_in(path, unlock(path)) for word in OTHERS)
        # The paper with the recovery code, and the keyring, still open it.
        assert unlock_with_code(path, code) == unlock(path)
        again = open_data_dir(path, unlock(path), HandClock())
        check(again, sent, own)
        done = back_up(again, SHEN, tmp_path / "stick.yhbackup")
        assert done.counts["outbox"] == 4
        again.store.close()


def check(desk: Desk, sent: str, own: str) -> None:
    """Only what headquarters does not have is here, and whoever can unlock the PC."""
    with desk.store.read() as session:
        people = {row.id: row for row in session.execute(select(Person)).scalars()}
        assert {row.name for row in people.values()} == {"刚登记"}
        assert session.execute(select(Visit.person_id)).scalars().all() == [own]
        bodies = dict(session.execute(select(OutboxOp.row_id, OutboxOp.body)).tuples().all())
        assert (bodies[sent], bool(bodies[own])) == ("", True)
        assert session.execute(select(Cursor)).first() is None
        run = session.connection().exec_driver_sql
        assert {row.name for row in run("SELECT name FROM staff")} == {"沈知远", "何小溪"}
        assert [row.name for row in run("SELECT name FROM finder")] == ["刚登记"]
        assert first_break(session) is None


def test_a_passphrase_opens_it_as_before(tmp_path: Path) -> None:
    path = tmp_path / "data"
    desk, code = founded(path, PHRASE)
    former = desk.store.key
    for _ in range(2):
        # Revoked, enrolled anew, revoked again: each time another key.
        wipe(desk.store)
        desk.store.close()
        key = unlock_with_passphrase(path, PHRASE)
        desk = open_data_dir(path, key, HandClock())
        assert desk.store.key != former
        former = desk.store.key
    desk.store.close()
    assert unlock_with_passphrase(path, PHRASE) == unlock_with_code(path, code) == former


def test_a_wipe_done_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data"
    with using(MemoryRing()):
        desk, _ = founded(path)
        sent, own = with_work(desk)
        first = wipe(desk.store)
        assert wipe(desk.store) == first
        check(desk, sent, own)
        desk.store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked to be killed")
def test_killed_at_any_point_it_is_finished_at_the_next_start(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with using(MemoryRing()):
        first = tmp_path / "first"
        desk, _ = founded(first)
        sent, own = with_work(desk)
        desk.store.close()
        whole = Path(shutil.copytree(first, tmp_path / "whole"))
        points = in_child(lambda: whole_wipe(whole), tmp_path / "count")
        for step in sorted({1 + number * points // KILLS for number in range(KILLS)}):
            path = Path(shutil.copytree(first, tmp_path / f"data{step}"))
            in_child(lambda at=path: whole_wipe(at), tmp_path / "count", step)  # type: ignore[misc]
            opened = open_data_dir(path, unlock(path), HandClock())
            if wiped_at(opened.store) is not None:
                check(opened, sent, own)
                assert is_due(opened.store) is None
                opened.store.close()
                opened = open_data_dir(path, unlock(path), HandClock())
                check(opened, sent, own)
            opened.store.close()
            assert list(path.glob(".*.part")) == []
            shutil.rmtree(path)
    record_property("points of a wipe at which it was killed", f"{KILLS} of {points}")
    assert points > KILLS


def whole_wipe(path: Path) -> None:
    """Wipe, and open again as the next morning does."""
    desk = open_data_dir(path, unlock(path), HandClock())
    counting[0] = True
    wipe(desk.store)
    desk.store.close()
    open_data_dir(path, unlock(path), HandClock()).store.close()


counting = [False]
KILLS = int(os.environ.get("PROVE_WIPE_KILLS", "6"))
WATCHED = ("wiping.py", "rekey.py", "files.py", "incoming.py")


def in_child(work: Callable[[], None], count: Path, step: int = 0) -> int:
    """Do it in a process that is killed at the `step`th point that matters; 0: count the points."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) == bool(step)
        return 0 if step else int(count.read_text())
    seen = 0

    def watch(frame: FrameType, event: str, _arg: object) -> None:
        nonlocal seen
        if event in ("call", "return") and counting[0]:
            seen += Path(frame.f_code.co_filename).name in WATCHED
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    try:
        work()
        count.write_text(str(seen))
    finally:
        os._exit(0)


def test_a_wipe_that_was_only_decided_is_done_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "data"
    with using(MemoryRing()):
        desk, _ = founded(path)
        sent, own = with_work(desk)
        keep_state(desk.store, DUE, ROWS)
        desk.store.close()
        desk = open_data_dir(path, unlock(path), HandClock())
        check(desk, sent, own)
        desk.store.close()
