"""Checking people in and putting it right, as the counter does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from app.checkin import actions
from app.checkin.actions import Arrival, Coming
from app.checkin.model import Visit
from app.checkin.queries import Today, inside_now, today, visit_today, visits_of
from app.clock import from_text
from app.desk import Desk
from app.errors import Refusal
from app.people.actions import Details, register
from app.people.queries import card
from app.store.base import AuditEntry, OutboxOp
from app.store.outbox import read_body
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, Ground, make_desk


class Counter:
    """A desk with somebody at it, in the counter's verbs."""

    def __init__(self, desk: Desk, clock: HandClock, actor: Actor = HE) -> None:
        self.desk, self.clock, self.actor = desk, clock, actor

    def registers(self, name: str, phone: str | None = None) -> str:
        with transaction(self.desk.store, self.actor) as tx:
            return register(tx, Details(name, phone, consent_way="spoken")).id

    def checks_in(self, person: str, coming: Coming = Coming()) -> Arrival:  # noqa: B008 - frozen
        with transaction(self.desk.store, self.actor) as tx:
            return actions.check_in(tx, person, coming)

    def checks_out(self, visit: str) -> str:
        with transaction(self.desk.store, self.actor) as tx:
            return actions.check_out(tx, visit).id

    def counts(self, heads: int, band: str | None = None) -> str:
        with transaction(self.desk.store, self.actor) as tx:
            return actions.count_heads(tx, heads, Coming(age_band=band)).id

    def undoes(self, visit: str) -> None:
        with transaction(self.desk.store, self.actor) as tx:
            actions.undo_check_in(tx, visit)

    def sees(self) -> Today:
        now = self.clock.now()
        with self.desk.store.read() as session:
            return today(session, self.desk.store.day_of(now), now, self.desk.profile)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def counter(tmp_path: Path, clock: HandClock) -> Iterator[Counter]:
    desk = make_desk(tmp_path, clock)
    yield Counter(desk, clock)
    desk.store.close()


def test_a_known_person_is_checked_in_once(counter: Counter) -> None:
    person = counter.registers("林晓禾", "199 0000 0101")
    first = counter.checks_in(person)
    counter.clock.forward(minutes=31)
    again = counter.checks_in(person)
    assert first.already is None
    assert again.already is not None
    assert again.visit_id == first.visit_id
    seen = counter.sees()
    assert [(row.name, row.inside, row.first, row.state) for row in seen.rows] == [
        ("林晓禾", True, True, "waiting")
    ]
    assert seen.occupancy.visits == 1


def test_a_check_in_leaves_one_operation_and_one_line_in_the_log(counter: Counter) -> None:
    person = counter.registers("周启明")
    with counter.desk.store.read() as session:
        lines = session.execute(select(func.count()).select_from(AuditEntry)).scalar_one()
    visit = counter.checks_in(person).visit_id
    with counter.desk.store.read() as session:
        ops = (
            session.execute(
                select(OutboxOp.body).where(OutboxOp.kind == "visit", OutboxOp.row_id == visit)
            )
            .scalars()
            .all()
        )
        entry = session.execute(
            select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1)
        ).scalar_one()
    assert len(ops) == 1
    body = read_body(ops[0])
    assert (body.verb, body.actor, body.subjects, body.day) == (
        "fact",
        HE.staff_id,
        [person],
        "2026-11-28",
    )
    assert (entry.number, entry.action, entry.actor) == (lines + 1, "visit.fact", HE.staff_id)


def test_leaving_and_coming_back_counts_once(counter: Counter) -> None:
    person = counter.registers("陈可欣")
    visit = counter.checks_in(person).visit_id
    counter.clock.forward(minutes=60)
    counter.checks_out(visit)
    assert counter.sees().occupancy.inside == 0
    back = counter.checks_in(person)
    assert back.already is not None
    assert back.already.left_at is not None
    counter.clock.forward(minutes=5)
    with transaction(counter.desk.store, HE) as tx:
        actions.re_enter(tx, person)
    seen = counter.sees()
    assert (seen.occupancy.inside, seen.occupancy.visits) == (1, 1)
    assert [row.again for row in seen.rows] == [True, False]


