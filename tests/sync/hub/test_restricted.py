"""What is restricted at a venue is read and written only by desks that were given the right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.kinds import Field, Kind, Merge, Nature
from app.ops import Body, Version
from sync.hub import buckets
from sync.hub.database import reading, writing
from sync.hub.hub import Trouble
from sync.hub.rights import let
from sync.hub.tables import erased, ops, scope_seq
from sync.wire import codec
from sync.wire.kinds import KINDS
from sync.wire.messages import Compare, Compared
from tests.support.hub import SALT, create, fact, patch, person, visit, void
from tests.sync.hub.desk import Desk, Ledger

SECRET = "对花生过敏"
CASE = Kind(
    "case_detail",
    Nature.RECORD,
    (Field("text", merge=Merge.ATTENTION, personal=True),),
    scope=RESTRICTED,
)
"""A record of that scope, as cases will be: it can be changed, and disputed."""


def note(person_id: str, row_id: str = "", text: str = SECRET) -> Body:
    return fact("care_note", row_id, person_id=person_id, text=text)


def compared(desk: Desk, scope: str) -> Compared:
    hub, place = desk.books.hub, desk.place
    asked = Compare(hub.epoch, place.incarnation, {scope: desk.page(scope=scope).pages[0].cursor})
    with reading(desk.books.engine) as connection:
        return buckets.compare(connection, hub, place, asked)


def told(desk: Desk) -> str:
    """Give all that a desk without the right can be told, as text."""
    return (codec.encode(desk.page()) + codec.encode(compared(desk, "venue"))).decode()


def give(books: Ledger, desk: Desk, *, right: bool = True) -> None:
    with writing(books.engine) as connection:
        let(connection, books.hub, desk.place.id, RESTRICTED, given=right)


def resolve(conflict_id: str, version: int, value: str) -> Body:
    said = {"version": version, "value": value}
    return Body(1, "resolve", "conflict", conflict_id, SALT, fields=said, field="text")


def test_only_desks_with_the_right_are_told_of_a_note(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    who, about = new_id(), new_id()
    entitled.one(person(who))
    before = told(counter)
    verdict = entitled.one(note(who, about))
    assert verdict.applied == Version(books.hub.epoch, RESTRICTED, 1)
    taken_back = entitled.one(void("care_note", about))
    assert taken_back.applied == Version(books.hub.epoch, RESTRICTED, 2)
    # Not the row, nor that anything moved: number, count, checksum and sums are as they were.
    assert timeless(told(counter)) == timeless(before)
    assert entitled.rows("care_note", RESTRICTED)[about]["text"] == SECRET
    assert set(entitled.rows("void", RESTRICTED))
    assert not entitled.rows("void")
    assert compared(entitled, RESTRICTED).scopes[0].number == 2


def timeless(text: str) -> list[str]:
    return [part for part in text.split('"') if not part.endswith("Z")]


def test_a_scope_nobody_wrote_into_is_empty(books: Ledger) -> None:
    page = books.desk("", RESTRICTED).page(scope=RESTRICTED).pages[0]
    assert (page.rows, page.number, page.count, page.checksum) == ([], 0, 0, "0" * 16)


def test_another_desk_may_not_ask_for_it(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    entitled.one(person(who := new_id()))
    entitled.one(note(who))
    cursor = entitled.page(scope=RESTRICTED).pages[0].cursor
    for ask in (
        lambda: counter.page(scope=RESTRICTED),
        lambda: counter.page(cursor, scope=RESTRICTED),
        lambda: counter.page(scope=RESTRICTED, buckets=["0a"]),
        lambda: compared(counter, RESTRICTED),
    ):
        with pytest.raises(Trouble, match="scope"):
            ask()


def test_what_a_desk_without_the_right_says_is_refused_and_kept(books: Ledger) -> None:
    counter = books.desk()
    counter.one(person(who := new_id()))
    about = new_id()
    refused = counter.one(note(who, about))
    assert (refused.verdict, refused.code) == ("refused", "no_right")
    assert refused.facts == {"kind": "care_note", "scope": RESTRICTED}
    taken_back = counter.one(void("care_note", about))
    assert (taken_back.code, taken_back.applied) == ("no_right", None)
    again = counter.send(counter.ops())
    assert again.expected is None
    # The copy at headquarters, and giving it up, need no right.
    assert SECRET in next(row.body for row in books.all(ops) if row.kind == "care_note")
    discard = Body(1, "discard", "care_note", about, SALT, replaces=refused.op_id)
    assert counter.one(discard).verdict == "taken"
    assert [row.scope for row in books.all(scope_seq)] == ["venue"]


def test_a_right_given_later_brings_all_of_it_and_replaces_what_was_refused(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    entitled.one(person(who := new_id()))
    entitled.one(note(who))
    refused = counter.one(note(who, mine := new_id(), "不可与某人同组"))
    give(books, counter)
    assert counter.page().scopes == ["venue", RESTRICTED]
    again = instead(note(who, mine, "不可与某人同组"), refused.op_id)
    assert counter.one(again).verdict == "taken"
    texts = {fields["text"] for fields in counter.rows("care_note", RESTRICTED).values()}
    assert texts == {SECRET, "不可与某人同组"}


def instead(body: Body, replaces: str) -> Body:
    return Body(
        body.v, body.verb, body.kind, body.id, body.salt, fields=body.fields, replaces=replaces
    )


def test_a_right_that_was_taken_ends_at_once_whatever_the_token_says(books: Ledger) -> None:
    desk = books.desk("", RESTRICTED)
    desk.one(person(who := new_id()))
    cursor = desk.page(scope=RESTRICTED).pages[0].cursor
    give(books, desk, right=False)
    with pytest.raises(Trouble, match="scope"):
        desk.page(cursor, scope=RESTRICTED)
    assert desk.one(note(who)).code == "no_right"
    assert desk.page().scopes == []
    give(books, desk)
    assert desk.one(note(who)).verdict == "taken"


def test_a_dispute_over_a_restricted_record_is_restricted(books: Ledger) -> None:
    books.hub = replace(books.hub, kinds={**KINDS, CASE.name: CASE})
    one, two, counter = books.desk("", RESTRICTED), books.desk("", RESTRICTED), books.desk()
    case = new_id()
    base = one.one(create("case_detail", case, text="甲")).applied
    one.one(patch("case_detail", case, base, text="乙"))
    assert two.one(patch("case_detail", case, base, text="丙")).verdict == "merged"
    assert not counter.page().pages[0].rows[1:]
    assert "丙" not in told(counter)
    [(conflict, said)] = two.rows("conflict", RESTRICTED).items()
    refused = counter.one(resolve(conflict, said["version"], "乙"))
    assert (refused.verdict, refused.code) == ("refused", "no_right")
    disguised = counter.one(
        Body(1, "resolve", "person", conflict, SALT, fields={"version": 1, "value": "乙"})
    )
    assert disguised.code == "no_right"
    chosen = one.one(resolve(conflict, said["version"], "乙"))
    assert chosen.applied is not None
    assert chosen.applied.scope == RESTRICTED
    assert two.rows("case_detail", RESTRICTED)[case]["text"] == "乙"


def test_a_base_of_another_scope_counts_as_having_seen_nothing(books: Ledger) -> None:
    books.hub = replace(books.hub, kinds={**KINDS, CASE.name: CASE})
    one, two = books.desk("", RESTRICTED), books.desk("", RESTRICTED)
    seen = one.say(*(person() for _ in range(5)))[-1].applied
    assert seen is not None
    one.one(create("case_detail", case := new_id(), text="甲"))
    assert two.one(patch("case_detail", case, seen, text="乙")).verdict == "merged"


def test_what_waits_is_judged_by_the_right_it_came_with(books: Ledger) -> None:
    desk, other = books.desk("", RESTRICTED), books.desk()
    who, about = new_id(), new_id()
    refused = desk.one(person(who, name=""))
    held = desk.one(note(who, about))
    assert (held.verdict, held.code) == ("held", "waiting_for")
    give(books, desk, right=False)
    assert desk.one(instead(person(who), refused.op_id)).verdict == "taken"
    entitled = books.desk("", RESTRICTED)
    assert entitled.rows("care_note", RESTRICTED)[about]["text"] == SECRET
    # Its final verdict tells of it, so it comes down where the row does.
    assert held.op_id in entitled.rows("verdict", RESTRICTED)
    assert held.op_id not in other.rows("verdict")


def test_notes_go_with_whoever_is_erased(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    who, other = sorted((new_id(), new_id()))
    first, second, kept, third = (new_id() for _ in range(4))
    entitled.say(
        person(who),
        person(other),
        person(third),
        fact("same_person", person_id=who, other_id=other),
    )
    entitled.say(note(who, first), note(other, second), note(third, kept, "别人"))
    reason = void("care_note", first)
    reason = Body(1, "fact", "void", reason.id, SALT, fields={**reason.fields, "reason": SECRET})
    entitled.one(reason)
    entitled.one(visit(who))
    assert counter.one(Body(1, "erase", "person", who, SALT, subjects=[who])).verdict == "taken"
    assert set(entitled.rows("care_note", RESTRICTED)) == {kept}
    assert not entitled.rows("void", RESTRICTED)
    assert not [row for row in books.all(ops) if row.body and SECRET in row.body]
    assert {row.id for row in books.all(erased)} == {who, other}
    # Nothing of it comes back: not what is said of them now, nor why it was taken back.
    assert entitled.one(note(other)).code == "gone"
    late = Body(
        1,
        "fact",
        "void",
        new_id(),
        SALT,
        fields={**void("care_note", second).fields, "reason": SECRET},
    )
    assert entitled.one(late).code == "gone"
    assert counter.one(note(who)).code == "gone"
    assert not [row for row in books.all(ops) if row.body and SECRET in row.body]


def test_a_push_writes_into_both_scopes_or_neither(books: Ledger) -> None:
    desk = books.desk("", RESTRICTED)
    who, about = new_id(), new_id()
    verdicts = desk.say(person(who), note(who, about), visit(who))
    assert [one.applied and (one.applied.scope, one.applied.number) for one in verdicts] == [
        ("venue", 2),
        (RESTRICTED, 1),
        ("venue", 3),
    ]
    assert desk.rows("visit")
    assert desk.rows("care_note", RESTRICTED)
