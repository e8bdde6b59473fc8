"""A case between venues, and a desk here that has not heard: what comes too late is said to be."""

from __future__ import annotations

from app.ids import new_id
from app.ops import Body, Version
from sync.hub import relaying
from sync.hub.database import writing
from sync.hub.headquarters import put
from tests.support.casework import AT, OWNER, note, step, together, word, words
from tests.support.hub import move, patch
from tests.support.partnered import PARTNER, refer
from tests.sync.hub.desk import with_changes
from tests.sync.hub.pair import ANSWER, Pair


def seen(pair: Pair) -> Version:
    """Give up to where a desk here has read by now."""
    newest = max(row.version.number for row in pair.here.page().pages[0].rows)
    return Version(pair.books.hub.epoch, "venue", newest)


def hands_back_on(pair: Pair, case_id: str, base: Version) -> None:
    """Hand a case that was returned to the same venue once more."""
    holder = {"holder_kind": "venue", "holder_id": pair.there.place.venue_id}
    moved = with_changes(step(case_id, "returned", "transferred", **holder), base=base)
    said = pair.here.say(*together(moved, note(case_id, "transfer", words="再请一次")))
    assert words(said) == ["taken"] * 2
    pair.passes_on()


def test_a_desk_that_comes_second_is_told_so_and_nothing_of_it_comes_back(pair: Pair) -> None:
    """Two desks here race for a returned case: the second's move waits for no later answer."""
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    pair.acts("return", "offered", "returned", "不在本站服务范围")
    base = seen(pair)
    other, third = pair.books.desk(), pair.books.desk(pair.books.new_venue())
    hands_back_on(pair, case_id, base)
    elsewhere = {"holder_kind": "venue", "holder_id": third.place.venue_id}
    late = (
        together(
            with_changes(step(case_id, "returned", "rejected"), base=base),
            note(case_id, "reject", words="无法办理"),
        ),
        together(
            with_changes(step(case_id, "returned", "transferred", **elsewhere), base=base),
            note(case_id, "transfer", words="去别处", shared=["need", "phone"]),
        ),
    )
    for unit in late:
        [first, line] = other.say(*unit)
        assert [word(first), word(line)] == ["refused moved_on", "refused group"]
        assert first.facts == {"field": "state", "now": "transferred"}
    [again] = [key for key, row in pair.there.rows("handover").items() if row["state"] == "offered"]
    assert word(pair.there.one(move("handover", again, "state", "offered", "returned"))) == "taken"
    pair.passes_on()
    relaying.deliver_all(pair.books.engine, pair.books.hub)
    assert pair.stands(case_id) == "returned"
    assert third.rows("handover") == {} == third.rows("handover_words")
    assert pair.here.rows("verdict") == {}, "nothing was left waiting"


def test_what_a_former_epoch_knew_is_let_go_when_the_case_is_taken_back(pair: Pair) -> None:
    """It waits for an answer; once nobody there is asked any more, it is told that it is late."""
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    other = pair.books.desk()
    base = Version(new_id(), "venue", 1)
    told = step(case_id, "resolved", "told", told_how="phone", told_at=AT)
    waits = other.say(*together(with_changes(told, base=base), note(case_id, "tell", way="phone")))
    assert words(waits) == ["held waiting_for", "held group"]
    assert word(pair.here.one(step(case_id, "transferred", "withdrawn"))) == "taken"
    finals = pair.here.rows("verdict")
    assert {key: row["code"] for key, row in finals.items()} == {
        waits[0].op_id: "moved_on",
        waits[1].op_id: "group",
    }
    assert finals[waits[0].op_id]["facts"]["now"] == "withdrawn"
    pair.passes_on()
    assert pair.stands(case_id) == "withdrawn"


