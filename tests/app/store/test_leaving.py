"""Leaving a scope: everything of it goes, but for what nobody else has."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.care.actions import take_back, write
from app.care.model import CareNote
from app.care.rules import CARE_NOTE
from app.desk import Desk
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.ops import Version
from app.people.actions import Details, register
from app.people.model import Person
from app.store.base import BaseCopy, Cursor, OutboxOp, UnknownRow
from app.store.incoming import from_headquarters, incoming
from app.store.leaving import gain_scopes, is_leaving, scopes_of
from app.store.salvage import Salvaged
from app.store.scopes import take_scopes
from app.store.store import get_state
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import transaction
from app.store.voids import Void
from tests.support.desks import EPOCH, SHEN

NOTE, OTHER = "01900000-0000-7000-8000-00000000c001", "01900000-0000-7000-8000-00000000c002"
BOTH, ALONE = ("venue", RESTRICTED), ("venue",)


def at(number: int, scope: str = RESTRICTED) -> Version:
    return Version(EPOCH, scope, number)


def said(number: int, row_id: str = NOTE, kind: str = "care_note") -> IncomingRow:
    fields = {"person_id": OTHER, "text": "别人写的", "happened_at": "2026-11-28T06:22:05.123Z"}
    return IncomingRow(kind, row_id, at(number), fields)


def pull(desk: Desk, *rows: IncomingRow, number: int) -> None:
    page = IncomingPage(
        rows=rows, scope=RESTRICTED, cursor=f"c{number}", number=number, epoch=EPOCH, whole=True
    )
    incoming(desk.store, page)


def note(desk: Desk) -> tuple[str, str]:
    """Write a note here; gives the ids of the row and the operation."""
    with transaction(desk.store, SHEN) as tx:
        who = tx.session.execute(select(Person.id)).scalars().first()
        who = who or register(tx, Details("林晓禾", consent_way="spoken")).id
        row_id = write(tx, who, "这里写的").id
    with desk.store.read() as session:
        op = select(OutboxOp.op_id).where(OutboxOp.row_id == row_id)
        return row_id, session.execute(op).scalar_one()


def settle(desk: Desk, op: str, verdict: str, number: int = 0) -> None:
    applied = at(number) if number else None
    incoming(desk.store, IncomingPage(verdicts=[Settled(op, verdict, "code", applied=applied)]))


def notes(desk: Desk) -> set[str]:
    with desk.store.read() as session:
        return set(session.execute(select(CareNote.id)).scalars())


def body(desk: Desk, op: str) -> str:
    with desk.store.read() as session:
        return session.execute(select(OutboxOp.body).where(OutboxOp.op_id == op)).scalar_one()


@pytest.fixture
def entitled(desk: Desk) -> Desk:
    """A desk that reads both scopes."""
    take_scopes(desk.store, BOTH, "2026-11-28T06:00:00.000Z")
    return desk


def test_everything_of_it_goes_wherever_it_is_kept(entitled: Desk) -> None:
    desk = entitled
    mine, op = note(desk)
    pull(desk, said(1), said(2, OTHER, "case_detail"), number=2)
    settle(desk, op, "taken", 3)
    pull(desk, said(3, mine), number=3)
    with transaction(desk.store, SHEN) as tx:
        undone = take_back(tx, mine, "核实过")
    with desk.store.read() as session:
        ops = session.execute(select(OutboxOp.op_id).where(OutboxOp.row_id == undone.id))
        settle(desk, ops.scalar_one(), "taken", 4)
    with from_headquarters(desk.store) as session:
        kept = {"fields": {}, "epoch": EPOCH, "scope": RESTRICTED, "number": 1}
        session.add(BaseCopy(kind="care_note", id=NOTE, **kept))
        session.add(Salvaged(kind="care_note", id=NOTE, why="missing", at="t", **kept))
    assert take_scopes(desk.store, (), "2026-11-28T07:00:00.000Z")
    with desk.store.read() as session:
        for table in (CareNote, Void, BaseCopy, Salvaged, UnknownRow):
            assert not session.execute(select(table.id)).all(), table
        assert not session.execute(select(Cursor).where(Cursor.scope == RESTRICTED)).all()
        found = session.execute(select(OutboxOp).where(OutboxOp.kind != "person")).scalars()
        told = [(one.body, one.state, one.applied_number) for one in found]
        assert told == [("", "echoed", None)] * 2
        assert get_state(session, f"held_sum:{RESTRICTED}") is None
        assert session.execute(select(Person.name)).scalars().all() == ["林晓禾"]


def test_its_own_work_stays_until_it_is_answered(entitled: Desk) -> None:
    mine, op = note(entitled)
    pull(entitled, said(1), number=1)
    take_scopes(entitled.store, ALONE, "2026-11-28T07:00:00.000Z")
    assert notes(entitled) == {mine}
    # It had the right when it said so, and the answer comes late: taken, it leaves.
    settle(entitled, op, "taken", 2)
    assert notes(entitled) == set()
    assert body(entitled, op) == ""
    with entitled.store.read() as session:
        assert not is_leaving(session)


def test_what_was_refused_stays_until_somebody_dealt_with_it(entitled: Desk) -> None:
    mine, op = note(entitled)
    take_scopes(entitled.store, ALONE, "2026-11-28T07:00:00.000Z")
    settle(entitled, op, "refused")
    assert notes(entitled) == {mine}
    assert "这里写的" in body(entitled, op)
    with entitled.store.read() as session:
        assert is_leaving(session)
    take_scopes(entitled.store, BOTH, "2026-11-28T08:00:00.000Z")
    with entitled.store.read() as session:
        assert not is_leaving(session)
    assert notes(entitled) == {mine}


def test_what_is_held_was_delivered_and_leaves(entitled: Desk) -> None:
    _, op = note(entitled)
    settle(entitled, op, "held")
    take_scopes(entitled.store, ALONE, "2026-11-28T07:00:00.000Z")
    assert notes(entitled) == set()
    # Gained again, the final verdict finds its operation.
    take_scopes(entitled.store, BOTH, "2026-11-28T08:00:00.000Z")
    settle(entitled, op, "taken", 4)
    pull(entitled, said(4), number=4)
    assert notes(entitled) == {NOTE}


def test_a_page_of_a_scope_that_was_left_is_passed_by(entitled: Desk) -> None:
    take_scopes(entitled.store, ALONE, "2026-11-28T07:00:00.000Z")
    pull(entitled, said(1), number=1)
    assert notes(entitled) == set()
    with entitled.store.read() as session:
        assert session.execute(select(Cursor)).all() == []


def test_what_was_carried_does_not_overtake_what_was_said(entitled: Desk) -> None:
    store = entitled.store
    take_scopes(store, ALONE, "2026-11-28T07:00:00.000Z")
    assert not take_scopes(store, BOTH, "2026-11-28T06:30:00.000Z", carried=True)
    assert take_scopes(store, BOTH, "2026-11-28T07:30:00.000Z", carried=True)
    with store.read() as session:
        assert scopes_of(session) == BOTH


def test_enrolling_gains_and_leaves_nothing(desk: Desk) -> None:
    with from_headquarters(desk.store) as session:
        gain_scopes(session, BOTH)
        gain_scopes(session, ALONE)
        assert scopes_of(session) == BOTH
    assert CARE_NOTE.scope == RESTRICTED
