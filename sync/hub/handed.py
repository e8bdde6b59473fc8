"""What one venue says to another about a case between them, taken in by the one that is told.

Each of these may come a second time, or too late: then it changes nothing.
"""

from __future__ import annotations

from typing import Any

from app.cases import lifecycle
from app.cases.rules import (
    CASE,
    CASE_DETAILS,
    CASE_NOTE,
    CASE_SECRET,
    CASE_SECRET_NOTE,
    OWN,
    VENUE,
)
from app.handovers.rules import (
    ACCEPTED,
    ASKED,
    HANDOVER,
    HANDOVER_NOTE,
    HANDOVER_SECRET,
    HANDOVER_SECRET_NOTE,
    HANDOVER_SENT,
    HANDOVER_WORDS,
    LIVE,
    REPLY,
    RESOLVE,
    RESOLVED,
    RETURN,
    RETURNED,
    TOLD,
    WITHDRAW,
    WITHDRAWN,
)
from sync.hub import handing, helping
from sync.hub.book import Book
from sync.hub.docket import Docket
from sync.hub.forgetting import leave_words
from sync.hub.headquarters import write
from sync.hub.hub import HEADQUARTERS
from sync.hub.relays import Relay, relay_id
from sync.hub.secluding import seclude
from sync.merge import Stamp, Stored

BY_VENUE = "venue"
"""The `way` of what another venue said, in the log of a case."""
_AFTER = {RESOLVED: lifecycle.RESOLVED, RETURNED: lifecycle.RETURNED}
_MOVED = {RESOLVE: lifecycle.RESOLVED, RETURN: lifecycle.RETURNED}
"""Where an answer brings the case, by the state it leads to there and by its act."""
_DRAWERS = (HANDOVER_WORDS, HANDOVER_SECRET)
_LOGS = (HANDOVER_NOTE, HANDOVER_SECRET_NOTE)


def _handover(book: Book, relay: Relay) -> Stored | None:
    """Give the handover a relay is about; None where it is not there, or the relay was unsaid."""
    return book.row(HANDOVER.name, str(relay.fields.get("handover")))


def _stamp(book: Book, cause: str) -> Stamp:
    return Stamp(book.next_number(), cause, HEADQUARTERS)


# --- at the second venue ------------------------------------------------------------------------


def _offered(book: Book, relay: Relay) -> None:
    """A case comes; what this venue's desks said of it before, as after a restore, is judged."""
    if _handover(book, relay) is not None:
        return
    handover = str(relay.fields["handover"])
    write(book, HANDOVER.name, handover, dict(relay.fields["shell"]))
    Docket(book).release(book.waiting(handover))


def _worded(book: Book, relay: Relay) -> None:
    """What was ticked comes beside it."""
    row = _handover(book, relay)
    if row is None or row.fields.get("wordless"):
        return
    words = {str(name): value for name, value in relay.fields["words"].items()}
    row_id = relay_id("words", row.id)
    if not words or any(book.row(kind.name, row_id) is not None for kind in _DRAWERS):
        return
    drawer = HANDOVER_SECRET if row.fields.get("sensitive") else HANDOVER_WORDS
    write(book, drawer.name, row_id, {"handover_id": row.id, **words})
    write(book, HANDOVER.name, row.id, {"shared": sorted(words)})


def _withdrawn(book: Book, relay: Relay) -> None:
    row = _handover(book, relay)
    if row is None or row.fields["state"] not in LIVE:
        return
    write(book, HANDOVER.name, row.id, {"state": WITHDRAWN})
    _note(book, row, relay, WITHDRAW, "")


def _replied(book: Book, relay: Relay) -> None:
    """The first venue says what was asked for: work goes on."""
    row = _handover(book, relay)
    if row is None:
        return
    _note(book, row, relay, REPLY, str(relay.fields["words"]))
    if row.fields["state"] == ASKED:
        write(book, HANDOVER.name, row.id, {"state": ACCEPTED})
        now = book.row(HANDOVER.name, row.id) or row
        handing.tell_state(book, now, relay.id, str(relay.fields["at"]))


def _note(book: Book, row: Stored, relay: Relay, act: str, words: str) -> None:
    if any(book.row(kind.name, relay.id) is not None for kind in _LOGS):
        return
    said = words if not row.fields.get("wordless") else ""
    log = HANDOVER_SECRET_NOTE if row.fields.get("sensitive") and said else HANDOVER_NOTE
    line = {"handover_id": row.id, "act": act, "happened_at": str(relay.fields["at"])}
    write(book, log.name, relay.id, {**line, "words": said or None})


