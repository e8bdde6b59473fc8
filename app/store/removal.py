"""Rows that headquarters does not show any more: when they may leave this PC (rule 11).

A row that left without being erased is first only noted, at no version any more, and stands as it
did. At the end of a round it goes, unless work of this desk is about it or names it (then it waits
for that), or unless more rows of its kind would go at once than looks right: then all of them stay,
and a person is asked. Erasure never comes by here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import String, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.ids import ids_in
from app.store.base import Base, OutboxOp, as_list, listed
from app.store.outbox import SENT, SETTLED, UNATTENDED, WAITING
from app.store.store import Models, set_state
from app.store.sums import COMPARE_NOW

DUE, MANY, AGREED = "due", "many", "agreed"
"""Why a row is noted: it goes as soon as it may; a person is asked; a person has agreed."""
LEAST, SHARE = 50, 5
"""More rows of a kind than both this many and a fifth of them do not go without being asked about.
"""


class Parked(Base):
    """A row that headquarters does not show any more and that still stands here.

    `asked_at`: somebody has said to keep it for now, and to ask headquarters.
    """

    __tablename__ = "parked"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    why: Mapped[str] = mapped_column(String(8))
    at: Mapped[str] = mapped_column(String(24))
    asked_at: Mapped[str | None] = mapped_column(String(24))


@dataclass(frozen=True, slots=True)
class Question:
    """How many rows of a kind a person is asked about, since when, and when they said "not yet"."""

    kind: str
    rows: int
    since: str
    asked_at: str | None


def is_any(session: Session) -> bool:
    """Say whether anything is noted at all; mostly nothing is."""
    return session.execute(select(Parked.id).limit(1)).first() is not None


def note(session: Session, kind: str, ids: Iterable[str], at: str) -> None:
    """Note rows that headquarters does not show any more; those that are noted stay as they are."""
    lines = [{"kind": kind, "id": one, "why": DUE, "at": at} for one in ids]
    if lines:
        put = upsert(Parked).on_conflict_do_nothing(index_elements=["kind", "id"])
        session.execute(put, lines)


def forget(session: Session, kind: str, ids: Iterable[str]) -> None:
    """Note no longer what headquarters shows again, or what is gone."""
    mine = (Parked.kind == kind, Parked.id.in_(listed("some")))
    session.connection().execute(delete(Parked).where(*mine), {"some": as_list(ids)})


def forget_kind(session: Session, kind: str) -> None:
    """Note nothing more of a kind: this PC has left what it is of."""
    session.execute(delete(Parked).where(Parked.kind == kind))


def may_go(session: Session, models: Models, at: str) -> tuple[dict[str, list[str]], bool]:
    """Give the rows that go now, by kind, and whether a person is to be asked about others."""
    asks = False
    noted: dict[str, dict[str, str]] = {}
    found = select(Parked.kind, Parked.id, Parked.why).where(Parked.why != MANY)
    for row in session.execute(found.order_by(Parked.kind, Parked.id)):
        noted.setdefault(row.kind, {})[row.id] = row.why
    if not noted:
        return {}, False
    busy, going = spoken_of(session), {}
    for kind, some in noted.items():
        free = {row_id: why for row_id, why in some.items() if row_id not in busy}
        due = [row_id for row_id, why in free.items() if why == DUE]
        if len(due) > _most(session, models, kind):
            mine = (Parked.kind == kind, Parked.id.in_(listed("some")))
            values = update(Parked).where(*mine).values(why=MANY, at=at, asked_at=None)
            session.connection().execute(values, {"some": as_list(due)})
            due, asks = [], True
        going[kind] = [*due, *(row_id for row_id, why in free.items() if why == AGREED)]
    return {kind: ids for kind, ids in going.items() if ids}, asks


def _most(session: Session, models: Models, kind: str) -> int:
    count = session.execute(select(func.count()).select_from(models[kind])).scalar_one()
    return max(LEAST, int(count) // SHARE)


def spoken_of(session: Session) -> set[str]:
    """Give every id that work of this desk is about or names, while that is not settled.

    Nor is what was refused, until somebody has dealt with it: they must see whom it was about.
    """
    unsettled = or_(
        OutboxOp.state.in_((WAITING, SENT, SETTLED)),
        UNATTENDED,
    )
    found = session.execute(select(OutboxOp.row_id, OutboxOp.body).where(unsettled))
    return {one for row in found for one in (row.row_id, *ids_in(row.body))}


# --- what a person is asked -----------------------------------------------------------------


def questions(session: Session) -> list[Question]:
    """Give what a person is asked, by kind."""
    found = session.execute(
        select(
            Parked.kind,
            func.count().label("rows"),
            func.min(Parked.at).label("since"),
            func.max(Parked.asked_at).label("asked_at"),
        )
        .where(Parked.why == MANY)
        .group_by(Parked.kind)
        .order_by(Parked.kind)
    )
    return [Question(row.kind, row.rows, row.since, row.asked_at) for row in found]


def agree(session: Session, kind: str) -> int:
    """Let a kind's parked rows go as soon as no work needs them; give how many."""
    return _answered(session, kind, why=AGREED)


def keep(session: Session, kind: str, at: str) -> int:
    """Keep a kind's parked rows for now; give how many."""
    return _answered(session, kind, asked_at=at)


def ask_headquarters(session: Session) -> None:
    """Let everything be compared with the next round: what is there after all comes back."""
    set_state(session, COMPARE_NOW, "1")


def _answered(session: Session, kind: str, **values: str) -> int:
    mine = (Parked.kind == kind, Parked.why == MANY)
    done = session.execute(
        update(Parked).where(*mine).values(**values).execution_options(synchronize_session=False)
    )
    return int(getattr(done, "rowcount", 0))
