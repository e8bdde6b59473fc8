"""Two desks, one field: what is asked, what a choice does, and how it is taken back."""

from __future__ import annotations

import pytest

from app.attention import actions
from app.attention.actions import Pick
from app.attention.delivery import choices
from app.attention.queries import Matter, matters
from app.attention.rules import Side, read_sides, two_sides
from app.errors import Refusal
from app.people.actions import Details, edit
from app.store.base import BaseCopy
from app.store.outbox import waiting
from app.store.transaction import Actor, transaction
from tests.app.attention.conftest import LIN, Place
from tests.support.desks import HE

MINE, THEIRS = "19900000001", "19900000002"
VOLUNTEER = Actor("01900000-0000-7000-8000-000000000005", "volunteer")


def asked(place: Place, own: str = "A") -> list[Matter]:
    with place.desk.store.read() as session:
        return matters(session, place.desk.store.models, own)


def choose(place: Place, dispute: str, value: str, version: int = 1) -> None:
    with transaction(place.desk.store, HE) as tx:
        actions.choose(tx, [Pick(dispute, version, value)])


def disputed(place: Place) -> str:
    place.person(phone=THEIRS, age_band="18-24")
    return place.dispute(("A", MINE), ("B", THEIRS))


def test_both_values_are_asked_about_and_what_agrees_is_said(place: Place) -> None:
    dispute = disputed(place)
    (matter,) = asked(place)
    (one,) = matter.disputes
    assert (matter.kind, matter.row_id, matter.title) == ("person", LIN, "林晓禾")
    assert (one.id, one.field, one.version, one.others) == (dispute, "phone", 1, 0)
    assert (one.mine.desk, one.mine.value) == ("A", MINE)
    assert (one.theirs.desk, one.theirs.value) == ("B", THEIRS)
    assert one.force == one.theirs.op
    assert matter.equal == {"name": "林晓禾", "age_band": "18-24", "status": "active"}


def test_a_desk_that_took_no_part_sees_the_last_two_that_differ(place: Place) -> None:
    place.dispute(("B", "1"), ("C", "2"), ("C", "2"))
    (one,) = asked(place, "D")[0].disputes
    assert (one.mine.value, one.theirs.value, one.others) == ("1", "2", 1)


def test_sides_of_an_unknown_form_are_left_out() -> None:
    assert read_sides(None) == ()
    assert read_sides([7, {"op": "x", "value": 1}]) == (Side("x", value=1),)
    assert two_sides((), "A") is None
    assert two_sides((Side("x", "B", value=1),), "A") is None


def test_what_cannot_be_shown_is_not_asked_about(place: Place) -> None:
    place.dispute(("B", "1"), id="01900000-0000-7000-8000-0000000000c2")
    place.dispute(("A", "1"), ("B", "2"), kind="drone", id="01900000-0000-7000-8000-0000000000c3")
    strange = "01900000-0000-7000-8000-0000000000a9"
    place.dispute(("A", "1"), ("B", "2"), row_id=strange, id="01900000-0000-7000-8000-0000000000c4")
    assert asked(place) == []


