"""The bytes of files at the hub: taken in any order, once, right or not at all, for nobody else."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from dataclasses import replace
from typing import Any

import pytest

from app.ids import new_id
from app.ops import Body
from app.parts import PART_BYTES, part_size, parts_of
from sync.hub import files
from sync.hub.accounts import Device
from sync.hub.database import reading, writing
from sync.hub.hub import Trouble
from sync.hub.tables import blob_parts, blobs, ops
from sync.wire.codec import Malformed
from sync.wire.messages import FileName, Get, Got, Lacking, Offer, Put, PutDone
from tests.support.hub import fact, person, void
from tests.sync.hub.desk import Desk, Ledger, with_changes

DATA = random.Random(7).randbytes(PART_BYTES * 2 + 1_000)
OTHER = random.Random(8).randbytes(500)


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def file(data: bytes = DATA, person_id: str = "", row_id: str = "", **more: Any) -> Body:
    """Say that a file was put to a record."""
    said = {"hash": hash_of(data), "size": len(data), "type": "pdf", "purpose": "case"}
    said |= {"owner_kind": "person", "owner_id": person_id or new_id(), **more}
    if person_id:
        said["person_id"] = person_id
    body = fact("file", row_id, **said)
    return with_changes(body, subjects=[person_id]) if person_id else body


def offer(desk: Desk, *some: bytes) -> list[Lacking]:
    asked = Offer(desk.books.hub.epoch, [FileName(hash_of(one), len(one)) for one in some])
    with reading(desk.books.engine) as connection:
        return files.offer(connection, desk.books.hub, desk.place, asked).files


def part_of(data: bytes, part: int) -> bytes:
    return data[part * PART_BYTES : (part + 1) * PART_BYTES]


def put(desk: Desk, all_of: bytes, number: int, /, **lies: Any) -> PutDone:
    piece = part_of(all_of, number)
    true = {"hash": hash_of(all_of), "part": number, "sum": hash_of(piece), "data": piece}
    said = Put(**{"epoch": desk.books.hub.epoch, **true, **lies})
    with writing(desk.books.engine) as connection:
        return files.put(connection, desk.books.hub, desk.place, said)


def put_all(desk: Desk, data: bytes = DATA) -> None:
    done = [put(desk, data, part).whole for part in range(parts_of(len(data)))]
    assert done[-1]


def get(desk: Desk, data: bytes = DATA, part: int = 0) -> Got:
    asked = Get(desk.books.hub.epoch, hash_of(data), part)
    with reading(desk.books.engine) as connection:
        return files.get(connection, desk.books.hub, desk.place, asked)


def refusal(ask: Any, *said: Any, **more: Any) -> tuple[int, str]:
    with pytest.raises(Trouble) as caught:
        ask(*said, **more)
    return caught.value.status, caught.value.problem.code


def kept(books: Ledger) -> tuple[int, int]:
    return len(books.all(blobs)), len(books.all(blob_parts))


def test_parts_come_in_any_order_and_twice_and_are_given_again(books: Ledger) -> None:
    desk, other = books.desk(), books.desk()
    desk.say(file())
    assert offer(desk, DATA)[0].parts == [0, 1, 2]
    assert not put(desk, DATA, 2).whole
    assert offer(desk, DATA)[0].parts == [0, 1]
    assert refusal(get, other) == (404, "file_not_here")
    assert not put(desk, DATA, 2).whole
    assert not put(desk, DATA, 0).whole
    # Another desk of the venue may hold the same bytes and bring what is lacking.
    assert put(other, DATA, 1).whole
    assert put(desk, DATA, 0).whole
    assert offer(desk, DATA) == [Lacking(hash_of(DATA), whole=True)]
    assert b"".join(get(other, part=part).data for part in range(3)) == DATA
    assert get(other).size == len(DATA)
    assert kept(books) == (1, 3)


def test_without_a_file_that_names_them_no_bytes_are_taken(books: Ledger) -> None:
    desk = books.desk()
    assert offer(desk, DATA)[0].code == "file_unknown"
    assert refusal(put, desk, DATA, 0) == (404, "file_unknown")
    assert refusal(get, desk) == (404, "file_unknown")
    desk.say(file())
    lied = Offer(books.hub.epoch, [FileName(hash_of(DATA), 5), FileName("x\0", 5)])
    with reading(books.engine) as connection:
        found = files.offer(connection, books.hub, desk.place, lied).files
    assert [one.code for one in found] == ["file_unknown"] * 2
    assert kept(books) == (0, 0)


def test_another_venue_learns_nothing_by_a_hash(books: Ledger) -> None:
    """Neither that we have the bytes, nor the bytes; to have them it must send them itself."""
    desk, stranger = books.desk(), books.desk(books.venue_of(1))
    desk.say(file())
    put_all(desk)
    assert offer(stranger, DATA)[0] == Lacking(hash_of(DATA), code="file_unknown")
    assert refusal(get, stranger) == (404, "file_unknown")
    stranger.say(file())
    assert offer(stranger, DATA)[0].parts == [0, 1, 2]
    assert refusal(get, stranger) == (404, "file_not_here")
    put_all(stranger)
    assert kept(books) == (2, 6)


def test_a_desk_without_the_scope_of_a_file_gets_none_of_it(books: Ledger) -> None:
    desk = books.desk()
    desk.say(file())
    put_all(desk)
    blind = Desk(books, replace(desk.place, scopes=("nation",)))
    assert offer(blind, DATA)[0].code == "file_unknown"
    assert refusal(get, blind) == (404, "file_unknown")
    assert refusal(put, blind, DATA, 0) == (404, "file_unknown")


def test_what_is_not_what_it_says_is_not_taken(books: Ledger) -> None:
    desk = books.desk()
    desk.say(file())
    lies: list[dict[str, Any]] = [
        {"part": 3},
        {"part": -1},
        {"part": 2**60},
        {"data": DATA[:100]},
        {"sum": "0" * 64},
        {"data": b""},
        {"part": 2},
    ]
    for lie in lies:
        assert refusal(put, desk, DATA, 0, **lie) == (400, "bad_part")
    assert refusal(get, desk, DATA, 3) == (404, "file_unknown")
    assert refusal(put, desk, DATA, 0, epoch="another") == (409, "epoch")
    with pytest.raises(Malformed, match="too_many"):
        offer(desk, *[DATA] * 101)
    assert kept(books) == (0, 0)


def test_parts_that_do_not_make_the_whole_are_thrown_away_and_asked_for_anew(books: Ledger) -> None:
    desk = books.desk()
    desk.say(file())
    wrong = bytes(PART_BYTES)
    put(desk, DATA, 0, data=wrong, sum=hash_of(wrong))
    put(desk, DATA, 1)
    assert not put(desk, DATA, 2).whole
    assert kept(books) == (0, 0)
    assert offer(desk, DATA)[0].parts == [0, 1, 2]
    put_all(desk)


def test_a_venue_has_so_much_room_and_no_more(
    books: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "QUOTA", len(DATA) + 10)
    desk = books.desk()
    desk.say(file(), file(OTHER))
    put(desk, DATA, 0)
    assert offer(desk, OTHER)[0].code == "files_full"
    assert refusal(put, desk, OTHER, 0) == (409, "files_full")
    put(desk, DATA, 1)
    assert put(desk, DATA, 2).whole
    assert offer(desk, DATA, OTHER)[0].whole
    # Another venue has room of its own.
    stranger = books.desk(books.venue_of(1))
    stranger.say(file(OTHER))
    put_all(stranger, OTHER)


def test_bytes_nobody_names_any_more_go_after_thirty_days(books: Ledger) -> None:
    desk = books.desk()
    first, second, third = file(), file(), file()
    desk.say(first, second)
    put_all(desk)
    desk.say(void("file", first.id))
    assert get(desk).size == len(DATA)
    desk.say(void("file", second.id))
    assert refusal(get, desk) == (404, "file_unknown")

    def swept(days: int) -> int:
        later = replace(books.hub, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
        with writing(books.engine) as connection:
            return files.sweep(connection, later, desk.place.venue_id)

    assert swept(0) == 0
    assert swept(29) == 0
    desk.say(third)
    assert swept(40) == 0
    assert get(desk).size == len(DATA)
    desk.say(void("file", third.id))
    assert swept(41) == 0
    assert swept(72) == 1
    assert kept(books) == (0, 0)


def test_a_void_that_came_first_leaves_nothing_to_serve(books: Ledger) -> None:
    desk, row_id = books.desk(), new_id()
    desk.say(void("file", row_id))
    desk.say(file(row_id=row_id))
    assert offer(desk, DATA)[0].code == "file_unknown"


def test_erasing_somebody_takes_their_files_along(books: Ledger) -> None:
    desk, who, other = books.desk(), person(), person()
    theirs, shared = file(person_id=who.id, name="林晓禾的同意书"), file(OTHER, person_id=who.id)
    desk.say(who, other, theirs, shared, file(OTHER, person_id=other.id))
    put_all(desk)
    put_all(desk, OTHER)
    desk.say(Body(v=1, verb="erase", kind="person", id=who.id, salt=""))
    # Bytes that another's file names as well are that one's.
    assert [row.hash for row in books.all(blobs)] == [hash_of(OTHER)]
    assert len(books.all(blob_parts)) == 1
    gone = {row.id: row.gone for row in desk.page().pages[0].rows}
    assert gone[theirs.id] == gone[shared.id] == "erased"
    kept_words = [row.body for row in books.all(ops) if row.row_id in (theirs.id, shared.id)]
    assert kept_words == [None, None]
    # Nothing of it comes back, neither the fact nor the bytes.
    again = desk.say(file(person_id=who.id), theirs)
    assert [verdict.code for verdict in again] == ["gone", "gone"]
    assert offer(desk, DATA)[0].code == "file_unknown"
    assert refusal(put, desk, DATA, 0) == (404, "file_unknown")


def test_a_file_of_one_part_and_the_largest(books: Ledger) -> None:
    desk = books.desk()
    desk.say(file(OTHER))
    put_all(desk, OTHER)
    assert get(desk, OTHER).data == OTHER
    assert parts_of(10_000_000) == 153
    assert part_size(10_000_000, 152) == 10_000_000 - 152 * PART_BYTES
    assert isinstance(desk.place, Device)
