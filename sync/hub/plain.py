"""The short way for what nearly everything is: a new row that nothing stands in the way of.

It says nothing the long way would not say, it only asks less: `takes` gives None, with nothing
staged, wherever anything at all is to be weighed, and then `Judge` does it. A test holds the two
ways to the same verdicts, rows and log.
"""

from __future__ import annotations

from collections.abc import Callable

from app.cases.rules import CASE, CASE_KINDS
from app.directory.rules import OWN_RESOURCE
from app.handovers.rules import HANDOVER_KINDS
from app.kinds import VENUE_SCOPE, Kind, Nature
from app.ops import Body
from app.ratings.rules import CASE_RATED
from sync.hub.book import Book
from sync.hub.keys import key_of
from sync.hub.sameness import COUNTED, cards_of
from sync.hub.work import Work
from sync.merge import Stamp, Writing, judge, settled_day

LOOKED_AT = (
    *("void", "venue", "same_person", "event_session", "registration", "booking"),
    OWN_RESOURCE.name,
    *(kind.name for kind in (*CASE_KINDS, *HANDOVER_KINDS)),
    *("help_call", "help_offer"),
)
"""Kinds whose creation looks at other rows, or at whose venue it is."""
FOUND = ("visit", "file", "attendance", "rating", "rated")
"""Facts found by more than their id, as long as nobody takes them back."""


class Plain:
    """Takes new rows into a book, one after the other."""

    def __init__(self, book: Book, rules: Callable[[], tuple[str, str]]) -> None:
        self.book, self.rules = book, rules
        # A creation has no use for either: its stamp is the row's.
        self._writing = Writing(Stamp(0, "", ""), book.hub.epoch)

    def takes(self, work: Work) -> int | None:
        """Stage the row an operation brings; gives its number, or None for the long way."""
        body, book = work.body, self.book
        if body is None or work.filed or work.known is not None or book.has_open or book.has_erased:
            return None
        kind = self._kind_of(body)
        if kind is None or (body.group is not None and body.group.atomic):
            return None
        if book.row(body.kind, body.id) is not None:
            return None
        fields = judge(kind, None, body, self._writing).fields
        if fields is None:
            return None
        if "day" in fields:
            day = settled_day(body, *self.rules())
            if day is not None:
                fields["day"] = day
        key = None
        if kind.name in FOUND:
            fields.pop("duplicate_of", None)
            key = key_of(kind.name, fields)
            if not self._stands_alone(kind, body, key):
                return None
        return book.put_new(kind.name, body.id, work.op.op_id, work.device, fields, key)

    def _stands_alone(self, kind: Kind, body: Body, key: str | None) -> bool:
        """Say that nobody took it back before it came, and that it is no second coming."""
        book = self.book
        if book.line("void", body.id):
            return False
        if kind.name not in COUNTED or key is None:
            return True
        alone, who = not book.line(kind.name, key), body.fields.get("person_id")
        return alone and (not who or len(cards_of(book, str(who))) == 1)

    def _kind_of(self, body: Body) -> Kind | None:
        """Give the kind an operation plainly makes a row of, or None."""
        kind = self.book.hub.kinds.get(body.kind)
        if kind is None or body.kind in LOOKED_AT or body.replaces is not None:
            return None
        if body.fields.get("rated_kind") == CASE_RATED:
            return None  # its case is told
        if body.fields.get("owner_kind") == CASE.name:
            return None  # it waits for its case
        if kind.scope != VENUE_SCOPE or kind.by_hub:
            return None  # whether this desk may say so is to be asked
        made_by = "fact" if kind.nature is Nature.FACT else "create"
        return kind if body.verb == made_by else None
