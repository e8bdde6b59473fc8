"""The table of queue tickets."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kinds import Kind
from app.queue.rules import QUEUE_TICKET
from app.store.base import Base, Synced


class QueueTicket(Synced, Base):
    """A number of the waiting line."""

    __tablename__ = "queue_tickets"
    kind: ClassVar[Kind] = QUEUE_TICKET

    number: Mapped[str] = mapped_column(String(16))
    happened_at: Mapped[str] = mapped_column(String(24))
    day: Mapped[str] = mapped_column(String(10))
    waits_from: Mapped[str] = mapped_column(String(24))
    category: Mapped[str | None] = mapped_column(String(8))
    person_id: Mapped[str | None] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(10))
    called_at: Mapped[str | None] = mapped_column(String(24))
    counter: Mapped[str | None] = mapped_column(String(20))
    calls: Mapped[int | None] = mapped_column(Integer)
    recalls: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        Index("queue_tickets_line", "day", "state", "waits_from"),
        Index("queue_tickets_taken", "happened_at"),
    )
