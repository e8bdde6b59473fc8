"""Below 14 a guardian answers, known with name, number and consent; from 14 on they do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import Refusal
from app.events import planning, queries, registering
from app.events.guarding import Lacking, answers_with, lacking, named
from app.events.model import Registration
from app.events.planning import Plan, Sitting
from app.events.questions import Answers, Guardian, read_answers, write_answers
from app.events.registering import Asked, Guest
from app.people.actions import Details, edit, register
from app.store.transaction import transaction
from tests.support.clock import HandClock
from tests.support.desks import HE, make_desk

CHILD = Details(
    "刘小满",
    age_band="u14",
    guardian_name="刘建国",
    guardian_relation="parent",
    consent_way="guardian",
)
REACHED = Guardian("刘建国", "parent", "19900002222")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, HandClock())
    yield made
    made.store.close()


def session_of(desk: Desk, category: str = "study") -> str:
    starts = desk.store.clock.now() + dt.timedelta(hours=2)
    with transaction(desk.store, HE) as tx:
        sitting = Sitting(starts, starts + dt.timedelta(hours=2), "多功能厅", 9)
        event = planning.make(tx, Plan("小小图书管理员", category), [sitting]).id
    with desk.store.read() as session:
        return queries.page(session, desk.store, event).slots[0].session_id


def registers(desk: Desk, session_id: str, guest: Guest, answers: str | None = None) -> str:
    with transaction(desk.store, HE) as tx:
        return registering.register(tx, session_id, guest, Asked(answers=answers)).status


def test_a_child_is_registered_once_the_guardian_can_be_reached(desk: Desk) -> None:
    session_id = session_of(desk)
    with transaction(desk.store, HE) as tx:
        child = register(tx, CHILD).id
    with pytest.raises(Refusal, match="guardian_needed") as refused:
        registers(desk, session_id, Guest(child))
    assert refused.value.facts == {"card": child}
    with transaction(desk.store, HE) as tx:
        edit(tx, child, replace(CHILD, guardian_phone="19900002222"))
    assert registers(desk, session_id, Guest(child)) == "registered"
    assert registers(desk, session_id, Guest(child)) == "registered", "said again it is what it was"


def test_recorded_for_the_visit_only_is_no_consent_to_be_registered(desk: Desk) -> None:
    session_id = session_of(desk)
    said = replace(CHILD, guardian_phone="19900002222", consent_way="visit_only")
    with transaction(desk.store, HE) as tx:
        child = register(tx, said).id
    with pytest.raises(Refusal, match="consent_needed") as refused:
        registers(desk, session_id, Guest(child))
    assert refused.value.facts == {"card": child}
    with pytest.raises(Refusal, match="consent_needed"):
        registers(desk, session_id, Guest(child), answers_with(REACHED))
    with desk.store.read() as session:
        assert lacking(session, child).code == "consent_needed"


def test_what_the_card_lacks_is_said_at_registration_and_kept_with_it(desk: Desk) -> None:
    session_id = session_of(desk)
    with transaction(desk.store, HE) as tx:
        child = register(tx, CHILD).id
    with desk.store.read() as session:
        assert lacking(session, child) == Lacking("guardian_needed", "刘建国", "parent")
    said = answers_with(named("刘建国", "parent", " 1990000 2222 "))
    assert registers(desk, session_id, Guest(child), said) == "registered"
    with desk.store.read() as session:
        (row,) = session.query(Registration).all()
        assert read_answers(row.answers) == Answers(guardian=REACHED)
        assert lacking(session, child).name == "刘建国", "the card stays as it was written"
    with transaction(desk.store, HE) as tx:
        edit(tx, child, replace(CHILD, guardian_phone="19900002222"))
    with desk.store.read() as session:
        assert lacking(session, child) == Lacking()
    assert answers_with(None) is None


@pytest.mark.parametrize(
    ("name", "phone", "code"),
    [
        (" ", "19900002222", "name_missing"),
        ("刘建国", "", "guardian_phone_missing"),
        ("刘建国", "1990000222", "phone_short"),
        ("刘建国", "1990000222x", "phone_letters"),
    ],
)
def test_a_guardian_nobody_could_reach_is_not_taken(name: str, phone: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        named(name, "parent", phone)


@pytest.mark.parametrize("band", ["14-17", "18-24", None])
def test_from_fourteen_on_they_agree_themselves(desk: Desk, band: str | None) -> None:
    session_id = session_of(desk, "children")
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("仇嘉树", age_band=band, consent_way="spoken")).id
    assert registers(desk, session_id, Guest(person)) == "registered"


def test_in_a_group_one_child_without_a_guardian_holds_all_back(desk: Desk) -> None:
    session_id = session_of(desk)
    with transaction(desk.store, HE) as tx:
        child = register(tx, CHILD).id
        grown = register(tx, Details("林晓禾", consent_way="spoken")).id
    with pytest.raises(Refusal, match="guardian_needed"), transaction(desk.store, HE) as tx:
        registering.register_group(tx, session_id, [Guest(grown), Guest(child)])
    with desk.store.read() as session:
        assert queries.seats_left(session, desk.store, session_id).taken == 0


@pytest.mark.parametrize(
    ("category", "answers", "taken"),
    [
        ("study", Answers(), True),
        ("children", Answers(), False),
        ("children", Answers(age_band="14-17"), True),
        ("children", Answers(guardian=REACHED), True),
        ("children", Answers(guardian=Guardian("刘建国", "parent")), False),
        ("study", Answers(age_band="u14"), False),
        ("study", Answers(age_band="u14", guardian=REACHED), True),
    ],
)
def test_without_a_card_the_registration_says_who_answers(
    desk: Desk, category: str, answers: Answers, *, taken: bool
) -> None:
    session_id, guest = session_of(desk, category), Guest(None, "刘小满")
    if taken:
        assert registers(desk, session_id, guest, write_answers(answers)) == "registered"
    else:
        with pytest.raises(Refusal, match="guardian_needed"):
            registers(desk, session_id, guest, write_answers(answers))
