"""Files of a case. Their facts say nothing of anybody, so they need no drawer of their own.

A fact has neither a name nor a person: only which case, how many bytes, and their hash. What a file
shows is in its bytes, and those of a sensitive case headquarters gives to desks only that may read
its words; a desk that may not lets go of what it had as soon as headquarters has it.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments import actions as attachments
from app.attachments import queries as attached
from app.attachments.actions import Owner
from app.attachments.cleaning import Cleaned
from app.attachments.queries import Shown
from app.attachments.rules import CASE_FILE
from app.cases import lifecycle
from app.cases.model import Case
from app.cases.queries import CaseCard
from app.cases.rules import CASE
from app.cases.words import is_entitled, log, open_case
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.store.blobs import drop
from app.store.incoming import from_headquarters
from app.store.store import Store
from app.store.transaction import Transaction

MOST = 20
"""Files of one case."""


def attach(tx: Transaction, case_id: str, cleaned: Cleaned) -> str:
    """Put a file to a case, with a line in its log; gives the file's id.

    Raises Refusal `case_unknown`, `not_allowed`, `case_archived`, `case_desk_not_entitled`,
    `case_files_many` with `most`.
    """
    case = open_case(tx, case_id, lifecycle.HANDLE)
    if case.state == lifecycle.ARCHIVED:
        raise Refusal("case_archived")
    if case.sensitive and not is_entitled(tx.session):
        raise Refusal("case_desk_not_entitled", scope=RESTRICTED_SCOPE)
    if len(_of(tx.session, case_id)) >= MOST:
        raise Refusal("case_files_many", most=MOST)
    with tx.together():
        file = attachments.attach(tx, cleaned, Owner(CASE.name, case_id), CASE_FILE)
        log(tx, case, lifecycle.ATTACH)
    return file.id


def take_back(tx: Transaction, file_id: str) -> None:
    """Take a file back. Raises Refusal `no_such_row`, `case_archived`, and as `open_case` does."""
    case = open_case(tx, _case_of(tx, file_id), lifecycle.HANDLE)
    if case.state == lifecycle.ARCHIVED:
        raise Refusal("case_archived")
    attachments.take_back(tx, file_id, "taken_down")


def note_view(tx: Transaction, file_id: str) -> None:
    """Note that somebody looked at a file. Raises Refusal as `open_case` does."""
    open_case(tx, _case_of(tx, file_id), lifecycle.HANDLE)
    attachments.note_view(tx, file_id)


def files_of(session: Session, card: CaseCard) -> tuple[Shown, ...]:
    """Give the files of a case as it was read for somebody, newest first; none where hidden."""
    if card.hidden or (card.sensitive and not is_entitled(session)):
        return ()
    return tuple(_of(session, card.id))


def forget_secret(store: Store) -> int:
    """Let go of bytes this desk may not read (any more) and headquarters has; give how many went.

    Bytes that headquarters has not got stay: they would be lost.
    """
    with store.read() as session:
        secret = select(Case.id).where(Case.sensitive.is_(True))
        going = [] if is_entitled(session) else attached.only_of(session, CASE.name, secret)
    if going:
        with from_headquarters(store) as session:
            drop(session, going)
    return len(going)


def _of(session: Session, case_id: str) -> list[Shown]:
    return attached.files_of(session, CASE.name, [case_id], CASE_FILE)


def _case_of(tx: Transaction, file_id: str) -> str:
    owner = attached.owner_of(tx.session, file_id, CASE.name)
    if owner is None:
        raise Refusal("no_such_row", kind="file")
    return owner
