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


def put_aside(session: Session, kind: str, row_id: str, row: Aside) -> None:
    """Keep a row, unless a newer state of it is kept already."""
    kept = session.get(UnknownRow, (kind, row_id), populate_existing=True)
    if kept is not None:
        known, fresh = msgspec.json.decode(kept.row, type=Aside).version, row.version
        same = (known.epoch, known.scope) == (fresh.epoch, fresh.scope)
        if same and known.number >= fresh.number:
            return
    put = upsert(UnknownRow).values(kind=kind, id=row_id, row=msgspec.json.encode(row).decode())
    session.execute(
        put.on_conflict_do_update(index_elements=["kind", "id"], set_={"row": put.excluded.row})
    )


def take_out(session: Session, kinds: Iterable[str]) -> list[tuple[str, str, Aside]]:
    """Give (kind, id, row) of what was kept of these kinds; it is kept no longer."""
    found = []
    rows = session.execute(select(UnknownRow).where(UnknownRow.kind.in_(list(kinds))))
    for kept in rows.scalars().all():
        found.append((kept.kind, kept.id, msgspec.json.decode(kept.row, type=Aside)))
        session.delete(kept)
    session.flush()
    return found
