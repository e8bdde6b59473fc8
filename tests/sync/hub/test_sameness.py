"""Merged people at the hub: counted by all their cards, taken apart, erased together."""

from __future__ import annotations

from typing import Any

import msgspec

from app.ids import new_id
from app.ops import Body, Group
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.docket import Docket
from sync.hub.tables import ops
from sync.wire.messages import Verdict
from tests.support.hub import SALT, fact, person, visit, void
from tests.sync.hub.desk import Desk, Ledger, with_changes

DAY = "2026-11-28"


def word(verdict: Verdict) -> str:
    return f"{verdict.verdict} {verdict.code}".strip()


def same(one: str, other: str, **more: Any) -> Body:
    return fact("same_person", person_id=one, other_id=other, reason="said_so", **more)


def erase(person_id: str) -> Body:
    return Body(v=1, verb="erase", kind="person", id=person_id, salt=SALT, subjects=[person_id])


def people(desk: Desk, count: int) -> list[str]:
    """Register so many; gives their ids, the smallest first."""
    ids = sorted(new_id() for _ in range(count))
    assert all(v.verdict == "taken" for v in desk.say(*(person(one) for one in ids)))
    return ids


def doubles(desk: Desk) -> dict[str, str | None]:
    """Give for each visit which one it doubles."""
    return {row_id: row.get("duplicate_of") for row_id, row in desk.rows("visit").items()}


def test_two_cards_on_one_day_count_once_whichever_is_said_first(books: Ledger) -> None:
    desk = books.desk()
    first, second = people(desk, 2)
    early, late, tomorrow = visit(second), visit(first), visit(first, day="2026-11-29")
    merge = same(first, second)
    desk.say(early, late, tomorrow)
    assert doubles(desk) == {early.id: None, late.id: None, tomorrow.id: None}
    assert word(desk.one(merge)) == "taken"
    assert doubles(desk) == {early.id: None, late.id: early.id, tomorrow.id: None}
    after = visit(second, day="2026-11-29")
    desk.one(after)
    assert doubles(desk)[after.id] == tomorrow.id
    desk.one(void("same_person", merge.id))
    assert set(doubles(desk).values()) == {None}


def test_told_apart_before_it_was_said_they_never_count_as_one(books: Ledger) -> None:
    desk = books.desk()
    first, second = people(desk, 2)
    early, late = visit(second), visit(first)
    desk.say(early, late)
    two = same(first, second)
    apart = void("same_person", two.id)
    group = Group(new_id(), 2)
    said = [msgspec.structs.replace(one, group=group) for one in (apart, two)]
    assert [word(one) for one in desk.say(*said)] == ["taken", "taken"]
    assert doubles(desk) == {early.id: None, late.id: None}
    desk.one(same(first, second))
    assert doubles(desk) == {early.id: None, late.id: early.id}


def test_all_in_one_push_is_the_same(books: Ledger) -> None:
    desk = books.desk()
    first, second = sorted(new_id() for _ in "12")
    one, other = visit(first), visit(second)
    desk.say(person(first), person(second), same(first, second), one, other)
    assert doubles(desk) == {one.id: None, other.id: one.id}


def test_who_came_back_by_the_other_card_is_still_one(books: Ledger) -> None:
    desk = books.desk()
    first, second = people(desk, 2)
    came, by_card = visit(first), visit(second)
    back = visit(second, reentry_of=by_card.id)
    desk.say(came, by_card, back, same(first, second))
    assert doubles(desk) == {came.id: None, by_card.id: came.id, back.id: came.id}
    desk.one(void("visit", came.id))
    # What is left is one card's: a coming, and coming back to it.
    assert doubles(desk)[by_card.id] is None
    assert doubles(desk)[back.id] is None


def test_two_desks_merged_without_knowing_and_three_are_one(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    one, two, three = people(a, 3)
    visits = [visit(who) for who in (three, two, one)]
    a.say(*visits)
    right = same(two, three)
    a.one(same(one, two))
    b.one(right)
    b.one(same(two, three))
    first = visits[0].id
    assert doubles(a) == {first: None, visits[1].id: first, visits[2].id: first}
    # One of the two sayings is taken back: the other still stands.
    a.one(void("same_person", right.id))
    assert doubles(a)[visits[1].id] == first
    # A circle changes nothing.
    assert word(b.one(same(one, three))) == "taken"
    assert doubles(a) == {first: None, visits[1].id: first, visits[2].id: first}


def test_taken_back_before_it_was_said(books: Ledger) -> None:
    desk = books.desk()
    first, second = people(desk, 2)
    merge, visits = same(first, second), [visit(first), visit(second)]
    desk.say(*visits, void("same_person", merge.id), merge)
    assert set(doubles(desk).values()) == {None}


def test_a_merge_waits_for_people_this_venue_does_not_know(books: Ledger) -> None:
    desk = books.desk()
    (first,) = people(desk, 1)
    elsewhere = books.desk(books.venue_of(1))
    (stranger,) = people(elsewhere, 1)
    merge = same(first, stranger)
    assert word(desk.one(merge)) == "held waiting_for"
    assert merge.id not in desk.rows("same_person")
    assert elsewhere.rows("same_person") == {}
    assert list(elsewhere.rows("person")) == [stranger]


def test_a_merge_that_came_before_its_person_is_taken_with_them(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    (first,) = people(a, 1)
    second = new_id()
    merge = same(first, second)
    held = a.one(merge)
    assert (held.verdict, held.facts) == ("held", {"id": second})
    visits = [visit(first), visit(second)]
    a.say(*visits)
    b.one(person(second))
    assert b.rows("verdict")[held.op_id]["verdict"] == "taken"
    assert doubles(a) == {visits[0].id: None, visits[1].id: visits[0].id}


def test_erasing_one_erases_all_their_cards(books: Ledger) -> None:
    desk = books.desk()
    one, two, three = people(desk, 3)
    apart = same(two, three)
    merge = same(one, two)
    desk.say(merge, apart, void("same_person", apart.id))
    assert word(desk.one(erase(two))) == "taken"
    assert list(desk.rows("person")) == [three]
    assert desk.rows("same_person") == {}
    said = {row.row_id: row.body for row in books.all(ops)}
    assert (said[one], said[two], said[merge.id], said[apart.id]) == (None, None, None, None)
    assert said[three] is not None
    # Whoever has not heard of it merges with somebody who is gone: a person must look at it.
    assert word(desk.one(same(two, three))) == "refused gone"
    assert list(desk.rows("person")) == [three]
    assert word(desk.one(erase(one))) == "taken"


def test_erased_again_after_a_restore_no_word_of_a_merge_is_left(books: Ledger) -> None:
    """The journal erases them card by card: the merge, and why it was said, goes as well."""
    desk = books.desk()
    one, two = people(desk, 2)
    merge = same(one, two)
    desk.one(merge)
    with writing(books.engine) as connection:
        Docket(Book(connection, books.hub, books.venue)).erase("person", two)
    assert desk.rows("same_person") == {}
    assert list(desk.rows("person")) == [one]


def test_a_person_is_edited_while_another_takes_the_merge_back(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    first, second = people(a, 2)
    merge = same(first, second)
    a.one(merge)
    number = a.rows("person")
    assert set(number) == {first, second}
    b.one(void("same_person", merge.id))
    edited = with_changes(person(first), verb="patch", fields={"unit": "纺织厂"})
    assert word(a.one(edited)) == "taken"
    assert a.rows("person")[first]["unit"] == "纺织厂"
    assert "unit" not in a.rows("person")[second]
