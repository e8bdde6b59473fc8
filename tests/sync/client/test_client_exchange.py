"""What a hub may answer, answer by answer: a real hub behind a line that changes its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
import pytest
from sqlalchemy import select, update

from app.ops import Version
from app.store.base import Cursor, OutboxOp
from app.store.incoming import from_headquarters
from app.store.standing import keep_state
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import signer
from sync.client.line import PULL, PUSH, Denied, Line, Rejected
from sync.client.sign_in import FLOOR, Desk
from sync.wire.messages import Op, Page, Pull, Pulled, Push, Pushed, Row, Verdict
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle

T = TypeVar("T")
Change = Callable[[Any, Any], Any]
"""Gets the request and a way to ask the hub; gives the reply."""


@dataclass
class Edited:
    """A line whose next answers may be others than the hub gave."""

    real: Line
    edits: dict[str, list[Change]] = field(default_factory=dict)
    sent: list[Any] = field(default_factory=list)

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
        """Ask the hub, or answer as the test wants."""
        self.sent.append(message)

        def onward(other: object | None = None) -> T:
            return self.real.ask(path, reply, other or message, token=token, wait=wait)

        waiting = self.edits.get(path)
        if waiting:
            changed: T = waiting.pop(0)(message, onward)
            return changed
        return onward()

    def pushes(self) -> list[Push]:
        """Give the pushes that were sent."""
        return [message for message in self.sent if isinstance(message, Push)]


@pytest.fixture
def front(make: MakeFront) -> Front:
    """A desk that is in step with the hub."""
    made = make()
    assert made.sync().state == "ok"
    return made


@pytest.fixture
def line(front: Front) -> Edited:
    """The desk's line, to be edited."""
    made = Edited(front.call(Settings(front.line.url)))
    front.exchange = make_exchange(front.store, made, signer(front.store, None))
    return made


def raising(trouble: Exception) -> Change:
    """Answer with a trouble."""

    def change(_message: Any, _onward: Any) -> Any:
        raise trouble

    return change


def said(**changes: Any) -> Change:
    """Let the hub do its work, and say something else."""

    def change(_message: Any, onward: Any) -> Any:
        return msgspec.structs.replace(onward(), **changes)

    return change


def verdicts(front: Front) -> list[tuple[str | None, str | None, str]]:
    """List (verdict, code, state) of all operations in order."""
    with front.store.read() as session:
        rows = session.execute(
            select(OutboxOp.verdict, OutboxOp.code, OutboxOp.state).order_by(OutboxOp.seq)
        )
        return [(row[0], row[1], row[2]) for row in rows]


def test_another_epoch_settles_nothing_and_gives_up_at_last(front: Front, line: Edited) -> None:
    front.register("林晓禾")
    line.edits[PUSH] = [said(epoch="01900000-0000-7000-8000-00000000dead")] * 3
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "epoch")
    assert front.waiting().unsent == 1
    assert len(line.pushes()) == 3
    assert front.sync().state == "ok"


def test_an_unreadable_cursor_is_dropped_and_all_read_anew(
    front: Front, line: Edited, hub: HubHandle
) -> None:
    person = front.register("林晓禾")
    front.sync()
    with from_headquarters(front.store) as session:
        session.execute(update(Cursor).values(cursor="nonsense"))
    result = front.sync()
    assert (result.state, result.reason) == ("ok", "")
    assert result.received >= 2
    assert front.person(person).name == "林晓禾"
    assert line.sent


def test_what_ends_a_wait_is_left_to_the_next_round(front: Front, line: Edited) -> None:
    front.sync()
    line.edits[PULL] = [raising(Denied("token"))]
    assert front.exchange is not None
    heard = front.exchange.listen(5.0)
    assert (heard.state, heard.reason) == ("ok", "interrupted")
    line.edits[PULL] = [raising(Rejected("ahead"))]
    heard = front.exchange.listen(5.0)
    assert (heard.state, heard.reason) == ("attention", "ahead")


def failing(message: Push, onward: Any) -> Pushed:
    """Take all but the second operation, which the hub fails on while it has a body."""
    poison = next((index for index, op in enumerate(message.ops) if POISON in op.body), None)
    if poison is None:
        pushed: Pushed = onward()
        return pushed
    name = message.ops[poison].op_id
    if poison == 0:
        return Pushed(message.epoch, [], message.ops[0].seq - 1, failed=[name])
    before = msgspec.structs.replace(message, ops=message.ops[:poison])
    taken: Pushed = msgspec.structs.replace(onward(before), failed=[name])
    return taken


