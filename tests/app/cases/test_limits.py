"""By when a case is due: worked examples in `limits.csv`, one a line, for whoever wants to check.

The house is open from 9:00 to 21:00. The holidays of the examples are made up.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cases.limits import (
    Calendar,
    calendar,
    days_left,
    due_after,
    extended,
    resumed,
    worked,
)

ZONE = "Asia/Shanghai"
HERE = ZoneInfo(ZONE)
OFF = ["2027-01-01", *(f"2027-02-{day:02d}" for day in range(6, 13)), "2027-02-15"]
ON = ["2027-01-10", "2027-02-14"]
TABLE = [*((day, False) for day in OFF), *((day, True) for day in ON)]
HOUSE = calendar(ZONE, "09:00", "21:00", TABLE)
EXAMPLES = list(
    csv.DictReader(Path(__file__).with_name("limits.csv").read_text("utf-8").splitlines())
)


def moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


@pytest.mark.parametrize("example", EXAMPLES, ids=[one["what"] for one in EXAMPLES])
def test_worked_examples(example: dict[str, str]) -> None:
    due = due_after(HOUSE, moment(example["received"]), int(example["days"]))
    if example["paused"]:
        due = resumed(HOUSE, due, moment(example["paused"]), moment(example["resumed"]))
    due = extended(HOUSE, due, int(example["more"]))
    assert f"{due.astimezone(HERE):%Y-%m-%d %H:%M}" == example["due"]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-24 10:00", 2),
        ("2026-11-25 23:00", 1),
        ("2026-11-26 15:00", 0),
        ("2026-11-26 20:00", 0),
        ("2026-11-27 09:00", -1),
        ("2026-11-29 09:00", -1),
        ("2026-11-30 09:00", -2),
    ],
)
def test_working_days_left(now: str, left: int) -> None:
    due = moment("2026-11-26 15:00")
    assert days_left(HOUSE, due, moment(now)) == left


def test_a_house_that_closes_after_midnight() -> None:
    late = calendar(ZONE, "18:00", "01:00")
    assert due_after(late, moment("2026-11-25 00:30"), 1) == moment("2026-11-26 00:30")
    assert due_after(late, moment("2026-11-25 12:00"), 0) == moment("2026-11-26 01:00")


def test_a_house_that_never_closes_and_one_that_works_no_day_stop_nobody() -> None:
    always = calendar(ZONE, "00:00", "00:00")
    assert due_after(always, moment("2026-11-24 10:00"), 1) == moment("2026-11-25 10:00")
    start = dt.date(2026, 1, 1)
    never = Calendar(days={start + dt.timedelta(days=one): False for one in range(5000)})
    now = moment("2026-11-24 10:00")
    assert due_after(never, now, 0) == now
    assert due_after(never, now, 5) == now
    assert worked(never, now, now + dt.timedelta(days=9)) == dt.timedelta(0)


def test_the_end_of_time_stops_nobody() -> None:
    last = dt.datetime(9999, 12, 30, 12, tzinfo=dt.UTC)
    assert due_after(HOUSE, last, 10) >= last


MOMENTS = st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2031, 12, 31)).map(  # noqa: DTZ001
    lambda one: one.replace(tzinfo=dt.UTC)
)


@given(MOMENTS, st.integers(0, 15), st.integers(0, 100), st.integers(0, 100))
def test_a_limit_is_as_long_as_it_says_and_a_pause_changes_nothing_of_it(
    start: dt.datetime, days: int, pause_after: int, pause: int
) -> None:
    due = due_after(HOUSE, start, days)
    length = dt.timedelta(hours=12)
    assert due >= start
    if days:
        assert worked(HOUSE, start, due) == days * length
    paused = start + dt.timedelta(hours=pause_after)
    again = paused + dt.timedelta(hours=pause)
    later = resumed(HOUSE, due, paused, again)
    assert later >= due
    if paused < due:
        assert worked(HOUSE, again, later) == worked(HOUSE, paused, due)
    assert extended(HOUSE, due, 2) >= due
