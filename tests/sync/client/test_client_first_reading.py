"""A desk that has nothing yet: page by page, by headquarters' count, broken off anywhere."""

from __future__ import annotations

import pytest

from app.store.reading import FirstReading, first_reading
from sync.client.line import PULL
from sync.client.rounds import LEAST_OPS, Pace, Tally
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from sync.wire.messages import Pull
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle
from tests.sync.client.test_client_overlap import COUNT, broken, registered

EVERYTHING = COUNT + 1
"""The people, and the venue's own record."""


@pytest.fixture
def empty(make: MakeFront) -> Front:
    """A desk that has just joined a venue whose other desk knows everybody."""
    other, front = make(), make()
    registered(other)
    assert other.sync().state == "ok"
    return front


def come_to(front: Front) -> FirstReading | None:
    """Say how far the first reading has come, as the store knows it."""
    with front.store.read() as session:
        return first_reading(session, front.store)


def test_how_far_it_is_told_by_headquarters_count(empty: Front) -> None:
    told: list[FirstReading] = []

    def listen(tally: Tally) -> None:
        if tally.reading is not None:
            told.append(tally.reading)

    broken(empty)
    assert empty.exchange is not None
    empty.exchange.told = listen
    assert come_to(empty) == (0, 0)
    assert empty.sync().state == "ok"
    assert told == sorted(told)
    assert {one.total for one in told} == {EVERYTHING}
    assert told[-1].done == EVERYTHING
    assert come_to(empty) is None


def test_broken_off_it_goes_on_with_the_page_it_had_come_to(empty: Front) -> None:
    broken(empty, PULL, 3)
    assert empty.sync().state == "offline"
    assert come_to(empty) == (2 * LEAST_OPS, EVERYTHING)
    empty.connect()
    line = broken(empty)
    assert empty.sync().received == EVERYTHING - 2 * LEAST_OPS
    pulls: list[Pull] = line.asked[PULL]
    assert all(pull.cursors["venue"] for pull in pulls)
    assert empty.count() == COUNT
    assert come_to(empty) is None


def test_a_page_too_large_for_the_line_is_asked_for_in_halves(empty: Front) -> None:
    line = broken(empty, PULL, 2, "too_large")
    assert empty.sync().state == "ok"
    pulls: list[Pull] = line.asked[PULL]
    assert pulls[1].limit > pulls[2].limit
    assert pulls[1].cursors == pulls[2].cursors
    assert empty.count() == COUNT


def test_pages_are_halved_down_and_grow_slowly() -> None:
    pace = Pace()
    sizes = []
    while pace.pull_less():
        sizes.append(pace.rows)
    assert sizes == [250, 125, 62, 31, 15, 10]
    pace.pull_more()
    assert pace.rows == 12


def test_another_epoch_in_the_middle_starts_anew(empty: Front, hub: HubHandle) -> None:
    broken(empty, PULL, 3)
    assert empty.sync().state == "offline"
    with writing(hub.engine) as connection:
        epoch = new_epoch(connection)
    line = broken(empty)
    assert empty.sync().state == "ok"
    pulls: list[Pull] = line.asked[PULL]
    anew = [pull for pull in pulls if pull.epoch == epoch]
    assert anew[0].cursors == {"venue": ""}
    assert empty.count() == COUNT
    assert come_to(empty) is None


def test_work_at_the_counter_stays_in_sight_while_the_list_is_fetched(
    empty: Front, hub: HubHandle
) -> None:
    broken(empty, PULL, 3)
    assert empty.sync().state == "offline"
    here = empty.register("周启明", "19900005678")
    (visit,) = empty.check_in(here)
    broken(empty, PULL, 2)
    assert empty.sync().state == "offline"
    # Taken at headquarters, and not yet come down: no page has said that everything up to it has.
    assert empty.states() == {"settled": 2}
    assert empty.visit(visit).person_id == here
    broken(empty)
    assert empty.sync().state == "ok"
    assert empty.states() == {"echoed": 2}
    assert empty.count() == COUNT + 1
    assert len(hub.rows("person")) == COUNT + 1
