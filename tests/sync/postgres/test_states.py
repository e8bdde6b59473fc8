"""What goes wrong at the database rolls the whole push back and is 503; the retry finds all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import Engine, make_url, select, text
from sqlalchemy.exc import DBAPIError

from sync.hub import postgres
from sync.hub.database import open_database, reading, stops_all, writing
from sync.hub.tables import devices, ops, rows, scope_seq
from sync.wire.messages import Op
from tests.support.cutting import cutting
from tests.support.hub import BareDesk, HubHandle, desk_of, op_of, person, running_hub
from tests.support.postgres import Cluster
from tests.sync.hub.desk import Ledger

pytestmark = pytest.mark.expects_log("sync.hub", "psycopg")


def said(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


def run(engine: Engine, *words: str) -> None:
    with engine.begin() as connection:
        for one in words:
            connection.exec_driver_sql(one)


@contextmanager
def trap(engine: Engine, work: str) -> Iterator[None]:
    """Let whoever writes a person's row meet this."""
    body = f"$$ BEGIN {work}; RETURN NEW; END $$"
    where = "BEFORE INSERT ON rows FOR EACH ROW WHEN (NEW.kind = 'person')"
    run(
        engine,
        f"CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS {body}",
        f"CREATE TRIGGER trap {where} EXECUTE FUNCTION trap()",
    )
    yield
    run(engine, "DROP TRIGGER trap ON rows", "DROP FUNCTION trap")


def raising(state: str) -> str:
    return f"RAISE EXCEPTION 'as if' USING ERRCODE = '{state}'"


def count(engine: Engine, kind: str = "person") -> tuple[int, int]:
    """Give how many operations and rows of a kind the hub holds."""
    with engine.connect() as connection:
        filed = connection.execute(select(ops.c.seq).where(ops.c.kind == kind)).all()
        kept = connection.execute(select(rows.c.id).where(rows.c.kind == kind)).all()
    return len(filed), len(kept)


def taken_once(desk: BareDesk, hub: HubHandle, batch: list[Op], *, replayed: bool) -> None:
    """Send again, and find everything there exactly once."""
    verdicts = desk.tell(batch)
    assert [verdict["verdict"] for verdict in verdicts] == ["taken"] * len(batch)
    assert [verdict.get("replayed", False) for verdict in verdicts] == [replayed] * len(batch)
    assert count(hub.engine) == (len(batch), len(batch))


BUSY = (
    *("40001", "40P01", "53000", "53100", "53200", "53300", "57014", "57P01", "57P03", "58030"),
    *("08006", "25006", "25P03", "55P03", "XX001", "42P01", "42501"),
)


@pytest.mark.parametrize("state", BUSY)
def test_the_databases_own_trouble_is_503_and_nothing_is_kept(hub: HubHandle, state: str) -> None:
    desk, batch = desk_of(hub), [op_of(person(), number) for number in (1, 2)]
    with trap(hub.engine, raising(state)):
        answer = desk.send(batch)
        assert said(answer) == (503, "busy")
        assert int(answer.headers["Retry-After"]) > 0
        assert count(hub.engine) == (0, 0)
    taken_once(desk, hub, batch, replayed=False)


@pytest.mark.parametrize("state", ["22001", "22P05", "23514", "54000", "P0001", "42883"])
def test_an_operations_own_trouble_holds_it_and_the_queue_goes_on(
    hub: HubHandle, state: str
) -> None:
    desk = desk_of(hub)
    with trap(hub.engine, raising(state)):
        (verdict,) = desk.say(person())
        assert (verdict["verdict"], verdict["code"]) == ("held", "internal")
    assert desk.say(person())[0]["verdict"] == "taken"


def test_a_session_that_is_ended_in_the_middle_is_503(hub: HubHandle) -> None:
    desk, batch = desk_of(hub), [op_of(person(), 1)]
    with trap(hub.engine, "PERFORM pg_terminate_backend(pg_backend_pid())"):
        assert said(desk.send(batch)) == (503, "busy")
    taken_once(desk, hub, batch, replayed=False)


def test_sessions_ended_while_nobody_worked_are_not_even_noticed(
    hub: HubHandle, server: Cluster
) -> None:
    desk = desk_of(hub)
    assert desk.say(person())[0]["verdict"] == "taken"
    server.ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name='hub'"
    )
    assert desk.say(person())[0]["verdict"] == "taken"


