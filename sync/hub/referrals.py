"""What a referral means at headquarters: a link for the partner, and what they answer by it.

A referral's id is made of the line of the log that told of it: a hub that came back from a back-up
and is told once more makes the same one, and links given out meanwhile lead to it again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select

from app.cases import lifecycle, referral
from app.cases.referral import REFERRAL, REFERRAL_LINK, STANDING
from app.cases.rules import (
    CASE,
    CASE_DETAILS,
    CASE_NOTE,
    CASE_SECRET,
    CASE_SECRET_NOTE,
    OWN,
    PARTNER,
    WORDS_LIMIT,
)
from app.clock import from_text, to_text
from sync.hub import helping, linktokens
from sync.hub.book import Book
from sync.hub.headquarters import write
from sync.hub.hub import HEADQUARTERS
from sync.hub.keys import key_of
from sync.hub.tables import venues
from sync.merge import Stamp, Stored

ACCEPT, ASK, RETURN, RESULT = "accept", "ask", "return", "result"
ANSWERS = (ACCEPT, ASK, RETURN, RESULT)
"""What a partner may answer."""
_LATER = {ACCEPT: referral.ACCEPTED, ASK: referral.ASKED}
_LAST = {
    RETURN: (referral.RETURNED, lifecycle.RETURN),
    RESULT: (referral.RESOLVED, lifecycle.RESOLVE),
}
_LINES = {ACCEPT: lifecycle.PARTNER_ACCEPTED, ASK: lifecycle.PARTNER_ASKED}
_TOLD = {line: _LATER[answer] for answer, line in _LINES.items()}
"""What a line of the log that a desk wrote says of a referral."""
_NOTES = (CASE_NOTE.name, CASE_SECRET_NOTE.name)
VOID, LATE, USED = "link_void", "link_late", "link_used"
_ROOM = uuid.UUID("8d0bd0f4-6a1c-5c0e-9a5e-2f1f5f0c7d11")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a partner says: one of ANSWERS, and in words what, why, or what came of it."""

    name: str
    words: str = ""


def made_id(what: str, *of: str) -> str:
    """Give the id of what is made because of something else: the same however often it is made."""
    return str(uuid.uuid5(_ROOM, "|".join((what, *of))))


def follow(book: Book, before: Stored | None, after: Stored) -> None:
    """See to the link of a case that a row was written about."""
    if after.kind == CASE.name and before is not None:
        _mind_holder(book, before, after)
    elif after.kind in _NOTES and before is None:
        noted(book, after.id, after.fields)


def noted(book: Book, note_id: str, fields: dict[str, Any]) -> None:
    """See to what a line of a case's log says of a partner, in whichever drawer it lies."""
    case_id, act = str(fields["case_id"]), fields["act"]
    if act == lifecycle.REFER.name:
        _make(book, case_id, note_id, fields.get("shared"))
    elif act in _TOLD:
        for row in _standing(book, case_id):
            # A desk may bring what was said to an earlier link after this one was made.
            if str(fields["happened_at"]) >= _referred_at(book, row):
                _put(book, row, state=_TOLD[act])


def _referred_at(book: Book, row: Stored) -> str:
    """Give when the case went to the partner: the desk's time, like that of all lines of the log.

    "" where no line says so any more. A line with words of a sensitive case may lie among the
    secrets under another id; then the last one is meant, as a case has one link at a time.
    """
    latest = ""
    for line in _log_of(book, str(row.fields["case_id"])):
        if line.fields["act"] == lifecycle.REFER.name:
            when = str(line.fields["happened_at"])
            if made_id("referral", line.id) == row.id:
                return when
            latest = max(latest, when)
    return latest


def _log_of(book: Book, case_id: str) -> Iterator[Stored]:
    """Give the lines of a case's log; those among the secrets last: they are all looked through."""
    yield from (line for line in book.line(CASE_NOTE.name, case_id) if not line.gone)
    for line in book.of_kind(CASE_SECRET_NOTE.name):
        if not line.gone and line.fields["case_id"] == case_id:
            yield line


