"""What is sent next, and what becomes of the numbers when a store begins another life."""

from __future__ import annotations

from sqlalchemy import select

from app.checkin.model import Visit
from app.desk import Desk
from app.ops import Version, hash_of
from app.store import outbox
from app.store.base import OutboxOp, table_of
from app.store.incoming import incoming
from app.store.standing import mark_sent, renumber
from app.store.told import IncomingPage, Settled
from app.store.transaction import Transaction, transaction
from tests.support.desks import EPOCH, HE, reopen


def one(tx: Transaction) -> None:
    tx.add(Visit(heads=1, method="walk_in", happened_at=tx.at, day=tx.day))


def come_in(desk: Desk, *groups: int) -> None:
    """Record one group of that many visits each."""
    for size in groups:
        with transaction(desk.store, HE) as tx, tx.together():
            for _ in range(size):
                one(tx)


def batch(desk: Desk, most: int, most_bytes: int = 10**9) -> list[int]:
    with desk.store.read() as session:
        return [row.seq for row in outbox.next_batch(session, most, most_bytes)]


def by_number(desk: Desk) -> dict[int, str]:
    with desk.store.read() as session:
        rows = session.execute(select(OutboxOp.seq, OutboxOp.op_id).order_by(OutboxOp.seq)).all()
    return {row.seq: row.op_id for row in rows}


def settle(desk: Desk, *numbers: int) -> None:
    ids = by_number(desk)
    verdicts = [Settled(ids[n], "taken", applied=Version(EPOCH, "venue", 100 + n)) for n in numbers]
    incoming(desk.store, IncomingPage(verdicts=verdicts))


def test_oldest_first_and_no_more_than_asked(desk: Desk) -> None:
    come_in(desk, 1, 1, 1, 1)
    assert batch(desk, 3) == [1, 2, 3]
    assert batch(desk, 9) == [1, 2, 3, 4]


def test_a_group_is_never_split(desk: Desk) -> None:
    come_in(desk, 2, 3, 2)
    assert batch(desk, 1) == [1, 2]
    assert batch(desk, 2) == [1, 2]
    assert batch(desk, 4) == [1, 2]
    assert batch(desk, 5) == [1, 2, 3, 4, 5]
    assert batch(desk, 6) == [1, 2, 3, 4, 5]
    assert batch(desk, 7) == [1, 2, 3, 4, 5, 6, 7]


def test_a_group_larger_than_a_batch_goes_whole(desk: Desk) -> None:
    come_in(desk, 5, 1)
    assert batch(desk, 2) == [1, 2, 3, 4, 5]
    assert batch(desk, 9, most_bytes=1) == [1, 2, 3, 4, 5]


def test_the_size_of_a_batch_is_capped(desk: Desk) -> None:
    come_in(desk, 1, 1, 2, 1)
    with desk.store.read() as session:
        sizes = [len(row.body.encode()) for row in outbox.next_batch(session, 9, 10**9)]
    assert batch(desk, 9, most_bytes=1) == [1]
    assert batch(desk, 9, most_bytes=sum(sizes[:2])) == [1, 2]
    assert batch(desk, 9, most_bytes=sum(sizes[:3])) == [1, 2]
    assert batch(desk, 9, most_bytes=sum(sizes[:4])) == [1, 2, 3, 4]


def test_what_was_sent_is_sent_again_until_it_is_answered(desk: Desk) -> None:
    come_in(desk, 1, 1, 1)
    mark_sent(desk.store, list(by_number(desk).values()))
    assert batch(desk, 9) == [1, 2, 3]
    settle(desk, 2)
    assert batch(desk, 9) == [1, 3]
    with desk.store.read() as session:
        assert outbox.waiting(session).unsent == 2


def test_long_lists_and_short_ones_agree_on_what_is_unsent(desk: Desk) -> None:
    come_in(desk, 1, 1, 2)
    settle(desk, 1)
    mark_sent(desk.store, [by_number(desk)[2]])
    visit = table_of(Visit)
    long = select(visit.c.id).where(outbox.is_unsent(visit.c.id, "visit"))
    with desk.store.read() as session:
        ids = list(session.execute(select(Visit.id)).scalars())
        found = set(session.execute(long).scalars())
        assert found == outbox.unsent_rows(session, "visit", ids)
        assert len(found) == 3
        of_others = select(visit.c.id).where(outbox.is_unsent(visit.c.id, "person"))
        assert not session.execute(of_others).all()


def test_a_long_list_is_not_held_up_by_the_bodies_of_what_waits(desk: Desk) -> None:
    visit = table_of(Visit)
    with desk.store.read() as session:
        compiled = select(outbox.is_unsent(visit.c.id, "visit")).compile(
            session.connection(), compile_kwargs={"literal_binds": True}
        )
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
        steps = [str(row[3]) for row in plan if " outbox " in str(row[3])]
    assert steps == [
        "SEARCH outbox USING COVERING INDEX outbox_row (kind=?)",
        "SEARCH outbox USING COVERING INDEX outbox_state (state=?)",
    ]


def test_the_text_that_travels_is_the_text_that_was_hashed(desk: Desk) -> None:
    come_in(desk, 1, 2)
    with desk.store.read() as session:
        rows = outbox.next_batch(session, 9, 10**9)
    assert all(hash_of(row.body) == row.hash for row in rows)
    assert len({outbox.read_body(row.body).salt for row in rows}) == 3


def test_after_a_restore_unsent_work_follows_what_headquarters_knows(desk: Desk) -> None:
    come_in(desk, 1, 1, 1, 1)
    settle(desk, 1)
    before = by_number(desk)
    renumber(desk.store, high=3)
    assert by_number(desk) == {1: before[1], 4: before[2], 5: before[3], 6: before[4]}
    come_in(desk, 1)
    assert max(by_number(desk)) == 7


def test_answered_work_above_the_known_number_steps_aside(desk: Desk) -> None:
    come_in(desk, 1, 1, 1)
    settle(desk, 2, 3)
    before = by_number(desk)
    renumber(desk.store, high=1)
    assert by_number(desk) == {-3: before[3], -2: before[2], 2: before[1]}
    assert batch(desk, 9) == [2]


def test_it_may_happen_twice(desk: Desk) -> None:
    for _ in range(3):
        come_in(desk, 1, 1)
        numbers = sorted(number for number in by_number(desk) if number > 0)
        settle(desk, numbers[-1])
        renumber(desk.store, high=0)
        settle(desk, 1)
        renumber(desk.store, high=0)
    with desk.store.read() as session:
        rows = session.execute(select(OutboxOp.seq)).scalars().all()
    assert len(rows) == len(set(rows)) == 6


def test_the_known_number_is_remembered_over_a_restart(desk: Desk) -> None:
    come_in(desk, 1)
    settle(desk, 1)
    renumber(desk.store, high=100)
    again = reopen(desk)
    come_in(again, 1)
    assert max(by_number(again)) == 101
    again.store.close()
