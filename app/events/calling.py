"""Ringing people up about their registration: there is no other way to tell them."""

from __future__ import annotations

from app.errors import Refusal
from app.events.model import CallNote, Registration
from app.events.rules import CALL_OUTCOMES
from app.staff.rights import require
from app.store.transaction import Transaction


def note_call(tx: Transaction, registration_id: str, matter: str, outcome: str) -> CallNote:
    """Write down that somebody was rung up, and whether they were reached.

    Raises Refusal `registration_unknown`, `choice_unknown` with the field.
    """
    require(tx, "events.register")
    row = tx.session.get(Registration, registration_id)
    if row is None:
        raise Refusal("registration_unknown")
    if outcome not in CALL_OUTCOMES:
        raise Refusal("choice_unknown", field="outcome")
    note = CallNote(
        registration_id=row.id,
        person_id=row.person_id,
        matter=matter[:40],
        outcome=outcome,
        happened_at=tx.at,
    )
    tx.add(note)
    return note
