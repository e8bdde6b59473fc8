"""Headquarters came back older, and the desk that did the work is no more: others still have it."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.attention.salvaging import Beside, kept_beside, leave, send_back
from app.checkin.model import Visit
from app.desk import MODELS
from app.errors import Refusal
from app.ops import Body
from app.people.actions import Details, edit
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.incoming import from_headquarters
from app.store.pruning import DAYS, prune_if_due
from app.store.salvage import CHANGED, MISSING, Salvaged, look_for_missing
from app.store.transaction import Actor, transaction
from app.store.wiping import wipe
from tests.support.desks import HE, LUO, SHEN
from tests.support.fronts import Front
from tests.support.hub import SALT, desk_of
from tests.sync.client.test_client_recovery import House, at_peace, house

__all__ = ["house"]

AT = "2026-11-28T02:00:00.000Z"
VOLUNTEER = Actor(LUO.staff_id, "volunteer")
pytestmark = pytest.mark.expects_log("sync.hub")


def beside(front: Front) -> list[Beside]:
    """Give what is kept beside, but for the test's own staff, whom no hub ever had."""
    with front.store.read() as session:
        found = kept_beside(session, MODELS)
    return [one for one in found if one.kind not in ("staff", "venue")]


def lost_with_its_desk(house: House) -> tuple[Front, str, str, str]:
    """One desk registers, changes and checks in; another reads it; the first one's disk dies."""
    one, two = house.make(), house.make()
    known = one.register("林晓禾", "19900001234")
    at_peace(one, two)
    house.back_up()
    later = one.register("周启明", "19900005678")
    with transaction(one.store, HE) as tx:
        edit(tx, known, Details("林晓禾", "19900009999", consent_way="spoken"))
    visit = one.check_in(later)[0]
    at_peace(one, two)
    house.go_back()
    return two, known, later, visit


def test_what_only_this_desk_had_read_is_kept_beside_and_can_be_sent_back(house: House) -> None:
    two, known, later, visit = lost_with_its_desk(house)
    at_peace(two)
    assert set(house.hub.rows("person")) == {known}
    # Nothing was deleted: it is on screen as before, and a manager is told.
    assert (two.count(), two.count(Visit)) == (2, 1)
    found = {one.id: one for one in beside(two)}
    assert {one.id: one.why for one in found.values()} == {
        known: CHANGED,
        later: MISSING,
        visit: MISSING,
    }
    assert dict(found[known].said) == {"phone": "19900009999"}
    assert dict(found[known].now) == {"phone": "19900001234"}
    assert found[later].title == "周启明"
    with (
        pytest.raises(Refusal, match="not_allowed"),
        transaction(two.store, VOLUNTEER) as tx,
    ):
        send_back(tx, "person", later)
    for one in found.values():
        with transaction(two.store, SHEN) as tx:
            send_back(tx, one.kind, one.id)
    at_peace(two)
    assert house.hub.rows("person")[later]["phone"] == "19900005678"
    assert house.hub.rows("person")[known]["phone"] == "19900009999"
    assert set(house.hub.rows("visit")) == {visit}
    assert beside(two) == []
    assert two.waiting().refused == 0
    with pytest.raises(Refusal, match="already"), transaction(two.store, SHEN) as tx:
        leave(tx, "person", later)


def test_when_the_desk_that_did_the_work_comes_back_there_is_nothing_to_decide(
    house: House,
) -> None:
    one, two = house.make(), house.make()
    known = one.register("林晓禾", "19900001234")
    at_peace(one, two)
    house.back_up()
    with transaction(one.store, HE) as tx:
        edit(tx, known, Details("林晓禾", "19900009999", consent_way="spoken"))
    later = one.register("周启明")
    one.check_in(later)
    at_peace(one, two)
    house.go_back()
    at_peace(two)
    assert len(beside(two)) == 3
    at_peace(one, two)
    assert (beside(one), beside(two)) == ([], [])
    assert two.person(known).phone == "19900009999"
    assert two.count() == 2


