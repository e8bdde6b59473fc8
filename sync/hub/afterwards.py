"""What headquarters reads of an event that is over: its account, who came, what was said.

Of people nothing but the words of those who wanted to be named: who they are is the venue's.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.events.rules import ATTENDANCE, EVENT_SUMMARY
from app.ratings.rules import RATED, RATING, evaluated
from sync.hub.book import Book
from sync.merge import Stored

_ACCOUNT = (
    *("submitted", "counted_on", "registered", "came", "unregistered", "no_shows", "rated"),
    *("text", "went_well", "went_badly"),
)


def account(book: Book, event_id: str) -> dict[str, Any]:
    """Give the house's account of an event, with how many photographs it has; empty: none yet."""
    row = book.row(EVENT_SUMMARY.name, event_id)
    if row is None or row.gone:
        return {}
    files = [one for one in _standing(book, "file") if one.fields["owner_id"] == event_id]
    return {**{name: row.fields.get(name) for name in _ACCOUNT}, "photos": len(files)}


def evaluation(book: Book, event_id: str) -> dict[str, Any]:
    """Give what was said of an event as plain numbers; nameless words only in company."""
    said = [row.fields for row in _about(book, RATING.name, event_id)]
    marks = {row.fields["whose"] for row in _about(book, RATED.name, event_id)}
    beside = [one for one in said if one["channel"] == "slip" or not one["anonymous"]]
    told = asdict(evaluated(said, len(marks) + len(beside)))
    told["comments"] = [{"score": one["score"], "words": one["words"]} for one in told["comments"]]
    return told


def by_voucher(book: Book, event_id: str) -> list[dict[str, Any]]:
    """List who was let in because a clerk saw a proof: when, at which desk, and what was seen."""
    found = [
        row
        for row in _standing(book, ATTENDANCE.name)
        if row.fields["event_id"] == event_id and row.fields.get("by_voucher")
    ]
    found.sort(key=lambda row: (str(row.fields["happened_at"]), row.id))
    return [
        {
            "attendance": row.id,
            "at": row.fields["happened_at"],
            "desk": row.fields.get("recorded_desk"),
            "by_voucher": row.fields["by_voucher"],
        }
        for row in found
    ]


def _about(book: Book, kind: str, event_id: str) -> list[Stored]:
    rows = [row for row in book.of_kind(kind) if not row.gone and not row.mark]
    return [row for row in rows if row.fields.get("rated_id") == event_id]


def _standing(book: Book, kind: str) -> list[Stored]:
    """Give the facts of a kind that nobody took back."""
    rows = [row for row in book.of_kind(kind) if not row.gone and not row.mark]
    return [row for row in rows if not book.line("void", row.id)]