def test_a_choice_shows_at_once_and_is_one_operation(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    assert place.lin().phone == MINE
    assert asked(place) == [], "it is not asked again while the answer is on its way"
    ((op, body),) = place.ops()
    assert (op.kind, op.row_id, op.verb) == ("person", LIN, "resolve")
    assert (body.kind, body.id, body.verb) == ("conflict", dispute, "resolve")
    assert body.fields == {"version": 1, "value": MINE}
    assert body.subjects == [LIN]
    place.person(phone=THEIRS)
    assert place.lin().phone == MINE, "a pull does not undo what waits"


def test_taken_it_stands_and_leaves_nothing_behind(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    place.answer("taken")
    place.person(phone=MINE)
    place.dispute(("A", MINE), ("B", THEIRS), open=False, by=dispute)
    assert place.lin().phone == MINE
    with place.desk.store.read() as session:
        assert session.query(BaseCopy).count() == 0
        (done,) = choices(session, place.desk.store.models)
    assert (done.title, done.field, done.other) == ("林晓禾", "phone", THEIRS)


def test_refused_it_falls_back_exactly_and_is_asked_anew(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    place.answer("refused", "moved_on", now=2)
    assert place.lin().phone == THEIRS
    place.dispute(("A", MINE), ("B", THEIRS), ("C", "19900000003"), version=2)
    (matter,) = asked(place)
    assert matter.disputes[0].version == 2
    assert matter.disputes[0].theirs.value == "19900000003"
    with place.desk.store.read() as session:
        assert waiting(session).refused == 1


def test_written_again_meanwhile_it_is_asked_anew(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    place.dispute(("A", MINE), ("B", THEIRS), ("B", "3"), version=2)
    assert [one.version for one in asked(place)[0].disputes] == [2]
    with pytest.raises(Refusal, match="choice_moved_on"):
        choose(place, dispute, MINE, version=1)


def test_several_fields_are_chosen_in_one_group(place: Place) -> None:
    first = disputed(place)
    second = place.dispute(
        ("A", "甲"), ("B", "乙"), field="unit", id="01900000-0000-7000-8000-0000000000c2"
    )
    with transaction(place.desk.store, HE) as tx:
        actions.choose(tx, [Pick(first, 1, MINE), Pick(second, 1, "乙")])
    groups = {op.group_id for op, _ in place.ops()}
    assert len(groups) == 1
    assert groups != {None}


def test_only_what_somebody_wrote_can_be_chosen(place: Place) -> None:
    dispute = disputed(place)
    with pytest.raises(Refusal, match="choice_unknown"):
        choose(place, dispute, "19911111111")
    with pytest.raises(Refusal, match="choice_moved_on"):
        choose(place, "01900000-0000-7000-8000-0000000000cf", MINE)
    with (
        pytest.raises(Refusal, match="not_allowed"),
        transaction(place.desk.store, VOLUNTEER) as tx,
    ):
        actions.choose(tx, [Pick(dispute, 1, MINE)])
    assert place.ops() == []


def take_back(place: Place, dispute: str) -> None:
    with transaction(place.desk.store, HE) as tx:
        actions.take_back(tx, dispute)


def test_for_a_day_the_other_value_can_be_put_back(place: Place) -> None:
    dispute = disputed(place)
    with pytest.raises(Refusal, match="choice_moved_on"):
        take_back(place, dispute)
    choose(place, dispute, MINE)
    take_back(place, dispute)
    assert place.lin().phone == THEIRS
    assert [body.verb for _, body in place.ops()] == ["resolve", "patch"]
    with pytest.raises(Refusal, match="choice_moved_on"):
        take_back(place, dispute)


def test_after_a_day_it_stays(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    place.clock.forward(hours=25)
    with pytest.raises(Refusal, match="choice_too_old") as refusal:
        take_back(place, dispute)
    assert refusal.value.facts == {"hours": 24}


def test_another_desks_choice_can_be_taken_back_too(place: Place) -> None:
    place.person(phone=THEIRS)
    chosen = {"op": "x", "desk": "B", "at": place.at, "value": THEIRS}
    dispute = place.dispute(("A", MINE), ("B", THEIRS), open=False, by="x", chosen=chosen)
    take_back(place, dispute)
    assert place.lin().phone == MINE


def test_what_was_written_since_is_not_overwritten(place: Place) -> None:
    dispute = disputed(place)
    choose(place, dispute, MINE)
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000005", age_band="18-24"))
    with pytest.raises(Refusal, match="choice_moved_on"):
        take_back(place, dispute)


def test_erased_with_the_person(place: Place) -> None:
    dispute = disputed(place)
    place.pull(("conflict", dispute, {}), ("person", LIN, {}), gone="erased")
    assert asked(place) == []
    with place.desk.store.read() as session:
        assert choices(session, place.desk.store.models) == []
