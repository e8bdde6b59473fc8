"""What this desk had read from headquarters and a restored headquarters no longer has.

In a new epoch everything is read anew. A row that does not come, or comes as it was before somebody
changed it, may be the last copy of another desk's work: it is kept here beside the rows, for a
manager to see and to send again. Nothing is deleted, and nothing is said by itself: the desk that
did the work mostly brings it back, and then its entry here is done with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import JSON, Integer, String, and_, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kinds import VENUE_SCOPE, Kind, Merge
from app.store.base import (
    Base,
    BaseCopy,
    OutboxOp,
    State,
    Synced,
    fields_of,
    may_stand_in,
    table_of,
)
from app.store.outbox import ECHOED, SENT, WAITING
from app.store.shape import GONE
from app.store.store import get_state, set_state

MISSING, CHANGED = "missing", "changed"
"""Why a row is here: headquarters does not have it, or has it as it was before."""
LOOKED = "salvage_epoch"
"""State of this PC: the epoch whose rows were compared with those of the former one.

For each scope: one may be read to its end while another is not. With the scope's name behind it
where that is not the venue's own.
"""
Models = Mapping[str, type[Synced]]


class Salvaged(Base):
    """A row as a former epoch had it. `settled_at`: it came back, or somebody decided."""

    __tablename__ = "salvaged"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    why: Mapped[str] = mapped_column(String(10))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    epoch: Mapped[str] = mapped_column(String(36))
    scope: Mapped[str] = mapped_column(String(40))
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[str] = mapped_column(String(24))
    settled_at: Mapped[str | None] = mapped_column(String(24))


def keep_changed(
    session: Session, model: type[Synced], rows: Iterable[tuple[str, dict[str, Any]]], at: str
) -> None:
    """Keep what rows were in the former epoch, where the new one shows something else.

    `rows`: id and fields as they will look, this desk's own unsettled work laid over: what that
    brings back is not lost.
    """
    kind = model.kind
    if kind.by_hub:
        return
    for row_id, fields in rows:
        row = session.get(model, row_id)
        if row is None:
            continue
        former = _former(session, row)
        if differs(kind, former, fields):
            _keep(session, row, CHANGED, former, at)
        # The page writes rows past the session: it must not remember how this one was.
        session.expunge(row)


def look_for_missing(
    session: Session, models: Models, epoch: str, at: str, scope: str = VENUE_SCOPE
) -> None:
    """Keep the rows of a scope that the new epoch does not have, once all of that was read."""
    looked = _looked(scope)
    if get_state(session, looked) == epoch:
        return
    set_state(session, looked, epoch)
    for kind, model in models.items():
        if model.kind.by_hub:
            continue
        _date_unseen(session, model, epoch, scope)
        own = select(OutboxOp.row_id).where(
            OutboxOp.kind == kind,
            OutboxOp.verb.in_(("create", "fact")),
            # On its way with all it says (a wiped desk has no more than its number and hash to
            # offer of work that was settled), or refused and visible as such.
            or_(
                and_(OutboxOp.state.in_((WAITING, SENT)), OutboxOp.body != ""),
                OutboxOp.verdict == "refused",
            ),
        )
        gone = select(model).where(
            model.seen_epoch.is_not(None),
            model.seen_epoch != epoch,
            model.seen_scope == scope,
            model.id.not_in(own),
        )
        for row in session.execute(gone).scalars().all():
            _keep(session, row, MISSING, _former(session, row), at)


def only_former(session: Session, models: Models, epoch: str, scope: str) -> list[tuple[str, str]]:
    """Give the rows of a shared scope that the new epoch does not have, once all of it was read.

    They are headquarters' own: what it does not say any more is not kept beside, it goes.
    """
    looked = _looked(scope)
    if get_state(session, looked) == epoch:
        return []
    set_state(session, looked, epoch)
    found: list[tuple[str, str]] = []
    for kind, model in may_stand_in(models, scope):
        former = (model.seen_scope == scope, model.seen_epoch != epoch)
        here = session.execute(select(model.id).where(*former)).scalars()
        found += [(kind, one) for one in here]
    return found


def _date_unseen(session: Session, model: type[Synced], epoch: str, scope: str) -> None:
    """Say of own rows that a former epoch took, and never showed, as of when it had them.

    The new one knows their numbers and does not show them either: they went there, or were lost.
    """
    row, op = table_of(cast("type[Base]", model)), table_of(OutboxOp)
    made = (
        select(op.c.applied_epoch, op.c.applied_scope, op.c.applied_number)
        .where(
            op.c.kind == model.kind.name,
            op.c.row_id == row.c.id,
            op.c.verb.in_(("create", "fact")),
            op.c.state == ECHOED,
            op.c.verdict.in_(("taken", "merged")),
            op.c.applied_scope == scope,
            op.c.applied_epoch != epoch,
        )
        .order_by(op.c.seq.desc())
        .limit(1)
    )
    seen = ("applied_epoch", "applied_scope", "applied_number")
    values = {
        f"seen_{name.removeprefix('applied_')}": made.with_only_columns(
            op.c[name]
        ).scalar_subquery()
        for name in seen
    }
    session.connection().execute(
        update(row).where(row.c.seen_number.is_(None), made.exists()).values(values)
    )


def look_again(session: Session, scope: str) -> None:
    """Forget that a scope was looked through: this desk has left it."""
    set_state(session, _looked(scope), None)


def forget_all(session: Session) -> None:
    """Forget all that is kept, and that any scope was looked through: this PC is wiped."""
    session.execute(delete(Salvaged))
    session.execute(delete(State).where(State.name.startswith(LOOKED, autoescape=True)))


def _looked(scope: str) -> str:
    return LOOKED if scope == VENUE_SCOPE else f"{LOOKED}:{scope}"


def let_go(session: Session, models: Models, epoch: str, at: str) -> None:
    """Be done with what has come back as it was."""
    for entry in open_entries(session):
        model = models.get(entry.kind)
        row = session.get(model, entry.id) if model is not None else None
        is_back = row is not None and row.seen_epoch == epoch
        if row is not None and is_back and not differs(row.kind, entry.fields, fields_of(row)):
            entry.settled_at = at
    session.flush()


def forget(session: Session, ids: Iterable[str]) -> None:
    """Forget people who were erased: no copy of theirs is kept."""
    session.execute(delete(Salvaged).where(Salvaged.id.in_(list(ids))))


def open_entries(session: Session) -> list[Salvaged]:
    """Give what is kept and nobody has decided about, oldest first."""
    found = select(Salvaged).where(Salvaged.settled_at.is_(None)).order_by(Salvaged.at, Salvaged.id)
    return list(session.execute(found).scalars())


def count_open(session: Session) -> int:
    """Count what waits for a manager's decision."""
    found = select(func.count()).select_from(Salvaged).where(Salvaged.settled_at.is_(None))
    return int(session.execute(found).scalar_one())