def test_coming_back_needs_a_visit_to_come_back_to(counter: Counter) -> None:
    person = counter.registers("仇嘉树")
    with (
        pytest.raises(Refusal, match="not_here_today"),
        transaction(counter.desk.store, HE) as tx,
    ):
        actions.re_enter(tx, person)


def test_undo_takes_a_visit_back_and_twice_is_once(counter: Counter) -> None:
    person = counter.registers("单雨桐")
    visit = counter.checks_in(person).visit_id
    counter.undoes(visit)
    counter.undoes(visit)
    assert counter.sees().rows == []
    assert counter.checks_in(person).already is None
    with counter.desk.store.read() as session:
        assert card(session, person).visits == 1


def test_what_was_taken_back_can_be_restored_at_its_first_time(counter: Counter) -> None:
    person = counter.registers("曾一诺")
    visit = counter.checks_in(person).visit_id
    came = counter.clock.now()
    counter.undoes(visit)
    counter.clock.forward(minutes=3)
    with transaction(counter.desk.store, HE) as tx:
        restored = actions.restore(tx, visit)
        assert restored.restores == visit
        assert from_text(restored.happened_at) == came
    assert len(counter.sees().rows) == 1


def test_the_wrong_person_is_put_right_keeping_the_time(counter: Counter) -> None:
    wrong, right = (
        counter.registers("王伟", "19900000111"),
        counter.registers("王伟", "19900000112"),
    )
    visit = counter.checks_in(wrong).visit_id
    came = counter.sees().rows[0].happened_at
    counter.clock.forward(minutes=7)
    with transaction(counter.desk.store, HE) as tx:
        actions.change_person(tx, visit, right)
    rows = counter.sees().rows
    assert [(row.person_id, row.happened_at) for row in rows] == [(right, came)]
    with counter.desk.store.read() as session:
        bodies = [
            read_body(text)
            for text in session.execute(
                select(OutboxOp.body).order_by(OutboxOp.seq.desc()).limit(2)
            ).scalars()
        ]
    groups = {body.group.id for body in bodies if body.group}
    assert len(groups) == 1
    assert all(body.group and body.group.size == 2 and body.group.atomic for body in bodies)


def test_the_right_person_must_not_be_in_already(counter: Counter) -> None:
    one, two = counter.registers("欧阳子墨"), counter.registers("买买提·艾力")
    counter.checks_in(two)
    visit = counter.checks_in(one).visit_id
    with (
        pytest.raises(Refusal, match="already_in"),
        transaction(counter.desk.store, HE) as tx,
    ):
        actions.change_person(tx, visit, two)
    assert len(counter.sees().rows) == 2


def test_a_group_of_twelve_without_names(counter: Counter) -> None:
    visit = counter.counts(12, "u14")
    row = counter.sees().rows[0]
    assert (row.heads, row.age_band, row.method, row.person_id) == (12, "u14", "head_count", None)
    assert counter.sees().occupancy.inside == 12
    counter.checks_out(visit)
    assert counter.sees().occupancy.inside == 0
    assert counter.sees().occupancy.visits == 12


@pytest.mark.parametrize("heads", [0, -1, 501])
def test_impossible_head_counts_are_refused(counter: Counter, heads: int) -> None:
    with pytest.raises(Refusal, match="heads_out_of_range"):
        counter.counts(heads)
    assert counter.sees().rows == []


def test_companions_come_along_with_the_first(counter: Counter) -> None:
    first, second = (counter.registers(name) for name in ("刘小满", "赵思源"))
    came = counter.checks_in(first, Coming("reading")).visit_id
    counter.checks_in(second, Coming("reading", party=came))
    with transaction(counter.desk.store, HE) as tx:
        actions.count_heads(tx, 3, Coming("reading", party=came))
    with counter.desk.store.read() as session:
        parties = session.execute(select(Visit.party).order_by(Visit.id)).scalars().all()
    assert parties == [None, came, came]
    assert counter.sees().occupancy.inside == 5


