"""What is half written of a new case: kept on this PC for whoever writes it, and never sent."""

from __future__ import annotations

import msgspec
from sqlalchemy.orm import Session

from app.cases.taking import Request
from app.people.queries import exists
from app.store.store import get_state, set_state
from app.store.transaction import Transaction

_DRAFT = "case_draft:"
"""State of this PC, with the id of whoever writes: nobody else is shown it."""


class Draft(msgspec.Struct, frozen=True):
    """A request as far as it was written. `at`: when it was kept, UTC text.

    `category` is "" before one is chosen; `answer` counts only with `on_the_spot`.
    """

    request: Request
    category: str = ""
    answer: str = ""
    on_the_spot: bool = False
    at: str = ""

    @property
    def is_written(self) -> bool:
        """Say whether there is anything somebody would miss."""
        asked = self.request
        typed = (asked.need, asked.details, asked.wish_place, asked.wish_time, asked.wish_language)
        who = (asked.name, asked.on_behalf_of)
        return any((text or "").strip() for text in (*typed, *who, self.answer))


def keep_draft(tx: Transaction, draft: Draft) -> None:
    """Keep what somebody has written so far in place of what was kept before."""
    kept = msgspec.structs.replace(draft, at=tx.at)
    set_state(tx.session, _name(tx.actor.staff_id), msgspec.json.encode(kept).decode())


def drop_draft(tx: Transaction) -> None:
    """Forget what was half written: it was taken down, or is not wanted any more."""
    set_state(tx.session, _name(tx.actor.staff_id), None)


def draft_of(session: Session, staff_id: str | None) -> Draft | None:
    """Give what somebody left half written; None where nothing is, or its person was erased."""
    kept = get_state(session, _name(staff_id))
    if kept is None:
        return None
    try:
        draft = msgspec.json.decode(kept, type=Draft)
    except msgspec.MsgspecError:
        return None
    person = draft.request.person_id
    return draft if person is None or exists(session, person) else None


def _name(staff_id: str | None) -> str:
    return f"{_DRAFT}{staff_id or ''}"