def test_what_waits_is_let_go_by_an_answer_that_moves_nothing(pair: Pair) -> None:
    """An answer that comes for what is not asked there any more settles what waited as well."""
    case_id = pair.takes()
    pair.hands_on(case_id, "need")
    handover = pair.handover()[0]
    told = step(case_id, "resolved", "told", told_how="phone", told_at=AT)
    [waits] = pair.books.desk().say(told)
    assert word(waits) == "held waiting_for"
    # Headquarters itself calls the case off: nothing but the answer speaks of the handover then.
    with writing(pair.books.engine) as connection:
        fields = {"state": "withdrawn", "holder_kind": "own", "holder_id": None}
        put(connection, pair.books.hub, pair.books.venue, "case", case_id, fields)
    pair.there.one(move("handover", handover, "state", "offered", "accepted"))
    pair.passes_on()
    [final] = pair.here.rows("verdict").values()
    assert (final["verdict"], final["code"]) == ("refused", "moved_on")
    assert pair.stands(case_id) == "withdrawn"


# --- assigned anew by a desk that has not heard -------------------------------------------------


def assigned(pair: Pair) -> tuple[str, Version]:
    """Give a case that a partner is to help with, and up to where desks have read."""
    case_id = pair.takes()
    moved = step(case_id, "accepted", "assigned", holder_kind="partner", holder_id=new_id())
    assert word(pair.here.one(moved)) == "taken"
    return case_id, seen(pair)


def anew(case_id: str, base: Version | None, holder: str = "") -> list[Body]:
    """Give a case to another helper."""
    held = {"holder_kind": "partner", "holder_id": holder or new_id()}
    return together(patch("case", case_id, base, owner=OWNER, **held), note(case_id, "reassign"))


def test_assigned_anew_too_late_the_case_stays_where_it_was_handed_to(pair: Pair) -> None:
    case_id, base = assigned(pair)
    late, there = pair.books.desk(), pair.there.place.venue_id
    moved = step(case_id, "assigned", "transferred", holder_kind="venue", holder_id=there)
    line = note(case_id, "transfer", words="离家更近", shared=["need"])
    assert words(pair.here.say(*together(moved, line))) == ["taken"] * 2
    pair.passes_on()
    for known in (base, None, seen(pair)):
        [first, line_] = late.say(*anew(case_id, known))
        assert [word(first), word(line_)] == ["refused moved_on", "refused group"]
        assert first.facts == {"field": "state", "now": "transferred"}
    # Also a desk that handed it on itself takes it back by a move alone.
    assert word(pair.here.one(patch("case", case_id, holder_kind="own"))) == "refused moved_on"
    assert word(late.one(patch("case", case_id, base, urgency="urgent"))) == "taken"
    pair.acts("accept", "offered", "accepted")
    pair.acts("resolve", "accepted", "resolved", ANSWER)
    row = pair.here.rows("case")[case_id]
    assert (row["state"], row["next_step"], row["holder_id"]) == ("resolved", "tell", there)
    assert (pair.sent()["state"], pair.handover()[1]["state"]) == ("resolved", "resolved")


def test_assigned_anew_too_late_the_partner_keeps_it(pair: Pair) -> None:
    case_id, base = assigned(pair)
    late = pair.books.desk()
    assert words(pair.here.say(*refer(case_id, "assigned", "need"))) == ["taken"] * 2
    of_another_epoch = Version(new_id(), "venue", 10_000)
    for known in (base, None, of_another_epoch):
        [first, line] = late.say(*anew(case_id, known))
        assert [word(first), word(line)] == ["refused moved_on", "refused group"]
        assert first.facts == {"field": "state", "now": "referred"}
    [link] = pair.here.rows("referral").values()
    assert (link["state"], pair.here.rows("case")[case_id]["holder_id"]) == ("open", PARTNER)
    # Whoever has read where it is may give it to another one.
    other = new_id()
    assert words(late.say(*anew(case_id, seen(pair), other))) == ["taken"] * 2
    assert pair.here.rows("case")[case_id]["holder_id"] == other
    [link] = pair.here.rows("referral").values()
    assert link["state"] == "void"
