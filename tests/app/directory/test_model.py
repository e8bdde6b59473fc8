"""What is looked for in the directory is in step with its lines, whoever wrote them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import text

from app.cases.specialities import FAR, find
from app.desk import Desk
from app.directory.actions import Description, add, change, take_up, withdraw
from app.directory.model import OwnResource
from app.directory.rules import ROOM, metres_between
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.store.cipher import say_key
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from app.store.wiping import wipe
from tests.support.desks import EPOCH, HE, KEY, VENUE_ID, reopen
from tests.support.nation import resource as fields_of
from tests.support.nation import some_id

LAWYER = Description("expert", "何律师", fields=("FLYZ",), specialities="劳动争议、欠薪追讨")
WAGES = "老板拖欠工资"


def found(desk: Desk, need: str = WAGES, category: str | None = "FLYZ") -> set[str]:
    with desk.store.read() as session:
        return set(find(session, need, category))


def away(desk: Desk, row_id: str) -> list[int]:
    asked = text(
        "SELECT distance_m FROM speciality_near JOIN speciality_lines USING (line) WHERE id = :id"
    )
    with desk.store.read() as session:
        return list(session.execute(asked, {"id": row_id}).scalars())


def added(desk: Desk, described: Description = LAWYER) -> str:
    with transaction(desk.store, HE) as tx:
        return add(tx, described).id


def told(desk: Desk, *some: dict[str, Any], number: int = 1, gone: str = "") -> None:
    take_scopes(desk.store, ("venue", NATION_SCOPE), "")
    rows = [
        IncomingRow("resource", some_id(n), Version(EPOCH, NATION_SCOPE, number + n), one, gone)
        for n, one in enumerate(some, 1)
    ]
    last = number + len(rows)
    page = IncomingPage(rows=rows, scope=NATION_SCOPE, cursor="c", number=last, epoch=EPOCH)
    incoming(desk.store, page)


def test_a_line_of_the_venue_is_found_while_people_are_sent_there(desk: Desk) -> None:
    row_id = added(desk)
    assert found(desk) == {row_id}
    with transaction(desk.store, HE) as tx:
        withdraw(tx, row_id)
    assert found(desk) == set()
    assert found(desk, category=None) == {row_id}  # whoever asks for it by its words sees why not
    with transaction(desk.store, HE) as tx:
        take_up(tx, row_id)
        change(tx, row_id, replace(LAWYER, fields=("QYWH",)))
    assert (found(desk), found(desk, category="QYWH")) == (set(), {row_id})
    with transaction(desk.store, HE) as tx:
        change(tx, row_id, replace(LAWYER, audit="pending"))
    assert found(desk) == set()


def test_a_line_that_was_given_up_is_not_found(desk: Desk) -> None:
    row_id = added(desk)
    with transaction(desk.store, HE) as tx:
        row = tx.session.get(OwnResource, row_id)
        assert row is not None
        row.mark = "discarded"
        tx.patch(row, specialities="欠薪")
    assert found(desk, category=None) == set()


def test_headquarters_lines_come_change_and_go(desk: Desk) -> None:
    law = fields_of("劳动律师团", fields=["FLYZ"], specialities="欠薪")
    told(desk, law, fields_of("心理队"))
    assert found(desk) == {some_id(1)}
    told(desk, {**law, "withdrawn": True}, number=10)
    assert found(desk) == set()
    told(desk, law, number=20)
    assert found(desk) == {some_id(1)}
    told(desk, {}, number=30, gone="left")
    assert found(desk, category=None) == set()
    assert found(desk, "睡不着", "XLZX") == {some_id(2)}
    take_scopes(desk.store, ("venue",), "")
    assert found(desk, "睡不着", "XLZX") == set()


def test_distances_are_from_the_venues_room_and_follow_it(desk: Desk) -> None:
    at: dict[str, Any] = {"lng": 120_500_000, "lat": 31_250_000}
    row_id = added(desk, replace(LAWYER, **at))
    house = added(desk, replace(LAWYER, name="驻点律师", at_venue=VENUE_ID))
    assert (away(desk, row_id), away(desk, house)) == ([FAR], [0])
    room = Description(ROOM, "静心室", at_venue=VENUE_ID, lng=120_510_000, lat=31_250_000)
    room_id = added(desk, room)
    assert away(desk, row_id) == [951]
    with transaction(desk.store, HE) as tx:
        change(tx, room_id, replace(room, **at))
    assert away(desk, row_id) == [0]


def test_metres_between_places() -> None:
    assert metres_between(0, 0, 0, 0) == 0
    assert metres_between(0, 0, 1_000_000, 0) == 111_195
    assert metres_between(0, 90_000_000, 77, 90_000_000) == 0
    assert metres_between(0, 0, 180_000_000, 0) == 20_015_087


def test_a_store_of_a_program_without_it_is_looked_through_when_opened(desk: Desk) -> None:
    row_id = added(desk)
    with transaction(desk.store, HE) as tx:
        for table in ("words", "near", "lines"):
            tx.session.execute(text(f"DELETE FROM speciality_{table}"))  # noqa: S608 - ours
        tx.session.execute(text("DELETE FROM desk_state WHERE name = 'directory_placed'"))
    assert found(desk) == set()
    again = reopen(desk)
    assert found(again) == {row_id}
    again.store.close()


def test_nothing_of_what_was_wiped_is_found(desk: Desk) -> None:
    told(desk, fields_of("劳动律师团", fields=["FLYZ"], specialities="欠薪"))
    mine = added(desk)
    wipe(desk.store)
    assert found(desk, category=None) == {mine}  # headquarters has not got it


def test_it_goes_along_into_a_file_under_another_key(desk: Desk, tmp_path: Path) -> None:
    """As `rekey` writes one: virtual tables with what they keep."""
    row_id = added(desk)
    desk.store.close()
    raw = cipher.connect(str(desk.store.path), isolation_level=None)
    say_key(raw.cursor(), KEY)
    raw.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{bytes(32).hex()}'\"", (str(tmp_path / "f"),))
    raw.execute("SELECT sqlcipher_export('fresh')")
    raw.close()
    copy = cipher.connect(str(tmp_path / "f"))
    say_key(copy.cursor(), bytes(32))
    words = "SELECT id FROM speciality_words JOIN speciality_lines ON line = speciality_words.rowid"
    assert copy.execute(f"{words} WHERE words MATCH '欠薪'").fetchall() == [(row_id,)]
    copy.close()
