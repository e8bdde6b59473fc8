"""Back-ups, copied disks, restored hubs: numbers of another life never cost or double work."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import func, select

from app.checkin.model import Visit
from app.desk import open_desk
from app.people.actions import Details, edit
from app.store.backup import end_life
from app.store.base import BaseCopy
from app.store.standing import keep_state
from app.store.transaction import transaction
from sync.client.sign_in import KNOWN
from tests.support.desks import HE, KEY
from tests.support.fronts import Front, MakeFront, Ring, fronts
from tests.support.hub import HubHandle, running_hub


def copied(front: Front, to: Path, *, same_life: bool = False) -> Path:
    """Copy a desk's store while it is closed for a moment; gives the copy's file."""
    front.store.close()
    to.mkdir()
    file = Path(shutil.copyfile(front.store.path, to / "desk.db"))
    front.desk = open_desk(front.store.path, KEY, front.clock)
    front.connect()
    if not same_life:
        end_life(file, KEY)
    return file


def opened(front: Front, file: Path) -> Front:
    """Open a copy as a desk of its own, over the same line."""
    other = Front(open_desk(file, KEY, front.clock), front.line, front.clock, ring=front.ring)
    other.lines = front.lines
    other.connect()
    return other


def test_a_restored_backup_begins_a_new_life(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    front = make(ring=Ring())
    people = [front.register(name) for name in ("林晓禾", "周启明")]
    front.sync()
    waiting = front.check_in(people[0])
    file = copied(front, tmp_path / "copy")
    # The former life goes on: what the copy holds as waiting is sent, and more.
    front.check_in(people[1])
    front.sync()
    assert hub.high(str(front.store.place.device)) == 4
    restored = opened(front, file)
    restored.register("曾一诺")
    assert restored.store.place.printed_letter.startswith("X")
    result = restored.sync()
    assert (result.state, result.sent) == ("ok", 2)
    assert restored.store.place.letter == "B"
    assert len(hub.rows("visit")) == 2
    assert len(hub.rows("person")) == 3
    assert restored.count(Visit) == 2
    assert restored.visit(waiting[0]).seen_number is not None
    # The former life is over: it is told that there is another with its papers.
    front.check_in(people[0])
    front.connect()
    former = front.sync()
    assert (former.state, former.reason) == ("fork", "retired")
    restored.store.close()


def test_a_restored_backup_counts_on_after_a_restart(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    front = make(ring=Ring())
    front.register("林晓禾")
    front.sync()
    file = copied(front, tmp_path / "copy")
    for name in ("周启明", "陈可欣", "单雨桐"):
        front.register(name)
    front.sync()
    restored = opened(front, file)
    assert restored.sync().state == "ok"
    restored.store.close()
    # Opened again before it has work: it must not count on from its own short memory.
    again = opened(front, file)
    again.register("曾一诺")
    assert again.sync().state == "ok"
    assert len(hub.rows("person")) == 5
    assert again.waiting().unsent == 0
    again.store.close()


def test_a_copied_disk_is_a_fork_until_enrolled_again(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    front = make()
    front.register("林晓禾")
    front.sync()
    twin = opened(front, copied(front, tmp_path / "copy", same_life=True))
    front.register("周启明")
    assert front.sync().state == "ok"
    here = twin.register("陈可欣")
    result = twin.sync()
    assert (result.state, result.reason) == ("fork", "fork")
    assert twin.waiting().unsent == 1
    twin.join(hub.code(), again=True)
    assert twin.sync().state == "ok"
    assert twin.waiting().unsent == 0
    assert here in hub.rows("person")
    assert len(hub.rows("person")) == 3
    assert {twin.count(), len(hub.rows("person"))} == {3}
    # Once more, now with answered work of two lives aside.
    twin.register("曾一诺")
    twin.join(hub.code(), again=True)
    assert twin.sync().state == "ok"
    assert len(hub.rows("person")) == 4
    twin.store.close()


def copy_of(hub: HubHandle, to: Path) -> None:
    """Copy the hub's database while it serves, as a back-up of it does."""
    with sqlite3.connect(hub.path) as source, sqlite3.connect(to) as target:
        source.backup(target)
    source.close()
    target.close()


