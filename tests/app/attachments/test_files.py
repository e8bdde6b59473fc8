"""Files at the desk: the fact and its bytes are one, bytes are kept once, and go when they must."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import func, select, update

from app.attachments.actions import Owner, attach, owner_person, take_back
from app.attachments.cleaning import Cleaned, clean
from app.attachments.model import File
from app.attachments.queries import content, files_of, size_here, unsent
from app.attachments.rules import GUARDIAN_CONSENT
from app.desk import Desk
from app.errors import Refusal
from app.ops import Version
from app.parts import parts_of
from app.people.actions import Details, register
from app.store.backup import backup
from app.store.base import OutboxOp
from app.store.blobs import Blob, BlobPart, keep_part, make_room, note_sent
from app.store.files import DataDir
from app.store.incoming import from_headquarters, incoming
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, transaction
from app.store.wiping import wipe
from app.store.wraps import Keys, write_keys
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE, KEY, make_desk
from tests.support.pictures import noise, photo

SCAN = clean(noise((200, 180)))
VOLUNTEER = Actor("01900000-0000-7000-8000-000000000009", "volunteer")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    made = make_desk(tmp_path, clock)
    yield made
    made.store.close()


def add_person(desk: Desk) -> str:
    with transaction(desk.store, HE) as tx:
        return register(tx, Details("赵小满", consent_way="guardian")).id


def add(desk: Desk, person: str, cleaned: Cleaned = SCAN, name: str = "同意书") -> str:
    with transaction(desk.store, HE) as tx:
        return attach(tx, cleaned, owner_person(person), GUARDIAN_CONSENT, name).id


def shown(desk: Desk, person: str) -> list[str]:
    with desk.store.read() as session:
        return [one.where for one in files_of(session, "person", [person], GUARDIAN_CONSENT)]


def blobs(desk: Desk) -> int:
    with desk.store.read() as session:
        count = session.execute(select(func.count()).select_from(Blob)).scalar_one()
        if not count:
            assert size_here(session) == 0
        return count


def down(desk: Desk, file: str, gone: str = "", number: int = 50) -> None:
    """Let headquarters show the file, or that it left."""
    with desk.store.read() as session:
        here = session.get(File, file)
        names = ("hash", "size", "type", "owner_kind", "owner_id", "person_id", "purpose")
        fields = {name: getattr(here, name) for name in (*names, "happened_at")}
    version = Version(EPOCH, "venue", number)
    row = IncomingRow("file", file, version, {} if gone else fields, gone)
    incoming(desk.store, IncomingPage(rows=[row]))


def test_a_file_stands_with_its_bytes_in_one_commit(desk: Desk) -> None:
    person = add_person(desk)
    file = add(desk, person)
    with desk.store.read() as session:
        assert content(session, SCAN.hash) == SCAN.data
        op = session.execute(select(OutboxOp).where(OutboxOp.row_id == file)).scalar_one()
        assert [one.name for one in unsent(session, EPOCH)] == ["同意书"]
    # The fact names the bytes and whose they are; the bytes are in no operation.
    assert SCAN.hash in op.body
    assert person in op.body
    assert len(op.body) < 2_000
    assert parts_of(len(SCAN.data)) > 1
    assert shown(desk, person) == ["here"]


def test_when_the_commit_does_not_go_through_there_is_neither(desk: Desk) -> None:
    person = add_person(desk)

    def cut_short() -> None:
        with transaction(desk.store, HE) as tx:
            attach(tx, SCAN, owner_person(person), GUARDIAN_CONSENT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        cut_short()
    assert (shown(desk, person), blobs(desk)) == ([], 0)


def test_what_cannot_be_added_is_told(desk: Desk) -> None:
    person = add_person(desk)
    stranger = "01900000-0000-7000-8000-00000000aaaa"
    for owner in (owner_person(stranger), Owner("event", stranger), Owner("card", person)):
        with pytest.raises(Refusal, match="no_such_row"), transaction(desk.store, HE) as tx:
            attach(tx, SCAN, owner, "photo")
    owner = Owner("person", person, stranger)
    with pytest.raises(Refusal, match="no_such_row"), transaction(desk.store, HE) as tx:
        attach(tx, SCAN, owner, "photo")
    with pytest.raises(Refusal, match="text_too_long"):
        add(desk, person, name="长" * 81)
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, VOLUNTEER) as tx:
        attach(tx, SCAN, owner_person(person), GUARDIAN_CONSENT)
    with pytest.raises(Refusal, match="no_such_row"), transaction(desk.store, HE) as tx:
        take_back(tx, stranger, "wrong_file")
    assert blobs(desk) == 0


def test_the_same_content_twice_is_kept_once_until_the_last_file_goes(desk: Desk) -> None:
    """同一张表扫给两个孩子：一份内容，两条记录。"""
    one, other = add_person(desk), add_person(desk)
    first, second = add(desk, one), add(desk, other)
    assert blobs(desk) == 1
    with desk.store.read() as session:
        assert len(unsent(session, EPOCH)) == 1
    for file, left in ((first, 1), (second, 0)):
        with transaction(desk.store, HE) as tx:
            take_back(tx, file, "wrong_file")
        assert blobs(desk) == left
    assert shown(desk, one) == shown(desk, other) == []


def test_erased_people_take_their_files_along(desk: Desk) -> None:
    person = add_person(desk)
    file = add(desk, person)
    down(desk, file)
    assert blobs(desk) == 1
    with desk.store.read() as session:
        op = session.execute(select(OutboxOp.op_id).where(OutboxOp.row_id == file)).scalar_one()
    settled = Settled(op, "taken", applied=Version(EPOCH, "venue", 50))
    incoming(desk.store, IncomingPage(verdicts=[settled]))
    down(desk, file)
    down(desk, file, gone="erased", number=51)
    assert (shown(desk, person), blobs(desk)) == ([], 0)


def test_a_void_that_comes_down_lets_the_bytes_go(desk: Desk) -> None:
    person = add_person(desk)
    file = add(desk, person)
    fields = {"target_kind": "file", "target_id": file, "happened_at": "2026-11-28T02:00:00.000Z"}
    version = Version(EPOCH, "venue", 60)
    row = IncomingRow("void", "01900000-0000-7000-8000-00000000bbbb", version, fields)
    incoming(desk.store, IncomingPage(rows=[row]))
    assert blobs(desk) == 0


def test_what_headquarters_has_is_a_cache_with_a_cap(desk: Desk) -> None:
    person = add_person(desk)
    add(desk, person)
    with from_headquarters(desk.store) as session:
        assert make_room(session, 0) == 0  # only this PC has it
        note_sent(session, SCAN.hash, EPOCH)
        assert make_room(session, len(SCAN.data)) == 0
    assert shown(desk, person) == ["both"]
    with from_headquarters(desk.store) as session:
        assert make_room(session, 1_000) == len(SCAN.data)
    assert shown(desk, person) == ["away"]
    with desk.store.read() as session:
        assert content(session, SCAN.hash) is None
        # Another epoch: headquarters may have lost it, but it is not here to be offered.
        assert unsent(session, "another") == []
    with from_headquarters(desk.store) as session:
        for part in range(parts_of(len(SCAN.data))):
            data = SCAN.data[part * 65_536 : (part + 1) * 65_536]
            keep_part(session, SCAN.hash, len(SCAN.data), part, data, "2026-11-28T03:00:00.000Z")
    assert shown(desk, person) == ["both"]
    with desk.store.read() as session:
        assert content(session, SCAN.hash) == SCAN.data
        assert [one.hash for one in unsent(session, "another")] == [SCAN.hash]


def test_bytes_that_were_damaged_are_never_shown(desk: Desk) -> None:
    add(desk, add_person(desk))
    with from_headquarters(desk.store) as session:
        session.execute(update(BlobPart).where(BlobPart.part == 0).values(data=b"x" * 65_536))
    with desk.store.read() as session, pytest.raises(Refusal, match="file_damaged"):
        content(session, SCAN.hash)


def test_a_back_up_holds_what_only_this_pc_has(desk: Desk, tmp_path: Path) -> None:
    person = add_person(desk)
    add(desk, person)
    photo_kept = clean(photo())
    add(desk, person, photo_kept)
    with from_headquarters(desk.store) as session:
        note_sent(session, photo_kept.hash, EPOCH)
    DataDir(tmp_path).keys.write_bytes(write_keys(Keys(1, "k")))
    made = backup(desk.store, tmp_path / "one.yhbackup")
    assert made.counts["blobs"] == 2
    assert made.counts["blob_parts"] == parts_of(len(SCAN.data))
    assert made.counts["files"] == 2


def test_a_wiped_desk_keeps_what_headquarters_does_not_have(desk: Desk) -> None:
    person = add_person(desk)
    mine, theirs = add(desk, person), add(desk, person, clean(photo()))
    with desk.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id)).scalars().all()
    version = Version(EPOCH, "venue", 9)
    settled = [Settled(op, "taken", applied=version) for op in ops]
    incoming(desk.store, IncomingPage(verdicts=settled))
    with from_headquarters(desk.store) as session:
        note_sent(session, clean(photo()).hash, EPOCH)
    wipe(desk.store)
    with desk.store.read() as session:
        assert session.get(File, mine) is not None
        assert session.get(File, theirs) is None
        assert content(session, SCAN.hash) == SCAN.data
    assert blobs(desk) == 1


def test_on_the_disk_nothing_of_a_file_can_be_read(desk: Desk, tmp_path: Path) -> None:
    add(desk, add_person(desk))
    desk.store.close()
    raw = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert SCAN.data[1_000:1_040] not in raw
    connection = cipher.connect(str(desk.store.path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    assert connection.execute("SELECT count(*) FROM blob_parts").fetchone()[0] > 1
    connection.close()
