"""The tables of calls for help and of what is offered."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.helping.rules import HELP_BROADCAST, HELP_CALL, HELP_OFFER, HELP_OFFER_RECEIVED
from app.kinds import Kind
from app.store.base import Base, Synced


class HelpCall(Synced, Base):
    """This venue asks others for help."""

    __tablename__ = "help_calls"
    kind: ClassVar[Kind] = HELP_CALL

    case_id: Mapped[str | None] = mapped_column(String(36))
    category: Mapped[str] = mapped_column(String(8))
    words: Mapped[str | None] = mapped_column(String(200))
    reach: Mapped[str] = mapped_column(String(10))
    until: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    told_in: Mapped[str | None] = mapped_column(String(40))
    happened_at: Mapped[str] = mapped_column(String(24))

    __table_args__ = (
        Index("help_calls_case", "case_id", sqlite_where=text("case_id IS NOT NULL")),
        Index("help_calls_state", "state"),
    )


class HelpBroadcast(Synced, Base):
    """A venue asks for help, as headquarters says it."""

    __tablename__ = "help_broadcasts"
    kind: ClassVar[Kind] = HELP_BROADCAST

    call_id: Mapped[str] = mapped_column(String(36))
    asker: Mapped[str] = mapped_column(String(36))
    asker_name: Mapped[str] = mapped_column(String(60))
    category: Mapped[str] = mapped_column(String(8))
    words: Mapped[str | None] = mapped_column(String(200))
    until: Mapped[str] = mapped_column(String(10), index=True)
    since: Mapped[str] = mapped_column(String(24))


class HelpOffer(Synced, Base):
    """This venue offers help to another."""

    __tablename__ = "help_offers"
    kind: ClassVar[Kind] = HELP_OFFER

    broadcast_id: Mapped[str] = mapped_column(String(36))
    call_id: Mapped[str] = mapped_column(String(36), index=True)
    asker: Mapped[str] = mapped_column(String(36))
    words: Mapped[str] = mapped_column(String(200))
    contact: Mapped[str] = mapped_column(String(100))
    happened_at: Mapped[str] = mapped_column(String(24))


class HelpOfferReceived(Synced, Base):
    """Another venue offers its help to this one."""

    __tablename__ = "help_offers_received"
    kind: ClassVar[Kind] = HELP_OFFER_RECEIVED

    call_id: Mapped[str] = mapped_column(String(36), index=True)
    from_venue: Mapped[str] = mapped_column(String(36))
    from_name: Mapped[str] = mapped_column(String(60))
    words: Mapped[str] = mapped_column(String(200))
    contact: Mapped[str] = mapped_column(String(100))
    happened_at: Mapped[str] = mapped_column(String(24))
