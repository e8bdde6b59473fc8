"""Cases at headquarters: judged by the table of their life, and their words kept where they belong.

The table is the desks' own (`app/cases/lifecycle.py`): two desks that move one case without seeing
each other are judged in the order they come, and the second is told where it stands by now.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from app.attachments.rules import FILE
from app.cases import lifecycle
from app.cases.rules import CASE, CASE_KINDS, SECLUDE
from app.clock import from_text
from app.helping.rules import HELP_CALL
from app.ops import Body
from app.ratings.rules import CASE_RATED, RATED, RATING
from sync.hub import handing, helping, referrals
from sync.hub.book import Book
from sync.hub.secluding import diverted, seclude
from sync.hub.work import CREATES, Work
from sync.merge import TAKEN, Outcome, Stamp, Stored, refused
from sync.wire.codec import is_id

_HELD = ("holder_kind", "holder_id")
_ABOUT = (*(kind.name for kind in CASE_KINDS if kind is not CASE), HELP_CALL.name)


def judge_words(book: Book, work: Work, body: Body, stamp: Stamp) -> tuple[Outcome, int] | None:
    """Judge what turns a case sensitive, and words that come for one that is; None for all else."""
    if (body.verb, body.kind) == (SECLUDE, CASE.name):
        return _seclude(book, body, stamp)
    return diverted(book, work, body, stamp)


def weigh(book: Book, work: Work, body: Body, stored: Stored | None, said: Outcome) -> Outcome:
    """Give what making, changing or moving a case comes to, by the table of its life."""
    if said.fields is None or body.kind != CASE.name:
        return said
    fields = dict(said.fields)
    before = stored.fields["state"] if stored is not None else None
    if not (stored is not None and stored.fields.get("rated")):
        fields.pop("rated", None)
        if is_rated(book, body.id):
            fields["rated"] = True
    if before is None and fields["state"] not in lifecycle.BEGINNINGS:
        return refused("bad_field", field="state")
    if before == lifecycle.ARCHIVED:
        return refused("fixed", kind=CASE.name)
    if stored is not None and _takes_away(book, work, body, stored, fields):
        return refused("moved_on", field="state", now=before)
    lacks = _lacking(before, fields)
    if lacks is not None:
        return refused("bad_field", field=lacks)
    if before is not None and _is_too_late(book, work, before, fields, stored):
        return refused("no_such_move", field="state", before=before, after=fields["state"])
    return msgspec.structs.replace(said, fields=fields)


def follow(book: Book, row: Stored) -> None:
    """Note at a case that it was rated; what was said stays untold."""
    if row.kind not in (RATED.name, RATING.name) or row.fields["rated_kind"] != CASE_RATED:
        return
    case = book.row(CASE.name, str(row.fields.get("rated_id")))
    if case is not None and not case.gone and not case.fields.get("rated"):
        book.put(msgspec.structs.replace(case, fields={**case.fields, "rated": True}))


def missing(book: Book, body: Body) -> str | None:
    """Give the case that something is for, where this venue has not heard of it yet."""
    of_file = body.kind == FILE.name and body.fields.get("owner_kind") == CASE.name
    if not (of_file or body.kind in _ABOUT) or body.verb not in CREATES:
        return None
    case = body.fields.get("owner_id" if of_file else "case_id")
    if not isinstance(case, str) or not is_id(case) or book.blockers(case):
        return None
    return None if book.row(CASE.name, case) is not None else case


def _lacking(before: str | None, fields: dict[str, Any]) -> str | None:
    """Name what a case says too little of, after it was made, changed or moved."""
    act = lifecycle.act_of(before, fields["state"]) if before is not None else None
    if act is not None:
        return lifecycle.lacking(act, fields)
    if fields["state"] not in lifecycle.OPEN:
        return None
    return next((name for name in ("owner", "next_step") if not fields.get(name)), None)


def _takes_away(book: Book, work: Work, body: Body, stored: Stored, fields: dict[str, Any]) -> bool:
    """Say whether a case would get another holder by a desk that has not heard where it went.

    Whoever was asked would go on with it, and their answer would find it elsewhere. A case that is
    with another venue leaves it by a move alone.
    """
    held = (fields.get(name) != stored.fields.get(name) for name in _HELD)
    if body.verb != "patch" or not any(held):
        return False
    if stored.fields["state"] != lifecycle.REFERRED:
        return bool(stored.fields["state"] == lifecycle.TRANSFERRED)
    went, base = stored.stamps.get("state", stored.made), body.base
    known = base is not None and (base.epoch, base.scope) == (book.hub.epoch, stored.scope)
    seen = base.number if base is not None and known else 0
    return went.number > seen and went.device != work.device


def _is_too_late(
    book: Book, work: Work, before: str, fields: dict[str, Any], stored: Stored | None
) -> bool:
    """Say whether a case was closed too long ago, as of when its desk took it up again."""
    act = lifecycle.act_of(before, fields["state"])
    closed = stored.fields.get("closed_at") if stored is not None else None
    if act is not lifecycle.REOPEN or closed is None:
        return False
    said = work.body.corrected or work.body.at if work.body is not None else None
    return lifecycle.is_too_late(act, before, _moment(closed, book), _moment(said, book))


def _moment(text: str | None, book: Book) -> dt.datetime:
    """Read a time; now where somebody wrote none that can be read."""
    try:
        return from_text(text or book.now)
    except (ValueError, OverflowError):
        return from_text(book.now)


def is_rated(book: Book, case_id: str) -> bool:
    """Say whether a case was rated, by name or without."""
    return any(
        row.fields.get("rated_kind") == CASE_RATED
        for kind in (RATED.name, RATING.name)
        for row in book.line(kind, case_id)
        if not row.gone
    )


# --- words of sensitive cases -----------------------------------------------------------------


def _seclude(book: Book, body: Body, stamp: Stamp) -> tuple[Outcome, int]:
    """Mark a case as sensitive, and take its words out of the venue's scope; done is done."""
    case = book.row(CASE.name, body.id)
    if case is None or case.gone:
        return refused("no_such_row", kind=CASE.name), 0
    if case.fields.get("sensitive"):
        return Outcome(TAKEN), case.number
    fields, stamps = {**case.fields, "sensitive": True}, {**case.stamps, "sensitive": stamp}
    row = book.put(msgspec.structs.replace(case, fields=fields, stamps=stamps))
    referrals.seclude(book, body.id)
    helping.hush(book, body.id)
    seclude(book, row, stamp)
    handing.secluded(book, row.id)
    return Outcome(TAKEN), row.number
