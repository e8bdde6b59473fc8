"""A case from one venue to another: what goes along, what comes back, and how it stands at both."""

from __future__ import annotations

from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from sync.hub.tables import relays
from tests.support.casework import WORDS, case, details, note, seclude, step, together, word, words
from tests.support.hub import create, fact, move, patch, person
from tests.sync.hub.desk import with_changes
from tests.sync.hub.pair import ANSWER, ASKS, PHONE, Pair


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


def test_a_time_nobody_can_read_holds_up_nothing(pair: Pair) -> None:
    case_id = pair.takes()
    holder = {"holder_kind": "venue", "holder_id": pair.there.place.venue_id}
    moved = step(case_id, "accepted", "transferred", **holder)
    pair.here.one(with_changes(moved, at="yesterday", corrected="0000-00-00T"))
    pair.passes_on()
    assert pair.handover()[1]["asked_at"][:4] > "2000"


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
