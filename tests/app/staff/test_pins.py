"""PINs: what is accepted, what a wrong one costs, and that waiting cannot be cut short."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.desk import Desk, open_desk
from app.errors import Refusal
from app.staff import actions, queries
from app.staff.model import Pin
from app.staff.pins import check_pin, forget_pin, set_pin, standing, tick
from app.store.base import AuditEntry
from app.store.transaction import Actor, transaction
from app.venue.actions import change
from tests.support.clock import HandClock
from tests.support.desks import HE, LUO, QIN, SHEN

PIN, WRONG = "258036", "258037"
ME = str(HE.staff_id)


def give(desk: Desk, pin: str, who: str = ME, by: Actor = SHEN) -> None:
    with transaction(desk.store, by) as tx:
        set_pin(tx, who, pin)


def answer(desk: Desk, pin: str, who: str = ME) -> tuple[str, object]:
    """Give the code and the one fact of a refusal, or `in` and the role."""
    try:
        actor = check_pin(desk.store, who, pin)
    except Refusal as refusal:
        return refusal.code, next(iter(refusal.facts.values()), None)
    return "in", actor.role


def five_wrong(desk: Desk) -> tuple[str, object]:
    for left in (4, 3, 2, 1):
        assert answer(desk, WRONG) == ("pin_wrong", left)
    return answer(desk, WRONG)


def restart(desk: Desk, clock: HandClock) -> Desk:
    desk.store.close()
    clock.restart()
    return open_desk(desk.store.path, desk.store.key, clock)


def test_the_right_pin_opens_as_its_owner(desk: Desk) -> None:
    give(desk, PIN)
    assert check_pin(desk.store, ME, PIN) == HE
    assert answer(desk, "２５８０３６") == ("in", "clerk")


def test_the_role_is_the_present_one(desk: Desk) -> None:
    give(desk, PIN)
    with transaction(desk.store, SHEN) as tx:
        actions.change(tx, ME, role="manager")
    assert answer(desk, PIN) == ("in", "manager")


def test_the_pin_itself_is_nowhere(desk: Desk) -> None:
    give(desk, PIN)
    with desk.store.read() as session:
        (verifier,) = session.execute(select(Pin.verifier)).scalars()
        details = list(session.execute(select(AuditEntry.detail)).scalars())
    assert verifier.startswith("6:$argon2id$")
    assert PIN not in verifier
    assert all(PIN not in str(detail) for detail in details)
    assert desk.store.tail.seq == 0


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "25803a", "二五八零三六", "25 036"])
def test_a_pin_has_the_length_of_the_venue(pin: str, desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        give(desk, pin)
    assert (caught.value.code, caught.value.facts) == ("pin_length", {"digits": 6})


@pytest.mark.parametrize(
    "pin", ["000000", "777777", "123456", "654321", "345678", "789012", "210987"]
)
def test_a_simple_pin_is_refused(pin: str, desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        give(desk, pin)
    assert caught.value.code == "pin_simple"


@pytest.mark.parametrize(("rule", "digits"), [(4, 4), (8, 8), (1, 4), (30, 8)])
def test_the_venue_rules_the_length_within_bounds(rule: int, digits: int, desk: Desk) -> None:
    with transaction(desk.store, SHEN) as tx:
        change(tx, pin_length=rule)
    give(desk, "25803691"[:digits])
    with pytest.raises(Refusal, match="pin_length"):
        give(desk, "2580369147"[: digits + 1])


def test_a_pin_outlives_the_rule_it_was_made_under(desk: Desk) -> None:
    give(desk, PIN)
    with transaction(desk.store, SHEN) as tx:
        change(tx, pin_length=4)
    give(desk, "2580", who=str(LUO.staff_id))
    assert answer(desk, PIN) == ("in", "clerk")
    with desk.store.read() as session:
        digits = {tile.id: tile.digits for tile in queries.tiles(session)}
    assert digits == {ME: 6, str(LUO.staff_id): 4, str(SHEN.staff_id): 0, str(QIN.staff_id): 0}


def test_a_verifier_without_its_length_still_opens(desk: Desk) -> None:
    give(desk, PIN)
    with transaction(desk.store, SHEN) as tx:
        row = tx.session.get(Pin, ME)
        assert row is not None
        row.verifier = row.verifier.removeprefix("6:")
    assert answer(desk, PIN) == ("in", "clerk")
    with desk.store.read() as session:
        assert next(tile.digits for tile in queries.tiles(session) if tile.id == ME) == 0


def test_ones_own_and_others(desk: Desk) -> None:
    give(desk, PIN, by=HE)
    with pytest.raises(Refusal, match="not_allowed"):
        give(desk, PIN, by=LUO)
    with pytest.raises(Refusal, match="not_allowed"), transaction(desk.store, HE) as tx:
        forget_pin(tx, ME)
    with transaction(desk.store, SHEN) as tx:
        forget_pin(tx, ME)
    assert answer(desk, PIN)[0] == "no_pin"


def test_nobody_and_the_disabled_stay_outside(desk: Desk) -> None:
    give(desk, PIN)
    with transaction(desk.store, SHEN) as tx:
        actions.disable(tx, ME)
    assert answer(desk, PIN)[0] == "staff_disabled"
    assert answer(desk, PIN, "nobody")[0] == "no_staff"
    with pytest.raises(Refusal, match="staff_disabled"):
        give(desk, PIN)


def test_one_minute_then_five_then_fifteen_then_the_manager(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    for minutes in (1, 5, 15):
        assert five_wrong(desk) == ("pin_paused", minutes * 60)
        clock.forward(seconds=minutes * 60 - 1)
        assert answer(desk, PIN) == ("pin_paused", 1)
        assert answer(desk, WRONG) == ("pin_paused", 1)
        clock.forward(seconds=1)
    assert five_wrong(desk)[0] == "pin_locked"
    clock.forward(hours=100)
    assert answer(desk, PIN)[0] == "pin_locked"
    with pytest.raises(Refusal, match="not_allowed"):
        give(desk, PIN, by=LUO)
    give(desk, PIN)
    assert answer(desk, PIN)[0] == "in"


def test_a_right_pin_clears_the_account(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    five_wrong(desk)
    clock.forward(minutes=1)
    assert answer(desk, PIN)[0] == "in"
    assert five_wrong(desk) == ("pin_paused", 60)


def test_wrong_tries_outlast_a_restart(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    for left in (4, 3, 2, 1):
        assert answer(desk, WRONG) == ("pin_wrong", left)
    again = restart(desk, clock)
    assert answer(again, WRONG) == ("pin_paused", 60)
    again.store.close()


def test_neither_the_wall_clock_nor_a_restart_shortens_a_pause(
    desk: Desk, clock: HandClock
) -> None:
    give(desk, PIN)
    five_wrong(desk)
    clock.put("2027-11-28T02:00:00.000Z")
    assert answer(desk, PIN) == ("pin_paused", 60)
    clock.forward(seconds=20)
    tick(desk.store)
    again = restart(desk, clock)
    assert answer(again, PIN) == ("pin_paused", 40)
    clock.forward(seconds=39)
    assert answer(again, PIN) == ("pin_paused", 1)
    clock.forward(seconds=1)
    assert answer(again, PIN)[0] == "in"
    again.store.close()


def test_ticks_take_off_what_ran_and_no_more(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    five_wrong(desk)
    for second in range(1, 11):
        clock.forward(seconds=1)
        tick(desk.store)
        tick(desk.store)
        assert answer(desk, PIN) == ("pin_paused", 60 - second)


def test_a_tick_writes_nothing_while_nobody_waits(desk: Desk) -> None:
    give(desk, PIN)
    with desk.store.engine.connect() as connection:
        before = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        tick(desk.store)
        assert connection.exec_driver_sql("PRAGMA data_version").scalar_one() == before


def test_one_account_does_not_pause_another(desk: Desk) -> None:
    give(desk, PIN)
    give(desk, "802573", str(LUO.staff_id))
    five_wrong(desk)
    assert answer(desk, "802573", str(LUO.staff_id)) == ("in", "clerk")


def test_the_standing_is_told_before_a_try(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    answer(desk, WRONG)
    with desk.store.read() as session:
        one = standing(session, desk.store, ME)
        assert one is not None
        assert (one.left, one.paused_ms, one.locked) == (4, 0, False)
        assert standing(session, desk.store, str(LUO.staff_id)) is None
    for _ in range(4):
        answer(desk, WRONG)
    clock.forward(seconds=15)
    with desk.store.read() as session:
        one = standing(session, desk.store, ME)
        assert one is not None
        assert (one.left, one.paused_ms) == (5, 45_000)


def test_all_of_it_is_in_the_audit_log(desk: Desk) -> None:
    give(desk, PIN)
    answer(desk, WRONG)
    answer(desk, PIN)
    with transaction(desk.store, SHEN) as tx:
        forget_pin(tx, ME)
    with desk.store.read() as session:
        lines = session.execute(
            select(AuditEntry.action, AuditEntry.actor, AuditEntry.row_id).order_by(
                AuditEntry.number
            )
        ).all()
    assert [tuple(line) for line in lines] == [
        ("staff.pin_set", SHEN.staff_id, ME),
        ("staff.pin_wrong", None, ME),
        ("staff.sign_in", ME, ME),
        ("staff.pin_forgotten", SHEN.staff_id, ME),
    ]


def test_who_was_here_last_comes_first(desk: Desk, clock: HandClock) -> None:
    give(desk, PIN)
    give(desk, "802573", str(LUO.staff_id))
    answer(desk, PIN)
    clock.forward(minutes=1)
    answer(desk, "802573", str(LUO.staff_id))
    with desk.store.read() as session:
        tiles = queries.tiles(session)
    assert [(tile.name, tile.has_pin) for tile in tiles] == [
        ("罗一鸣", True),
        ("何小溪", True),
        ("沈知远", False),
        ("秦岚", False),
    ]
    assert tiles[0].last_used == "2026-11-28T02:01:00.000Z"
