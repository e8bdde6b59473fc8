"""Two desks, the web and a waiting list around one cut line: nobody is told of another's seat."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from app.events import door
from app.store.transaction import transaction
from sync.hub import admin
from tests.support.browsing import Page, Visitor
from tests.support.eventcounter import Counter
from tests.support.fronts import MakeFront
from tests.support.hub import HubHandle

SEATS = 9
ORDERS = sorted(set(permutations("一二网")))


def scans(desk: Counter, code: str) -> door.Met:
    with transaction(desk.front.store, desk.front.actor) as tx:
        return door.meet_ticket(tx, code, None)


def planned_and_approved(desk: Counter, hub: HubHandle, place: Path) -> str:
    """Plan an event of nine seats in the morning; headquarters approves it. Gives its session."""
    session = desk.plans(SEATS, outlets=("web",))
    desk.sync()
    event = hub.rows("event_session")[session]["event_id"]
    said = ["--db", str(place / "hub.db"), "event", "approve", hub.venue_code, event]
    assert admin.main(said) == 0
    return session


def gives_all_and_one_place_in_line(desk: Counter, session: str, who: str) -> dict[str, str]:
    """Register as many as there are seats here, and one more; gives what each was told."""
    names = [f"{who}桌{number}" for number in range(desk.can_give(session) + 1)]
    return {name: desk.registers(session, desk.front.register(name)).status for name in names}


def signs_up_all_and_one_more(visitor: Visitor, session: str, free: int) -> dict[str, Page]:
    return {name: visitor.signs_up(session, name) for name in (f"网上{n}" for n in range(free + 1))}


@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_whoever_was_told_of_a_seat_has_it_whatever_the_order_of_healing(
    order: tuple[str, ...], make: MakeFront, hub: HubHandle, tmp_path: Path
) -> None:
    one, two, visitor = Counter(make()), Counter(make()), Visitor(hub.url, hub.venue_code)
    session = planned_and_approved(one, hub, tmp_path)
    for desk in (two, one, two, one):
        desk.sync()
    shares = {"一": one.can_give(session), "二": two.can_give(session)}
    assert min(shares.values()) > 0
    assert sum(shares.values()) < SEATS, "some are left for the web"

    # The line is cut at both desks. All three give what they have, and one place in line more.
    told = {
        **gives_all_and_one_place_in_line(one, session, "一"),
        **gives_all_and_one_place_in_line(two, session, "二"),
    }
    tickets = signs_up_all_and_one_more(visitor, session, SEATS - sum(shares.values()))
    on_page = {"报名成功": "registered", "候补中：第 1 位": "waitlisted"}
    told.update({name: on_page[ticket.status_line] for name, ticket in tickets.items()})
    has_seat = {name for name, status in told.items() if status == "registered"}
    assert len(has_seat) == SEATS
    assert len(told) == SEATS + 3

    # It comes back, in any order; on the web somebody gives up a seat as soon as it may.
    gives_up = "网上0"
    heals: dict[str, Callable[[], object]] = {
        "一": one.sync,
        "二": two.sync,
        "网": lambda: visitor.cancels(tickets[gives_up]),
    }
    for who in order:
        heals[who]()
    for desk in (one, two, one, two):
        desk.sync()

    # One who waited has the free seat; everybody else has what they were told.
    seated = set(one.seated(session))
    (promoted,) = seated - has_seat
    assert seated == has_seat - {gives_up} | {promoted}
    assert told[promoted] == "waitlisted"
    for desk in (one, two):
        assert set(desk.seated(session)) == seated
        assert set(desk.waiting(session)) == set(told) - has_seat - {promoted}
        assert desk.law_holds(session)
        assert desk.to_ring_up(session) == [(promoted, "promoted")]
    assert one.waiting(session) == two.waiting(session)

    assert visitor.open(tickets[gives_up].url).status_line == "已取消报名"

    # In the evening the line is cut once more: who signed up by phone is admitted all the same.
    kept = next(name for name in tickets if name in has_seat & seated)
    for desk in (one, two):
        desk.front.clock.forward(hours=47, minutes=45)
    met = scans(two, tickets[kept].code)
    assert (met.code, met.admitted) == ("ok", True)
    assert not scans(two, tickets[gives_up].code).admitted