def test_what_was_taken_and_never_came_down_is_kept_beside_as_well(house: House) -> None:
    one = house.make()
    known = one.register("林晓禾", "19900001234")
    at_peace(one)
    with from_headquarters(one.store) as session:
        former = session.get_one(Person, known).seen_epoch
        # The line broke before it was read; a new epoch began, and does not show it.
        session.execute(update(Person).values(seen_epoch=None, seen_scope=None, seen_number=None))
        look_for_missing(session, MODELS, "another-epoch", AT)
    assert [(entry.id, entry.why) for entry in beside(one)] == [(known, MISSING)]
    with one.store.read() as session:
        assert session.get_one(Person, known).seen_epoch == former


def test_somebody_erased_is_not_kept_beside(house: House) -> None:
    two, known, later, _visit = lost_with_its_desk(house)
    at_peace(two)
    assert {known, later} <= {one.id for one in beside(two)}
    bare = desk_of(house.hub)
    for row_id in (known, later):
        said = Body(1, "erase", "person", row_id, SALT, subjects=[row_id])
        assert bare.say(said)[0]["verdict"] == "taken"
    at_peace(two)
    assert {one.kind for one in beside(two)} == {"visit"}
    with two.store.read() as session:
        assert "1990000" not in str(session.execute(select(Salvaged.fields)).all())
    assert two.count() == 0


def test_leaving_it_is_a_decision_too(house: House) -> None:
    two, _known, later, visit = lost_with_its_desk(house)
    at_peace(two)
    with transaction(two.store, SHEN) as tx:
        leave(tx, "visit", visit)
        leave(tx, "person", later)
    assert [one.why for one in beside(two)] == [CHANGED]
    at_peace(two)
    assert two.count() == 2
    assert len(house.hub.rows("person")) == 1


def age(front: Front, days: int) -> None:
    """Let days go by with an exchange each."""
    for _ in range(days):
        front.clock.forward(seconds=24 * 3600)
        prune_if_due(front.store)


def bodies(front: Front) -> list[str]:
    with front.store.read() as session:
        return list(session.execute(select(OutboxOp.body).order_by(OutboxOp.made_at)).scalars())


def test_answered_work_is_a_stub_after_thirty_days_and_still_tells_what_was_lost(
    house: House,
) -> None:
    one = house.make()
    kept = one.register("林晓禾")
    at_peace(one)
    house.back_up()
    lost = one.register("周启明")
    at_peace(one)
    age(one, DAYS - 1)
    assert all(bodies(one))
    waiting = one.register("陈可欣")
    age(one, 2)
    assert [bool(body) for body in bodies(one)] == [False, False, True]
    back = house.go_back()
    at_peace(one)
    assert set(back.rows("person")) == {kept, waiting}
    with one.store.read() as session:
        made = select(OutboxOp.row_id, OutboxOp.verdict, OutboxOp.code)
        found = {row.row_id: (row.verdict, row.code) for row in session.execute(made)}
    assert found == {
        kept: ("taken", None),
        lost: ("held", "withheld"),
        waiting: ("taken", None),
    }
    # The row itself is still here, so it can be sent back as any that was only read.
    assert [one.id for one in beside(one)] == [lost]
    # So it is after the PC was revoked, wiped and enrolled anew in the same epoch.
    wipe(one.store)
    one.join(back.code(), again=True)
    at_peace(one)
    assert [one.id for one in beside(one)] == [lost]


def test_a_clock_set_a_year_ahead_prunes_nothing(house: House) -> None:
    one = house.make()
    one.register("林晓禾")
    at_peace(one)
    for days in (365, -365, 365, 1):
        one.clock.forward(seconds=days * 24 * 3600)
        assert prune_if_due(one.store) == 0
    assert all(bodies(one))
