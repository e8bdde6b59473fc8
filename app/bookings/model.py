"""The tables of bookings: the slot, and for whom it is."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Boolean, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.bookings.rules import BOOKING, BOOKING_WORDS
from app.kinds import Kind
from app.store.base import Base, Synced


class Booking(Synced, Base):
    """A slot that is taken, which names nobody."""

    __tablename__ = "bookings"
    kind: ClassVar[Kind] = BOOKING

    resource_id: Mapped[str] = mapped_column(String(36))
    begins_at: Mapped[str] = mapped_column(String(24))
    ends_at: Mapped[str] = mapped_column(String(24))
    amount: Mapped[int | None] = mapped_column(Integer)
    case_id: Mapped[str | None] = mapped_column(String(36))
    moved_from: Mapped[str | None] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(10))
    clash: Mapped[bool | None] = mapped_column(Boolean)
    clash_kept: Mapped[bool | None] = mapped_column(Boolean)

    __table_args__ = (
        Index("bookings_slots", "resource_id", "begins_at"),
        Index("bookings_time", "begins_at"),
        Index("bookings_case", "case_id", sqlite_where=text("case_id IS NOT NULL")),
    )


class BookingWords(Synced, Base):
    """For whom and for what."""

    __tablename__ = "booking_words"
    kind: ClassVar[Kind] = BOOKING_WORDS

    booking_id: Mapped[str] = mapped_column(String(36), index=True)
    person_id: Mapped[str | None] = mapped_column(String(36), index=True)
    name: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))
    purpose: Mapped[str | None] = mapped_column(String(100))
    note: Mapped[str | None] = mapped_column(String(200))
    kept_why: Mapped[str | None] = mapped_column(String(200))
