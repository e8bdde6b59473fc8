"""A hub that came back from an old back-up, and nobody said so: it finds out by itself."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.people.actions import deactivate
from app.store.standing import keep_state
from app.store.store import RECEIPT, get_state
from app.store.transaction import transaction
from sync.client.rounds import Tally
from sync.hub import admin
from sync.hub.database import writing
from sync.hub.hub import new_epoch
from tests.support.desks import SHEN
from tests.support.fronts import Front, MakeFront, fronts
from tests.support.hub import HubHandle, running_hub
from tests.sync.client.test_client_lives import copy_of

pytestmark = pytest.mark.expects_log("sync.hub")


@dataclass
class House:
    """A hub that can be put back to what it was, and its desks."""

    path: Path
    make: MakeFront
    stack: contextlib.ExitStack
    hub: HubHandle
    running: contextlib.ExitStack
    kept: Path = field(init=False)

    def __post_init__(self) -> None:
        self.kept = self.path.parent / "old.db"

    def back_up(self) -> None:
        """Copy the database while it serves."""
        copy_of(self.hub, self.kept)

    def go_back(self, *, meanwhile: Callable[[], None] = lambda: None) -> HubHandle:
        """Put the old file in place and start again, without a word about epochs."""
        port = int(self.hub.url.rpartition(":")[2])
        self.running.close()
        for left in self.path.glob("hub.db*"):
            left.unlink()
        shutil.copyfile(self.kept, self.path / "hub.db")
        meanwhile()
        self.running = self.stack.enter_context(contextlib.ExitStack())
        self.hub = self.running.enter_context(running_hub(self.path, port=port))
        return self.hub


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give a hub and a way to make desks of it."""
    place = tmp_path / "hub"
    place.mkdir()
    with contextlib.ExitStack() as stack:
        running = stack.enter_context(contextlib.ExitStack())
        hub = running.enter_context(running_hub(place))
        make = stack.enter_context(fronts(hub, tmp_path))
        yield House(place, make, stack, hub, running)


def at_peace(*desks: Front) -> None:
    for _ in range(2):
        for desk in desks:
            result = desk.sync()
            assert (result.state, result.reason) == ("ok", "")


def test_a_hub_put_back_without_a_word_notices_and_gets_back_what_it_lost(house: House) -> None:
    one, two = house.make(), house.make()
    known = one.register("林晓禾")
    at_peace(one, two)
    epoch = house.hub.hub.epoch
    house.back_up()
    people = {known, one.register("周启明"), two.register("陈可欣")}
    visits = {*one.check_in(known), *two.check_in(known)}
    at_peace(one, two)
    back = house.go_back()
    assert back.hub.epoch == epoch  # nobody said `epoch new`
    at_peace(one, two)
    assert set(back.rows("person")) == people
    assert set(back.rows("visit")) == visits
    assert one.store.place.epoch == two.store.place.epoch != epoch
    assert one.waiting().unsent == two.waiting().unsent == 0
    assert {one.count(), two.count()} == {3}
    # Once is enough: the second desk's proof was of the former epoch.
    assert len(epochs(back)) == 1


def epochs(hub: HubHandle) -> list[dict[str, str]]:
    """Ask from the terminal which epochs began, and why."""
    lines: list[str] = []
    with contextlib.redirect_stdout(_Lines(lines)):
        assert admin.main(["--db", str(hub.path), "epoch", "list"]) == 0
    return [json.loads(line) for line in lines]


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def write(self, text: str) -> int:
        """Keep what was printed."""
        self.lines += [line for line in text.splitlines() if line]
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def test_what_was_acknowledged_and_never_read_back_proves_it_too(house: House) -> None:
    one = house.make()
    one.register("林晓禾")
    at_peace(one)
    house.back_up()
    later = one.register("周启明")
    # The answer to the push is heard; the line is cut before anything comes down.
    exchange = one.connect()
    exchange.desk.sign_in()
    exchange._push(Tally())
    assert one.waiting().unsent == 0
    back = house.go_back()
    at_peace(one)
    assert later in back.rows("person")
    assert [said["because"] for said in epochs(back)] == ["receipt"]


def test_a_desk_the_hub_forgot_brings_everything_after_it_was_enrolled_anew(house: House) -> None:
    first = house.make()
    at_peace(first)
    house.back_up()
    late = house.make()
    people = {late.register(name) for name in ("林晓禾", "周启明")}
    at_peace(late)
    back = house.go_back()
    # Somebody else has gone on meanwhile: no number tells any more that one was lost.
    people |= {first.register(name) for name in ("陈可欣", "单雨桐", "曾一诺")}
    at_peace(first)
    late.connect()
    assert late.sync().reason == "bad_assertion"
    late.join(back.code(), again=True)
    at_peace(late, first)
    assert set(back.rows("person")) == people
    assert first.count() == late.count() == 5


def test_a_receipt_nobody_signed_proves_nothing(house: House) -> None:
    one = house.make()
    one.register("林晓禾")
    at_peace(one)
    with one.store.read() as session:
        receipt = get_state(session, RECEIPT) or ""
    said, _, mac = receipt.rpartition(":")
    device, epoch, number = said.split(":")
    assert (device, epoch, number) == (one.store.place.device, house.hub.hub.epoch, "1")
    keep_state(one.store, RECEIPT, f"{device}:{epoch}:99:{mac}")
    at_peace(one)
    assert epochs(house.hub) == []


def test_every_process_follows_when_one_begins_a_new_epoch(house: House) -> None:
    one = house.make()
    at_peace(one)
    # As `admin epoch new` in another process does; this one is not restarted.
    with writing(house.hub.engine) as connection:
        epoch = new_epoch(connection)
    at_peace(one)
    assert one.store.place.epoch == epoch


def test_what_a_hub_judged_in_between_is_forgotten_with_that_hub(house: House) -> None:
    """It goes back, judges a move anew, and goes back once more, to where it had taken it."""
    one, two = house.make(), house.make()
    known = one.register("林晓禾")
    at_peace(one, two)
    before = house.path.parent / "before.db"
    copy_of(house.hub, before)
    with transaction(two.store, SHEN) as tx:
        deactivate(tx, known)
    two.register("周启明")  # not its last: that one is always offered
    at_peace(two)
    house.back_up()
    taken = house.kept
    house.kept = before
    house.go_back()
    with transaction(one.store, SHEN) as tx:
        deactivate(tx, known)
    at_peace(one, two)
    assert two.waiting().refused == 1, "the other was first this time"
    house.kept = taken
    house.go_back()
    at_peace(one, two)
    assert two.waiting().refused == 0
    assert one.waiting().refused == 1
    assert {front.person(known).status for front in (one, two)} == {"inactive"}
