"""What stands of one business day: counted and added up for the desk's report."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sync.hub.database import reading
from sync.hub.days import tell
from sync.hub.hub import Trouble
from sync.wire.checksum import checksum_of
from sync.wire.messages import AskDay, DayKind
from tests.support.hub import patch, person, visit, void
from tests.sync.hub.desk import Desk, Ledger

DAY, BEGINS, ENDS = "2026-11-28", "2026-11-27T20:00:00.000Z", "2026-11-28T20:00:00.000Z"
IN = {"recorded_at": "2026-11-28T06:22:05.123Z"}


def asked(desk: Desk, *listed: str, **other: Any) -> dict[str, DayKind]:
    """Ask for the day."""
    hub = desk.books.hub
    said = {"day": DAY, "begins": BEGINS, "ends": ENDS, **other}
    ask = AskDay(hub.epoch, desk.place.incarnation, listed=list(listed), **said)
    with reading(desk.books.engine) as connection:
        told = tell(connection, hub, desk.place, ask)
    return {one.kind: one for one in told.kinds}


def test_a_day_is_told_kind_by_kind(books: Ledger) -> None:
    desk = books.desk()
    came, other = visit(**IN), visit(**IN, day="2026-11-27")
    taken_back = void("visit", came.id)
    taken_back.fields.update(IN)
    lin = person(**IN)
    yesterday = person(recorded_at="2026-11-27T19:59:59.999Z")
    desk.say(lin, came, other, taken_back, yesterday, person())
    told = asked(books.desk(), "visit")
    assert {kind: one.count for kind, one in told.items()} == {"person": 1, "visit": 1, "void": 1}
    rows = {row.id: row for row in desk.page().pages[0].rows}
    number = rows[came.id].version.number
    assert told["visit"].rows == {came.id: number}
    assert told["visit"].checksum == checksum_of([("visit", came.id, number)])
    assert told["person"].rows is None


def test_what_is_written_later_changes_what_is_told(books: Ledger) -> None:
    desk = books.desk()
    lin = person(**IN)
    desk.say(lin)
    before = asked(desk)["person"]
    desk.say(patch("person", lin.id, note="改过"), visit(recorded_at="2026-12-01T01:00:00.000Z"))
    after = asked(desk)
    assert after["person"].count == before.count
    assert after["person"].checksum != before.checksum
    assert after["visit"].count == 1


def test_another_venues_day_is_not_told(books: Ledger) -> None:
    other = books.desk(books.venue_of(1))
    other.say(visit(**IN))
    assert asked(books.desk()) == {}
    assert set(asked(other)) == {"visit"}


@pytest.mark.parametrize(
    "said",
    [
        {"day": "2026-02-30"},
        {"day": "28.11.2026"},
        {"begins": "yesterday"},
        {"ends": BEGINS},
        {"ends": "2026-11-30T20:00:00.000Z"},
        {"day": "2025-11-28"},
        {"begins": "9999-12-31T20:00:00.000Z", "ends": "9999-12-31T21:00:00.000Z"},
    ],
)
def test_a_day_that_is_none_is_refused(books: Ledger, said: dict[str, str]) -> None:
    with pytest.raises(Trouble) as caught:
        asked(books.desk(), **said)
    assert (caught.value.status, caught.value.problem.code) == (400, "bad_day")


@pytest.mark.parametrize(("field", "code"), [("epoch", "epoch"), ("incarnation", "incarnation")])
def test_only_this_life_in_this_epoch_is_told(books: Ledger, field: str, code: str) -> None:
    desk = books.desk()
    ask = AskDay(books.hub.epoch, desk.place.incarnation, DAY, BEGINS, ENDS)
    ask = msgspec.structs.replace(ask, **{field: "another"})
    with pytest.raises(Trouble) as caught, reading(books.engine) as connection:
        tell(connection, books.hub, desk.place, ask)
    assert (caught.value.status, caught.value.problem.code) == (409, code)
