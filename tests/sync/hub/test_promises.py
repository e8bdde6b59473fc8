"""Seats that were promised outlive the database: lent or signed up for, by the journal."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from app.clock import to_text
from app.ids import new_id
from sync.hub import admin
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.journal import LEASED, SIGNED_UP
from sync.hub.signups import sign_off, sign_up
from tests.support.hub import BareDesk, HubHandle, desk_of, person
from tests.support.restores import kept_of
from tests.support.sittings import broken_law, event, given_back, registration, sitting, stepped
from tests.sync.hub.test_journal import House


@pytest.fixture
def house(tmp_path: Path, database: str) -> House:
    """Give a hub's place on each kind of database."""
    return House(tmp_path, database)


def soon(**some: float) -> str:
    """Give a time from now on, by the clock of the machine: these hubs have no other."""
    return to_text(dt.datetime.now(dt.UTC) + dt.timedelta(**some))


def asked(desk: BareDesk, session: str, want: int, **said: Any) -> dict[str, Any]:
    """Ask for seats over the line."""
    mine = {"epoch": desk.epoch, "incarnation": desk.incarnation, "error_ms": 0}
    answer = desk.post("/v1/seats", {**mine, "asks": [{"session": session, "want": want}], **said})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def signed_up(hub: HubHandle, session: str, row_id: str) -> str:
    """Sign up on the web."""
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        done = sign_up(book, row_id, session, {"name": "陈晓", "phone": "19900001111"})
        book.flush()
    return done.status


def signed_off(hub: HubHandle, row_id: str) -> None:
    """Give it up on the web."""
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        assert sign_off(book, row_id).status == "cancelled"
        book.flush()


def held_to_the_law(hub: HubHandle) -> dict[str, dict[str, Any]]:
    """Prove the law; gives the counts."""
    seats = hub.rows("seats")
    broken = broken_law(seats, hub.rows("seat_lease"), hub.rows("registration"))
    assert not broken, broken
    return seats


@pytest.mark.expects_log("sync.hub")
def test_what_was_promised_since_the_back_up_is_promised_still(house: House) -> None:
    about = event()
    session = sitting(about.id, 9, ends_at=soon(days=2))
    lin, chen = new_id(), new_id()
    with house.open() as hub:
        one = desk_of(hub)
        one.say(about, session, given_back(session.id, 8))
        kept = kept_of(hub.engine)
        two = desk_of(hub)
        (lease,) = asked(two, session.id, 2)["leases"]
        assert asked(two, session.id, 3)["leases"][0]["granted"] == 3
        assert signed_up(hub, session.id, lin) == "registered"
        assert signed_up(hub, session.id, chen) == "registered"
        assert held_to_the_law(hub)[session.id]["pool"] == 3
        told = house.journal.lines()
        assert [line.what for line in told if line.what in (LEASED, SIGNED_UP)] == [
            *(LEASED, LEASED, SIGNED_UP, SIGNED_UP)
        ]
        assert "陈晓" not in house.journal.path.read_text(encoding="utf-8")
    house.restore(kept)
    with house.open() as back:
        assert back.hub.epoch != one.epoch
        counts = held_to_the_law(back)[session.id]
        assert (counts["pool"], counts["used"]) == (3, 2)
        again = back.rows("seat_lease")[lease["id"]]
        assert (again["granted"], again["device"]) == (3, two.device)
        assert set(back.rows("registration")) == {lin, chen}
        assert "name" not in back.rows("registration")[lin]
        epoch = back.hub.epoch
    # All is as the journal says: the next start finds nothing to do, and begins no epoch.
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch
        assert held_to_the_law(once_more)[session.id] == counts


@pytest.mark.expects_log("sync.hub")
def test_a_new_journal_knows_what_is_lent(house: House) -> None:
    about = event()
    session = sitting(about.id, 4, ends_at=soon(days=2))
    with house.open() as hub:
        one, two = desk_of(hub), desk_of(hub)
        one.say(about, session, given_back(session.id, 4))
        (lease,) = asked(two, session.id, 1)["leases"]
    house.journal.path.unlink()
    with house.open():
        lines = [line for line in house.journal.lines() if line.what == LEASED]
        assert [(line.id, line.granted) for line in lines] == [(lease["id"], 1)]


