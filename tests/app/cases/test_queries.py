"""The board, the list, one case: who is shown what, in which order."""

from __future__ import annotations

import pytest

from app.cases.queries import (
    HIDDEN,
    Filter,
    by_number,
    cases_of,
    listed_cases,
    not_closed,
    open_of,
    overdue,
    whole,
)
from app.errors import Refusal
from tests.support.cases import JOBS, LEGAL, NEED, PRINT, WAGES, Counter, entitle
from tests.support.desks import HE, LUO, QIN


def test_the_board_by_what_is_due_first(counter: Counter) -> None:
    slow, soon = counter.take(), counter.take("打印", PRINT)
    told, serving = counter.take(), counter.take()
    counter.to_told(told)
    counter.accept(serving)
    counter.do("begin", serving)
    matching = counter.take()
    counter.accept(matching)
    counter.to_closed(counter.take())
    board = counter.board()
    assert {name: [one.id for one in cards] for name, cards in board.items()} == {
        "new": [soon, slow],
        "matching": [matching],
        "serving": [serving],
        "follow_up": [told],
    }
    card = board["new"][0]
    assert (card.need, card.category, card.anonymous, card.waiting) == ("打印", "BMFW", True, True)


def test_mine_due_and_overdue(counter: Counter) -> None:
    mine, other = counter.take(), counter.take("打印", PRINT)
    counter.do("accept", other, LUO.staff_id)
    with counter.store.read() as session:
        found = listed_cases(session, "clerk", Filter(owner=str(HE.staff_id)))
        assert [one.id for one in found] == [mine]
        assert [one.id for one in listed_cases(session, "clerk", most=1)] == [other]
        tonight = "2026-11-24T20:00:00.000Z"
        assert [one.id for one in overdue(session, "clerk", tonight)] == [other]
        assert overdue(session, "clerk", tonight)[0].is_overdue(tonight)
        assert not overdue(session, "clerk", "2026-11-24T10:00:00.000Z")
        assert [one.id for one in not_closed(session, "clerk", "2026-11-25")] == [mine, other]
        assert not not_closed(session, "clerk", "2026-11-24")
    counter.to_told(mine)
    with counter.store.read() as session:
        later = overdue(session, "clerk", "2027-11-24T20:00:00.000Z")
    assert [one.id for one in later] == [other], "what was answered is not overdue"


def test_found_by_its_number(counter: Counter) -> None:
    case = counter.take()
    card = counter.see(case).card
    with counter.store.read() as session:
        for text in (card.number, card.label, f" {card.label.lower()} "):
            assert [one.id for one in by_number(session, text, "clerk")] == [case]
        for text in ("", "%", "0001%", "A-9999"):
            assert not by_number(session, text, "clerk")


def test_of_a_sensitive_case_a_clerk_sees_the_shell(counter: Counter) -> None:
    person = counter.knows("苏念")
    case = counter.take(WAGES, LEGAL, person_id=person, code="")
    counter.do("accept", case, actor=QIN)
    counter.do("remark", case, "已预约何律师", actor=QIN)
    seen, clerk = counter.see(case), counter.see(case, "clerk")
    assert (seen.card.need, seen.card.name, seen.card.category) == (WAGES, "苏念", "FLYZ")
    assert [one.words for one in seen.log] == ["", "", "已预约何律师"]
    hidden = clerk.card
    assert (hidden.need, hidden.name, hidden.person_id, hidden.category) == ("", "", None, HIDDEN)
    assert hidden.hidden
    assert hidden.state == "accepted"
    assert clerk.words == {}
    assert [(one.act, one.words) for one in clerk.log] == [("take", ""), ("accept", "")]
    for card in (*counter.board("clerk")["matching"],):
        assert (card.need, card.category) == ("", HIDDEN)
    with counter.store.read() as session:
        assert [one.id for one in cases_of(session, person, "manager")] == [case]
        assert not cases_of(session, person, "clerk")
        assert open_of(session, person, "FLYZ", "social_worker")
        assert open_of(session, person, "FLYZ", "clerk") is None


def test_at_a_desk_without_the_right_nobody_sees_more(counter: Counter) -> None:
    case = counter.take(WAGES, LEGAL)
    entitle(counter.store, right=False)
    assert counter.see(case, "manager").card.hidden
    counter.do("accept", case, actor=QIN)
    with pytest.raises(Refusal, match="case_desk_not_entitled"):
        counter.do("remark", case, "不能写在这里", actor=QIN)


def test_marked_sensitive_its_words_are_hidden_at_once(counter: Counter) -> None:
    person = counter.knows("苏念")
    case = counter.take(person_id=person)
    counter.do("remark", case, "情绪低落")
    counter.do("mark_sensitive", case)
    clerk, seen = counter.see(case, "clerk"), counter.see(case)
    assert clerk.card.hidden
    assert clerk.words == {}
    assert [(one.act, one.words) for one in clerk.log] == [
        ("take", ""),
        ("remark", ""),
        ("mark_sensitive", ""),
    ]
    assert seen.words["need"] == NEED
    assert [one.words for one in seen.log] == ["", "情绪低落", ""]
    with counter.store.read() as session:
        assert not cases_of(session, person, "clerk")
    counter.do("mark_sensitive", case, actor=QIN)
    assert len(counter.see(case).log) == 3, "marked already, nothing is written"


def test_a_case_that_is_not_there(counter: Counter) -> None:
    with counter.store.read() as session, pytest.raises(Refusal, match="case_unknown"):
        whole(session, str(HE.staff_id), "manager")
    assert JOBS.days == 5