def void(book: Book, case_id: str) -> None:
    """Let no link of a case lead anywhere any more."""
    for row in _standing(book, case_id):
        _end(book, row, referral.VOID)


def seclude(book: Book, case_id: str) -> None:
    """Give a case that turns sensitive another link: desks that may not read it know the first."""
    for row in _standing(book, case_id):
        serial = min(int(row.fields["serial"]) + 1, referral.MOST_SERIAL)
        _put(book, row, serial=serial, link=None)
        _hide(book, row.id, case_id, link_of(book, row.id, serial))


def problem_of(fields: dict[str, Any], serial: int, now: str) -> str:
    """Say why a link leads nowhere (VOID, LATE, USED), or nothing."""
    if serial != fields["serial"] or fields["state"] == referral.VOID:
        return VOID
    if fields["state"] not in STANDING:
        return USED
    return LATE if now >= fields["expires_at"] else ""


def see(book: Book, referral_id: str) -> None:
    """Note that a link was opened, the first time."""
    row = book.row(REFERRAL.name, referral_id)
    if row is not None and row.fields["state"] == referral.OPEN:
        _put(book, row, state=referral.SEEN, seen_at=book.now)


def answer(book: Book, link: tuple[str, int], said: Answer, note_id: str) -> str:
    """Take what a partner says by their link (referral, serial); gives the code of why not.

    `note_id`: of the line it makes; said again under the same one it is one, and no trouble.
    Codes: those of `problem_of`, link_words, link_long, link_moved (the case is elsewhere by now).
    """
    row = book.row(REFERRAL.name, link[0])
    if row is None or row.gone:
        return VOID
    if any(book.row(kind, note_id) is not None for kind in _NOTES):
        return ""
    words = said.words.strip()
    code = problem_of(row.fields, link[1], book.now)
    if not code and said.name != ACCEPT and not words:
        code = "link_words"
    if not code and len(words) > WORDS_LIMIT:
        code = "link_long"
    case = book.row(CASE.name, str(row.fields["case_id"]))
    if not code and (case is None or case.gone or case.fields["state"] != lifecycle.REFERRED):
        code = "link_moved"
    if code or case is None:
        return code
    if said.name in _LATER:
        _note(book, case, note_id, {"act": _LINES[said.name]}, words)
        _put(book, row, state=_LATER[said.name], expires_at=_good_until(book))
        return ""
    _finish(book, row, case, (said.name, words), note_id)
    return ""


def link_of(book: Book, referral_id: str, serial: int) -> str:
    """Give where a partner's page is, from the address of headquarters on."""
    mine = venues.c.venue_id == book.venue_id
    code = book.connection.execute(select(venues.c.code).where(mine)).scalar_one()
    return f"/p/{code}/r/{linktokens.write(book.hub, book.venue_id, referral_id, serial)}"


def _make(book: Book, case_id: str, note_id: str, shared: Any) -> None:
    """Make the link of a case that stands with a partner now; one at a time."""
    case, row_id = book.row(CASE.name, case_id), made_id("referral", note_id)
    if case is None or case.gone or case.fields["state"] != lifecycle.REFERRED:
        return
    if case.fields["holder_kind"] != PARTNER or not case.fields.get("holder_id"):
        return
    if book.row(REFERRAL.name, row_id) is not None or _standing(book, case_id):
        return
    fields = {
        "case_id": case_id,
        "partner_id": case.fields["holder_id"],
        "state": referral.OPEN,
        "serial": 0,
        "expires_at": _good_until(book),
        "changed_at": book.now,
    }
    if shared:
        fields["shared"] = sorted(shared)
    link = link_of(book, row_id, 0)
    if not case.fields.get("sensitive"):
        fields["link"] = link
    _store(book, REFERRAL.name, row_id, fields)
    if case.fields.get("sensitive"):
        _hide(book, row_id, case_id, link)


