"""Headquarters moves, shrinks, calls off and removes what a desk without a line goes on with.

Nothing that was recorded is lost, and everybody concerned is on the list of whom to ring up.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.clock import from_text
from app.errors import Refusal
from app.events import calling, planning, queries, registering
from app.events.arriving import admit
from app.events.calling import ToCall, to_call
from app.events.planning import Plan, Sitting
from app.events.queries import Slot
from app.events.registering import Guest, Placed
from app.events.roster import came, roster
from app.store.transaction import transaction
from sync.hub import admin
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle


class Desk:
    """A front desk that made an event, in the words of whoever stands there."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.event = ""

    def plans(self, *capacities: int, hours: float = 1) -> list[str]:
        """Plan an event with so many sessions, a day apart; gives the sessions."""
        first = self.front.clock.now() + dt.timedelta(hours=hours)
        sittings = [
            Sitting(at, at + dt.timedelta(hours=2), "多功能厅", capacity)
            for capacity, at in (
                (capacity, first + dt.timedelta(days=day))
                for day, capacity in enumerate(capacities)
            )
        ]
        with transaction(self.front.store, self.front.actor) as tx:
            self.event = planning.make(tx, Plan("简历门诊", "career"), sittings).id
            planning.submit(tx, self.event)
        return [slot.session_id for slot in self.slots()]

    def slots(self) -> tuple[Slot, ...]:
        with self.front.store.read() as session:
            return queries.page(session, self.front.store, self.event).slots

    def registers(self, session_id: str, name: str) -> Placed:
        person = self.front.register(name)
        with transaction(self.front.store, self.front.actor) as tx:
            return registering.register(tx, session_id, Guest(person))

    def admits(self, session_id: str, name: str) -> None:
        person = self.front.register(name)
        with transaction(self.front.store, self.front.actor) as tx:
            admit(tx, session_id, person, "search")

    def to_ring_up(self) -> list[tuple[str, str]]:
        return [(call.name, call.matter) for call in self.calls()]

    def calls(self) -> list[ToCall]:
        with self.front.store.read() as session:
            return to_call(session, self.event)

    def tells(self, name: str, outcome: str = "reached") -> None:
        call = next(one for one in self.calls() if one.name == name)
        with transaction(self.front.store, self.front.actor) as tx:
            calling.note_call(tx, call.registration_id, call.about, outcome)

    def names(self, session_id: str) -> list[tuple[str, str]]:
        with self.front.store.read() as session:
            return [(line.name, line.status) for line in roster(session, session_id)]

    def who_came(self, session_id: str) -> list[str]:
        with self.front.store.read() as session:
            return [one.name for one in came(session, session_id)]

    def in_calendar(self) -> list[str]:
        with self.front.store.read() as session:
            now = self.front.clock.now()
            return [one.title for one in queries.listing(session, self.front.store, now)]

    def sync(self) -> None:
        assert self.front.sync().state == "ok"
        assert not self.front.waiting().refused


class Headquarters:
    """Whoever decides at headquarters' terminal, without this desk hearing of it yet."""

    def __init__(self, path: Path, venue: str) -> None:
        self.path, self.venue = path, venue

    def __call__(self, *words: str) -> None:
        said = ["--db", str(self.path), "event", words[0], self.venue, *words[1:]]
        assert admin.main(said) == 0


@pytest.fixture
def hq(hub: HubHandle, tmp_path: Path) -> Headquarters:
    return Headquarters(tmp_path / "hub.db", hub.venue_code)


@pytest.fixture
def desk(make: MakeFront) -> Desk:
    return Desk(make())


def at_venue(slot: Slot, **later: float) -> str:
    """Give when a session would begin later, as headquarters types it."""
    starts = from_text(slot.starts_at) + dt.timedelta(**later, hours=8)
    return f"{starts:%Y-%m-%dT%H:%M}"


def test_moved_while_the_line_is_cut_everybody_is_rung_up_also_who_came_meanwhile(
    desk: Desk, hq: Headquarters
) -> None:
    (session,) = desk.plans(9)
    desk.registers(session, "林晓禾")
    desk.sync()
    # The line is cut; headquarters puts the session off and changes the room.
    hq("approve", desk.event)
    hq("move", session, "--starts", at_venue(desk.slots()[0], days=1), "--room", "二楼活动室")
    desk.registers(session, "周启明")
    assert desk.to_ring_up() == [], "nobody here knows yet"
    desk.sync()
    assert desk.slots()[0].room == "二楼活动室"
    assert desk.to_ring_up() == [("林晓禾", "moved"), ("周启明", "moved")]
    assert desk.calls()[0].was.endswith("多功能厅")
    # Who registers now is told the right time.
    desk.registers(session, "仇嘉树")
    desk.tells("林晓禾", "not_reached")
    desk.tells("周启明")
    assert [(one.name, one.tried) for one in desk.calls()] == [("林晓禾", 1)]
    desk.tells("林晓禾")
    assert desk.to_ring_up() == []
    # Moved once more, all three have to hear of it; moved back, who was told of the other time.
    hq("move", session, "--room", "门厅")
    desk.sync()
    assert [name for name, _ in desk.to_ring_up()] == ["林晓禾", "周启明", "仇嘉树"]
    hq("move", session, "--room", "二楼活动室")
    desk.sync()
    assert desk.to_ring_up() == []