def _secluded(book: Book, relay: Relay) -> None:
    row = _handover(book, relay)
    if row is not None and not row.fields.get("sensitive"):
        write(book, HANDOVER.name, row.id, {"sensitive": True})
        seclude(book, row, _stamp(book, relay.id))


def _forgotten(book: Book, relay: Relay) -> None:
    """Whom it is about was erased: the shell stays, and no word."""
    row = _handover(book, relay)
    if row is None:
        return
    write(book, HANDOVER.name, row.id, {"wordless": True, "shared": None})
    book.unsay(row.id)
    stamp = _stamp(book, relay.id)
    for kind in (*_DRAWERS, *_LOGS):
        for words in book.line(kind.name, row.id):
            if not words.gone and (kind in _DRAWERS or words.fields.get("words")):
                leave_words(book, words, stamp)


# --- at the first venue -------------------------------------------------------------------------


def _sent(book: Book, relay: Relay) -> Stored | None:
    return book.row(HANDOVER_SENT.name, str(relay.fields.get("handover")))


def _stands(book: Book, relay: Relay) -> None:
    """How it stands there is mirrored; what waited for that is judged, whatever it came to."""
    row = _sent(book, relay)
    if row is None:
        return
    if row.fields["state"] in LIVE:
        _mirrored(book, row, relay)
    Docket(book).release(book.waiting(row.id))


def _mirrored(book: Book, row: Stored, relay: Relay) -> None:
    """An answer moves the case on."""
    state, at = str(relay.fields["state"]), str(relay.fields["at"])
    write(book, HANDOVER_SENT.name, row.id, {"state": state, "changed_at": at})
    case = book.row(CASE.name, str(row.fields["case_id"]))
    if case is None or case.gone or not _is_there(case, row):
        return
    moved: dict[str, Any] = {"state": _AFTER.get(state)}
    moved["next_step"] = lifecycle.NEXT.get(str(moved["state"]))
    if state == RESOLVED:
        write(book, CASE.name, case.id, {**moved, "resolved_at": at})
        helping.close_for(book, case.id)
    elif state == RETURNED:
        write(book, CASE.name, case.id, {**moved, "holder_kind": OWN, "holder_id": None})


def _is_there(case: Stored, sent: Stored) -> bool:
    """Say whether a case is where it was handed to."""
    now = tuple(case.fields.get(name) for name in ("state", "holder_kind", "holder_id"))
    return now == (lifecycle.TRANSFERRED, VENUE, sent.fields["to_venue"])


def _said(book: Book, relay: Relay) -> None:
    """What was said there stands in the case's log."""
    row = _sent(book, relay)
    if row is None:
        return
    case = book.row(CASE.name, str(row.fields["case_id"]))
    known = any(book.row(one.name, relay.id) for one in (CASE_NOTE, CASE_SECRET_NOTE))
    if case is None or case.gone or known:
        return
    act, words = str(relay.fields["act"]), str(relay.fields["words"])
    if row.fields.get("wordless"):
        words = ""
    line: dict[str, Any] = {"case_id": case.id, "act": TOLD[act], "way": BY_VENUE}
    line |= {"words": words or None, "happened_at": str(relay.fields["at"])}
    if act in _MOVED and case.fields["state"] == _MOVED[act]:
        line |= {"before": lifecycle.TRANSFERRED, "after": _MOVED[act]}
    if words:
        line["person_id"] = _person_of(book, case)
    log = CASE_SECRET_NOTE if case.fields.get("sensitive") and words else CASE_NOTE
    write(book, log.name, relay.id, line)


def _person_of(book: Book, case: Stored) -> str | None:
    """Give whom a case is about, so that what was said goes with them."""
    lines = [one for kind in (CASE_DETAILS, CASE_SECRET) for one in book.line(kind.name, case.id)]
    return next((one.fields.get("person_id") for one in lines if not one.gone), None)


TAKERS = {
    handing.OFFER: _offered,
    handing.WORDS: _worded,
    handing.REPLY: _replied,
    handing.WITHDRAW: _withdrawn,
    handing.SECLUDE: _secluded,
    handing.FORGET: _forgotten,
    handing.STATE: _stands,
    handing.SAID: _said,
}
