"""The visits of people whose cards were merged or taken apart, for the people feature to ask."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.checkin.model import Visit, recount, refresh_merged
from app.store.voids import not_voided


def refresh_people(session: Session, people: Sequence[str], heads: Sequence[str]) -> None:
    """Bring the finder in step for people whose group changed: each for itself, then the heads."""
    if people:
        recount(session, people)
    if heads:
        refresh_merged(session, heads)


def written_to(session: Session, card: str) -> int:
    """Count the comings that were written to this very card and not taken back."""
    return session.execute(
        select(func.count())
        .select_from(Visit)
        .where(Visit.person_id == card, Visit.reentry_of.is_(None), not_voided(Visit.id))
    ).scalar_one()


def written_since(session: Session, cards: Sequence[str], since: str) -> list[tuple[str, str]]:
    """Give when visits were written to these cards after a moment, and to which."""
    rows = session.execute(
        select(Visit.recorded_at, Visit.person_id).where(
            Visit.person_id.in_(cards), Visit.recorded_at > since, not_voided(Visit.id)
        )
    )
    return [(str(at), str(card)) for at, card in rows]
