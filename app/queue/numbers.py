"""The numbers of the waiting line: no two desks have one letter, so no two give out one number.

A-012       desk, the how manyth of the business day
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select

from app.clock import to_text
from app.queue.model import QueueTicket
from app.queue.queries import today
from app.store.transaction import Transaction


def next_number(tx: Transaction) -> str:
    """Give the next number of this desk on the business day of this work.

    A store opened from a back-up has another letter, so no number of the day is given out again.
    """
    start = f"{tx.store.place.printed_letter}-"
    # Counted from what is there. Headquarters may have set the day of one by a better clock than
    # this desk's: its number was printed today all the same.
    printed = or_(QueueTicket.day == today(tx.store), QueueTicket.happened_at >= _begin_of(tx))
    last = tx.session.execute(
        select(QueueTicket.number)
        .where(QueueTicket.number >= start, QueueTicket.number < start[:-1] + ".", printed)
        .order_by(func.length(QueueTicket.number).desc(), QueueTicket.number.desc())
        .limit(1)
    ).scalar_one_or_none()
    count = int(last.removeprefix(start)) if last is not None else 0
    return f"{start}{count + 1:03d}"


def _begin_of(tx: Transaction) -> str:
    """Give when the business day of this work began."""
    first = dt.time.fromisoformat(tx.store.day_starts)
    local = dt.datetime.combine(dt.date.fromisoformat(tx.day), first, ZoneInfo(tx.store.zone))
    return to_text(local)
