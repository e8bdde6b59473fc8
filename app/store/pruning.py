"""Answered work is kept whole for thirty days, then as id, number and hash.

So long headquarters can get back what it lost. After that the stub still tells it that there was
something: known or lost, it can say which.

The days are counted by going on, not by the clock, which somebody may set wrong by a year: each day
with an exchange that went well leaves a mark behind what was made by then, and what lies behind the
thirtieth mark is pruned.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import ColumnClause, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from app.clock import from_text, to_text
from app.store.base import OutboxOp
from app.store.incoming import from_headquarters
from app.store.outbox import ECHOED
from app.store.store import Store, get_state, set_state

DAYS = 30
MARKS = "prune_marks"
"""State of this PC: when each mark was set, and behind which operation."""
_APART = dt.timedelta(hours=20)
_MADE: ColumnClause[int] = literal_column("outbox.rowid")
"""The order in which operations were made, whatever numbers they have had since."""


class Mark(msgspec.Struct, array_like=True, frozen=True):
    """Set at a time of the desk's, behind the operation made last."""

    at: str
    made: int


def prune_if_due(store: Store) -> int:
    """Set the day's mark after a round that went well, and prune; give how many were pruned."""
    now = store.clock.now()
    with store.read() as session:
        marks = _marks(session)
    if marks and dt.timedelta(0) <= now - from_text(marks[-1].at) < _APART:
        return 0
    with from_headquarters(store) as session:
        last = session.execute(select(func.max(_MADE)).select_from(OutboxOp)).scalar() or 0
        if marks and from_text(marks[-1].at) > now:
            # The clock was put back: from here on the days are counted by it.
            marks = [*marks[:-1], Mark(to_text(now), marks[-1].made)]
        else:
            marks = [*marks, Mark(to_text(now), last)][-DAYS - 1 :]
        set_state(session, MARKS, msgspec.json.encode(marks).decode())
        return _prune(session, marks[0].made) if len(marks) > DAYS else 0


def _prune(session: Session, made: int) -> int:
    """Blank what was answered for good and lies behind the mark; a group is kept or goes whole."""
    done = (
        OutboxOp.state == ECHOED,
        or_(OutboxOp.verdict != "refused", OutboxOp.attended_at.is_not(None)),
    )
    lasting = select(OutboxOp.group_id).where(
        OutboxOp.group_id.is_not(None), or_(~done[0], ~done[1], made < _MADE)
    )
    found = session.execute(
        update(OutboxOp)
        .where(
            *done,
            made >= _MADE,
            OutboxOp.body != "",
            or_(OutboxOp.group_id.is_(None), OutboxOp.group_id.not_in(lasting)),
        )
        .values(body="")
        .execution_options(synchronize_session=False)
    )
    return int(getattr(found, "rowcount", 0))


def _marks(session: Session) -> list[Mark]:
    text = get_state(session, MARKS)
    return msgspec.json.decode(text, type=list[Mark]) if text else []