def test_a_restored_hub_gets_back_what_it_lost(tmp_path: Path) -> None:
    place = tmp_path / "hub"
    place.mkdir()
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(contextlib.ExitStack())
        hub = first.enter_context(running_hub(place))
        make = stack.enter_context(fronts(hub, tmp_path))
        one, two = make(), make()
        person = one.register("林晓禾", "19900001234")
        for front in (one, two):
            assert front.sync().state == "ok"
        epoch, port = hub.hub.epoch, int(hub.url.rpartition(":")[2])
        copy_of(hub, tmp_path / "old.db")
        later = one.register("周启明")
        one.check_in(person, later)
        with transaction(one.store, HE) as tx:
            edit(tx, person, Details("林晓禾", "19900005678", consent_way="spoken"))
        for front in (one, two):
            assert front.sync().state == "ok"
        assert two.person(later).name == "周启明"
        first.close()
        for left in place.glob("hub.db*"):
            left.unlink()
        shutil.copyfile(tmp_path / "old.db", place / "hub.db")
        back = stack.enter_context(running_hub(place, port=port, fresh_epoch=True))
        assert back.hub.epoch != epoch
        assert len(back.rows("person")) == 1
        waiting = one.register("陈可欣")
        for front in (one, two, one, two):
            result = front.sync()
            assert (result.state, result.reason) == ("ok", "")
        assert set(back.rows("person")) == {person, later, waiting}
        assert len(back.rows("visit")) == 2
        for front in (one, two):
            assert front.store.place.epoch == back.hub.epoch
            assert front.count() == 3
            assert front.person(person).phone == "19900005678"
            assert front.states().get("settled", 0) == 0
            with front.store.read() as session:
                copies = session.execute(select(func.count()).select_from(BaseCopy))
                assert copies.scalar_one() == 0


def test_a_twin_that_came_first_to_a_restored_hub_hides_no_work(tmp_path: Path) -> None:
    """Under the numbers of what the hub lost stands what the copy of the disk did meanwhile."""
    place = tmp_path / "hub"
    place.mkdir()
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(contextlib.ExitStack())
        hub = first.enter_context(running_hub(place))
        make = stack.enter_context(fronts(hub, tmp_path))
        front = make()
        known = front.register("林晓禾")
        front.sync()
        port = int(hub.url.rpartition(":")[2])
        copy_of(hub, tmp_path / "old.db")
        twin = opened(front, copied(front, tmp_path / "copy", same_life=True))
        stack.callback(twin.store.close)
        lost = [front.register(name) for name in ("周启明", "王伟")]
        assert front.sync().state == "ok"
        first.close()
        for left in place.glob("hub.db*"):
            left.unlink()
        shutil.copyfile(tmp_path / "old.db", place / "hub.db")
        back = stack.enter_context(running_hub(place, port=port, fresh_epoch=True))
        here = [twin.register(name) for name in ("陈可欣", "单雨桐", "曾一诺")]
        assert twin.sync().state == "ok"
        result = front.sync()
        assert (result.state, result.reason) == ("fork", "fork")
        front.join(back.code(), again=True)
        assert front.sync().state == "ok"
        assert set(back.rows("person")) == {known, *lost, *here}
        assert front.waiting().unsent == 0
        assert front.count() == 6


def test_a_crash_while_settling_in_is_made_good(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    person = front.register("林晓禾")
    front.sync()
    front.check_in(person)
    # As if power had failed after the numbers were given and before that was noted.
    keep_state(front.store, KNOWN, None)
    front.connect()
    assert front.sync().state == "ok"
    assert front.states() == {"echoed": 2}
    assert len(hub.rows("visit")) == 1