POISON = "单雨桐"


def test_an_operation_the_hub_cannot_bear_is_withheld_after_an_hour(
    front: Front, line: Edited, hub: HubHandle
) -> None:
    for name in ("林晓禾", POISON, "曾一诺"):
        front.register(name)
    line.edits[PUSH] = [failing] * 10
    first = front.sync()
    assert (first.state, first.reason, first.sent) == ("attention", "op_failed", 1)
    for minutes in (20, 20):
        front.clock.forward(minutes=minutes)
        assert front.sync().reason == "op_failed"
    assert front.waiting().unsent == 2
    assert not any(op.withheld for push in line.pushes() for op in push.ops)
    front.clock.forward(minutes=25)
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 2)
    stubs = [op for push in line.pushes() for op in push.ops if op.withheld]
    assert [(stub.body, len(stub.hash)) for stub in stubs] == [("", 64)]
    assert verdicts(front)[1] == ("held", "withheld", "settled")
    assert {fields["name"] for fields in hub.rows("person").values()} == {"林晓禾", "曾一诺"}


def gap(expected: int) -> Change:
    """Answer that another number is expected."""
    return lambda message, _: Pushed(message.epoch, [], expected - 1, expected=expected)


def test_a_gap_is_closed_by_offering_again(front: Front, line: Edited, hub: HubHandle) -> None:
    front.register("林晓禾")
    front.sync()
    front.register("周启明")
    line.edits[PUSH] = [gap(1)]
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 2)
    assert [op.seq for op in line.pushes()[-1].ops] == [1, 2]
    assert len(hub.rows("person")) == 2


def test_a_gap_of_numbers_never_used_is_numbered_over(
    front: Front, line: Edited, hub: HubHandle
) -> None:
    front.register("林晓禾")
    with from_headquarters(front.store) as session:
        session.execute(update(OutboxOp).values(seq=7))
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 1)
    assert [push.ops[0].seq for push in line.pushes()] == [7, 1]
    assert len(hub.rows("person")) == 1


def test_a_gap_that_stays_needs_a_person(front: Front, line: Edited) -> None:
    front.register("林晓禾")
    line.edits[PUSH] = [gap(5), gap(9)]
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "gap")
    assert front.waiting().unsent == 1


def test_numbers_with_a_hole_go_in_two_pushes(front: Front, line: Edited) -> None:
    first, second = front.register("林晓禾"), front.register("周启明")
    with from_headquarters(front.store) as session:
        session.execute(update(OutboxOp).where(OutboxOp.row_id == second).values(seq=5))
    assert front.sync().state == "ok"
    assert [len(push.ops) for push in line.pushes()] == [1, 1, 1]
    assert first != second


def test_numbers_of_a_former_life_are_not_given_again(
    front: Front, line: Edited, hub: HubHandle
) -> None:
    for name in ("林晓禾", "周启明"):
        front.register(name)
    front.sync()
    third = front.register("陈可欣")
    keep_state(front.store, FLOOR, "2")
    with from_headquarters(front.store) as session:
        # As a store that forgot how far its former life had counted would number it.
        session.execute(update(OutboxOp).where(OutboxOp.seq == 2).values(seq=-2))
        session.execute(update(OutboxOp).where(OutboxOp.row_id == third).values(seq=2))
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 1)
    assert [op.seq for op in line.pushes()[-1].ops] == [3]
    assert third in hub.rows("person")


def test_a_verdict_of_a_former_epoch_leaves_nothing_over_the_row(
    front: Front, line: Edited
) -> None:
    front.register("林晓禾")

    def former(_message: Push, onward: Any) -> Pushed:
        pushed: Pushed = onward()
        other = Version("01900000-0000-7000-8000-00000000dead", "venue", 10_000)
        words = [msgspec.structs.replace(v, applied=other) for v in pushed.verdicts]
        return msgspec.structs.replace(pushed, verdicts=words)

    line.edits[PUSH] = [former]
    assert front.sync().state == "ok"
    assert verdicts(front) == [("taken", None, "echoed")]


def test_a_word_of_a_newer_hub_counts_as_delivered(front: Front, line: Edited) -> None:
    front.register("林晓禾")

    def newer(_message: Push, onward: Any) -> Pushed:
        pushed: Pushed = onward()
        word = [msgspec.structs.replace(v, verdict="pondered") for v in pushed.verdicts]
        return msgspec.structs.replace(pushed, verdicts=word)

    line.edits[PUSH] = [newer]
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 1)
    assert verdicts(front) == [("held", "unknown_verdict", "settled")]


