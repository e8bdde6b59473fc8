"""Words of what is sensitive lie where only those entitled read them, whoever wrote them."""

from __future__ import annotations

from typing import Any

from app.cases.rules import CASE, CASE_DETAILS, CASE_NOTE
from app.cases.rules import SECRET_OF as OF_CASES
from app.handovers.rules import HANDOVER, HANDOVER_NOTE, HANDOVER_WORDS
from app.handovers.rules import SECRET_OF as OF_HANDOVERS
from app.ops import Body
from sync.hub import referrals
from sync.hub.book import Book
from sync.hub.forgetting import leave_words
from sync.hub.keys import key_of
from sync.hub.work import CREATES, Work
from sync.merge import TAKEN, Outcome, Stamp, Stored, Writing, judge

SECRET_OF = {**OF_CASES, **OF_HANDOVERS}
WHOLE_OF = {
    CASE_DETAILS.name: (CASE.name, "case_id"),
    CASE_NOTE.name: (CASE.name, "case_id"),
    HANDOVER_WORDS.name: (HANDOVER.name, "handover_id"),
    HANDOVER_NOTE.name: (HANDOVER.name, "handover_id"),
}
"""What each kind of words is about, and by which field."""
_NOTES = (CASE_NOTE.name, HANDOVER_NOTE.name)


def diverted(book: Book, work: Work, body: Body, stamp: Stamp) -> tuple[Outcome, int] | None:
    """Judge words that come for what is sensitive, from a desk that had not heard; else None.

    They are kept among the secrets, and nowhere else.
    """
    if body.kind not in SECRET_OF:
        return None
    stored = book.row(body.kind, body.id)
    if stored is not None and stored.gone:
        # What it would say belongs where nobody looks for it any more.
        work.forget = True
    if body.verb not in CREATES or stored is not None or not _is_secret(book, body):
        return None
    outcome = judge(book.hub.kinds[body.kind], None, body, Writing(stamp, book.hub.epoch))
    if outcome.fields is None:
        return outcome, 0
    work.forget = True
    _put_secret(book, body.kind, outcome.fields, stamp)
    if body.kind == CASE_NOTE.name:
        referrals.noted(book, body.id, outcome.fields)
    number = leave_words(book, Stored(body.kind, body.id, 0, stamp, {}), stamp)
    return Outcome(TAKEN), number


def seclude(book: Book, whole: Stored, stamp: Stamp) -> None:
    """Take the words of what has turned sensitive out of the venue's scope."""
    for kind, (of, _) in WHOLE_OF.items():
        if of != whole.kind:
            continue
        for words in book.line(kind, whole.id):
            if not words.gone and says_something(kind, words.fields):
                _put_secret(book, kind, words.fields, words.made)
                leave_words(book, words, stamp)


def says_something(kind: str, fields: dict[str, Any]) -> bool:
    """Say whether a row says more than that something was done."""
    return kind not in _NOTES or bool(fields.get("words"))


def _put_secret(book: Book, kind: str, fields: dict[str, Any], made: Stamp) -> None:
    """Put words where only those entitled read them; under an id that nobody has heard of."""
    secret = book.hub.kinds[SECRET_OF[kind]]
    row_id, key = book.hub.make_id(), key_of(secret.name, fields)
    stamp = Stamp(0, made.op_id, made.device)
    book.put(Stored(secret.name, row_id, 0, stamp, dict(fields), key=key, scope=secret.scope))


def _is_secret(book: Book, body: Body) -> bool:
    """Say whether words come for what is sensitive."""
    kind, field = WHOLE_OF[body.kind]
    whole = book.row(kind, str(body.fields.get(field)))
    sensitive = whole is not None and not whole.gone and bool(whole.fields.get("sensitive"))
    return sensitive and says_something(body.kind, body.fields)
