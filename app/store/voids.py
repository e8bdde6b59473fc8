"""A fact that takes back another fact: how every mistake at the counter is put right."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Connection, Index, String, bindparam, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement

from app.kinds import VOID, Kind
from app.store.base import Base, Synced, table_of


class Void(Synced, Base):
    """Takes back the fact `target_id`. Idempotent per target; may come before its target.

    One that headquarters refused (as one of a group, say) takes back nothing, here as there.
    """

    __tablename__ = "voids"
    kind: ClassVar[Kind] = VOID

    target_kind: Mapped[str] = mapped_column(String(40))
    target_id: Mapped[str] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))
    happened_at: Mapped[str] = mapped_column(String(24))

    __table_args__ = (Index("voids_target", "target_id"),)


_void = table_of(Void)
NOT_REFUSED = or_(_void.c.mark.is_(None), _void.c.mark == "held")
"""The condition that a void takes something back."""
_TARGET = select(_void.c.target_kind, _void.c.target_id).where(_void.c.id == bindparam("id"))


def target_of(connection: Connection, void_id: str) -> tuple[str, str]:
    """Give kind and id of the fact that a void on this desk takes back; '' when it is not here."""
    found = connection.execute(_TARGET, {"id": void_id}).first()
    return (found.target_kind, found.target_id) if found is not None else ("", "")


def is_voided(row_id: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Give the condition that a void takes back the fact whose id column is `row_id`."""
    return exists(select(_void.c.id).where(_void.c.target_id == row_id, NOT_REFUSED))


def not_voided(row_id: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Give the condition that no void takes back the fact whose id column is `row_id`."""
    return ~is_voided(row_id)