def test_verdicts_come_in_any_order_and_twice(front: Front, line: Edited) -> None:
    for name in ("林晓禾", "周启明"):
        front.register(name)

    def shuffled(_message: Push, onward: Any) -> Pushed:
        pushed: Pushed = onward()
        twice = [*reversed(pushed.verdicts), *pushed.verdicts]
        return msgspec.structs.replace(pushed, verdicts=twice)

    line.edits[PUSH] = [shuffled]
    assert front.sync().state == "ok"
    assert front.states() == {"echoed": 2}


def test_a_verdict_under_another_number_settles_nothing(front: Front, line: Edited) -> None:
    front.register("林晓禾")
    wrong = [
        lambda message, _: Pushed(
            message.epoch, [Verdict(op.op_id, op.seq + 1, "taken") for op in message.ops], 9
        )
    ]
    line.edits[PUSH] = [*wrong]
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "busy")
    assert front.waiting().unsent == 1


def row_of_verdict(front: Front, op_id: str, word: str, device: str | None, number: int) -> Row:
    """Write the row by which a final verdict comes down."""
    place = front.store.place
    version = Version(str(place.epoch), "venue", 90)
    fields = {"device": device, "verdict": word, "code": "", "facts": None, "number": number}
    return Row("verdict", op_id, version, fields)


@pytest.mark.parametrize(
    ("word", "ours", "number", "after"),
    [
        ("taken", True, 89, ("taken", None, "echoed")),
        ("refused", True, 0, ("refused", None, "echoed")),
        # Of what our former self brought, before we were enrolled anew.
        ("taken", False, 89, ("taken", None, "echoed")),
    ],
)
def test_a_final_verdict_comes_down_with_the_log(
    word: str,
    number: int,
    after: tuple[str, str | None, str],
    front: Front,
    line: Edited,
    *,
    ours: bool,
) -> None:
    front.register("林晓禾")

    def held(message: Push, _onward: Any) -> Pushed:
        ops: list[Op] = message.ops
        return Pushed(
            message.epoch, [Verdict(op.op_id, op.seq, "held", "internal") for op in ops], 1
        )

    line.edits[PUSH] = [held]
    front.sync()
    assert verdicts(front) == [("held", "internal", "settled")]
    op_id = line.pushes()[0].ops[0].op_id
    device = front.store.place.device if ours else front.store.make_id()
    row = row_of_verdict(front, op_id, word, device, number)
    page = Page("venue", [row], "cursor", 90)
    line.edits[PULL] = [lambda message, _: Pulled(message.epoch, [page])]
    assert front.sync().received == 1
    assert verdicts(front) == [after]


def test_work_settled_behind_the_cursor_is_echoed_though_nothing_is_new(
    front: Front, line: Edited
) -> None:
    front.sync()
    with front.store.read() as session:
        number = session.execute(select(Cursor.number)).scalar_one()
    person = front.register("林晓禾")
    version = Version(str(front.store.place.epoch), "venue", number)
    line.edits[PUSH] = [
        lambda message, _: Pushed(
            message.epoch,
            [Verdict(op.op_id, op.seq, "taken", applied=version) for op in message.ops],
            1,
        )
    ]
    with front.store.read() as session:
        cursor = session.execute(select(Cursor.cursor)).scalar_one()
    line.edits[PULL] = [lambda m, _: Pulled(m.epoch, [Page("venue", [], cursor, number)])]
    assert front.sync().state == "ok"
    assert verdicts(front) == [("taken", None, "echoed")]
    assert front.person(person).name == "林晓禾"


def test_pages_that_lead_nowhere_are_not_turned_for_ever(front: Front, line: Edited) -> None:
    front.sync()
    with front.store.read() as session:
        cursor = session.execute(select(Cursor.cursor)).scalar_one()

    def stuck(message: Pull, _onward: Any) -> Pulled:
        return Pulled(message.epoch, [Page("venue", [], cursor, 1, more=True)])

    line.edits[PULL] = [stuck]
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "busy")


def test_a_desk_without_papers_is_told(make: MakeFront) -> None:
    front = make(joined=False)
    real = front.call(Settings(front.line.url))
    with pytest.raises(Denied) as caught:
        Desk(front.store, real, str).sign_in()
    assert caught.value.code == "not_joined"
