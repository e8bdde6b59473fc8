"""Calls for help at headquarters: told to others where they reach, and offers brought back.

Nothing of this locks two venues: what others read is written under the shared scope's lock, and an
offer goes to the venue that asked by a relay. Ids are made of what caused them, so that work which
comes again after a restore doubles nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import bindparam, select

from app.cases import lifecycle
from app.cases.rules import CASE, CASE_DETAILS, CASE_SECRET
from app.clock import from_text
from app.helping.rules import (
    CLOSED,
    HELP_BROADCAST,
    HELP_CALL,
    HELP_OFFER,
    HELP_OFFER_RECEIVED,
    NOWHERE,
    OPEN,
    personal_in,
    scope_for,
)
from app.people.rules import PERSON
from app.venue.rules import VENUE
from sync.hub.book import Book
from sync.hub.headquarters import write
from sync.hub.loading import row_id
from sync.hub.postgres import tell
from sync.hub.relays import Relay, relay_id
from sync.hub.sharedbook import put_shared
from sync.hub.tables import shared_rows, venue_regions
from sync.merge import Stored

PUBLISH, OFFER = "help_publish", "help_offer"
"""What relays say: look at one of your calls and tell it as it stands; somebody offers help."""
AFTER = dt.timedelta(days=7)
"""So long after its last day a call is taken out, where nobody closed it."""
_DONE = (*lifecycle.ANSWERED, *lifecycle.OVER)
_REGION = select(venue_regions.c.region).where(venue_regions.c.venue_id == bindparam("venue"))
_SAID = select(shared_rows.c.id, shared_rows.c.fields).where(
    shared_rows.c.scope == bindparam("of"),
    shared_rows.c.kind == HELP_BROADCAST.name,
    shared_rows.c.gone == "",
)


def follow(book: Book, before: Stored | None, after: Stored) -> None:
    """See to what a row that was written means for calls and offers."""
    if after.kind == HELP_CALL.name:
        is_mute = _is_mute(book, str(after.fields.get("case_id") or ""))
        has_words = bool(after.fields.get("words"))
        _publish(book, _without_words(book, after) if has_words and is_mute else after)
    elif after.kind == HELP_OFFER.name and before is None:
        _bring(book, after)
    elif _is_done(before, after):
        close_for(book, after.id)


def close_for(book: Book, case_id: str) -> None:
    """Stop asking for a case that needs no help any more; done is done."""
    for row in book.line(HELP_CALL.name, case_id):
        if not row.gone and row.fields["state"] == OPEN:
            write(book, HELP_CALL.name, row.id, {"state": CLOSED})
            _publish(book, book.row(HELP_CALL.name, row.id) or row)


def hush(book: Book, case_id: str) -> None:
    """Take the words out of the calls of a case that turned sensitive, or lost its own."""
    for row in book.line(HELP_CALL.name, case_id):
        if not row.gone and row.fields.get("words"):
            _publish(book, _without_words(book, row))


def publish(book: Book, relay: Relay) -> None:
    """Tell others of a call as it stands now; one that is over is told no more."""
    row = book.row(HELP_CALL.name, str(relay.fields["call"]))
    if row is None:
        return
    region = str(book.connection.execute(_REGION, {"venue": book.venue_id}).scalar() or "")
    told = str(row.fields.get("told_in") or "")
    scope = told if told not in ("", NOWHERE) else scope_for(str(row.fields["reach"]), region)
    stands = not row.gone and row.fields["state"] == OPEN
    if scope != NOWHERE:
        said = {
            row_id(scope, HELP_BROADCAST.name, row.id): _broadcast(book, row) if stands else None
        }
        said |= _outdated(book, scope)
        put_shared(book.connection, book.hub, scope, HELP_BROADCAST.name, said)
        tell(book.connection, scope)
    if stands and told != scope:
        write(book, HELP_CALL.name, row.id, {"told_in": scope})


def take_offer(book: Book, relay: Relay) -> None:
    """Put an offer beside the call it is for; a call nobody made here is nobody's."""
    call = book.row(HELP_CALL.name, str(relay.fields.get("call_id")))
    if call is None or call.gone or book.row(HELP_OFFER_RECEIVED.name, relay.id) is not None:
        return
    write(book, HELP_OFFER_RECEIVED.name, relay.id, dict(relay.fields))