def test_written_down_later_with_the_reason(counter: Counter) -> None:
    person = counter.registers("林晓禾")
    when = counter.clock.now() - dt.timedelta(days=1)
    with transaction(counter.desk.store, HE) as tx:
        actions.back_fill(tx, person, when, "停电，纸上登记")
    with counter.desk.store.read() as session:
        row = visits_of(session, person)[0]
        reason = session.execute(select(Visit.late_reason)).scalar_one()
        day = session.execute(select(Visit.day)).scalar_one()
    assert (row.method, reason, day) == ("backfill", "停电，纸上登记", "2026-11-27")
    assert counter.sees().rows == []


@pytest.mark.parametrize(
    ("hours", "reason", "code"),
    [
        (-1, "断电", "late_future"),
        (1, "  ", "late_reason_missing"),
        (24 * 40, "断电", "late_too_old"),
    ],
)
def test_later_has_its_limits(counter: Counter, hours: int, reason: str, code: str) -> None:
    person = counter.registers("林晓禾")
    when = counter.clock.now() - dt.timedelta(hours=hours)
    with pytest.raises(Refusal, match=code), transaction(counter.desk.store, HE) as tx:
        actions.back_fill(tx, person, when, reason)


def test_half_past_midnight_belongs_to_the_evening_before(counter: Counter) -> None:
    counter.clock.put("2026-11-28T16:30:00.000Z")
    person = counter.registers("周启明")
    counter.checks_in(person)
    with counter.desk.store.read() as session:
        assert session.execute(select(Visit.day)).scalar_one() == "2026-11-28"


def test_after_closing_time_nobody_is_taken_to_be_inside(counter: Counter) -> None:
    person = counter.registers("周启明")
    counter.checks_in(person)
    counter.clock.forward(hours=12)
    seen = counter.sees()
    assert (seen.rows[0].inside, seen.rows[0].left_at) == (False, None)
    late = counter.registers("秦小安")
    counter.checks_in(late)
    assert [row.inside for row in counter.sees().rows] == [True, False]


def test_the_evacuation_list_names_everybody_inside_once(counter: Counter) -> None:
    inside, gone = counter.registers("曾一诺"), counter.registers("仇嘉树")
    counter.checks_in(inside)
    counter.checks_out(counter.checks_in(gone).visit_id)
    counter.counts(4)
    now = counter.clock.now()
    with counter.desk.store.read() as session:
        rows = inside_now(session, counter.desk.store.day_of(now), now, counter.desk.profile)
    assert [(row.name, row.heads) for row in rows] == [("曾一诺", 1), ("", 4)]


@pytest.mark.parametrize(
    ("heads", "level"), [(53, "ok"), (54, "amber"), (59, "amber"), (60, "red")]
)
def test_how_full_it_is_never_stops_anybody(counter: Counter, heads: int, level: str) -> None:
    counter.counts(heads)
    assert counter.sees().occupancy.level == level
    counter.counts(10)
    assert counter.sees().occupancy.inside == heads + 10


def test_no_capacity_stated_is_never_full(tmp_path: Path, clock: HandClock) -> None:
    desk = make_desk(tmp_path / "other", clock, Ground(capacity=0))
    counter = Counter(desk, clock)
    counter.counts(400)
    assert counter.sees().occupancy.level == "ok"
    desk.store.close()


def test_nobody_unknown_is_checked_in(counter: Counter) -> None:
    with pytest.raises(Refusal, match="person_unknown"):
        counter.checks_in("01900000-0000-7000-8000-00000000dead")


def test_a_stranger_at_the_keyboard_may_do_nothing(counter: Counter) -> None:
    person = counter.registers("林晓禾")
    counter.actor = Actor(None, "nobody")
    with pytest.raises(Refusal, match="not_allowed"):
        counter.checks_in(person)


def test_whether_somebody_came_is_read_from_their_own_visits(counter: Counter) -> None:
    """Not from everybody's of the day: a check-in on a full day costs what the first one did."""
    asked: list[tuple[str, Any]] = []
    store = counter.desk.store
    with store.read() as session:
        event.listen(store.engine, "before_cursor_execute", lambda *a: asked.append(a[2:4]))
        assert visit_today(session, "p", "2026-11-28") is None
        statement, values = asked[-1]
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ways = [row.detail for row in plan]
    assert "SEARCH visits USING INDEX visits_person (person_id=? AND day=?)" in ways
