"""What staff do with a case that another venue handed to theirs, and what they see of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import Refusal
from app.handovers import queries
from app.handovers.rules import LIVE, MOVES, STATES, WITHDRAWN
from app.ops import Version
from app.staff.rules import CLERK, MANAGER, SOCIAL_WORKER
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.shape import ERASED
from app.store.told import IncomingPage, IncomingRow, Settled
from tests.support.desks import EPOCH, HE, QIN
from tests.support.handed import FROM_NAME, NEED, Receiving
from tests.support.nation import some_id

ALL = ("accept", "ask", "came", "resolve", "return_")
AFTER = {"accept": "accepted", "ask": "asked", "came": "accepted"}
AFTER |= {"resolve": "resolved", "return_": "returned"}


def test_it_stands_among_the_cases_and_says_from_where(there: Receiving) -> None:
    row_id = there.comes(words={"need": NEED, "name": "林晓禾"}, minor=True)
    [card] = there.cards()
    assert (card.id, card.label, card.need, card.name) == (row_id, "A-0007", NEED, "林晓禾")
    assert (card.handed, card.from_name, card.column) == ("offered", FROM_NAME, "new")
    assert (card.next_step, card.minor, card.waiting) == ("accept", True, False)
    seen = there.shown(row_id)
    assert seen.words == {"need": NEED, "name": "林晓禾"}
    [line] = seen.log
    assert (line.act, line.way, line.shared) == ("transfer", "venue", ("name", "need"))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ALL)
def test_every_state_with_every_act(there: Receiving, state: str, act: str) -> None:
    row_id = there.comes(state=state)
    words = () if act == "accept" else ("说明",)
    if AFTER[act] in MOVES.get(state, ()) and (act, state) != ("accept", "asked"):
        there.acts(act, row_id, *words)
        assert there.handover(row_id).state == AFTER[act]
        assert there.shown(row_id).log[-1].words == "".join(words)
    elif AFTER[act] not in MOVES.get(state, ()):
        with pytest.raises(Refusal, match="no_such_move"):
            there.acts(act, row_id, *words)
    assert WITHDRAWN not in [after for some in MOVES.values() for after in some]


def test_from_its_coming_to_the_answer(there: Receiving) -> None:
    row_id = there.comes()
    there.acts("accept", row_id)
    assert there.handover(row_id).owner == QIN.staff_id
    there.acts("ask", row_id, "请补劳动合同照片")
    [card] = there.cards()
    assert (card.column, card.state, card.waiting) == ("serving", "waiting_material", True)
    reply = {"handover_id": row_id, "act": "reply", "words": "已发"}
    at = "2026-11-24T07:02:30.000Z"
    there.told("handover_note", some_id(9001), {**reply, "happened_at": at})
    there.acts("came", row_id)
    there.acts("remark", row_id, "电话打过两次")
    there.acts("resolve", row_id, "已推荐三家")
    assert there.cards() == []
    [over] = there.cards(live=False)
    assert (over.handed, over.state) == ("resolved", "closed")
    acts = [(line.act, line.way) for line in there.shown(row_id).log]
    assert acts == [
        ("transfer", "venue"),
        ("accept", None),
        ("ask_material", None),
        ("reply", "venue"),
        ("material_came", None),
        ("remark", None),
        ("resolve", None),
    ]


def test_no_answer_without_words(there: Receiving) -> None:
    row_id = there.comes(state="accepted")
    for act in ("ask", "resolve", "return_", "remark"):
        with pytest.raises(Refusal, match="case_words_missing"):
            there.acts(act, row_id, " ")
    with pytest.raises(Refusal, match="text_too_long"):
        there.acts("resolve", row_id, "长" * 2001)
    assert there.handover(row_id).state == "accepted"
    with pytest.raises(Refusal, match="handover_unknown"):
        there.acts("accept", some_id(1))
    with pytest.raises(Refusal, match="no_staff"):
        there.acts("accept", there.comes(), some_id(1))


def test_of_a_sensitive_one_a_clerk_sees_the_shell(there: Receiving, plain: Receiving) -> None:
    row_id = there.comes(sensitive=True, state="accepted")
    there.acts("ask", row_id, "请补病历")
    hidden, seen = there.shown(row_id, CLERK), there.shown(row_id)
    assert (hidden.card.hidden, hidden.card.category, hidden.words) == (True, "sensitive", {})
    assert NEED not in str(hidden)
    assert "请补病历" not in str(hidden)
    assert (seen.words["need"], seen.log[-1].words) == (NEED, "请补病历")
    assert [card.need for card in there.cards()] == [""]
    with pytest.raises(Refusal, match="not_allowed"):
        there.acts("came", row_id, actor=HE)
    with there.store.read() as session:
        kinds = [row.kind for row in session.execute(select(OutboxOp)).scalars()]
    assert kinds == ["handover", "handover_secret_note"]
    # A desk without the right has the shell alone, and takes no words down.
    other = plain.comes(sensitive=True, state="accepted", words={})
    assert plain.shown(other, MANAGER).card.hidden
    with pytest.raises(Refusal, match="case_desk_not_entitled"):
        plain.acts("ask", other, "请补病历", actor=QIN)


def test_whom_it_is_about_was_erased_work_goes_on_without_words(there: Receiving) -> None:
    row_id = there.comes(state="accepted")
    there.acts("ask", row_id, "请补劳动合同照片")
    [note] = [line.id for line in there.shown(row_id).log if line.act == "ask_material"]
    with there.store.read() as session:
        ops = list(session.execute(select(OutboxOp.op_id)).scalars())
    done = [Settled(op, "ok", applied=Version(EPOCH, "venue", 800)) for op in ops]
    incoming(there.store, IncomingPage(verdicts=done))
    gone = [
        IncomingRow(kind, one, Version(EPOCH, "venue", 900 + place), {}, gone=ERASED)
        for place, (kind, one) in enumerate(
            (("handover_note", note), ("handover_words", there.drawer(row_id)))
        )
    ]
    incoming(there.store, IncomingPage(rows=gone))
    there.comes(row_id, words={}, state="asked", wordless=True, shared=None)
    seen = there.shown(row_id)
    assert (seen.words, [line.act for line in seen.log]) == ({}, ["transfer"])
    with there.store.read() as session:
        bodies = [row.body for row in session.execute(select(OutboxOp)).scalars()]
    assert "劳动合同" not in str(bodies)
    there.acts("came", row_id, "合同到了")
    there.acts("resolve", row_id, "")
    assert "合同到了" not in str(there.shown(row_id).log)
    with pytest.raises(Refusal, match="handover_wordless"):
        there.acts("remark", row_id, "再说一句")


def test_how_a_case_stands_at_the_venue_it_was_handed_to(there: Receiving) -> None:
    case_id = there.take()
    with there.store.read() as session:
        assert queries.sent_of(session, case_id) is None
    said = {"case_id": case_id, "to_venue": some_id(7), "to_name": FROM_NAME}
    for place, state in enumerate(("returned", "accepted")):
        said |= {"state": state, "asked_at": f"2026-11-24T0{place}:00:00.000Z"}
        there.told("handover_sent", some_id(70 + place), said)
    with there.store.read() as session:
        found = queries.sent_of(session, case_id)
        assert not queries.is_handover(session, case_id)
    assert found is not None
    assert (found.state, found.to_name, found.is_live) == ("accepted", FROM_NAME, True)
    assert found.state in LIVE


def test_emergencies_late_ones_and_numbers(there: Receiving) -> None:
    pressing = there.comes(emergency=True, due_at="2026-11-24T06:59:00.000Z")
    there.comes(state="resolved", emergency=True, due_at="2026-11-24T06:00:00.000Z")
    with there.store.read() as session:
        assert [one.id for one in queries.unanswered(session)] == [pressing]
        assert queries.count_overdue(session, "2026-11-24T07:00:00.000Z") == 1
        assert len(queries.by_number(session, " a-0007 ")) == 2
        assert queries.by_number(session, "QJ0002-20261124-A-0007") != []
        assert queries.by_number(session, "A-0008") == queries.by_number(session, " ") == []
    there.acts("accept", pressing)
    with there.store.read() as session:
        assert queries.unanswered(session) == ()
        assert queries.count_overdue(session, "2026-11-24T07:00:00.000Z") == 1


@pytest.mark.parametrize("role", [CLERK, SOCIAL_WORKER])
def test_one_that_is_not_there_is_said_so(there: Receiving, role: str) -> None:
    with pytest.raises(Refusal, match="handover_unknown"):
        there.shown(some_id(3), role)
