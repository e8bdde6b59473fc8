"""Base and pending: what headquarters says is laid under the desk's own unsettled work."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.checkin.model import Visit
from app.desk import Desk
from app.errors import Refusal
from app.ops import Version
from app.people.model import FinderLine, Person
from app.store import outbox
from app.store.base import BaseCopy, Cursor, OutboxOp, UnknownRow
from app.store.incoming import incoming, take_in_aside
from app.store.standing import mark_sent, offer_again, take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from app.store.voids import Void
from tests.support.desks import EPOCH, HE, reopen

LIN = "01900000-0000-7000-8000-00000000a001"
OTHER_EPOCH = "01900000-0000-7000-8000-0000000000e2"


def at(number: int, epoch: str = EPOCH) -> Version:
    return Version(epoch, "venue", number)


def person_row(number: int, epoch: str = EPOCH, **fields: Any) -> IncomingRow:
    stated = {"name": "林晓禾", "status": "active", "note": "旧", **fields}
    return IncomingRow("person", LIN, at(number, epoch), stated)


def pull(desk: Desk, *rows: IncomingRow, cursor: int = 0, epoch: str = EPOCH) -> None:
    page = IncomingPage(rows=rows)
    if cursor:
        page = IncomingPage(
            rows=rows, scope="venue", cursor=f"c{cursor}", number=cursor, epoch=epoch
        )
    incoming(desk.store, page)


def verdict(desk: Desk, op: str, kind: str = "taken", number: int | None = None) -> None:
    applied = None if number is None else at(number)
    incoming(desk.store, IncomingPage(verdicts=[Settled(op, kind, applied=applied)]))


def patch(desk: Desk, **values: Any) -> str:
    with transaction(desk.store, HE) as tx:
        row = tx.session.get(Person, LIN)
        assert row is not None
        tx.patch(row, **values)
    return ops(desk)[-1]


def ops(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.op_id).order_by(OutboxOp.seq)).scalars())


def states(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(OutboxOp.state).order_by(OutboxOp.seq)).scalars())


def lin(desk: Desk) -> Person | None:
    with desk.store.read() as session:
        return session.get(Person, LIN)


def seen(desk: Desk) -> Person:
    row = lin(desk)
    assert row is not None
    return row


def copies(desk: Desk) -> int:
    with desk.store.read() as session:
        return len(session.execute(select(BaseCopy)).all())


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Give a desk that has pulled one person at number 10."""
    pull(desk, person_row(10), cursor=10)
    return desk


def test_a_pull_does_not_overwrite_what_waits(known: Desk) -> None:
    op = patch(known, note="新")
    mark_sent(known.store, [op])
    pull(known, person_row(11, unit="云州大学", note="别处"), cursor=11)
    row = seen(known)
    assert (row.note, row.unit, row.seen_number) == ("新", "云州大学", 11)
    assert copies(known) == 1


def test_a_refused_patch_falls_back_exactly(known: Desk) -> None:
    op = patch(known, note="新", unit="某处")
    pull(known, person_row(11, note="别处", phone="19900000001"), cursor=11)
    verdict(known, op, "refused")
    row = seen(known)
    assert (row.note, row.unit, row.phone, row.seen_number) == ("别处", None, "19900000001", 11)
    assert (states(known), copies(known)) == (["echoed"], 0)
    assert row.mark is None


def test_of_two_patches_the_refused_one_falls_away_alone(known: Desk) -> None:
    first, second = patch(known, note="甲"), patch(known, unit="乙")
    verdict(known, first, "refused")
    assert (seen(known).note, seen(known).unit) == ("旧", "乙")
    verdict(known, second, "taken", 12)
    assert (seen(known).note, seen(known).unit) == ("旧", "乙")
    pull(known, person_row(12, unit="乙"), cursor=12)
    assert (seen(known).note, seen(known).unit) == ("旧", "乙")
    assert (states(known), copies(known)) == (["echoed", "echoed"], 0)


def test_a_settled_change_does_not_vanish_before_its_echo(known: Desk) -> None:
    op = patch(known, note="新")
    verdict(known, op, "taken", 15)
    pull(known, person_row(12, unit="云州大学"), cursor=12)
    assert (seen(known).note, seen(known).unit) == ("新", "云州大学")
    assert states(known) == ["settled"]
    pull(known, person_row(15, unit="云州大学", note="新"), cursor=15)
    assert (states(known), copies(known), seen(known).note) == (["echoed"], 0, "新")


