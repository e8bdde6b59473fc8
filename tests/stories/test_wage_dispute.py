"""A wage dispute from the counter to five stars: the line is cut twice, a referral refused once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import pytest

from app.attention.actions import discard
from app.attention.queries import troubles
from app.cases import actions, rating, taking
from app.cases.asking import find_by_code
from app.cases.lifecycle import NEXT
from app.cases.queries import Whole, not_closed, whole
from app.cases.querycode import new_query_code
from app.cases.taking import Request
from app.errors import Refusal
from app.ids import new_id
from app.ratings.actions import Said
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from tests.support.cases import HOUSE, LEGAL
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle

WAGES = "公司拖欠两个月工资，想知道怎么申请仲裁"
STORY = "工地在蓝湾产业园，班长叫我们别声张"
ALLIANCE, LAWYER = new_id(), new_id()


@dataclass
class Counter:
    """One counter of the house, in the words of whoever stands at it."""

    front: Front

    def takes(self, person: str, code: str) -> str:
        with transaction(self.front.store, self.front.actor) as tx:
            asked = Request(WAGES, person_id=person, details=STORY)
            return taking.take(tx, asked, LEGAL, HOUSE, code=code).id

    def does(self, act: str, case: str, *words: Any) -> None:
        self.front.clock.forward(minutes=5)
        with transaction(self.front.store, self.front.actor) as tx:
            getattr(actions, act)(tx, case, *words)

    def hears_stars(self, case: str, stars: int) -> None:
        with transaction(self.front.store, self.front.actor) as tx:
            rating.rate(tx, case, Said(stars, ("solved",), "谢谢，钱拿到了"), "desk_screen")

    def sees(self, case: str) -> Whole:
        with self.front.store.read() as session:
            return whole(session, case, MANAGER)


@pytest.fixture
def counters(hub: HubHandle, make: MakeFront) -> tuple[Counter, Counter]:
    made = []
    for _ in range(2):
        front = make(restricted=True)
        front.actor = Actor(hub.add_staff("沈知远", MANAGER), MANAGER)
        made.append(Counter(front))
    exchange(*made)
    return made[0], made[1]


def exchange(*some: Counter) -> None:
    """The line holds: everybody hears of everything; the clocks on the wall are the same."""
    late = max(counter.front.clock.now() for counter in some)
    for counter in some:
        behind = late - counter.front.clock.now()
        counter.front.clock.forward(seconds=behind.total_seconds())
    for _ in range(3):
        for counter in some:
            counter.front.sync()


def test_a_wage_dispute_from_the_counter_to_five_stars(
    hub: HubHandle, counters: tuple[Counter, Counter]
) -> None:
    one, two = counters
    # A morning without a line: he is checked in, tells it in one sentence, gets his code.
    him = one.front.register("陈思远", "19900002046")
    one.front.check_in(him)
    code = new_query_code(secrets.token_bytes)
    case = one.takes(him, code)
    one.does("accept", case)
    one.does("refer", case, ALLIANCE, "spoken", ("name", "need"))
    assert (one.sees(case).card.state, one.sees(case).card.sensitive) == ("referred", True)
    exchange(one, two)
    # Headquarters knows that there is a case of legal aid and how it stands, and no word of it.
    shell = hub.rows("case")[case]
    assert (shell["category"], shell["state"]) == ("FLYZ", "referred")
    assert WAGES not in str(hub.rows("case")) + str(hub.rows("case_note"))
    assert two.sees(case).words["details"] == STORY
    # The alliance sends it back: not their district. The other counter finds a lawyer.
    one.does("return_", case, "劳动关系不在本区，请找望江区的律师")
    exchange(one, two)
    # The line is cut again: one gives it to a lawyer, the other does not know and takes it up.
    two.does("assign", case, two.front.actor.staff_id, actions.Holder("partner", LAWYER))
    one.does("reject", case, "没有人能办")
    exchange(two, one)
    for counter in (one, two):
        assert counter.sees(case).card.state == "assigned"
    with one.front.store.read() as session:
        found = troubles(session, one.front.store.models)
    assert {trouble.code for trouble in found} == {"moved_on", "group"}, "said, and not lost"
    assert any(line.words == "没有人能办" for line in one.sees(case).log if line.mark)
    with transaction(one.front.store, one.front.actor) as tx:
        for trouble in found:
            discard(tx, trouble.op_id, "那边已经找到律师")
    two.does("begin", case)
    two.does("resolve", case, "仲裁调解成功，公司已补发两个月工资")
    # Answered is not closed: it stays on the list until he was told and has said what he thinks.
    with pytest.raises(Refusal, match="no_such_move"):
        two.does("archive", case)
    two.does("tell", case, "phone")
    with pytest.raises(Refusal, match="case_lacks"):
        two.does("close", case)
    with two.front.store.read() as session:
        assert [card.id for card in not_closed(session, MANAGER, "2099-01-01")] == [case]
    exchange(two, one)
    closed_with_stars(hub, one, two, case, code)


def closed_with_stars(hub: HubHandle, one: Counter, two: Counter, case: str, code: str) -> None:
    """He comes by with his code, rates at the window, and it is put away."""
    assert find_by_code(one.front.store, one.front.actor, code) == case
    one.hears_stars(case, 5)
    with pytest.raises(Refusal, match="case_rated_already"):
        one.hears_stars(case, 1)
    one.does("close", case)
    one.does("archive", case)
    exchange(one, two)
    acts = [line.act for line in two.sees(case).log]
    assert acts == [
        *("take", "accept", "refer", "return", "assign", "begin", "resolve", "tell"),
        *("close", "archive"),
    ]
    for counter in (one, two):
        stands = counter.sees(case).card
        assert (stands.state, stands.rated, NEXT.get(stands.state)) == ("archived", True, None)
        assert counter.front.waiting().unsent == counter.front.waiting().refused == 0
    # What he said without his name waits for four others before anybody can read it.
    assert hub.rows("rating") == {}
