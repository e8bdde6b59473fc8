"""What has become of a person's card and codes, and who is off the list: for the people page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.people.groups import group_of
from app.people.model import OFF, Card, FinderLine, Person
from app.store.outbox import unsent_rows

MOST = 200
"""So many people off the list are looked through and shown at once."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A member code that was given out. `reason` is why it was withdrawn, None while in use.

    `state`: waiting (on this disk), hub (headquarters has it), refused or held.
    """

    id: str
    code: str
    at: str
    by: str | None
    desk: str
    status: str
    reason: str | None
    state: str
    card_id: str
    """The person's card it was given out on, where they have several."""


def issues(session: Session, person_id: str) -> list[Issue]:
    """Give all member codes a person ever had, by all their cards, the latest first."""
    mine = group_of(session, person_id)
    rows = session.execute(
        select(Card).where(Card.person_id.in_(mine)).order_by(Card.recorded_at.desc())
    ).scalars()
    cards = list(rows)
    unsent = unsent_rows(session, "card", [card.id for card in cards])
    return [
        Issue(
            card.id,
            card.code,
            card.recorded_at or "",
            card.recorded_by,
            card.recorded_desk or "",
            card.status,
            card.reason,
            card.mark or ("waiting" if card.id in unsent else "hub"),
            card.person_id,
        )
        for card in cards
    ]


def standing(session: Session, person_id: str) -> str:
    """Say how a person's record stands: waiting, hub, refused or held."""
    mark = session.execute(select(Person.mark).where(Person.id == person_id)).scalar_one_or_none()
    if mark:
        return str(mark)
    return "waiting" if unsent_rows(session, "person", [person_id]) else "hub"


def recorded_at(session: Session, person_id: str) -> str:
    """Give when a person was registered, "" when it is not known."""
    at = session.execute(select(Person.recorded_at).where(Person.id == person_id))
    return at.scalar_one_or_none() or ""


def count_inactive(session: Session) -> int:
    """Count the people who were taken off the list."""
    return session.execute(
        select(func.count()).select_from(FinderLine).where(FinderLine.active == OFF)
    ).scalar_one()


def find_inactive(session: Session, text: str) -> list[str]:
    """Give the ids of people off the list whose name holds `text` or whose phone ends with it."""
    plain = text.strip()[:40]
    rows = session.execute(
        select(Person.id)
        .join(FinderLine, FinderLine.person_id == Person.id)
        .where(
            FinderLine.active == OFF,
            Person.status == "inactive",
            or_(
                Person.name.contains(plain, autoescape=True),
                Person.phone.endswith(plain, autoescape=True),
            ),
        )
        .order_by(Person.name, Person.id)
        .limit(MOST)
    )
    return _texts(rows.scalars().all())


def _texts(found: Sequence[str]) -> list[str]:
    return [str(one) for one in found]
