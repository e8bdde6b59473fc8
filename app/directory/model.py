"""The tables of the directory: what headquarters keeps for many venues, and a venue's own."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.directory.rules import OWN_RESOURCE, RESOURCE
from app.kinds import Kind
from app.store.base import Base, Synced


class Described:
    """What is said of a resource, whoever wrote it."""

    type: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(60))
    org_type: Mapped[str | None] = mapped_column(String(12))
    fields: Mapped[list[str] | None] = mapped_column(JSON)
    specialities: Mapped[str | None] = mapped_column(String(500))
    languages: Mapped[list[str] | None] = mapped_column(JSON)
    gender: Mapped[str | None] = mapped_column(String(1))
    region: Mapped[str | None] = mapped_column(String(6))
    address: Mapped[str | None] = mapped_column(String(120))
    lng: Mapped[int | None] = mapped_column(Integer)
    lat: Mapped[int | None] = mapped_column(Integer)
    contact: Mapped[str | None] = mapped_column(String(100))
    hours: Mapped[str | None] = mapped_column(String(100))
    weekly: Mapped[str | None] = mapped_column(String(400))
    audit: Mapped[str] = mapped_column(String(8))
    valid_until: Mapped[str | None] = mapped_column(String(10))
    capacity: Mapped[int | None] = mapped_column(Integer)
    at_venue: Mapped[str | None] = mapped_column(String(36))
    withdrawn: Mapped[bool | None] = mapped_column(Boolean)


class Resource(Described, Synced, Base):
    """A line of headquarters' directory."""

    __tablename__ = "resources"
    kind: ClassVar[Kind] = RESOURCE

    __table_args__ = (Index("resources_by_type", "type", "name"),)


class OwnResource(Described, Synced, Base):
    """A line of the venue's own directory."""

    __tablename__ = "own_resources"
    kind: ClassVar[Kind] = OWN_RESOURCE

    __table_args__ = (Index("own_resources_by_type", "type", "name"),)
