"""One person with two cards, two desks that notice it offline, and one that was mistaken."""

from __future__ import annotations

from app.checkin.queries import today
from app.people import merging, twins
from app.people.actions import issue_card
from app.people.groups import group_of
from app.people.queries import card
from app.store.transaction import transaction
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle


def says_the_same(front: Front, one: str, other: str) -> str:
    with transaction(front.store, front.actor) as tx:
        return merging.merge(tx, one, other, "said_so").id


def takes_apart(front: Front, person: str) -> list[str]:
    with front.store.read() as session:
        meanwhile = twins.made_since(session, person)
    assert meanwhile, "what was made meanwhile is shown before it is taken apart"
    with transaction(front.store, front.actor) as tx:
        return merging.part(tx, person)


def cards(front: Front, person: str) -> list[str]:
    with front.store.read() as session:
        return group_of(session, person)


def came_today(front: Front) -> int:
    store = front.store
    now = store.clock.now()
    with store.read() as session:
        return today(session, store.day_of(now), now, front.desk.profile).occupancy.visits


def visits(front: Front, person: str) -> int:
    with front.store.read() as session:
        return card(session, person).visits


def test_two_desks_merge_offline_and_one_was_mistaken(hub: HubHandle, make: MakeFront) -> None:
    left, right = make(), make()
    chen = left.register("陈可欣", "19900000001")
    again = left.register("陈可欣")
    sister = left.register("陈可心", "19900000001")
    left.check_in(again, sister)
    left.sync()
    right.sync()
    assert came_today(right) == 2

    # Both lines are cut. Each desk notices something else.
    for desk in (left, right):
        desk.line.gone()
    says_the_same(left, chen, again)
    says_the_same(right, again, sister)
    assert cards(left, again) == [chen, again]
    assert cards(right, sister) == [again, sister]
    # At the right desk both visits are one person's now.
    assert (came_today(left), came_today(right)) == (2, 1)

    # The lines are back: three cards, one person, counted once, at both desks and headquarters.
    for desk in (left, right):
        desk.line.back()
    for desk in (left, right, left):
        assert desk.sync().state == "ok"
    for desk in (left, right):
        assert cards(desk, sister) == [chen, again, sister]
        assert came_today(desk) == 1
        assert visits(desk, sister) == 1
    assert sum("duplicate_of" in row for row in hub.rows("visit").values()) == 1

    # The left desk gives her a member code; it goes on the card that stands for all three.
    for desk in (left, right):
        desk.clock.forward(minutes=5)
    with transaction(left.store, left.actor) as tx:
        assert issue_card(tx, sister).person_id == chen
    for desk in (left, right):
        assert desk.sync().state == "ok"

    # She is the sister, says the right desk; meanwhile she comes in at the left one.
    takes_apart(right, sister)
    left.check_in(sister)
    for desk in (right, left, right):
        assert desk.sync().state == "ok"
    for desk in (left, right):
        assert cards(desk, again) == [chen, again]
        assert cards(desk, sister) == [sister]
        assert came_today(desk) == 2
        assert (visits(desk, chen), visits(desk, sister)) == (1, 1)
    assert not any("duplicate_of" in row for row in hub.rows("visit").values())
