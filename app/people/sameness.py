"""The fact that two cards are one person's, and what follows from it in the finder."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.checkin.merged import refresh_people
from app.kinds import Kind
from app.people.groups import groups, regroup
from app.people.model import refresh_keys
from app.people.rules import SAME_PERSON
from app.store.base import Base, Synced


class SamePerson(Synced, Base):
    """Somebody said that two cards are one person's; taken back by a void."""

    __tablename__ = "same_people"
    kind: ClassVar[Kind] = SAME_PERSON

    person_id: Mapped[str] = mapped_column(String(36), index=True)
    other_id: Mapped[str] = mapped_column(String(36), index=True)
    reason: Mapped[str | None] = mapped_column(String(200))
    restores: Mapped[str | None] = mapped_column(String(36))
    happened_at: Mapped[str] = mapped_column(String(24))

    @classmethod
    def derive(cls, session: Session, ids: list[str]) -> None:  # noqa: ARG003 - all of them
        """Put people into their groups anew; keys and figures follow whoever stands for them."""
        moved = sorted(regroup(session.connection()))
        if moved:
            refresh_keys(session, moved)
            refresh_people(session, moved, list(groups(session.connection(), moved)))
