"""kill -9 of the hub and of its database under load: what was acknowledged is there, once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from sync.hub.database import open_database, reading
from tests.support.hub import BareDesk
from tests.support.load import Loader, check, loading, progress
from tests.support.postgres import Cluster, cluster
from tests.support.programs import begin, end, program, ready

KILLS = int(os.environ.get("PROVE_KILLS", "5"))
MORE = 20
"""Operations each desk is acknowledged between two kills."""


@pytest.fixture(scope="module")
def own() -> Iterator[Cluster]:
    """Give a server that keeps its promises about the disk, and may be killed."""
    with cluster() as made:
        yield made


def counted(
    database: str, loaders: list[Loader], venue: str, note: Callable[[str, object], None]
) -> None:
    """Check everything, and note how much it was."""
    engine = open_database(database)
    try:
        with reading(engine) as connection:
            found = check(connection, loaders, venue)
        note("operations acknowledged, none lost or doubled", found)
    finally:
        engine.dispose()


def test_a_hub_killed_under_load_loses_and_doubles_nothing(
    database: str, record_property: Callable[[str, object], None]
) -> None:
    first = begin(database, "--demo")
    hub = ready(first)
    desks = [BareDesk(hub.url).join(code) for code in hub.codes]
    process = first
    kills = KILLS if database.startswith("postgresql") else -(-KILLS // 2)
    try:
        with loading(desks) as loaders:
            for _ in range(kills):
                progress(loaders, MORE)
                process.kill()
                process.wait()
                end(process)
                process = begin(database, "--port", str(hub.port))
                ready(process)
            progress(loaders, MORE)
    finally:
        end(process)
    counted(database, loaders, desks[0].venue, record_property)
    record_property("kills of the hub", kills)
    record_property("tries without an answer", sum(one.unanswered for one in loaders))


def test_workers_killed_under_load_lose_and_double_nothing(
    apart: str, record_property: Callable[[str, object], None]
) -> None:
    with program(apart, "--demo", "--workers", "2") as hub:
        desks = [BareDesk(hub.url).join(code) for code in hub.codes]
        with loading(desks) as loaders:
            for pid in hub.workers:
                progress(loaders, MORE)
                os.kill(pid, signal.SIGKILL)
            progress(loaders, MORE)
    counted(apart, loaders, desks[0].venue, record_property)
    record_property("kills of a worker", len(hub.workers))


@pytest.mark.parametrize("how", ["kill", "immediate", "backend"])
def test_a_database_killed_under_load_loses_and_doubles_nothing(
    own: Cluster, how: str, record_property: Callable[[str, object], None]
) -> None:
    address = own.url(own.database())
    kills = KILLS if how == "kill" else -(-KILLS // 2)
    with program(address, "--demo") as hub:
        desks = [BareDesk(hub.url).join(code) for code in hub.codes]
        with loading(desks) as loaders:
            for _ in range(kills):
                progress(loaders, MORE)
                crash(own, how)
            progress(loaders, MORE)
    counted(address, loaders, desks[0].venue, record_property)
    record_property("kills of the database", kills)
    record_property("tries without an answer", sum(one.unanswered for one in loaders))


def crash(server: Cluster, how: str) -> None:
    """Crash: the whole server, its shutting down at once, or one of its sessions."""
    if how == "backend":
        # One killed session takes all others with it, and the server recovers by itself.
        said = "SELECT pid FROM pg_stat_activity WHERE application_name = 'hub' LIMIT 1"
        for (pid,) in server.ask(said):
            os.kill(pid, signal.SIGKILL)
        server.ready()
        return
    if how == "kill":
        server.kill()
    else:
        server.stop("immediate")
    server.start()