def test_a_later_value_of_another_desk_stands_after_the_echo(known: Desk) -> None:
    op = patch(known, note="新")
    verdict(known, op, "taken", 15)
    pull(known, person_row(17, note="再改"), cursor=17)
    assert (seen(known).note, states(known)) == ("再改", ["echoed"])


def test_the_cursor_alone_echoes_what_it_has_passed(known: Desk) -> None:
    op = patch(known, note="新")
    verdict(known, op, "taken", 15)
    pull(known, cursor=14)
    assert states(known) == ["settled"]
    pull(known, cursor=15)
    assert (states(known), copies(known), seen(known).note) == (["echoed"], 0, "新")


def test_another_scopes_cursor_echoes_nothing(known: Desk) -> None:
    op = patch(known, note="新")
    verdict(known, op, "taken", 15)
    page = IncomingPage(scope="venue/restricted", cursor="c", number=99, epoch=EPOCH)
    incoming(known.store, page)
    assert states(known) == ["settled"]


def test_two_patches_of_one_field_one_settled(known: Desk) -> None:
    first, _ = patch(known, note="一"), patch(known, note="二")
    verdict(known, first, "taken", 11)
    pull(known, person_row(11, note="一"), cursor=11)
    assert (seen(known).note, states(known)) == ("二", ["echoed", "waiting"])
    verdict(known, ops(known)[1], "refused")
    assert (seen(known).note, copies(known)) == ("一", 0)


def test_a_held_change_stays_until_the_final_word(known: Desk) -> None:
    op = patch(known, note="新")
    verdict(known, op, "held")
    pull(known, person_row(20, note="旧"), cursor=20)
    assert (seen(known).note, states(known)) == ("新", ["settled"])
    verdict(known, op, "refused")
    assert (seen(known).note, states(known)) == ("旧", ["echoed"])


def test_a_move_falls_back_too(known: Desk) -> None:
    with transaction(known.store, HE) as tx:
        row = tx.session.get(Person, LIN)
        assert row is not None
        tx.move(row, "status", "inactive")
        with pytest.raises(Refusal, match="no_such_move"):
            tx.move(row, "status", "inactive")
    assert seen(known).status == "inactive"
    verdict(known, ops(known)[0], "refused")
    assert seen(known).status == "active"


