"""Every act on a case: where it leads, what it asks for, and what it leaves in the log."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.cases import lifecycle
from app.cases.actions import Decline, Holder
from app.cases.lifecycle import ACTS, OPEN, STATES
from app.cases.model import Case
from app.cases.queries import Closings, cases_of, closings, open_of
from app.cases.words import words_of
from app.errors import Refusal
from app.people.merging import merge
from app.store.base import OutboxOp
from app.store.outbox import read_body
from app.store.transaction import Actor, transaction
from tests.support.cases import HOUSE, JOBS, LEGAL, WAGES, Counter
from tests.support.desks import HE, LUO, QIN, SHEN

PARTNER = "01900000-0000-7000-8000-0000000000a1"
WORDS = {
    "submit": (),
    "accept": (),
    "reject": ("不在服务范围",),
    "assign": (str(LUO.staff_id),),
    "begin": (),
    "ask_material": ("请带劳动合同",),
    "material_came": (HOUSE,),
    "return": ("对口单位说不受理",),
    "refer": (PARTNER, "spoken", ["need", "phone"]),
    "transfer": (Holder("headquarters"), "本站没有资源"),
    "resolve": ("已帮助联系",),
    "tell": ("phone",),
    "close": (Decline("phone", 1),),
    "archive": (),
    "reopen": ("没有解决", JOBS, HOUSE),
    "withdraw": ("本人不需要了",),
}
"""What each act is called with: by the name of its function, `return` being `return_`."""


def put(counter: Counter, state: str) -> str:
    """Give a case that stands in a state, as if it had come there."""
    case = counter.take()
    with transaction(counter.store, HE) as tx:
        row = tx.session.get(Case, case)
        assert row is not None
        row.state, row.next_step = state, lifecycle.NEXT.get(state)
        row.paused_at = row.closed_at = tx.at
    return case


@pytest.mark.parametrize("state", STATES)
def test_every_act_in_every_state(counter: Counter, state: str) -> None:
    for act in ACTS:
        if act.name in ("submit", "answer"):
            continue  # these belong to the taking
        case = put(counter, state)
        before = len(counter.see(case).log)
        name = "return_" if act.name == "return" else act.name
        again = act is lifecycle.ASSIGN and state == lifecycle.ASSIGNED
        if state not in act.before and not again:
            with pytest.raises(Refusal, match="no_such_move"):
                counter.do(name, case, *WORDS[act.name])
            assert counter.state(case) == state
            assert len(counter.see(case).log) == before
            continue
        counter.do(name, case, *WORDS[act.name])
        row, log = counter.row(case), counter.see(case).log
        assert (row.state, len(log)) == (act.after, before + 1)
        if not again:
            assert (log[-1].act, log[-1].before, log[-1].after) == (act.name, state, act.after)
        if row.state in OPEN:
            assert row.owner
            assert row.next_step


def test_what_must_be_said_must_be_said(counter: Counter) -> None:
    for act in ACTS:
        if not act.words or act.name == "answer":
            continue
        case = put(counter, act.before[0])
        name = "return_" if act.name == "return" else act.name
        words = [" " if isinstance(one, str) else one for one in WORDS[act.name]]
        with pytest.raises(Refusal, match="case_words_missing") as caught:
            counter.do(name, case, *words)
        assert caught.value.facts == {"act": act.name}
        assert counter.state(case) == act.before[0]


def test_a_transition_and_its_line_are_one_group(counter: Counter) -> None:
    case = counter.take()
    counter.accept(case)
    with counter.store.read() as session:
        ops = session.execute(select(OutboxOp).order_by(OutboxOp.seq.desc()).limit(2)).scalars()
        line, move = (read_body(op.body) for op in ops)
    assert (move.verb, move.before, move.after) == ("move", "submitted", "accepted")
    assert (line.kind, line.fields["act"]) == ("case_note", "accept")
    assert move.group == line.group
    assert move.group is not None
    assert move.group.atomic
    assert set(move.fields) == {"next_step"}, "only what changed: two desks dispute no more"


def test_who_may(counter: Counter) -> None:
    case = counter.take()
    volunteer = Actor(HE.staff_id, "volunteer")
    with pytest.raises(Refusal, match="not_allowed"):
        counter.do("accept", case, actor=volunteer)
    with pytest.raises(Refusal, match="case_unknown"):
        counter.do("accept", PARTNER)
    secret = counter.take(WAGES, LEGAL)
    with pytest.raises(Refusal, match="not_allowed") as caught:
        counter.do("accept", secret)
    assert caught.value.facts["right"] == "cases.sensitive"
    counter.do("accept", secret, actor=QIN)
    assert counter.row(secret).owner == QIN.staff_id


def test_whose_it_is(counter: Counter) -> None:
    case = counter.take()
    with pytest.raises(Refusal, match="no_staff"):
        counter.do("accept", case, PARTNER)
    counter.do("accept", case, LUO.staff_id)
    assert counter.row(case).owner == LUO.staff_id
    counter.do("assign", case, str(QIN.staff_id), Holder("partner", PARTNER))
    row = counter.row(case)
    assert (row.owner, row.holder_kind, row.holder_id) == (QIN.staff_id, "partner", PARTNER)
    counter.do("assign", case, str(HE.staff_id))
    row = counter.row(case)
    assert (row.state, row.owner, row.holder_kind, row.holder_id) == (
        *("assigned", HE.staff_id),
        *("own", None),
    )
    assert [one.act for one in counter.see(case).log][-2:] == ["assign", "reassign"]


def test_time_stands_still_while_material_is_waited_for(counter: Counter) -> None:
    case = counter.take()  # Tuesday 15:00, five days: Tuesday 15:00
    counter.accept(case)
    counter.clock.put("2026-11-25T07:00:00.000Z")
    counter.do("ask_material", case, "请带劳动合同")
    assert counter.row(case).paused_at == "2026-11-25T07:00:00.000Z"
    card = counter.see(case).card
    assert not card.is_overdue("2027-01-01T00:00:00.000Z")
    counter.clock.put("2026-11-27T07:00:00.000Z")
    counter.do("material_came", case, HOUSE)
    row = counter.row(case)
    assert (row.state, row.paused_at, row.due_at) == (
        *("in_progress", None),
        "2026-12-03T07:00:00.000Z",
    )


def test_a_case_without_a_limit_gets_none_by_waiting(counter: Counter) -> None:
    case = put(counter, "waiting_material")
    with transaction(counter.store, HE) as tx:
        row = tx.session.get(Case, case)
        assert row is not None
        row.due_at = None
    counter.do("material_came", case, HOUSE)
    assert counter.row(case).due_at is None


def test_more_time_with_a_reason_and_somebody_who_approved(counter: Counter) -> None:
    case = counter.take()
    manager, clerk = str(SHEN.staff_id), str(LUO.staff_id)
    for days, reason, who, code in (
        (0, "需要调档", manager, "days_out_of_range"),
        (251, "需要调档", manager, "days_out_of_range"),
        (2, " ", manager, "case_words_missing"),
        (2, "需要调档", clerk, "approver_not_allowed"),
        (2, "需要调档", PARTNER, "no_staff"),
    ):
        with pytest.raises(Refusal, match=code):
            counter.do("extend", case, days, reason, who, HOUSE)
    counter.do("extend", case, 2, "需要调档", manager, HOUSE)
    row = counter.row(case)
    assert (row.extended_days, row.extended_by) == (2, manager)
    assert row.due_at == "2026-12-03T07:00:00.000Z"
    counter.do("extend", case, 1, "还差一份", manager, HOUSE)
    assert counter.row(case).extended_days == 3
    line = counter.see(case).log[-1]
    assert (line.act, line.words, line.by) == ("extend", "还差一份", HE.staff_id)
    counter.to_told(case)
    with pytest.raises(Refusal, match="case_not_running"):
        counter.do("extend", case, 1, "晚了", manager, HOUSE)


def test_words_are_put_right(counter: Counter) -> None:
    case = counter.take(details="旧的")
    counter.do("amend", case, {"need": "想找周末家教", "details": None, "wish_time": "周六"})
    seen = counter.see(case)
    assert (seen.words["need"], seen.words["wish_time"]) == ("想找周末家教", "周六")
    assert "details" not in seen.words
    assert seen.log[-1].act == "amend"
    with transaction(counter.store, HE) as tx:
        words_row = words_of(tx.session, case)
        assert words_row is not None
        tx.session.delete(words_row)
    with pytest.raises(Refusal, match="case_unknown"):
        counter.do("amend", case, {"need": "没有了"})
    case = counter.take()
    for words, code in (
        ({"need": " "}, "case_need_missing"),
        ({"person_id": PARTNER}, "choice_unknown"),
        ({"details": "长" * 5001}, "text_too_long"),
    ):
        with pytest.raises(Refusal, match=code):
            counter.do("amend", case, words)


def test_another_category_has_its_own_limit_and_may_be_sensitive(counter: Counter) -> None:
    case = counter.take()
    counter.do("recategorise", case, LEGAL, HOUSE)
    row = counter.row(case)
    assert (row.category, row.sensitive) == ("FLYZ", True)
    assert row.due_at == "2026-11-27T07:00:00.000Z"
    assert counter.see(case, "clerk").card.category == "sensitive"
    counter.do("recategorise", case, JOBS, HOUSE, actor=QIN)
    assert counter.row(case).sensitive is True, "what was told in confidence stays so"
    with pytest.raises(Refusal, match="category_retired"):
        counter.do("recategorise", case, replace(JOBS, retired=True), HOUSE, actor=QIN)


def test_urged_and_an_emergency(counter: Counter) -> None:
    first, second = counter.take(), counter.take()
    counter.do("urge", second, "家长来电")
    counter.do("mark_emergency", second, "疑似家暴")
    row = counter.row(second)
    assert (row.urged_at, row.emergency, row.urgency) == (
        *("2026-11-24T07:00:00.000Z", True),
        "urgent",
    )
    assert [one.id for one in counter.board()["new"]] == [second, first]
    counter.do("withdraw", second, "误报")
    with pytest.raises(Refusal, match="case_not_running"):
        counter.do("urge", second)


def test_referred_with_consent_and_only_what_was_ticked(counter: Counter) -> None:
    case = counter.take(name="周启明", phone="19900002046")
    counter.accept(case)
    for way in ("", "visit_only"):
        with pytest.raises(Refusal, match="consent_missing"):
            counter.do("refer", case, PARTNER, way, ["need"])
    with pytest.raises(Refusal, match="choice_unknown"):
        counter.do("refer", case, PARTNER, "spoken", ["person_id"])
    with pytest.raises(Refusal, match="case_lacks"):
        counter.do("refer", case, "", "spoken", ["need"])
    counter.do("refer", case, PARTNER, "written", ["phone", "need"])
    line = counter.see(case).log[-1]
    assert (line.way, line.shared) == ("written", ("need", "phone"))
    counter.do("return_", case, "不受理这类案件")
    row = counter.row(case)
    assert (row.state, row.holder_kind, row.holder_id) == ("returned", "own", None)


def test_transferred_to_whom(counter: Counter) -> None:
    case = counter.take()
    for holder in (Holder("own"), Holder("venue")):
        with pytest.raises(Refusal, match="choice_unknown"):
            counter.do("transfer", case, holder, "更近")
    with pytest.raises(Refusal, match="choice_unknown"):
        counter.do("transfer", case, Holder("headquarters"), "本区没有", ["need"])
    with pytest.raises(Refusal, match="choice_unknown"):
        counter.do("transfer", case, Holder("venue", PARTNER), "离本人更近", ["code_digest"])
    with pytest.raises(Refusal, match="case_not_there"):
        counter.do("reply", case, "请尽快")
    counter.do("transfer", case, Holder("venue", PARTNER), "离本人更近", ["need"])
    assert counter.row(case).holder_id == PARTNER
    assert counter.see(case).log[-1].shared == ("need",)
    with pytest.raises(Refusal, match="case_words_missing"):
        counter.do("reply", case, " ")
    counter.do("reply", case, "合同照片已发")
    assert counter.see(case).log[-1].act == "reply"


def test_not_closed_before_it_was_rated_or_declined(counter: Counter) -> None:
    case = counter.take()
    counter.to_told(case)
    with pytest.raises(Refusal, match="case_lacks") as caught:
        counter.do("close", case)
    assert caught.value.facts["field"] == "rated"
    for decline, code in (
        (Decline("pigeon", 1), "choice_unknown"),
        (Decline("phone", 0), "attempts_out_of_range"),
        (Decline("phone", 100), "attempts_out_of_range"),
    ):
        with pytest.raises(Refusal, match=code):
            counter.do("close", case, decline)
    counter.do("close", case, Decline("phone", 3))
    seen = counter.see(case)
    assert (seen.card.state, seen.decline_channel, seen.decline_attempts) == ("closed", "phone", 3)
    counter.do("archive", case)
    with pytest.raises(Refusal, match="case_archived"):
        counter.do("remark", case, "补一句")
    with pytest.raises(Refusal, match="case_words_missing"):
        counter.do("remark", counter.take(), " ")


def test_taken_up_again_within_thirty_days(counter: Counter) -> None:
    case, other = counter.take(), counter.take()
    counter.to_closed(case)
    counter.to_closed(other)
    counter.clock.forward(hours=30 * 24)
    counter.do("reopen", case, "又被拖欠", JOBS, HOUSE)
    row = counter.row(case)
    assert (row.state, row.next_step) == ("in_progress", "resolve")
    assert (row.resolved_at, row.told_how, row.closed_at, row.decline_channel) == (None,) * 4
    assert row.due_at == "2026-12-31T07:00:00.000Z"
    counter.clock.forward(seconds=1)
    with pytest.raises(Refusal, match="reopen_over") as caught:
        counter.do("reopen", other, "又被拖欠", JOBS, HOUSE)
    assert caught.value.facts == {"days": 30}


def test_how_many_loops_a_clerk_closed_without_a_rating(counter: Counter) -> None:
    for actor in (HE, HE, LUO):
        counter.actor = actor
        counter.to_closed(counter.take())
    with counter.store.read() as session:
        found = closings(session, "2026-11-24", "2026-11-25")
        none = closings(session, "2026-11-25", "2026-11-26")
    assert found == [Closings(HE.staff_id, 2, 2), Closings(LUO.staff_id, 1, 1)]
    assert none == []


def test_somebody_merged_in_mid_case_keeps_it(counter: Counter) -> None:
    first, second = counter.knows("王伟"), counter.knows("王伟")
    case = counter.take(person_id=max(first, second))
    counter.accept(case)
    with transaction(counter.store, SHEN) as tx:
        merge(tx, first, second, "said_so")
    counter.do("begin", case)
    with counter.store.read() as session:
        for person in (first, second):
            assert [one.id for one in cases_of(session, person, "clerk")] == [case]
            found = open_of(session, person, "JYCY", "clerk")
            assert found is not None
            assert found.id == case
            assert open_of(session, person, "XXPX", "clerk") is None


def test_a_line_too_long_writes_nothing(counter: Counter) -> None:
    case = counter.take()
    counter.accept(case)
    with pytest.raises(Refusal, match="text_too_long"):
        counter.do("resolve", case, "长" * 2001)
    assert counter.state(case) == "accepted"
