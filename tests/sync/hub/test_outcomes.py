"""What becomes of two desks' work: refusals that wait, voids, second visits, conflicts."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.ids import new_id
from app.kinds import Field, Kind, Nature
from app.ops import Body
from sync.hub.tables import history
from sync.wire.kinds import KINDS
from sync.wire.messages import Verdict
from tests.support.hub import SALT, create, move, op_of, patch, person, visit, void
from tests.sync.hub.desk import Ledger, with_changes


def word(verdict: Verdict) -> str:
    return f"{verdict.verdict} {verdict.code}".strip()


def discard(op_id: str, kind: str, row_id: str) -> Body:
    said = {"reason": "typed twice"}
    return Body(v=1, verb="discard", kind=kind, id=row_id, salt=SALT, fields=said, replaces=op_id)


def card(person_id: str, code: str = "C1") -> Body:
    return create("card", person_id=person_id, code=code, status="active")


# --- refusals and what waits for them -----------------------------------------------------


def test_what_needs_a_refused_creation_waits_and_is_released_in_device_order(
    books: Ledger,
) -> None:
    a, b = books.desk(), books.desk()
    nobody = person(name="")
    refused = a.one(nobody)
    assert word(refused) == "refused bad_field"
    held = a.say(
        visit(nobody.id),
        patch("person", nobody.id, phone="19900000001"),
        patch("person", nobody.id, phone="19900000002"),
    )
    assert [word(item) for item in held] == ["held waiting_for"] * 3
    assert held[0].facts == {"id": nobody.id, "op": refused.op_id}
    assert word(b.one(visit())) == "taken"
    mended = person(nobody.id, name="周启明")
    verdict = a.one(with_changes(mended, replaces=refused.op_id))
    assert word(verdict) == "taken"
    rows = a.rows("person")
    assert rows[nobody.id] == {"name": "周启明", "status": "active", "phone": "19900000001"}
    finals = b.rows("verdict")
    assert [finals[item.op_id]["verdict"] for item in held] == ["taken", "taken", "merged"]
    assert a.send(a.ops()).verdicts == []


def test_a_release_gives_way_to_everything_written_since(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    desk.one(patch("person", nobody.id, name="陈可欣", unit="u"))
    mended = with_changes(person(nobody.id, name="单雨桐"), replaces=refused.op_id)
    desk.one(mended)
    assert desk.rows("person")[nobody.id] == {"name": "单雨桐", "status": "active", "unit": "u"}
    lost = books.all(history)
    assert [(row.field, row.value) for row in lost] == [("name", '"陈可欣"')]


def test_the_first_replacement_wins_and_a_refused_one_inherits_those_who_wait(
    books: Ledger,
) -> None:
    a, b = books.desk(), books.desk()
    nobody = person(name="")
    first = a.one(nobody)
    waits = a.one(visit(nobody.id))
    again = a.one(with_changes(person(nobody.id, name=""), replaces=first.op_id))
    assert word(again) == "refused bad_field"
    late = b.one(with_changes(person(nobody.id), replaces=first.op_id))
    assert (word(late), late.facts) == ("refused already", {"by": again.op_id})
    good = a.one(with_changes(person(nobody.id), replaces=again.op_id))
    assert word(good) == "taken"
    assert a.rows("verdict")[waits.op_id]["verdict"] == "taken"


def test_what_else_was_refused_about_a_row_does_not_bar_what_replaces_one(books: Ledger) -> None:
    """Each of two refused creations can be replaced, whichever a database names first."""
    for which in (0, 1):
        desk, row_id = books.desk(), new_id()
        wrong = with_changes(person(row_id), replaces=new_id())
        both = desk.say(wrong, person(row_id, name=""))
        assert [verdict.verdict for verdict in both] == ["refused", "refused"]
        good = desk.one(with_changes(person(row_id), replaces=both[which].op_id))
        assert word(good) == "taken"


def test_only_a_refused_operation_of_the_same_row_and_sort_is_replaced(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    taken = desk.one(person())
    assert word(desk.one(with_changes(person(), replaces=taken.op_id))) == "refused not_refused"
    assert word(desk.one(with_changes(person(), replaces=new_id()))) == "refused not_refused"
    assert word(desk.one(with_changes(person(), replaces=refused.op_id))) == "refused other_row"
    bends = with_changes(patch("person", nobody.id, name="x"), replaces=refused.op_id)
    assert word(desk.one(bends)) == "refused other_row"
    assert word(desk.one(person(nobody.id))) == "refused exists"


def test_a_refused_patch_holds_nothing_and_is_replaced_by_a_patch(books: Ledger) -> None:
    desk, said = books.desk(), person()
    desk.one(said)
    refused = desk.one(patch("person", said.id, gender="7"))
    assert word(refused) == "refused bad_field"
    assert word(desk.one(patch("person", said.id, unit="u"))) == "taken"
    mended = with_changes(patch("person", said.id, gender="2"), replaces=refused.op_id)
    assert word(desk.one(mended)) == "taken"
    assert desk.rows("person")[said.id]["gender"] == "2"


def test_discard_settles_a_refusal_and_sends_those_who_wait_to_a_person(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    its_card = card(nobody.id)
    waits = desk.one(its_card)
    on_the_card = desk.one(move("card", its_card.id, "status", "active", "withdrawn"))
    assert [word(waits), word(on_the_card)] == ["held waiting_for"] * 2
    assert on_the_card.facts["id"] == its_card.id
    assert word(desk.one(discard(refused.op_id, "person", nobody.id))) == "taken"
    final = desk.rows("verdict")
    assert (final[waits.op_id]["verdict"], final[waits.op_id]["code"]) == ("refused", "discarded")
    assert on_the_card.op_id not in final
    assert word(desk.one(discard(refused.op_id, "person", nobody.id))) == "refused already"
    assert word(desk.one(discard(waits.op_id, "card", its_card.id))) == "taken"
    assert desk.rows("verdict")[on_the_card.op_id]["code"] == "discarded"
    assert word(desk.one(discard(new_id(), "card", its_card.id))) == "refused not_refused"


def test_a_chain_is_released_link_by_link(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    its_card = card(nobody.id)
    desk.say(its_card, move("card", its_card.id, "status", "active", "withdrawn"))
    desk.one(with_changes(person(nobody.id), replaces=refused.op_id))
    assert desk.rows("card")[its_card.id]["status"] == "withdrawn"


def test_held_and_released_within_one_push(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    batch = desk.ops(nobody, visit(nobody.id))
    mended = op_of(with_changes(person(nobody.id), replaces=batch[0].op_id), 3)
    verdicts = desk.tell([*batch, mended])
    assert [word(item) for item in verdicts] == [
        "refused bad_field",
        "held waiting_for",
        "taken",
    ]
    assert len(desk.rows("visit")) == 1
    assert word(desk.send(batch).verdicts[1]) == "taken"


def test_a_released_operation_that_does_not_fit_is_refused_finally(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    waits = desk.one(patch("person", nobody.id, gender="7"))
    desk.one(with_changes(person(nobody.id), replaces=refused.op_id))
    assert desk.rows("verdict")[waits.op_id]["verdict"] == "refused"
    mended = with_changes(patch("person", nobody.id, gender="1"), replaces=waits.op_id)
    assert word(desk.one(mended)) == "taken"


def test_unknown_kinds_are_held_until_the_hub_knows_them(books: Ledger) -> None:
    desk, dance = books.desk(), create("dance", name="青春有约")
    held = desk.one(dance)
    assert word(held) == "held unknown_kind"
    assert books.release_held() == 1
    assert desk.rows("verdict") == {}
    kinds = {**KINDS, "dance": Kind("dance", Nature.RECORD, (Field("name"),))}
    books.hub = dataclasses.replace(books.hub, kinds=kinds)
    assert books.release_held() == 1
    assert desk.rows("dance")[dance.id] == dance.fields
    assert desk.rows("verdict")[held.op_id]["verdict"] == "taken"
    assert books.release_held() == 0


# --- voids and second visits --------------------------------------------------------------


def test_a_void_may_come_before_its_target_and_again(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    came = visit(new_id())
    verdicts = b.say(void("visit", came.id), void("visit", came.id))
    assert [word(item) for item in verdicts] == ["taken", "taken"]
    assert word(a.one(came)) == "taken"
    second = visit(came.fields["person_id"])
    assert word(b.one(second)) == "taken"
    assert "duplicate_of" not in b.rows("visit")[second.id]


def test_a_void_is_not_voided_and_neither_is_a_record(books: Ledger) -> None:
    desk, came, who = books.desk(), visit(), person()
    back = void("visit", came.id)
    desk.say(came, who, back)
    assert word(desk.one(void("void", back.id))) == "refused not_voidable"
    assert word(desk.one(void("person", who.id))) == "refused not_voidable"
    assert word(desk.one(void("dance", who.id))) == "held unknown_kind"


def test_two_desks_saw_one_person_come_and_it_counts_once(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    who = person()
    a.one(who)
    first, second, third = visit(who.id), visit(who.id), visit(who.id)
    on_purpose, tomorrow = visit(who.id, reentry_of=first.id), visit(who.id, day="2026-11-29")
    a.one(first)
    b.say(second, on_purpose, tomorrow)
    a.one(third)
    rows = a.rows("visit")
    doubles = {row_id: row.get("duplicate_of") for row_id, row in rows.items()}
    assert doubles == {
        first.id: None,
        second.id: first.id,
        on_purpose.id: None,
        tomorrow.id: None,
        third.id: None,
    }


def test_the_desk_does_not_say_what_doubles_what(books: Ledger) -> None:
    desk = books.desk()
    came = visit(new_id(), duplicate_of=new_id())
    desk.one(came)
    assert "duplicate_of" not in desk.rows("visit")[came.id]


def test_when_the_first_visit_is_taken_back_the_second_counts(books: Ledger) -> None:
    a, b, c = books.desk(), books.desk(), books.desk()
    who = new_id()
    first, second, third = visit(who), visit(who), visit(who)
    for desk, said in ((a, first), (b, second), (c, third)):
        desk.one(said)
    cursor = a.page().pages[0].cursor
    a.one(void("visit", first.id))
    rows = a.rows("visit")
    assert "duplicate_of" not in rows[second.id]
    assert rows[third.id]["duplicate_of"] == second.id
    news = {row.id for row in a.page(cursor).pages[0].rows}
    assert {second.id, third.id} <= news


def test_applied_is_the_number_at_which_the_row_stands(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    who = new_id()
    a.one(visit(who))
    said = visit(who)
    verdict = b.one(said)
    shown = {row.id: row.version for row in b.page().pages[0].rows}
    assert verdict.applied == shown[said.id]


def test_the_hub_sets_the_day_by_corrected_time(books: Ledger) -> None:
    desk = books.desk()
    late = with_changes(
        visit(),
        at="2026-11-28T06:22:05.123Z",
        corrected="2026-12-01T06:22:05.123Z",
    )
    straight = with_changes(visit(), at="2026-11-28T06:22:05.123Z")
    desk.say(late, straight)
    rows = desk.rows("visit")
    assert (rows[late.id]["day"], rows[straight.id]["day"]) == ("2026-12-01", "2026-11-28")


def test_the_hub_sets_the_day_of_work_from_before_the_clocks_were_compared(books: Ledger) -> None:
    desk, came = books.desk(), visit()
    early = with_changes(came, at="2020-01-01T06:00:00.000Z", run="a run", elapsed=90_000)
    early.fields.update(happened_at="2020-01-01T06:00:00.000Z", day="2020-01-01")
    told = desk.ops(early)
    pushed = desk.send(told, run="a run", began="2026-11-28T02:00:00.000Z")
    assert word(pushed.verdicts[0]) == "taken"
    assert desk.rows("visit")[came.id]["day"] == "2026-11-28"
    # The retry of another run hears the same verdict, and the day stays.
    assert desk.send(told, run="b", began="2027-01-01T00:00:00.000Z").verdicts[0].replayed
    assert desk.rows("visit")[came.id]["day"] == "2026-11-28"


# --- conflicts ----------------------------------------------------------------------------


def test_two_phones_make_one_conflict_and_a_third_joins_it(books: Ledger) -> None:
    a, b, c = books.desk(), books.desk(), books.desk()
    who = person()
    base = a.one(who).applied
    first = a.one(patch("person", who.id, base, phone="1", unit="u"))
    second = b.one(patch("person", who.id, base, phone="2", note="n"))
    assert (word(first), word(second), second.facts) == ("taken", "merged", {"fields": ["phone"]})
    row = a.rows("person")[who.id]
    assert (row["phone"], row["unit"], row["note"]) == ("2", "u", "n")
    (conflict,) = a.rows("conflict").items()
    sides = conflict[1].pop("sides")
    assert [(side["op"], side["desk"], side["value"]) for side in sides] == [
        (first.op_id, "A", "1"),
        (second.op_id, "B", "2"),
    ]
    assert conflict[1] == {
        "kind": "person",
        "row_id": who.id,
        "field": "phone",
        "ops": [first.op_id, second.op_id],
        "version": 1,
        "open": True,
        "subjects": [who.id],
    }
    third = c.one(patch("person", who.id, base, phone="3"))
    joined = a.rows("conflict")[conflict[0]]
    assert (joined["ops"], joined["version"]) == (
        [first.op_id, second.op_id, third.op_id],
        2,
    )
    stale = resolve(conflict[0], 1, "1")
    assert word(a.one(stale)) == "refused moved_on"
    assert a.rows("person")[who.id]["phone"] == "3"
    assert word(a.one(resolve(conflict[0], 2, 7))) == "refused bad_field"
    good = a.one(resolve(conflict[0], 2, "1"))
    assert word(good) == "taken"
    assert a.rows("person")[who.id]["phone"] == "1"
    assert a.rows("conflict")[conflict[0]]["open"] is False
    assert word(b.one(resolve(conflict[0], 2, "2"))) == "refused moved_on"
    assert word(b.one(resolve(new_id(), 1, "2"))) == "refused no_such_row"
    assert word(b.one(patch("person", who.id, good.applied, phone="4"))) == "taken"
    assert len(a.rows("conflict")) == 1
    assert {(item.field, item.value) for item in books.all(history)} == {
        ("phone", '"1"'),
        ("phone", '"2"'),
    }


def resolve(conflict_id: str, version: int, value: Any) -> Body:
    return Body(
        v=1,
        verb="resolve",
        kind="conflict",
        id=conflict_id,
        salt=SALT,
        fields={"version": version, "value": value},
    )


def test_keeping_the_value_in_force_closes_the_conflict_too(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    who = person()
    base = a.one(who).applied
    a.one(patch("person", who.id, base, phone="1"))
    b.one(patch("person", who.id, base, phone="2"))
    (conflict_id,) = a.rows("conflict")
    assert word(a.one(resolve(conflict_id, 1, "2"))) == "taken"
    assert a.rows("person")[who.id]["phone"] == "2"
    assert not a.rows("conflict")[conflict_id]["open"]


def test_a_desk_cannot_make_the_hubs_own_rows(books: Ledger) -> None:
    desk = books.desk()
    assert word(desk.one(create("conflict", field="phone"))) == "refused fixed"
    assert word(desk.one(create("verdict", verdict="taken"))) == "held unknown_kind"
