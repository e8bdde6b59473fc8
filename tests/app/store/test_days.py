"""Which day a moment belongs to: the venue's rule, not midnight and not the PC's zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.checkin.model import Visit
from app.clock import business_day, from_text, to_text
from app.store.transaction import SYSTEM, transaction
from app.venue.actions import change
from tests.support.clock import HandClock
from tests.support.desks import HE, Ground, make_desk

TABLE = [
    # moment (UTC), zone, the day starts, the day it belongs to
    ("2026-11-28T02:00:00.000Z", "Asia/Shanghai", "04:00", "2026-11-28"),
    ("2026-11-28T15:59:59.999Z", "Asia/Shanghai", "00:00", "2026-11-28"),
    ("2026-11-28T16:00:00.000Z", "Asia/Shanghai", "00:00", "2026-11-29"),
    ("2026-11-28T16:30:00.000Z", "Asia/Shanghai", "04:00", "2026-11-28"),
    ("2026-11-28T16:30:00.000Z", "Asia/Shanghai", "00:00", "2026-11-29"),
    ("2026-11-28T19:59:59.999Z", "Asia/Shanghai", "04:00", "2026-11-28"),
    ("2026-11-28T20:00:00.000Z", "Asia/Shanghai", "04:00", "2026-11-29"),
    ("2026-12-31T16:30:00.000Z", "Asia/Shanghai", "04:00", "2026-12-31"),
    ("2028-02-28T17:00:00.000Z", "Asia/Shanghai", "04:00", "2028-02-28"),
    ("2028-02-28T21:00:00.000Z", "Asia/Shanghai", "04:00", "2028-02-29"),
    ("2026-11-28T21:45:00.000Z", "Asia/Urumqi", "04:00", "2026-11-28"),
    ("2026-11-28T22:00:00.000Z", "Asia/Urumqi", "04:00", "2026-11-29"),
    # The night the clocks go forward (02:00 -> 03:00), and the night they go back.
    ("2026-03-29T00:59:00.000Z", "Europe/Berlin", "04:00", "2026-03-28"),
    ("2026-03-29T01:30:00.000Z", "Europe/Berlin", "04:00", "2026-03-28"),
    ("2026-03-29T02:00:00.000Z", "Europe/Berlin", "04:00", "2026-03-29"),
    ("2026-10-25T00:30:00.000Z", "Europe/Berlin", "04:00", "2026-10-24"),
    ("2026-10-25T01:30:00.000Z", "Europe/Berlin", "04:00", "2026-10-24"),
    ("2026-10-25T02:59:00.000Z", "Europe/Berlin", "04:00", "2026-10-24"),
    ("2026-10-25T03:00:00.000Z", "Europe/Berlin", "04:00", "2026-10-25"),
    ("2026-11-01T08:59:00.000Z", "America/New_York", "04:00", "2026-10-31"),
    ("2026-11-01T09:00:00.000Z", "America/New_York", "04:00", "2026-11-01"),
    ("2026-06-01T05:44:00.000Z", "Asia/Kathmandu", "11:30", "2026-05-31"),
    ("2026-06-01T05:45:00.000Z", "Asia/Kathmandu", "11:30", "2026-06-01"),
]


@pytest.mark.parametrize(("moment", "zone", "starts", "day"), TABLE)
def test_the_table(moment: str, zone: str, starts: str, day: str) -> None:
    assert business_day(from_text(moment), zone, starts) == day


@pytest.mark.parametrize(("starts", "day"), [("00:00", "2026-11-29"), ("04:00", "2026-11-28")])
def test_half_past_midnight_at_a_venue(starts: str, day: str, tmp_path: Path) -> None:
    desk = make_desk(tmp_path, HandClock("2026-11-28T16:30:00.000Z"), Ground(day_starts=starts))
    with transaction(desk.store, HE) as tx:
        assert tx.day == day
    desk.store.close()


def test_a_changed_rule_holds_from_the_next_work_on(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, HandClock("2026-11-28T16:30:00.000Z"))
    with transaction(desk.store, SYSTEM) as tx:
        tx.add(Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day))
        change(tx, day_starts="00:00")
        assert tx.day == "2026-11-28"
    with transaction(desk.store, SYSTEM) as tx:
        assert tx.day == "2026-11-29"
    desk.store.close()


@pytest.mark.parametrize("moment", ["2026-11-28T06:22:05.123Z", "1999-01-01T00:00:00.000Z"])
def test_times_are_written_in_one_width(moment: str) -> None:
    assert to_text(from_text(moment)) == moment


def test_other_zones_are_written_as_utc() -> None:
    assert to_text(from_text("2026-11-28T14:22:05.1239+08:00")) == "2026-11-28T06:22:05.123Z"


def test_a_time_without_a_zone_is_no_time() -> None:
    with pytest.raises(ValueError, match="zone"):
        from_text("2026-11-28T06:22:05")


def test_a_slip_at_headquarters_does_not_stop_the_counter(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, HandClock(), Ground(timezone="Mars/Foo", day_starts="25:99"))
    assert (desk.profile.timezone, desk.profile.day_starts) == ("Asia/Shanghai", "04:00")
    with transaction(desk.store, HE) as tx:
        assert tx.day == "2026-11-28"
    desk.store.close()
