"""Fields that came before this program knew them: kept with their rows, taken in when it does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from app.ops import Version
from app.store.base import BaseCopy, Synced, field_names, fields_of
from app.store.page import PageWork
from app.store.shape import GONE
from app.store.store import get_state, set_state
from app.store.told import IncomingRow

_KNOWN = "known_fields"
"""State of this PC: which fields the program knew that opened the store last, as a digest."""


def take_in_fields(work: PageWork) -> None:
    """Put into their columns what rows have kept of fields that have one now.

    A row's version tells what headquarters shows, so none of these rows would come down again.
    Looked for only when the program knows other fields than the last one did.
    """
    known = _digest(work.store.models)
    if get_state(work.session, _KNOWN) == known:
        return
    for model in work.store.models.values():
        work.take(list(_with_news(work, model)), again=True)
    set_state(work.session, _KNOWN, known)


def _with_news(work: PageWork, model: type[Synced]) -> Iterator[IncomingRow]:
    """Give the rows that kept something known by now, as headquarters last showed them."""
    names = set(field_names(model.kind))
    kept = select(model).where(model.extra.is_not(None), model.seen_number.is_not(None))
    for row in work.session.execute(kept).scalars().all():
        if names.isdisjoint(row.extra or ()):
            continue
        copy = work.session.get(BaseCopy, (model.kind.name, row.id))
        fields = fields_of(row) if copy is None else copy.fields
        if GONE in fields:
            continue  # it leaves with the work that lies over it
        version = Version(row.seen_epoch or "", row.seen_scope or "", row.seen_number or 0)
        if copy is not None:
            version = Version(copy.epoch, copy.scope, copy.number)
        yield IncomingRow(model.kind.name, row.id, version, fields, mark=row.mark or "")
        work.session.expunge(row)


def _digest(models: Mapping[str, type[Synced]]) -> str:
    said = "|".join(f"{kind}:{','.join(field_names(one.kind))}" for kind, one in models.items())
    return hashlib.sha256(said.encode()).hexdigest()[:16]
