"""One operation on its way through the hub, and what a batch of them will need to be judged."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import bindparam, select

from app.attention.rules import CONFLICT
from app.events.rules import OVERBOOKED, WAITLISTED
from app.kinds import STANDING, VENUE_SCOPE, Form, Kind
from app.ops import Body
from sync.hub.book import Book
from sync.hub.keys import seats_key, visit_key
from sync.hub.sameness import COUNTED, FOLLOWED, cards_of
from sync.hub.tables import devices
from sync.merge import scope_of
from sync.wire.codec import Malformed, read_body
from sync.wire.forms import fields_by_name
from sync.wire.messages import Op, Verdict

CREATES = ("create", "fact")
_OF_CASES = ("case_details", "case_secret", "case_note", "case_secret_note")
_STANDING = frozenset(item.name for item in STANDING)
_needs: dict[int, tuple[Kind, tuple[str, ...]]] = {}


class Work(msgspec.Struct):
    """One operation on its way through. `received`: the scope's number when it first came."""

    op: Op
    device: str
    incarnation: str
    received: int | None = None
    filed: bool = False
    """Its number is filed already: it was held, or its body comes late."""
    known: Verdict | None = None
    """The stored verdict of an operation that comes again under a new number."""
    body: Body | None = None
    problem: str = ""
    forget: bool = False
    """Its body must not be kept (it is about somebody who was erased)."""
    admitted: bool = False
    """That its desk may say it was judged when it came; a right taken since changes nothing."""

    def __post_init__(self) -> None:
        """Read the body; a bad one is this operation's own misfortune."""
        if self.op.withheld or self.known is not None:
            return
        if self.filed and not self.op.body:
            self.problem = "gone"
            return
        try:
            self.body = read_body(self.op)
        except Malformed as error:
            self.problem = error.code


def id_fields(kind: Kind) -> tuple[str, ...]:
    """Name the fields of a kind that hold ids of rows."""
    known = _needs.get(id(kind))
    if known is None:
        names = tuple(
            name
            for name, field in fields_by_name(kind).items()
            if field.form is Form.ID and name not in _STANDING
        )
        known = _needs[id(kind)] = (kind, names)
    return known[1]


def scope_of_body(book: Book, body: Body) -> str:
    """Give the scope of the row an operation is about; a choice is in its conflict's."""
    conflict = book.row(CONFLICT.name, body.id) if body.verb == "resolve" else None
    return conflict.scope if conflict else scope_of(body.kind, body.fields, book.hub.kinds)


_SCOPES = select(devices.c.scopes).where(
    devices.c.venue_id == bindparam("venue"), devices.c.device_id == bindparam("device")
)


def may_write(book: Book, device_id: str, scope: str) -> bool:
    """Say whether a desk may write into a scope, at this moment; its venue's own it always may."""
    if scope == VENUE_SCOPE:
        return True
    said = {"venue": book.venue_id, "device": device_id}
    found = book.connection.execute(_SCOPES, said).scalar()
    return found is not None and scope in msgspec.json.decode(found)


def fetch_for(book: Book, works: Sequence[Work]) -> None:
    """Read what a batch will need, in few queries instead of one for each operation."""
    wanted: set[tuple[str, str]] = set()
    keys: set[tuple[str, str]] = set()
    for work in works:
        body = work.body
        if body is None or body.kind not in book.hub.kinds:
            continue
        wanted.add((body.kind, body.id))
        if body.verb not in CREATES:
            continue
        rows_of, keys_of = _looked_at(book, body)
        wanted.update(rows_of)
        keys.update(keys_of)
    # Anything may be said, even what PostgreSQL cannot look for; judging refuses it later.
    book.prefetch(
        {place for place in wanted if "\0" not in "".join(place)},
        {place for place in keys if "\0" not in place[1]},
    )


Places = set[tuple[str, str]]


def _looked_at(book: Book, body: Body) -> tuple[Places, Places]:
    """Give the rows (kind, id) and lines (kind, key) a creation looks at, besides its own row."""
    wanted: Places = set()
    keys: Places = {("void", body.id)} if body.kind in FOLLOWED else set()
    if body.kind in COUNTED and body.fields.get("person_id"):
        when = str(body.fields.get("day" if body.kind == "visit" else "session_id"))
        cards = cards_of(book, str(body.fields["person_id"]))
        keys.update((body.kind, visit_key(card, when)) for card in cards)
    elif body.kind == "same_person":
        people = (body.fields.get("person_id"), body.fields.get("other_id"))
        wanted.update(("person", one) for one in people if isinstance(one, str))
    elif body.kind == "void":
        target = (str(body.fields.get("target_kind")), str(body.fields.get("target_id")))
        wanted.add(target)
        keys.add(("void", target[1]))
    elif body.kind == "file" and body.fields.get("owner_kind") == "case":
        wanted.add(("case", str(body.fields.get("owner_id"))))
    elif body.kind in _OF_CASES:
        wanted.add(("case", str(body.fields.get("case_id"))))
    elif body.kind == "registration":
        session = str(body.fields.get("session_id"))
        wanted.update({("event_session", session), ("seats", session)})
        wanted.add(("event", str(body.fields.get("event_id"))))
        keys.add(("seat_lease", session))
        cards = cards_of(book, str(body.fields.get("person_id")))
        lines = (*cards, WAITLISTED, OVERBOOKED)
        keys.update(("registration", seats_key(session, one)) for one in lines)
    return wanted, keys
