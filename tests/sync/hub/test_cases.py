"""Cases at headquarters: moves judged by the table, ratings noted, secrets kept apart."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from app.cases.lifecycle import ACTS, MOVES, OPEN, OVER, STATES, act_of, is_closable
from app.ids import new_id
from app.ops import Body
from sync.hub.tables import ops
from tests.support.casework import (
    AT,
    DAY,
    OWNER,
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
from tests.support.hub import fact, patch, void
from tests.sync.hub.desk import Desk, Ledger, with_changes

ENOUGH: dict[str, Any] = {
    "resolved_at": AT,
    "told_how": "phone",
    "told_at": AT,
    "closed_at": AT,
    "paused_at": AT,
    "holder_kind": "partner",
    "holder_id": OWNER,
    "decline_channel": "phone",
    "decline_attempts": 1,
}


def at_state(desk: Desk, state: str) -> str:
    """Bring a case to a state by the shortest way; gives its id."""
    made = case(state="draft" if state == "draft" else "submitted")
    assert word(desk.one(made)) == "taken"
    ways: dict[str, tuple[str, ...]] = {made.fields["state"]: ()}
    reached = [made.fields["state"]]
    for before in reached:
        for act in ACTS:
            if before in act.before and act.after not in ways:
                ways[act.after] = (*ways[before], act.after)
                reached.append(act.after)
    before = made.fields["state"]
    for after in ways[state]:
        assert word(desk.one(step(made.id, before, after, **ENOUGH))) == "taken"
        before = after
    return made.id


def test_every_move_there_is_and_no_other(books: Ledger) -> None:
    desk = books.desk()
    for before in STATES:
        for after in STATES:
            if after == before:
                continue
            row = at_state(desk, before)
            verdict = word(desk.one(step(row, before, after, **ENOUGH)))
            expected = "taken" if act_of(before, after) else "refused no_such_move"
            assert verdict == expected, (before, after)


@pytest.mark.parametrize("state", [one for one in STATES if one not in ("draft", "submitted")])
def test_no_case_comes_into_being_in_mid_life(books: Ledger, state: str) -> None:
    verdict = books.desk().one(case(state=state))
    assert (word(verdict), verdict.facts) == ("refused bad_field", {"field": "state"})


def resolved(desk: Desk) -> str:
    made = case()
    answer = step(made.id, "submitted", "resolved", resolved_at=AT)
    assert words(desk.say(made, answer)) == ["taken"] * 2
    return made.id


def test_what_a_move_lacks_is_refused(books: Ledger) -> None:
    desk = books.desk()
    for fields, lacking in (({"owner": ""}, "owner"), ({"next_step": ""}, "next_step")):
        verdict = desk.one(case(**fields))
        assert (word(verdict), verdict.facts) == ("refused bad_field", {"field": lacking})
    row = resolved(desk)
    some: dict[str, Any]
    for some, lacking in (
        ({"owner": None, "told_how": "phone", "told_at": AT}, "owner"),
        ({}, "told_how"),
        ({"told_how": "phone"}, "told_at"),
    ):
        verdict = desk.one(step(row, "resolved", "told", **some))
        assert verdict.facts == {"field": lacking}
    assert word(desk.one(patch("case", at_state(desk, "closed"), owner=None))) == "taken"
    verdict = desk.one(patch("case", row, owner=None))
    assert verdict.facts == {"field": "owner"}
    told_row = resolved(desk)
    desk.one(step(told_row, "resolved", "told", told_how="phone", told_at=AT))
    verdict = desk.one(step(told_row, "told", "closed", closed_at=AT, rated=True))
    assert verdict.facts == {"field": "rated"}, "no desk says that it was rated"


def test_two_desks_move_one_case_and_the_second_is_told_where_it_stands(books: Ledger) -> None:
    one, two = books.desk(), books.desk()
    made = case()
    one.say(made, details(made.id))
    mine, theirs = note(made.id, "accept", words="我来办"), note(made.id, "reject", words="不办")
    assert words(one.say(*together(step(made.id, "submitted", "accepted"), mine))) == ["taken"] * 2
    late = two.ops(*together(step(made.id, "submitted", "rejected"), theirs))
    verdicts = two.tell(late)
    assert words(verdicts) == ["refused moved_on", "refused group"]
    assert verdicts[0].facts == {"field": "state", "now": "accepted"}
    assert one.rows("case")[made.id]["state"] == "accepted"
    assert set(one.rows("case_note")) == {mine.id}
    # What was refused is kept, word for word, until somebody has dealt with it.
    assert any("不办" in (row.body or "") for row in books.all(ops))
    again = two.send(late)
    assert words(again.verdicts) == ["refused moved_on", "refused group"]
    assert all(verdict.replayed for verdict in again.verdicts)


def test_a_retry_moves_nothing_twice(books: Ledger) -> None:
    desk = books.desk()
    made = case()
    desk.one(made)
    sent = desk.ops(*together(step(made.id, "submitted", "accepted"), note(made.id, "accept")))
    desk.tell(sent)
    before = desk.rows("case")[made.id]
    assert words(desk.send(sent).verdicts) == ["taken"] * 2
    assert desk.rows("case")[made.id] == before
    assert len(desk.rows("case_note")) == 1


def test_different_fields_of_one_case_both_stand(books: Ledger) -> None:
    one, two = books.desk(), books.desk()
    made = case()
    base = one.one(made).applied
    one.one(step(made.id, "submitted", "accepted"))
    assert word(two.one(patch("case", made.id, base, urged_at=AT))) == "taken"
    row = one.rows("case")[made.id]
    assert (row["state"], row["urged_at"]) == ("accepted", AT)


def test_archived_is_read_only(books: Ledger) -> None:
    desk = books.desk()
    row = at_state(desk, "archived")
    verdict = desk.one(patch("case", row, urged_at=AT))
    assert (word(verdict), verdict.facts) == ("refused fixed", {"kind": "case"})


def test_taken_up_again_by_when_it_was_said(books: Ledger) -> None:
    desk = books.desk()
    for said, corrected, expected in (
        ("2026-12-28T06:22:05.123Z", None, "taken"),
        ("2026-12-28T06:22:05.124Z", None, "refused no_such_move"),
        ("2027-12-28T06:22:05.123Z", "2026-12-28T06:22:05.123Z", "taken"),
        ("someday", None, "taken"),
    ):
        row = at_state(desk, "closed")
        body = step(row, "closed", "in_progress")
        assert word(desk.one(with_changes(body, at=said, corrected=corrected))) == expected, said


def rated(case_id: str, **fields: Any) -> Body:
    return fact("rated", rated_kind="case", rated_id=case_id, whose=case_id, **fields)


def test_a_rating_is_noted_at_the_case_and_lets_it_be_closed(books: Ledger) -> None:
    desk = books.desk()
    row = at_state(desk, "told")
    assert "rated" not in desk.rows("case")[row]
    assert word(desk.one(rated(row))) == "taken"
    assert desk.rows("case")[row]["rated"] is True
    number = desk.page().pages[0].number
    assert word(desk.one(rated(row))) == "taken", "two desks that did not know: both facts are true"
    assert desk.page().pages[0].number == number + 1, "and the case says nothing new"
    assert word(desk.one(step(row, "told", "closed", closed_at=AT))) == "taken"
    named = at_state(desk, "told")
    desk.one(
        fact(
            "rating",
            rated_kind="case",
            rated_id=named,
            score=5,
            channel="kiosk",
            day=DAY,
            anonymous=False,
            whose=named,
        )
    )
    assert desk.rows("case")[named]["rated"] is True


def test_a_rating_may_come_before_its_case_or_after_its_archive(books: Ledger) -> None:
    desk = books.desk()
    made = case()
    assert words(desk.say(rated(made.id), made)) == ["taken"] * 2
    assert desk.rows("case")[made.id]["rated"] is True
    over = at_state(desk, "archived")
    assert word(desk.one(rated(over))) == "taken"
    assert desk.rows("case")[over]["state"] == "archived"
    broken = details(str(7), need=WORDS)
    assert word(desk.one(broken)) == "refused bad_field"
    elsewhere = fact("rated", rated_kind="event", rated_id=over, whose=new_id())
    assert word(desk.one(elsewhere)) == "taken"


def test_lines_and_words_wait_for_their_case(books: Ledger) -> None:
    desk = books.desk()
    made = case()
    line = note(made.id, words="先到的")
    assert words(desk.say(line, details(made.id))) == ["held waiting_for"] * 2
    assert word(desk.one(made)) == "taken"
    assert set(desk.rows("case_note")) == {line.id}
    assert desk.rows("case_details")


def test_a_line_of_the_log_is_never_taken_back(books: Ledger) -> None:
    desk = books.desk()
    made = case()
    line = note(made.id, words="说过的话")
    desk.say(made, line)
    assert word(desk.one(void("case_note", line.id))) == "refused not_voidable"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_desks_say_no_case_skips_its_closing(books: Ledger, seed: int) -> None:
    """Moves from wherever a desk believes a case to be, patches of any field, ratings and voids."""
    some = random.Random(seed)
    desks = [books.desk(), books.desk()]
    made = [case() for _ in range(4)]
    desks[0].say(*made)
    passed: dict[str, list[str]] = {body.id: ["submitted"] for body in made}
    for _ in range(150):
        desk, row = some.choice(desks), some.choice(made).id
        now = passed[row][-1] if some.random() < 0.8 else some.choice(STATES)
        onward = [one for one in MOVES.get(now, STATES) if one not in OVER or now == "told"]
        after = some.choice([*onward, *some.sample(STATES, 1)])
        told = {name: value for name, value in ENOUGH.items() if some.random() < 0.7}
        body = some.choice(
            [
                *[step(row, now, after, **told)] * 6,
                patch("case", row, None, owner=some.choice([None, OWNER])),
                patch("case", row, None, rated=True, next_step=some.choice(["", "tell"])),
                rated(row) if some.random() < 0.2 else note(row, words=WORDS),
                seclude(row),
            ]
        )
        desk.one(body)
        stands = desks[0].rows("case")[row]
        if stands["state"] != passed[row][-1]:
            passed[row].append(stands["state"])
        if stands["state"] in OPEN:
            assert stands.get("owner")
            assert stands.get("next_step")
        if stands["state"] == "closed":
            assert is_closable(stands)
    for way in passed.values():
        for before, after in pairwise(way):
            assert act_of(before, after), way
        if "archived" in way:
            assert way[-2:] == ["closed", "archived"]
    assert sum(len(way) for way in passed.values()) > 20, "and they got somewhere"


@pytest.mark.parametrize(("many", "code"), [(5_001, "bad_field"), (50_000, "too_large")])
def test_words_beyond_their_limit_are_refused_and_their_case_stands(
    books: Ledger, many: int, code: str
) -> None:
    """No desk of ours sends them; their desk keeps them until somebody has dealt with it."""
    desk = books.desk()
    made = case()
    long = details(made.id, details="拖" * many)
    assert words(desk.say(made, long)) == ["taken", f"refused {code}"]
    assert words(desk.say(note(made.id, words="拖" * many))) == [f"refused {code}"]
    assert desk.rows("case_details") == {}
    assert desk.rows("case_note") == {}
    assert desk.rows("case")[made.id]["state"] == "submitted"


def test_rated_at_two_desks_that_knew_nothing_of_each_other(books: Ledger) -> None:
    """Neither word is thrown away; the case was rated, and is closed once."""
    one, two = books.desk(), books.desk()
    row = at_state(one, "told")
    about = {"rated_kind": "case", "rated_id": row, "whose": row}
    assert words(one.say(fact("rated", **about))) == ["taken"]
    assert words(two.say(fact("rated", **about))) == ["taken"]
    assert one.rows("case")[row]["rated"] is True
    assert word(one.one(step(row, "told", "closed", closed_at=AT))) == "taken"
    assert words(two.say(step(row, "told", "closed", closed_at=AT))) == ["refused moved_on"]
