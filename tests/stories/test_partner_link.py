"""A case goes to an alliance that has no program: the link, the telephone, and both at once."""

from __future__ import annotations

from typing import Any

import pytest

from app.attention.queries import troubles
from app.cases import actions, partner, taking
from app.cases.queries import Whole, whole
from app.cases.referral import SEEN
from app.cases.taking import Request
from app.ids import new_id
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from tests.support.browsing import Page, Visitor
from tests.support.cases import HOUSE, JOBS
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle
from tests.support.partnered import form_of
from ui.cases.jobs import read_case
from ui.cases.suggestions import HERE
from ui.checkin.jobs import Hand

ALLIANCE = new_id()
NEED, STORY = "想找一份晚上的兼职", "家里欠债，别让班主任知道"


class Counter:
    """A counter in the words of whoever stands at it."""

    def __init__(self, front: Front, staff: str) -> None:
        self.front = front
        front.actor = Actor(staff, MANAGER)

    def refers(self) -> str:
        """Take a case down and hand it to the alliance."""
        him = self.front.register("陈思远", "19900002046")
        with transaction(self.front.store, self.front.actor) as tx:
            asked = Request(NEED, person_id=him, details=STORY)
            case = taking.take(tx, asked, JOBS, HOUSE).id
        self.does(actions.accept, case)
        self.does(actions.refer, case, ALLIANCE, "spoken", ("name", "need"))
        return case

    def does(self, act: Any, case: str, *words: Any) -> None:
        self.front.clock.forward(minutes=5)
        with transaction(self.front.store, self.front.actor) as tx:
            act(tx, case, *words)

    def sees(self, case: str) -> Whole:
        with self.front.store.read() as session:
            return whole(session, case, MANAGER)

    def said(self, case: str, act: str) -> list[str]:
        """Give the words of the lines that came by the link."""
        return [line.words for line in self.sees(case).log if (line.act, line.way) == (act, "link")]

    def address(self, case: str) -> str:
        """Give what the screen gives to the partner."""
        return read_case(Hand(self.front.store, self.front.actor), case, HERE).address

    def link_state(self, case: str) -> str:
        with self.front.store.read() as session:
            found = partner.link_of(session, case)
        return found.state if found is not None else ""

    def exchanges(self) -> None:
        """The line holds for a while."""
        for _ in range(3):
            self.front.sync()


@pytest.fixture
def counter(hub: HubHandle, make: MakeFront) -> Counter:
    made = Counter(make(), hub.add_staff("沈知远", MANAGER))
    made.exchanges()
    return made


class Alliance:
    """Somebody of the alliance with a phone and an address they were sent."""

    def __init__(self, hub: HubHandle, address: str) -> None:
        self.visitor = Visitor(hub.url, hub.venue_code)
        # The desk has headquarters behind a wire that tests cut; the phone has its own way there.
        self.link = address.split(f"/p/{hub.venue_code}/")[1]

    def opens(self) -> Page:
        return self.visitor.send(self.link, self.visitor.get(self.link).hidden())

    def answers(self, page: Page, answer: str, words: str = "") -> Page:
        said = {"form": form_of(page, answer), "answer": answer, "words": words}
        return self.visitor.send(f"{self.link}/answer", said)


def test_answered_by_the_link(hub: HubHandle, counter: Counter) -> None:
    case = counter.refers()
    assert counter.address(case) == "", "no line yet, no link"
    counter.exchanges()
    alliance = Alliance(hub, counter.address(case))
    page = alliance.opens()
    assert NEED in page.words
    assert "陈思远" in page.words
    assert STORY not in page.text
    counter.exchanges()
    assert counter.link_state(case) == SEEN
    page = alliance.answers(page, "ask", "请补一份身份证明的类型")
    counter.exchanges()
    assert counter.said(case, "partner_asked") == ["请补一份身份证明的类型"]
    counter.does(actions.amend, case, {"details": "带学生证"})
    counter.exchanges()
    alliance.answers(alliance.opens(), "result", "已安排夜间图书管理岗位")
    counter.exchanges()
    seen = counter.sees(case)
    assert seen.card.state == "resolved"
    assert counter.said(case, "resolve") == ["已安排夜间图书管理岗位"]
    counter.does(actions.tell, case, "phone")
    counter.exchanges()
    assert hub.rows("case")[case]["state"] == "told"
    assert counter.front.waiting().refused == 0


def test_they_ring_up_while_the_line_is_cut_and_press_the_button_too(
    hub: HubHandle, counter: Counter
) -> None:
    case = counter.refers()
    counter.exchanges()
    alliance = Alliance(hub, counter.address(case))
    page = alliance.opens()
    # The line is cut: they say it on the telephone, and somebody else of theirs by the link.
    counter.does(partner.take_answer, case, partner.RETURNED, "phone", "这个月排满了")
    done = alliance.answers(page, "result", "已安排")
    assert done.status == 200
    counter.exchanges()
    seen = counter.sees(case)
    assert seen.card.state == "resolved", "what came first stands"
    assert {line.words for line in seen.log if line.act in ("return", "resolve")} == {
        *("这个月排满了", "已安排")
    }, "and both are read"
    with counter.front.store.read() as session:
        found = {one.code for one in troubles(session, counter.front.store.models)}
    assert found == {"moved_on", "group"}


def test_rung_up_first_the_link_is_over(hub: HubHandle, counter: Counter) -> None:
    case = counter.refers()
    counter.exchanges()
    alliance = Alliance(hub, counter.address(case))
    page = alliance.opens()
    counter.does(partner.take_answer, case, partner.RESULT, "phone", "已安排")
    counter.exchanges()
    late = alliance.answers(page, "return", "办不了")
    assert (late.status, "已经作废" in late.words) == (410, True)
    assert NEED not in late.text
    counter.exchanges()
    assert counter.sees(case).card.state == "resolved"
    assert counter.address(case) == ""
