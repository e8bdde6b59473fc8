"""Two desks, one cut line and one seat: whoever is told that it is theirs, has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.clock import to_text
from app.events import door, planning, registering, ticket, tickets
from app.events.arriving import OK, WAITING, admit, find_standing
from app.events.leases import EXPIRED, seats_here
from app.events.model import EventSession
from app.events.planning import Plan, Sitting
from app.events.queries import page
from app.events.registering import Guest
from app.store.transaction import transaction
from sync.client.issuing import issue
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk
from tests.support.eventcounter import Counter
from tests.support.fronts import MakeFront
from tests.support.hub import HubHandle


@pytest.fixture
def desks(make: MakeFront) -> tuple[Counter, Counter]:
    return Counter(make()), Counter(make())


@pytest.mark.parametrize("first", [0, 1])
def test_one_seat_two_desks_without_a_line_one_seat_and_one_place_in_line(
    desks: tuple[Counter, Counter], first: int
) -> None:
    """The desk that made the event holds its seat; the other says honestly: in line."""
    one, two = desks
    session = one.plans(capacity=1)
    lin = two.front.register("林晓禾")
    zhou = one.front.register("周启明")
    for desk in (one, two, one, two):
        desk.sync()
    # The line is cut: neither hears of the other.
    assert (one.can_give(session), two.can_give(session)) == (1, 0)
    assert one.registers(session, zhou).status == "registered"
    assert two.registers(session, lin).status == "waitlisted"
    # It comes back, to one or the other first.
    order = (desks[first], desks[1 - first], *desks, *desks)
    for desk in order:
        desk.sync()
    for desk in desks:
        assert (desk.seated(session), desk.waiting(session)) == (["周启明"], ["林晓禾"])
        assert desk.law_holds(session)


def test_a_seat_given_up_at_one_desk_goes_to_who_waits_at_the_other(
    desks: tuple[Counter, Counter],
) -> None:
    """Headquarters knows who waits first; the desk gives the seat back by itself."""
    one, two = desks
    session = one.plans(capacity=1)
    zhou, lin = one.front.register("周启明"), one.front.register("林晓禾")
    placed = one.registers(session, zhou)
    for desk in (one, two):
        desk.sync()
    assert two.registers(session, lin).status == "waitlisted"
    for desk in (two, one):
        desk.sync()
    one.cancels(placed)
    assert one.can_give(session) == 1
    for desk in (one, two, one):
        desk.sync()
    for desk in desks:
        assert (desk.seated(session), desk.waiting(session)) == (["林晓禾"], [])
    assert two.to_ring_up(session) == [("林晓禾", "promoted")]


def test_a_lease_that_ran_out_gives_nothing_and_says_why(desks: tuple[Counter, Counter]) -> None:
    one, _ = desks
    session = one.plans(capacity=5)
    one.sync()
    assert one.can_give(session) == 3
    one.front.clock.forward(hours=25)
    with one.front.store.read() as reading:
        sitting = reading.get(EventSession, session)
        assert sitting is not None
        here = seats_here(reading, one.front.store, sitting)
    assert (here.left, here.why) == (0, EXPIRED)
    late = one.front.register("仇嘉树")
    assert one.registers(session, late).status == "waitlisted"


def test_whoever_was_registered_at_one_desk_is_admitted_at_the_other(
    desks: tuple[Counter, Counter],
) -> None:
    one, two = desks
    session = one.plans(capacity=1, hours=1)
    zhou, lin = one.front.register("周启明"), one.front.register("林晓禾")
    one.registers(session, zhou)
    one.registers(session, lin)
    for desk in (one, two):
        desk.sync()
    at = to_text(two.front.clock.now())
    with two.front.store.read() as reading:
        assert find_standing(reading, session, zhou, at).code == OK
        assert find_standing(reading, session, lin, at).code == WAITING
    with transaction(two.front.store, two.front.actor) as tx:
        admit(tx, session, zhou, "scan")
    with transaction(one.front.store, one.front.actor) as tx:
        admit(tx, session, zhou, "scan")
    for desk in (one, two, one):
        desk.sync()
    with one.front.store.read() as reading:
        event = reading.get(EventSession, session)
        assert event is not None
        slot = page(reading, one.front.store, event.event_id).slots[0]
    assert slot.came == 1


def test_the_other_desk_is_lent_seats_and_gives_them_without_a_line(
    desks: tuple[Counter, Counter],
) -> None:
    """Half stays where the event was made; each gives its own, and none is given twice."""
    one, two = desks
    session = one.plans(capacity=6)
    guests = [one.front.register(f"青年{number}") for number in range(1, 9)]
    for desk in (one, two, one, two):
        desk.sync()
    assert (one.can_give(session), two.can_give(session)) == (3, 2)
    # The line is cut.
    at_two = [two.registers(session, guest).status for guest in guests[:3]]
    at_one = [one.registers(session, guest).status for guest in guests[3:8]]
    assert at_two == ["registered", "registered", "waitlisted"]
    assert at_one == ["registered", "registered", "registered", "waitlisted", "waitlisted"]
    for desk in (two, one, two, one):
        desk.sync()
    for desk in desks:
        # The seat that was lent to nobody went to who was first in line.
        assert (len(desk.seated(session)), len(desk.waiting(session))) == (6, 2)
        assert desk.law_holds(session)
    assert one.seated(session) == two.seated(session)
    assert one.waiting(session) == two.waiting(session)


def test_a_desk_put_back_to_yesterday_gives_nothing_it_was_lent_before(
    desks: tuple[Counter, Counter],
) -> None:
    """Its former life holds the lease; the new one has to ask."""
    one, two = desks
    session = one.plans(capacity=4)
    for desk in (one, two, one):
        desk.sync()
    assert two.can_give(session) == 1
    place = two.front.store.place
    two.front.store.place = replace(place, incarnation=two.front.store.make_id())
    assert two.can_give(session) == 0
    two.front.store.place = place


def test_a_ticket_written_without_a_line_is_good_at_a_desk_that_never_heard_of_it(
    hub: HubHandle, desks: tuple[Counter, Counter]
) -> None:
    """Until its writer is revoked: from then on the voucher is looked at."""
    one, two = desks
    session = one.plans(capacity=2, hours=1)
    for desk in (one, two, one, two):
        desk.sync()
    lin = one.front.register("林晓禾")
    placed = one.registers(session, lin)
    venue = one.front.store.place.venue_id
    code = issue(one.front.store, one.front.ring, placed.registration_id)
    with two.front.store.read() as reading:
        verdict = tickets.judge(reading, venue, ticket.read(code))
    letter = one.front.store.place.letter
    assert (verdict.code, verdict.session_id, verdict.desk) == ("vouched", session, letter)
    device = one.front.store.place.device
    assert device is not None
    assert hub.revoke(device)
    two.sync()
    with two.front.store.read() as reading:
        verdict = tickets.judge(reading, venue, ticket.read(code))
    assert (verdict.code, verdict.why) == ("doubtful", "revoked")


def test_a_desk_that_stands_alone_writes_tickets_that_are_good_where_they_are_known(
    tmp_path: Path,
) -> None:
    desk = make_desk(tmp_path, HandClock())
    starts = desk.store.clock.now() + dt.timedelta(hours=1)
    with transaction(desk.store, HE) as tx:
        sitting = Sitting(starts, starts + dt.timedelta(hours=1), "静心室", 3)
        event = planning.make(tx, Plan("心理减压团辅", "counselling"), [sitting])
    with desk.store.read() as session:
        session_id = page(session, desk.store, event.id).slots[0].session_id
    with transaction(desk.store, HE) as tx:
        placed = registering.register(tx, session_id, Guest(None, "欧阳子墨"))
    code = issue(desk.store, None, placed.registration_id)
    with transaction(desk.store, HE) as tx:
        assert door.meet_ticket(tx, code, None).admitted
    desk.store.close()
