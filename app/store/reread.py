"""A scope read again from its start, because headquarters cannot tell any more what went (rule 11).

It begins with the loss of the cursor and nothing else: operations, what lies over rows and the rows
themselves stay. From then on it is kept which rows were shown, page by page, in the pages' commits;
so it goes on after a kill. What was not shown by the end, though this desk had it from there, is
gone at headquarters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from sqlalchemy import String, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.store import sums
from app.store.base import Base, Cursor, OutboxOp, State, Synced, may_stand_in, table_of
from app.store.outbox import ECHOED
from app.store.store import Models, get_state, set_state

if TYPE_CHECKING:
    from app.ops import Version

Key = tuple[str, str]
_NAME = "reread:"
"""State of this PC, for each scope that is being read again: present until its end."""


class Shown(Base):
    """A row that headquarters has shown since its scope is being read again."""

    __tablename__ = "shown"

    scope: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)


def begin(session: Session, scopes: Iterable[str]) -> None:
    """Let these scopes be read from their start, in the open transaction."""
    for scope in sorted(set(scopes)):
        session.execute(delete(Cursor).where(Cursor.scope == scope))
        session.execute(delete(Shown).where(Shown.scope == scope))
        set_state(session, _NAME + scope, "1")


def is_under_way(session: Session, scope: str) -> bool:
    """Say whether a scope is being read again."""
    return get_state(session, _NAME + scope) is not None


def give_up(session: Session, scope: str) -> None:
    """Be done with a scope that is not read any more at all."""
    session.execute(delete(Shown).where(Shown.scope == scope))
    set_state(session, _NAME + scope, None)


def call_off(session: Session) -> None:
    """Be done with it: everything is read anew for another reason, and nothing compared."""
    session.execute(delete(Shown))
    session.execute(delete(State).where(State.name.startswith(_NAME, autoescape=True)))


def show(session: Session, scope: str, keys: Iterable[Key], *, gone: Iterable[Key] = ()) -> None:
    """Keep which rows a page showed, and which it showed as gone."""
    lines = [{"scope": scope, "kind": kind, "id": row_id} for kind, row_id in keys]
    if lines:
        names = ["scope", "kind", "id"]
        session.execute(upsert(Shown).on_conflict_do_nothing(index_elements=names), lines)
    for kind, row_id in gone:
        mine = (Shown.scope == scope, Shown.kind == kind, Shown.id == row_id)
        session.execute(delete(Shown).where(*mine))


def ended(session: Session, models: Models, at: Version) -> list[Key]:
    """Be done with a scope read to `at`; give the rows that were not shown and had been there."""
    found: list[Key] = []
    for kind, model in may_stand_in(models, at.scope):
        table = table_of(cast("type[Base]", model))
        shown = select(Shown.id).where(Shown.scope == at.scope, Shown.kind == kind)
        held = (
            table.c.seen_epoch == at.epoch,
            table.c.seen_scope == at.scope,
            table.c.seen_number <= at.number,
        )
        absent = select(table.c.id).where(*held, table.c.id.not_in(shown))
        found += [(kind, one) for one in session.execute(absent).scalars()]
        found += [(kind, one) for one in _lost(session, model, at)]
    known = set(session.execute(select(Shown.kind, Shown.id).where(Shown.scope == at.scope)))
    for row in sums.aside(session, at.epoch, at.scope):
        if row.number <= at.number and (row.kind, row.id) not in known:
            found.append((row.kind, row.id))
    session.execute(delete(Shown).where(Shown.scope == at.scope))
    set_state(session, _NAME + at.scope, None)
    return found


def _lost(session: Session, model: type[Synced], at: Version) -> Iterable[str]:
    """Give rows made here that were taken, never seen to come down, and should have been."""
    table, kind = table_of(cast("type[Base]", model)), model.kind.name
    made = select(OutboxOp.row_id).where(
        OutboxOp.kind == kind,
        OutboxOp.verb.in_(("create", "fact")),
        OutboxOp.state == ECHOED,
        OutboxOp.verdict.in_(("taken", "merged")),
        OutboxOp.applied_epoch == at.epoch,
        OutboxOp.applied_scope == at.scope,
        OutboxOp.applied_number <= at.number,
    )
    return session.execute(
        select(table.c.id).where(table.c.seen_number.is_(None), table.c.id.in_(made))
    ).scalars()
