"""Two cards of one person, as the counter meets them: merged, found, counted once, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.checkin.actions import back_fill, check_in, re_enter
from app.checkin.queries import today, visit_today, visits_of
from app.desk import Desk
from app.errors import Refusal
from app.ops import Version
from app.people import actions, merging, twins
from app.people.actions import Details
from app.people.groups import head_of
from app.people.history import count_inactive, find_inactive, issues
from app.people.lookup import find
from app.people.model import Person
from app.people.queries import by_code, card, counts, ids_by_recency, like, own_card
from app.people.rules import groups_of
from app.staff.rules import VOLUNTEER
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.outbox import read_body
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, transaction
from tests.app.people.cards import group, merge, part, register
from tests.simulation.kin import families
from tests.support.clock import HandClock
from tests.support.desks import EPOCH, HE

DAY = "2026-11-28"


def comes_in(desk: Desk, person: str) -> str:
    with transaction(desk.store, HE) as tx:
        return check_in(tx, person).visit_id


def found(desk: Desk, text: str) -> list[str]:
    with desk.store.read() as session:
        return [match.id for match in find(session, text, DAY).matches]


def visits(desk: Desk, person: str) -> int:
    with desk.store.read() as session:
        return card(session, person).visits


def house(desk: Desk) -> tuple[int, int]:
    """Give how many came today, and how many lines today's list has."""
    with desk.store.read() as session:
        now = today(session, DAY, desk.store.clock.now(), desk.profile)
        return now.occupancy.visits, len(now.rows)


def refused(desk: Desk, actor: Actor = HE, **said: str) -> str:
    with pytest.raises(Refusal) as error, transaction(desk.store, actor) as tx:
        merging.merge(tx, said["one"], said["other"], said.get("reason", "said_so"))
    return error.value.code


# --- merging -------------------------------------------------------------------------------------


def test_every_way_to_ask_leads_to_the_card_that_was_first(desk: Desk) -> None:
    first, second = register(desk, "陈可欣", "19900000001"), register(desk, "陈可心", "19911112222")
    with transaction(desk.store, HE) as tx:
        code = actions.issue_card(tx, second).code
    merge(desk, second, first)
    for text in ("陈可欣", "陈可心", "ckx", "19911112222", "2222", "0001", code):
        assert found(desk, text) == [first], text
    with desk.store.read() as session:
        assert by_code(session, code) == first
        assert [face.id for face in like(session, "陈可心")] == [first]
        assert ids_by_recency(session) == [first]
        assert counts(session, DAY).everyone == 1
        assert (card(session, second).id, card(session, second).code) == (first, code)
        assert (own_card(session, second).name, own_card(session, second).phone) == (
            "陈可心",
            "19911112222",
        )


def test_the_old_card_admits_the_person_and_already_in_looks_at_all_cards(desk: Desk) -> None:
    first, second = register(desk, "林晓禾"), register(desk, "林小禾")
    morning = comes_in(desk, second)
    merge(desk, first, second)
    with transaction(desk.store, HE) as tx:
        arrival = check_in(tx, second)
        again = check_in(tx, first)
        assert arrival.already is not None
        assert again.already is not None
        back = re_enter(tx, second)
    assert (arrival.visit_id, again.visit_id) == (morning, morning)
    with desk.store.read() as session:
        lines = {row.visit_id: row for row in visits_of(session, second)}
    assert [lines[one].card_id for one in (morning, back.visit_id)] == [second, first]
    assert {row.person_id for row in lines.values()} == {first}
    assert {row.name for row in lines.values()} == {"林晓禾"}
    assert house(desk) == (1, 2)


def test_who_came_by_two_cards_on_one_day_counts_once(desk: Desk, clock: HandClock) -> None:
    first, second = register(desk, "周启明"), register(desk, "周启铭")
    comes_in(desk, first)
    comes_in(desk, second)
    assert house(desk) == (2, 2)
    said = merge(desk, first, second)
    assert house(desk) == (1, 2)
    assert visits(desk, first) == 1
    clock.forward(hours=24)
    comes_in(desk, second)
    assert visits(desk, first) == 2
    with transaction(desk.store, HE) as tx:
        merging.take_back(tx, said)
        merging.take_back(tx, said)
    assert (visits(desk, first), visits(desk, second)) == (2, 1)


def test_a_day_written_down_later_is_not_written_twice(desk: Desk, clock: HandClock) -> None:
    first, second = register(desk, "曾一诺"), register(desk, "曾以诺")
    came = comes_in(desk, second)
    then = clock.now()
    merge(desk, first, second)
    clock.forward(hours=24)
    with transaction(desk.store, HE) as tx:
        assert back_fill(tx, first, then, "忘了").visit_id == came


