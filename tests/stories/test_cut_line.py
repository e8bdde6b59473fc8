"""Two desks, one hub, and a line that is cut at both: nobody is lost, nobody counts twice."""

from __future__ import annotations

from dataclasses import dataclass

from app.checkin.queries import Occupancy, today
from sync.client.agent import Agent, Status
from sync.client.joining import make_worker
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle


@dataclass
class Counter:
    """A front desk in the words of its staff."""

    front: Front
    agent: Agent

    def try_the_line(self) -> Status:
        """Let the desk sync as it would by itself; gives what the pill says."""
        result = self.front.sync()
        self.agent.on_result(result, 0)
        return self.pill()

    def pill(self) -> Status:
        """Read the pill."""
        waiting = self.front.waiting()
        self.agent.counted(waiting.unsent, waiting.refused)
        return self.agent.status()

    def comes_in(self, person: str) -> str:
        """Somebody known walks in."""
        return self.front.check_in(person)[0]

    def new_here(self, name: str) -> str:
        """Somebody comes for the first time: registered and checked in."""
        person = self.front.register(name)
        self.front.check_in(person)
        return person

    def house(self) -> Occupancy:
        """Read how full the house is."""
        store = self.front.store
        now = store.clock.now()
        with store.read() as session:
            return today(session, store.day_of(now), now, self.front.desk.profile).occupancy


def test_the_line_is_cut_at_both_desks_and_comes_back(hub: HubHandle, make: MakeFront) -> None:
    desk_1, desk_2 = (Counter(make(), Agent(lambda: 0.0, joined=True)) for _ in "12")
    known = desk_1.front.register("周启明")
    for desk in (desk_1, desk_2):
        assert desk.try_the_line().state == "ok"

    # The line is cut at both. Work goes on.
    for desk in (desk_1, desk_2):
        desk.front.line.gone()
        assert desk.try_the_line().state == "offline"
    lin = desk_1.new_here("林晓禾")
    desk_1.comes_in(known)
    chen = desk_2.new_here("陈可欣")
    zeng = desk_2.new_here("曾一诺")
    desk_2.comes_in(known)

    # The pills say: 离线 · 3 条待同步, and 离线 · 5 条待同步.
    first, second = desk_1.try_the_line(), desk_2.try_the_line()
    assert (first.state, first.unsent, first.reason) == ("offline", 3, "unreachable")
    assert (second.state, second.unsent, second.reason) == ("offline", 5, "unreachable")
    assert first.last_ok is not None
    assert (desk_1.house().visits, desk_2.house().visits) == (2, 3)

    # Somebody wants to go home: the desk says how many are unsent, and keeps them.
    worker = make_worker(desk_1.front.store)
    assert worker.status().state == "offline"
    worker.start()
    assert worker.stop()
    assert worker.status().unsent == 3
    assert desk_1.front.waiting().unsent == 3

    # The line is back.
    for desk in (desk_1, desk_2):
        desk.front.line.back()
    for desk in (desk_1, desk_2, desk_1):
        pill = desk.try_the_line()
        assert (pill.state, pill.unsent, pill.refused) == ("ok", 0, 0)

    # Both see everybody; he who was checked in at both desks counts once.
    for desk in (desk_1, desk_2):
        assert desk.front.count() == 4
        assert {desk.front.person(person).name for person in (known, lin, chen, zeng)} == {
            "周启明",
            "林晓禾",
            "陈可欣",
            "曾一诺",
        }
        assert desk.house().visits == 4
        assert desk.house().inside == 4
    assert len(hub.rows("person")) == 4
    visits = hub.rows("visit")
    assert len(visits) == 5
    assert sum("duplicate_of" in fields for fields in visits.values()) == 1
