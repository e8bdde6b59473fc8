"""Writing a care note, and taking one back."""

from __future__ import annotations

from app.care.model import CareNote
from app.care.rules import CARE_NOTE, REASON_LIMIT, TEXT_LIMIT
from app.errors import Refusal
from app.people.queries import card
from app.staff.rights import require
from app.store.leaving import scopes_of
from app.store.transaction import Transaction
from app.store.voids import Void


def write(tx: Transaction, person_id: str, text: str) -> CareNote:
    """Write down what colleagues should know; gives the fact.

    Raises Refusal `not_allowed`, `desk_not_entitled`, `person_unknown`, `care_text_missing`,
    `care_text_long` with `most`.
    """
    _entitled(tx)
    card(tx.session, person_id)
    said = text.strip()
    if not said:
        raise Refusal("care_text_missing")
    if len(said) > TEXT_LIMIT:
        raise Refusal("care_text_long", most=TEXT_LIMIT)
    note = CareNote(person_id=person_id, text=said, happened_at=tx.at)
    tx.add(note)
    return note


def take_back(tx: Transaction, note_id: str, reason: str) -> Void:
    """Say that a note does not hold (any more), and why. It stays written, and is shown no more.

    Raises Refusal `not_allowed`, `desk_not_entitled`, `care_note_gone`, `care_reason_missing`.
    """
    _entitled(tx)
    note = tx.session.get(CareNote, note_id)
    if note is None:
        raise Refusal("care_note_gone")
    if not reason.strip():
        raise Refusal("care_reason_missing")
    return tx.void(note, reason.strip()[:REASON_LIMIT])


def _entitled(tx: Transaction) -> None:
    """Headquarters would refuse it from a desk without the right; so it is not begun there."""
    require(tx, "care.write")
    if CARE_NOTE.scope not in scopes_of(tx.session):
        raise Refusal("desk_not_entitled", scope=CARE_NOTE.scope)
