"""The tables of what headquarters says to many venues: nobody here writes a row of them."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Boolean, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.shared.rules import HOLIDAY, SERVICE_CATEGORY
from app.store.base import Base, Synced


class ServiceCategory(Synced, Base):
    """A kind of service."""

    __tablename__ = "service_categories"
    kind: ClassVar[Kind] = SERVICE_CATEGORY

    code: Mapped[str] = mapped_column(String(5))
    zh: Mapped[str] = mapped_column(String(20))
    en: Mapped[str] = mapped_column(String(60))
    days: Mapped[int] = mapped_column(Integer)
    sensitive: Mapped[bool | None] = mapped_column(Boolean)
    tile: Mapped[int | None] = mapped_column(Integer)
    order: Mapped[int | None] = mapped_column(Integer)
    retired: Mapped[bool | None] = mapped_column(Boolean)


class Holiday(Synced, Base):
    """A day that is not what its weekday says."""

    __tablename__ = "holidays"
    kind: ClassVar[Kind] = HOLIDAY

    day: Mapped[str] = mapped_column(String(10), index=True)
    works: Mapped[bool] = mapped_column(Boolean)
    name: Mapped[str | None] = mapped_column(String(20))