def test_shrunk_below_what_was_given_who_lost_the_place_is_decided_by_a_person(
    desk: Desk, hq: Headquarters
) -> None:
    (session,) = desk.plans(2)
    desk.registers(session, "林晓禾")
    desk.sync()
    desk.registers(session, "周启明")
    hq("quota", session, "1")
    desk.sync()
    desk.sync()
    statuses = dict(desk.names(session))
    assert len(statuses) == 2, "nobody is dropped"
    (lost,) = (name for name, status in statuses.items() if status == "overbooked")
    assert desk.to_ring_up() == [(lost, "overbooked")]
    call = desk.calls()[0]
    with transaction(desk.front.store, desk.front.actor) as tx:
        registering.let_in(tx, call.registration_id)
    desk.sync()
    assert desk.to_ring_up() == []
    assert {status for _, status in desk.names(session)} == {"registered"}


def test_called_off_while_the_line_is_cut_nothing_recorded_is_lost(
    desk: Desk, hq: Headquarters
) -> None:
    (session,) = desk.plans(9)
    desk.registers(session, "林晓禾")
    desk.sync()
    hq("cancel", desk.event, "--reason", "场地检修")
    # This desk does not know: it gives a seat and lets somebody in.
    assert desk.registers(session, "周启明").status == "registered"
    desk.admits(session, "欧阳子墨")
    desk.sync()
    desk.sync()
    assert desk.slots()[0].called_off
    assert desk.names(session) == [("林晓禾", "registered"), ("周启明", "registered")]
    assert desk.who_came(session) == ["欧阳子墨"]
    assert desk.to_ring_up() == [("林晓禾", "called_off"), ("周启明", "called_off")]
    desk.tells("林晓禾")
    assert desk.to_ring_up() == [("周启明", "called_off")]
    with transaction(desk.front.store, desk.front.actor) as tx:
        registering.cancel(tx, desk.calls()[0].registration_id)
    desk.sync()
    assert desk.to_ring_up() == []
    assert desk.names(session) == [("林晓禾", "registered"), ("周启明", "cancelled")]


def test_one_session_of_a_series_is_called_off_and_they_come_to_another(
    desk: Desk, hq: Headquarters
) -> None:
    first, second = desk.plans(9, 9)
    desk.registers(first, "林晓禾")
    desk.registers(second, "仇嘉树")
    desk.sync()
    hq("drop", first)
    placed = desk.registers(first, "周启明")
    with (
        pytest.raises(Refusal, match="same_session"),
        transaction(desk.front.store, desk.front.actor) as tx,
    ):
        registering.transfer(tx, placed.registration_id, first)
    desk.sync()
    assert desk.to_ring_up() == [("林晓禾", "called_off"), ("周启明", "called_off")]
    for call in desk.calls():
        with transaction(desk.front.store, desk.front.actor) as tx:
            assert registering.transfer(tx, call.registration_id, second).status == "registered"
    desk.sync()
    desk.sync()
    assert desk.to_ring_up() == []
    assert {status for _, status in desk.names(first)} == {"cancelled"}
    assert desk.names(second) == [
        ("仇嘉树", "registered"),
        ("林晓禾", "registered"),
        ("周启明", "registered"),
    ]
    with (
        pytest.raises(Refusal, match="already_cancelled"),
        transaction(desk.front.store, desk.front.actor) as tx,
    ):
        registering.transfer(tx, placed.registration_id, second)


def test_removed_it_leaves_the_calendar_unless_it_concerns_somebody(
    desk: Desk, hq: Headquarters, make: MakeFront
) -> None:
    (session,) = desk.plans(9)
    desk.sync()
    other = make()
    assert other.sync().state == "ok"
    hq("delete", desk.event, "--reason", "重复发布")
    assert other.sync().state == "ok"
    with other.store.read() as reading:
        assert queries.listing(reading, other.store, other.clock.now()) == []
    # The desk without a line has registered somebody: they are read with the title it had last.
    desk.registers(session, "林晓禾")
    desk.sync()
    desk.sync()
    assert desk.in_calendar() == ["简历门诊"]
    assert desk.to_ring_up() == [("林晓禾", "called_off")]
    with desk.front.store.read() as reading:
        page = queries.page(reading, desk.front.store, desk.event)
    assert (page.title, page.removed, page.cancel_reason) == ("简历门诊", True, "重复发布")
    assert other.sync().state == "ok"
    with other.store.read() as reading:
        titles = [one.title for one in queries.listing(reading, other.store, other.clock.now())]
    assert titles == ["简历门诊"]


def test_what_the_desk_changed_meanwhile_stands_beside_what_headquarters_did(
    desk: Desk, hq: Headquarters
) -> None:
    """Headquarters changed the time, the desk the room: both stand."""
    (session,) = desk.plans(9)
    desk.sync()
    hq("move", session, "--starts", at_venue(desk.slots()[0], days=1))
    slot = desk.slots()[0]
    starts, ends = from_text(slot.starts_at), from_text(slot.ends_at)
    with transaction(desk.front.store, desk.front.actor) as tx:
        planning.edit_session(tx, session, Sitting(starts, ends, "门厅", 9))
    desk.sync()
    desk.sync()
    now = desk.slots()[0]
    assert now.room == "门厅"
    assert from_text(now.starts_at) == (starts + dt.timedelta(days=1)).replace(
        second=0, microsecond=0
    )
