"""The tables of ratings: what was said, who has said something, and what still lies on the pile."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.ratings.rules import RATED, RATING
from app.store.base import Base, Synced


class Rating(Synced, Base):
    """What a guest said of something."""

    __tablename__ = "ratings"
    kind: ClassVar[Kind] = RATING

    rated_kind: Mapped[str] = mapped_column(String(10))
    rated_id: Mapped[str | None] = mapped_column(String(36))
    score: Mapped[int] = mapped_column(Integer)
    tags: Mapped[list[str] | None] = mapped_column(JSON)
    words: Mapped[str | None] = mapped_column(String(500))
    channel: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10))
    anonymous: Mapped[bool] = mapped_column(Boolean)
    whose: Mapped[str | None] = mapped_column(String(36))
    person_id: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (
        Index("ratings_rated", "rated_id"),
        Index("ratings_day", "rated_kind", "day"),
        Index("ratings_person", "person_id"),
    )


class Rated(Synced, Base):
    """Somebody has rated without a name."""

    __tablename__ = "rated_marks"
    kind: ClassVar[Kind] = RATED

    rated_kind: Mapped[str] = mapped_column(String(10))
    rated_id: Mapped[str] = mapped_column(String(36), index=True)
    whose: Mapped[str] = mapped_column(String(36), index=True)


class Piled(Base):
    """A nameless rating given at this desk that waits for others, sealed as it will travel.

        Without rowid: the file keeps the rows in the order of their random ids, and no order of
        arrival beside it. `closes_at` is when nobody may rate the same any more; `rated_id` is a
    kind where only one can rate the same.
    """

    __tablename__ = "rating_pile"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    rated_id: Mapped[str] = mapped_column(String(36))
    channel: Mapped[str] = mapped_column(String(12))
    closes_at: Mapped[str] = mapped_column(String(24))
    sealed: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy declares it
