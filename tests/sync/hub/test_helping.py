"""One venue asks, others hear of it, their offers come back: nobody's name, and nothing twice."""

from __future__ import annotations

from typing import Any

import pytest

from app.helping.rules import HELP_BROADCAST, HELP_CALL, HELP_OFFER, HELP_OFFER_RECEIVED
from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.ops import Body
from sync.hub import referrals, relaying
from sync.hub.book import Book
from sync.hub.database import reading, writing
from sync.hub.docket import Docket
from sync.hub.relays import waiting
from sync.hub.shared import set_region
from sync.hub.tables import relays, shared_seq
from tests.support.casework import AT, WORDS, case, details, seclude, step, together, word, words
from tests.support.hub import SALT, create, fact, move, patch, person
from tests.support.partnered import refer
from tests.support.restores import kept_of, put_back
from tests.sync.hub.desk import Desk, Ledger
from tests.sync.hub.pair import ANSWER, Pair

NATION, PROVINCE, DISTRICT = "nation", "province/61", "district/610102"
ASKED = "想找一位会手语的志愿者，周六下午两小时"
NAME, PHONE = "陈思远", "19900002046"


class Two:
    """A venue that asks and one that may help, both of one province."""

    def __init__(self, books: Ledger) -> None:
        self.books, self.other = books, books.venue_of(1)
        for venue, region in ((books.venue, "610102"), (self.other, "610104")):
            with writing(books.engine) as connection:
                set_region(connection, books.hub, venue, region)
        self.desk = books.desk("", RESTRICTED)
        self.helper = books.desk(self.other)

    def deliver(self) -> None:
        relaying.deliver(self.books.engine, self.books.hub, self.books.venue, self.other)

    def says(self, desk: Desk, *bodies: Body) -> None:
        assert set(words(desk.say(*bodies))) <= {"taken", "merged"}
        self.deliver()

    def told(self, scope: str = PROVINCE) -> dict[str, dict[str, Any]]:
        """Give what others read of calls in a scope."""
        known = {row.scope for row in self.books.all(shared_seq)}
        return self.desk.rows(HELP_BROADCAST.name, scope) if scope in known else {}

    def call(self) -> dict[str, Any]:
        [row] = self.desk.rows(HELP_CALL.name).values()
        return row

    def received(self) -> dict[str, dict[str, Any]]:
        return self.desk.rows(HELP_OFFER_RECEIVED.name)


def call(reach: str = "province", row_id: str = "", **fields: Any) -> Body:
    said = {"category": "ZYFW", "words": ASKED, "until": "2026-12-10", "state": "open"}
    said |= {"reach": reach, "happened_at": AT}
    return create(HELP_CALL.name, row_id, **{**said, **fields})


def offer(of: Body, asker: str, **fields: Any) -> Body:
    said = {"broadcast_id": new_id(), "call_id": of.id, "asker": asker}
    said |= {"words": "我们有两位手语志愿者", "contact": "罗安 0914-2330001"}
    return fact(HELP_OFFER.name, **{**said, **fields})


@pytest.fixture
def two(books: Ledger) -> Two:
    return Two(books)


@pytest.mark.parametrize(
    ("reach", "scope"), [("nation", NATION), ("province", PROVINCE), ("district", DISTRICT)]
)
def test_it_is_told_as_far_as_it_reaches(two: Two, reach: str, scope: str) -> None:
    asked = call(reach)
    two.says(two.desk, asked)
    [row] = two.told(scope).values()
    assert set(row) == {*("call_id", "asker", "asker_name", "category", "words", "until", "since")}
    assert (row["call_id"], row["asker"], row["words"]) == (asked.id, two.books.venue, ASKED)
    assert two.call()["told_in"] == scope
    for other in {NATION, PROVINCE, DISTRICT} - {scope}:
        assert two.told(other) == {}


def test_closed_it_is_told_no_more(two: Two) -> None:
    asked = call()
    two.says(two.desk, asked)
    two.says(two.desk, move(HELP_CALL.name, asked.id, "state", "open", "closed"))
    assert two.told() == {}
    again = two.desk.one(move(HELP_CALL.name, asked.id, "state", "closed", "open"))
    assert word(again) == "refused no_such_move"