@pytest.mark.expects_log("sync.hub")
def test_what_can_not_be_promised_any_more_begins_no_epoch(house: House) -> None:
    about = event()
    session = sitting(about.id, 4, ends_at=soon(days=2))
    with house.open() as hub:
        kept = kept_of(hub.engine)
        one = desk_of(hub)
        one.say(about, session, given_back(session.id, 4))
        asked(one, session.id, 1)
        signed_up(hub, session.id, new_id())
    # The back-up knows nothing of the session: only its desk can bring it again.
    house.restore(kept)
    with house.open() as back:
        epoch = back.hub.epoch
        assert back.rows("registration") == {}
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch


def test_seats_over_the_line_ring_for_who_waits(house: House) -> None:
    about = event()
    session = sitting(about.id, 4, ends_at=soon(days=2))
    with house.open() as hub:
        one, two = desk_of(hub), desk_of(hub)
        one.say(about, session, registration(session, session.id), given_back(session.id, 2))
        two.pull()
        told = asked(two, session.id, 5)
        assert [lease["granted"] for lease in told["leases"]] == [1]
        kinds = {row["kind"] for row in two.pull()}
        assert kinds == {"seats", "seat_lease", "desk_key"}
        assert asked(two, new_id(), 5)["refused"][0]["code"] == "no_such_session"


def test_how_many_there_shall_be_is_said_at_the_terminal(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    about = event()
    session = sitting(about.id, 4, ends_at=soon(days=2))
    with house.open() as hub:
        one = desk_of(hub)
        lin = person()
        one.say(lin, about, session, registration(session, session.id, lin.id))
        words = ["--db", house.database, "seats", hub.venue_code]
        assert admin.main([*words, session.id, "2"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["session"], said["capacity"], said["wanted"]) == (session.id, 3, 2)
        assert held_to_the_law(hub)[session.id]["overbooked"] == 1
        assert admin.main([*words, new_id(), "2"]) == 1
        assert admin.main([*words, "no\0ne", "2"]) == 1
        for much in ("-1", "5001", "many"):
            with pytest.raises(SystemExit):
                admin.main([*words, session.id, much])


@pytest.mark.expects_log("sync.hub")
@pytest.mark.parametrize("known", [True, False])
def test_what_was_given_up_since_the_back_up_stays_given_up(house: House, *, known: bool) -> None:
    """Whether or not the back-up holds the sign-up itself."""
    about = event()
    session = sitting(about.id, 1, ends_at=soon(days=2))
    lin, chen = new_id(), new_id()
    with house.open() as hub:
        desk_of(hub).say(about, session, given_back(session.id, 1))
        early = kept_of(hub.engine)
        assert signed_up(hub, session.id, lin) == "registered"
        assert signed_up(hub, session.id, chen) == "waitlisted"
        late = kept_of(hub.engine)
        signed_off(hub, lin)
        assert hub.rows("registration")[chen]["status"] == "registered"
    house.restore(late if known else early)
    with house.open() as back:
        assert held_to_the_law(back)[session.id]["used"] == 1
        rows = back.rows("registration")
        assert (rows[lin]["status"], rows[chen]["status"]) == ("cancelled", "registered")
        epoch = back.hub.epoch
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch


@pytest.mark.expects_log("sync.hub")
def test_whom_a_desk_let_in_again_is_not_given_up_by_the_journal(house: House) -> None:
    about = event()
    session = sitting(about.id, 1, ends_at=soon(days=2))
    lin = new_id()
    with house.open() as hub:
        one = desk_of(hub)
        one.say(about, session, given_back(session.id, 1))
        signed_up(hub, session.id, lin)
        signed_off(hub, lin)
        back = stepped(registration(session, row_id=lin), "cancelled", "registered")
        assert [verdict["verdict"] for verdict in one.say(back)] == ["taken"]
        epoch = hub.hub.epoch
    with house.open() as once_more:
        assert once_more.hub.epoch == epoch
        assert once_more.rows("registration")[lin]["status"] == "registered"
