"""Cases handed to another venue: what this venue's commits have to say to that one, and back.

Nothing here touches the other venue: what is to be said there is staged as relays, and taken in by
`handed.py` under that one's lock. Ids come from the operation that handed the case on, so that the
same work after a restore makes the same handover.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from app.cases import lifecycle
from app.cases.rules import (
    CASE,
    CASE_DETAILS,
    CASE_NOTE,
    CASE_SECRET,
    CASE_SECRET_NOTE,
    SHAREABLE,
    VENUE,
)
from app.clock import from_text, to_text
from app.handovers.rules import (
    HANDOVER,
    HANDOVER_NOTE,
    HANDOVER_SECRET_NOTE,
    HANDOVER_SENT,
    HANDOVER_WORDS,
    LIVE,
    OFFERED,
    TOLD,
    WITHDRAWN,
)
from app.ops import Body
from app.people.rules import PERSON
from sync.hub.book import Book
from sync.hub.headquarters import write
from sync.hub.relays import Relay, relay_id
from sync.hub.sameness import cards_of
from sync.hub.tables import venues
from sync.hub.work import CREATES, Work
from sync.merge import Outcome, Stored, refused
from sync.wire.codec import is_id

OFFER, WORDS, REPLY, WITHDRAW, SECLUDE, FORGET = (
    "handover",
    "handover_words",
    "handover_reply",
    "handover_withdrawn",
    "handover_secluded",
    "handover_forgotten",
)
"""What the first venue has to say to the second."""
STATE, SAID = "handover_state", "handover_said"
"""What the second has to say to the first."""
_NOTES = (HANDOVER_NOTE.name, HANDOVER_SECRET_NOTE.name)
_CASE_NOTES = (CASE_NOTE.name, CASE_SECRET_NOTE.name)
_NAME = select(venues.c.name).where(venues.c.venue_id == bindparam("venue"))


# --- judging ------------------------------------------------------------------------------------


def problem(book: Book, work: Work, body: Body) -> Outcome | None:
    """Give what no desk may say of a handover, whatever else is right about it."""
    if body.kind == HANDOVER.name and body.verb in CREATES:
        return refused("fixed", kind=body.kind)
    if body.kind not in _NOTES or not body.fields.get("words"):
        return None
    about = body.fields.get("handover_id")
    row = book.row(HANDOVER.name, about) if isinstance(about, str) and is_id(about) else None
    if row is None or not row.fields.get("wordless"):
        return None
    work.forget = True
    return refused("gone")


def missing(book: Book, body: Body) -> str | None:
    """Give the handover an operation is about, where this venue has not heard of it yet.

    After a restore its desks may bring their answers before the first venue's bring the case; and
    the first venue's what they did with an answer that the second has still to bring again.
    """
    if body.kind == CASE.name and body.verb == "move":
        return _unanswered(book, body)
    about = body.id if body.kind == HANDOVER.name and body.verb not in CREATES else None
    if body.kind in _NOTES:
        about = body.fields.get("handover_id")
    if not isinstance(about, str) or not is_id(about):
        return None
    return None if book.row(HANDOVER.name, about) is not None else about


def _unanswered(book: Book, body: Body) -> str | None:
    """Give the handover by whose answer a case comes to where a move begins, and is not yet."""
    if body.before not in (lifecycle.RESOLVED, lifecycle.RETURNED):
        return None
    if body.base is not None and body.base.epoch == book.hub.epoch:
        return None  # what it saw this hub still knows: another desk was first
    case = book.row(CASE.name, body.id)
    if case is None or case.gone or not _goes_to_venue(case.fields):
        return None
    live = [row.id for row in sent_of(book, case.id) if row.fields["state"] in LIVE]
    return live[-1] if live else None


def weigh(book: Book, body: Body, stored: Stored | None, said: Outcome) -> Outcome:
    """Refuse to hand a case to what is no other venue."""
    if said.fields is None or body.kind != CASE.name:
        return said
    before = stored.fields["state"] if stored is not None else None
    if before == said.fields["state"] or not _goes_to_venue(said.fields):
        return said
    to = str(said.fields.get("holder_id"))
    if to == book.venue_id or not _name_of(book, to):
        return refused("bad_field", field="holder_id")
    return said


def _goes_to_venue(fields: dict[str, Any]) -> bool:
    return fields["state"] == lifecycle.TRANSFERRED and fields.get("holder_kind") == VENUE


def _name_of(book: Book, venue_id: str) -> str:
    found = book.connection.execute(_NAME, {"venue": venue_id}).scalar() if is_id(venue_id) else ""
    return str(found or "")


# --- the first venue ----------------------------------------------------------------------------


def follow(book: Book, work: Work, before: Stored | None, row: Stored) -> None:
    """See to what another venue is to hear of a row that came or changed."""
    was = before.fields.get("state") if before is not None else None
    if was == row.fields.get("state"):
        return
    if row.kind == CASE.name:
        if was == lifecycle.TRANSFERRED:
            _withdraw(book, row.id)
        if _goes_to_venue(row.fields):
            _hand_on(book, work, row)
    elif row.kind == HANDOVER.name:
        tell_state(book, row, work.op.op_id, _moment(book, work.body))


def let_go(book: Book, before: Stored | None, row: Stored) -> list[tuple[str, str]]:
    """Give (kind, id) of what nobody need wait for any more: the case is elsewhere by now."""
    was = before.fields.get("state") if before is not None else None
    if row.kind != CASE.name or was != lifecycle.TRANSFERRED or row.fields["state"] == was:
        return []
    return [(HANDOVER_SENT.name, one.id) for one in sent_of(book, row.id)]


def heard(book: Book, body: Body) -> None:
    """See to what another venue is to hear of words that were taken."""
    if body.kind in _CASE_NOTES and body.verb in CREATES:
        _of_case(book, body)
    elif body.kind in _NOTES and body.verb in CREATES:
        _of_handover(book, body)


def sent_of(book: Book, case_id: str) -> list[Stored]:
    """Give how a case stands at the venues it was handed to, the latest last."""
    rows = [row for row in book.line(HANDOVER_SENT.name, case_id) if not row.gone]
    return sorted(rows, key=lambda row: row.made.number)


def _moment(book: Book, body: Body | None) -> str:
    """Give when something was done: the desk's time, so that it is the same after a restore.

    Now, where somebody wrote none that can be read.
    """
    said = body.corrected or body.at if body is not None else None
    try:
        return to_text(from_text(said or book.now))
    except (ValueError, OverflowError):
        return book.now


def _hand_on(book: Book, work: Work, case: Stored) -> None:
    to, handover = str(case.fields["holder_id"]), relay_id(OFFER, case.id, work.op.op_id)
    if book.row(HANDOVER_SENT.name, handover) is None:
        sent = {"case_id": case.id, "to_venue": to, "to_name": _name_of(book, to), "state": OFFERED}
        write(book, HANDOVER_SENT.name, handover, {**sent, "asked_at": _moment(book, work.body)})
    shown = ("number", "category", "urgency", "sensitive", "minor", "emergency", "due_at")
    shell = {name: case.fields[name] for name in shown if case.fields.get(name) is not None}
    own = book.row("venue", book.venue_id)
    name = own.fields["name"] if own is not None else _name_of(book, book.venue_id)
    shell |= {"from_venue": book.venue_id, "from_name": name, "state": OFFERED}
    shell |= {"asked_at": _moment(book, work.body)}
    said = {"handover": handover, "shell": shell}
    book.put_relay(Relay(handover, to, OFFER, said, about=case.id))


def _withdraw(book: Book, case_id: str) -> None:
    """The first venue takes a case back, or has answered it itself."""
    for row in sent_of(book, case_id):
        if row.fields["state"] in LIVE:
            changed = {"state": WITHDRAWN, "changed_at": book.now}
            write(book, HANDOVER_SENT.name, row.id, dict(changed))
            _tell(book, WITHDRAW, row, {"at": book.now})


def _tell(book: Book, what: str, row: Stored, said: dict[str, Any]) -> None:
    """Stage what is said once of a handover."""
    to, cause = str(row.fields["to_venue"]), relay_id(what, row.id)
    about = str(row.fields["case_id"])
    book.put_relay(Relay(cause, to, what, {"handover": row.id, **said}, about=about))


def _of_case(book: Book, body: Body) -> None:
    """What was ticked of a case goes with its handing on, and what its venue replies."""
    act, case_id = body.fields.get("act"), str(body.fields.get("case_id"))
    if act not in (lifecycle.TRANSFER.name, lifecycle.REPLY):
        return
    live = [row for row in sent_of(book, case_id) if row.fields["state"] in LIVE]
    if not live:
        return
    row = live[-1]
    said: dict[str, Any] = {"handover": row.id, "at": str(body.fields.get("happened_at"))}
    if act == lifecycle.REPLY:
        cause, what = relay_id(REPLY, body.id), REPLY
        said |= {"words": str(body.fields.get("words") or "")}
    else:
        cause, what = relay_id(WORDS, row.id), WORDS
        said |= {"words": ticked(book, case_id, body.fields.get("shared") or [])}
    to = str(row.fields["to_venue"])
    book.put_relay(Relay(cause, to, what, said, about=case_id, personal=True))


def ticked(book: Book, case_id: str, shared: list[str]) -> dict[str, str]:
    """Give the words of a case that were ticked to be handed on, and nothing else."""
    lines = [one for kind in (CASE_DETAILS, CASE_SECRET) for one in book.line(kind.name, case_id)]
    fields = next((dict(one.fields) for one in lines if not one.gone), {})
    person = fields.get("person_id")
    for card in sorted(cards_of(book, str(person))) if person else ():
        row = book.row(PERSON.name, card)
        if row is not None and not row.gone:
            for name in ("name", "phone"):
                fields.setdefault(name, row.fields.get(name))
    limits = {item.name: item.limit for item in HANDOVER_WORDS.fields}
    wanted = [name for name in SHAREABLE if name in shared and fields.get(name)]
    return {name: str(fields[name])[: limits[name]] for name in wanted}


def secluded(book: Book, case_id: str) -> None:
    """A case turned sensitive: what the other venue has of its words is to lie apart, too."""
    for row in sent_of(book, case_id):
        _tell(book, SECLUDE, row, {})


def forget(book: Book, row: Stored) -> None:
    """Words of a case go with whoever was erased: at the other venue as well."""
    if row.kind not in (CASE_DETAILS.name, CASE_SECRET.name, *_CASE_NOTES):
        return
    case_id = str(row.fields.get("case_id"))
    sent = [one for one in sent_of(book, case_id) if not one.fields.get("wordless")]
    if sent:
        book.unsay(case_id)
    for one in sent:
        write(book, HANDOVER_SENT.name, one.id, {"wordless": True})
        _tell(book, FORGET, one, {})


# --- the second venue ---------------------------------------------------------------------------


def tell_state(book: Book, row: Stored, cause: str, at: str) -> None:
    """Stage that the first venue hears how a handover stands."""
    said = {"handover": row.id, "state": row.fields["state"], "at": at}
    to = str(row.fields["from_venue"])
    book.put_relay(Relay(relay_id(STATE, row.id, cause), to, STATE, said, about=row.id))


def _of_handover(book: Book, body: Body) -> None:
    """What was said to an act of the second venue's stands in the case's log as well."""
    row = book.row(HANDOVER.name, str(body.fields.get("handover_id")))
    act = body.fields.get("act")
    if row is None or act not in TOLD:
        return
    said = {"handover": row.id, "act": act, "at": str(body.fields.get("happened_at"))}
    said |= {"words": str(body.fields.get("words") or "")}
    to, cause = str(row.fields["from_venue"]), relay_id(SAID, body.id)
    book.put_relay(Relay(cause, to, SAID, said, about=row.id, personal=True))
