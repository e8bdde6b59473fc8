"""Who works here, and the PINs of this PC, which never leave it."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.staff.rules import STAFF
from app.store.base import Base, Synced


class Staff(Synced, Base):
    """A staff member of the venue, in one of four roles."""

    __tablename__ = "staff"
    kind: ClassVar[Kind] = STAFF

    name: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(20))
    account: Mapped[str | None] = mapped_column(String(60))
    status: Mapped[str] = mapped_column(String(10), default="active")


class Pin(Base):
    """A PIN's verifier on this PC, and what wrong tries have cost so far.

    `verifier` is how many digits the PIN has, a colon, and the argon2id of them.
    `paused_ms` is what remains of a pause; it runs down only while the program runs.
    """

    __tablename__ = "pins"

    staff_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    verifier: Mapped[str] = mapped_column(String(200))
    tries: Mapped[int] = mapped_column(Integer, default=0)
    pauses: Mapped[int] = mapped_column(Integer, default=0)
    paused_ms: Mapped[int] = mapped_column(Integer, default=0)
    last_used: Mapped[str | None] = mapped_column(String(24))
