"""Limits are counted by the venue's hours and the days off it is told of."""

from __future__ import annotations

import datetime as dt

from app.cases.hours import house
from app.cases.limits import due_after
from app.clock import from_text, to_text
from app.desk import Desk
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from tests.support.cases import Counter
from tests.support.desks import EPOCH
from tests.support.nation import some_id

WEDNESDAY = from_text("2026-09-30T07:00:00.000Z")


def due(desk: Desk, start: dt.datetime = WEDNESDAY) -> str:
    with desk.store.read() as session:
        return to_text(due_after(house(session, desk.profile), start, 3))[:10]


def test_the_days_off_that_come_with_the_program_count(
    counter: Counter,
) -> None:
    """Over the national holiday of 2026; in a year nobody knows of Monday to Friday are worked."""
    assert due(counter.desk) == "2026-10-10", "eight days off, and a Saturday that is worked"
    assert due(counter.desk, from_text("2031-09-30T07:00:00.000Z")) == "2031-10-03"


def test_what_headquarters_says_of_a_year_counts_from_then_on(counter: Counter) -> None:
    assert due(counter.desk) == "2026-10-10"
    row = IncomingRow(
        "holiday",
        some_id(1),
        Version(EPOCH, NATION_SCOPE, 1),
        {"day": "2026-10-02", "works": False},
    )
    page = IncomingPage(rows=[row], scope=NATION_SCOPE, cursor="c", number=1, epoch=EPOCH)
    take_scopes(counter.desk.store, ("venue", NATION_SCOPE), "")
    incoming(counter.desk.store, page)
    assert due(counter.desk) == "2026-10-06", "only one day off is told of, and a week-end"
