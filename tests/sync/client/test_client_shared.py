"""What headquarters says to many venues reaches their desks, and leaves them with the region."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from app.attention.compared import held_of_day
from app.directory.model import Resource
from app.kinds import NATION_SCOPE as NATION
from app.shared.model import Holiday, ServiceCategory
from app.store import removal
from app.store.base import Cursor, table_of
from app.store.incoming import from_headquarters
from app.store.leaving import scopes_of
from app.store.reading import first_reading
from app.store.salvage import open_entries
from sync.client.line import PULL
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from sync.hub.sharedbook import prune_shared
from sync.hub.tables import shared_rows
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import HubHandle
from tests.support.nation import (
    NORTH,
    NORTH_SCOPE,
    PROVINCE_SCOPE,
    SOUTH,
    SOUTH_SCOPE,
    category,
    placed,
    resource,
    said,
    some_id,
)
from tests.sync.client.test_client_courier import there_and_back
from tests.sync.client.test_client_overlap import broken

ONE, TWO, THREE = (some_id(number) for number in range(3))
MANY = 20_000
WAIT = 5.0


def write(hub: HubHandle, scope: str, **names: str | None) -> None:
    """Let headquarters say resources, under short ids."""
    ids = {"one": ONE, "two": TWO, "three": THREE}
    some = {ids[one]: resource(name) if name else None for one, name in names.items()}
    said(hub.engine, hub.hub, scope, "resource", some)


def fill(hub: HubHandle, scope: str, count: int) -> None:
    for first in range(0, count, 500):
        some = {
            some_id(number): resource(f"第{number}队")
            for number in range(first, min(count, first + 500))
        }
        said(hub.engine, hub.hub, scope, "resource", some)


def synced(*desks: Front) -> None:
    for desk in desks:
        result = desk.sync()
        assert (result.state, result.reason) == ("ok", "")


def names(front: Front) -> set[str]:
    with front.store.read() as session:
        return set(session.execute(select(Resource.name)).scalars())


def scopes(front: Front) -> tuple[str, ...]:
    with front.store.read() as session:
        return scopes_of(session)


def cursors(front: Front) -> dict[str, int]:
    with front.store.read() as session:
        found = session.execute(select(Cursor.scope, Cursor.number))
        return {row.scope: row.number for row in found}


def move(hub: HubHandle, front: Front, region: str) -> None:
    placed(hub.engine, hub.hub, str(front.store.place.venue_id), region)


@pytest.fixture
def both(hub: HubHandle, make: MakeFront) -> tuple[Front, Front]:
    """A desk of a venue in the north, and one of another venue in the south."""
    north, south = make(), make(joined=False)
    south.join(hub.code(hub.add_venue(1)))
    move(hub, north, NORTH)
    move(hub, south, SOUTH)
    return north, south


def test_desks_of_two_districts_hold_only_theirs(hub: HubHandle, both: tuple[Front, Front]) -> None:
    north, south = both
    synced(north, south)
    assert scopes(north) == scopes(south) == ("venue",)
    write(hub, NATION, one="全国")
    write(hub, PROVINCE_SCOPE, two="全省")
    said(hub.engine, hub.hub, NORTH_SCOPE, "resource", {some_id(7): resource("北")})
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(8): resource("南")})
    said(hub.engine, hub.hub, NATION, "service_category", {ONE: category()})
    synced(north, south)
    assert (names(north), names(south)) == ({"全国", "全省", "北"}, {"全国", "全省", "南"})
    assert scopes(north) == ("venue", NORTH_SCOPE, NATION, PROVINCE_SCOPE)
    assert cursors(south)[NATION] == 2
    with north.store.read() as session:
        held = session.execute(select(ServiceCategory)).scalar_one()
        assert (held.code, held.days, held.sensitive, held.seen_scope) == ("XLZX", 2, None, NATION)


def test_a_desk_that_joins_reads_it_with_its_first_round(hub: HubHandle, make: MakeFront) -> None:
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    write(hub, NORTH_SCOPE, one="北")
    desk = make()
    assert scopes(desk) == ("venue", NORTH_SCOPE)
    synced(desk)
    assert names(desk) == {"北"}


def test_a_venue_that_moves_leaves_one_district_and_gains_the_other(
    hub: HubHandle, both: tuple[Front, Front]
) -> None:
    north, _ = both
    write(hub, NATION, one="全国")
    write(hub, NORTH_SCOPE, two="北")
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(8): resource("南")})
    synced(north)
    before = cursors(north)
    move(hub, north, SOUTH)
    synced(north)
    assert names(north) == {"全国", "南"}
    after = cursors(north)
    assert (after[NATION], after["venue"]) == (before[NATION], before["venue"])
    assert after.keys() == {"venue", NATION, SOUTH_SCOPE}
    move(hub, north, "")
    synced(north)
    assert names(north) == {"全国"}
    assert scopes(north) == ("venue", NATION)
    move(hub, north, NORTH)
    synced(north)
    assert names(north) == {"全国", "北"}


def test_whoever_waits_is_woken_by_the_nation(hub: HubHandle, both: tuple[Front, Front]) -> None:
    write(hub, NATION, one="全国")
    synced(*both)
    for desk in both:
        assert desk.exchange is not None
    with ThreadPoolExecutor(2) as beside:
        waiting = [beside.submit(desk.exchange.listen, WAIT) for desk in both if desk.exchange]
        write(hub, NATION, two="又一个")
        assert [one.result().state for one in waiting] == ["ok", "ok"]
    assert names(both[0]) == names(both[1]) == {"全国", "又一个"}


def test_a_waiting_desk_takes_up_its_new_district(hub: HubHandle, make: MakeFront) -> None:
    desk = make()
    write(hub, NORTH_SCOPE, one="北")
    synced(desk)
    move(hub, desk, NORTH)
    assert desk.exchange is not None
    desk.exchange.listen(0.2)
    assert names(desk) == {"北"}


def test_the_first_of_twenty_thousand_come_page_by_page_and_go_on_after_a_break(
    hub: HubHandle, make: MakeFront
) -> None:
    fill(hub, NATION, MANY)
    desk = make()
    broken(desk, PULL, 6)
    assert desk.sync().state == "offline"
    with desk.store.read() as session:
        assert first_reading(session, desk.store) is None
    known = names(desk)
    assert 0 < len(known) < MANY
    fill(hub, NATION, 3)
    write(hub, NATION, one="改了名")
    desk.connect()
    result = desk.sync()
    twice = "第0队" in known
    assert (result.state, result.received) == ("ok", MANY - len(known) + twice)
    assert len(names(desk)) == MANY
    assert cursors(desk)[NATION] == MANY + 1
    # What is held agrees with headquarters' sums, also bucket by bucket.
    desk.clock.forward(hours=25)
    assert desk.sync().received == 0


def test_the_stick_carries_it(hub: HubHandle, make: MakeFront, tmp_path: Path) -> None:
    desk = make(ring=Ring())
    synced(desk)
    desk.line.gone()
    move(hub, desk, NORTH)
    write(hub, NORTH_SCOPE, one="北")
    there_and_back(desk, hub, tmp_path)
    assert scopes(desk) == ("venue", NORTH_SCOPE)
    there_and_back(desk, hub, tmp_path)
    assert names(desk) == {"北"}
    write(hub, NORTH_SCOPE, one=None, two="北二")
    there_and_back(desk, hub, tmp_path)
    assert names(desk) == {"北二"}
    move(hub, desk, "")
    there_and_back(desk, hub, tmp_path)
    assert (names(desk), scopes(desk)) == (set(), ("venue",))


def test_what_was_pruned_meanwhile_is_read_anew(hub: HubHandle, make: MakeFront) -> None:
    desk = make()
    write(hub, NATION, one="甲", two="乙", three="丙")
    synced(desk)
    write(hub, NATION, one=None, two="改名")
    with writing(hub.engine) as connection:
        long_ago = {"went_at": "2000-01-01T00:00:00.000Z"}
        connection.execute(shared_rows.update().where(shared_rows.c.gone != "").values(**long_ago))
        assert prune_shared(connection, hub.hub, NATION) == 1
    synced(desk)
    assert names(desk) == {"改名", "丙"}


def test_what_a_disk_altered_is_mended(hub: HubHandle, make: MakeFront) -> None:
    desk = make()
    write(hub, NATION, one="甲", two="乙")
    synced(desk)
    table = table_of(Resource)
    with from_headquarters(desk.store) as session:
        session.execute(update(table).where(table.c.id == ONE).values(name="错"))
        session.execute(delete(table).where(table.c.id == TWO))
    desk.clock.forward(hours=25)
    synced(desk)
    assert names(desk) == {"甲", "乙"}


def test_in_a_new_epoch_all_is_read_anew_and_what_only_the_former_had_goes(
    hub: HubHandle, make: MakeFront
) -> None:
    desk = make()
    write(hub, NATION, one="甲", two="乙", three="丙")
    synced(desk)
    with writing(hub.engine) as connection:
        # As after a restore: one is as it was before, and one never was.
        new_epoch(connection)
        mine = shared_rows.c.id == ONE
        connection.execute(shared_rows.delete().where(mine))
        former = {"fields": '{"type":"expert","name":"乙一","audit":"passed"}'}
        connection.execute(shared_rows.update().where(shared_rows.c.id == TWO).values(**former))
    desk.sync()
    desk.sync()
    assert names(desk) == {"乙一", "丙"}
    with desk.store.read() as session:
        assert "resource" not in {entry.kind for entry in open_entries(session)}
        seen = set(session.execute(select(Resource.seen_epoch)).scalars())
    assert seen == {desk.store.place.epoch}


def test_more_than_a_fifth_going_at_once_is_asked_about_and_goes_with_the_scope(
    hub: HubHandle, make: MakeFront
) -> None:
    desk = make()
    move(hub, desk, NORTH)
    fill(hub, NORTH_SCOPE, 60)
    synced(desk)
    gone = dict.fromkeys(some_id(number) for number in range(55))
    said(hub.engine, hub.hub, NORTH_SCOPE, "resource", gone)
    synced(desk)
    assert len(names(desk)) == 60
    with desk.store.read() as session:
        (question,) = removal.questions(session)
    assert (question.kind, question.rows) == ("resource", 55)
    move(hub, desk, "")
    synced(desk)
    assert names(desk) == set()
    with desk.store.read() as session:
        assert removal.questions(session) == []


def test_a_day_off_is_no_row_of_that_day(hub: HubHandle, make: MakeFront) -> None:
    desk = make()
    day = {"day": "2026-11-28", "works": False, "name": "节"}
    said(hub.engine, hub.hub, NATION, "holiday", {ONE: day})
    synced(desk)
    store = desk.store
    with store.read() as session:
        assert session.execute(select(Holiday.works)).scalar_one() is False
        bounds = ("2026-11-27T20:00:00.000Z", "2026-11-28T20:00:00.000Z")
        held = held_of_day(session, store.models, "2026-11-28", bounds, store.place.epoch or "")
    assert "holiday" not in held
