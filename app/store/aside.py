"""Rows of kinds this program does not know yet: kept as they came, for its successor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.ops import Version
from app.store.base import UnknownRow


class Aside(msgspec.Struct):
    """What is kept of such a row."""

    version: Version
    fields: dict[str, Any] = {}
    gone: str = ""


def put_aside(
    session: Session, kind: str, row_id: str, row: Aside, *, again: bool = False
) -> Aside | None:
    """Keep a row, unless a newer state of it is kept already; gives what was kept so far.

    `again`: whatever is kept. Nothing changed when what was kept is as new as the row.
    """
    kept = session.get(UnknownRow, (kind, row_id), populate_existing=True)
    before = msgspec.json.decode(kept.row, type=Aside) if kept is not None else None
    if before is not None and is_newer(before, row) and not again:
        return before
    put = upsert(UnknownRow).values(kind=kind, id=row_id, row=msgspec.json.encode(row).decode())
    session.execute(
        put.on_conflict_do_update(index_elements=["kind", "id"], set_={"row": put.excluded.row})
    )
    return before


def is_newer(before: Aside, row: Aside) -> bool:
    """Say whether what is kept is as new as a row that comes, or newer."""
    known, fresh = before.version, row.version
    same = (known.epoch, known.scope) == (fresh.epoch, fresh.scope)
    return same and known.number >= fresh.number


def take_out(session: Session, kinds: Iterable[str]) -> list[tuple[str, str, Aside]]:
    """Give (kind, id, row) of what was kept of these kinds; it is kept no longer."""
    found = []
    rows = session.execute(select(UnknownRow).where(UnknownRow.kind.in_(list(kinds))))
    for kept in rows.scalars().all():
        found.append((kept.kind, kept.id, msgspec.json.decode(kept.row, type=Aside)))
        session.delete(kept)
    session.flush()
    return found
