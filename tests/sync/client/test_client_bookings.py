"""Two desks book without a line: all is taken, what is too much is marked, both see the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.attention.actions import discard
from app.attention.queries import troubles
from app.bookings import actions
from app.bookings.actions import Asked
from app.bookings.model import Booking, BookingWords
from app.bookings.queries import Matter, entry_of, to_decide
from app.bookings.rules import TAKING, Taken, fits
from app.directory.actions import Description, add
from app.errors import Refusal
from app.ops import Body
from app.queue import actions as queue
from app.queue.queries import line, lost, today, whole_line
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from tests.support.clock import HandClock
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, desk_of
from tests.support.slots import DAY, at, clock_of

CAPACITY = 3


def joined(hub: HubHandle, make: MakeFront) -> Front:
    """Make a desk on a Saturday at 10:00, whose manager works at the counter."""
    front = make(clock=HandClock())
    front.actor = Actor(hub.add_staff("沈知远", MANAGER), MANAGER)
    for _ in range(2):
        front.sync()
    return front


def sync(*some: Front) -> None:
    for _ in range(3):
        for front in some:
            front.sync()


def has(front: Front, name: str, capacity: int | None = CAPACITY) -> str:
    with transaction(front.store, front.actor) as tx:
        return add(tx, Description("room", name, capacity=capacity)).id


def book(front: Front, thing: str, begins: str, ends: str, **more: Any) -> str:
    more = {"name": "小周", **more} if "person_id" not in more else more
    asked = Asked(thing, at(begins), at(ends), **more)
    with transaction(front.store, front.actor) as tx:
        return actions.book(tx, asked, front.desk.profile).id


def do(front: Front, act: str, booking: str, *words: Any) -> None:
    with transaction(front.store, front.actor) as tx:
        getattr(actions, act)(tx, booking, *words)


def matters(front: Front) -> list[Matter]:
    now = front.clock.now()
    with front.store.read() as session:
        return to_decide(session, front.desk.profile, now, DAY.isoformat())


def bookings(front: Front, thing: str) -> dict[str, Booking]:
    with front.store.read() as session:
        found = session.execute(select(Booking).where(Booking.resource_id == thing))
        return {row.id: row for row in found.scalars()}


def test_decided_by_moving_one_of_the_two(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    thing = has(one, "多功能厅", 40)
    sync(one, two)
    mine = book(one, thing, "14:00", "16:00", purpose="排练")
    theirs = book(two, thing, "15:00", "17:00", name="王伟")
    sync(one, two)
    for front in (one, two):
        [matter] = matters(front)
        assert (matter.entry.id, matter.entry.name) == (theirs, "王伟")
        assert [other.id for other in matter.met] == [mine]
    first = matters(one)[0].free[0]
    with transaction(one.store, one.actor) as tx:
        length = dt.timedelta(hours=2)
        actions.move(tx, theirs, first, first + length, one.desk.profile)
    sync(one, two)
    assert matters(one) == matters(two) == []
    standing = [row for row in bookings(two, thing).values() if row.state == "booked"]
    assert sorted(clock_of(row.begins_at) for row in standing) == ["14:00", "16:00"]


def test_kept_by_both_with_their_reasons(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    thing = has(one, "多功能厅", 40)
    sync(one, two)
    book(one, thing, "14:00", "16:00")
    theirs = book(two, thing, "15:00", "17:00")
    sync(one, two)
    do(one, "keep", theirs, "两边都同意合用")
    do(two, "keep", theirs, "隔开坐")
    sync(one, two)
    assert matters(one) == matters(two) == []
    why = [entry.kept_why for front in (one, two) if (entry := _entry(front, theirs))]
    assert why == ["隔开坐", "隔开坐"]


def test_two_desks_move_one_booking_and_the_second_is_told(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    thing = has(one, "多功能厅", 40)
    made = book(one, thing, "14:00", "16:00")
    sync(one, two)
    for front, hour in ((one, "16:00"), (two, "18:00")):
        with transaction(front.store, front.actor) as tx:
            ends = at(hour) + dt.timedelta(hours=2)
            actions.move(tx, made, at(hour), ends, front.desk.profile)
    sync(one, two)
    with two.store.read() as session:
        found = troubles(session, two.store.models)
    assert {trouble.code for trouble in found} == {"moved_on", "group"}
    for trouble in found:
        with transaction(two.store, two.actor) as tx:
            discard(tx, trouble.op_id, "已由另一台改期")
    sync(one, two)
    for front in (one, two):
        stands = [
            clock_of(row.begins_at)
            for row in bookings(front, thing).values()
            if row.state == "booked" and row.mark is None
        ]
        assert stands == ["16:00"]


def test_whoever_is_erased_leaves_the_slot_at_both_desks(hub: HubHandle, make: MakeFront) -> None:
    one, two = joined(hub, make), joined(hub, make)
    thing = has(one, "多功能厅", 40)
    person = one.register("林晓禾")
    made = book(one, thing, "14:00", "16:00", person_id=person, purpose="找鼓手")
    sync(one, two)
    assert (_entry(two, made).name, _entry(two, made).purpose) == ("林晓禾", "找鼓手")
    desk_of(hub).say(Body(v=1, verb="erase", kind="person", id=person, salt=""))
    sync(one, two)
    for front in (one, two):
        assert (_entry(front, made).name, _entry(front, made).purpose) == ("", "")
        assert front.count(BookingWords) == 0
        with pytest.raises(Refusal, match="slot_taken"):
            book(front, thing, "15:00", "16:00")


def _entry(front: Front, booking: str) -> Any:
    with front.store.read() as session:
        return entry_of(session, booking)


STEP = st.one_of(
    st.tuples(
        st.just("book"),
        st.integers(0, 1),
        st.integers(11, 15),
        st.integers(1, 3),
        st.none() | st.integers(1, CAPACITY),
    ),
    st.tuples(st.sampled_from(["cancel", "keep", "move"]), st.integers(0, 1), st.integers(0, 5)),
    st.tuples(st.just("sync"), st.integers(0, 1)),
)


def test_whatever_two_desks_do_exactly_what_is_too_much_is_marked(
    hub: HubHandle, make: MakeFront
) -> None:
    """One hub and two desks; a room of its own for each history."""
    one, two = fronts = (joined(hub, make), joined(hub, make))

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(STEP, min_size=2, max_size=9))
    def history(steps: list[tuple[Any, ...]]) -> None:
        thing = has(one, "房间")
        sync(one, two)
        promised: set[str] = set()
        for step in steps:
            _do_step(fronts[step[1]], thing, step, promised)
        sync(one, two)
        _give_up_what_was_refused(one, two)
        _agree(hub, one, two, thing, promised)

    history()


def _do_step(front: Front, thing: str, step: tuple[Any, ...], promised: set[str]) -> None:
    if step[0] == "sync":
        front.sync()
        return
    try:
        if step[0] == "book":
            _, _, hour, length, amount = step
            ends = f"{hour + length}:00"
            promised.add(book(front, thing, f"{hour}:00", ends, amount=amount))
            return
        rows = sorted(bookings(front, thing).values(), key=lambda row: row.id)
        stands = [row for row in rows if row.state in TAKING and row.mark is None]
        if not stands:
            return
        row = stands[step[2] % len(stands)]
        if step[0] == "move":
            with transaction(front.store, front.actor) as tx:
                late = at("16:00"), at("18:00")
                moved = actions.move(tx, row.id, *late, front.desk.profile)
            promised.add(moved.id)
        else:
            do(front, step[0], row.id, *(["商量好了"] if step[0] == "keep" else []))
    except Refusal as refusal:
        if refusal.code != "slot_taken":
            raise


def _give_up_what_was_refused(*some: Front) -> None:
    """Two desks may have moved, or cancelled, the same one: the second is told, and gives up."""
    for front in some:
        with front.store.read() as session:
            found = troubles(session, front.store.models)
        assert {trouble.code for trouble in found} <= {"moved_on", "group"}
        for trouble in found:
            with transaction(front.store, front.actor) as tx:
                discard(tx, trouble.op_id, "另一台先改了")
    sync(*some)


def _agree(hub: HubHandle, one: Front, two: Front, thing: str, promised: set[str]) -> None:
    mine, theirs = bookings(one, thing), bookings(two, thing)
    known = {
        row_id: fields
        for row_id, fields in hub.rows("booking").items()
        if fields["resource_id"] == thing
    }
    for there in (mine, theirs):
        seen = {
            row.id: (row.state, bool(row.clash), bool(row.clash_kept))
            for row in there.values()
            if row.mark is None
        }
        assert seen == {
            row_id: (fields["state"], bool(fields.get("clash")), bool(fields.get("clash_kept")))
            for row_id, fields in known.items()
        }
    # Nobody was dropped: whoever was told of a slot has it, marked or not, or gave it up.
    given_up = {row.id for there in (mine, theirs) for row in there.values() if row.mark}
    assert promised == set(known) | (given_up & promised)
    stands = [
        Taken(
            row.id,
            row.begins_at,
            row.ends_at,
            row.amount,
            bool(row.clash),
            bool(row.clash_kept),
        )
        for row in mine.values()
        if row.state in TAKING and row.mark is None
    ]
    well = [row for row in stands if not row.clash]
    kept = [row for row in stands if row.clash and row.kept]
    assert all(fits(row, well, CAPACITY) for row in well)
    assert not any(fits(row, [*well, *kept], CAPACITY) for row in stands if row.clash)


def test_two_desks_call_the_same_number_and_the_second_is_told(
    hub: HubHandle, make: MakeFront
) -> None:
    one, two = joined(hub, make), joined(hub, make)
    for _ in range(3):
        with transaction(one.store, one.actor) as tx:
            queue.take(tx)
    sync(one, two)
    for front, name in ((one, "1 号窗口"), (two, "2 号窗口")):
        with transaction(front.store, front.actor) as tx:
            queue.name_counter(tx, name)
    called = []
    for front in (two, one):
        with transaction(front.store, front.actor) as tx:
            called.append(queue.call_next(tx).ticket.number)
    assert called[0] == called[1] == "A-001"
    sync(two, one)
    with one.store.read() as session:
        [gone] = lost(session)
        waits = line(session, today(one.store))
    assert (gone.ticket.number, gone.counter) == ("A-001", "2 号窗口")
    assert [ticket.number for ticket in waits] == ["A-002", "A-003"]
    with transaction(one.store, one.actor) as tx:
        discard(tx, gone.op_id, "已被 2 号窗口叫走")
        assert queue.call_next(tx).ticket.number == "A-002"
    sync(one, two)
    with one.store.read() as session:
        assert lost(session) == []


def test_a_call_taken_back_stands_at_every_desk_and_counters_of_one_name_are_two(
    hub: HubHandle, make: MakeFront
) -> None:
    one, two = joined(hub, make), joined(hub, make)
    for front in (one, two):
        with transaction(front.store, front.actor) as tx:
            queue.name_counter(tx, "1 号窗口")
    for _ in range(3):
        with transaction(one.store, one.actor) as tx:
            queue.take(tx)
    with transaction(one.store, one.actor) as tx:
        queue.call_next(tx)
    with transaction(one.store, one.actor) as tx:
        steps = queue.call_next(tx).steps
    sync(one, two)
    with transaction(two.store, two.actor) as tx:
        assert queue.call_next(tx).ticket.number == "A-003"
    with transaction(one.store, one.actor) as tx:
        queue.take_back(tx, *steps)
    sync(one, two, one)
    for front, mine, other in ((one, "A-001", "A-003"), (two, "A-003", "A-001")):
        with front.store.read() as session:
            seen = whole_line(session, front.store)
            assert seen.mine is not None
            assert (seen.mine.number, seen.mine.counter) == (mine, "1 号窗口")
            assert [ticket.number for ticket in seen.elsewhere] == [other]
            assert [(ticket.number, ticket.calls) for ticket in seen.waiting] == [("A-002", 0)]
            assert lost(session) == []
