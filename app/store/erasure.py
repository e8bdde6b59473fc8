"""Erasure reaches the desk: what was said to headquarters about somebody erased is blanked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from app.store import salvage
from app.store.base import OutboxOp, Synced
from app.store.outbox import ECHOED, SENT, SETTLED, WAITING
from app.store.remembered import remember
from app.store.shape import ERASED
from app.store.store import get_state, set_state
from app.store.told import IncomingPage
from app.store.voids import Void

Models = Mapping[str, type[Synced]]
_UNDER_WAY = "erased_under_way"
"""State of this PC: erased people about whom there is work without an answer."""


def blank(session: Session, page: IncomingPage, folder: Path, models: Models) -> None:
    """Blank what answered operations say about erased people; id, number, verdict and hash stay.

    What headquarters has not answered keeps its words until it has: they are what is hashed, and
    its number must be consumed.
    """
    fresh = {row.id for row in page.rows if row.gone == ERASED}
    if not (fresh or page.verdicts):
        return
    if fresh:
        salvage.forget(session, fresh)
        remember(folder, fresh)
    # Somebody may say a word, or give one up, after the erasure was heard here.
    late = [one.op_id for one in page.verdicts if (one.verdict, one.code) == ("refused", "gone")]
    if late:
        session.execute(update(OutboxOp).where(OutboxOp.op_id.in_(late)).values(body=""))
    before = set((get_state(session, _UNDER_WAY) or "").split())
    for row_id in sorted(before | fresh):
        session.execute(
            update(OutboxOp)
            .where(_about(row_id), OutboxOp.state.in_((SETTLED, ECHOED)), OutboxOp.verb != "erase")
            .values(body="")
            .execution_options(synchronize_session=False)
        )
    if before | fresh:
        _forget_own_words(session, models, before | fresh, page.epoch)
        left = [row_id for row_id in sorted(before | fresh) if _is_under_way(session, row_id)]
        set_state(session, _UNDER_WAY, " ".join(left) or None)


def _forget_own_words(session: Session, models: Models, people: set[str], epoch: str) -> None:
    """Take away what was said about them that headquarters never took, or a former epoch had.

    And why any of it was taken back. What this epoch has shown leaves by tombstones of its own.
    What has no answer yet stays until it has.
    """
    words: set[str] = set()
    for model in models.values():
        if not model.kind.tells_of_people:
            continue
        names = or_(*(getattr(model, name).in_(people) for name in model.kind.subjects))
        words.update(session.execute(select(model.id).where(names)).scalars())
        _forget(session, model, names, epoch)
    if words:
        why = Void.target_id.in_(words)
        salvage.forget(session, {*words, *session.execute(select(Void.id).where(why)).scalars()})
        _forget(session, Void, why, epoch)


def _forget(session: Session, model: type[Synced], words: ColumnElement[bool], epoch: str) -> None:
    under_way = select(OutboxOp.row_id).where(
        OutboxOp.kind == model.kind.name, OutboxOp.state.in_((WAITING, SENT))
    )
    former = model.seen_epoch != (epoch or model.seen_epoch)
    session.execute(
        delete(model)
        .where(words, or_(model.seen_number.is_(None), former), model.id.not_in(under_way))
        .execution_options(synchronize_session=False)
    )


def _about(row_id: str) -> ColumnElement[bool]:
    return or_(OutboxOp.row_id == row_id, OutboxOp.body.contains(row_id, autoescape=True))


def _is_under_way(session: Session, row_id: str) -> bool:
    unanswered = OutboxOp.state.in_((WAITING, SENT))
    return (
        session.execute(select(OutboxOp.op_id).where(_about(row_id), unanswered)).first()
        is not None
    )
