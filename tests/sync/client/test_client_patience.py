"""A certificate whose time is over, and a line that loses every third answer, for a whole hour."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from app.people.actions import Details, register
from app.store.outbox import waiting
from app.store.transaction import transaction
from sync.client.agent import MOST_MS, Agent
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import dial, join, signer
from sync.client.line import Line, NoConnection
from sync.client.transport import Transport
from tests.support.clock import HandClock
from tests.support.desks import HE, Ground, make_desk
from tests.support.fronts import MakeFront
from tests.support.hub import HubHandle, running_hub
from tests.sync.client.test_client_transport import certificate

HOUR_MS = 3_600_000


def test_a_hub_whose_certificate_ran_out_is_waited_for(tmp_path: Path) -> None:
    good, late = tmp_path / "good", tmp_path / "late"
    for folder, days in ((good, 20), (late, -1)):
        folder.mkdir()
        certificate(folder, days=days)
    desk = make_desk(tmp_path / "desk", HandClock(), Ground(founded=False))

    def sync(hub: HubHandle, folder: Path) -> tuple[str, str]:
        line = dial(Settings(hub.url, None, str(folder / "hub.pem")))
        try:
            round_ = make_exchange(desk.store, line, signer(desk.store, None)).round()
        finally:
            line.close()
        return round_.state, round_.reason

    def unsent() -> int:
        with desk.store.read() as session:
            return waiting(session).unsent

    files = (good / "hub.pem", good / "hub.key")
    with running_hub(tmp_path, tls=files) as hub:
        join(desk.store, Settings(hub.url, None, str(files[0])), hub.code(), "前台")
        assert sync(hub, good) == ("ok", "")
        assert hub.url.startswith("https:")
    with transaction(desk.store, HE) as tx:
        register(tx, Details("林晓禾", consent_way="spoken"))
    with running_hub(tmp_path, tls=(late / "hub.pem", late / "hub.key")) as hub:
        assert sync(hub, late) == ("offline", "certificate_date")
        assert unsent() == 1
    with running_hub(tmp_path, tls=files) as hub:
        assert sync(hub, late) == ("offline", "certificate")
        assert sync(hub, good) == ("ok", "")
        assert unsent() == 0
        assert len(hub.rows("person")) == 1
    desk.store.close()


class EveryThird:
    """A line on which the hub hears everything, and every third answer is lost."""

    def __init__(self, line: Transport) -> None:
        self.line, self.asked, self.lost = line, 0, 0

    def prepare(self, message: object) -> object:
        """Nothing is lost here."""
        return self.line.prepare(message)

    def ask(self, path: str, reply: Any, message: object | None = None, **more: Any) -> Any:
        """Ask, and lose every third answer."""
        said = self.line.ask(path, reply, message, **more)
        self.asked += 1
        if self.asked % 3 == 0:
            self.lost += 1
            raise NoConnection("cut")
        return said


def test_every_third_answer_lost_for_an_hour_costs_nothing(hub: HubHandle, make: MakeFront) -> None:
    front, other, chance = make(), make(), random.Random(3)
    transport = front.call(Settings(hub.url))
    lossy = EveryThird(transport)
    line: Line = lossy
    exchange = make_exchange(front.store, line, signer(front.store, None))
    clock = front.clock
    agent = Agent(chance.random, joined=True, now_ms=clock.elapsed_ms())
    people: list[str] = []
    rounds, failed, began = 0, 0, clock.elapsed_ms()
    comes = began
    while clock.elapsed_ms() - began < HOUR_MS:
        due = agent.next_due(clock.elapsed_ms())
        assert due is not None
        assert due <= MOST_MS
        clock.forward(seconds=due / 1000)
        if clock.elapsed_ms() >= comes:
            people.append(front.register(f"林晓禾{len(people)}"))
            front.check_in(people[-1])
            other.register("周启明")
            other.sync()
            comes += 5 * 60_000
        agent.counted(front.waiting().unsent, 0)
        agent.started()
        result = exchange.round()
        assert result.state in ("ok", "offline")
        failed += result.state != "ok"
        agent.on_result(result, clock.elapsed_ms())
        rounds += 1
    # Patience: on such a line no desk calls more often than the back-off says.
    assert len(people) >= 12
    assert 20 < rounds < 400
    assert 0 < failed < rounds
    front.connect()
    assert front.sync().state == "ok"
    assert front.waiting().unsent == 0
    assert set(people) <= set(hub.rows("person"))
    assert len(hub.rows("visit")) == len(people)
    assert front.count() == len(hub.rows("person"))
    assert lossy.lost == lossy.asked // 3