def test_only_who_may_and_only_two_people_of_this_venue(desk: Desk) -> None:
    first, second = register(desk, "单雨桐"), register(desk, "单羽桐")
    assert refused(desk, Actor(None, VOLUNTEER), one=first, other=second) == "not_allowed"
    assert refused(desk, one=first, other=first) == "merged_already"
    assert refused(desk, one=first, other="nobody") == "person_unknown"
    assert refused(desk, one=first, other=second, reason="随便") == "choice_unknown"
    merge(desk, first, second)
    assert refused(desk, one=second, other=first) == "merged_already"
    with transaction(desk.store, HE) as tx:
        stray = actions.register(tx, Details("王伟", consent_way="spoken"))
        stray.venue_id = "elsewhere"
    assert refused(desk, one=first, other=stray.id) == "other_venue"


def test_what_is_said_to_headquarters_names_both_and_nothing_personal(desk: Desk) -> None:
    first, second = register(desk, "陈可欣"), register(desk, "陈可心")
    merge(desk, second, first)
    with desk.store.read() as session:
        text = session.execute(
            select(OutboxOp.body).where(OutboxOp.kind == "same_person")
        ).scalar_one()
    body = read_body(text)
    assert (body.verb, body.subjects) == ("fact", [first, second])
    assert (body.fields["person_id"], body.fields["other_id"]) == (first, second)
    assert "陈" not in text


# --- codes and the list ------------------------------------------------------------------------


def test_one_lost_code_leaves_the_other_good(desk: Desk) -> None:
    first, second = register(desk, "何沐阳"), register(desk, "何沐洋")
    with transaction(desk.store, HE) as tx:
        old, other = actions.issue_card(tx, first).code, actions.issue_card(tx, second).code
    merge(desk, first, second)
    with pytest.raises(Refusal, match="card_exists"), transaction(desk.store, HE) as tx:
        actions.issue_card(tx, second)
    with transaction(desk.store, HE) as tx:
        fresh = actions.replace_card(tx, second, "lost").code
    with desk.store.read() as session:
        assert {by_code(session, one) for one in (fresh, other)} == {first}
        with pytest.raises(Refusal, match="code_withdrawn"):
            by_code(session, old)
        assert {(one.card_id, one.status) for one in issues(session, second)} == {
            (first, "active"),
            (first, "withdrawn"),
            (second, "active"),
        }


def test_a_merged_card_is_not_among_those_off_the_list(desk: Desk) -> None:
    first, second = register(desk, "孙若溪"), register(desk, "孙若曦")
    merge(desk, first, second)
    with desk.store.read() as session:
        assert (count_inactive(session), find_inactive(session, "孙")) == (0, [])
    with transaction(desk.store, HE) as tx:
        tx.actor = Actor(None, "manager")
        actions.deactivate(tx, second)
    with desk.store.read() as session:
        assert find_inactive(session, "孙") == [first]
        assert ids_by_recency(session) == []


# --- taking apart ---------------------------------------------------------------------------------


def test_taken_apart_each_has_their_own_again(desk: Desk) -> None:
    first, second = register(desk, "徐嘉懿", "19900000001"), register(desk, "徐嘉", "19900000002")
    comes_in(desk, second)
    merge(desk, first, second)
    gone = part(desk, second)
    assert (found(desk, "0001"), found(desk, "0002")) == ([first], [second])
    assert (visits(desk, first), visits(desk, second)) == (0, 1)
    with pytest.raises(Refusal, match="not_merged"):
        part(desk, second)
    with transaction(desk.store, HE) as tx:
        again = merging.merge_again(tx, gone)
    assert [one.restores for one in again] == gone
    assert found(desk, "0002") == [first]
    assert visits(desk, second) == 1


def test_one_leaves_and_the_others_stay_together(desk: Desk) -> None:
    one, two, three, four = (register(desk, f"马小川{n}") for n in "1234")
    merge(desk, one, two)
    merge(desk, two, three)
    merge(desk, three, four)
    assert group(desk, four) == [one, two, three, four]
    part(desk, two)
    assert group(desk, one) == [one, three, four]
    assert group(desk, two) == [two]
    part(desk, one)
    assert group(desk, four) == [three, four]


def test_what_was_made_meanwhile_is_listed_first(desk: Desk, clock: HandClock) -> None:
    first, second = register(desk, "赵一鸣"), register(desk, "赵一名")
    comes_in(desk, second)
    clock.forward(minutes=1)
    merge(desk, first, second)
    clock.forward(hours=24)
    comes_in(desk, second)
    with transaction(desk.store, HE) as tx:
        actions.edit(tx, first, Details("赵一鸣", "19900000005", consent_way="spoken"))
        actions.issue_card(tx, first)
    with desk.store.read() as session:
        made = twins.made_since(session, second)
        (card_beside,) = twins.beside(session, first)
    assert sorted((one.what, one.card_id) for one in made) == [
        ("card", first),
        ("edit", first),
        ("visit", first),
    ]
    assert (card_beside.card.name, card_beside.visits, card_beside.reason) == (
        "赵一名",
        1,
        "said_so",
    )
    assert card_beside.state == "waiting"


