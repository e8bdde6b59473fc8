"""What a person took part in, by all their cards; absences only for whom may see cards in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import to_text
from app.events import arriving, volunteering
from app.events.after import numbers_of
from app.events.partaking import parts_of
from app.staff.rules import CLERK, VOLUNTEER
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


def parts(evening: Evening, *cards: str, role: str = CLERK) -> list[str]:
    with evening.desk.store.read() as session:
        return [part.how for part in parts_of(session, cards, role, to_text(evening.clock.now()))]


def test_came_helped_and_did_not_come(evening: Evening) -> None:
    lin, _ = evening.registers("林晓禾")
    absent, _ = evening.registers("周启明")
    helper = evening.knows("苏念")
    with transaction(evening.desk.store, HE) as tx:
        came = arriving.admit(tx, evening.session, lin).attendance_id
        volunteering.begin(tx, evening.session, helper, "引导")
    assert parts(evening, absent) == [], "it is not over yet"
    evening.ends()
    assert parts(evening, lin) == ["came"]
    assert parts(evening, helper) == ["helped"]
    assert parts(evening, absent) == ["absent"]
    assert parts(evening, absent, role=VOLUNTEER) == [], "not everybody's to know"
    with transaction(evening.desk.store, HE) as tx:
        arriving.undo(tx, came)
    assert parts(evening, lin) == ["absent"]


def test_a_second_card_that_came_is_no_absence(evening: Evening) -> None:
    lin, _ = evening.registers("林晓禾")
    again = evening.knows("林晓禾二")
    with transaction(evening.desk.store, HE) as tx:
        arriving.admit(tx, evening.session, again)
    evening.ends()
    assert parts(evening, lin) == ["absent"]
    assert parts(evening, lin, again) == ["came"]


def test_where_nobody_checks_in_nobody_is_absent(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    evening = Evening(desk, clock, mode="none")
    lin, _ = evening.registers("林晓禾")
    evening.ends()
    assert parts(evening, lin) == []
    with desk.store.read() as session:
        at = to_text(clock.now())
        assert numbers_of(session, evening.event, at).figures.no_shows == 0
    desk.store.close()
