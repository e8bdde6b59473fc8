"""Reading and writing what a case says of people, in the drawer it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cases.lifecycle import SENSITIVE
from app.cases.model import Case, CaseDetails, CaseNote, CaseSecret, CaseSecretNote, Words
from app.cases.rules import WORDS_LIMIT
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.staff.rights import require
from app.store.leaving import scopes_of
from app.store.transaction import Transaction


def is_entitled(session: Session) -> bool:
    """Say whether headquarters lets this desk read and write the words of sensitive cases."""
    return RESTRICTED_SCOPE in scopes_of(session)


def words_of(session: Session, case_id: str) -> Words | None:
    """Give what is said of a case in words, in whichever drawer; None where nothing is here."""
    return _first(session, CaseSecret, case_id) or _first(session, CaseDetails, case_id)


Drawer = TypeVar("Drawer", CaseDetails, CaseSecret)


def _first(session: Session, drawer: type[Drawer], case_id: str) -> Drawer | None:
    return session.execute(select(drawer).where(drawer.case_id == case_id)).scalars().first()


_CASE = select(Case).where(Case.id == bindparam("case"))
"""Made once: every act begins with it, and to put a statement together costs half of asking it."""


def open_case(tx: Transaction, case_id: str, right: str) -> Case:
    """Give a case to somebody who may work on it.

    Raises Refusal `not_allowed`, `case_unknown`.
    """
    require(tx, right)
    case = tx.session.execute(_CASE, {"case": case_id}).scalar_one_or_none()
    if case is None:
        raise Refusal("case_unknown")
    if case.sensitive:
        require(tx, SENSITIVE)
    return case


def said(text: str | None, field: str, most: int = WORDS_LIMIT) -> str | None:
    """Give what was typed, trimmed; None for nothing. Raises Refusal `text_too_long`."""
    words = (text or "").strip()
    if len(words) > most:
        raise Refusal("text_too_long", field=field, max=most, length=len(words))
    return words or None


def log(
    tx: Transaction,
    case: Case,
    act: str,
    words: str | None = None,
    *,
    before: str | None = None,
    after: str | None = None,
    way: str | None = None,
    shared: Sequence[str] = (),
) -> None:
    """Write a line into a case's log: with words of a sensitive one where only few read them.

    Raises Refusal `case_desk_not_entitled`, `text_too_long`.
    """
    words = said(words, "words")
    secret = bool(case.sensitive and words)
    if secret and not is_entitled(tx.session):
        raise Refusal("case_desk_not_entitled", scope=RESTRICTED_SCOPE)
    row = CaseSecretNote() if secret else CaseNote()
    about = words_of(tx.session, case.id) if words else None
    row.case_id, row.person_id = case.id, about.person_id if about is not None else None
    row.act, row.words, row.before, row.after = act, words, before, after
    row.way, row.shared, row.happened_at = way, sorted(shared) or None, tx.at
    tx.add(row)
