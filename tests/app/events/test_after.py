"""What became of an event: counted whenever it is asked, no-shows never written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import to_text
from app.events import arriving, rating
from app.events.after import Figures, is_no_show, numbers_between, numbers_of
from app.events.roster import roster
from app.ratings.actions import Said
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.evening import Evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    yield Evening(desk, clock, mode="in_out")
    desk.store.close()


def counted(evening: Evening) -> Figures:
    with evening.desk.store.read() as session:
        at = to_text(evening.clock.now())
        return numbers_of(session, evening.event, at).figures


def test_came_late_unregistered_left_early_and_who_did_not_come(evening: Evening) -> None:
    lin, _ = evening.registers("林晓禾")
    evening.registers("周启明")
    zhou, _ = evening.registers("崔雨桐")
    with transaction(evening.desk.store, HE) as tx:
        early = arriving.admit(tx, evening.session, lin).attendance_id
    evening.comes("马文博")
    evening.comes("苏念", role="引导")
    evening.clock.forward(hours=1, minutes=30)
    with transaction(evening.desk.store, HE) as tx:
        arriving.admit(tx, evening.session, zhou)
        arriving.leave(tx, early)
    assert counted(evening).no_shows == 0, "it is not over yet"
    evening.ends()
    assert counted(evening) == Figures(3, 3, 1, 1, 1, 1, 1)


def test_a_late_entry_makes_a_no_show_a_guest(evening: Evening) -> None:
    lin, registration = evening.registers("林晓禾")
    evening.ends()
    assert counted(evening).no_shows == 1
    with evening.desk.store.read() as session:
        (line,) = roster(session, evening.session)
    at = to_text(evening.clock.now())
    assert (line.registration_id, is_no_show(line, at, at)) == (registration, True)
    assert not is_no_show(line, at, at, called_off=True)
    when = evening.clock.now() - dt.timedelta(hours=2)
    with transaction(evening.desk.store, HE) as tx:
        arriving.back_fill(tx, evening.session, lin, when, "停电，纸上登记")
    assert (counted(evening).no_shows, counted(evening).came) == (0, 1)


def test_what_was_said_of_a_period_is_handed_on_as_numbers(evening: Evening) -> None:
    came = evening.comes("林晓禾")
    evening.ends()
    with transaction(evening.desk.store, HE) as tx:
        rating.rate(tx, came, Said(4, ["clear"], "很好", anonymous=False))
    day = evening.desk.store.day_of(evening.clock.now())
    with evening.desk.store.read() as session:
        said = numbers_between(session, day, day)
        assert (said.given, said.mean, said.scores, said.tags) == (1, 4.0, {4: 1}, {"clear": 1})
        at = to_text(evening.clock.now())
        assert numbers_of(session, evening.event, at).evaluation == said
        assert numbers_between(session, "2026-01-01", "2026-01-31").given == 0
