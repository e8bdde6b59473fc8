"""What the young person does about their case on the web: rates it, or says that they will not.

A nameless rating waits with others of the venue's cases and never says of which it is; the case
itself only learns that it was rated.
"""

from __future__ import annotations

from app.cases import lifecycle
from app.cases.rules import CASE, CASE_DETAILS, CASE_NOTE
from app.clock import from_text
from app.ratings.rules import CASE_RATED, NEVER, NO_DAY, RATED, RATING, problem_of
from sync.hub import cases, ratings
from sync.hub.book import Book
from sync.hub.headquarters import write
from sync.hub.journal import DECLINED, Line
from sync.hub.ratings import Said
from sync.hub.referrals import made_id
from sync.merge import Stored

ON_THE_WEB = "web"
CAN, NOT_YET, DONE, OVER = "can", "not_yet", "done", "over"
"""How a case stands with rating: now, not before it is answered, it was, no more."""
_CODES = {NOT_YET: "case_not_answered", DONE: "case_rated_already", OVER: "case_rating_over"}


def standing(state: str, closed_at: str | None, now: str, *, rated: bool) -> str:
    """Say how a case stands with rating, by its state and when it was closed (UTC text)."""
    if rated:
        return DONE
    if state in lifecycle.ANSWERED:
        return CAN
    if state in lifecycle.RUNNING:
        return NOT_YET
    if state != lifecycle.CLOSED or closed_at is None:
        return OVER
    return CAN if from_text(now) < from_text(closed_at) + lifecycle.REOPEN_FOR else OVER


def rate(book: Book, case_id: str, said: Said) -> str:
    """Take down what the young person says of a case; gives the code of why not, or nothing.

    Codes: gone, case_not_answered, case_rated_already, case_rating_over, and of what does not fit
    (`problem_of`).
    """
    case = book.row(CASE.name, case_id)
    if case is None or case.gone:
        return "gone"
    how = standing(
        str(case.fields["state"]),
        case.fields.get("closed_at"),
        book.now,
        rated=bool(case.fields.get("rated")) or cases.is_rated(book, case_id),
    )
    code = problem_of(said.score, said.tags, said.words) or _CODES.get(how, "")
    if not code:
        _take(book, case, said)
    return code


def decline(book: Book, case_id: str) -> str:
    """Close a case whose young person will not rate it and says so; said twice it is one.

    Codes: gone, case_not_told, case_rated_already.
    """
    case = book.row(CASE.name, case_id)
    if case is None or case.gone:
        return "gone"
    if case.fields.get("rated"):
        return "case_rated_already"
    if case.fields["state"] in (lifecycle.CLOSED, lifecycle.ARCHIVED):
        return ""
    if case.fields["state"] != lifecycle.TOLD:
        return "case_not_told"
    said = Line(DECLINED, book.now, book.venue_id, id=_declined_id(case), of=case.id)
    is_new = book.row(CASE_NOTE.name, said.id) is None
    decline_again(book, said)
    if is_new:
        book.put_line(said)
    return ""


def decline_again(book: Book, said: Line) -> None:
    """Write that somebody declined into their case's log, and close the case where it may be."""
    fields = {
        "case_id": said.of,
        "act": lifecycle.CLOSE.name,
        "before": lifecycle.TOLD,
        "after": lifecycle.CLOSED,
        "way": ON_THE_WEB,
        "happened_at": said.at,
    }
    if book.row(CASE_NOTE.name, said.id) is None:
        write(book, CASE_NOTE.name, said.id, dict(fields))
    case = book.row(CASE.name, said.of)
    if case is not None:
        close_declined(book, case)


def close_declined(book: Book, case: Stored) -> None:
    """Close a case that stands where its answer was told, if a decline of that answer is known.

    A hub that went back knows of the decline from its journal before desks bring the answer again.
    Which answer was declined the line's id says; no clock does, desks' being their own.
    """
    if case.kind != CASE.name or case.gone or case.fields["state"] != lifecycle.TOLD:
        return
    said = book.row(CASE_NOTE.name, _declined_id(case))
    if said is None or said.gone:
        return
    closed = {
        "state": lifecycle.CLOSED,
        "closed_at": said.fields["happened_at"],
        "decline_channel": ON_THE_WEB,
        "decline_attempts": 1,
        "next_step": lifecycle.NEXT[lifecycle.CLOSED],
    }
    write(book, CASE.name, case.id, closed)


def _declined_id(case: Stored) -> str:
    """Give the id of the line that says of a case that the answer it has now was declined.

    When that was told its desk says, and says the same after a restore.
    """
    return made_id("declined", case.id, str(case.fields.get("told_at") or ""))


def _take(book: Book, case: Stored, said: Said) -> None:
    if not said.anonymous:
        day = ratings.day_of(book, from_text(book.now))
        fields = ratings.said_on_web(CASE_RATED, said, day)
        fields |= {"rated_id": case.id, "whose": case.id}
        person = _person_of(book, case)
        if person is not None:
            fields["person_id"] = person
        _put(book, RATING.name, fields)
        return
    _put(book, RATED.name, {"rated_kind": CASE_RATED, "rated_id": case.id, "whose": case.id})
    ratings.lay(book, ratings.said_on_web(CASE_RATED, said, NO_DAY), NEVER)


def _put(book: Book, kind: str, fields: dict[str, object]) -> None:
    row = book.row(kind, ratings.give(book, kind, fields))
    if row is not None:
        cases.follow(book, row)


def _person_of(book: Book, case: Stored) -> str | None:
    """Give whom a case is about, where it is written with its open words.

    Of a sensitive one nobody says so: a rating is read by everybody at the venue.
    """
    if case.fields.get("sensitive"):
        return None
    words = (row for row in book.line(CASE_DETAILS.name, case.id) if not row.gone)
    return next(
        (str(row.fields["person_id"]) for row in words if row.fields.get("person_id")), None
    )
