"""The tables of what headquarters says to many venues: nobody here writes a row of them."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Boolean, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.shared.rules import HOLIDAY, ROUTING_RULE, SERVICE_CATEGORY, VENUE_LISTING
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


class RoutingRule(Synced, Base):
    """Who is to take a case on."""

    __tablename__ = "routing_rules"
    kind: ClassVar[Kind] = ROUTING_RULE

    category: Mapped[str | None] = mapped_column(String(5))
    sensitive: Mapped[bool | None] = mapped_column(Boolean)
    minor: Mapped[bool | None] = mapped_column(Boolean)
    holder_kind: Mapped[str] = mapped_column(String(12))
    holder_id: Mapped[str | None] = mapped_column(String(36))
    order: Mapped[int | None] = mapped_column(Integer)
    why_zh: Mapped[str] = mapped_column(String(40))
    why_en: Mapped[str] = mapped_column(String(120))
    retired: Mapped[bool | None] = mapped_column(Boolean)


class VenueListing(Synced, Base):
    """A venue as others see it."""

    __tablename__ = "venue_listings"
    kind: ClassVar[Kind] = VENUE_LISTING

    venue: Mapped[str] = mapped_column(String(36), index=True)
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    region: Mapped[str | None] = mapped_column(String(6))
    address: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(40))
    hours: Mapped[str | None] = mapped_column(String(100))
    lng: Mapped[int | None] = mapped_column(Integer)
    lat: Mapped[int | None] = mapped_column(Integer)
    closed: Mapped[bool | None] = mapped_column(Boolean)
