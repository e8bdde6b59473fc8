"""One venue is in need, and help comes from all sides: asked, offered, the line cut in between."""

from __future__ import annotations

import pytest

from app.cases import actions, taking
from app.cases.actions import Holder
from app.cases.queries import whole
from app.cases.rules import VENUE
from app.cases.taking import Request
from app.helping import actions as helping
from app.helping.actions import Asked
from app.helping.queries import Asking, OwnCall, asked_elsewhere, calls
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from sync.hub.database import writing
from sync.hub.shared import set_region
from tests.support.cases import HOUSE, JOBS
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle

NEED, NAME = "想学理发手艺", "陈思远"
ASKED = "想找一位理发师傅，带一个学徒，每周两个下午"


class House:
    """A venue with one desk, in the words of whoever works there."""

    def __init__(self, front: Front, staff: str) -> None:
        self.front = front
        front.actor = Actor(staff, MANAGER)

    def takes(self) -> str:
        him = self.front.register(NAME, "19900002046")
        with transaction(self.front.store, self.front.actor) as tx:
            return taking.take(tx, Request(NEED, person_id=him), JOBS, HOUSE).id

    def asks(self, case: str) -> str:
        until = self.front.clock.now().date().isoformat()
        with transaction(self.front.store, self.front.actor) as tx:
            return helping.call(tx, Asked("", ASKED, "province", until, case)).id

    def stops(self, call: str) -> None:
        with transaction(self.front.store, self.front.actor) as tx:
            helping.close(tx, call)

    def offers(self, broadcast: str) -> None:
        with transaction(self.front.store, self.front.actor) as tx:
            helping.offer(tx, broadcast, "我们对面就有一家，师傅愿意带", "罗安 0914-2330001")

    def hands_over(self, case: str, to: str) -> None:
        with transaction(self.front.store, self.front.actor) as tx:
            actions.transfer(tx, case, Holder(VENUE, to), "他们有师傅")

    def hears(self) -> list[Asking]:
        store = self.front.store
        with store.read() as session:
            today = store.day_of(store.clock.now())
            return asked_elsewhere(session, store.place.venue_id, today)

    def own(self) -> list[OwnCall]:
        with self.front.store.read() as session:
            return calls(session)

    def exchanges(self) -> None:
        for _ in range(3):
            self.front.sync()


@pytest.fixture
def houses(hub: HubHandle, make: MakeFront) -> list[House]:
    made = []
    for venue, region in ((hub.venue, "610102"), (hub.add_venue(1), "610104")):
        with writing(hub.engine) as connection:
            set_region(connection, hub.hub, venue, region)
        front = make(joined=False).join(hub.code(venue), "前台1号机")
        house = House(front, hub.add_staff("沈知远", MANAGER, venue))
        house.exchanges()
        made.append(house)
    return made


def test_help_comes_from_another_house(hub: HubHandle, houses: list[House]) -> None:
    one, two = houses
    # Without a line: asked all the same, and nobody has heard of it.
    case = one.takes()
    call = one.asks(case)
    assert one.own()[0].told_in == ""
    two.exchanges()
    assert two.hears() == []
    one.exchanges()
    assert one.own()[0].told_in == "province/61"
    assert one.hears() == [], "nobody is asked by themselves"
    two.exchanges()
    [asking] = two.hears()
    assert (asking.words, asking.venue_id) == (ASKED, hub.venue)
    for word in (NAME, NEED, "19900002046", case):
        assert word not in str(asking)
    # Offered without a line, too; the exchange brings it.
    two.offers(asking.id)
    one.exchanges()
    assert one.own()[0].offers == ()
    two.exchanges()
    one.exchanges()
    [offered] = one.own()[0].offers
    assert (offered.venue_id, offered.contact) == (asking_house(two), "罗安 0914-2330001")
    one.hands_over(case, offered.venue_id)
    one.stops(call)
    one.exchanges()
    two.exchanges()
    assert two.hears() == []
    with one.front.store.read() as session:
        card = whole(session, case, MANAGER).card
    assert (card.state, card.holder_id) == ("transferred", asking_house(two))
    for house in houses:
        assert house.front.waiting().refused == 0


def asking_house(house: House) -> str:
    """Give which venue a desk is of."""
    return house.front.store.place.venue_id
