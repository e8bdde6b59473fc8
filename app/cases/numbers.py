"""The numbers of cases: unique without a line, because no two desks have one letter.

QJ0001-20261128-A-0012      venue, business day, desk, the how manyth of that day
"""

from __future__ import annotations

from sqlalchemy import func, select

from app.cases.model import Case
from app.store.transaction import Transaction
from app.venue.queries import profile

_UNNAMED = "X"
"""For a venue of which nobody has said a code yet."""


def next_number(tx: Transaction) -> str:
    """Give the next number of this desk on the business day of this work."""
    code = profile(tx.session, tx.store.place.venue_id).code or _UNNAMED
    start = f"{code}-{tx.day.replace('-', '')}-{tx.store.place.printed_letter}-"
    # Counted from what is there, not kept beside it: a clock put back counts on all the same.
    last = tx.session.execute(
        select(Case.number)
        .where(Case.number >= start, Case.number < start + ":")
        .order_by(func.length(Case.number).desc(), Case.number.desc())
        .limit(1)
    ).scalar_one_or_none()
    count = int(last.removeprefix(start)) if last is not None else 0
    return f"{start}{count + 1:04d}"


def label_of(number: str) -> str:
    """Give what a card of the board shows of a number: `A-0012`."""
    return "-".join(number.rsplit("-", 2)[-2:])