def _is_done(before: Stored | None, after: Stored) -> bool:
    """Say whether a case has just got to where it needs no help any more."""
    if after.kind != CASE.name or after.fields.get("state") not in _DONE:
        return False
    return before is None or before.fields.get("state") != after.fields["state"]


def _publish(book: Book, call: Stored) -> None:
    """Have a call told once this commit is through; a shared scope is not held meanwhile."""
    cause = (call.id, book.hub.epoch, str(call.number))
    said = {"call": call.id}
    book.put_relay(Relay(relay_id(PUBLISH, *cause), book.venue_id, PUBLISH, said, call.id))


def _without_words(book: Book, call: Stored) -> Stored:
    kept = {name: value for name, value in call.fields.items() if name != "words"}
    return book.put(msgspec.structs.replace(call, fields=kept))


def _bring(book: Book, offer: Stored) -> None:
    """Have an offer brought to the venue that asked."""
    asker = str(offer.fields["asker"])
    if asker == book.venue_id:
        return
    said: dict[str, Any] = {
        "call_id": offer.fields["call_id"],
        "from_venue": book.venue_id,
        "from_name": _name(book),
        **{name: offer.fields[name] for name in ("words", "contact", "happened_at")},
    }
    book.put_relay(Relay(relay_id(OFFER, offer.id), asker, OFFER, said, offer.id))


def _broadcast(book: Book, call: Stored) -> dict[str, Any]:
    fields = {
        "call_id": call.id,
        "asker": book.venue_id,
        "asker_name": _name(book),
        "category": call.fields["category"],
        "until": call.fields["until"],
        "since": call.fields["happened_at"],
    }
    words = str(call.fields.get("words") or "")
    if words and _may_be_read(book, call, words):
        fields["words"] = words
    return fields


def _may_be_read(book: Book, call: Stored, words: str) -> bool:
    """Say whether strangers may read words: with nobody's name or number, of no mute case."""
    case_id = str(call.fields.get("case_id") or "")
    return not _is_mute(book, case_id) and not personal_in(words, _names(book, case_id))


def _is_mute(book: Book, case_id: str) -> bool:
    """Say whether no word of a case may be told: it is sensitive, or has no words of its own.

    Those of a case go with whoever is erased. A call that comes again after a restore, when they
    are gone, must not say them anew: nothing in it tells whom it is about.
    """
    if not case_id:
        return False
    case = book.row(CASE.name, case_id)
    if case is not None and case.fields.get("sensitive"):
        return True
    kinds = (CASE_DETAILS.name, CASE_SECRET.name)
    return all(row.gone for kind in kinds for row in book.line(kind, case_id))


def _names(book: Book, case_id: str) -> list[str]:
    names: list[str] = []
    for kind in (CASE_DETAILS.name, CASE_SECRET.name) if case_id else ():
        for row in book.line(kind, case_id):
            names += [str(row.fields.get(name) or "") for name in ("name", "on_behalf_of")]
            person = book.row(PERSON.name, str(row.fields.get("person_id") or ""))
            if person is not None:
                names.append(str(person.fields.get("name") or ""))
    return [name for name in names if name]


def _name(book: Book) -> str:
    venue = book.row(VENUE.name, book.venue_id)
    return str(venue.fields["name"]) if venue is not None else book.venue_id


def _outdated(book: Book, scope: str) -> dict[str, dict[str, Any] | None]:
    """Find calls in a scope that ended a week ago: nobody need take them out by hand."""
    before = (from_text(book.now) - AFTER).date().isoformat()
    found = book.connection.execute(_SAID, {"of": scope})
    return {str(row.id): None for row in found if _until(row.fields) < before}


def _until(fields: str) -> str:
    return str(msgspec.json.decode(fields)["until"])