def test_a_refused_creation_stays_marked(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        tx.add(Person(id=LIN, name="林晓禾", status="active"))
        tx.add(Visit(id="v1", heads=1, method="scan", happened_at=tx.at, day=tx.day))
    for op in ops(desk):
        incoming(desk.store, IncomingPage(verdicts=[Settled(op, "refused", "bad", {"field": "x"})]))
    assert (seen(desk).name, seen(desk).mark) == ("林晓禾", "refused")
    with desk.store.read() as session:
        visit = session.get(Visit, "v1")
        assert visit is not None
        assert visit.mark == "refused"
        assert outbox.waiting(session) == outbox.Waiting(0, 2)
        assert [(one.code, one.facts) for one in outbox.refused(session)] == [
            ("bad", {"field": "x"})
        ] * 2


def test_only_named_ids_are_settled(known: Desk) -> None:
    first, second = patch(known, note="一"), patch(known, unit="二")
    verdict(known, first, "taken", 11)
    verdict(known, "an id of nobody", "taken", 12)
    with known.store.read() as session:
        rows = session.execute(select(OutboxOp.op_id, OutboxOp.state)).all()
    assert {row.op_id: row.state for row in rows} == {first: "settled", second: "waiting"}


def test_sets_merge_by_members(desk: Desk) -> None:
    pull(desk, person_row(10, tags=["读书", "飞盘"]), cursor=10)
    patch(desk, tags=["读书", "志愿"])
    pull(desk, person_row(11, tags=["摄影", "读书", "飞盘"]), cursor=11)
    assert seen(desk).tags == sorted(["摄影", "读书", "志愿"])
    verdict(desk, ops(desk)[0], "refused")
    assert seen(desk).tags == sorted(["摄影", "读书", "飞盘"])


def test_a_patch_names_what_it_was_based_on(known: Desk) -> None:
    patch(known, note="新")
    with known.store.read() as session:
        body = outbox.read_body(session.execute(select(OutboxOp.body)).scalar_one())
    assert (body.base, body.fields, body.subjects) == (at(10), {"note": "新"}, [LIN])


def test_a_page_twice_changes_nothing(known: Desk) -> None:
    op = patch(known, note="新")
    page = IncomingPage(
        verdicts=[Settled(op, "taken", applied=at(12))],
        rows=[person_row(12, note="新"), IncomingRow("void", "w1", at(11), void_of("v9"))],
        scope="venue", cursor="c12", number=12, epoch=EPOCH,
    )  # fmt: skip
    incoming(known.store, page)
    before = everything(known)
    incoming(known.store, page)
    assert everything(known) == before


def test_an_older_page_after_a_newer_is_ignored(known: Desk) -> None:
    pull(known, person_row(20, note="二十"), cursor=20)
    pull(known, person_row(15, note="十五"))
    assert (seen(known).note, seen(known).seen_number) == ("二十", 20)


def test_a_void_may_come_before_its_fact(desk: Desk) -> None:
    pull(desk, IncomingRow("void", "w1", at(5), void_of("v1")), cursor=5)
    visit = {
        "heads": 1,
        "method": "scan",
        "happened_at": "2026-11-28T02:00:00.000Z",
        "day": "2026-11-28",
    }
    pull(desk, person_row(6), cursor=6)
    pull(desk, IncomingRow("visit", "v1", at(7), visit | {"person_id": LIN}), cursor=7)
    with desk.store.read() as session:
        assert session.get(Void, "w1") is not None
        assert session.get(Visit, "v1") is not None


def test_a_void_that_leaves_says_nothing_and_the_visit_counts_again(desk: Desk) -> None:
    came = {"heads": 1, "method": "scan", "day": "2026-11-28", "person_id": LIN}
    visit = IncomingRow("visit", "v1", at(6), came | {"happened_at": "2026-11-28T02:00:00.000Z"})
    pull(desk, person_row(5), visit, IncomingRow("void", "w1", at(7), void_of("v1")), cursor=7)
    assert visits_of_lin(desk) == 0
    nobody_had_it, it_leaves = (IncomingRow("void", one, at(8), {}, "left") for one in ("w0", "w1"))
    pull(desk, nobody_had_it)
    assert visits_of_lin(desk) == 0
    pull(desk, it_leaves)
    assert visits_of_lin(desk) == 1


def visits_of_lin(desk: Desk) -> int:
    with desk.store.read() as session:
        counted = select(FinderLine.visits).where(FinderLine.person_id == LIN)
        return session.execute(counted).scalar_one()


def test_an_unknown_kind_is_kept_for_a_later_program(desk: Desk) -> None:
    pull(desk, IncomingRow("drone", "d1", at(5), {"wings": 4}), cursor=5)
    pull(desk, IncomingRow("drone", "d1", at(7), {"wings": 6}), cursor=7)
    pull(desk, IncomingRow("drone", "d1", at(6), {"wings": 5}))
    with desk.store.read() as session:
        kept = session.execute(select(UnknownRow)).scalar_one()
    assert '"wings":6' in kept.row
    assert (kept.kind, kept.id) == ("drone", "d1")


def test_a_later_program_takes_up_what_was_put_aside(desk: Desk) -> None:
    pull(desk, IncomingRow("person", LIN, at(5), {"name": "林晓禾", "status": "active"}), cursor=5)
    models = desk.store.models
    desk.store.models = {kind: model for kind, model in models.items() if kind != "person"}
    pull(desk, IncomingRow("person", "p2", at(6), {"name": "陈可欣", "status": "active"}), cursor=6)
    desk.store.models = models
    take_in_aside(desk.store)
    with desk.store.read() as session:
        assert (
            session.execute(select(Person.name).where(Person.id == "p2")).scalar_one() == "陈可欣"
        )
        assert session.execute(select(UnknownRow)).all() == []


def test_unknown_fields_are_kept_and_never_sent_by_a_patch(known: Desk) -> None:
    pull(known, person_row(11, nickname="小禾"), cursor=11)
    assert seen(known).extra == {"nickname": "小禾"}
    op = patch(known, note="新")
    assert seen(known).extra == {"nickname": "小禾"}
    with known.store.read() as session:
        body = outbox.read_body(session.execute(select(OutboxOp.body)).scalar_one())
    assert body.fields == {"note": "新"}
    verdict(known, op, "refused")
    assert (seen(known).extra, seen(known).note) == ({"nickname": "小禾"}, "旧")


def test_a_row_that_leaves_goes(known: Desk) -> None:
    pull(known, IncomingRow("person", LIN, at(12), {}, gone="erased"), cursor=12)
    assert lin(known) is None


def test_a_row_that_leaves_waits_for_the_work_over_it(known: Desk) -> None:
    op = patch(known, note="新")
    pull(known, IncomingRow("person", LIN, at(12), {}, gone="erased"), cursor=12)
    assert seen(known).note == "新"
    verdict(known, op, "refused")
    assert lin(known) is None
    assert copies(known) == 0


def test_after_a_change_of_epoch_nothing_is_lost_and_nothing_sticks(known: Desk) -> None:
    take_place(known.store, epoch=EPOCH)
    kept, lost = patch(known, note="甲"), patch(known, unit="乙")
    verdict(known, kept, "taken", 11)
    verdict(known, lost, "taken", 12)
    # Headquarters fell back to a stand-by that has heard of the first operation only.
    take_place(known.store, epoch=OTHER_EPOCH)
    assert offer_again(known.store, high=1) == 1
    with known.store.read() as session:
        assert session.execute(select(Cursor)).all() == []
        assert [row.op_id for row in outbox.next_batch(session, 10, 10**6)] == [lost]
    pull(known, person_row(3, OTHER_EPOCH, note="丙"), cursor=3, epoch=OTHER_EPOCH)
    assert (seen(known).note, seen(known).unit) == ("丙", "乙")
    assert states(known) == ["echoed", "waiting"]


def test_the_same_epoch_twice_keeps_the_cursors(known: Desk) -> None:
    take_place(known.store, epoch=EPOCH)
    take_place(known.store, epoch=EPOCH, offset_ms=20)
    with known.store.read() as session:
        assert session.execute(select(Cursor.cursor)).scalar_one() == "c10"


def test_all_of_it_is_there_the_next_morning(known: Desk) -> None:
    op = patch(known, note="新")
    other = reopen(known)
    verdict(other, op, "refused")
    assert seen(other).note == "旧"
    other.store.close()


def void_of(target: str) -> dict[str, Any]:
    return {
        "target_kind": "visit",
        "target_id": target,
        "happened_at": "2026-11-28T02:00:00.000Z",
    }


def everything(desk: Desk) -> list[Any]:
    with desk.store.read() as session:
        return [
            [tuple(row) for row in session.execute(select(model.__table__))]
            for model in (Person, Visit, Void, OutboxOp, BaseCopy, Cursor)
        ]


def test_what_came_down_before_its_verdict_stands_once_it_is_settled(desk: Desk) -> None:
    pull(desk, person_row(1), cursor=1)
    op = patch(desk, note="新")
    mark_sent(desk.store, [op])
    # The hub took it as number 2, another desk wrote over it as number 3; the page comes first.
    pull(desk, person_row(3, note="别的电脑写的"), cursor=3)
    assert seen(desk).note == "新"
    verdict(desk, op, number=2)
    pull(desk, cursor=3)
    assert (seen(desk).note, states(desk), copies(desk)) == ("别的电脑写的", ["echoed"], 0)


def test_who_was_erased_leaves_with_the_last_word_even_if_that_changed_nothing(desk: Desk) -> None:
    """Erased at two desks, or twice at this one: the second has no effect, and no echo."""
    pull(desk, person_row(3), cursor=3)
    op = patch(desk, note="再次删除")
    pull(desk, IncomingRow("person", LIN, at(4), {}, gone="erased"), cursor=4)
    assert lin(desk) is not None
    verdict(desk, op)
    assert (states(desk), lin(desk), copies(desk)) == (["echoed"], None, 0)