# --- what comes down -----------------------------------------------------------------------------


def row(kind: str, row_id: str, number: int, gone: str = "", **fields: object) -> IncomingRow:
    return IncomingRow(kind, row_id, Version(EPOCH, "venue", number), fields, gone)


A, B, C = (f"01900000-0000-7000-8000-00000000000{n}" for n in "abc")
LINK = "01900000-0000-7000-8000-0000000000d1"
AT = "2026-11-28T02:00:00.000Z"


def somebody(row_id: str, number: int, name: str) -> IncomingRow:
    return row("person", row_id, number, name=name, status="active", recorded_at=AT)


def same(row_id: str, number: int, one: str, other: str) -> IncomingRow:
    return row("same_person", row_id, number, person_id=one, other_id=other, happened_at=AT)


def came(row_id: str, number: int, person: str) -> IncomingRow:
    said: dict[str, object] = {"heads": 1, "method": "search", "happened_at": AT, "day": DAY}
    return IncomingRow(
        "visit", row_id, Version(EPOCH, "venue", number), said | {"person_id": person}
    )


def test_a_merge_that_comes_before_its_people(desk: Desk) -> None:
    visit = "01900000-0000-7000-8000-0000000000e9"
    incoming(desk.store, IncomingPage(rows=[same(LINK, 9, A, B), came(visit, 10, A)]))
    incoming(desk.store, IncomingPage(rows=[somebody(B, 11, "崔书瑶")]))
    assert found(desk, "崔书瑶") == [B]
    assert comes_in(desk, B) == visit
    incoming(desk.store, IncomingPage(rows=[somebody(A, 12, "崔舒瑶")]))
    assert found(desk, "崔书瑶") == [A]
    assert visits(desk, A) == 1


def test_a_void_that_comes_before_its_merge(desk: Desk) -> None:
    incoming(desk.store, IncomingPage(rows=[somebody(A, 1, "甲"), somebody(B, 2, "乙")]))
    void = row("void", C, 9, target_kind="same_person", target_id=LINK, happened_at=AT)
    incoming(desk.store, IncomingPage(rows=[void]))
    incoming(desk.store, IncomingPage(rows=[same(LINK, 8, A, B)]))
    assert group(desk, B) == [B]


def test_erased_at_headquarters_the_merge_and_all_cards_go(desk: Desk) -> None:
    people = [somebody(A, 1, "甲"), somebody(B, 2, "乙"), same(LINK, 3, A, B)]
    incoming(desk.store, IncomingPage(rows=people))
    assert group(desk, B) == [A, B]
    gone = [row(kind, one, n, "erased") for kind, one, n in _ERASED]
    incoming(desk.store, IncomingPage(rows=gone))
    assert found(desk, "乙") == []
    assert group(desk, B) == [B]
    with desk.store.read() as session:
        assert session.get(Person, B) is None


_ERASED = (("same_person", LINK, 4), ("person", B, 5), ("person", A, 6))


def test_a_merge_headquarters_refuses_joins_nobody(desk: Desk) -> None:
    first, second = register(desk, "陈可欣"), register(desk, "陈可心")
    merge(desk, first, second)
    with desk.store.read() as session:
        op = session.execute(
            select(OutboxOp.op_id).where(OutboxOp.kind == "same_person")
        ).scalar_one()
    incoming(desk.store, IncomingPage(verdicts=[Settled(op, "refused", "gone")]))
    assert group(desk, second) == [second]
    assert found(desk, "陈可心") == [second]
    with desk.store.read() as session:
        assert twins.beside(session, first) == []


def test_looking_up_whose_card_it_is_reads_no_table(desk: Desk) -> None:
    """Asked at every scan: by the index, also in a venue with many merges."""
    first = register(desk, "陈可欣")
    with desk.store.read() as session:
        plan = session.connection().exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT head FROM memberships WHERE person_id = ?", (first,)
        )
        assert not [step for step in plan if "SCAN" in str(step)]
        assert head_of(session, first) == first
        assert visit_today(session, first, DAY) is None


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12))
def test_whatever_the_order_the_smallest_id_stands_for_all(pairs: list[tuple[str, str]]) -> None:
    assert groups_of(pairs) == families(pairs)
    assert groups_of(reversed(pairs)) == families(pairs)
