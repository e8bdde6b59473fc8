"""Whether whoever has a case can still have it: they may be gone while it is with them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.cases import lifecycle
from app.cases.queries import CaseCard
from app.cases.rules import PARTNER
from app.directory.queries import resource
from app.directory.rules import PASSED
from app.errors import Refusal
from app.people.groups import head_of
from app.people.queries import exists, own_card
from app.staff.queries import role_of

GONE, WITHDRAWN, EXPIRED, UNAUDITED, OWNER_LEFT = (
    "gone",
    "withdrawn",
    "expired",
    "unaudited",
    "owner_left",
)
"""The directory has them no more; it lets nobody be sent there; their agreement ran out; they are
not audited (any more); whoever of the house owns the case works here no more."""
NO_CONTACT = "visit_only"
_WITH_THEM = (lifecycle.ASSIGNED, lifecycle.IN_PROGRESS, lifecycle.REFERRED)


def trouble_of(session: Session, card: CaseCard, day: str) -> str:
    """Say why a case is to be given to somebody else, by its owner and its holder; "" for nothing.

    `day`: the business day, which an agreement has to reach.
    """
    if card.state in lifecycle.RUNNING and card.owner is not None:
        try:
            role_of(session, card.owner)
        except Refusal as refusal:
            # Whom this desk has not heard of yet may well work here.
            if refusal.code == "staff_disabled":
                return OWNER_LEFT
    if card.holder_kind != PARTNER or card.holder_id is None or card.state not in _WITH_THEM:
        return ""
    held = resource(session, card.holder_id)
    if held is None:
        return GONE
    if held.withdrawn:
        return WITHDRAWN
    if held.valid_until is not None and held.valid_until < day:
        return EXPIRED
    return "" if held.audit == PASSED else UNAUDITED


def may_contact(session: Session, card: CaseCard) -> bool:
    """Say whether whoever asks may be contacted: not once they took back their consent to that."""
    if card.person_id is None:
        return True
    if not exists(session, head := head_of(session, card.person_id)):
        return True
    return own_card(session, head).consent_way != NO_CONTACT
