"""A case between venues where one has no line: it goes, and is answered, on a stick."""

from __future__ import annotations

from pathlib import Path

from app.cases import actions, taking
from app.cases.actions import Holder
from app.cases.queries import whole
from app.cases.taking import Request
from app.handovers import actions as theirs
from app.handovers import queries
from app.staff.rules import MANAGER
from app.store.transaction import Actor, transaction
from tests.support.cases import HOUSE, JOBS
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import HubHandle
from tests.sync.client.test_client_courier import there_and_back

NEED = "想找离家近的周末兼职"


def manned(hub: HubHandle, front: Front, venue: str) -> Front:
    front.actor = Actor(hub.add_staff("沈知远", MANAGER, venue), MANAGER)
    front.sync()
    return front


def test_handed_on_and_answered_by_stick(hub: HubHandle, make: MakeFront, tmp_path: Path) -> None:
    other = hub.add_venue(1)
    here = manned(hub, make(ring=Ring()), hub.venue)
    there = manned(hub, make(joined=False).join(hub.code(other)), other)
    here.line.gone()
    with transaction(here.store, here.actor) as tx:
        case = taking.take(tx, Request(NEED, name="林晓禾"), JOBS, HOUSE).id
        actions.transfer(tx, case, Holder("venue", other), "那边离家近", ("need",))
    there_and_back(here, hub, tmp_path)
    there.sync()
    with there.store.read() as session:
        [card] = queries.came_here(session, MANAGER)
    assert (card.need, card.name) == (NEED, "")
    there.clock.forward(minutes=1)
    with transaction(there.store, there.actor) as tx:
        theirs.return_(tx, card.id, "本站没有这样的岗位")
    there.sync()
    there_and_back(here, hub, tmp_path)
    with here.store.read() as session:
        seen = whole(session, case, MANAGER)
        sent = queries.sent_of(session, case)
    assert (seen.card.state, seen.log[-1].words) == ("returned", "本站没有这样的岗位")
    assert sent is not None
    assert sent.state == "returned"
