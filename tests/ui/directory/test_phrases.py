"""Weeks and days as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.directory.rules import Slot, weekly_of, weekly_text
from tests.app.directory.test_directory import weeks
from ui.directory import phrases

WEEKDAYS = ";".join(f"{day} 09:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("周二 14:00-17:00；周六 9:00-12:00", "tue 14:00-17:00;sat 09:00-12:00"),
        ("周一至周五 9:00-17:00", WEEKDAYS),
        ("星期一到星期五 9:00～17:00", WEEKDAYS),
        ("周二、周五 14:00-17:00", "tue 14:00-17:00;fri 14:00-17:00"),
        ("礼拜天 9：00至12：00", "sun 09:00-12:00"),
        ("Tue 14:00 - 17:00, Sat 9:00-12:00", "tue 14:00-17:00;sat 09:00-12:00"),
        ("周日、周一 9:00-10:00", "mon 09:00-10:00;sun 09:00-10:00"),
        ("", ""),
    ],
)
def test_a_week_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert weekly_text(weekly_of(phrases.weekly_typed(typed))) == kept


@pytest.mark.parametrize(
    "typed", ["周二下午", "周二 14:00-17:00 电话约", "14:00-17:00", "周八 9:00-10:00"]
)
def test_what_is_no_week_stays_as_it_was_typed(typed: str) -> None:
    assert phrases.weekly_typed(typed) == typed


@given(weeks())
def test_every_week_that_is_shown_is_read_again(week: tuple[Slot, ...]) -> None:
    assert weekly_of(phrases.weekly_typed(phrases.weekly_shown(week))) == week


@given(st.text(max_size=30))
def test_whatever_is_typed_breaks_nothing(text: str) -> None:
    assert isinstance(phrases.weekly_typed(text), str)
    assert isinstance(phrases.day_typed(text), str)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2027-06-30", "2027-06-30"),
        ("2027.6.3", "2027-06-03"),
        ("2027年6月3日", "2027-06-03"),
        ("２０２７/６/３", "2027-06-03"),
        ("20270603", "2027-06-03"),
        ("明年", "明年"),
        ("", ""),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert phrases.day_typed(typed) == kept


def test_days_of_the_same_hours_stand_together() -> None:
    week = weekly_of(f"{WEEKDAYS};sat 10:00-12:00")
    assert phrases.weekly_lines(week) == ["周一至周五 09:00-17:00", "周六 10:00-12:00"]


def test_where_headquarters_keeps_a_line() -> None:
    named = [phrases.scope_name(one) for one in ("nation", "province/99", "district/990102")]
    assert named == ["全国", "省 99", "区县 990102"]
