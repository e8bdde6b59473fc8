"""A venue hands a case to another, which asks for material and answers; the line is cut between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from app.cases import actions, taking
from app.cases.actions import Holder
from app.cases.queries import Whole, whole
from app.cases.taking import Request
from app.handovers import actions as theirs
from app.handovers import queries
from app.handovers.queries import Sent
from app.ops import Body
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from tests.support.cases import HOUSE, JOBS, LEGAL
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle, desk_of

NEED, STORY, PHONE = "想找离家近的周末兼职", "上次被骗过押金，不敢再去", "19900002046"


@dataclass
class House:
    """One venue's counter, in the words of whoever stands at it."""

    front: Front
    venue: str

    def takes(self, person: str, of: Any = JOBS) -> str:
        with transaction(self.front.store, self.front.actor) as tx:
            asked = Request(NEED, person_id=person, details=STORY)
            case = taking.take(tx, asked, of, HOUSE).id
            actions.accept(tx, case)
        return case

    def does(self, act: str, case: str, *words: Any) -> None:
        """Do something about a case of this house's own."""
        self.front.clock.forward(minutes=5)
        with transaction(self.front.store, self.front.actor) as tx:
            getattr(actions, act)(tx, case, *words)

    def answers(self, act: str, *words: str) -> None:
        """Do something about the case that came from elsewhere."""
        self.front.clock.forward(minutes=5)
        with transaction(self.front.store, self.front.actor) as tx:
            getattr(theirs, act)(tx, self.came().id, *words)

    def sees(self, case: str) -> Whole:
        with self.front.store.read() as session:
            return whole(session, case, MANAGER)

    def sent(self, case: str) -> Sent:
        with self.front.store.read() as session:
            found = queries.sent_of(session, case)
        assert found is not None
        return found

    def came(self) -> Any:
        """Give the card of the only case that came from elsewhere, done or not."""
        with self.front.store.read() as session:
            live = queries.came_here(session, MANAGER)
            [card] = live or queries.came_here(session, MANAGER, live=False)
        return card

    def reads(self) -> Whole:
        """Open the case that came from elsewhere."""
        with self.front.store.read() as session:
            return queries.whole(session, self.came().id, MANAGER)


@pytest.fixture
def houses(hub: HubHandle, make: MakeFront) -> tuple[House, House]:
    """Two venues of one headquarters, each with a desk that reads everything."""
    other = hub.add_venue(1)
    made = []
    for venue, name in ((hub.venue, "沈知远"), (other, "顾清和")):
        front = make(joined=False).join(hub.code(venue, restricted=True))
        front.actor = Actor(hub.add_staff(name, MANAGER, venue), MANAGER)
        made.append(House(front, venue))
    return made[0], made[1]


def exchange(*some: House) -> None:
    """The line holds: everybody hears of everything; the clocks on the wall are the same."""
    late = max(one.front.clock.now() for one in some)
    for one in some:
        one.front.clock.forward(seconds=(late - one.front.clock.now()).total_seconds())
    for _ in range(3):
        for one in some:
            one.front.sync()


def test_a_case_is_handed_on_asked_about_and_answered_with_the_line_cut_between(
    hub: HubHandle, houses: tuple[House, House]
) -> None:
    here, there = houses
    exchange(here, there)
    her = here.front.register("林晓禾", PHONE)
    case = here.takes(her)
    # Without a line the case is handed on; the other house hears of it when the line is back.
    here.does("transfer", case, Holder("venue", there.venue), "那边离家近", ("need", "phone"))
    assert here.sees(case).card.state == "transferred"
    exchange(here, there)
    seen = there.reads()
    assert (seen.card.from_name, seen.card.handed) == ("青禾区望江街道青年之家", "offered")
    assert seen.words == {"need": NEED, "phone": PHONE}, "only what was ticked"
    assert here.sent(case).state == "offered"
    there.answers("accept")
    there.answers("ask", "请问周六能来面试吗")
    exchange(there, here)
    assert here.sent(case).state == "asked"
    assert here.sees(case).log[-1].words == "请问周六能来面试吗"
    # The line is cut: she is rung up and answers, which is written down, and goes when it holds.
    here.does("reply", case, "周六上午可以")
    assert there.came().handed == "asked"
    exchange(here, there)
    assert (there.came().handed, here.sent(case).state) == ("accepted", "accepted")
    assert there.reads().log[-1].words == "周六上午可以"
    there.answers("resolve", "已录用，周六上午九点到岗")
    assert here.sees(case).card.state == "transferred"
    exchange(there, here)
    both_see_the_same(here, there, case)
    here.does("tell", case, "phone")
    exchange(here, there)
    assert here.sees(case).card.state == "told"
    for one in houses:
        assert one.front.waiting().unsent == one.front.waiting().refused == 0
    # No id of hers, and no word that was not ticked, ever lay at the other house.
    for kind in ("handover", "handover_words", "handover_note"):
        rows = str(hub.rows(kind, there.venue))
        assert not any(word in rows for word in (her, STORY, "林晓禾", "那边离家近"))
    assert hub.rows("case", there.venue) == {}


def both_see_the_same(here: House, there: House, case: str) -> None:
    assert (here.sees(case).card.state, here.sent(case).state) == ("resolved", "resolved")
    assert (there.came().handed, there.came().state) == ("resolved", "closed")
    ours = [(line.act, line.words) for line in here.sees(case).log if line.way == "venue"]
    assert ours == [
        ("holder_accepted", ""),
        ("holder_asked", "请问周六能来面试吗"),
        ("resolve", "已录用，周六上午九点到岗"),
    ]
    acts = [line.act for line in there.reads().log]
    assert acts == ["transfer", "accept", "ask_material", "reply", "resolve"]


def test_a_sensitive_case_comes_back_and_who_is_erased_is_forgotten_at_both(
    hub: HubHandle, houses: tuple[House, House]
) -> None:
    here, there = houses
    exchange(here, there)
    him = here.front.register("陈思远", PHONE)
    case = here.takes(him, LEGAL)
    here.does("transfer", case, Holder("venue", there.venue), "那边有律师", ("need", "name"))
    exchange(here, there)
    assert there.reads().words == {"need": NEED, "name": "陈思远"}
    there.answers("accept")
    there.answers("return_", "律师这周不在")
    exchange(there, here)
    assert here.sees(case).card.state == "returned"
    assert here.sees(case).log[-1].words == "律师这周不在"
    # Nobody without the right was ever shown a word of it.
    for venue in (here.venue, there.venue):
        for kind in ("handover_words", "handover_note", "case_note"):
            assert "律师" not in str(hub.rows(kind, venue))
    desk_of(hub).say(Body(v=1, verb="erase", kind="person", id=him, salt=""))
    exchange(here, there)
    seen = there.reads()
    assert (seen.words, seen.card.need) == ({}, "")
    assert "律师" not in str(seen.log)
    assert "律师" not in str(here.sees(case).log)
