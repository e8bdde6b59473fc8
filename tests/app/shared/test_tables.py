"""Kinds of service and days off: what headquarters says, and what a desk has that was told none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.desk import Desk
from app.kinds import NATION_SCOPE, is_region, is_shared, shared_scopes
from app.ops import Version
from app.shared.queries import Category, DayOff, categories, days_off, works_on
from app.shared.rules import wrong_category
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from tests.support.desks import EPOCH
from tests.support.nation import NORTH_SCOPE, PROVINCE_SCOPE, category, some_id

HOLIDAYS_2026 = """
    2026-01-01 off   2026-01-04 on    2026-02-13 on    2026-02-14 on    2026-02-15 off
    2026-02-23 off   2026-02-24 on    2026-02-28 on    2026-04-06 off   2026-05-09 on
    2026-06-19 off   2026-09-20 on    2026-09-25 off   2026-10-07 off   2026-10-10 on
    2026-11-27 on    2026-11-28 off
"""


def told(desk: Desk, scope: str, kind: str, *some: dict[str, Any]) -> None:
    """Let headquarters say rows of a scope."""
    take_scopes(desk.store, ("venue", NATION_SCOPE, PROVINCE_SCOPE, NORTH_SCOPE), "")
    rows = [
        IncomingRow(kind, some_id(100 * len(scope) + n), Version(EPOCH, scope, n), fields)
        for n, fields in enumerate(some, 1)
    ]
    page = IncomingPage(rows=rows, scope=scope, cursor="c", number=len(rows), epoch=EPOCH)
    incoming(desk.store, page)


def codes(desk: Desk, **how: bool) -> list[str]:
    with desk.store.read() as session:
        return [one.code for one in categories(session, **how)]


def test_a_desk_alone_has_the_table_that_comes_with_the_program(desk: Desk) -> None:
    with desk.store.read() as session:
        found = categories(session)
    assert len(found) == 20
    assert found[3] == Category(
        "XLZX", "心理咨询", "Counselling", 2, sensitive=True, tile=3, order=40
    )
    assert [one.code for one in found if one.days == 0] == ["BMFW"]
    assert [one.code for one in found if wrong_category({"code": one.code})] == []


def test_what_headquarters_says_stands_in_its_place_in_its_order(desk: Desk) -> None:
    old = category("QT", zh="其他", order=9, retired=True)
    told(desk, NATION_SCOPE, "service_category", category("WXY", order=2), category(order=1), old)
    assert codes(desk) == ["XLZX", "WXY"]
    assert codes(desk, retired=True) == ["XLZX", "WXY", "QT"]


def test_of_one_code_the_narrowest_scope_counts(desk: Desk) -> None:
    told(desk, NORTH_SCOPE, "service_category", category(days=1))
    told(desk, NATION_SCOPE, "service_category", category(days=2), category("WXY"))
    told(desk, PROVINCE_SCOPE, "service_category", category(days=3), category("WXY", days=7))
    with desk.store.read() as session:
        days = {one.code: one.days for one in categories(session)}
    assert days == {"XLZX": 1, "WXY": 7}


@pytest.mark.parametrize(("fields", "wrong"), [({"code": "Q"}, "code"), ({"code": "qt"}, "code")])
def test_a_code_is_two_to_five_capitals(fields: dict[str, Any], wrong: str) -> None:
    assert wrong_category(fields) == wrong
    assert wrong_category({"code": "QT", "tile": 0}) == "tile"


def test_the_year_that_is_known(desk: Desk) -> None:
    words = HOLIDAYS_2026.split()
    with desk.store.read() as session:
        for day, word in zip(words[::2], words[1::2], strict=True):
            assert works_on(session, dt.date.fromisoformat(day)) == (word == "on"), day


def test_a_year_without_a_table_is_monday_to_friday(desk: Desk) -> None:
    with desk.store.read() as session:
        assert days_off(session, 2031) == ()
        week = [works_on(session, dt.date(2031, 1, day)) for day in range(6, 13)]
        assert week == [True] * 5 + [False] * 2
        assert works_on(session, dt.date(1, 1, 1)) is works_on(session, dt.date(9999, 12, 31))


def test_what_headquarters_says_of_a_year_stands_alone(desk: Desk) -> None:
    day = {"day": "2026-01-02", "works": True, "name": "补"}
    late = {"day": "2027-01-01", "works": False}
    told(desk, NATION_SCOPE, "holiday", day, late)
    told(desk, NORTH_SCOPE, "holiday", {"day": "2027-01-01", "works": True})
    with desk.store.read() as session:
        assert days_off(session, 2026) == (DayOff("2026-01-02", works=True, name="补"),)
        assert days_off(session, 2027) == (DayOff("2027-01-01", works=True),)


@pytest.mark.parametrize(
    ("scope", "shared"),
    [
        ("nation", True),
        ("province/61", True),
        ("district/610113", True),
        ("venue", False),
        ("venue/restricted", False),
        ("province/6", False),
        ("district/61011", False),
        ("district/６１０１１３", False),
        ("nation/", False),
        ("", False),
    ],
)
def test_a_shared_scope_is_told_by_its_name(scope: str, shared: bool) -> None:
    assert is_shared(scope) is shared


def test_a_region_names_three_scopes_and_none_names_one() -> None:
    assert shared_scopes("") == (NATION_SCOPE,)
    assert shared_scopes("610113") == ("nation", "province/61", "district/610113")
    assert [is_region(one) for one in ("610113", "61", "", "61011a")] == [True, False, False, False]
