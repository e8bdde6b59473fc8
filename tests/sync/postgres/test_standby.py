"""A stand-by that is promoted is a new epoch: what it never got is offered again by the desks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy.exc import DBAPIError

from sync.hub.database import NoDatabase, open_database, reading, stops_all, writing
from sync.hub.hub import load_hub
from sync.wire.messages import Op
from tests.support.fronts import Front, fronts
from tests.support.hub import BareDesk, HubHandle, desk_of, op_of, person, running_hub
from tests.support.load import check, loading, progress
from tests.support.postgres import HASTY, Cluster, Place, place


@pytest.fixture
def ground() -> Iterator[Place]:
    """Give a place for several servers."""
    with place() as made:
        yield made


@pytest.fixture
def pair(ground: Place) -> Iterator[tuple[Cluster, Cluster]]:
    """Give a server that writes and a stand-by that follows it."""
    first = Cluster(ground, "first", HASTY).init().start()
    standby = first.standby("second").start()
    try:
        first.wait_for("SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'")
        yield first, standby
    finally:
        standby.stop("immediate")
        first.stop("immediate")


def caught_up(first: Cluster) -> None:
    """Wait until the stand-by has everything."""
    first.wait_for("SELECT bool_and(replay_lsn = pg_current_wal_lsn()) FROM pg_stat_replication")


def cut_off(standby: Cluster) -> None:
    """Let the stand-by get nothing any more, as behind a line that broke."""
    standby.ask("ALTER SYSTEM SET primary_conninfo = ''")
    standby.ask("SELECT pg_reload_conf()")
    standby.wait_for("SELECT count(*) = 0 FROM pg_stat_wal_receiver")


@pytest.mark.expects_log("sync.hub", "psycopg")
def test_a_lagging_standby_is_a_new_epoch_and_the_desks_bring_back_what_it_never_got(
    tmp_path: Path, pair: tuple[Cluster, Cluster]
) -> None:
    first, standby = pair
    address = first.url(first.database(), standby)
    with running_hub(tmp_path, address) as hub, fronts(hub, tmp_path) as make:
        front = make()
        known = front.register("林晓禾")
        assert front.sync().state == "ok"
        caught_up(first)
        cut_off(standby)
        lost = [front.register(name) for name in ("周启明", "陈可欣", "单雨桐")]
        visits = front.check_in(known, *lost)
        assert front.sync().state == "ok"
        assert front.waiting().unsent == 0  # all of it acknowledged: cloud ticks on the screen
        epoch = hub.hub.epoch
        first.kill()
        standby.promote()
        # The hub's process lives on, and finds the server that writes now by itself.
        assert hub.rows("person").keys() == {known}
        assert hub.rows("visit") == {}
        until_ok(front)
        assert requests.get(f"{hub.url}/v1/hello", timeout=10).json()["epoch"] != epoch
        assert set(hub.rows("person")) == {known, *lost}
        assert set(hub.rows("visit")) == set(visits)
        assert front.store.place.epoch != epoch
        assert front.waiting().unsent == 0
        assert front.count() == 4


def until_ok(front: Front) -> None:
    """Sync until a round goes through: the first may meet connections that are gone."""
    for _ in range(5):
        if front.sync().state == "ok":
            return
    pytest.fail("the desk never got through")


@pytest.mark.expects_log("sync.hub", "psycopg")
def test_a_synchronous_standby_has_everything_that_was_acknowledged(
    tmp_path: Path,
    pair: tuple[Cluster, Cluster],
    record_property: Callable[[str, object], None],
) -> None:
    first, standby = pair
    address = first.url(first.database(), standby)
    first.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
    first.ask("SELECT pg_reload_conf()")
    first.wait_for("SELECT bool_and(sync_state = 'sync') FROM pg_stat_replication")
    with running_hub(tmp_path, address) as hub:
        desks = [desk_of(hub) for _ in range(2)]
        with loading(desks) as loaders:
            progress(loaders, 20)
            first.kill()
            acknowledged = sum(one.acknowledged() for one in loaders)
            standby.promote()
            progress(loaders, 20)
        with reading(hub.engine) as connection:
            total = check(connection, loaders, hub.venue)
    record_property("operations acknowledged before the server was lost", acknowledged)
    record_property("operations on the promoted stand-by, none lost or doubled", total)


@pytest.mark.expects_log("sync.hub", "psycopg")
def test_nothing_of_the_former_epoch_is_written_or_settled(
    tmp_path: Path, pair: tuple[Cluster, Cluster]
) -> None:
    first, standby = pair
    address = first.url(first.database(), standby)
    with running_hub(tmp_path, address) as hub:
        desk = desk_of(hub)
        desk.say(person())
        desk.pull()
        caught_up(first)
        first.kill()
        standby.promote()
        batch = [op_of(person(), 2)]
        answer = past_broken_lines(desk, batch)
        assert (answer.status_code, answer.json()["code"]) == (409, "epoch")
        assert answer.json()["epoch"] != desk.epoch
        assert desk.ask().status_code == 409
        desk.sign_in()
        assert desk.ask().status_code == 409  # the cursor is of the former epoch
        desk.cursor = ""
        assert len(desk.pull()) == 2
        assert desk.tell(batch)[0]["verdict"] == "taken"
        assert kinds(hub) == 2


def past_broken_lines(desk: BareDesk, batch: list[Op]) -> requests.Response:
    """Push until the answer is the hub's own and not its database's trouble."""
    for _ in range(20):
        answer = desk.send(batch)
        if answer.status_code != 503:
            return answer
    return pytest.fail("busy for ever")


def kinds(hub: HubHandle) -> int:
    """Count the people."""
    return len(hub.rows("person"))


def test_each_promotion_is_an_epoch_of_its_own_and_a_restart_is_none(
    pair: tuple[Cluster, Cluster],
) -> None:
    first, standby = pair
    name = first.database()
    epochs = [epoch_of(first, name)]
    first.stop()
    first.start()
    assert epoch_of(first, name) == epochs[0]
    first.wait_for("SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'")
    caught_up(first)
    with pytest.raises(NoDatabase, match="read-only") as caught:
        open_database(standby.url(name))  # no hub speaks through a stand-by
    assert isinstance(caught.value.__cause__, DBAPIError)
    assert stops_all(caught.value.__cause__)
    first.stop("immediate")
    standby.promote()
    epochs.append(epoch_of(standby, name))
    standby.stop("immediate")
    standby.start()
    assert epoch_of(standby, name) == epochs[1]
    assert len(set(epochs)) == 2


def epoch_of(server: Cluster, name: str) -> str:
    """Give the epoch a hub would speak of."""
    engine = open_database(server.url(name))
    try:
        with writing(engine) as connection:
            return load_hub(connection).epoch
    finally:
        engine.dispose()


def test_a_dump_loaded_elsewhere_is_an_epoch_of_its_own(
    tmp_path: Path, server: Cluster, apart: str
) -> None:
    with running_hub(tmp_path, apart) as hub:
        desk = desk_of(hub)
        desk.say(person())
        name = str(hub.engine.url.database)
        at = ("-h", server.where, "-U", "postgres")
        server.place.tool("pg_dump", *at, "-Fc", "-f", f"{server.where}/hub.dump", name)
        epoch = hub.hub.epoch
    copy = server.database()
    tools = ("-d", copy, "--exit-on-error", f"{server.where}/hub.dump")
    server.place.tool("pg_restore", *at, *tools)
    with running_hub(tmp_path, server.url(copy)) as hub:
        assert hub.hub.epoch != epoch
        assert kinds(hub) == 1
        desk.url = hub.url
        desk.sign_in()
        assert desk.say(person())[0]["verdict"] == "taken"
    server.drop(copy)
