"""A case from one venue to another: what goes along, what comes back, and what is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.ops import Body
from sync.hub import relaying
from sync.hub.book import Book
from sync.hub.database import writing
from sync.hub.docket import Docket
from sync.hub.tables import metadata, relays
from sync.wire.messages import Op
from tests.support.casework import (
    AT,
    WORDS,
    case,
    details,
    note,
    seclude,
    step,
    together,
    word,
    words,
)
from tests.support.hub import SALT, create, fact, move, patch, person
from tests.support.restores import kept_of, put_back
from tests.sync.hub.desk import Desk, Ledger, with_changes

PHONE, ANSWER, ASKS = "19900002046", "仲裁委已立案", "请补劳动合同照片"


@dataclass
class Pair:
    """Two venues, a desk at each that reads everything, and a plain one at the second."""

    books: Ledger
    here: Desk
    there: Desk
    counter: Desk

    def passes_on(self) -> None:
        """Let headquarters deliver what waits, as it does after each push."""
        venues = (self.here.place.venue_id, self.there.place.venue_id)
        relaying.deliver(self.books.engine, self.books.hub, *venues)

    def takes(self, **fields: Any) -> str:
        """Take a case down here and take it on; gives its id."""
        made, kind = case(**fields), "case_secret" if fields.get("sensitive") else "case_details"
        said = self.here.say(
            made, details(made.id, kind=kind, name="林晓禾", phone=PHONE, details="不要告诉家里")
        )
        assert words(said) == ["taken"] * 2
        self.here.one(step(made.id, "submitted", "accepted"))
        return made.id

    def hands_on(self, case_id: str, *shared: str, secret: bool = False) -> list[Op]:
        """Hand a case on with what is ticked; gives the operations."""
        kind = "case_secret_note" if secret else "case_note"
        said = {"case_id": case_id, "act": "transfer", "words": "离家更近", "shared": list(shared)}
        holder = {"holder_kind": "venue", "holder_id": self.there.place.venue_id}
        moved = step(case_id, "accepted", "transferred", **holder)
        bodies = together(with_changes(moved, at=AT, corrected=AT), fact(kind, new_id(), **said))
        sent = self.here.ops(*bodies)
        assert words(self.here.tell(sent)) == ["taken"] * 2
        self.passes_on()
        return sent

    def handover(self) -> tuple[str, dict[str, Any]]:
        """Give the only case that came there."""
        [found] = self.there.rows("handover").items()
        return found

    def acts(
        self, act: str, before: str, after: str, said: str = "", *, secret: bool = False
    ) -> Any:
        """Do an act there, with its line; gives the verdicts."""
        handover, kind = self.handover()[0], "handover_secret_note" if secret else "handover_note"
        line = {"handover_id": handover, "act": act, **({"words": said} if said else {})}
        moved = move("handover", handover, "state", before, after)
        found = words(self.there.say(*together(moved, fact(kind, new_id(), **line))))
        self.passes_on()
        return found

    def sent(self) -> dict[str, Any]:
        """Give how it stands there, as this venue sees it."""
        [found] = self.here.rows("handover_sent").values()
        return found

    def stands(self, case_id: str) -> str:
        return str(self.here.rows("case")[case_id]["state"])

    def everything(self) -> str:
        """Give all that headquarters has, as text."""
        return "".join(
            str(tuple(row)) for table in metadata.sorted_tables for row in self.books.all(table)
        )


@pytest.fixture
def pair(books: Ledger) -> Pair:
    other = books.venue_of(1)
    there, counter = books.desk(other, RESTRICTED), books.desk(other)
    return Pair(books, books.desk("", RESTRICTED), there, counter)


def test_only_what_is_ticked_goes_along(pair: Pair) -> None:
    case_id = pair.takes(urgency="urgent", minor=True, due_at="2026-12-01T06:00:00.000Z")
    pair.hands_on(case_id, "need", "phone")
    handover, shell = pair.handover()
    assert {name: shell.get(name) for name in ("number", "from_name", "category", "state")} == {
        "number": "QJ0001-20261128-A-0001",
        "from_name": "青禾区望江街道青年之家",
        "category": "FLYZ",
        "state": "offered",
    }
    assert (shell["from_venue"], shell["minor"], shell["urgency"], shell["due_at"]) == (
        *(pair.books.venue, True, "urgent"),
        "2026-12-01T06:00:00.000Z",
    )
    [said] = pair.there.rows("handover_words").values()
    assert said == {"handover_id": handover, "need": WORDS, "phone": PHONE}
    assert shell["shared"] == ["need", "phone"]
    everywhere = str(pair.there.rows()) + str(pair.there.rows("", RESTRICTED))
    for kept in ("林晓禾", "不要告诉家里", "离家更近", case_id):
        assert kept not in everywhere
    assert (pair.sent()["to_name"], pair.sent()["state"]) == ("云麓县槐树镇青年之家", "offered")
    assert not [row for row in pair.books.all(relays) if row.fields], "kept no second time"


def test_who_has_a_card_is_named_from_it_and_only_if_ticked(pair: Pair) -> None:
    who, made = person(phone=PHONE), case(state="submitted")
    pair.here.say(who, made, details(made.id, person_id=who.id))
    pair.here.one(step(made.id, "submitted", "accepted"))
    pair.hands_on(made.id, "name", "need")
    [said] = pair.there.rows("handover_words").values()
    assert (said["name"], "phone" in said) == ("林晓禾", False)
    assert who.id not in str(pair.there.rows())


def test_asked_answered_and_resolved_both_see_the_same(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    assert pair.acts("accept", "offered", "accepted") == ["taken"] * 2
    assert (pair.sent()["state"], pair.stands(case_id)) == ("accepted", "transferred")
    pair.acts("ask", "accepted", "asked", ASKS)
    assert pair.sent()["state"] == "asked"
    pair.here.one(note(case_id, "reply", words="合同在抽屉里，已拍照"))
    pair.passes_on()
    assert (pair.handover()[1]["state"], pair.sent()["state"]) == ("accepted", "accepted")
    pair.acts("resolve", "accepted", "resolved", ANSWER)
    row = pair.here.rows("case")[case_id]
    assert (row["state"], row["next_step"]) == ("resolved", "tell")
    assert row["resolved_at"]
    log = [one for one in pair.here.rows("case_note").values() if one.get("way") == "venue"]
    assert [(one["act"], one.get("words")) for one in log] == [
        ("holder_accepted", None),
        ("holder_asked", ASKS),
        ("resolve", ANSWER),
    ]
    assert (log[2]["before"], log[2]["after"]) == ("transferred", "resolved")
    there = [one["act"] for one in pair.there.rows("handover_note").values()]
    assert there == ["accept", "ask", "reply", "resolve"]
    # From here on it is the first venue's: it tells the answer.
    told = {"told_how": "phone", "told_at": "2026-11-28T07:00:00.000Z"}
    assert pair.here.one(step(case_id, "resolved", "told", **told)).verdict != "refused"


def test_returned_with_a_reason_it_is_here_again_and_goes_elsewhere(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    pair.acts("return", "offered", "returned", "不在本站服务范围")
    row = pair.here.rows("case")[case_id]
    assert (row["state"], row["holder_kind"], "holder_id" in row) == ("returned", "own", False)
    assert (row["next_step"], pair.sent()["state"]) == ("assign", "returned")
    again = {"holder_kind": "venue", "holder_id": pair.there.place.venue_id}
    pair.here.say(*together(step(case_id, "returned", "transferred", **again), note(case_id)))
    pair.passes_on()
    assert sorted(one["state"] for one in pair.there.rows("handover").values()) == [
        *("offered", "returned")
    ]
    assert len(pair.here.rows("handover_sent")) == 2


def test_taken_back_it_is_withdrawn_there_and_a_late_answer_moves_nothing(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    pair.acts("accept", "offered", "accepted")
    pair.here.one(step(case_id, "transferred", "withdrawn"))
    # Before they hear of it they answer.
    handover = pair.handover()[0]
    line = fact("handover_note", new_id(), handover_id=handover, act="resolve", words=ANSWER)
    late = together(move("handover", handover, "state", "accepted", "resolved"), line)
    assert words(pair.there.say(*late)) == ["taken"] * 2
    pair.passes_on()
    assert (pair.stands(case_id), pair.sent()["state"]) == ("withdrawn", "withdrawn")
    assert pair.handover()[1]["state"] == "resolved"
    assert any(one.get("words") == ANSWER for one in pair.here.rows("case_note").values())
    pair.hands_on(other := pair.takes(), "need")
    pair.here.one(step(other, "transferred", "returned"))
    pair.passes_on()
    states = [one["state"] for one in pair.there.rows("handover").values()]
    assert sorted(states) == ["resolved", "withdrawn"]
    assert "withdraw" in [one["act"] for one in pair.there.rows("handover_note").values()]


def test_what_no_desk_may_say(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    handover, shell = pair.handover()
    made = create("handover", new_id(), **{**shell, "shared": ["need"]})
    assert word(pair.there.one(made)) == "refused fixed"
    [said] = pair.there.rows("handover_words")
    assert word(pair.there.one(patch("handover_words", said, need="别的"))) == "refused fixed"
    assert word(pair.there.one(patch("handover", handover, number="X"))) == "refused fixed"
    assert word(pair.there.one(move("handover", handover, "state", "offered", "withdrawn"))) == (
        "refused no_such_move"
    )
    assert word(pair.there.one(move("handover", handover, "state", "offered", "resolved"))) == (
        "refused no_such_move"
    )
    [sent] = pair.here.rows("handover_sent")
    assert word(pair.here.one(patch("handover_sent", sent, state="resolved"))) == "refused fixed"
    for to in (pair.books.venue, new_id(), "nowhere"):
        other = pair.takes()
        moved = step(other, "accepted", "transferred", holder_kind="venue", holder_id=to)
        assert word(pair.here.one(moved)) == "refused bad_field", to


def test_two_desks_there_the_first_stands(pair: Pair) -> None:
    pair.hands_on(pair.takes(), "need")
    handover = pair.handover()[0]
    first = move("handover", handover, "state", "offered", "accepted")
    second = move("handover", handover, "state", "offered", "returned")
    assert word(pair.there.one(first)) == "taken"
    assert word(pair.counter.one(second)) == "refused moved_on"


def test_to_headquarters_goes_nothing(pair: Pair) -> None:
    case_id = pair.takes()
    moved = step(case_id, "accepted", "transferred", holder_kind="headquarters")
    line = note(case_id, "transfer", words="本区没有", shared=["need"])
    assert words(pair.here.say(*together(moved, line))) == ["taken"] * 2
    pair.passes_on()
    assert (pair.books.all(relays), pair.here.rows("handover_sent")) == ([], {})


# --- sensitive ----------------------------------------------------------------------------------


def test_the_words_of_a_sensitive_one_lie_apart_there_too(pair: Pair) -> None:
    case_id = pair.takes(sensitive=True)
    pair.hands_on(case_id, "need", secret=True)
    assert pair.handover()[1]["sensitive"]
    assert WORDS not in str(pair.counter.rows())
    [said] = pair.there.rows("handover_secret", RESTRICTED).values()
    assert said["need"] == WORDS
    pair.acts("accept", "offered", "accepted")
    assert pair.acts("resolve", "accepted", "resolved", ANSWER, secret=True) == ["taken"] * 2
    assert pair.stands(case_id) == "resolved"
    assert ANSWER not in str(pair.here.rows()) + str(pair.counter.rows())
    assert ANSWER in str(pair.here.rows("case_secret_note", RESTRICTED))


def test_one_that_turns_sensitive_takes_its_words_along_there(pair: Pair) -> None:
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    pair.acts("accept", "offered", "accepted")
    pair.acts("ask", "accepted", "asked", ASKS)
    pair.here.one(seclude(case_id))
    pair.passes_on()
    assert pair.handover()[1]["sensitive"]
    for desk in (pair.counter, pair.here):
        assert not {WORDS, ASKS} & set(str(desk.rows()).split("'"))
    assert [one["need"] for one in pair.there.rows("handover_secret", RESTRICTED).values()] == [
        WORDS
    ]
    # What a desk there writes that has not heard lies apart as well.
    line = fact("handover_note", new_id(), handover_id=pair.handover()[0], act="ask", words="再补")
    assert word(pair.counter.one(line)) == "taken"
    pair.passes_on()
    assert "再补" not in str(pair.counter.rows()) + str(pair.here.rows())
    assert "再补" in str(pair.there.rows("handover_secret_note", RESTRICTED))
    assert "再补" in str(pair.here.rows("case_secret_note", RESTRICTED))


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
