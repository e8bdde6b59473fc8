"""A roster that leaves the desk as a file: what is in it, and a note of who took it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.events import queries, roster
from app.events.model import Event, Registration
from app.events.queries import Slot
from app.events.questions import Answers, read_questions
from app.events.roster import Line
from app.people.actions import note_reveal
from app.staff.rights import require
from app.store.store import Store
from app.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Handout:
    """Everybody of one session or of all: seats, waiting list, cancelled.

    `asked` are the event's questions, and others that were answered before they were changed;
    `answers` by registration, then by question.
    """

    event_id: str
    title: str
    groups: tuple[tuple[Slot, tuple[Line, ...]], ...]
    asked: tuple[str, ...]
    answers: dict[str, dict[str, str]]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(len(lines) for _slot, lines in self.groups)


def handout(session: Session, store: Store, event_id: str, session_id: str = "") -> Handout:
    """Read the roster of one session, or of all. Raises Refusal `event_unknown`."""
    page = queries.page(session, store, event_id)
    chosen = [slot for slot in page.slots if session_id in ("", slot.session_id)]
    groups = tuple((slot, tuple(roster.roster(session, slot.session_id))) for slot in chosen)
    answers = _answers(session, event_id)
    event = session.get(Event, event_id)
    asked = [one.text for one in read_questions(event.questions if event is not None else None)]
    shown = (line.registration_id for _slot, lines in groups for line in lines)
    asked += [question for one in shown for question in answers.get(one, ())]
    return Handout(event_id, page.title, groups, tuple(dict.fromkeys(asked)), answers)


def note_handout(tx: Transaction, taken: Handout, *, whole: bool) -> None:
    """Write into the audit log that a roster left, and whose numbers were in it in full.

    Raises Refusal `not_allowed`.
    """
    require(tx, "checkin.print")
    tx.note("event.export", "event", taken.event_id, lines=taken.count, numbers=whole)
    if whole:
        require(tx, "people.reveal")
        lines = (line for _slot, lines in taken.groups for line in lines)
        seen = [line.person_id for line in lines if line.person_id and line.phone]
        for person_id in dict.fromkeys(seen):
            note_reveal(tx, person_id, "phone")


def _answers(session: Session, event_id: str) -> dict[str, dict[str, str]]:
    rows = session.execute(
        select(Registration.id, Registration.answers).where(
            Registration.event_id == event_id, Registration.answers.is_not(None)
        )
    )
    return {row.id: said for row in rows if (said := _said(row.answers))}


def _said(text: str) -> dict[str, str]:
    """Give what was answered; what cannot be read says nothing, and stops nobody."""
    try:
        return msgspec.json.decode(text, type=Answers).said
    except msgspec.MsgspecError:
        return {}