def test_an_offer_comes_to_whoever_asked(two: Two) -> None:
    asked = call()
    two.says(two.desk, asked)
    offered = offer(asked, two.books.venue)
    two.says(two.helper, offered)
    [row] = two.received().values()
    assert (row["call_id"], row["from_venue"]) == (asked.id, two.other)
    assert (row["words"], row["contact"]) == (offered.fields["words"], "罗安 0914-2330001")
    assert two.helper.rows(HELP_OFFER_RECEIVED.name) == {}, "it is in one venue's scope"
    assert all(one.done_at and one.fields is None for one in two.books.all(relays))


def test_offered_again_after_a_restore_nothing_doubles(two: Two) -> None:
    kept = kept_of(two.books.engine)
    asked = call()
    offered = offer(asked, two.books.venue)
    sent = [two.desk.ops(asked), two.helper.ops(offered)]
    two.desk.tell(sent[0])
    two.helper.tell(sent[1])
    two.deliver()
    before = (two.told(), two.received())
    assert [len(one) for one in before] == [1, 1]
    for desk, ops in zip((two.desk, two.helper), sent, strict=True):
        assert all(one.replayed for one in desk.send(ops).verdicts)
    two.deliver()
    assert (two.told(), two.received()) == before
    put_back(two.books.engine, kept)
    for desk, ops in zip((two.desk, two.helper), sent, strict=True):
        desk.high = 0
        assert words(desk.tell(ops)) == ["taken"]
    two.deliver()
    assert (set(two.told()), set(two.received())) == (set(before[0]), set(before[1]))


def test_an_offer_for_a_call_nobody_made_is_nobodys(two: Two) -> None:
    two.says(two.desk, call())
    two.says(two.helper, offer(call(), two.books.venue), offer(call(), new_id()))
    assert two.received() == {}
    with reading(two.books.engine) as connection:
        assert waiting(connection, two.other) == []


def test_no_desk_writes_what_is_headquarters(two: Two) -> None:
    asked = call()
    two.says(two.desk, asked)
    row = {"call_id": asked.id, "from_venue": two.other, "from_name": "x", "words": "x"}
    row |= {"contact": "x", "happened_at": AT}
    assert word(two.desk.one(create(HELP_OFFER_RECEIVED.name, **row))) == "refused fixed"
    two.desk.one(patch(HELP_CALL.name, asked.id, words="改了", told_in="nation"))
    assert (two.call()["words"], two.call()["told_in"]) == (ASKED, PROVINCE)
    [told] = two.told().values()
    broadcast = {name: value for name, value in told.items() if name != "since"}
    assert word(two.desk.one(create(HELP_BROADCAST.name, **broadcast, since=AT))) == "refused fixed"


def of_case(two: Two, **fields: Any) -> str:
    """Give a case of somebody with a card."""
    who = person(name=NAME, phone=PHONE)
    made = case(**fields)
    kind = "case_secret" if fields.get("sensitive") else "case_details"
    two.says(two.desk, who)
    two.says(two.desk, *together(made, details(made.id, kind=kind, person_id=who.id)))
    return made.id


@pytest.mark.parametrize("said", [f"{NAME}想找律师", f"请打 {PHONE}", "一九九零零零零二零四六"])
def test_what_a_desk_should_have_refused_is_not_told(two: Two, said: str) -> None:
    case_id = of_case(two)
    two.says(two.desk, call(case_id=case_id, words=said))
    [row] = two.told().values()
    assert "words" not in row
    assert NAME not in str(two.told())


def test_of_a_sensitive_case_no_word_is_told(two: Two) -> None:
    case_id = of_case(two, sensitive=True)
    two.says(two.desk, call(case_id=case_id, words="想找心理老师"))
    assert "words" not in str(two.told())


def test_turned_sensitive_or_erased_the_words_go(two: Two) -> None:
    first, second = of_case(two), of_case(two)
    two.says(two.desk, call(case_id=first, words="想找律师"), call(case_id=second, words="找讲师"))
    assert {row.get("words") for row in two.told().values()} == {"想找律师", "找讲师"}
    two.says(two.desk, seclude(first))
    assert {row.get("words") for row in two.told().values()} == {None, "找讲师"}
    [person_id] = [
        row["person_id"]
        for row in two.desk.rows("case_details").values()
        if row["case_id"] == second
    ]
    two.says(two.desk, Body(v=1, verb="erase", kind="person", id=person_id, salt=SALT))
    assert {row.get("words") for row in two.told().values()} == {None}
    assert {row.get("words") for row in two.desk.rows(HELP_CALL.name).values()} == {None}


