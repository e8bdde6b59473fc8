"""A desk that holds something else than headquarters finds out, and mends it without asking."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from app.checkin.model import Visit
from app.clock import from_text
from app.kinds import Field, Kind, Nature
from app.people.lookup import find
from app.people.model import FinderLine, Person
from app.people.sameness import SamePerson
from app.store import sums
from app.store.base import BaseCopy, UnknownRow, fields_of
from app.store.incoming import from_headquarters, incoming
from app.store.store import get_state
from app.store.told import IncomingPage
from app.store.transaction import transaction
from app.store.voids import Void
from sync.client.comparing import COMPARED_AT, compare
from sync.client.rounds import Tally
from sync.hub.database import writing
from sync.hub.headquarters import put
from sync.wire.kinds import KINDS
from tests.support.faults import canned
from tests.support.fronts import QUICK, Front, MakeFront
from tests.support.hub import HubHandle

NAMES = ("林晓禾", "周启明", "陈可欣", "仇嘉树", "单雨桐")
NOT_HERE = canned("404 Not Found", b'{"code":"http_404"}')
Spoil = Callable[[Front, list[str]], None]


def in_step(make: MakeFront, hub: HubHandle) -> tuple[Front, list[str]]:
    """Give a desk that has read five people and their visits, and has compared once."""
    other = make()
    people = [other.register(name) for name in NAMES]
    other.check_in(*people)
    assert other.sync().state == "ok"
    front = make()
    assert front.sync().state == "ok"
    assert holds_what_the_hub_holds(front, hub)
    return front, people


def a_day_passes(*desks: Front) -> None:
    for front in desks:
        front.clock.forward(hours=25)


def shown(front: Front) -> dict[str, Any]:
    """Read what headquarters last showed, as this desk holds it: all fields of all rows."""
    store = front.store
    with store.read() as session:
        return {
            row.id: (row.kind, row.number, {n: v for n, v in row.fields.items() if v is not None})
            for row in sums.held(session, store.models, store.place.epoch or "", "venue")
        }


def running(front: Front) -> tuple[int, str] | None:
    with front.store.read() as session:
        return sums.running(session, front.store.place.epoch or "", "venue")


def counted(front: Front) -> tuple[int, str]:
    store = front.store
    with store.read() as session:
        count, total = sums.counted(session, store.models, store.place.epoch or "", "venue")
    return count, f"{total:016x}"


def holds_what_the_hub_holds(front: Front, hub: HubHandle) -> bool:
    here = shown(front)
    kinds = ("person", "visit", "void", "same_person", "staff", "venue")
    there = {kind: hub.rows(kind) for kind in kinds}
    return all(
        {i: fields for i, (of, _, fields) in here.items() if of == kind} == rows
        for kind, rows in there.items()
    )


def visits_counted(front: Front) -> dict[str, int]:
    """Give how often each person has come, as the people page says it."""
    with front.store.read() as session:
        lines = session.execute(select(FinderLine.person_id, FinderLine.visits))
        return {line.person_id: line.visits for line in lines}


def found(front: Front, text: str) -> list[str]:
    """Give the names of whoever the front desk finds by a text."""
    with front.store.read() as session:
        return [match.name for match in find(session, text, "2026-03-02").matches]


# --- what a disk may do -------------------------------------------------------------------


def other_name(front: Front, people: list[str]) -> None:
    with from_headquarters(front.store) as session:
        session.execute(update(Person).where(Person.id == people[0]).values(name="别人"))


def row_lost(front: Front, people: list[str]) -> None:
    with from_headquarters(front.store) as session:
        session.execute(delete(Person).where(Person.id == people[1]))


def row_from_nowhere(front: Front, people: list[str]) -> None:
    with from_headquarters(front.store) as session:
        known = session.get(Person, people[2])
        assert known is not None
        values = {c.key: getattr(known, c.key) for c in Person.__table__.columns}
        session.add(Person(**{**values, "id": "01900000-0000-7000-8000-00000000dead"}))


def number_too_high(front: Front, people: list[str]) -> None:
    """Nothing that comes would be newer: the row would never change again."""
    with from_headquarters(front.store) as session:
        changed = update(Person).where(Person.id == people[3]).values(seen_number=10**6, name="旧")
        session.execute(changed)


def visits_lost(front: Front, _people: list[str]) -> None:
    with from_headquarters(front.store) as session:
        session.execute(delete(Visit))


def void_from_nowhere(front: Front, _people: list[str]) -> None:
    """Somebody's coming is taken back here, and nobody ever did so."""
    _fact_from_nowhere(front, Void, reason="", target_kind="visit")


def merge_from_nowhere(front: Front, people: list[str]) -> None:
    _fact_from_nowhere(front, SamePerson, person_id=people[0], other_id=people[1])


