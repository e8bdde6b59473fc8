"""A case with a partner: what is known of their link, and what they answer without it."""

from __future__ import annotations

import pytest

from app.cases import partner
from app.cases.partner import Link, link_of
from app.cases.referral import STANDING, STATES
from app.errors import Refusal
from app.ids import new_id
from app.ops import Version
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from app.store.transaction import transaction
from tests.support.cases import LEGAL, WAGES, Counter
from tests.support.desks import EPOCH, HE, QIN

PARTNER = "01900000-0000-7000-8000-0000000000a1"
LATER = "2026-12-08T07:00:00.000Z"
SAID = "2026-11-24T07:00:00.000Z"


def referred(counter: Counter) -> str:
    """Give a case that is with a partner."""
    case = counter.take()
    counter.accept(case)
    counter.do("refer", case, PARTNER, "spoken", ["need"])
    return case


def answers(counter: Counter, case: str, answer: str, words: str = "", way: str = "phone") -> None:
    with transaction(counter.store, counter.actor) as tx:
        partner.take_answer(tx, case, answer, way, words)


def told(counter: Counter, case: str, state: str, *, secret: bool = False, number: int = 7) -> str:
    """Let headquarters say how it stands with the link; gives the referral."""
    row_id, link = new_id(), None if secret else "/p/QJ0001/r/abc"
    fields = {
        "case_id": case,
        "partner_id": PARTNER,
        "state": state,
        "link": link,
        "serial": 0,
        "expires_at": LATER,
        "changed_at": SAID,
    }
    rows = [IncomingRow("referral", row_id, Version(EPOCH, "venue", number), fields)]
    incoming(counter.store, IncomingPage(rows=rows))
    if secret:
        hidden = {"case_id": case, "referral_id": row_id, "link": "/p/QJ0001/r/xyz"}
        version = Version(EPOCH, "venue/restricted", 3)
        rows = [IncomingRow("referral_link", new_id(), version, hidden)]
        incoming(counter.store, IncomingPage(rows=rows))
    return row_id


def link(counter: Counter, case: str) -> Link | None:
    with counter.store.read() as session:
        return link_of(session, case)


def test_taken_on_and_asked_move_nothing(counter: Counter) -> None:
    case = referred(counter)
    answers(counter, case, partner.ACCEPTED)
    answers(counter, case, partner.ASKED, "劳动合同", "message")
    assert counter.state(case) == "referred"
    lines = [(one.act, one.words, one.way) for one in counter.see(case).log][-2:]
    assert lines == [("partner_accepted", "", "phone"), ("partner_asked", "劳动合同", "message")]


def test_a_result_and_a_return_move_it_with_the_way_they_came(counter: Counter) -> None:
    case, other = referred(counter), referred(counter)
    answers(counter, case, partner.RESULT, "已调解成功", "letter")
    answers(counter, other, partner.RETURNED, "不在本区", "in_person")
    assert (counter.state(case), counter.row(case).resolved_at is not None) == ("resolved", True)
    row = counter.row(other)
    assert (row.state, row.holder_kind, row.holder_id) == ("returned", "own", None)
    assert [counter.see(one).log[-1].way for one in (case, other)] == ["letter", "in_person"]


@pytest.mark.parametrize("answer", [partner.ASKED, partner.RETURNED, partner.RESULT])
def test_what_must_be_said_must_be_said(counter: Counter, answer: str) -> None:
    case = referred(counter)
    with pytest.raises(Refusal, match="case_words_missing"):
        answers(counter, case, answer, "  ")
    with pytest.raises(Refusal, match="text_too_long"):
        answers(counter, case, answer, "长" * 2001)
    assert counter.state(case) == "referred"
    assert counter.see(case).log[-1].act == "refer"


def test_only_of_a_case_that_is_with_a_partner(counter: Counter) -> None:
    case = counter.take()
    with pytest.raises(Refusal, match="case_not_referred") as caught:
        answers(counter, case, partner.ACCEPTED)
    assert caught.value.facts == {"now": "submitted"}
    case = referred(counter)
    for answer, way, field in (("sold", "phone", "answer"), ("accepted", "web", "way")):
        with pytest.raises(Refusal, match="choice_unknown") as caught:
            answers(counter, case, answer, way=way)
        assert caught.value.facts == {"field": field}


def test_of_a_sensitive_case_by_whoever_may_and_where_few_read(counter: Counter) -> None:
    counter.actor = QIN
    case = counter.take(WAGES, LEGAL)
    counter.accept(case)
    counter.do("refer", case, PARTNER, "spoken", ["need"])
    counter.actor = HE
    with pytest.raises(Refusal, match="not_allowed"):
        answers(counter, case, partner.ACCEPTED)
    counter.actor = QIN
    answers(counter, case, partner.ASKED, "劳动合同")
    assert "劳动合同" not in str(counter.see(case, "clerk").log)
    assert counter.see(case).log[-1].words == "劳动合同"


def test_the_link_as_headquarters_tells_it(counter: Counter) -> None:
    case = referred(counter)
    assert link(counter, case) is None
    told(counter, case, "seen")
    found = link(counter, case)
    assert found == Link("seen", "/p/QJ0001/r/abc", LATER, SAID)
    assert found is not None
    assert [found.is_late(at) for at in ("2026-12-08T06:59:59.999Z", LATER)] == [False, True]


@pytest.mark.parametrize("state", STATES)
def test_a_link_that_is_over_is_none(counter: Counter, state: str) -> None:
    case = referred(counter)
    told(counter, case, state)
    assert (link(counter, case) is not None) == (state in STANDING)


def test_of_a_sensitive_case_it_is_with_the_secrets(counter: Counter) -> None:
    case = referred(counter)
    told(counter, case, "open", secret=True)
    assert link(counter, case) == Link("open", "/p/QJ0001/r/xyz", LATER, SAID)
