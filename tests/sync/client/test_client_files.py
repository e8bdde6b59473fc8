"""Files on their way: after all else, part by part, and whatever happens, whole or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.attachments.actions import attach, owner_person, take_back
from app.attachments.cleaning import Cleaned, clean
from app.attachments.queries import content, files_of
from app.attachments.rules import GUARDIAN_CONSENT
from app.clock import SystemClock
from app.ops import Body
from app.parts import parts_of
from app.store.blobs import Blob, BlobPart, have_parts, make_room
from app.store.incoming import from_headquarters
from app.store.transaction import transaction
from sync.client.files import FileQueue
from sync.client.joining import make_worker
from sync.client.rounds import Carrying
from sync.hub import files as hub_files
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from sync.hub.tables import blob_parts, blobs
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, desk_of
from tests.support.pictures import noise, photo
from tests.sync.client.test_client_worker import Ear

SCAN = clean(noise((240, 220)))


def add(front: Front, person: str, cleaned: Cleaned = SCAN, name: str = "同意书") -> str:
    with transaction(front.store, front.actor) as tx:
        return attach(tx, cleaned, owner_person(person), GUARDIAN_CONSENT, name).id


def queue_of(front: Front) -> FileQueue:
    assert front.exchange is not None
    queue = FileQueue(front.exchange.desk, lambda: 0.5)
    queue.look()
    return queue


def run(front: Front, queue: FileQueue | None = None, turns: int = 300) -> FileQueue:
    """Let a queue do all that is due now."""
    queue = queue or queue_of(front)
    for _ in range(turns):
        if queue.due(front.clock.elapsed_ms()) != 0:
            break
        queue.turn()
    return queue


def where(front: Front, person: str) -> list[str]:
    with front.store.read() as session:
        return [one.where for one in files_of(session, "person", [person], GUARDIAN_CONSENT)]


def held(front: Front) -> bytes | None:
    with front.store.read() as session:
        return content(session, SCAN.hash)


def hub_has(hub: HubHandle) -> dict[str, int]:
    with hub.engine.connect() as connection:
        whole = select(blobs.c.hash, blobs.c.size).where(blobs.c.whole)
        return {row.hash: row.size for row in connection.execute(whole)}


def test_a_file_goes_up_after_its_fact_and_another_desk_fetches_it(
    hub: HubHandle, make: MakeFront
) -> None:
    front, other = make(), make()
    person = front.register("赵小满")
    add(front, person)
    queue = run(front)
    # The fact is not at headquarters: nothing is due, and nothing was said of the bytes.
    assert (queue.carrying().waiting, queue.due(0), hub_has(hub)) == (1, None, {})
    front.sync()
    assert run(front).carrying() == Carrying()
    assert hub_has(hub) == {SCAN.hash: len(SCAN.data)}
    assert where(front, person) == ["both"]
    other.sync()
    assert where(other, person) == ["away"]
    fetching = queue_of(other)
    fetching.fetch(SCAN.hash)
    assert fetching.carrying().fetching == (SCAN.hash,)
    assert run(other, fetching).carrying() == Carrying()
    assert held(other) == SCAN.data
    assert where(other, person) == ["both"]


def test_cut_anywhere_it_goes_on_where_it_was(hub: HubHandle, make: MakeFront) -> None:
    """A new queue each time: as if the program had been killed and started again."""
    front, other = make(), make()
    add(front, front.register("赵小满"))
    front.sync()
    sent = 0
    while not hub_has(hub):
        run(front, turns=2)  # asks what is lacking, and puts one part
        sent += 1
        assert sent <= parts_of(len(SCAN.data))
    assert sent == parts_of(len(SCAN.data))
    other.sync()
    got = 0
    while held(other) is None:
        queue = queue_of(other)
        queue.fetch(SCAN.hash)
        run(other, queue, turns=1)
        got += 1
        assert got <= sent
    assert held(other) == SCAN.data


def test_a_lost_answer_costs_one_part_and_no_byte_is_doubled(
    hub: HubHandle, make: MakeFront
) -> None:
    front = make()
    person = front.register("赵小满")
    add(front, person)
    front.sync()
    queue = run(front, turns=2)
    front.line.be("lost", path="/v1/files/put", times=1)
    queue.turn()
    assert queue.carrying().cause == "cut"
    assert queue.due(front.clock.elapsed_ms()) != 0
    assert front.sync().state == "ok"
    front.clock.forward(minutes=5)
    run(front, queue)
    assert hub_has(hub) == {SCAN.hash: len(SCAN.data)}
    with hub.engine.connect() as connection:
        here = connection.execute(select(blobs.c.here)).scalar_one()
    assert here == len(SCAN.data)


def test_no_room_at_headquarters_holds_up_that_file_only(
    hub: HubHandle, make: MakeFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = make()
    person, small = front.register("赵小满"), clean(photo())
    add(front, person)
    add(front, person, small)
    front.sync()
    monkeypatch.setattr(hub_files, "QUOTA", len(SCAN.data))
    queue = run(front)
    assert hub_has(hub) == {small.hash: len(small.data)}
    assert queue.carrying().held == ((SCAN.hash, "files_full"),)
    assert front.sync().state == "ok"
    monkeypatch.undo()
    front.clock.forward(hours=2)
    run(front, queue)
    assert len(hub_has(hub)) == 2


def test_asked_for_now_a_file_that_was_held_up_is_tried_at_once(
    hub: HubHandle, make: MakeFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = make()
    add(front, front.register("赵小满"))
    front.sync()
    monkeypatch.setattr(hub_files, "QUOTA", 1)
    queue = run(front)
    monkeypatch.undo()
    assert run(front, queue).carrying().held == ((SCAN.hash, "files_full"),), "its hour is not over"
    queue.try_now()
    assert run(front, queue).carrying() == Carrying()
    assert hub_has(hub) == {SCAN.hash: len(SCAN.data)}


def test_bytes_damaged_on_this_disk_are_not_sent_and_are_told(
    hub: HubHandle, make: MakeFront
) -> None:
    front = make()
    add(front, front.register("赵小满"))
    front.sync()
    with from_headquarters(front.store) as session:
        session.execute(update(BlobPart).where(BlobPart.part == 1).values(data=b"x" * 65_536))
    assert run(front).carrying().held == ((SCAN.hash, "file_damaged"),)
    assert hub_has(hub) == {}


def test_headquarters_that_lost_files_gets_them_again(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    person = front.register("赵小满")
    add(front, person)
    front.sync()
    run(front)
    with writing(hub.engine) as connection:
        for table in (blobs, blob_parts):
            connection.execute(table.delete().where(table.c.venue_id == hub.venue))
        new_epoch(connection)
    front.connect()
    front.sync()
    front.sync()
    run(front)
    assert hub_has(hub) == {SCAN.hash: len(SCAN.data)}


def test_what_is_not_to_be_had_is_told(hub: HubHandle, make: MakeFront) -> None:
    front, other = make(), make()
    person = front.register("赵小满")
    file = add(front, person)
    front.sync()
    other.sync()
    queue = queue_of(other)
    queue.fetch(SCAN.hash)
    assert run(other, queue).carrying().missed == ((SCAN.hash, "file_elsewhere"),)
    with transaction(front.store, front.actor) as tx:
        take_back(tx, file, "wrong_file")
    front.sync()
    other.sync()
    queue.fetch(SCAN.hash)
    assert run(other, queue).carrying().missed == ((SCAN.hash, "file_unknown"),)


def test_erased_while_it_comes_down_nothing_of_it_stays(hub: HubHandle, make: MakeFront) -> None:
    front, other = make(), make()
    person = front.register("赵小满")
    add(front, person)
    front.sync()
    run(front)
    other.sync()
    queue = queue_of(other)
    queue.fetch(SCAN.hash)
    run(other, queue, turns=1)
    desk_of(hub).say(Body(v=1, verb="erase", kind="person", id=person, salt=""))
    other.sync()
    run(other, queue)
    with other.store.read() as session:
        assert have_parts(session, SCAN.hash) == set()
        assert session.execute(select(Blob)).first() is None
    assert where(other, person) == []
    front.sync()
    assert held(front) is None
    assert hub_has(hub) == {}


def test_the_worker_sends_and_fetches_by_itself(hub: HubHandle, make: MakeFront) -> None:
    front, other = make(), make()
    for one in (front, other):
        one.store.clock = SystemClock()
    person = front.register("赵小满")
    add(front, person)
    worker, reader = (make_worker(one.store, rand=lambda: 0.0) for one in (front, other))
    ear, other_ear = Ear(worker), Ear(reader)
    worker.start()
    reader.start()
    try:
        ear.until(lambda status: status.state == "ok" and bool(hub_has(hub)))
        other_ear.until(lambda status: status.state == "ok" and bool(where(other, person)))
        reader.fetch(SCAN.hash)
        other_ear.until(lambda _: held(other) is not None)
        # Work of the counter is at headquarters as ever.
        visits = front.check_in(person)
        ear.until(lambda status: status.unsent == 0 and visits[0] in hub.rows("visit"))
    finally:
        assert worker.stop()
        assert reader.stop()


def test_room_is_made_only_of_what_headquarters_has(make: MakeFront) -> None:
    front = make()
    add(front, front.register("赵小满"))
    front.sync()
    run(front)
    with from_headquarters(front.store) as session:
        assert make_room(session, 0) == len(SCAN.data)
    queue = queue_of(front)
    queue.fetch(SCAN.hash)
    run(front, queue)
    assert held(front) == SCAN.data