def test_erased_and_back_from_a_restore_the_words_stay_gone(two: Two) -> None:
    case_id = of_case(two)
    kept = kept_of(two.books.engine)
    sent = two.desk.ops(call(case_id=case_id))
    two.desk.tell(sent)
    two.deliver()
    assert [row["words"] for row in two.told().values()] == [ASKED]
    [person_id] = two.desk.rows("person")
    put_back(two.books.engine, kept)
    with writing(two.books.engine) as connection:
        Docket(Book(connection, two.books.hub, two.books.venue)).erase("person", person_id)
    relaying.deliver_all(two.books.engine, two.books.hub)
    two.desk.high -= len(sent)
    assert words(two.desk.tell(sent)) == ["taken"]
    two.deliver()
    [row] = two.told().values()
    assert (row["category"], "words" in row, "words" in two.call()) == ("ZYFW", False, False)


def test_a_call_that_comes_back_before_its_case_waits_and_keeps_its_words(two: Two) -> None:
    other, made = two.books.desk("", RESTRICTED), case()
    asked = call(case_id=made.id)
    assert word(two.desk.one(asked)) == "held waiting_for"
    two.deliver()
    assert two.told() == {}
    two.says(other, *together(made, details(made.id)))
    assert [row["words"] for row in two.told().values()] == [ASKED]
    assert two.call()["words"] == ASKED


def test_a_case_that_is_answered_asks_no_more(two: Two) -> None:
    case_id = of_case(two)
    two.says(two.desk, call(case_id=case_id))
    two.says(two.desk, step(case_id, "submitted", "accepted"))
    assert len(two.told()) == 1
    two.says(two.desk, step(case_id, "accepted", "resolved", resolved_at=AT))
    assert (two.told(), two.call()["state"]) == ({}, "closed")


@pytest.mark.parametrize(("said", "state"), [("result", "closed"), ("return", "open")])
def test_what_a_partner_answers_by_their_link_ends_it_too(two: Two, said: str, state: str) -> None:
    case_id = of_case(two)
    two.says(two.desk, call(case_id=case_id), step(case_id, "submitted", "accepted"))
    two.says(two.desk, *refer(case_id, "accepted", "need"))
    [referral_id] = two.desk.rows("referral")
    with writing(two.books.engine) as connection:
        book = Book(connection, two.books.hub, two.books.venue)
        said_so = referrals.Answer(said, ANSWER)
        assert referrals.answer(book, (referral_id, 0), said_so, new_id()) == ""
        book.flush()
    two.deliver()
    assert (two.call()["state"], len(two.told())) == (state, int(state == "open"))


@pytest.mark.parametrize(("act", "state"), [("resolve", "closed"), ("return", "open")])
def test_what_another_venue_answers_ends_it_too(pair: Pair, act: str, state: str) -> None:
    case_id = pair.takes()
    assert word(pair.here.one(call("nation", case_id=case_id))) == "taken"
    pair.hands_on(case_id, "need")
    pair.acts("accept", "offered", "accepted")
    pair.acts(act, "accepted", {"resolve": "resolved", "return": "returned"}[act], ANSWER)
    [row] = pair.here.rows(HELP_CALL.name).values()
    told = pair.here.rows(HELP_BROADCAST.name, NATION)
    assert (row["state"], len(told)) == (state, int(state == "open"))


def test_asked_after_the_answer_it_ends_where_that_is_told(two: Two) -> None:
    case_id = of_case(two)
    two.says(two.desk, step(case_id, "submitted", "accepted"))
    two.says(two.desk, step(case_id, "accepted", "resolved", resolved_at=AT))
    two.says(two.desk, call(case_id=case_id))
    assert len(two.told()) == 1
    two.says(two.desk, step(case_id, "resolved", "told", told_how="phone", told_at=AT))
    assert (two.told(), two.call()["state"]) == ({}, "closed")


def test_without_a_region_it_goes_nowhere_but_to_the_nation(books: Ledger) -> None:
    two = Two(books)
    with writing(books.engine) as connection:
        set_region(connection, books.hub, books.venue, "")
    two.says(two.desk, call("district"))
    assert two.call()["told_in"] == "nowhere"
    with writing(books.engine) as connection:
        set_region(connection, books.hub, books.venue, "610102")
    two.says(two.desk, call("nation"))
    assert len(two.told(NATION)) == 1
    assert WORDS not in str(two.told(NATION))


def test_what_ended_long_ago_is_taken_out_by_the_next(two: Two) -> None:
    two.says(two.desk, call(until="2026-01-10"))
    assert len(two.told()) == 1
    two.says(two.desk, call(until="2099-01-10"))
    assert [row["until"] for row in two.told().values()] == ["2099-01-10"]
