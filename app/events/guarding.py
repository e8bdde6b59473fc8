"""Children at registration: below 14 somebody answers for them, and it is known who, how reached.

What is asked of a child is kept where it belongs: on their card, or, of somebody who has none or
whose card does not say it, in the answers of their registration. Whether somebody agreed is the
card's to say where there is one. From 14 on they agree themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import Refusal
from app.events.model import Event
from app.events.questions import Answers, Guardian, read_answers, write_answers
from app.people.normal import clean_name, clean_phone
from app.people.queries import card, children_without_consent, children_without_guardian
from app.people.rules import UNDER_14

GUARDIAN_NEEDED, CONSENT_NEEDED = "guardian_needed", "consent_needed"
CHILDREN = "children"
"""The category of an event for children: there whoever says no age is taken for one."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What stands between somebody with a card and a seat.

    `code`: what `check_guardian` would refuse, "" for nothing. The rest is what their card says of
    who answers for them, "" for nothing.
    """

    code: str = ""
    name: str = ""
    relation: str = ""
    phone: str = ""


def named(name: str, relation: str, phone: str) -> Guardian:
    """Give who answers for a child, of what somebody typed.

    Raises Refusal as `clean_name` and `clean_phone` do, and `guardian_phone_missing`.
    """
    who, number = clean_name(name), clean_phone(phone)
    if not number:
        raise Refusal("guardian_phone_missing")
    return Guardian(who, relation, number)


def answers_with(guardian: Guardian | None) -> str | None:
    """Write what a registration keeps of who answers for a child; None for nobody."""
    return write_answers(Answers(guardian=guardian)) if guardian is not None else None


def lacking(session: Session, person_id: str) -> Lacking:
    """Say what is to be asked of somebody with a card before they are registered.

    Raises Refusal `person_unknown`.
    """
    theirs = card(session, person_id)
    try:
        _check_card(session, theirs.id, named=False)
    except Refusal as refusal:
        said = (theirs.guardian_name, theirs.guardian_relation, theirs.guardian_phone)
        return Lacking(refusal.code, *(one or "" for one in said))
    return Lacking()


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
    """Raise a Refusal where a child lacks somebody who answers for them, or their consent.

    `guardian_needed`: nobody to be reached is named. `consent_needed` (`card`: whose): nobody said
    yes, which only the card can say. A card that lacks both lacks the consent first.
    """
    if person_id is not None:
        _check_card(session, person_id, named=answers_name_guardian(answers))
    elif answers_lack_guardian(answers, for_children=is_for_children(session, event_id)):
        raise Refusal(GUARDIAN_NEEDED, card="")


def _check_card(session: Session, person_id: str, *, named: bool) -> None:
    if not children_without_guardian(session, [person_id]):
        return
    if children_without_consent(session, [person_id]):
        raise Refusal(CONSENT_NEEDED, card=person_id)
    if not named:
        raise Refusal(GUARDIAN_NEEDED, card=person_id)
