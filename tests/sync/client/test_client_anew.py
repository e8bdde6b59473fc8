"""A desk enrolled anew: what its former self said, or waits for, is neither lost nor doubled."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from sqlalchemy import select, update

from app.checkin.actions import check_in
from app.ops import Body
from app.people.model import Person
from app.store.base import OutboxOp
from app.store.incoming import from_headquarters
from app.store.standing import offer_again, renumber
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.support.fronts import Front, MakeFront, fronts
from tests.support.hub import SALT, HubHandle, desk_of, running_hub
from tests.sync.client.test_client_lives import copy_of


def order(front: Front) -> list[tuple[int, str]]:
    with front.store.read() as session:
        found = session.execute(select(OutboxOp.seq, OutboxOp.row_id).order_by(OutboxOp.seq))
        return [(row.seq, row.row_id) for row in found]


def test_work_under_way_when_enrolled_anew_is_not_refused(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    one = front.register("林晓禾")
    front.sync()
    # The answer to this push is lost with the desk's papers.
    with from_headquarters(front.store) as session:
        session.execute(update(OutboxOp).values(state="sent", verdict=None))
    front.join(hub.code(), again=True)
    result = front.sync()
    assert (result.state, result.refused) == ("ok", 0)
    assert set(hub.rows("person")) == {one}


def test_a_hub_that_forgot_the_desk_gets_back_what_it_lost(tmp_path: Path) -> None:
    place = tmp_path / "hub"
    place.mkdir()
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(contextlib.ExitStack())
        hub = first.enter_context(running_hub(place))
        port = int(hub.url.rpartition(":")[2])
        make = stack.enter_context(fronts(hub, tmp_path))
        copy_of(hub, tmp_path / "old.db")
        front = make()
        people = {front.register(name) for name in ("林晓禾", "周启明")}
        assert front.sync().state == "ok"
        # Enrolled anew once already: the first two stand below zero now.
        front.join(hub.code(), again=True)
        people.add(front.register("陈可欣"))
        assert front.sync().state == "ok"
        first.close()
        for left in place.glob("hub.db*"):
            left.unlink()
        shutil.copyfile(tmp_path / "old.db", place / "hub.db")
        back = stack.enter_context(running_hub(place, port=port, fresh_epoch=True))
        front.connect()
        assert front.sync().state == "attention"
        front.join(back.code(), again=True)
        assert front.sync().state == "ok"
        assert set(back.rows("person")) == people
        assert front.waiting().unsent == 0


def test_what_is_offered_again_is_numbered_in_the_order_it_was_made(make: MakeFront) -> None:
    front = make()
    people = [front.register(name) for name in ("林晓禾", "周启明", "陈可欣")]
    front.sync()
    renumber(front.store, 0)
    assert [seq for seq, _ in order(front)] == [-3, -2, -1]
    offer_again(front.store, 0, former=True)
    renumber(front.store, 7)
    assert order(front) == [(8, people[0]), (9, people[1]), (10, people[2])]


def test_the_final_verdict_on_a_former_selfs_work_is_heard(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    with transaction(front.store, HE) as tx:
        wrong = Person(name="林晓禾", status="active", gender="7")
        tx.add(wrong)
        check_in(tx, wrong.id)
    front.sync()
    assert verdicts(front) == [("refused", "bad_field"), ("held", "waiting_for")]
    front.join(hub.code(), again=True)
    front.sync()
    with front.store.read() as session:
        refused = session.execute(
            select(OutboxOp).where(OutboxOp.verdict == "refused")
        ).scalar_one()
    given_up = Body(1, "discard", "person", wrong.id, SALT, replaces=refused.op_id)
    desk_of(hub).say(given_up)
    front.sync()
    assert verdicts(front) == [("refused", "bad_field"), ("refused", "discarded")]


def verdicts(front: Front) -> list[tuple[str | None, str | None]]:
    with front.store.read() as session:
        made = session.execute(
            select(OutboxOp.verdict, OutboxOp.code).order_by(OutboxOp.made_at, OutboxOp.verb)
        )
        return [(row.verdict, row.code) for row in made]
