"""So many rows that headquarters shows no more that a person is asked before they leave this PC."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from app.clock import from_text
from app.errors import Refusal
from app.staff.rights import require
from app.store import removal
from app.store.removal import Question
from app.store.transaction import Transaction

RIGHT = "attention.decide"
AGAIN = dt.timedelta(hours=24)
"""Who keeps them for now is asked again after so long."""


def asked(session: Session, now: dt.datetime) -> list[Question]:
    """Give what is to be decided now, by kind."""
    return [one for one in removal.questions(session) if _is_due(one, now)]


def _is_due(question: Question, now: dt.datetime) -> bool:
    # A clock set back must not put it off for a year.
    return question.asked_at is None or abs(now - from_text(question.asked_at)) >= AGAIN


def confirm(tx: Transaction) -> int:
    """Let them go; what is still needed by work goes with its answer. Give how many."""
    return sum(_answer(tx, one, "parked.removed") for one in _open(tx))


def keep(tx: Transaction) -> int:
    """Keep them, and compare with headquarters at once; asked again tomorrow. Give how many."""
    found = [_answer(tx, one, "parked.kept") for one in _open(tx)]
    removal.ask_headquarters(tx.session)
    return sum(found)


def _open(tx: Transaction) -> list[Question]:
    """Give what is asked.

    Raises Refusal `already` when headquarters shows it again, or somebody decided.
    """
    require(tx, RIGHT)
    found = asked(tx.session, from_text(tx.at))
    if not found:
        raise Refusal("already")
    return found


def _answer(tx: Transaction, question: Question, said: str) -> int:
    tx.note(said, question.kind, rows=question.rows)
    if said == "parked.removed":
        return removal.agree(tx.session, question.kind)
    return removal.keep(tx.session, question.kind, tx.at)