def _fact_from_nowhere(front: Front, model: type[Void | SamePerson], **more: str) -> None:
    with from_headquarters(front.store) as session:
        visit = session.execute(select(Visit).order_by(Visit.id)).scalars().first()
        assert visit is not None
        standing = ("venue_id", "seen_epoch", "seen_scope", "seen_number", "happened_at")
        said = {**{name: getattr(visit, name) for name in standing}, **more}
        if model is Void:
            said["target_id"] = visit.id
        session.add(model(id="01900000-0000-7000-8000-00000000beef", **said))
        model.derive(session, ["01900000-0000-7000-8000-00000000beef"])
        Visit.derive(session, [visit.id])


SPOILS = [
    void_from_nowhere,
    merge_from_nowhere,
    other_name,
    row_lost,
    row_from_nowhere,
    number_too_high,
    visits_lost,
]


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_a_disk_spoilt_is_mended_within_a_day(
    spoil: Spoil, make: MakeFront, hub: HubHandle
) -> None:
    front, people = in_step(make, hub)
    spoil(front, people)
    assert not holds_what_the_hub_holds(front, hub)
    a_day_passes(front)
    assert front.sync().state == "ok"
    assert holds_what_the_hub_holds(front, hub)
    assert visits_counted(front) == dict.fromkeys(people, 1)
    # The finder too: who was lost is found again, and who never was is not.
    assert front.sync().state == "ok"
    assert running(front) == counted(front)


def test_whoever_takes_the_line_of_somebody_lost_is_not_found_by_their_name(
    make: MakeFront, hub: HubHandle
) -> None:
    """The finder's last line goes with its person's visits, and the next has its number."""
    front, _people = in_step(make, hub)
    with from_headquarters(front.store) as session:
        last = select(FinderLine).order_by(FinderLine.seq.desc()).limit(1)
        lost = session.execute(last).scalar_one()
        name, person_id = str(lost.name), lost.person_id
        session.execute(delete(Person).where(Person.id == person_id))
        session.execute(delete(Visit).where(Visit.person_id == person_id))
        Visit.derive_left(session, [person_id])
    front.register("吴思源")
    assert found(front, name) == []
    front.register(name)
    assert found(front, name) == [name]
    a_day_passes(front)
    assert front.sync().state == "ok"
    assert found(front, name) == [name, name]


def test_no_line_tells_of_somebody_erased_whose_row_a_disk_had_lost(
    make: MakeFront, hub: HubHandle
) -> None:
    front, people = in_step(make, hub)
    with from_headquarters(front.store) as session:
        name = str(session.execute(select(Person.name).where(Person.id == people[0])).scalar())
        session.execute(delete(Person).where(Person.id == people[0]))
    assert found(front, name) == [name]
    page = IncomingPage(
        erased=people[:1], erased_scope="venue", epoch=front.store.place.epoch or "", number=99
    )
    incoming(front.store, page)
    assert found(front, name) == []
    with front.store.read() as session:
        names = session.execute(select(FinderLine.name, FinderLine.phone)).all()
    assert name not in [row.name for row in names]


def test_a_line_of_somebody_nobody_ever_had_goes_within_a_day(
    make: MakeFront, hub: HubHandle
) -> None:
    front, people = in_step(make, hub)
    with from_headquarters(front.store) as session:
        card = fields_of(session.get_one(Person, people[0]))
        made_up = Person(id=people[0][::-1], venue_id=front.store.place.venue_id, **card)
        session.add(made_up)
        session.flush()
        Person.derive(session, [made_up.id])
        session.execute(delete(Person).where(Person.id == made_up.id))
    name = str(card["name"])
    assert found(front, name) == [name, name]
    a_day_passes(front)
    assert front.sync().state == "ok"
    assert found(front, name) == [name]


def test_keys_whose_line_a_disk_lost_stop_nobody_from_being_registered(
    make: MakeFront, hub: HubHandle
) -> None:
    front, _people = in_step(make, hub)
    with from_headquarters(front.store) as session:
        last = select(FinderLine).order_by(FinderLine.seq.desc()).limit(1)
        lost = session.execute(last).scalar_one()
        name, person_id = str(lost.name), lost.person_id
        session.execute(delete(FinderLine).where(FinderLine.seq == lost.seq))
    front.register(name)
    assert found(front, name) == [name]
    with from_headquarters(front.store) as session:
        Person.derive(session, [person_id])
    assert found(front, name) == [name, name]


def test_whatever_a_disk_spoils_is_mended(make: MakeFront, hub: HubHandle) -> None:
    front, people = in_step(make, hub)

    @given(st.lists(st.tuples(st.sampled_from(SPOILS), st.permutations(people)), min_size=1))
    @settings(deadline=None)
    def spoilt(some: list[tuple[Spoil, list[str]]]) -> None:
        for spoil, chosen in some:
            with suppress(AssertionError, IntegrityError):
                spoil(front, chosen)  # unless the row is gone already
        a_day_passes(front)
        assert front.sync().state == "ok"
        assert holds_what_the_hub_holds(front, hub)

    spoilt()


