"""The journal on another disk: who was erased and who was revoked outlives the database."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from app.ops import Body
from sync.hub import admin
from sync.hub.__main__ import main
from sync.hub.book import Book
from sync.hub.database import open_database, reading, writing
from sync.hub.docket import Docket
from sync.hub.hub import load_hub
from sync.hub.journal import ERASED, MARK, REVOKED, Journal, Line, marked
from sync.hub.tables import erased, ops
from sync.wire.messages import Op
from tests.support.fronts import Front, fronts
from tests.support.hub import SALT, HubHandle, desk_of, op_of, person, running_hub
from tests.support.restores import Kept, kept_of, put_back

ROOT = Path(__file__).resolve().parents[3]


def erase(row_id: str) -> Body:
    return Body(1, "erase", "person", row_id, SALT, subjects=[row_id])


@dataclass
class House:
    """A hub with a journal, that can be put back."""

    folder: Path
    database: str

    @property
    def journal(self) -> Journal:
        return Journal(self.folder / "other-disk" / "journal.jsonl")

    @contextlib.contextmanager
    def open(self, port: int = 0) -> Iterator[HubHandle]:
        """Serve."""
        self.journal.path.parent.mkdir(exist_ok=True)
        with running_hub(
            self.folder, self.database, port=port, journal=self.journal.path
        ) as handle:
            yield handle

    def restore(self, kept: Kept) -> None:
        """Put yesterday's back-up over the database."""
        engine = open_database(self.database)
        put_back(engine, kept)
        engine.dispose()


@pytest.fixture
def house(tmp_path: Path, database: str) -> House:
    """Give a hub's place on each kind of database."""
    return House(tmp_path, database)


@pytest.mark.expects_log("sync.hub")
def test_yesterdays_database_comes_back_and_nothing_acknowledged_is_lost(
    house: House, tmp_path: Path
) -> None:
    with contextlib.ExitStack() as stack:
        serving = stack.enter_context(contextlib.ExitStack())
        hub = serving.enter_context(house.open())
        make = stack.enter_context(fronts(hub, tmp_path))
        one, two, bare = make(), make(), desk_of(hub)
        port = int(hub.url.rpartition(":")[2])
        known, leaving = one.register("林晓禾"), one.register("马小川", "19900007777")
        at_peace(one, two)
        kept = kept_of(hub.engine)
        epoch = hub.hub.epoch
        later = two.register("周启明")
        visits = {*one.check_in(known), *two.check_in(known, later)}
        assert bare.say(erase(leaving))[0]["verdict"] == "taken"
        gone_too = one.register("只来过一次")
        at_peace(one, two)
        assert bare.say(erase(gone_too))[0]["verdict"] == "taken"
        assert hub.revoke(bare.device)
        at_peace(one, two)
        serving.close()
        house.restore(kept)
        back = stack.enter_context(house.open(port))
        assert back.hub.epoch != epoch
        at_peace(one, two)
        assert set(back.rows("person")) == {known, later}
        assert set(back.rows("visit")) == visits
        assert bare.ask_token().json()["code"] == "revoked"
        for desk in (one, two):
            assert desk.count() == 2
            assert "马小川" not in everything(desk)
        # Who holds it still cannot bring it back.
        other = desk_of(back)
        assert other.say(person(leaving))[0]["code"] == "gone"
        assert words_at(back) == []


def at_peace(*desks: Front) -> None:
    for _ in range(2):
        for desk in desks:
            result = desk.sync()
            assert (result.state, result.reason) == ("ok", "")


def everything(desk: Front) -> str:
    """Give all that a desk's outbox and people say."""
    with desk.store.read() as session:
        run = session.connection().exec_driver_sql
        return str([run(f"SELECT * FROM {table}").all() for table in ("outbox", "people")])  # noqa: S608 - names of ours


def words_at(hub: HubHandle) -> list[str]:
    with reading(hub.engine) as connection:
        found = connection.execute(
            select(ops.c.body).where(ops.c.venue_id == hub.venue, ops.c.body.contains("马小川"))
        )
        return list(found.scalars())


