"""Events past midnight and the closing hour: the right day, and a warning that stops nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.events import arriving, planning, queries
from app.events.checks import WARN, look_over, may_publish
from app.events.model import Attendance
from app.events.planning import Plan, Sitting
from app.events.queries import DONE, ON
from app.people.actions import Details, register
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk

DAY = dt.datetime(2026, 11, 28, tzinfo=dt.timezone(dt.timedelta(hours=8)))
PLAN = Plan("跨年夜读", summary="读到天亮，热茶管够，想回家的人随时可以回家。", outlets=("web",))


def sitting(hour: float, hours: float) -> Sitting:
    starts = DAY + dt.timedelta(hours=hour)
    return Sitting(starts, starts + dt.timedelta(hours=hours), "共享书房", 20)


def test_who_comes_after_midnight_took_part_on_the_evenings_day(tmp_path: Path) -> None:
    """Until the venue's day begins anew; how far it has come follows the session, not the date."""
    clock = HandClock("2026-11-28T13:30:00.000Z")
    desk = make_desk(tmp_path, clock)
    with transaction(desk.store, HE) as tx:
        event = planning.make(tx, PLAN, [sitting(22, 9)]).id
        early = register(tx, Details("林晓禾", consent_way="spoken")).id
        late = register(tx, Details("周启明", consent_way="spoken")).id
    with desk.store.read() as session:
        (slot,) = queries.page(session, desk.store, event).slots
    clock.forward(hours=3)
    with transaction(desk.store, HE) as tx:
        arriving.admit(tx, slot.session_id, early, "search")
    clock.forward(hours=4)
    with transaction(desk.store, HE) as tx:
        arriving.admit(tx, slot.session_id, late, "search")
    with desk.store.read() as session:
        days = [row.day for row in session.query(Attendance).order_by(Attendance.happened_at)]
        (slot,) = queries.page(session, desk.store, event).slots
        midnight = dt.datetime(2026, 11, 29, tzinfo=DAY.tzinfo)
        next_week = queries.week(session, desk.store, midnight, 1)
    assert days == ["2026-11-28", "2026-11-29"]
    assert (slot.came, slot.progress) == (2, ON)
    assert [one.session_id for one in next_week] == [slot.session_id], "it stands in both days"
    clock.forward(hours=3)
    with desk.store.read() as session:
        assert queries.page(session, desk.store, event).slots[0].progress == DONE
    desk.store.close()


@pytest.mark.parametrize(
    ("hours", "opens", "closes", "code"),
    [
        ((19, 2), "09:00", "21:00", "inside_hours"),
        ((20, 2), "09:00", "21:00", "outside_hours"),
        ((22, 3), "09:00", "21:00", "outside_hours"),
        ((8, 2), "09:00", "21:00", "outside_hours"),
        ((22, 3), "18:00", "02:00", "inside_hours"),
        ((24.5, 1), "18:00", "02:00", "inside_hours"),
        ((24.5, 2), "18:00", "02:00", "outside_hours"),
        ((15, 2), "18:00", "02:00", "outside_hours"),
    ],
)
def test_past_the_closing_hour_it_is_warned_of_and_never_refused(
    tmp_path: Path, hours: tuple[float, float], opens: str, closes: str, code: str
) -> None:
    desk = make_desk(tmp_path, HandClock("2026-11-28T02:00:00.000Z"))
    profile = replace(desk.profile, opens=opens, closes=closes)
    with desk.store.read() as session:
        found = look_over(session, profile, PLAN, [sitting(*hours)])
    (one,) = [one for one in found if one.code in ("inside_hours", "outside_hours")]
    assert one.code == code
    assert (one.level == WARN) == (code == "outside_hours")
    assert may_publish(found)
    desk.store.close()
