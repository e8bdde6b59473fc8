"""How many fit, and which are too much: examples, and what holds for any bookings there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.bookings.rules import Taken, clashing, fits, left_beside, wrong_booking
from tests.support.slots import taken, text

A = taken("a", "10:00", "12:00", 20)
B = taken("b", "11:00", "13:00", 10)


def test_what_is_left_is_what_is_left_all_the_time() -> None:
    assert left_beside(taken("", "09:00", "10:00"), [A, B], 24) == 24
    assert left_beside(taken("", "09:00", "11:00"), [A, B], 24) == 4
    assert left_beside(taken("", "12:00", "14:00"), [A, B], 24) == 14
    assert left_beside(taken("", "10:00", "13:00"), [A, B], 24) == -6
    one_after_the_other = [taken("c", "10:00", "11:00", 20), taken("d", "11:00", "12:00", 20)]
    assert left_beside(taken("", "10:00", "12:00"), one_after_the_other, 24) == 4
    assert left_beside(A, [A], 24) == 24, "nobody is in their own way"


def test_the_whole_of_it_fits_only_where_nothing_is() -> None:
    assert fits(taken("", "12:00", "13:00"), [A], 24)
    assert not fits(taken("", "11:30", "12:30"), [A], 24)
    assert not fits(taken("", "11:30", "12:30", 1), [taken("w", "12:00", "14:00")], 24)


def test_the_later_one_is_too_much() -> None:
    assert clashing([A, B], 24) == {"b"}
    assert clashing([A, B], 30) == frozenset()
    assert clashing([B, A], 24) == {"a"}


def test_what_comes_after_one_that_is_too_much_still_fits() -> None:
    small = taken("c", "11:00", "12:00", 4)
    assert clashing([A, B, small], 24, fresh=("b", "c")) == {"b"}


def test_the_mark_goes_when_the_earlier_one_does() -> None:
    marked = B._replace(clash=True)
    assert clashing([A, marked], 24) == {"b"}
    assert clashing([marked], 24) == frozenset()


def test_nobody_who_heard_that_all_is_well_is_marked_because_another_mark_goes() -> None:
    whole = taken("b", "10:00", "12:00", clash=True)
    late = taken("c", "11:00", "12:00")
    assert clashing([whole, late], 1) == {"b"}


def test_who_was_kept_takes_a_part_from_those_who_come_later_only() -> None:
    kept = taken("b", "10:00", "12:00", 1, clash=True, kept=True)
    first, other = taken("a", "10:00", "11:00", 1), taken("c", "11:00", "12:00", 1)
    assert clashing([first, kept, other], 1) == {"b"}
    assert clashing([first, kept, other], 1, fresh=("c",)) == {"b", "c"}
    assert clashing([kept], 1) == frozenset()


def test_an_event_has_the_whole_room_whenever_it_came() -> None:
    event = taken("e", "10:30", "11:30")
    assert clashing([A, taken("n", "12:00", "13:00", 2)], 24, [event]) == {"a"}


def test_less_room_marks_those_who_came_last() -> None:
    some = [taken(name, "10:00", "11:00", 8) for name in "abc"]
    assert clashing(some, 24) == frozenset()
    assert clashing(some, 16) == {"c"}
    assert clashing(some, 7) == {"a", "b", "c"}


def test_what_its_form_does_not_catch() -> None:
    right = {"begins_at": text("10:00"), "ends_at": text("11:00")}
    assert wrong_booking(right) == ""
    assert wrong_booking({**right, "amount": 0}) == "amount"
    assert wrong_booking({**right, "ends_at": text("10:00")}) == "ends_at"
    assert wrong_booking({**right, "ends_at": "2026-11-29T10:00:00.000Z"}) == "ends_at"
    assert wrong_booking({**right, "begins_at": "soon"}) == "begins_at"


HOURS = st.integers(0, 8)
SOME = st.lists(
    st.tuples(HOURS, st.integers(1, 4), st.none() | st.integers(1, 5), st.booleans()), max_size=9
)


def some_bookings(drawn: list[tuple[int, int, int | None, bool]]) -> list[Taken]:
    made = []
    for place, (begins, length, amount, kept) in enumerate(drawn):
        first, last = f"{9 + begins:02d}:00", f"{9 + begins + length:02d}:00"
        made.append(taken(str(place), first, last, amount, kept=kept))
    return made


@given(SOME, st.integers(1, 6), st.lists(st.integers(0, 8), max_size=3))
def test_exactly_what_is_too_much_is_marked(
    drawn: list[tuple[int, int, int | None, bool]], capacity: int, gone: list[int]
) -> None:
    """Told in the order they came, and after some of them went."""
    there: list[Taken] = []
    for one in some_bookings(drawn):
        there.append(one)
        there = _marked(there, clashing(there, capacity, fresh=(one.id,)))
        _is_exact(there, capacity)
    for place in gone:
        there = [one for one in there if one.id != str(place)]
        before = {one.id for one in there if not one.clash}
        there = _marked(there, clashing(there, capacity))
        assert before <= {one.id for one in there if not one.clash}
        _is_exact(there, capacity)
        assert clashing(there, capacity) == {one.id for one in there if one.clash}


def _marked(some: list[Taken], marked: frozenset[str]) -> list[Taken]:
    return [one._replace(clash=one.id in marked) for one in some]


def _is_exact(some: list[Taken], capacity: int) -> None:
    """All who are not marked fit beside each other; none who is marked would."""
    well = [one for one in some if not one.clash]
    kept = [one for one in some if one.clash and one.kept]
    assert all(fits(one, well, capacity) for one in well)
    assert not any(fits(one, [*well, *kept], capacity) for one in some if one.clash)