# --- what differs in the sum is mended at once --------------------------------------------


def test_a_row_that_never_came_is_missed_with_the_next_round(
    make: MakeFront, hub: HubHandle
) -> None:
    """As if a page had been left out: the sum at the end of the round tells."""
    front, people = in_step(make, hub)
    with from_headquarters(front.store) as session:
        session.execute(delete(Person).where(Person.id == people[0]))
        sums.forget(session)
    front.clock.forward(hours=2)
    assert front.sync().state == "ok"
    assert holds_what_the_hub_holds(front, hub)


def test_the_running_sum_is_what_the_rows_come_to(make: MakeFront, hub: HubHandle) -> None:
    one, two = make(), make()
    for front in (one, two):
        front.sync()
    rng = random.Random(7)
    people = [one.register(name) for name in NAMES]
    for _ in range(6):
        for front in (one, two):
            if front is one:
                front.check_in(rng.choice(people))
            front.sync()
            hub.put("person", rng.choice(people), {"unit": f"单位{rng.randrange(9)}"})
            front.sync()
            assert running(front) == counted(front)


def test_what_is_unsent_never_counts_and_is_never_lost(make: MakeFront, hub: HubHandle) -> None:
    """Spoilt under our own work: the base is mended, the work lies over it, and goes up after."""
    front, people = in_step(make, hub)
    other_name(front, people)
    with transaction(front.store, front.actor) as tx:
        person = tx.session.get(Person, people[0])
        assert person is not None
        tx.patch(person, unit="青禾一中")
    mine = front.register("俞明")
    a_day_passes(front)
    # Only the second half of a round: what was written after its pushes lies over what is mended.
    exchange, tally = front.exchange, Tally()
    assert exchange is not None
    exchange.desk.sign_in()
    compare(exchange.desk, exchange._pull(tally), exchange.pace, tally)
    assert tally.mended
    assert front.waiting().unsent == 2
    with front.store.read() as session:
        copy = session.get(BaseCopy, ("person", people[0]))
        assert copy is not None
        assert copy.fields["name"] == NAMES[0]
    assert front.person(people[0]).unit == "青禾一中"
    assert front.person(people[0]).name == NAMES[0]
    assert front.person(mine).name == "俞明"
    front.connect()
    assert front.sync().state == "ok"
    assert front.waiting().unsent == 0
    assert hub.rows("person")[people[0]]["unit"] == "青禾一中"
    assert holds_what_the_hub_holds(front, hub)


def test_what_was_killed_while_mending_is_mended_by_the_next_round(
    make: MakeFront, hub: HubHandle
) -> None:
    front, people = in_step(make, hub)
    for spoil in (other_name, row_lost, visits_lost):
        spoil(front, people)
    a_day_passes(front)
    front.line.be("cut", path="/v1/compare")
    front.connect(QUICK)
    assert front.sync().state == "offline"
    front.line.be()
    front.connect()
    assert front.sync().state == "ok"
    assert holds_what_the_hub_holds(front, hub)


def test_rows_of_unknown_kinds_count_and_are_mended_too(make: MakeFront, hub: HubHandle) -> None:
    front, people = in_step(make, hub)
    there = {**KINDS, "stone": Kind("stone", Nature.FACT, (Field("word", limit=100),))}
    with writing(hub.engine) as connection:
        put(connection, replace(hub.hub, kinds=there), hub.venue, "stone", people[0], {"word": "a"})
    assert front.sync().state == "ok"
    assert running(front) == counted(front)
    before = shown(front)
    with from_headquarters(front.store) as session:
        session.execute(delete(UnknownRow))
    assert shown(front) != before
    a_day_passes(front)
    assert front.sync().state == "ok"
    assert shown(front) == before


def test_buckets_are_compared_once_a_day_and_no_oftener(make: MakeFront, hub: HubHandle) -> None:
    front, _ = in_step(make, hub)
    before = front.line.requests.count("/v1/compare")
    for _ in range(3):
        front.sync()
    assert front.line.requests.count("/v1/compare") == before
    a_day_passes(front)
    front.sync()
    front.sync()
    assert front.line.requests.count("/v1/compare") == before + 1


def test_a_hub_that_cannot_tell_is_left_in_peace(make: MakeFront, hub: HubHandle) -> None:
    front, people = in_step(make, hub)
    row_lost(front, people)
    a_day_passes(front)
    front.line.be("answer", path="/v1/compare", reply=NOT_HERE)
    front.connect()
    assert front.sync().state == "ok"
    with front.store.read() as session:
        at = get_state(session, COMPARED_AT)
    assert at is not None
    assert abs(from_text(at) - front.clock.now()) < dt.timedelta(minutes=1)