@pytest.mark.expects_log("sync.hub")
def test_a_replay_may_be_repeated_and_says_what_it_did(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.open() as hub:
        desk = desk_of(hub)
        row = person()
        desk.say(row)
        kept = kept_of(hub.engine)
        desk.say(erase(row.id))
        hub.revoke(desk.device)
        mark = [line.number for line in house.journal.lines() if line.what == MARK][-1]
    house.restore(kept)
    for expected in ((1, 1, True), (0, 0, False)):
        assert admin.main(["--db", house.database, "journal", "replay"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["erased"], said["revoked"], said["epoch"]) == expected
    engine = open_database(house.database)
    with reading(engine) as connection:
        assert marked(connection) == mark
        gone = connection.execute(select(erased.c.id).where(erased.c.venue_id == hub.venue))
        assert gone.scalars().all() == [row.id]
    engine.dispose()


def test_a_journal_that_is_new_is_filled_with_what_is_known(house: House) -> None:
    with house.open() as hub:
        desk = desk_of(hub)
        row = person()
        desk.say(row, erase(row.id))
        hub.revoke(desk.device)
    house.journal.path.unlink()
    with house.open():
        kept = [(line.what, line.id) for line in house.journal.lines()]
    assert sorted(kept) == sorted([(ERASED, row.id), (REVOKED, desk.device), (MARK, "")])


@pytest.mark.expects_log("sync.hub")
def test_what_cannot_be_written_down_is_not_done(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.open() as hub:
        desk = desk_of(hub)
        row = person()
        desk.say(row)
        kept = house.journal.path.read_bytes()
        house.journal.path.unlink()
        house.journal.path.mkdir()
        answer = desk.send([])
        assert answer.status_code == 200  # who says nothing of this kind is served
        op = desk_ops(desk.high, erase(row.id))
        assert (desk.send(op).status_code, desk.send(op).json()["code"]) == (503, "busy")
        assert hub.rows("person").keys() == {row.id}
        assert admin.main(["--db", house.database, "revoke", desk.device]) == 2
        assert str(house.journal.path) in capsys.readouterr().err
        house.journal.path.rmdir()
        house.journal.path.write_bytes(kept)
        assert desk.tell(op)[0]["verdict"] == "taken"
        assert house.journal.lines()[-1].id == row.id


def desk_ops(high: int, *bodies: Body) -> list[Op]:
    return [op_of(body, high + index) for index, body in enumerate(bodies, 1)]


@pytest.mark.expects_log("sync.hub.journal", "sync.hub")
def test_a_line_cut_by_a_power_failure_costs_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.write(Line(ERASED, "t", "v", "person", "1"))
    with journal.path.open("ab") as file:
        file.write(b'{"what":"erased","at":"t","ven')
    journal.write(Line(REVOKED, "t", "v", id="2"), Line(MARK, "t", number=3))
    assert [line.what for line in journal.lines()] == [ERASED, REVOKED, MARK]


def test_several_processes_write_whole_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    code = (
        "import sys; from pathlib import Path; from sync.hub.journal import Journal, Line\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for n in range(200): journal.write(Line('erased', 't', sys.argv[2], 'person', str(n)))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(journal.path), str(one)], cwd=ROOT)
        for one in range(3)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    found = {(line.venue, line.id) for line in journal.lines()}
    assert found == {(str(one), str(n)) for one in range(3) for n in range(200)}


def test_a_hub_does_not_serve_without_the_journal_it_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "no such folder" / "journal"
    words = ["--db", str(tmp_path / "hub.db"), "--port", "0", "--journal", str(nowhere)]
    assert main(words) == 2
    assert "the journal cannot be used" in capsys.readouterr().err


@pytest.mark.expects_log("sync.hub")
def test_a_start_killed_in_the_middle_of_a_replay_goes_on(house: House) -> None:
    with house.open() as hub:
        desk = desk_of(hub)
        rows = [person() for _ in range(3)]
        desk.say(*rows)
        kept = kept_of(hub.engine)
        desk.say(*(erase(row.id) for row in rows))
    with house.open():
        pass  # a later start, which sets a mark
    house.restore(kept)
    # Each line is a commit of its own: here the power goes after the first of them.
    engine = open_database(house.database)
    with writing(engine) as connection:
        Docket(Book(connection, load_hub(connection), hub.venue)).erase("person", rows[0].id)
    engine.dispose()
    with house.open() as back:
        assert back.rows("person") == {}
