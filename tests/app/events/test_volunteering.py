"""Volunteers on duty: since when, for how many half hours, and who forgot to sign out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import to_text
from app.errors import Refusal
from app.events import arriving, volunteering
from app.events.model import Attendance
from app.events.volunteering import Duty, hours_between
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.evening import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield Evening(desk, clock)
    desk.store.close()


def begins(evening: Evening, name: str, role: str = "引导") -> str:
    person = evening.knows(name)
    with transaction(evening.desk.store, HE) as tx:
        return volunteering.begin(tx, evening.session, person, role).attendance_id


def ends(evening: Evening, attendance: str) -> None:
    with transaction(evening.desk.store, HE) as tx:
        volunteering.end(tx, attendance)


def says(evening: Evening, attendance: str, hours: float, reason: str = "走时忘了说") -> None:
    with transaction(evening.desk.store, HE) as tx:
        volunteering.say_hours(tx, attendance, hours, reason)


def on(evening: Evening) -> list[Duty]:
    with evening.desk.store.read() as session:
        at = to_text(evening.clock.now())
        return volunteering.duties(session, evening.session, at)


def test_on_duty_since_and_for_whole_half_hours(evening: Evening) -> None:
    one = begins(evening, "苏念")
    evening.clock.forward(minutes=5)
    begins(evening, "马文博", "登记")
    assert [(duty.name, duty.role, duty.state, duty.hours) for duty in on(evening)] == [
        ("苏念", "引导", "on", None),
        ("马文博", "登记", "on", None),
    ]
    evening.clock.forward(hours=1, minutes=50)
    ends(evening, one)
    first, second = on(evening)
    assert (first.name, first.state) == ("马文博", "on")
    assert (second.name, second.state, second.hours) == ("苏念", "served", 1.5)
    with pytest.raises(Refusal, match="duty_ended"):
        ends(evening, one)


@pytest.mark.parametrize(
    ("until", "hours"),
    [("10:29", 0.0), ("10:30", 0.5), ("12:59", 2.5), ("23:59", 12.0), ("09:00", 0.0)],
)
def test_hours_are_never_more_than_were_served(until: str, hours: float) -> None:
    day = "2026-11-28T{}:00.000Z"
    assert hours_between(day.format("10:00"), day.format(until)) == hours


def test_who_forgot_to_sign_out_has_no_hours_until_somebody_says_how_many(
    evening: Evening,
) -> None:
    one = begins(evening, "苏念")
    evening.clock.forward(hours=9)
    (duty,) = on(evening)
    assert (duty.state, duty.hours) == ("forgot", None)
    with pytest.raises(Refusal, match="hours_unsure"):
        ends(evening, one)
    for hours in (0, 0.7, 13):
        with pytest.raises(Refusal, match="hours_wrong"):
            says(evening, one, hours)
    with pytest.raises(Refusal, match="late_reason_missing"):
        says(evening, one, 2, " ")
    with pytest.raises(Refusal, match="late_future"):
        says(evening, one, 10)
    says(evening, one, 2.5)
    assert on(evening)[0].hours == 2.5
    says(evening, one, 2, "数错了")
    assert on(evening)[0].hours == 2.0, "the last word counts"


def test_a_guest_is_no_volunteer_and_a_role_is_named(evening: Evening) -> None:
    person = evening.knows("林晓禾")
    with transaction(evening.desk.store, HE) as tx:
        guest = arriving.admit(tx, evening.session, person).attendance_id
        with pytest.raises(Refusal, match="volunteer_is_guest"):
            volunteering.begin(tx, evening.session, person, "引导")
        with pytest.raises(Refusal, match="role_missing"):
            volunteering.begin(tx, evening.session, person, " ")
        with pytest.raises(Refusal, match="text_too_long"):
            volunteering.begin(tx, evening.session, person, "长" * 41)
        with pytest.raises(Refusal, match="attendance_unknown"):
            volunteering.end(tx, guest)
    assert on(evening) == []


def test_a_proof_on_paper_admits_and_says_what_was_seen(evening: Evening) -> None:
    person = evening.knows("周启明")
    with transaction(evening.desk.store, HE) as tx:
        with pytest.raises(Refusal, match="voucher_reason_missing"):
            arriving.admit_by_voucher(tx, evening.session, " ")
        first = arriving.admit_by_voucher(tx, evening.session, "报名短信", person)
        assert arriving.admit_by_voucher(tx, evening.session, "又来", person).already
        unknown = arriving.admit_by_voucher(tx, evening.session, "盖章的报名表")
    with evening.desk.store.read() as session:
        rows = [session.get(Attendance, one.attendance_id) for one in (first, unknown)]
    assert [(row.method, row.by_voucher, row.person_id) for row in rows if row] == [
        ("voucher", "报名短信", person),
        ("voucher", "盖章的报名表", None),
    ]
