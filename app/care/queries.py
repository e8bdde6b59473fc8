"""The care notes of a person, for staff entitled to them at a desk that has the right."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.care.model import CareNote
from app.care.rules import CARE_NOTE
from app.people.groups import group_of
from app.staff.rules import may
from app.store.leaving import scopes_of
from app.store.outbox import unsent_rows
from app.store.transaction import DISCARDED
from app.store.voids import Void


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `state`: waiting (on this disk), hub (headquarters has it), refused or held.

    `card_id` is the person's card it was written to, where they have several.
    """

    id: str
    card_id: str
    text: str
    at: str
    by: str | None
    desk: str
    state: str


def is_entitled(session: Session) -> bool:
    """Say whether headquarters lets this desk read and write care notes."""
    return CARE_NOTE.scope in scopes_of(session)


def notes_of(session: Session, person_id: str, role: str) -> tuple[Note, ...] | None:
    """Give what holds about a person, by all their cards, the latest first.

    None: nobody of that role is shown any here, and not even whether there are any. At a desk that
    lost the right there may be some of its own that headquarters refused: those are shown, or
    nobody could decide about them.
    """
    if not may(role, "care.see"):
        return None
    # By kind as well: a void that only claims to be of another kind takes no note back.
    taken_back = exists().where(Void.target_id == CareNote.id, Void.target_kind == CARE_NOTE.name)
    rows = session.execute(
        select(CareNote)
        .where(
            CareNote.person_id.in_(group_of(session, person_id)),
            CareNote.mark.is_distinct_from(DISCARDED),
            ~taken_back,
        )
        .order_by(CareNote.happened_at.desc(), CareNote.id.desc())
    ).scalars()
    notes = list(rows)
    if not notes and not is_entitled(session):
        return None
    unsent = unsent_rows(session, CARE_NOTE.name, [note.id for note in notes])
    return tuple(
        Note(
            note.id,
            note.person_id,
            note.text,
            note.happened_at,
            note.recorded_by,
            note.recorded_desk or "",
            note.mark or ("waiting" if note.id in unsent else "hub"),
        )
        for note in notes
    )
