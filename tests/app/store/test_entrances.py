"""Two entrances to one commit, and no third: all of rows, operations and audit, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from app.checkin.model import Visit
from app.desk import Desk
from app.errors import Refusal
from app.kinds import Nature
from app.people.model import Person
from app.store import outbox
from app.store.audit import first_break
from app.store.base import AuditEntry, OutboxOp, State
from app.store.changes import Changes
from app.store.transaction import Transaction, transaction
from tests.support.desks import HE, make_desk, reopen


def visit(tx: Transaction, **values: Any) -> Visit:
    return Visit(**{"heads": 1, "method": "walk_in", "happened_at": tx.at, "day": tx.day, **values})


def everything(desk: Desk) -> dict[str, int]:
    with desk.store.read() as session:
        return {
            name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in (
                ("visits", Visit), ("people", Person), ("outbox", OutboxOp), ("audit", AuditEntry)
            )
        }  # fmt: skip


def test_a_commit_writes_row_operation_and_audit(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.store.listeners.append(heard.append)
    with transaction(desk.store, HE) as tx:
        one = visit(tx)
        tx.add(one)
    assert everything(desk) == {"visits": 1, "people": 0, "outbox": 1, "audit": 1}
    assert heard == [Changes(frozenset({"visit"}), frozenset({one.id}), "desk", waiting=True)]
    with desk.store.read() as session:
        op = session.execute(select(OutboxOp)).scalar_one()
        line = session.execute(select(AuditEntry)).scalar_one()
    body = outbox.read_body(op.body)
    assert (op.seq, op.kind, op.row_id, op.state) == (1, "visit", one.id, "waiting")
    assert (body.actor, body.at, body.day) == (HE.staff_id, one.recorded_at, "2026-11-28")
    assert (line.actor, line.action, line.row_id) == (HE.staff_id, "visit.fact", one.id)


@pytest.mark.parametrize("nature", ["error", "refusal"])
def test_an_exception_in_the_block_undoes_all(nature: str, desk: Desk) -> None:
    heard: list[Changes] = []
    desk.store.listeners.append(heard.append)
    failure = Refusal("no") if nature == "refusal" else RuntimeError("no")

    def work() -> None:
        with transaction(desk.store, HE) as tx:
            tx.add(visit(tx))
            tx.session.flush()
            tx.note("looked")
            raise failure

    with pytest.raises(type(failure)):
        work()
    assert set(everything(desk).values()) == {0}
    assert heard == []
    assert desk.store.tail.seq == 0


def test_failing_at_any_statement_undoes_all(desk: Desk) -> None:
    """Break the commit at its first, second, third ... statement until none is left to break."""
    countdown = [0]

    @event.listens_for(desk.store.engine, "before_cursor_execute")
    def fail(*_: object) -> None:
        countdown[0] -= 1
        if countdown[0] == 0:
            raise RuntimeError("the power of tests")

    @event.listens_for(desk.store.engine, "commit")
    def fail_at_commit(_: object) -> None:
        countdown[0] -= 1
        if countdown[0] == 0:
            raise RuntimeError("the power of tests")

    broken = 0
    while True:
        before = everything(desk)
        countdown[0] = broken + 1
        try:
            with transaction(desk.store, HE) as tx:
                person = Person(name="周启明", status="active")
                tx.add(person)
                with tx.together():
                    tx.add(visit(tx, person_id=person.id))
                    tx.patch(person, note="常来")
        except RuntimeError:
            countdown[0] = 0
            assert everything(desk) == before
            assert desk.store.tail.seq == before["outbox"]
            broken += 1
        else:
            break
    countdown[0] = 0
    assert broken > 8
    assert everything(desk) == {"visits": 1, "people": 1, "outbox": 3, "audit": 3}
    with desk.store.read() as session:
        assert first_break(session) is None


def test_after_an_undone_commit_the_numbers_go_on_without_a_gap(desk: Desk) -> None:
    def work(*, fail: bool) -> None:
        with transaction(desk.store, HE) as tx:
            tx.add(visit(tx))
            if fail:
                raise RuntimeError

    for number in range(6):
        with suppress(RuntimeError):
            work(fail=bool(number % 2))
    with desk.store.read() as session:
        assert list(session.execute(select(OutboxOp.seq)).scalars()) == [1, 2, 3]
        assert first_break(session) is None


def test_reading_cannot_write(desk: Desk) -> None:
    """No third entrance: neither rows nor settings nor raw SQL through a reading session."""
    ways: list[Callable[[Any], object]] = [
        lambda s: (s.add(State(name="a", value="b")), s.commit()),
        lambda s: (s.execute(insert(State).values(name="a", value="b")), s.commit()),
        lambda s: (s.execute(update(State).values(value="b")), s.commit()),
        lambda s: s.connection().exec_driver_sql("CREATE TABLE third (x)"),
    ]  # fmt: skip
    for way in ways:
        with desk.store.read() as session, pytest.raises(DBAPIError, match="readonly"):
            way(session)
    assert set(everything(desk).values()) == {0}


def test_the_engine_alone_cannot_write(desk: Desk) -> None:
    with desk.store.engine.connect() as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.exec_driver_sql("DELETE FROM staff")


def test_writing_still_works_after_reading_on_the_same_connection(desk: Desk) -> None:
    for _ in range(3):
        everything(desk)
        with transaction(desk.store, HE) as tx:
            tx.add(visit(tx))
    assert everything(desk)["visits"] == 3


def test_no_value_enters_the_text_of_an_error(desk: Desk) -> None:
    with desk.store.read() as session, pytest.raises(DBAPIError) as caught:
        session.execute(insert(State).values(name="林晓禾", value="13800002046"))
    assert "13800002046" not in str(caught.value)
    assert "林晓禾" not in str(caught.value)


def test_an_operation_too_large_is_refused_before_it_is_recorded(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught, transaction(desk.store, HE) as tx:
        tx.add(visit(tx, extra={"later": "x" * 64_000}))
    assert (caught.value.code, caught.value.facts["kind"]) == ("too_large", "visit")
    assert set(everything(desk).values()) == {0}


def test_half_a_character_and_nul_stop_no_work(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = Person(
            name="林晓禾", status="active", note="好\ud83d", tags=["a\0b", "志愿者\udcff"]
        )
        tx.add(person)
        tx.add(visit(tx, late_reason="停\0电"))
    with transaction(desk.store, HE) as tx:
        found = tx.session.get(Person, person.id)
        assert found is not None
        assert (found.note, found.tags) == ("好", ["ab", "志愿者"])
        tx.patch(found, note="\ud83d\ude00\0", unit="一中\udcff")
    with desk.store.read() as session:
        found = session.get(Person, person.id)
        assert found is not None
        assert (found.note, found.unit) == ("", "一中")
        bodies = [outbox.read_body(op.body) for op in session.execute(select(OutboxOp)).scalars()]
    assert [body.fields.get("note") for body in bodies] == ["好", None, ""]
    assert bodies[1].fields["late_reason"] == "停电"


def test_a_patch_of_nothing_is_nothing(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = Person(name="陈可欣", status="active", tags=["读书"])
        tx.add(person)
    with transaction(desk.store, HE) as tx:
        same = tx.session.get(Person, person.id)
        assert same is not None
        tx.patch(same, name="陈可欣", tags=["读书"])
    assert everything(desk)["outbox"] == 1


def test_only_declared_fields_are_patched(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        person = Person(name="陈可欣", status="active")
        tx.add(person)
        for name in ("status", "registered_day", "recorded_at", "nonsense"):
            with pytest.raises(ValueError, match="not patched"):
                tx.patch(person, **{name: "x"})
    assert everything(desk)["outbox"] == 1


def test_a_group_carries_one_id_and_its_size(desk: Desk) -> None:
    with transaction(desk.store, HE) as tx:
        with tx.together():
            tx.add(visit(tx))
            with tx.together():
                tx.add(visit(tx))
            tx.add(visit(tx))
        with tx.together():
            tx.add(visit(tx))
    with desk.store.read() as session:
        ops = session.execute(select(OutboxOp).order_by(OutboxOp.seq)).scalars().all()
        bodies = [outbox.read_body(op.body).group for op in ops]
    first = bodies[0]
    assert first is not None
    assert first.size == 3
    assert bodies == [first, first, first, None]
    assert [op.group_size for op in ops] == [3, 3, 3, 1]


def test_every_kind_says_whether_it_changes(desk: Desk) -> None:
    assert {
        name for name, model in desk.store.models.items() if model.kind.nature is Nature.FACT
    } >= {
        "visit",
        "departure",
        "void",
    }


def test_the_next_morning_goes_on_where_it_stopped(desk: Desk, tmp_path: Path) -> None:
    with transaction(desk.store, HE) as tx:
        tx.add(visit(tx))
    other = reopen(desk)
    with transaction(other.store, HE) as tx:
        tx.add(visit(tx))
    with other.store.read() as session:
        assert list(session.execute(select(OutboxOp.seq)).scalars()) == [1, 2]
        assert first_break(session) is None
    other.store.close()
    third = make_desk(tmp_path / "third")
    assert third.store.place.incarnation != other.store.place.incarnation
    third.store.close()
