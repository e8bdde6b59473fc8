"""The tables of cases between venues: what came here, its words and logs, and what was sent."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON, Boolean, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.handovers.rules import (
    HANDOVER,
    HANDOVER_NOTE,
    HANDOVER_SECRET,
    HANDOVER_SECRET_NOTE,
    HANDOVER_SENT,
    HANDOVER_WORDS,
)
from app.kinds import Kind
from app.store.base import Base, Synced


class Handover(Synced, Base):
    """A case of another venue's, handed to this one; it names nobody."""

    __tablename__ = "handovers"
    kind: ClassVar[Kind] = HANDOVER

    number: Mapped[str] = mapped_column(String(48))
    from_venue: Mapped[str] = mapped_column(String(36))
    from_name: Mapped[str] = mapped_column(String(60))
    category: Mapped[str] = mapped_column(String(8))
    urgency: Mapped[str] = mapped_column(String(10))
    sensitive: Mapped[bool | None] = mapped_column(Boolean)
    minor: Mapped[bool | None] = mapped_column(Boolean)
    emergency: Mapped[bool | None] = mapped_column(Boolean)
    shared: Mapped[list[str] | None] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(10))
    owner: Mapped[str | None] = mapped_column(String(36))
    asked_at: Mapped[str] = mapped_column(String(24))
    due_at: Mapped[str | None] = mapped_column(String(24))
    wordless: Mapped[bool | None] = mapped_column(Boolean)

    __table_args__ = (Index("handovers_state", "state"),)


class HandoverSent(Synced, Base):
    """How a case stands at the venue it was handed to."""

    __tablename__ = "handovers_sent"
    kind: ClassVar[Kind] = HANDOVER_SENT

    case_id: Mapped[str] = mapped_column(String(36), index=True)
    to_venue: Mapped[str] = mapped_column(String(36))
    to_name: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10))
    asked_at: Mapped[str] = mapped_column(String(24))
    changed_at: Mapped[str | None] = mapped_column(String(24))
    wordless: Mapped[bool | None] = mapped_column(Boolean)


class _Words:
    """What both drawers of words hold."""

    handover_id: Mapped[str] = mapped_column(String(36), index=True)
    name: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))
    on_behalf_of: Mapped[str | None] = mapped_column(String(40))
    need: Mapped[str | None] = mapped_column(String(100))
    details: Mapped[str | None] = mapped_column(String(5000))
    wish_place: Mapped[str | None] = mapped_column(String(100))
    wish_time: Mapped[str | None] = mapped_column(String(100))
    wish_language: Mapped[str | None] = mapped_column(String(100))
    wish_gender: Mapped[str | None] = mapped_column(String(1))


class HandoverWords(_Words, Synced, Base):
    """What was ticked of a case's words."""

    __tablename__ = "handover_words"
    kind: ClassVar[Kind] = HANDOVER_WORDS


class HandoverSecret(_Words, Synced, Base):
    """The same of a sensitive case."""

    __tablename__ = "handover_secrets"
    kind: ClassVar[Kind] = HANDOVER_SECRET


class _Line:
    """What both logs hold."""

    handover_id: Mapped[str] = mapped_column(String(36), index=True)
    act: Mapped[str] = mapped_column(String(10))
    words: Mapped[str | None] = mapped_column(String(2000))
    happened_at: Mapped[str] = mapped_column(String(24))


class HandoverNote(_Line, Synced, Base):
    """A line of a handover's log."""

    __tablename__ = "handover_notes"
    kind: ClassVar[Kind] = HANDOVER_NOTE


class HandoverSecretNote(_Line, Synced, Base):
    """A line that says more of a sensitive one than that something was done."""

    __tablename__ = "handover_secret_notes"
    kind: ClassVar[Kind] = HANDOVER_SECRET_NOTE
