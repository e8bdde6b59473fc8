"""Which scopes this desk reads, and leaving one whose right was taken from it.

Leaving is no deletion: nothing is said of it to anybody. Everything of the scope goes: rows, base
copies, what was kept aside or salvaged, cursor, sums, and the words of answered work about it. Only
what headquarters has not taken stays, until it is answered and a refusal is dealt with: it is this
desk's own, and nobody else has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import msgspec
from sqlalchemy import ColumnElement, and_, case, delete, func, or_, select, update
from sqlalchemy.orm import Session

from app.kinds import VENUE_SCOPE
from app.store import removal, reread, salvage, sums
from app.store.aside import Aside
from app.store.base import (
    Base,
    BaseCopy,
    Cursor,
    OutboxOp,
    Synced,
    UnknownRow,
    as_list,
    listed,
    may_stand_in,
)
from app.store.outbox import ECHOED, SENT, UNATTENDED, WAITING
from app.store.salvage import Salvaged
from app.store.store import get_state, set_state
from app.store.voids import Void

Models = Mapping[str, type[Synced]]
Touched = dict[str, list[str]]
SCOPES = "hub_scopes"
"""State of this PC: the scopes headquarters lets it read."""
LEAVING = "leaving_scopes"
"""State of this PC: scopes it may read no more, of which work of its own is still here."""


def scopes_of(session: Session) -> tuple[str, ...]:
    """Give the scopes this desk reads; its venue's own while nothing else was said."""
    return tuple((get_state(session, SCOPES) or VENUE_SCOPE).split())


def gain_scopes(session: Session, scopes: Iterable[str]) -> None:
    """Keep what this desk was enrolled to read, besides what it reads; nothing is left by that."""
    now = {*scopes_of(session), *scopes} - {VENUE_SCOPE}
    set_state(session, SCOPES, " ".join([VENUE_SCOPE, *sorted(now)]))


def write_scopes(session: Session, models: Models, scopes: Iterable[str]) -> Touched:
    """Keep what headquarters lets this desk read, and leave what it read before and may no more.

    In the open transaction; gives what left, by kind.
    """
    now = [VENUE_SCOPE, *sorted(set(scopes) - {VENUE_SCOPE})]
    before = {*scopes_of(session), *_leaving(session)}
    set_state(session, SCOPES, " ".join(now))
    set_state(session, LEAVING, " ".join(sorted(before - set(now))) or None)
    return sweep(session, models)


def sweep(session: Session, models: Models) -> Touched:
    """Take away what is here of scopes this desk has left and no work of its own lies on.

    Again after each verdict, until nothing is left.
    """
    touched: Touched = {}
    left = [scope for scope in _leaving(session) if _leave(session, models, scope, touched)]
    set_state(session, LEAVING, " ".join(left) or None)
    for kind, ids in touched.items():
        models[kind].derive(session, ids)
    session.flush()
    return touched


def is_leaving(session: Session) -> bool:
    """Say whether something of a scope that was left is still here."""
    return get_state(session, LEAVING) is not None


def _leaving(session: Session) -> list[str]:
    return (get_state(session, LEAVING) or "").split()


def _leave(session: Session, models: Models, scope: str, touched: Touched) -> bool:
    """Leave a scope as far as possible; say whether anything has to stay."""
    kinds = [kind for kind, model in models.items() if model.kind.scope == scope]
    own = {(row.kind, row.row_id) for row in session.execute(_OWN)}
    stays = False
    for kind, model in may_stand_in(models, scope):
        found = session.execute(select(model.id).where(_is_of(model, scope, kinds))).scalars()
        here = set(found)
        gone = sorted(one for one in here if (kind, one) not in own)
        stays = stays or len(gone) < len(here)
        if gone:
            touched.setdefault(kind, []).extend(gone)
            rows = delete(cast("type[Base]", model)).where(model.id.in_(listed("some")))
            session.connection().execute(rows, {"some": as_list(gone)})
            removal.forget(session, kind, gone)
    copies = session.execute(select(BaseCopy).where(BaseCopy.scope == scope)).scalars().all()
    for copy in copies:
        if (copy.kind, copy.id) not in own:
            session.delete(copy)
    for kept in session.execute(select(UnknownRow)).scalars().all():
        if msgspec.json.decode(kept.row, type=Aside).version.scope == scope:
            session.delete(kept)
    session.execute(delete(Salvaged).where(Salvaged.scope == scope))
    session.execute(delete(Cursor).where(Cursor.scope == scope))
    for kind in kinds:
        removal.forget_kind(session, kind)
    reread.give_up(session, scope)
    sums.drop(session, scope)
    salvage.look_again(session, scope)
    _blank_answered(session, scope, kinds)
    return stays


def _is_of(model: type[Synced], scope: str, kinds: list[str]) -> ColumnElement[bool]:
    """Give the condition that a row is of a scope, also one headquarters has not seen."""
    seen, unseen = model.seen_scope == scope, model.seen_scope.is_(None)
    if model is Void:
        return or_(seen, and_(unseen, Void.target_kind.in_(kinds)))
    # Nobody here makes what many read: unseen is what headquarters showed no more, and was parked.
    return or_(seen, unseen) if model.kind.scope == scope or model.kind.shared else seen


def _blank_answered(session: Session, scope: str, kinds: list[str]) -> None:
    """Blank what answered work says about the scope; id, number, hash and verdict stay.

    Work that is held was delivered: its final verdict comes with the scope, if ever again.
    """
    target = func.json_extract(OutboxOp.body, "$.fields.target_kind")
    about = or_(
        OutboxOp.applied_scope == scope,
        OutboxOp.kind.in_(kinds),
        case((OutboxOp.body != "", target), else_="").in_(kinds),
    )
    session.execute(
        update(OutboxOp)
        .where(about, ~_IS_OWN)
        .values(
            body="",
            facts=None,
            state=ECHOED,
            applied_epoch=None,
            applied_scope=None,
            applied_number=None,
        )
        .execution_options(synchronize_session=False)
    )


_IS_OWN = or_(
    OutboxOp.state.in_((WAITING, SENT)),
    and_(OutboxOp.verdict.is_not(None), UNATTENDED, OutboxOp.body != ""),
)
"""Work nobody else has: unanswered, or refused and not dealt with."""
_OWN = select(OutboxOp.kind, OutboxOp.row_id).where(_IS_OWN)
