"""Files of cases between desks and headquarters: bytes go where words go, and no further."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app.attachments.cleaning import clean
from app.attachments.queries import content
from app.cases import files
from app.ops import Body
from app.store.transaction import transaction
from sync.hub.tables import blobs
from tests.support.cases import LEGAL
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, desk_of
from tests.support.pictures import noise
from tests.sync.client.test_client_cases import do, joined, see, sync, take
from tests.sync.client.test_client_files import queue_of, run
from tests.sync.hub.test_files import file

SCAN = clean(noise((300, 200)))


def attach(front: Front, case: str) -> str:
    with transaction(front.store, front.actor) as tx:
        return files.attach(tx, case, SCAN)


def here(front: Front) -> bool:
    with front.store.read() as session:
        return content(session, SCAN.hash) == SCAN.data


def where(front: Front, case: str) -> list[str]:
    card = see(front, case).card
    with front.store.read() as session:
        return [one.where for one in files.files_of(session, card)]


def fetch(front: Front) -> dict[str, str]:
    """Ask for the bytes; gives why they did not come, by hash."""
    queue = queue_of(front)
    queue.fetch(SCAN.hash)
    return dict(run(front, queue).carrying().missed)


def whole(hub: HubHandle) -> int:
    with hub.engine.connect() as connection:
        return len(connection.execute(select(blobs.c.hash).where(blobs.c.whole)).all())


def test_a_file_of_an_open_case_is_fetched_by_any_desk(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    case = take(one)
    attach(one, case)
    sync(one, two)
    run(one)
    assert (whole(hub), where(one, case), where(two, case)) == (1, ["both"], ["away"])
    assert fetch(two) == {}
    assert here(two)


def test_of_a_sensitive_case_bytes_go_to_entitled_desks_only(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    office, other = (joined(hub, make, restricted=True) for _ in range(2))
    counter = joined(hub, make)
    case = take(office, of=LEGAL)
    attach(office, case)
    sync(office, other, counter)
    run(office)
    assert whole(hub) == 1
    assert fetch(other) == {}
    assert here(other)
    assert fetch(counter) == {SCAN.hash: "file_elsewhere"}
    assert (here(counter), where(counter, case)) == (False, [])
    (row,) = hub.rows("file").values()
    assert set(row) & {"name", "person_id"} == set(), "the fact tells nobody whose it is"


def test_turned_sensitive_the_bytes_leave_every_desk_without_the_right_and_none_is_lost(
    hub: HubHandle, make: MakeFront
) -> None:
    """One had them from headquarters; one made them, and had not sent them yet."""
    office, first, second = (
        joined(hub, make, restricted=True),
        joined(hub, make),
        joined(hub, make),
    )
    case, late = take(first), take(second)
    attach(first, case)
    sync(first, second, office)
    run(first)
    assert fetch(second) == {}
    second.line.gone()
    attach(second, late)
    do(office, "mark_sensitive", case)
    do(office, "mark_sensitive", late)
    sync(office, first)
    run(first)
    assert not here(first)
    assert fetch(first) == {SCAN.hash: "file_elsewhere"}
    second.line.back()
    sync(second, office)
    run(second)
    run(second)
    assert not here(second)
    assert whole(hub) == 1
    assert fetch(office) == {}
    assert (here(office), where(office, case), where(office, late)) == (True, ["both"], ["both"])


def test_erased_with_whoever_the_case_is_about(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make, restricted=True), joined(hub, make, restricted=True)
    person = one.register("苏念")
    case, secret = take(one, person_id=person), take(one, person_id=person, of=LEGAL)
    others = take(one)
    attach(one, case)
    attach(one, secret)
    sync(one, two)
    run(one)
    assert fetch(two) == {}
    desk_of(hub).say(Body(v=1, verb="erase", kind="person", id=person, salt=""))
    sync(one, two)
    assert (whole(hub), hub.rows("file")) == (0, {})
    for front in (one, two):
        assert not here(front)
        assert where(front, case) == where(front, secret) == where(front, others) == []


def test_a_file_waits_for_its_case(hub: HubHandle, make: MakeFront) -> None:
    front = joined(hub, make)
    desk = desk_of(hub)
    said = file(SCAN.data, owner_kind="case", owner_id=take(front), type="png")
    assert desk.say(said)[0]["verdict"] == "held"
    front.sync()
    assert said.id in hub.rows("file")
