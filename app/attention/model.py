"""Conflicts as headquarters made them: no desk writes one, an operation resolves it."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.attention.rules import CONFLICT
from app.kinds import Kind
from app.store.base import Base, Synced


class Conflict(Synced, Base):
    """Two desks wrote `field` of a row: see `rules.CONFLICT`. `of_kind` is the row's kind."""

    __tablename__ = "conflicts"
    kind: ClassVar[Kind] = CONFLICT

    of_kind: Mapped[str] = mapped_column("kind", String(40))
    row_id: Mapped[str] = mapped_column(String(36))
    field: Mapped[str] = mapped_column(String(60))
    ops: Mapped[list[str] | None] = mapped_column(JSON)
    version: Mapped[int | None] = mapped_column(Integer)
    open: Mapped[bool | None] = mapped_column(Boolean)
    sides: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    subjects: Mapped[list[str] | None] = mapped_column(JSON)
    by: Mapped[str | None] = mapped_column(String(36))
    chosen: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    __table_args__ = (Index("conflicts_open", "open"), Index("conflicts_row", "row_id"))