@contextmanager
def hasty(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> Iterator[None]:
    """Let the hub's patience be short."""
    with monkeypatch.context() as patched:
        before = f"'{getattr(postgres, name)}'"
        patched.setattr(postgres, "_SETTLE", postgres._SETTLE.replace(before, f"'{value}'"))
        yield


def test_a_lock_that_is_never_let_go_is_503(
    tmp_path: Path, apart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hasty(monkeypatch, "LOCK_MS", 100), running_hub(tmp_path, apart) as hub:
        desk, batch = desk_of(hub), [op_of(person(), 1)]
        with writing(hub.engine) as other:
            other.execute(select(scope_seq).with_for_update())
            assert said(desk.send(batch)) == (503, "busy")
        taken_once(desk, hub, batch, replayed=False)


def test_a_statement_that_never_ends_is_503(
    tmp_path: Path, apart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hasty(monkeypatch, "STATEMENT_MS", 100), running_hub(tmp_path, apart) as hub:
        desk, batch = desk_of(hub), [op_of(person(), 1)]
        with trap(hub.engine, "PERFORM pg_sleep(30)"):
            assert said(desk.send(batch)) == (503, "busy")
        taken_once(desk, hub, batch, replayed=False)


def test_a_transaction_that_does_nothing_lets_go_of_its_locks(
    apart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hasty(monkeypatch, "IDLE_MS", 100):
        engine = open_database(apart)
    sleeper = writing(engine)
    asleep = sleeper.__enter__()
    asleep.execute(select(scope_seq).with_for_update())
    with writing(engine) as awake:
        awake.execute(select(scope_seq).with_for_update())
        awake.execute(text("LOCK TABLE scope_seq IN ACCESS EXCLUSIVE MODE"))
    with pytest.raises(DBAPIError) as caught:
        asleep.execute(select(scope_seq))
    assert stops_all(caught.value)
    sleeper.__exit__(type(caught.value), caught.value, None)
    engine.dispose()


def test_a_deadlock_is_503(hub: HubHandle, server: Cluster) -> None:
    desk, batch = desk_of(hub), [op_of(person(), 1)]
    answers: list[requests.Response] = []
    pusher = threading.Thread(target=lambda: answers.append(desk.send(batch)))
    with hub.engine.connect() as other:
        # The wrong way round, as nothing of the hub's own does it: first the counter.
        other.exec_driver_sql("SET deadlock_timeout = '60s'")  # so that it is not who gives in
        other.execute(select(scope_seq).with_for_update())
        pusher.start()
        server.wait_for("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")
        other.execute(select(devices).with_for_update())
        other.rollback()
    pusher.join()
    assert said(answers[0]) == (503, "busy")
    taken_once(desk, hub, batch, replayed=False)


def test_no_connection_free_is_503(
    tmp_path: Path, apart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "POOL", 1)
    monkeypatch.setattr(postgres, "POOL_SECONDS", 0.1)
    with running_hub(tmp_path, apart) as hub:
        desk, batch = desk_of(hub), [op_of(person(), 1)]
        with hub.engine.connect():
            assert said(desk.send(batch)) == (503, "busy")
        taken_once(desk, hub, batch, replayed=False)


@pytest.mark.parametrize("before", [False, True])
def test_a_line_lost_in_the_middle_of_a_commit_is_503_and_the_retry_is_answered_from_what_stands(
    tmp_path: Path, apart: str, server: Cluster, *, before: bool
) -> None:
    with cutting(server.where, tmp_path / "cut") as line:
        with running_hub(tmp_path, apart.replace(server.where, line.where)) as hub:
            desk, batch = desk_of(hub), [op_of(person(), number) for number in (1, 2)]
            line.arm(before=before)
            # The first commit of a push is the reading of its token, which decides nothing.
            assert said(desk.send(batch)) == (503, "busy")
            line.arm(b"INSERT INTO ops", before=True)
            assert said(desk.send(batch)) == (503, "busy")
            assert count(hub.engine) == (0, 0)
        with running_hub(tmp_path, apart.replace(server.where, line.where)) as hub:
            desk.url = hub.url
            commits(line, desk, batch, before=before)
            taken_once(desk, hub, batch, replayed=not before)
        assert line.cuts == 3


def commits(line: Any, desk: BareDesk, batch: list[Op], *, before: bool) -> None:
    """Let the push itself be cut at its commit: armed once it is writing."""
    real = line._cuts

    def armed(data: bytes, far: Any) -> bool:
        if b"INSERT INTO ops" in data:
            line.arm(before=before)
        return bool(real(data, far))

    line._cuts = armed
    assert said(desk.send(batch)) == (503, "busy")
    line._cuts = real


def test_a_database_says_who_may_and_a_right_that_is_missing_is_503(
    apart: str, tmp_path: Path, server: Cluster
) -> None:
    name = str(make_url(apart).database)
    server.ask("DROP ROLE IF EXISTS hub_app")
    server.ask("CREATE ROLE hub_app LOGIN")
    grant = "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO hub_app"
    server.ask(grant, database=name)
    with running_hub(tmp_path, server.url(name, user="hub_app")) as hub:
        desk, batch = desk_of(hub), [op_of(person(), 1)]
        server.ask("REVOKE INSERT ON rows FROM hub_app", database=name)
        assert said(desk.send(batch)) == (503, "busy")
        server.ask(grant, database=name)
        hub.engine.dispose()
        server.ask("ALTER ROLE hub_app CONNECTION LIMIT 0")
        assert said(desk.send(batch)) == (503, "busy")
        server.ask("ALTER ROLE hub_app CONNECTION LIMIT -1")
        taken_once(desk, hub, batch, replayed=False)
    server.ask("DROP OWNED BY hub_app", database=name)
    server.ask("DROP ROLE hub_app")


def test_no_commit_is_acknowledged_before_it_is_on_the_disk(apart: str, server: Cluster) -> None:
    name = make_url(apart).database
    for told, kept in (("off", "on"), ("local", "on"), ("remote_apply", "remote_apply")):
        server.ask(f"ALTER DATABASE {name} SET synchronous_commit = {told}")
        engine = open_database(apart)
        with writing(engine) as connection:
            found = connection.execute(text("SHOW synchronous_commit")).scalar_one()
        engine.dispose()
        assert found == kept


def test_reading_sees_one_moment_and_cannot_write(books: Ledger) -> None:
    desk = books.desk()
    desk.one(person())
    number = select(scope_seq.c.value)
    with reading(books.engine) as connection:
        before = connection.execute(number).scalar_one()
        desk.one(person())
        assert connection.execute(number).scalar_one() == before
        with pytest.raises(DBAPIError, match="read-only"):
            connection.execute(scope_seq.update().values(value=0))
