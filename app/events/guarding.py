"""Children at registration: below 14 somebody answers for them, and it is known who, how reached.

What is asked of a child is kept where it belongs: on their card, or, of somebody who has none or
whose card does not say it, in the answers of their registration. Whether somebody agreed is the
card's to say where there is one. From 14 on they agree themselves.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events.model import Event
from app.events.questions import read_answers
from app.people.queries import children_without_consent, children_without_guardian
from app.people.rules import UNDER_14

CHILDREN = "children"
"""The category of an event for children: there whoever says no age is taken for one."""


def is_for_children(session: Session, event_id: str) -> bool:
    """Say whether an event is for children."""
    event = session.get(Event, event_id)
    return event is not None and event.category == CHILDREN


def answers_name_guardian(answers: str | None) -> bool:
    """Say whether a registration names who answers for a child, and how they are reached."""
    guardian = read_answers(answers).guardian
    return guardian is not None and bool(guardian.name and guardian.phone)


def answers_lack_guardian(answers: str | None, *, for_children: bool) -> bool:
    """Say whether somebody without a card is, or may be, a child for whom nobody answers."""
    if answers_name_guardian(answers):
        return False
    said = read_answers(answers)
    return said.age_band == UNDER_14 or (for_children and not said.age_band)


def check_guardian(
    session: Session, event_id: str, person_id: str | None, answers: str | None
) -> None:
    """Raise Refusal `guardian_needed` (`card`: where it is to be added) where it is lacking."""
    if person_id is not None:
        named = answers_name_guardian(answers)
        unasked = children_without_consent if named else children_without_guardian
        lacking = bool(unasked(session, [person_id]))
    else:
        for_children = is_for_children(session, event_id)
        lacking = answers_lack_guardian(answers, for_children=for_children)
    if lacking:
        raise Refusal("guardian_needed", card=person_id or "")
