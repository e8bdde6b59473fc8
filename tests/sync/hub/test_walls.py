"""Nothing erased returns, and nothing of one venue is ever at another."""

from __future__ import annotations

from typing import Any

import msgspec

from app.ops import Body
from sync.hub.tables import history, ops
from sync.hub.tables import rows as stored_rows
from sync.wire.messages import Verdict
from tests.support.hub import SALT, create, fact, patch, person, visit, void
from tests.sync.hub.desk import Ledger, with_changes


def word(verdict: Verdict) -> str:
    return f"{verdict.verdict} {verdict.code}".strip()


def discard(op_id: str, kind: str, row_id: str) -> Body:
    said = {"reason": "typed twice"}
    return Body(v=1, verb="discard", kind=kind, id=row_id, salt=SALT, fields=said, replaces=op_id)


def card(person_id: str, code: str = "C1") -> Body:
    return create("card", person_id=person_id, code=code, status="active")


def resolve(conflict_id: str, version: int, value: Any) -> Body:
    return Body(
        v=1,
        verb="resolve",
        kind="conflict",
        id=conflict_id,
        salt=SALT,
        fields={"version": version, "value": value},
    )


# --- erasure ------------------------------------------------------------------------------


def erase(person_id: str) -> Body:
    return Body(v=1, verb="erase", kind="person", id=person_id, salt=SALT)


def test_erasure_blanks_every_word_and_nothing_comes_back(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    who = person(name="仇嘉树", phone="19900000001")
    base = a.one(who).applied
    refused = a.one(patch("person", who.id, base, gender="7", name="仇嘉树"))
    b.one(patch("person", who.id, base, name="仇嘉"))
    a.say(visit(who.id), erase(who.id))
    assert "person" not in {row.kind for row in a.page().pages[0].rows if not row.gone}
    tombstone = next(row for row in a.page().pages[0].rows if row.id == who.id)
    assert (tombstone.gone, tombstone.fields) == ("erased", {})
    again = a.say(
        person(who.id), patch("person", who.id, base, name="仇"), erase(who.id), visit(who.id)
    )
    assert [word(item) for item in again] == ["refused gone", "refused gone", "taken", "taken"]
    assert again[3].facts == {"without": ["person_id"]}
    assert word(refused) == "refused bad_field"
    rows = a.rows("visit")
    assert sum("person_id" in row for row in rows.values()) == 1
    kept = "".join(str(row) for table in (ops, history) for row in books.all(table))
    assert "仇" not in kept
    assert "19900000001" not in kept
    assert word(a.one(with_changes(erase(rows.popitem()[0]), kind="visit"))) == (
        "refused not_erasable"
    )


def test_erasure_takes_conflicts_about_the_person_away(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    who, other = person(name="仇嘉树"), person(name="陈可欣")
    base, theirs = (item.applied for item in a.say(who, other))
    for desk, number in ((a, "19900000001"), (b, "19900000002")):
        desk.one(patch("person", who.id, base, phone=number))
        desk.one(patch("person", other.id, theirs, phone=number[:-1] + "9" + desk.place.letter))
    about = {fields["row_id"]: row_id for row_id, fields in a.rows("conflict").items()}
    assert word(a.one(resolve(about[who.id], 1, "19900000001"))) == "taken"
    b.one(patch("person", who.id, base, phone="19900000003"))
    a.say(patch("person", who.id, base, phone="19900000004"))
    a.one(erase(who.id))
    assert list(a.rows("conflict")) == [about[other.id]]
    gone = [row for row in a.page().pages[0].rows if row.kind == "conflict" and row.gone]
    assert {(row.gone, str(row.fields)) for row in gone} == {("erased", "{}")}
    for table in (ops, history, stored_rows):
        assert "1990000000" not in str(books.all(table)).replace("19900000009", "")
    assert word(b.one(resolve(about[who.id], 1, "19900000003"))) == "refused no_such_row"


def test_what_waited_for_somebody_erased_is_settled(books: Ledger) -> None:
    desk, nobody = books.desk(), person(name="")
    refused = desk.one(nobody)
    desk.one(erase(nobody.id))
    mended = with_changes(person(nobody.id), replaces=refused.op_id)
    assert word(desk.one(mended)) == "refused gone"


def test_what_waited_with_words_about_somebody_erased_comes_to_nothing(books: Ledger) -> None:
    desk, who, nobody = books.desk(), person(), person(name="")
    desk.one(who)
    refused = desk.one(nobody)
    note = with_changes(patch("person", nobody.id, note="林晓禾"), subjects=[who.id])
    waits = desk.one(note)
    desk.one(erase(who.id))
    desk.one(with_changes(person(nobody.id), replaces=refused.op_id))
    final = desk.rows("verdict")[waits.op_id]
    assert (final["verdict"], final["code"]) == ("refused", "gone")
    assert "note" not in desk.rows("person")[nobody.id]


def test_a_subject_named_beside_the_fields_is_forgotten_too(books: Ledger) -> None:
    desk, who = books.desk(), person()
    desk.say(who, erase(who.id))
    note = with_changes(person(note="林晓禾"), subjects=[who.id])
    assert word(desk.one(note)) == "taken"
    assert all("林晓禾" not in str(row.body) for row in books.all(ops))


# --- one venue is not another -------------------------------------------------------------


def test_the_same_ids_in_two_venues_are_two_rows(books: Ledger) -> None:
    here, there = books.desk(), books.desk(books.venue_of(1))
    who = person()
    here.one(who)
    assert word(there.one(patch("person", who.id, name="赵思源"))) == "refused no_such_row"
    assert word(there.one(with_changes(who, fields={**who.fields, "name": "赵思源"}))) == "taken"
    there.one(void("visit", who.id))
    assert here.rows("person")[who.id]["name"] == "林晓禾"
    assert there.rows("person")[who.id]["name"] == "赵思源"
    assert here.rows("void") == {}


def test_another_venues_refusals_and_conflicts_cannot_be_touched(books: Ledger) -> None:
    a, b = books.desk(), books.desk()
    there = books.desk(books.venue_of(1))
    nobody = person(name="")
    refused = a.one(nobody)
    taken = with_changes(person(nobody.id), replaces=refused.op_id)
    assert word(there.one(taken)) == "refused not_refused"
    who = person()
    base = a.one(who).applied
    a.one(patch("person", who.id, base, phone="1"))
    b.one(patch("person", who.id, base, phone="2"))
    (conflict_id,) = a.rows("conflict")
    assert word(there.one(resolve(conflict_id, 1, "3"))) == "refused no_such_row"
    assert word(there.one(erase(who.id))) == "taken"
    assert a.rows("person")[who.id]["phone"] == "2"
    assert a.one(person(who.id)).code == "exists"


def test_a_desk_writes_no_other_venues_record(books: Ledger) -> None:
    desk = books.desk()
    other = books.venue_of(1)
    said = create("venue", other, code="QJ0002", name="x")
    assert word(desk.one(said)) == "refused not_yours"
    assert word(desk.one(patch("venue", other, name="x"))) == "refused not_yours"
    assert word(desk.one(patch("venue", books.venue, capacity=99))) == "merged"
    assert desk.rows("venue")[books.venue]["capacity"] == 99


def test_facts_with_a_shape_of_their_own_are_kept_as_said(books: Ledger) -> None:
    desk = books.desk()
    came = visit()
    left = fact("departure", visit_id=came.id, day="2026-11-28", newer={"x": [1, None]})
    desk.say(came, left)
    assert desk.rows("departure")[left.id] == msgspec.json.decode(msgspec.json.encode(left.fields))
