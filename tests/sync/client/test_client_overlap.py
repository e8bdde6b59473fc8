"""While the hub works on one request the desk is at the next: nothing is lost or done twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest

from app.people.actions import Details, register
from app.store.transaction import transaction
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import signer
from sync.client.line import PULL, PUSH, Line, NoConnection, TooLarge
from sync.client.rounds import LEAST_OPS
from sync.wire.messages import Pull, Push
from tests.support.desks import HE
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle

T = TypeVar("T")
COUNT = 5 * LEAST_OPS


@dataclass
class Breaking:
    """A line on which chosen requests are answered by the hub, and the answer never comes."""

    real: Line
    lost: dict[str, dict[int, Exception]]
    asked: dict[str, list[Any]] = field(default_factory=dict)

    def prepare(self, message: object) -> object:
        """Leave it as it is, to be read by the test."""
        return message

    def ask(
        self,
        path: str,
        reply: type[T],
        message: object | None = None,
        *,
        token: str = "",
        wait: float = 0.0,
    ) -> T:
        """Ask, and answer or lose the answer."""
        said = self.asked.setdefault(path, [])
        said.append(message)
        answer = self.real.ask(path, reply, message, token=token, wait=wait)
        trouble = self.lost.get(path, {}).get(len(said))
        if trouble is not None:
            raise trouble
        return answer


def broken(front: Front, path: str = "", number: int = 0, trouble: str = "cut") -> Breaking:
    """Put a line before the desk that loses the answer to one request, and take small steps."""
    error = TooLarge() if trouble == "too_large" else NoConnection(trouble)
    line = Breaking(front.call(Settings(front.line.url)), {path: {number: error}})
    front.exchange = make_exchange(front.store, line, signer(front.store, None))
    front.exchange.pace.ops = front.exchange.pace.rows = LEAST_OPS
    return line


def registered(front: Front, count: int = COUNT) -> None:
    """Register so many people in one go."""
    with transaction(front.store, HE) as tx:
        for number in range(count):
            register(tx, Details(f"王伟{number}", consent_way="spoken"))


def numbers(line: Breaking) -> list[int]:
    """List the numbers of all operations sent, in order."""
    pushes: list[Push] = line.asked[PUSH]
    return [op.seq for push in pushes for op in push.ops]


def test_batches_go_up_without_a_gap_each_once(make: MakeFront, hub: HubHandle) -> None:
    front = make()
    registered(front)
    line = broken(front)
    result = front.sync()
    assert (result.state, result.sent) == ("ok", COUNT)
    assert numbers(line) == list(range(1, COUNT + 1))
    assert len(hub.rows("person")) == COUNT
    assert front.states() == {"echoed": COUNT}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_lost_answer_leaves_the_batches_before_it_settled(
    make: MakeFront, hub: HubHandle, number: int
) -> None:
    front = make()
    registered(front)
    broken(front, PUSH, number)
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "cut")
    # What was answered before is kept, although the next batch was under way by then.
    assert front.waiting().unsent == COUNT - result.sent
    assert result.sent >= LEAST_OPS * (number - 1)
    broken(front)
    assert front.sync().state == "ok"
    assert front.waiting().unsent == 0
    assert len(hub.rows("person")) == COUNT


def test_a_batch_too_large_is_cut_though_the_next_was_read(make: MakeFront, hub: HubHandle) -> None:
    front = make()
    registered(front)
    line = broken(front, PUSH, 2, "too_large")
    result = front.sync()
    assert (result.state, result.sent) == ("ok", COUNT)
    assert sorted(set(numbers(line))) == list(range(1, COUNT + 1))
    assert len(hub.rows("person")) == COUNT


def test_a_lost_page_leaves_those_before_it_laid_in(make: MakeFront) -> None:
    other, front = make(), make()
    registered(other)
    assert other.sync().state == "ok"
    broken(front, PULL, 3)
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "cut")
    assert result.received == 2 * LEAST_OPS
    line = broken(front)
    assert front.sync().state == "ok"
    assert front.count() == COUNT
    pulls: list[Pull] = line.asked[PULL]
    assert len({pull.cursors["venue"] for pull in pulls}) == len(pulls)
