"""A case between venues: who is erased is forgotten at both, and a restore doubles nothing."""

from __future__ import annotations

from typing import Any

import pytest

from app.ids import new_id
from app.ops import Body
from sync.hub import relaying
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.docket import Docket
from sync.hub.tables import relays
from tests.support.casework import AT, WORDS, case, details, note, step, together, word, words
from tests.support.hub import SALT, fact, move, person
from tests.support.restores import kept_of, put_back
from tests.sync.hub.desk import with_changes
from tests.sync.hub.pair import ANSWER, ASKS, PHONE, Pair

# --- erasure ------------------------------------------------------------------------------------


def erase(person_id: str) -> Body:
    return Body(v=1, verb="erase", kind="person", id=person_id, salt=SALT)


@pytest.mark.parametrize("sensitive", [False, True])
def test_who_is_erased_here_is_forgotten_there(pair: Pair, sensitive: bool) -> None:
    who, made = person(phone=PHONE), case(sensitive=sensitive or None)
    kind = "case_secret" if sensitive else "case_details"
    pair.here.say(who, made, details(made.id, kind=kind, person_id=who.id))
    pair.here.one(step(made.id, "submitted", "accepted"))
    pair.hands_on(made.id, "need", "name", secret=sensitive)
    pair.acts("accept", "offered", "accepted")
    pair.acts("ask", "accepted", "asked", ASKS, secret=sensitive)
    assert word(pair.here.one(erase(who.id))) == "taken"
    pair.passes_on()
    handover, shell = pair.handover()
    assert (shell["wordless"], "shared" in shell) == (True, False)
    found = pair.everything()
    for gone in (WORDS, ASKS, PHONE, "林晓禾"):
        assert gone not in found, gone
    # What is said of them now is not kept, and the work goes on without words.
    log = "handover_secret_note" if sensitive else "handover_note"
    late = fact(log, new_id(), handover_id=handover, act="remark", words=ANSWER)
    assert word(pair.there.one(late)) == "refused gone"
    pair.there.one(move("handover", handover, "state", "asked", "accepted"))
    pair.there.one(move("handover", handover, "state", "accepted", "resolved"))
    pair.passes_on()
    assert pair.stands(made.id) == "resolved"
    assert ANSWER not in pair.everything()


def test_erased_before_it_was_delivered_no_word_arrives(pair: Pair) -> None:
    who, made = person(phone=PHONE), case()
    pair.here.say(who, made, details(made.id, person_id=who.id))
    pair.here.one(step(made.id, "submitted", "accepted"))
    holder = {"holder_kind": "venue", "holder_id": pair.there.place.venue_id}
    line = note(made.id, "transfer", words="离家更近", shared=["need", "name"], person_id=who.id)
    pair.here.say(*together(step(made.id, "accepted", "transferred", **holder), line))
    assert WORDS in str(pair.books.all(relays))
    pair.here.one(erase(who.id))
    assert WORDS not in pair.everything()
    pair.passes_on()
    assert pair.handover()[1]["state"] == "offered"
    assert pair.there.rows("handover_words") == {}


# --- after a restore ----------------------------------------------------------------------------


def test_offered_again_after_a_restore_nothing_is_doubled(pair: Pair) -> None:
    """Yesterday's database knows nothing of it; its desks say it all again, the answer first."""
    case_id = pair.takes()
    kept = kept_of(pair.books.engine)
    sent = pair.hands_on(case_id, "need")
    handover = pair.handover()[0]
    line = {"handover_id": handover, "act": "accept"}
    moved = move("handover", handover, "state", "offered", "accepted")
    answer = together(
        with_changes(moved, at=AT, corrected=AT),
        fact("handover_note", new_id(), **line),
    )
    answers = pair.there.ops(*answer)
    pair.there.tell(answers)
    pair.passes_on()
    reply = pair.here.ops(note(case_id, "reply", words="请尽快"))
    pair.here.tell(reply)
    pair.passes_on()

    def seen() -> list[Any]:
        kinds = ("handover", "handover_words", "handover_note", "handover_sent", "case_note")
        return [[pair.here.rows(kind), pair.there.rows(kind)] for kind in kinds]

    before = seen()
    put_back(pair.books.engine, kept)
    assert words(pair.there.tell(answers)) == ["held waiting_for"] * 2
    assert pair.there.rows("handover") == {}
    assert words(pair.here.tell(sent)) == ["taken"] * 2
    pair.passes_on()
    assert words(pair.here.tell(reply)) == ["taken"]
    pair.passes_on()
    assert seen() == before
    finals = {one["verdict"] for one in pair.there.rows("verdict").values()}
    assert finals == {"taken"}, "what waited was judged when the case was there again"


def test_of_a_restore_in_the_middle_each_side_brings_its_own_again(pair: Pair) -> None:
    """The back-up has the case there and not what was answered: one answer, one line of the log."""
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    kept = kept_of(pair.books.engine)
    handover = pair.handover()[0]
    line = {"handover_id": handover, "act": "return", "words": "不在本区"}
    answers = pair.there.ops(
        *together(
            move("handover", handover, "state", "offered", "returned"),
            fact("handover_note", new_id(), **line),
        )
    )
    for _ in range(2):
        put_back(pair.books.engine, kept)
        pair.there.tell(answers)
        pair.passes_on()
        pair.passes_on()
    pair.there.tell(answers)
    pair.passes_on()
    assert pair.stands(case_id) == "returned"
    said = [one for one in pair.here.rows("case_note").values() if one.get("way") == "venue"]
    assert [one["words"] for one in said] == ["不在本区"]


def test_what_was_done_with_an_answer_waits_until_that_comes_again(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    kept = kept_of(pair.books.engine)
    handover = pair.handover()[0]
    answers = pair.there.ops(
        move("handover", handover, "state", "offered", "accepted"),
        move("handover", handover, "state", "accepted", "resolved"),
    )
    pair.there.tell(answers)
    pair.passes_on()
    told = {"told_how": "phone", "told_at": AT}
    line = note(case_id, "tell", way="phone")
    telling = pair.here.ops(*together(step(case_id, "resolved", "told", **told), line))
    pair.here.tell(telling)
    assert pair.stands(case_id) == "told"
    put_back(pair.books.engine, kept)
    assert words(pair.here.tell(telling)) == ["held waiting_for", "held group"]
    pair.there.tell(answers)
    pair.passes_on()
    assert pair.stands(case_id) == "told"
    assert [one["act"] for one in pair.here.rows("case_note").values()][-1] == "tell"


def test_who_was_erased_stays_forgotten_there_after_a_restore(pair: Pair) -> None:
    """The journal erases them again at the start; the other venue hears of it before it serves."""
    who, made = person(phone=PHONE), case()
    pair.here.say(who, made, details(made.id, person_id=who.id))
    pair.here.one(step(made.id, "submitted", "accepted"))
    pair.hands_on(made.id, "need", "name")
    kept = kept_of(pair.books.engine)
    pair.here.one(erase(who.id))
    pair.passes_on()
    put_back(pair.books.engine, kept)
    assert WORDS in str(pair.there.rows())
    with writing(pair.books.engine) as connection:
        Docket(Book(connection, pair.books.hub, pair.books.venue)).erase("person", who.id)
    relaying.deliver_all(pair.books.engine, pair.books.hub)
    assert WORDS not in pair.everything()
    assert pair.handover()[1]["wordless"]