def _mind_holder(book: Book, before: Stored, after: Stored) -> None:
    """Let the link of a case go that was with a partner and is with them no more."""
    if before.fields.get("state") != lifecycle.REFERRED:
        return
    held = ("state", "holder_kind", "holder_id")
    if any(before.fields.get(name) != after.fields.get(name) for name in held):
        void(book, after.id)


def _finish(book: Book, row: Stored, case: Stored, said: tuple[str, str], note_id: str) -> None:
    """Bring a case to what a partner's last word makes of it."""
    state, act = _LAST[said[0]]
    fields: dict[str, Any] = {"state": act.after, "next_step": lifecycle.NEXT[act.after]}
    if act is lifecycle.RETURN:
        fields |= {"holder_kind": OWN, "holder_id": None}
    else:
        fields["resolved_at"] = book.now
    line = {"act": act.name, "before": lifecycle.REFERRED, "after": act.after}
    write(book, CASE.name, case.id, fields)
    _note(book, case, note_id, line, said[1])
    if act is lifecycle.RESOLVE:
        helping.close_for(book, case.id)
    _end(book, row, state)


def _note(book: Book, case: Stored, note_id: str, line: dict[str, Any], words: str) -> None:
    """Write a line into the log of a case: with words of a sensitive one where only few read."""
    fields = {"case_id": case.id, "way": referral.LINK, "happened_at": book.now, **line}
    kind = CASE_NOTE.name
    if words:
        fields["words"] = words
        kind = CASE_SECRET_NOTE.name if case.fields.get("sensitive") else kind
        person = person_of(book, case.id)
        if person:
            fields["person_id"] = person
    write(book, kind, note_id, fields)


def person_of(book: Book, case_id: str) -> str:
    """Give whose words a case's are, "" for somebody without a card."""
    for kind in (CASE_SECRET.name, CASE_DETAILS.name):
        for row in book.line(kind, case_id):
            if not row.gone and row.fields.get("person_id"):
                return str(row.fields["person_id"])
    return ""


def _standing(book: Book, case_id: str) -> list[Stored]:
    rows = book.line(REFERRAL.name, case_id)
    return [row for row in rows if not row.gone and row.fields["state"] in STANDING]


def _end(book: Book, row: Stored, state: str) -> None:
    _put(book, row, state=state, link=None)
    for hidden in book.line(REFERRAL_LINK.name, str(row.fields["case_id"])):
        if hidden.fields.get("referral_id") == row.id and hidden.fields.get("link"):
            kept = {name: value for name, value in hidden.fields.items() if name != "link"}
            book.put(_with(hidden, kept))


def _hide(book: Book, referral_id: str, case_id: str, link: str) -> None:
    """Keep the link of a sensitive case where only those entitled read it."""
    row_id = made_id("referral link", referral_id)
    fields = {"case_id": case_id, "referral_id": referral_id, "link": link}
    before = book.row(REFERRAL_LINK.name, row_id)
    if before is not None:
        book.put(_with(before, fields))
    else:
        _store(book, REFERRAL_LINK.name, row_id, fields)


def _put(book: Book, row: Stored, **changed: Any) -> None:
    said = {**row.fields, "changed_at": book.now, **changed}
    book.put(_with(row, {name: value for name, value in said.items() if value is not None}))


def _with(row: Stored, fields: dict[str, Any]) -> Stored:
    return msgspec.structs.replace(row, fields=fields)


def _store(book: Book, kind: str, row_id: str, fields: dict[str, Any]) -> None:
    made = Stamp(0, book.hub.make_id(), HEADQUARTERS)
    scope = book.hub.kinds[kind].scope
    book.put(Stored(kind, row_id, 0, made, fields, key=key_of(kind, fields), scope=scope))


def _good_until(book: Book) -> str:
    return to_text(from_text(book.now) + referral.GOOD_FOR)