def settle(session: Session, kind: str, row_id: str, at: str) -> bool:
    """Note that somebody decided; False when it was done with already."""
    mine = (Salvaged.kind == kind, Salvaged.id == row_id, Salvaged.settled_at.is_(None))
    done = session.execute(update(Salvaged).where(*mine).values(settled_at=at))
    return bool(cast("Any", done).rowcount)


def differs(kind: Kind, former: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether something that a desk once wrote looks otherwise now."""
    return bool(changed_fields(kind, former, now))


def changed_fields(kind: Kind, former: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Give the former values of the fields that differ; what only the hub writes is left out."""
    names = [item.name for item in kind.fields if item.merge is not Merge.HUB]
    return {
        name: former.get(name)
        for name in names
        if _plain(former.get(name)) != _plain(now.get(name))
    }


def _plain(value: Any) -> Any:
    """Sets have no order, and an empty one is none."""
    return (sorted(map(str, value)) or None) if isinstance(value, list) else value


def _former(session: Session, row: Synced) -> dict[str, Any]:
    copy = session.get(BaseCopy, (row.kind.name, row.id))
    fields = copy.fields if copy is not None and copy.epoch == row.seen_epoch else fields_of(row)
    return {name: value for name, value in fields.items() if name != GONE}


def _keep(session: Session, row: Synced, why: str, fields: dict[str, Any], at: str) -> None:
    """Keep a row beside. What is kept of it already is older, and so it is what was lost first."""
    values = {
        "kind": row.kind.name,
        "id": row.id,
        "why": why,
        "fields": fields,
        "epoch": row.seen_epoch,
        "scope": row.seen_scope,
        "number": row.seen_number,
        "at": at,
        "settled_at": None,
    }
    put = upsert(Salvaged).values(**values)
    known = session.get(Salvaged, (row.kind.name, row.id))
    if known is None:
        session.execute(put)
    elif known.settled_at is not None:
        session.execute(
            put.on_conflict_do_update(
                index_elements=["kind", "id"],
                set_={name: put.excluded[name] for name in values if name not in ("kind", "id")},
            )
        )
        session.expire(known)
