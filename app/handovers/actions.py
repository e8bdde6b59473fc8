"""What staff do with a case that another venue handed to theirs: each act with its line in the log.

Headquarters brings every act to the venue the case came from, and what that one says back.
"""

from __future__ import annotations

from typing import Any

from app.cases import lifecycle
from app.cases.words import is_entitled, said
from app.errors import Refusal
from app.handovers import rules
from app.handovers.model import Handover, HandoverNote, HandoverSecretNote
from app.kinds import RESTRICTED_SCOPE
from app.people.rules import REVEAL
from app.staff.queries import role_of
from app.staff.rights import require
from app.store.transaction import Transaction


def accept(tx: Transaction, handover_id: str, owner: str | None = None) -> Handover:
    """Take it on: oneself, unless somebody else is named.

    Raises Refusal `not_allowed`, `handover_unknown`, `no_such_move`, `no_staff`, `staff_disabled`.
    """
    row = _open(tx, handover_id)
    mine = owner or tx.actor.staff_id or ""
    if mine != tx.actor.staff_id:  # whoever is at work here was let in
        role_of(tx.session, mine)
    return _move(tx, row, rules.ACCEPTED, rules.ACCEPT, owner=mine)


def ask(tx: Transaction, handover_id: str, what: str) -> Handover:
    """Ask the venue it came from for something.

    Raises Refusal `case_words_missing`, `case_desk_not_entitled`, `text_too_long`, and as `accept`.
    """
    return _move(tx, _open(tx, handover_id), rules.ASKED, rules.ASK, what)


def came(tx: Transaction, handover_id: str, words: str = "") -> Handover:
    """Say that what was asked for is there."""
    return _move(tx, _open(tx, handover_id), rules.ACCEPTED, rules.CAME, words)


def resolve(tx: Transaction, handover_id: str, result: str) -> Handover:
    """Say what came of it: the venue it came from tells the young person. Raises as `ask`."""
    return _move(tx, _open(tx, handover_id), rules.RESOLVED, rules.RESOLVE, result)


def return_(tx: Transaction, handover_id: str, reason: str) -> Handover:
    """Send it back to the venue it came from, with the reason. Raises as `ask`."""
    return _move(tx, _open(tx, handover_id), rules.RETURNED, rules.RETURN, reason)


def note_reveal(tx: Transaction, handover_id: str) -> None:
    """Write into the audit log that the number that came along was shown in full.

    Raises Refusal `not_allowed`, `handover_unknown`.
    """
    require(tx, REVEAL)
    row = _open(tx, handover_id)
    tx.note("handover.reveal", "handover", row.id, field="phone")


def remark(tx: Transaction, handover_id: str, words: str) -> None:
    """Write a line into this venue's own log of it. Raises as `ask`."""
    row = _open(tx, handover_id)
    if row.wordless:
        raise Refusal("handover_wordless")
    _log(tx, row, rules.REMARK, words)


def _open(tx: Transaction, handover_id: str) -> Handover:
    require(tx, lifecycle.HANDLE)
    row = tx.session.get(Handover, handover_id)
    if row is None:
        raise Refusal("handover_unknown")
    if row.sensitive:
        require(tx, lifecycle.SENSITIVE)
    return row


def _move(
    tx: Transaction, row: Handover, after: str, act: str, words: str = "", **beside: Any
) -> Handover:
    """Move it with its line: both or neither."""
    beside = {name: value for name, value in beside.items() if getattr(row, name) != value}
    with tx.together():
        tx.move(row, "state", after, **beside)
        _log(tx, row, act, words)
    return row


def _log(tx: Transaction, row: Handover, act: str, words: str) -> None:
    """Write a line; of somebody who was erased no word is kept, and none is asked for."""
    kept = said(words, "words") if not row.wordless else None
    if act in rules.WORDED and kept is None and not row.wordless:
        raise Refusal("case_words_missing", act=act)
    secret = bool(row.sensitive and kept)
    if secret and not is_entitled(tx.session):
        raise Refusal("case_desk_not_entitled", scope=RESTRICTED_SCOPE)
    line = HandoverSecretNote() if secret else HandoverNote()
    line.handover_id, line.act, line.words, line.happened_at = row.id, act, kept, tx.at
    tx.add(line)
