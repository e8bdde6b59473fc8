"""Who works here: rights, roles, and a venue that never loses its last manager."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import Refusal
from app.staff import actions, queries
from app.staff.model import Staff
from app.staff.rights import check, require
from app.staff.rules import MAY, ROLES
from app.store.transaction import SYSTEM, Actor, transaction
from tests.support.desks import HE, LUO, QIN, SHEN, Ground, make_desk

STRANGER = Actor("x", "auditor")


def refusal(desk: Desk, actor: Actor, act: str, *args: object, **more: object) -> Refusal:
    with pytest.raises(Refusal) as caught, transaction(desk.store, actor) as tx:
        getattr(actions, act)(tx, *args, **more)
    return caught.value


def test_the_first_manager_is_added_by_the_program_itself(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, ground=Ground(founded=False))
    with transaction(desk.store, SYSTEM) as tx:
        first = actions.add(tx, " 沈知远 ", "manager")
    with transaction(desk.store, Actor(first.id, "manager")) as tx:
        actions.add(tx, "何  小溪", "clerk", account="he")
    with desk.store.read() as session:
        assert [(row.name, row.role, row.account) for row in queries.staff_list(session)] == [
            ("沈知远", "manager", None),
            ("何 小溪", "clerk", "he"),
        ]
    desk.store.close()


@pytest.mark.parametrize("actor", [HE, QIN, Actor("x", "volunteer"), STRANGER])
def test_only_a_manager_manages(actor: Actor, desk: Desk) -> None:
    target = str(LUO.staff_id)
    for act, args in (
        ("add", ("周启明", "clerk")),
        ("change", (target,)),
        ("disable", (target,)),
        ("enable", (target,)),
    ):
        refused = refusal(desk, actor, act, *args)
        assert refused.code == "not_allowed"
        assert refused.facts == {"right": "staff.manage", "role": actor.role}


def test_each_role_has_its_rights_and_a_stranger_none() -> None:
    assert set(MAY) == set(ROLES)
    check(SYSTEM, "anything")
    check(SHEN, "store.backup")
    check(HE, "people.see")
    for actor, right in (
        (HE, "store.backup"),
        (Actor("x", "volunteer"), "people.see"),
        (STRANGER, "checkin.record"),
    ):
        with pytest.raises(Refusal, match="not_allowed"):
            check(actor, right)


def test_nobody_becomes_the_program_by_naming_its_role(desk: Desk) -> None:
    with (
        pytest.raises(Refusal, match="not_allowed"),
        transaction(desk.store, Actor(None, "system")) as tx,
    ):
        require(tx, "staff.manage")


@pytest.mark.parametrize(
    ("name", "role", "code"),
    [
        ("", "clerk", "name_needed"),
        (" 　", "clerk", "name_needed"),
        ("\ud800\x00\u202e", "clerk", "name_needed"),
        ("名" * 41, "clerk", "name_long"),
        ("周启明", "boss", "unknown_role"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, role: str, code: str, desk: Desk) -> None:
    assert refusal(desk, SHEN, "add", name, role).code == code


def test_name_and_role_change_as_one_operation(desk: Desk) -> None:
    with transaction(desk.store, SHEN) as tx:
        actions.change(tx, str(HE.staff_id), name="何 溪", role="social_worker")
    with desk.store.read() as session:
        row = session.get(Staff, HE.staff_id)
        assert row is not None
        assert (row.name, row.role) == ("何 溪", "social_worker")
    assert desk.store.tail.seq == 1


def test_the_last_active_manager_stays(desk: Desk) -> None:
    shen = str(SHEN.staff_id)
    assert refusal(desk, SHEN, "disable", shen).code == "last_manager"
    assert refusal(desk, SHEN, "change", shen, role="clerk").code == "last_manager"
    with transaction(desk.store, SHEN) as tx:
        actions.change(tx, shen, role="manager", name="沈 知远")
        actions.change(tx, str(HE.staff_id), role="manager")
        actions.disable(tx, shen)
    he = Actor(HE.staff_id, "manager")
    assert refusal(desk, he, "disable", str(HE.staff_id)).code == "last_manager"
    with transaction(desk.store, he) as tx:
        actions.enable(tx, shen)
        actions.change(tx, str(HE.staff_id), role="clerk")


def test_two_managers_cannot_go_in_one_transaction(desk: Desk) -> None:
    with transaction(desk.store, SHEN) as tx:
        actions.change(tx, str(HE.staff_id), role="manager")
    with transaction(desk.store, SHEN) as tx:
        actions.disable(tx, str(HE.staff_id))
        with pytest.raises(Refusal, match="last_manager"):
            actions.disable(tx, str(SHEN.staff_id))
    with desk.store.read() as session:
        stand = {row.name: row.status for row in queries.staff_list(session)}
    assert (stand["沈知远"], stand["何小溪"]) == ("active", "disabled")


def test_disabled_twice_and_nobody_are_told(desk: Desk) -> None:
    with transaction(desk.store, SHEN) as tx:
        actions.disable(tx, str(LUO.staff_id))
    assert refusal(desk, SHEN, "disable", str(LUO.staff_id)).code == "no_such_move"
    assert refusal(desk, SHEN, "disable", "nobody").code == "no_staff"


def test_the_disabled_leave_the_lock_screen_and_stay_in_the_list(desk: Desk) -> None:
    with transaction(desk.store, SHEN) as tx:
        actions.disable(tx, str(LUO.staff_id))
    with desk.store.read() as session:
        assert [tile.name for tile in queries.tiles(session)] == ["沈知远", "何小溪", "秦岚"]
        assert [row.name for row in queries.staff_list(session)][-1] == "罗一鸣"
        assert queries.names(session)[str(LUO.staff_id)] == "罗一鸣"
