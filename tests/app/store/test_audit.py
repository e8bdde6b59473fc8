"""The log of who did what: it cannot be altered quietly, and erasure leaves it whole."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.desk import Desk
from app.store.audit import first_break
from app.store.base import AuditEntry
from app.store.transaction import Transaction, transaction
from tests.support.desks import HE, SHEN, reopen

GUARDS = ("audit_never_changed", "audit_never_removed")


def fill(desk: Desk) -> None:
    for number in range(5):
        with transaction(desk.store, HE if number % 2 else SHEN) as tx:
            tx.note("people.revealed", "person", f"p{number}", fields="phone", count=number)


def tamper(desk: Desk, *statements: str) -> None:
    """Do what a thief with the key would: take the guards away first."""
    with transaction(desk.store, SHEN) as tx:
        connection = tx.session.connection()
        for guard in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.exec_driver_sql(statement)


def broken_at(desk: Desk) -> int | None:
    with desk.store.read() as session:
        return first_break(session)


def test_an_untouched_log_is_whole(desk: Desk) -> None:
    assert broken_at(desk) is None
    fill(desk)
    assert broken_at(desk) is None
    with desk.store.read() as session:
        numbers = session.execute(select(AuditEntry.number)).scalars().all()
    assert list(numbers) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit",
        "DELETE FROM audit WHERE number = 5",
        "UPDATE audit SET actor = 'x' WHERE number = 2",
        "UPDATE audit SET at = 'x' WHERE number = 2",
        "UPDATE audit SET action = 'x' WHERE number = 2",
        "UPDATE audit SET kind = 'x' WHERE number = 2",
        "UPDATE audit SET row_id = NULL WHERE number = 2",
        "UPDATE audit SET detail = '{}' WHERE number = 2",
        "UPDATE audit SET detail_digest = 'x', detail = NULL WHERE number = 2",
        "UPDATE audit SET digest = 'x', detail = NULL WHERE number = 2",
        "UPDATE audit SET number = 9, detail = NULL WHERE number = 5",
    ],
)
def test_the_guards_refuse(statement: str, desk: Desk) -> None:
    fill(desk)

    def attempt(tx: Transaction) -> None:
        tx.session.connection().exec_driver_sql(statement)

    with pytest.raises(IntegrityError, match="never"), transaction(desk.store, SHEN) as tx:
        attempt(tx)
    assert broken_at(desk) is None


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 3", 3),
        ("UPDATE audit SET actor = 'x' WHERE number = 2", 2),
        ("UPDATE audit SET at = '2020' WHERE number = 4", 4),
        ("UPDATE audit SET action = 'x' WHERE number = 1", 1),
        ("UPDATE audit SET row_id = 'x' WHERE number = 5", 5),
        ("UPDATE audit SET detail = '{\"count\":99}' WHERE number = 3", 3),
        ("UPDATE audit SET detail_digest = 'x' WHERE number = 3", 3),
        ("UPDATE audit SET digest = 'x' WHERE number = 3", 3),
    ],
)
def test_every_alteration_is_found_where_it_was_made(
    statement: str, number: int, desk: Desk
) -> None:
    fill(desk)
    tamper(desk, statement)
    assert broken_at(desk) == number


def test_two_entries_exchanged_are_found(desk: Desk) -> None:
    fill(desk)
    tamper(
        desk,
        "UPDATE audit SET number = 99 WHERE number = 2",
        "UPDATE audit SET number = 2 WHERE number = 3",
        "UPDATE audit SET number = 3 WHERE number = 99",
    )
    assert broken_at(desk) == 2


def test_blanking_a_detail_for_erasure_leaves_the_chain_whole(desk: Desk) -> None:
    fill(desk)
    with transaction(desk.store, SHEN) as tx:
        tx.session.connection().exec_driver_sql("UPDATE audit SET detail = NULL WHERE number = 2")
    assert broken_at(desk) is None
    with desk.store.read() as session:
        entry = session.get(AuditEntry, 2)
        assert entry is not None
        assert entry.detail is None


def test_the_chain_goes_on_over_a_restart(desk: Desk) -> None:
    fill(desk)
    again = reopen(desk)
    fill(again)
    assert broken_at(again) is None
    again.store.close()
