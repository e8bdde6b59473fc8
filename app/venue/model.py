"""The venue's own record."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.store.base import Base, Synced
from app.venue.rules import VENUE


class Venue(Synced, Base):
    """The place: its name, capacity, hours and rules. One row, its id is the venue's id."""

    __tablename__ = "venues"
    kind: ClassVar[Kind] = VENUE

    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    capacity: Mapped[int | None] = mapped_column(Integer)
    timezone: Mapped[str | None] = mapped_column(String(40))
    day_starts: Mapped[str | None] = mapped_column(String(5))
    opens: Mapped[str | None] = mapped_column(String(5))
    closes: Mapped[str | None] = mapped_column(String(5))
    pin_length: Mapped[int | None] = mapped_column(Integer)
    lock_minutes: Mapped[int | None] = mapped_column(Integer)
