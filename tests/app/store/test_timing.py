"""The desk's clock: compared, set by somebody, set back while nobody looked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.checkin.actions import check_in
from app.checkin.queries import today, visits_of
from app.clock import SystemClock, from_text
from app.desk import Desk
from app.ops import Body, Version
from app.people.actions import Details, register
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.standing import began_at, take_place
from app.store.told import IncomingPage, Settled
from app.store.transaction import transaction
from tests.support.clock import MORNING, HandClock
from tests.support.desks import EPOCH, HE, make_desk, reopen

DAY = "2026-11-28"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    made = make_desk(tmp_path, clock)
    yield made
    made.store.close()


def comes_in(desk: Desk) -> tuple[str, str]:
    """Register somebody who comes in; gives person and visit."""
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("林晓禾", consent_way="spoken")).id
        return person, check_in(tx, person).visit_id


def last(desk: Desk) -> Body:
    with desk.store.read() as session:
        text = session.execute(
            select(OutboxOp.body).order_by(OutboxOp.seq.desc()).limit(1)
        ).scalar_one()
    return read_body(text)


def unsure(desk: Desk, person: str) -> tuple[bool, bool]:
    """Say whether today's list and the timeline mark the visit."""
    store = desk.store
    with store.read() as session:
        rows = today(session, DAY, store.clock.now(), desk.profile).rows
        return any(row.unsure for row in rows), any(r.unsure for r in visits_of(session, person))


def test_a_joined_desk_marks_what_was_written_before_clocks_were_compared(
    desk: Desk, clock: HandClock
) -> None:
    person, _ = comes_in(desk)
    assert unsure(desk, person) == (False, False), "alone, there is no clock to compare with"
    take_place(desk.store, device="a desk")
    assert unsure(desk, person) == (True, True)
    assert last(desk).corrected is None
    take_place(desk.store, offset_ms=2_000, error_ms=30)
    comes_in(desk)
    assert last(desk).corrected == "2026-11-28T02:00:02.000Z"
    # Headquarters has answered: it has said which day it was.
    with desk.store.read() as session:
        ops = list(session.execute(select(OutboxOp.op_id)).scalars())
    at = Version(EPOCH, "venue", 40)
    incoming(desk.store, IncomingPage(verdicts=[Settled(op, "taken", applied=at) for op in ops]))
    assert unsure(desk, person) == (False, False)


def test_a_wide_error_is_no_comparison(desk: Desk) -> None:
    take_place(desk.store, device="a desk", offset_ms=0, error_ms=6 * 60_000)
    person, _ = comes_in(desk)
    assert unsure(desk, person) == (True, True)


def test_somebody_sets_the_clock_and_what_is_recorded_is_still_right(
    desk: Desk, clock: HandClock
) -> None:
    take_place(desk.store, device="a desk", offset_ms=500, error_ms=30)
    clock.forward(minutes=10)
    clock.put("2025-01-01T00:00:00.000Z")
    comes_in(desk)
    assert last(desk).at == "2025-01-01T00:00:00.000Z"
    assert last(desk).corrected == "2026-11-28T02:10:00.500Z"
    assert began_at(desk.store) == (clock.run_id, "2026-11-28T02:00:00.500Z")


def test_what_a_run_saw_of_the_clock_the_next_one_knows(desk: Desk, clock: HandClock) -> None:
    take_place(desk.store, device="a desk", offset_ms=500, error_ms=30)
    clock.put("2025-11-28T02:00:00.000Z")
    comes_in(desk)
    later = reopen(desk, HandClock("2025-11-28T03:00:00.000Z"))
    comes_in(later)
    assert last(later).at == "2025-11-28T03:00:00.000Z"
    assert last(later).corrected == "2026-11-28T03:00:00.500Z"
    later.store.close()


def test_set_back_while_the_program_was_closed_nobody_knows_by_how_much(
    desk: Desk, clock: HandClock
) -> None:
    take_place(desk.store, device="a desk", offset_ms=0, error_ms=30)
    comes_in(desk)
    back = HandClock("2026-11-20T02:00:00.000Z")
    again = reopen(desk, back)
    person, _ = comes_in(again)
    assert last(again).corrected is None
    assert began_at(again.store) == (back.run_id, "")
    with again.store.read() as session:
        assert [row.unsure for row in visits_of(session, person)] == [True]
    # The clocks are compared: from now on, and for all of this run, times are known.
    back.forward(minutes=5)
    take_place(again.store, offset_ms=8 * 86_400_000, error_ms=30)
    assert began_at(again.store) == (back.run_id, MORNING)
    later = reopen(again, HandClock("2026-11-29T02:00:00.000Z"))
    assert later.store.timing is not None
    later.store.close()


def test_the_pcs_own_clock_counts_on() -> None:
    clock = SystemClock()
    before, at = clock.elapsed_ms(), clock.now()
    assert 0 <= before <= clock.elapsed_ms() < 60_000
    assert at > from_text(MORNING) or at.year >= 2024
