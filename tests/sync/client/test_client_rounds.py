"""Whole rounds between real stores and a real hub, on a good line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import event

from app.checkin.model import Visit
from app.clock import to_text
from app.people.actions import Details, deactivate, edit, register
from app.store.outbox import refused
from app.store.transaction import transaction
from tests.support.desks import HE, SHEN
from tests.support.fronts import MakeFront
from tests.support.hub import HubHandle


def test_work_goes_up_and_comes_down(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    person = front.register("林晓禾", "19900001234")
    front.check_in(person)
    result = front.sync()
    assert (result.state, result.sent, result.reason) == ("ok", 2, "")
    assert set(hub.rows("person")) == {person}
    assert front.waiting().unsent == 0
    assert front.states() == {"echoed": 2}
    assert front.person(person).seen_number is not None


def test_two_desks_see_each_other(make: MakeFront) -> None:
    one, two = make(), make()
    here = one.register("林晓禾")
    there = two.register("周启明")
    for front in (one, two, one):
        assert front.sync().state == "ok"
    for front in (one, two):
        assert front.person(here).name == "林晓禾"
        assert front.person(there).name == "周启明"
    assert one.store.place.letter == "A"
    assert two.store.place.letter == "B"


def test_a_person_seen_at_two_desks_counts_once(make: MakeFront) -> None:
    one, two = make(), make()
    person = one.register("林晓禾")
    one.sync()
    two.sync()
    first, second = one.check_in(person)[0], two.check_in(person)[0]
    for front in (one, two, one):
        front.sync()
    for front in (one, two):
        assert front.visit(first).duplicate_of is None
        assert front.visit(second).duplicate_of == first


def test_different_fields_both_stand_and_the_later_same_field_wins(make: MakeFront) -> None:
    one, two = make(), make()
    person = one.register("林晓禾", "19900001234")
    one.sync()
    two.sync()
    with transaction(one.store, HE) as tx:
        edit(tx, person, Details("林晓禾", "19900001234", unit="青禾大学", consent_way="spoken"))
    with transaction(two.store, HE) as tx:
        edit(tx, person, Details("林晓禾", "19900009999", consent_way="spoken"))
    for front in (one, two, one):
        front.sync()
    for front in (one, two):
        assert front.person(person).unit == "青禾大学"
        assert front.person(person).phone == "19900009999"


def test_a_refused_change_falls_back_and_is_listed(make: MakeFront) -> None:
    one, two = make(), make()
    person = one.register("林晓禾")
    one.sync()
    two.sync()
    for front in (one, two):
        with transaction(front.store, SHEN) as tx:
            deactivate(tx, person)
    one.sync()
    result = two.sync()
    # Both moved it the same way: the second finds it moved on, and is told so.
    assert (result.state, result.sent, result.refused) == ("ok", 1, 1)
    with two.store.read() as session:
        listed = refused(session)
    assert [(item.kind, item.code) for item in listed] == [("person", "moved_on")]
    assert two.waiting().refused == 1
    assert two.person(person).status == "inactive"


def test_many_operations_travel_in_batches_and_pages(hub: HubHandle, make: MakeFront) -> None:
    one, two = make(), make()
    person = one.register("林晓禾")
    with transaction(one.store, HE) as tx:
        for number in range(1200):
            visit = Visit(
                person_id=person if number == 0 else None,
                heads=1,
                method="head_count",
                happened_at=tx.at,
                day=tx.day,
            )
            tx.add(visit)
    result = one.sync()
    assert (result.state, result.sent) == ("ok", 1201)
    assert one.line.requests.count("/v1/push") == 3
    assert len(hub.rows("visit")) == 1200
    result = two.sync()
    assert result.received >= 1201
    assert two.line.requests.count("/v1/pull") >= 3
    assert two.count(Visit) == one.count(Visit) == 1200


def test_an_idle_round_writes_nothing(make: MakeFront) -> None:
    front = make()
    front.register("林晓禾")
    front.sync()
    log = front.store.path.with_name("desk.db-wal")

    def is_quiet() -> bool:
        before = log.stat().st_size
        result = front.sync()
        assert (result.state, result.sent, result.received) == ("ok", 0, 0)
        return log.stat().st_size == before

    # This desk's clock stands while headquarters' goes on: that alone may be worth a line.
    assert any(is_quiet() for _ in range(10))


def test_a_desk_three_days_off_still_syncs_and_knows_it(make: MakeFront) -> None:
    front = make()
    front.clock.put(to_text(front.clock.now() + dt.timedelta(days=3)))
    person = front.register("林晓禾")
    result = front.sync()
    assert result.state == "ok"
    assert result.offset_ms is not None
    assert abs(result.offset_ms + 3 * 24 * 3600 * 1000) < 60_000
    assert result.error_ms is not None
    assert result.error_ms < 5_000
    assert front.person(person).seen_number is not None


def test_a_wait_at_the_hub_ends_when_another_desk_works(make: MakeFront) -> None:
    one, two = make(), make()
    one.sync()
    two.sync()
    person = two.register("周启明")
    two.sync()
    assert one.exchange is not None
    heard = one.exchange.listen(20.0)
    assert (heard.state, heard.received) == ("ok", 1)
    assert one.person(person).name == "周启明"


def test_a_full_disk_is_told_and_heals(make: MakeFront) -> None:
    front = make()
    assert front.sync().state == "ok"
    other = make()
    with transaction(other.store, HE) as tx:
        for number in range(400):
            register(tx, Details(f"王伟{number}", consent_way="spoken"))
    other.sync()
    engine = front.store.engine
    engine.dispose()

    def fill(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(engine, "connect", fill)
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "disk_full")
    event.remove(engine, "connect", fill)
    engine.dispose()
    assert front.sync().state == "ok"
    assert front.count() == 400
