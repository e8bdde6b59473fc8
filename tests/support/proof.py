"""What must be true of a store after anything: every promise kept, and all of it in step."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from app.checkin.model import Visit
from app.desk import Desk
from app.store.audit import first_break
from app.store.base import AuditEntry, OutboxOp


def broken_promises(desk: Desk, promised: set[str]) -> set[str]:
    """Give which promised visits are missing, or not said to headquarters exactly once."""
    with desk.store.read() as session:
        there = set(session.execute(select(Visit.id)).scalars())
        said = Counter(session.execute(select(OutboxOp.row_id)).scalars())
    return {one for one in promised if one not in there or said[one] != 1}


def check_in_step(desk: Desk) -> None:
    """Fail unless rows, operations and audit tell the same story without a gap."""
    with desk.store.read() as session:
        visits = sorted(session.execute(select(Visit.id)).scalars())
        ops = session.execute(select(OutboxOp.row_id, OutboxOp.seq).order_by(OutboxOp.seq)).all()
        lines = session.execute(select(AuditEntry.row_id)).scalars().all()
        sound = session.connection().exec_driver_sql("PRAGMA quick_check").scalar_one()
        assert first_break(session) is None
    assert sound == "ok"
    assert [op.seq for op in ops] == list(range(1, len(ops) + 1))
    assert sorted(op.row_id for op in ops) == visits
    assert sorted(str(line) for line in lines) == visits
