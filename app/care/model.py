"""The table of care notes. Nothing is computed from them: no list and no search knows of any."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.care.rules import CARE_NOTE
from app.kinds import Kind
from app.store.base import Base, Synced


class CareNote(Synced, Base):
    """What colleagues entitled to it should know about a person."""

    __tablename__ = "care_notes"
    kind: ClassVar[Kind] = CARE_NOTE

    person_id: Mapped[str] = mapped_column(String(36), index=True)
    text: Mapped[str] = mapped_column(String(500))
    happened_at: Mapped[str] = mapped_column(String(24))
